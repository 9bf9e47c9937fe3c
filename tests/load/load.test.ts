import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { loadChanges, retractPage } from '../../src/pipeline/6-load/index.js';
import { checkSchema, ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META, type PageSpec } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

/** The export of a graph into which only these pages were loaded. */
async function clean(...pages: readonly GraphChanges[]): Promise<string[]> {
  await clearGraph(graph);
  await loadChanges(graph, pages);
  return exported(graph);
}

const mayor = { label: 'Person', name: '周青岩' } as const;
const director = { label: 'Person', name: '林采薇' } as const;
const government = {
  label: 'Organization',
  name: '青岛市人民政府',
  kind: 'government',
  aliases: ['青岛市政府'],
} as const;
const bureau = { label: 'Organization', name: '青岛市水务管理局', kind: 'government' } as const;
const meeting = {
  label: 'Event',
  name: '全市防汛会议',
  kind: 'meeting',
  date: '2022-05-05',
  dateText: '5月5日',
} as const;
const chaired = { type: 'TOOK_PART_IN', from: mayor.name, to: meeting.name, qualifier: 'chair' } as const;
const attended = {
  type: 'TOOK_PART_IN',
  from: director.name,
  to: meeting.name,
  qualifier: 'attendee',
  order: 1,
} as const;
const isMayor = { type: 'HOLDS_POSITION', from: mayor.name, to: government.name, qualifier: '市长' } as const;
const isDirector = { type: 'HOLDS_POSITION', from: director.name, to: bureau.name, qualifier: '局长' } as const;

const FIRST: PageSpec = {
  path: 'a.txt',
  articles: [
    {
      entities: [mayor, director, government, bureau, meeting],
      claims: [chaired, attended, isMayor, isDirector],
    },
    { entities: [{ ...mayor, times: 3 }, government], claims: [isMayor] },
  ],
};
const SECOND: PageSpec = {
  path: 'b.txt',
  meta: { ...META, date: '2022-05-07' },
  articles: [{ entities: [mayor, government, meeting], claims: [isMayor, chaired] }],
};

it('loads a page twice without changing anything', async () => {
  const page = changesOf(FIRST);
  const first = await loadChanges(graph, [page]);
  expect(first).toMatchObject({ pages: { added: 1 }, articles: { added: 2 }, derived: { met: { pairs: 1 } } });
  const before = await exported(graph);
  const second = await loadChanges(graph, [page]);
  expect(second).toMatchObject({ pages: { added: 0, unchanged: 1 }, articles: { unchanged: 2 } });
  expect(await exported(graph)).toEqual(before);
});

it('says when a page takes the place of one from another file', async () => {
  const other = { ...FIRST, path: 'copy/a.txt', articles: FIRST.articles.slice(0, 1) };
  expect((await loadChanges(graph, [changesOf(FIRST)])).replaced).toEqual([]);
  expect((await loadChanges(graph, [changesOf(other)])).replaced).toEqual([{ path: 'copy/a.txt', before: 'a.txt' }]);
  expect((await loadChanges(graph, [changesOf(other)])).replaced).toEqual([]);
});

it('keeps one edge a fact, with counters as integers and its evidence beside it', async () => {
  await loadChanges(graph, [changesOf(FIRST), changesOf(SECOND)]);
  const rows = await graph.read(
    `MATCH (p:Person:Official {name: $name})-[r:HOLDS_POSITION {title: '市长'}]->(o)
     RETURN r.count AS count, valueType(r.count) AS type, r.first AS first, r.last AS last, r.certain AS certain,
       o.aliases AS aliases, p.pinyin AS pinyin, p.sphere AS sphere,
       COUNT { (:Article)-[s:STATES {key: r.key}]->(p) } AS statements,
       COLLECT { MATCH (a:Article)-[s:STATES {key: r.key}]->(p) RETURN substring(a.text, s.start, s.end - s.start) = s.quote } AS quotes`,
    { name: mayor.name },
  );
  expect(rows).toEqual([
    {
      count: 3,
      type: 'INTEGER NOT NULL',
      first: '2022-05-06',
      last: '2022-05-07',
      certain: true,
      aliases: ['青岛市政府'],
      pinyin: 'zhouqingyan',
      sphere: '山东省',
      statements: 3,
      quotes: [true, true, true],
    },
  ]);
  const [mentions] = await graph.read(
    `MATCH (:Article {index: 1})-[m:MENTIONS]->(:Person {name: $name})
     RETURN m.count AS count, valueType(m.count) AS type, valueType(m.offsets) AS offsets`,
    { name: mayor.name },
  );
  expect(mentions).toEqual({ count: 3, type: 'INTEGER NOT NULL', offsets: 'LIST<INTEGER NOT NULL> NOT NULL' });
});

describe('afterwards the graph is that of a clean load', () => {
  const without = (page: PageSpec, ...articles: PageSpec['articles']): PageSpec => ({ ...page, articles });
  const [one, two] = FIRST.articles;
  if (!one || !two) throw new Error('two articles expected');
  const cases: readonly {
    readonly what: string;
    readonly loads: readonly PageSpec[];
    readonly last: readonly PageSpec[];
  }[] = [
    {
      what: 'a corrected page',
      loads: [FIRST, SECOND, without(FIRST, { ...one, claims: [attended] }, two)],
      last: [without(FIRST, { ...one, claims: [attended] }, two), SECOND],
    },
    { what: 'a removed article', loads: [FIRST, SECOND, without(FIRST, two)], last: [SECOND, without(FIRST, two)] },
    { what: 'a page emptied of articles', loads: [FIRST, without(FIRST)], last: [without(FIRST)] },
    { what: 'a correction taken back', loads: [FIRST, without(FIRST, two), FIRST], last: [FIRST] },
    {
      what: 'a fact said doubtfully first and surely later, then only doubtfully',
      loads: [
        without(FIRST, { entities: [mayor, government], claims: [{ ...isMayor, certain: false }] }),
        SECOND,
        without(SECOND, { entities: [mayor, government], claims: [{ ...isMayor, certain: false }] }),
      ],
      last: [
        without(FIRST, { entities: [mayor, government], claims: [{ ...isMayor, certain: false }] }),
        without(SECOND, { entities: [mayor, government], claims: [{ ...isMayor, certain: false }] }),
      ],
    },
    {
      what: 'an alias, a kind and a post that only the old version had',
      loads: [
        without(FIRST, {
          entities: [mayor, { ...government, kind: 'other', aliases: ['市府', '\u{20000}府', '\uFA0E府'] }],
          claims: [isMayor],
        }),
        SECOND,
        without(FIRST, { entities: [mayor, { ...government, kind: 'other', aliases: [] }] }),
      ],
      last: [without(FIRST, { entities: [mayor, { ...government, kind: 'other', aliases: [] }] }), SECOND],
    },
    {
      what: 'one version of a page beside the other in one batch',
      loads: [FIRST, without(FIRST, two)],
      last: [without(FIRST, two)],
    },
    {
      what: 'a page known by its path before its date was',
      loads: [{ ...FIRST, meta: { city: '青岛市' } }, FIRST],
      last: [FIRST],
    },
  ];
  it.each(cases)('$what', async ({ loads, last }) => {
    await loadChanges(graph, loads.map(changesOf));
    const at = await exported(graph);
    await clearGraph(graph);
    for (const page of loads) await loadChanges(graph, [changesOf(page)]);
    const oneByOne = await exported(graph);
    const expected = await clean(...last.map(changesOf));
    expect(at).toEqual(expected);
    expect(oneByOne).toEqual(expected);
  });

  it('a page withdrawn', async () => {
    const [first, second] = [changesOf(FIRST), changesOf(SECOND)];
    await loadChanges(graph, [first, second]);
    const report = await retractPage(graph, first.pageId);
    expect(report).toMatchObject({ pages: { removed: 1 }, articles: { removed: 2 } });
    const after = await exported(graph);
    expect(after).toEqual(await clean(second));
    await retractPage(graph, second.pageId);
    expect(await exported(graph)).toEqual([]);
  });
});

it('lets the latest article decide whether a post is a former one', async () => {
  const stating = (date: string, former: boolean): GraphChanges =>
    changesOf({
      meta: { ...META, date },
      path: date,
      articles: [{ entities: [mayor, government], claims: [{ ...isMayor, former }] }],
    });
  const former = async () => (await graph.read(`MATCH ()-[r:HOLDS_POSITION]->() RETURN r.former AS former`))[0];
  await loadChanges(graph, [stating('2022-01-01', false)]);
  expect(await former()).toEqual({ former: null });
  await loadChanges(graph, [stating('2023-01-01', true)]);
  expect(await former()).toEqual({ former: true });
  await loadChanges(graph, [stating('2022-06-01', false)]);
  expect(await former()).toEqual({ former: true });
  await loadChanges(graph, [stating('2023-01-01', false)]);
  expect(await former()).toEqual({ former: null });
});

describe('the stage of a project', () => {
  const builder = { label: 'Organization', name: '青岛建工', kind: 'enterprise' } as const;
  const waterworks = { label: 'Project', name: '滨海水厂项目', kind: 'infrastructure' } as const;
  const builds = { type: 'INVOLVED_IN', from: builder.name, to: waterworks.name, qualifier: 'builder' } as const;
  const stages = ['签约', '开工', '投产'];
  const telling = (date: string | undefined, ...told: readonly (readonly [name?: string, date?: string])[]) =>
    changesOf({
      meta: { publication: '青岛日报', city: '青岛市', province: '山东省', page: '01', ...(date && { date }) },
      path: date ?? 'undated',
      articles: told.map(([name, day]) => ({
        entities: [builder, waterworks],
        claims: [
          name === undefined
            ? builds
            : { ...builds, stage: { name, order: stages.indexOf(name) + 1, ...(day && { date: day }) } },
        ],
      })),
    });
  const stage = async () =>
    graph.read(`MATCH ()-[r:INVOLVED_IN]->() RETURN r.stage AS stage, r.stageDate AS date, r.count AS count`);
  const signed = telling('2022-03-01', ['签约', '2022-02-27']);
  const begun = telling('2023-03-01', ['开工', '2023-02-28']);
  const silent = telling('2024-03-01', []);

  it('is that of the latest date, whichever page came first, and stands once', async () => {
    await loadChanges(graph, [signed]);
    expect(await stage()).toEqual([{ stage: '签约', date: '2022-02-27', count: 1 }]);
    await loadChanges(graph, [begun]);
    expect(await stage()).toEqual([{ stage: '开工', date: '2023-02-28', count: 2 }]);
    await loadChanges(graph, [silent]);
    expect(await stage()).toEqual([{ stage: '开工', date: '2023-02-28', count: 3 }]);
    const forwards = await exported(graph);
    await clearGraph(graph);
    for (const page of [silent, begun, signed]) await loadChanges(graph, [page]);
    expect(await exported(graph)).toEqual(forwards);
    expect(await clean(begun, silent, signed)).toEqual(forwards);
  });

  it('goes back to the one before when its page is withdrawn, and away with the last', async () => {
    await loadChanges(graph, [begun, signed, silent]);
    await retractPage(graph, begun.pageId);
    expect(await stage()).toEqual([{ stage: '签约', date: '2022-02-27', count: 2 }]);
    expect(await exported(graph)).toEqual(await clean(signed, silent));
    await retractPage(graph, signed.pageId);
    expect(await stage()).toEqual([{ stage: null, date: null, count: 1 }]);
  });

  it('follows a correction', async () => {
    await loadChanges(graph, [signed, begun]);
    await loadChanges(graph, [telling('2023-03-01', [])]);
    expect(await stage()).toEqual([{ stage: '签约', date: '2022-02-27', count: 2 }]);
    await loadChanges(graph, [telling('2023-03-01', ['投产', '2021'])]);
    expect(await stage()).toEqual([{ stage: '签约', date: '2022-02-27', count: 2 }]);
    await loadChanges(graph, [telling('2023-03-01', ['投产', '2023-02'])]);
    expect(await stage()).toEqual([{ stage: '投产', date: '2023-02', count: 2 }]);
  });

  it('is the further one of two on one day, in one page, in one batch or one after the other', async () => {
    const expected = { stage: '投产', date: '2023-02-28' };
    const both = telling('2023-03-01', ['投产', '2023-02-28'], ['开工', '2023-02-28']);
    const later = telling('2023-03-02', ['投产', '2023-02-28']);
    await loadChanges(graph, [both]);
    expect(await stage()).toEqual([{ ...expected, count: 2 }]);
    for (const pages of [
      [begun, later],
      [later, begun],
    ]) {
      await clearGraph(graph);
      await loadChanges(graph, pages);
      expect(await stage()).toEqual([{ ...expected, count: 2 }]);
      await clearGraph(graph);
      for (const page of pages) await loadChanges(graph, [page]);
      expect(await stage()).toEqual([{ ...expected, count: 2 }]);
    }
  });

  it('without any date gives way to one that has one', async () => {
    const undated = telling(undefined, ['投产']);
    await loadChanges(graph, [undated]);
    expect(await stage()).toEqual([{ stage: '投产', date: null, count: 1 }]);
    await loadChanges(graph, [signed]);
    expect(await stage()).toEqual([{ stage: '签约', date: '2022-02-27', count: 2 }]);
    await retractPage(graph, signed.pageId);
    expect(await stage()).toEqual([{ stage: '投产', date: null, count: 1 }]);
  });

  it('keeps each stating with its own stage and the sentence that tells it', async () => {
    await loadChanges(graph, [signed, begun, silent]);
    const rows = await graph.read(
      `MATCH (article:Article)-[s:STATES {type: 'INVOLVED_IN'}]->()
       RETURN s.stage AS stage, s.stageDate AS date, s.stageQuote AS quote, valueType(s.stageOrder) AS type,
         s.stageQuote = substring(article.text, s.stageStart, s.stageEnd - s.stageStart) AS printed
       ORDER BY s.date`,
    );
    const type = 'INTEGER NOT NULL';
    expect(rows).toEqual([
      { stage: '签约', date: '2022-02-27', quote: '滨海水厂项目 签约 2022-02-27', type, printed: true },
      { stage: '开工', date: '2023-02-28', quote: '滨海水厂项目 开工 2023-02-28', type, printed: true },
      { stage: null, date: null, quote: null, type: 'NULL', printed: null },
    ]);
  });

  it.each([
    ['whose sentence is not printed there', { stageQuote: '杜撰' }, /stage 签约 at .*found “杜撰”/],
    [
      'without its place in their order',
      { stageOrder: '一' },
      /stageOrder of INVOLVED_IN .*a whole number, found “一”/,
    ],
  ])('is refused %s', async (_, change, message) => {
    const articles = signed.articles.map((article) => ({
      ...article,
      statements: article.statements.map((one) => ({ ...one, properties: { ...one.properties, ...change } })),
    }));
    await expect(loadChanges(graph, [{ ...signed, articles }])).rejects.toThrow(message);
    expect(await exported(graph)).toEqual([]);
  });
});

const HOSTILE = [
  `O'Brien"`,
  '`) DETACH DELETE n //',
  "'}) MATCH (n) DETACH DELETE n //",
  '$rows',
  '__LABEL__',
  '😀名👩‍👩‍👧',
  '𠮷野𬭎',
  'a\\u0027b',
  '名\u0000字',
  'constructor',
  '__proto__',
];

it.each(HOSTILE)('stores the name %j as it is', async (name) => {
  const spec: PageSpec = {
    articles: [
      {
        headline: name,
        entities: [
          { label: 'Person', name, aliases: [`${name}!`] },
          { label: 'Organization', name: `${name}社` },
        ],
        claims: [{ type: 'HOLDS_POSITION', from: name, to: `${name}社`, qualifier: name }],
      },
    ],
  };
  await loadChanges(graph, [changesOf(spec)]);
  const rows = await graph.read(
    'MATCH (a:Article)-[s:STATES]->(p:Person)-[r:HOLDS_POSITION]->(o:Organization) RETURN a.headline AS headline, p.name AS person, p.aliases AS aliases, r.title AS title, o.name AS organ',
  );
  expect(rows).toEqual([{ headline: name, person: name, aliases: [`${name}!`], title: name, organ: `${name}社` }]);
  expect((await graph.read('MATCH (n) WHERE NOT n:Lease RETURN count(n) AS nodes'))[0]).toEqual({ nodes: 6 });
});

describe('refuses', () => {
  const page = changesOf(FIRST);
  const [article] = page.articles;
  if (!article) throw new Error('an article expected');
  const [statement] = article.statements;
  const [node] = article.nodes;
  if (!statement || !node) throw new Error('a statement and a node expected');
  const withArticle = (change: Partial<typeof article>): GraphChanges => ({
    ...page,
    articles: [{ ...article, ...change }],
  });
  const cases: readonly [string, GraphChanges, RegExp][] = [
    [
      'a quote that is not printed there',
      withArticle({ statements: [{ ...statement, quote: '杜撰' }] }),
      /found “杜撰”/,
    ],
    ['an empty quote', withArticle({ statements: [{ ...statement, quote: '', end: statement.start }] }), /evidence/],
    [
      'a relation of no type',
      withArticle({ statements: [{ ...statement, type: 'X]->() DELETE' as 'WROTE' }] }),
      /relation type/,
    ],
    ['a node of no label', withArticle({ nodes: [{ ...node, label: 'Robot' as 'Person' }] }), /label of the ontology/],
    ['an end that the article does not name', withArticle({ nodes: [] }), /both ends/],
    ['a foreign property', withArticle({ nodes: [{ ...node, properties: { password: 'x' } }] }), /password/],
    ['an id that is no hash', { ...page, pageId: 'x' }, /page id/],
  ];
  it.each(cases)('%s', async (_, changes, message) => {
    await expect(loadChanges(graph, [changes])).rejects.toThrow(message);
    expect(await exported(graph)).toEqual([]);
  });
});

it('leaves no half page when it is interrupted, and a rerun converges', async () => {
  const pages = Array.from({ length: 6 }, (_, i) =>
    changesOf({ ...FIRST, path: `${i}.txt`, meta: { ...META, page: `0${i}` } }),
  );
  const expected = await clean(...pages);
  for (const failAt of [3, 9, 14, 22]) {
    await clearGraph(graph);
    await expect(loadChanges(failing(graph, failAt), pages, { batchSize: 4 })).rejects.toThrow('cut');
    const [half] = await graph.read(
      `MATCH (a:Article) WHERE NOT EXISTS { (:SourcePage {id: a.pageId}) } OR NOT EXISTS { (a)-[:STATES]->() }
       RETURN count(a) AS articles`,
    );
    expect(half).toEqual({ articles: 0 });
    await loadChanges(graph, pages, { batchSize: 4 });
    expect(await exported(graph)).toEqual(expected);
  }
});

/** A graph whose connection is cut at the n-th statement written. */
function failing(real: Graph, at: number): Graph {
  let sent = 0;
  return Object.assign(Object.create(real) as Graph, {
    read: real.read.bind(real),
    write: (work: Parameters<Graph['write']>[0]) =>
      real.write((transaction) =>
        work({
          run: (text, parameters) => {
            sent++;
            return sent === at ? Promise.reject(new Error('cut')) : transaction.run(text, parameters);
          },
        }),
      ),
  });
}

it('notices that another process deleted a node it remembers', async () => {
  const [first, second] = [changesOf(FIRST), changesOf(SECOND)];
  let tell = () => {};
  const firstIsLoaded = new Promise<void>((resolve) => {
    tell = resolve;
  });
  async function* pages() {
    yield first;
    await firstIsLoaded;
    await retractPage(graph, first.pageId);
    yield second;
  }
  await loadChanges(graph, pages(), { batchSize: 1, onProgress: () => tell() });
  const at = await exported(graph);
  expect(at).toEqual(await clean(second));
});

describe('the schema', () => {
  it('is read back complete', async () => {
    expect(await checkSchema(graph)).toEqual({ missing: [], foreign: [] });
    expect(await ensureSchema(graph)).toEqual({ created: [] });
  });

  it('says what stands in its way', async () => {
    await graph.command('DROP INDEX event_date');
    await graph.command('CREATE TEXT INDEX event_day FOR (n:Event) ON (n.date)');
    try {
      const report = await checkSchema(graph);
      expect(report.missing.map((item) => item.name)).toEqual(['event_date']);
      expect(report.foreign.map((index) => index.name)).toEqual(['event_day']);
      await expect(ensureSchema(graph)).rejects.toThrow(/DROP INDEX event_day/);
    } finally {
      await graph.command('DROP INDEX event_day');
    }
    expect(await ensureSchema(graph)).toEqual({ created: ['event_date'] });
  });

  it('finds names in Chinese and pinyin', async () => {
    await loadChanges(graph, [changesOf(FIRST)]);
    const found = async (query: string) =>
      graph.read(`CALL db.index.fulltext.queryNodes('names', $query) YIELD node RETURN node.name AS name LIMIT 1`, {
        query,
      });
    await graph.command('CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()');
    expect(await found('水务管理')).toEqual([{ name: bureau.name }]);
    expect(await found('zhouqingyan')).toEqual([{ name: mayor.name }]);
    expect(await found('青岛市政府')).toEqual([{ name: government.name }]);
  });
});
