import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import type { Graph } from '../../src/graph/connect.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { type Found, find } from '../../src/questions/find.js';
import { ask, findQuestion } from '../../src/questions/index.js';
import { changesOf, type EntitySpec, META } from '../load/builder.js';
import { databaseConnection, testGraph } from '../support/database.js';

const NAMES: readonly EntitySpec[] = [
  { label: 'Person', name: '毛腾飞' },
  { label: 'Person', name: '腾飞' },
  { label: 'Person', name: '李腾飞', aliases: ['腾飞老师'] },
  { label: 'Person', name: '罗曼·罗兰' },
  { label: 'Person', name: '查尔斯·达尔文' },
  { label: 'Person', name: '单田芳' },
  { label: 'Person', name: '仇保兴' },
  { label: 'Person', name: '解振华' },
  { label: 'Person', name: '区炳文' },
  { label: 'Person', name: '查培新' },
  { label: 'Person', name: '华建敏' },
  { label: 'Person', name: '任建新' },
  { label: 'Person', name: '翟天临' },
  { label: 'Person', name: '曾培炎' },
  { label: 'Person', name: '尉迟琳嘉' },
  { label: 'Person', name: '万俟卨' },
  { label: 'Person', name: '长孙明' },
  { label: 'Person', name: '佴荣本' },
  { label: 'Person', name: '吕秀莲' },
  { label: 'Person', name: '白云' },
  { label: 'Person', name: '刘𬱖' },
  { label: 'Organization', name: '腾飞实业有限公司', kind: 'enterprise' },
  { label: 'Organization', name: '中共青岛市委员会', aliases: ['青岛市委', '市委'], kind: 'party' },
  { label: 'Organization', name: 'WTO研究会', kind: 'association' },
  { label: 'Project', name: 'C919大飞机项目', kind: 'industry' },
  { label: 'Place', name: '青岛市', kind: 'city' },
  { label: 'Event', name: '青岛市委常委会会议', kind: 'meeting', date: '2022-05-05' },
  { label: 'Topic', name: '“三高四新”战略' },
];

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
  await loadChanges(graph, [
    changesOf({ articles: [{ entities: NAMES }, { entities: [{ label: 'Person', name: '李腾飞' }] }] }),
  ]);
});
afterAll(() => graph?.close());

const first = async (query: string): Promise<Partial<Found>> => (await find(graph, query))[0] ?? {};

describe('finds', () => {
  const cases: readonly [query: string, name: string, match: string][] = [
    ['毛腾飞', '毛腾飞', 'name'],
    ['毛 腾飞', '毛腾飞', 'name'],
    ['毛　腾　飞', '毛腾飞', 'name'],
    ['腾飞', '腾飞', 'name'],
    ['市委', '中共青岛市委员会', 'alias'],
    ['maotengfei', '毛腾飞', 'pinyin'],
    ['mao tengfei', '毛腾飞', 'pinyin'],
    ['Mao Tengfei', '毛腾飞', 'pinyin'],
    ['MAO TENGFEI', '毛腾飞', 'pinyin'],
    ['mao teng fei', '毛腾飞', 'pinyin'],
    ['Máo Téngfēi', '毛腾飞', 'pinyin'],
    ['Ｍａｏ　Ｔｅｎｇｆｅｉ', '毛腾飞', 'pinyin'],
    ['Mao Teng-fei', '毛腾飞', 'pinyin'],
    ['mtf', '毛腾飞', 'initials'],
    ['MTF', '毛腾飞', 'initials'],
    ['maoteng', '毛腾飞', 'prefix'],
    ['毛腾', '毛腾飞', 'prefix'],
    ['飞实业', '腾飞实业有限公司', 'part'],
    ['毛滕飞', '毛腾飞', 'sound'],
    ['毛騰飛', '毛腾飞', 'sound'],
    ['shan tianfang', '单田芳', 'pinyin'],
    ['qiubaoxing', '仇保兴', 'pinyin'],
    ['xie zhenhua', '解振华', 'pinyin'],
    ['oubingwen', '区炳文', 'pinyin'],
    ['zhapeixin', '查培新', 'pinyin'],
    ['huajianmin', '华建敏', 'pinyin'],
    ['renjianxin', '任建新', 'pinyin'],
    ['zhaitianlin', '翟天临', 'pinyin'],
    ['zengpeiyan', '曾培炎', 'pinyin'],
    ['yuchilinjia', '尉迟琳嘉', 'pinyin'],
    ['moqixie', '万俟卨', 'pinyin'],
    ['zhangsunming', '长孙明', 'pinyin'],
    ['nairongben', '佴荣本', 'pinyin'],
    ['lü xiulian', '吕秀莲', 'pinyin'],
    ['Lǚ Xiùlián', '吕秀莲', 'pinyin'],
    ['lvxiulian', '吕秀莲', 'pinyin'],
    ['Lyu Xiulian', '吕秀莲', 'pinyin'],
    // “by” is an English stop word, which the full-text index leaves out
    ['by', '白云', 'initials'],
    ['罗曼·罗兰', '罗曼·罗兰', 'name'],
    ['罗曼•罗兰', '罗曼·罗兰', 'name'],
    ['罗曼・罗兰', '罗曼·罗兰', 'name'],
    ['罗曼･罗兰', '罗曼·罗兰', 'name'],
    ['罗曼.罗兰', '罗曼·罗兰', 'name'],
    ['罗曼 罗兰', '罗曼·罗兰', 'name'],
    ['罗曼罗兰', '罗曼·罗兰', 'name'],
    ['罗兰', '罗曼·罗兰', 'part'],
    // in a foreign name 查 is no surname
    ['chaersi', '查尔斯·达尔文', 'prefix'],
    ['wto', 'WTO研究会', 'prefix'],
    ['ＷＴＯ研究会', 'WTO研究会', 'name'],
    ['c91', 'C919大飞机项目', 'prefix'],
    ['𬱖', '刘𬱖', 'part'],
    ['卨', '万俟卨', 'part'],
    ['青岛 常委会', '青岛市委常委会会议', 'similar'],
    ['三高四新战略', '“三高四新”战略', 'similar'],
  ];
  test.each(cases)('%s: %s by %s', async (query, name, match) => {
    expect(await first(query)).toMatchObject({ name, match });
  });

  test('best matches first: name, then what begins so, then what contains it, each by the articles that name it', async () => {
    const rows = await find(graph, '腾飞');
    expect(rows.map(({ name, match, articles }) => [name, match, articles])).toEqual([
      ['腾飞', 'name', 1],
      ['李腾飞', 'prefix', 2],
      ['腾飞实业有限公司', 'prefix', 1],
      ['毛腾飞', 'part', 1],
    ]);
    expect(rows[1]?.alias).toBe('腾飞老师');
  });

  test('by one character, by containment', async () => {
    const names = (await find(graph, '腾')).map(({ name }) => name);
    expect(names.sort()).toEqual(['毛腾飞', '李腾飞', '腾飞', '腾飞实业有限公司'].sort());
  });

  test('only a label, in any case; Official too', async () => {
    expect((await find(graph, '青岛', { label: 'place' })).map(({ name }) => name)).toEqual(['青岛市']);
    expect(await find(graph, '腾飞', { label: 'Official' })).toEqual([]);
  });

  test('no more than asked for, and the best of them', async () => {
    expect(await find(graph, '腾飞', { limit: 2 })).toEqual((await find(graph, '腾飞')).slice(0, 2));
  });

  test('nothing where nothing is alike', async () => {
    expect(await find(graph, '无此人')).toEqual([]);
  });

  test.each([
    'a:b (c',
    '腾"飞',
    '"毛腾飞',
    '毛*',
    '?',
    '~~a',
    'NOT 毛',
    '毛 AND',
    'OR',
    'x^2',
    '[a TO b]',
    '\\u12 a',
    "a'b",
    'a/b/',
    '{c}',
    '+a -b',
    '&&a',
    '||a',
    '!a',
    'name:毛',
    '毛\\',
    '\u0000a',
    'x'.repeat(20_000),
    '毛'.repeat(20_000),
  ])('a query is text, not syntax: %p', async (query) => {
    const asked = /[\p{L}\p{N}]/u.test(query) ? find(graph, query) : ask(graph, 'find', { query });
    expect(Array.isArray(await asked)).toBe(true);
  });
});

describe('tells namesakes apart', () => {
  test('by post, articles, and days', async () => {
    const page = (meta: { city: string; province: string; publication: string; date: string }, organ: string) =>
      changesOf({
        meta: { ...meta, page: '01' },
        path: `${meta.city}.txt`,
        articles: [
          {
            entities: [
              { label: 'Person', name: '赵立新' },
              { label: 'Organization', name: organ, kind: 'government' },
            ],
            claims: [{ type: 'HOLDS_POSITION', from: '赵立新', to: organ, qualifier: '市长' }],
          },
        ],
      });
    await loadChanges(graph, [
      page({ publication: '甲日报', city: '青岛市', province: '山东省', date: '2020-01-02' }, '青岛市人民政府'),
      page({ publication: '乙日报', city: '长沙市', province: '湖南省', date: '2021-03-04' }, '长沙市人民政府'),
    ]);
    const rows = await find(graph, '赵立新', { label: 'Official' });
    expect(rows.map(({ kind, articles, first, last, detail }) => [kind, articles, first, last, detail]).sort()).toEqual(
      [
        ['山东省', 1, '2020-01-02', '2020-01-02', '青岛市人民政府 市长'],
        ['湖南省', 1, '2021-03-04', '2021-03-04', '长沙市人民政府 市长'],
      ],
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
  });

  test('an event by its day', async () => {
    expect(await first('青岛市委常委会')).toMatchObject({ label: 'Event', kind: 'meeting', detail: '2022-05-05' });
  });
});

describe('costs', () => {
  let driver: Driver;
  beforeAll(async () => {
    const { uri, username, password = '' } = await databaseConnection();
    driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  });
  afterAll(() => driver.close());

  /** Operators and database hits of the question, planned anew. */
  async function profiled(query: string): Promise<{ operators: string[]; hits: number }> {
    const session = driver.session();
    try {
      const { summary } = await session.run(`CYPHER replan=force PROFILE ${findQuestion('find').cypher}`, {
        ...{ query, label: null, sound: null },
        limit: neo4j.int(20),
      });
      if (!summary.profile) throw new Error('a profile expected');
      const all = walk(summary.profile);
      return {
        operators: all.map(({ operatorType }) => operatorType),
        hits: all.reduce((sum, { dbHits }) => sum + dbHits, 0),
      };
    } finally {
      await session.close();
    }
  }
  const walk = (plan: ProfiledPlan): ProfiledPlan[] => [plan, ...plan.children.flatMap(walk)];

  test.each(['腾飞', 'maotengfei', 'mtf', '腾'])('%s as much in a graph of 3,000 more names', async (query) => {
    const before = await profiled(query);
    expect(before.operators.filter((name) => /AllNodesScan|LabelScan|LabelsScan|IndexScan/.test(name))).toEqual([]);
    const others = Array.from({ length: 3000 }, (_, i) => ({
      label: 'Person' as const,
      name: `许${String.fromCharCode(0x5000 + i)}`,
    }));
    await loadChanges(graph, [
      changesOf({ meta: { ...META, page: query }, path: `${query}.txt`, articles: [{ entities: others }] }),
    ]);
    const after = await profiled(query);
    expect(after.hits).toBe(before.hits);
  });
});

describe('refuses', () => {
  test.each([
    ['', {}, /expected a name or a part of one .* found ""/i],
    ['   ', {}, /at least one letter/],
    ['***', {}, /found "\*\*\*"/],
    ['毛', { label: 'Robot' }, /Label: expected one of Person, .*Official, found "Robot"/],
    ['毛', { limit: 0 }, /Limit: expected a whole number from 1 to 1000, found 0/],
    ['毛', { limit: Number.NaN }, /Limit: expected a whole number/],
  ] as const)('%p %p', async (query, options, says) => {
    await expect(find(graph, query, options)).rejects.toThrow(says);
  });

  test('to search where there is no index, and says how to get one', async () => {
    await graph.command('DROP INDEX names');
    try {
      await expect(find(graph, '毛腾飞')).rejects.toThrow(/no search index “names”.*guanxi ingest/);
    } finally {
      await ensureSchema(graph);
    }
  });
});
