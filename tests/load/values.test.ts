import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUALIFIER, RELATION_TYPES } from '../../src/domain/claim.js';
import type { ArticleChange, GraphChanges, NodeChange, Statement } from '../../src/domain/graph-changes.js';
import { EXIT, InputError } from '../../src/errors.js';
import type { Graph } from '../../src/graph/connect.js';
import { graphSchema } from '../../src/knowledge/schema.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ingestFiles } from '../../src/pipeline/ingest.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META, type PageSpec } from './builder.js';

let graph: Graph;
const folder = mkdtempSync(join(tmpdir(), 'guanxi-values-'));

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
}, 300_000);
beforeEach(() => clearGraph(graph));
afterAll(async () => {
  await graph.close();
  rmSync(folder, { recursive: true });
});

/** Texts that are stored as they are, wherever they stand. */
const EXACT: readonly (readonly [what: string, text: string])[] = [
  ['quotes', `O'Brien"“”‘’«»`],
  ['backticks and Cypher', '`) DETACH DELETE n //'],
  ['a statement', "'}) MATCH (n) DETACH DELETE n; //"],
  ['parameters and placeholders', '$batch {name} $0 __LABEL__'],
  ['escapes', 'a\\u0027b\\n\\\\'],
  ['Lucene syntax', 'a:b (c AND -d*~^2'],
  ['names of JavaScript', '__proto__ constructor'],
  ['NUL', '名\u0000字'],
  ['control characters', '名\u0001\u0007\u001b[31m\u007f\u0085字'],
  ['line ends', '名\r\n\t\v\f\u2028\u2029字'],
  ['right-to-left controls', '名\u200f\u202e\u2066字\u2069\u202c'],
  ['zero width', '名\u200b\u200c\u200d\u2060\ufeff字'],
  ['a soft hyphen and variation selectors', '葛\u{e0100}城\ufe00\u00ad'],
  ['CJK extensions A to H', '㐀䶮𠀀𠮷𪜀𬭎𫝀𬺰𰻝𱁬'],
  ['compatibility ideographs', '﨑塚\u{2f800}'],
  ['private use', '\ue000\u{f0000}'],
  ['noncharacters', '\ufffe\uffff\u{1ffff}'],
  ['emoji of several code points', '👩‍👩‍👧🇨🇳'],
  ['composed and decomposed', 'é e\u0301 가 가'],
  ['full width', 'ＡＢＣ１２３（）'],
  ['2,600 characters', '名'.repeat(2600)],
];

/** A page in which the text stands wherever a text may. */
function full(text: string): GraphChanges {
  const organ = '青岛市水务管理局';
  return changesOf({
    path: text,
    meta: { ...META, publication: text, page: text },
    articles: [
      {
        headline: text,
        entities: [
          { label: 'Person', name: text, aliases: [`${text}!`] },
          { label: 'Organization', name: organ },
        ],
        claims: [{ type: 'HOLDS_POSITION', from: text, to: organ, qualifier: text }],
      },
    ],
  });
}

const READ = `MATCH (page:SourcePage {id: $page})
MATCH (paper:Publication)<-[:PUBLISHED_IN]-(article:Article {pageId: $page})-[:STATES]->(person)-[post:HOLDS_POSITION]->()
RETURN page.path AS path, paper.name AS paper, article.headline AS headline, article.page AS label,
  person.name AS name, person.aliases AS aliases, post.title AS title`;

function named(name: string): PageSpec {
  const organ = '青岛市水务管理局';
  return {
    articles: [
      {
        entities: [
          { label: 'Person', name },
          { label: 'Organization', name: organ },
        ],
        claims: [{ type: 'HOLDS_POSITION', from: name, to: organ, qualifier: '局长' }],
      },
    ],
  };
}

it.each(EXACT)('%s: stored exactly wherever it stands, and once', async (_, text) => {
  const changes = full(text);
  await loadChanges(graph, [changes]);
  const before = await exported(graph);
  const [row] = await graph.read<{ name: string; aliases: string[] }>(READ, { page: changes.pageId });
  const { name, aliases, ...others } = row as { name: string; aliases: string[] };
  expect(others).toEqual({ path: text, paper: text, headline: text, label: text, title: text });
  // the name has one form for all ways of printing it; what is printed stands beside it, if it differs
  expect([name, ...aliases]).toEqual(expect.arrayContaining([text, `${text}!`]));
  expect((await loadChanges(graph, [changes])).pages).toMatchObject({ unchanged: 1 });
  expect(await exported(graph)).toEqual(before);
});

const page = changesOf({
  path: 'bad.txt',
  articles: [
    {
      entities: [
        { label: 'Person', name: '周青岩' },
        { label: 'Event', name: '全市防汛会议', kind: 'meeting', date: '2022-05-05', dateText: '5月5日' },
        { label: 'Project', name: '滨海水厂项目', kind: 'infrastructure' },
      ],
      claims: [
        { type: 'TOOK_PART_IN', from: '周青岩', to: '全市防汛会议', qualifier: 'chair' },
        {
          type: 'INVOLVED_IN',
          from: '周青岩',
          to: '滨海水厂项目',
          qualifier: 'proposer',
          stage: { name: '开工', order: 2, date: '2022-05' },
        },
      ],
    },
  ],
});
const other = changesOf({ ...named('林采薇'), meta: { ...META, page: '02' }, path: 'good.txt' });

function withArticle(change: Partial<Record<keyof ArticleChange, unknown>>): GraphChanges {
  return { ...page, articles: page.articles.map((article) => ({ ...article, ...change }) as ArticleChange) };
}

function withNode(label: string, change: Partial<Record<keyof NodeChange, unknown>>): GraphChanges {
  const [article] = page.articles;
  return withArticle({
    nodes: article?.nodes.map((node) =>
      node.label === label
        ? { ...node, ...change, properties: { ...node.properties, ...(change.properties as object) } }
        : node,
    ),
  });
}

function withStatement(type: string, change: Partial<Record<keyof Statement, unknown>>): GraphChanges {
  const [article] = page.articles;
  return withArticle({
    statements: article?.statements.map((statement) =>
      statement.type === type
        ? { ...statement, ...change, properties: { ...statement.properties, ...(change.properties as object) } }
        : statement,
    ),
  });
}

/** Values that the database would alter, or for which it would refuse the whole transaction. */
const REFUSED: readonly (readonly [what: string, changes: GraphChanges, message: RegExp])[] = [
  [
    'half of a pair in a name',
    withNode('Person', { name: '周\ud842' }),
    /name of Person 周\\ud842 to be text .*found “周\\ud842”/,
  ],
  [
    'half of a pair in an alias',
    withNode('Person', { aliases: ['周', '\udfb7'] }),
    /aliases of Person 周青岩 to be a list/,
  ],
  ['half of a pair in the text', withArticle({ text: `${page.articles[0]?.text}\ud800` }), /text of the article to be/],
  ['half of a pair in a headline', withArticle({ headline: '\ud800' }), /headline of the article/],
  [
    'half of a pair in a role',
    withStatement('TOOK_PART_IN', { qualifier: { role: '\ud800' } }),
    /role of TOOK_PART_IN/,
  ],
  ['half of a pair in a path', { ...page, path: 'bad.txt\ud800' }, /path of the page/],
  [
    'a name of 10,000 characters',
    withNode('Person', { name: '周'.repeat(10_000) }),
    /name of Person 周+… to be text of at most 8000 bytes.*of 30000 bytes/,
  ],
  ['a page label of 10,000 characters', withArticle({ page: '版'.repeat(10_000) }), /page of the article/],
  ['no name', withNode('Person', { name: undefined }), /name of Person undefined to be/],
  ['an undefined property', withNode('Event', { properties: { kind: undefined } }), /kind of Event .*found undefined/],
  ['an undefined subtitle', withArticle({ subtitle: undefined }), /subtitle of the article .*found undefined/],
  ['null', withNode('Event', { properties: { kind: null } }), /kind of Event .*found object null/],
  ['a number as a name', withNode('Person', { name: 5 }), /name of Person 5 .*found number 5/],
  [
    'half an order',
    withStatement('TOOK_PART_IN', { properties: { order: 1.5 } }),
    /order of TOOK_PART_IN .*whole number, found number 1.5/,
  ],
  [
    'an order that is no number',
    withStatement('TOOK_PART_IN', { properties: { order: Number.NaN } }),
    /found number NaN/,
  ],
  ['an order beyond 2^53', withStatement('TOOK_PART_IN', { properties: { order: 2 ** 53 } }), /whole number, found/],
  ['an order as text', withStatement('TOOK_PART_IN', { properties: { order: '1' } }), /whole number, found “1”/],
  [
    'remote as a number',
    withStatement('TOOK_PART_IN', { properties: { remote: 1 } }),
    /remote of TOOK_PART_IN .*true or false/,
  ],
  [
    'a day that no month has',
    withNode('Event', { properties: { date: '2022-02-30' } }),
    /date of Event .*YYYY-MM-DD, found “2022-02-30”/,
  ],
  ['a day as printed', withNode('Event', { properties: { end: '5月5日' } }), /end of Event .*found “5月5日”/],
  ['a Date', withArticle({ date: new Date(0) }), /date of the article to be a day/],
  [
    'a month of a thirteenth',
    withStatement('INVOLVED_IN', { properties: { stageDate: '2022-13' } }),
    /stageDate of INVOLVED_IN .*YYYY-MM or YYYY/,
  ],
  ['a month where a day is due', withArticle({ date: '2022-05' }), /date of the article to be a day/],
  ['a foreign property of an article', withArticle({ ['password' as 'text']: 'x' }), /“password” on the article/],
  ['a label that is none', withNode('Person', { label: 'Person`) DELETE n //' }), /a label of the ontology/],
  ['a further label that is none', withNode('Person', { also: ['Admin'] }), /no further label but Official/],
  ['a type that is none', withStatement('TOOK_PART_IN', { type: 'X]->() DELETE' }), /a relation type of the ontology/],
  [
    'a qualifier that is none',
    withStatement('TOOK_PART_IN', { qualifier: { 'x` = 1 //': '' } }),
    /no qualifier of TOOK_PART_IN but role/,
  ],
];

describe.each(REFUSED)('%s', (_, changes, message) => {
  it('is refused with its place, and the other pages of the batch are loaded', async () => {
    const refused: [GraphChanges, Error][] = [];
    const report = await loadChanges(graph, [changes, other], { onRefused: (...told) => refused.push(told) });
    expect(report).toMatchObject({ pages: { added: 1 }, transactions: 1 });
    expect(refused).toEqual([[changes, expect.any(InputError)]]);
    const [, reason] = refused[0] as [GraphChanges, InputError];
    expect(reason.message).toMatch(message);
    expect(reason.message).toMatch(/^bad\.txt/);
    expect(reason.message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(reason.message.length).toBeLessThan(600);
    expect(reason.exitCode).toBe(EXIT.input);
    const loaded = await exported(graph);
    await clearGraph(graph);
    await loadChanges(graph, [other]);
    expect(loaded).toEqual(await exported(graph));
  });
});

it('without onRefused a refused page ends the load before its batch', async () => {
  await expect(loadChanges(graph, [other, withArticle({ text: '\ud800' })])).rejects.toThrow(InputError);
  expect(await exported(graph)).toEqual([]);
});

it('whole numbers are INTEGER, and every date is one that date() reads', async () => {
  await loadChanges(graph, [page, other]);
  const types = await graph.read<{ owner: string; key: string; type: string; value: unknown }>(
    `MATCH (n) UNWIND keys(n) AS key
     RETURN labels(n)[0] AS owner, key, valueType(n[key]) AS type, n[key] AS value
     UNION MATCH ()-[r]->() UNWIND keys(r) AS key
     RETURN type(r) AS owner, key, valueType(r[key]) AS type, r[key] AS value`,
  );
  const { nodes, relations } = graphSchema();
  const expected = {
    string: 'STRING',
    strings: 'LIST<(STRING|NOTHING)',
    integer: 'INTEGER',
    integers: 'LIST<INTEGER',
    boolean: 'BOOLEAN',
  };
  let checked = 0;
  for (const { owner, key, type } of types) {
    const schema = nodes.get(owner) ?? relations.get(owner);
    const property = schema?.properties[key];
    if (!property) continue;
    checked++;
    expect(`${owner}.${key} ${type}`).toMatch(new RegExp(`^\\S+ ${expected[property.type]}`));
  }
  expect(checked).toBeGreaterThan(40);
  const dates = types.filter(({ key }) => ['date', 'first', 'last', 'stageDate'].includes(key));
  expect(dates.length).toBeGreaterThan(5);
  expect(dates.some(({ value }) => value === '2022-05')).toBe(true);
  for (const { value } of dates) {
    const [row] = await graph.read<{ day: string }>('RETURN toString(date($value)) AS day', { value });
    expect(row?.day.startsWith(String(value))).toBe(true);
  }
});

it('labels and types in the database are the ontology’s alone', async () => {
  await loadChanges(graph, [page, other]);
  const { nodes, relations } = graphSchema();
  const known = new Set([
    ...nodes.keys(),
    ...[...nodes.values()].flatMap(({ also }) => Object.keys(also)),
    // what the loader notes for itself
    ...['Derivation', 'Lease', 'SchemaVersion', 'SourceFile'],
  ]);
  const labels = await graph.read<{ label: string }>('MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label');
  expect(labels.map(({ label }) => label).filter((label) => !known.has(label))).toEqual([]);
  const types = await graph.read<{ type: string }>('MATCH ()-[r]->() RETURN DISTINCT type(r) AS type');
  expect(types.map(({ type }) => type).filter((type) => !relations.has(type))).toEqual([]);
  expect(RELATION_TYPES.filter((type) => !relations.has(type))).toEqual([]);
  for (const type of RELATION_TYPES) expect(QUALIFIER[type]).toBe(relations.get(type)?.qualifier?.name);
});

describe('a page file that holds such characters', () => {
  /** What a page may print between two sentences; the reader makes one kind of line end of all. */
  const printed = EXACT.filter(([what]) => !['NUL', 'control characters', 'line ends'].includes(what));
  const page = (text: string, label: string) =>
    `---\npublication: 株洲晚报\ncity: 株洲市\nprovince: 湖南省\ndate: 2021-03-20\npage: ${label}\n---\n\n李卫东调研城市排水\n\n3月19日,副市长李卫东到天元区调研${text}城市排水工作。市水利局局长赵新民陪同。\n`;

  it('is ingested with them: the article prints each exactly, and its facts are found around them', async () => {
    for (const [index, [, text]] of printed.entries())
      writeFileSync(join(folder, `A${index}.txt`), page(text, `A${index}`));
    const aside: unknown[] = [];
    await ingestFiles(graph, [folder], { onPage: ({ error }) => error && aside.push(error.message) });
    expect(aside).toEqual([]);
    const rows = await graph.read<{ page: string; text: string; facts: number }>(
      `MATCH (a:Article) RETURN a.page AS page, a.text AS text, COUNT { (a)-[:STATES]->() } AS facts`,
    );
    const byPage = new Map(rows.map((row) => [row.page, row]));
    const missing = printed.filter(([, text], index) => !byPage.get(`A${index}`)?.text.includes(text));
    expect(missing.map(([what]) => what)).toEqual([]);
    expect(rows.filter(({ facts }) => facts === 0)).toEqual([]);
    const [quotes] = await graph.read<{ wrong: number }>(
      `MATCH (a:Article)-[s:STATES]->() WHERE NOT a.text CONTAINS s.quote RETURN count(s) AS wrong`,
    );
    expect(quotes).toEqual({ wrong: 0 });
  });

  it.each<readonly [what: string, bytes: Buffer, message: RegExp]>([
    ['NUL', Buffer.from(page('\u0000', 'B1')), /found a binary file/],
    ['many control characters', Buffer.from(page('\u0001'.repeat(200), 'B2')), /found a binary file/],
    [
      'half of a pair in UTF-8',
      Buffer.concat([Buffer.from(page('', 'B3')), Buffer.from([0xed, 0xa1, 0x82])]),
      /B\.txt:\d+: expected UTF-8 or GB18030/,
    ],
    ['half of a pair in UTF-16', Buffer.from(`\ufeff${page('\ud842', 'B4')}`, 'utf16le'), /broken bytes/],
  ])('with %s is set aside with the reason, and the others are loaded', async (_, bytes, message) => {
    const bad = join(folder, 'B.txt');
    const good = join(folder, 'C.txt');
    writeFileSync(bad, bytes);
    writeFileSync(good, page('', 'C1'));
    const aside: string[] = [];
    const report = await ingestFiles(graph, [bad, good], {
      onPage: ({ error }) => {
        if (error) aside.push(error.message);
      },
    });
    expect(aside).toEqual([expect.stringMatching(message)]);
    expect(report.pages.added).toBe(1);
  });
});
