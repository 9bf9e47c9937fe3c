import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph, Row } from '../../src/graph/connect.js';
import { describeQuestions } from '../../src/questions/describe.js';
import { ask, listQuestions } from '../../src/questions/index.js';
// loadedSeeds uses support/database.js
import { loadedSeeds } from './seeds.js';

const EXPECTED = [
  'articles-of-day',
  'evidence',
  'find',
  'in-the-room',
  'officials-of-organization',
  'path',
  'person',
  'positions-over-time',
  'project',
  'seen-together-most',
  'timeline',
  'who-chairs',
  'who-met-whom',
];

describe('question files', () => {
  test('are these', () => {
    expect(listQuestions().map(({ name }) => name)).toEqual(EXPECTED);
  });

  test.each(listQuestions())(
    '$name says what it answers and what its parameters are',
    ({ title, about, parameters }) => {
      expect(title).toMatch(/^[A-Z]/);
      expect(about).toMatch(/\.$/);
      for (const parameter of parameters) expect(parameter.about).not.toBe('');
    },
  );

  test('are described for a reader', () => {
    expect(describeQuestions()).toMatch(/^who-met-whom: Who met whom\n {2}.+\n {4}name=毛腾飞 {2}the person/m);
  });

  const folder = mkdtempSync(join(tmpdir(), 'guanxi-questions-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  test.each([
    [
      'no default',
      '// T\n//\n// About.\n//\n// $a: what\n\nRETURN $a AS a\n',
      /expected a header line “\/\/ :param a => …”/,
    ],
    [
      'a default of no known form',
      '// T\n// $a: what\n// :param a => date()\n\nRETURN $a AS a\n',
      /expected 'text'.*found date\(\)/,
    ],
    ['a parameter nobody describes', '// T\n\nRETURN $a AS a\n', /expected a header line “\/\/ \$a: …”/],
  ])('with %s are refused', (_, content, says) => {
    writeFileSync(join(folder, 'q.cypher'), content);
    expect(() => listQuestions(folder)).toThrow(says);
  });
});

describe('answers from the seeds', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await loadedSeeds();
  });
  afterAll(() => graph?.close());

  const values = (rows: readonly Row[], column: string): unknown[] => [...new Set(rows.map((row) => row[column]))];

  test.each(EXPECTED)('%s has an answer with its defaults, and it is always the same', async (name) => {
    const rows = await ask(graph, name);
    expect(rows).not.toEqual([]);
    expect(await ask(graph, name)).toEqual(rows);
  });

  test('who met whom: with date, event, capacity of both, and the sentence', async () => {
    const rows = await ask(graph, 'who-met-whom', { name: '毛腾飞', since: '2021-03-01', until: '2021-03-31' });
    expect(values(rows, 'met')).toEqual(
      expect.arrayContaining(['谢建辉', '阳卫国', '张志军', '何剑波', '王卫安', '王洪斌']),
    );
    const [briefing] = rows.filter(({ met }) => met === '谢建辉');
    expect(briefing).toMatchObject({ date: '2021-03-13' });
    expect(briefing?.capacity).toEqual(expect.arrayContaining(['湖南省人民政府 常务副省长']));
    expect(briefing?.sentence).toContain('谢建辉');
    expect(briefing?.role).toContain('reporter');
  });

  test('who met whom leaves out what is not certain unless asked', async () => {
    const certain = await ask(graph, 'who-met-whom');
    const all = await ask(graph, 'who-met-whom', { includeUncertain: 'true' });
    expect(all.length).toBeGreaterThanOrEqual(certain.length);
  });

  test('who was in the room: in the printed order', async () => {
    const rows = await ask(graph, 'in-the-room', { event: '两会', date: '2021-03-14' });
    const names = values(rows, 'name') as string[];
    const list = ['蔡溪', '彭建忠', '杨玉芳', '何剑波', '邓为民', '聂方红', '覃万成', '何朝晖'];
    expect(names.filter((name) => list.includes(name))).toEqual(list);
    expect(rows.find(({ name }) => name === '王洪斌')?.roles).toContain('chair');
  });

  test('a timeline: day by day, each row with a sentence that names the person, and no more rows than asked for', async () => {
    const rows = await ask(graph, 'timeline', { name: '毛腾飞' });
    const days = rows.map(({ date }) => String(date));
    expect(days).toEqual([...days].sort());
    expect(values(rows, 'relation')).toEqual(expect.arrayContaining(['HOLDS_POSITION', 'TOOK_PART_IN']));
    expect(rows).toContainEqual(
      expect.objectContaining({ date: '2016-06-17', as: '市长', to: '株洲市人民政府', relation: 'HOLDS_POSITION' }),
    );
    expect(await ask(graph, 'timeline', { name: '毛腾飞', limit: '3' })).toEqual(rows.slice(0, 3));
    const march = await ask(graph, 'timeline', { name: '毛腾飞', since: '2021-03-01', until: '2021-03-31' });
    expect(march).toEqual(rows.filter(({ date }) => String(date).startsWith('2021-03')));
  });

  test('the first rows of an answer are the beginning of the whole', async () => {
    const all = await ask(graph, 'who-met-whom');
    expect(await ask(graph, 'who-met-whom', { limit: '2' })).toEqual(all.slice(0, 2));
  });

  test('positions over time: old posts and new ones, each with a sentence', async () => {
    const rows = await ask(graph, 'positions-over-time', { name: '毛腾飞' });
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ organization: '株洲市人民政府', title: '市长', first: '2016-06-17' }),
        expect.objectContaining({ organization: '中共株洲市委员会', title: '书记', first: '2021-03-15' }),
      ]),
    );
    for (const { sentence } of rows) expect(sentence).toContain('毛腾飞');
  });

  test('who chairs', async () => {
    const rows = await ask(graph, 'who-chairs', { since: '2021-03-14', until: '2021-03-14' });
    expect(rows).toMatchObject([{ name: '王洪斌', chaired: 1 }]);
  });

  test('a project: who asks and who supports, in which sentence', async () => {
    const rows = await ask(graph, 'project', { project: '碲化镉' });
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ name: '毛腾飞', role: 'proposer' })]));
    for (const { sentence } of rows) expect(sentence).not.toBe('');
  });

  test('a project: how far it had come, from what day, and the sentence that says so', async () => {
    const rows = await ask(graph, 'project', { project: '新型显示材料产业园' });
    const builder = rows.find(({ role }) => role === 'builder');
    expect(builder).toMatchObject({ stage: '开工', stageDate: '2019-04-18' });
    expect(builder?.stageSentence).toContain('正式开工');
  });

  test('a path between two people is one chain', async () => {
    const rows = await ask(graph, 'path', { from: '张志军', to: '王洪斌' });
    expect(rows[0]).toMatchObject({ step: 1, from: '张志军' });
    expect(rows.at(-1)).toMatchObject({ to: '王洪斌' });
    expect(rows.slice(1).map((row) => row.from)).toEqual(rows.slice(0, -1).map((row) => row.to));
    for (const { sentence } of rows) expect(sentence).toBeTruthy();
  });

  test('evidence: the quote stands at its offsets in the article', async () => {
    const rows = await ask(graph, 'evidence', { from: '毛腾飞', to: '中共株洲市委员会' });
    expect(rows[0]).toMatchObject({ from: '毛腾飞', relation: 'HOLDS_POSITION', as: '书记', certain: true });
    const [wrong] = await graph.read(
      'MATCH (a:Article)-[s:STATES]->() WHERE substring(a.text, s.start, s.end - s.start) <> s.quote RETURN count(*) AS n',
    );
    expect(wrong).toEqual({ n: 0 });
  });

  test('people seen together most: most first', async () => {
    const rows = await ask(graph, 'seen-together-most', { limit: '5' });
    expect(rows).toHaveLength(5);
    const times = rows.map((row) => Number(row.times));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const own = await ask(graph, 'seen-together-most', { name: '毛腾飞' });
    for (const { one, other } of own) expect([one, other]).toContain('毛腾飞');
  });

  test('an organization’s officials, by any of its names', async () => {
    const rows = await ask(graph, 'officials-of-organization', { organization: '株洲市政府' });
    expect(values(rows, 'organization')).toEqual(['株洲市人民政府']);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: '市长', name: '毛腾飞' }),
        expect.objectContaining({ title: '市长', name: '阳卫国' }),
      ]),
    );
  });

  test('a person at a glance', async () => {
    const rows = await ask(graph, 'person', { name: '毛腾飞' });
    expect(values(rows, 'pinyin')).toEqual(['maotengfei']);
    expect(values(rows, 'relation')).toEqual(expect.arrayContaining(['HOLDS_POSITION', 'MET', 'TOOK_PART_IN']));
  });

  test('the articles of a day', async () => {
    const rows = await ask(graph, 'articles-of-day', { date: '2021-03-15' });
    expect(values(rows, 'publication')).toEqual(['株洲日报']);
    expect(rows.length).toBeGreaterThan(3);
    expect(await ask(graph, 'articles-of-day', { date: '1999-01-01' })).toEqual([]);
  });

  test('are for reading only', async () => {
    const question = {
      name: 'q',
      title: 'q',
      about: '',
      parameters: [],
      cypher: 'CREATE (n:Person) RETURN n.name AS n',
    };
    await expect(ask(graph, question)).rejects.toThrow(/run for reading only/);
  });
});
