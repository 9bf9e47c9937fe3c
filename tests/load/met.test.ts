import type { Graph } from '../../src/graph/connect.js';
import { refreshDerived } from '../../src/pipeline/6-load/derive.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { rebuildMet } from '../../src/pipeline/6-load/met.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, testGraph } from '../support/database.js';
import { type ArticleSpec, type ClaimSpec, changesOf, META } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

type Part = Pick<ClaimSpec, 'certain' | 'order' | 'remote'> & { readonly who: string; readonly role: string };

function meetingOf(parts: readonly Part[], { kind = 'meeting', name = '座谈会' } = {}): ArticleSpec {
  const people = [...new Set(parts.map(({ who }) => who))];
  return {
    entities: [
      ...people.map((name) => ({ label: 'Person' as const, name })),
      { label: 'Organization', name: '青岛市水务管理局' },
      { label: 'Event', name, kind, date: '2022-05-05' },
    ],
    claims: parts.map(({ who, role, ...rest }) => ({
      type: 'TOOK_PART_IN',
      from: who,
      to: name,
      qualifier: role,
      ...rest,
    })),
  };
}

const GRADES: readonly {
  readonly what: string;
  readonly kind?: string;
  readonly parts: readonly Part[];
  readonly grade?: string;
}[] = [
  {
    what: 'two in one room',
    parts: [
      { who: '甲某', role: 'chair' },
      { who: '乙某', role: 'attendee' },
    ],
    grade: 'together',
  },
  {
    what: 'a guest and a host',
    parts: [
      { who: '甲某', role: 'guest' },
      { who: '乙某', role: 'host' },
    ],
    grade: 'stated',
  },
  {
    what: 'a guest and a host of a visit',
    kind: 'visit',
    parts: [
      { who: '甲某', role: 'host' },
      { who: '乙某', role: 'guest' },
    ],
    grade: 'stated',
  },
  {
    what: 'a guest and a host of an inspection',
    kind: 'inspection',
    parts: [
      { who: '甲某', role: 'guest' },
      { who: '乙某', role: 'host' },
    ],
    grade: 'together',
  },
  {
    what: 'two guests',
    parts: [
      { who: '甲某', role: 'guest' },
      { who: '乙某', role: 'guest' },
    ],
    grade: 'together',
  },
  {
    what: 'one over a video link',
    parts: [
      { who: '甲某', role: 'chair' },
      { who: '乙某', role: 'attendee', remote: true },
    ],
    grade: 'remote',
  },
  {
    what: 'an uncertain participant',
    parts: [
      { who: '甲某', role: 'chair' },
      { who: '乙某', role: 'attendee', certain: false },
    ],
  },
  {
    what: 'two beyond the 40th place who only attend',
    parts: [
      { who: '甲某', role: 'attendee', order: 41 },
      { who: '乙某', role: 'trainee', order: 50 },
    ],
  },
  {
    what: 'one of the first forty',
    parts: [
      { who: '甲某', role: 'attendee', order: 40 },
      { who: '乙某', role: 'attendee', order: 50 },
    ],
    grade: 'together',
  },
  {
    what: 'a speaker beyond the 40th place',
    parts: [
      { who: '甲某', role: 'speaker', order: 60 },
      { who: '乙某', role: 'attendee', order: 50 },
    ],
    grade: 'together',
  },
  {
    what: 'one alone in two roles',
    parts: [
      { who: '甲某', role: 'chair' },
      { who: '甲某', role: 'speaker' },
    ],
  },
  {
    what: 'an organization',
    parts: [
      { who: '甲某', role: 'chair' },
      { who: '青岛市水务管理局', role: 'attendee' },
    ],
  },
];

it.each(GRADES)('$what: $grade', async ({ parts, grade, kind }) => {
  const article = meetingOf(parts, kind === undefined ? {} : { kind });
  const people = article.entities.filter((entity) => entity.label !== 'Person' || entity.name !== '青岛市水务管理局');
  await loadChanges(graph, [changesOf({ articles: [{ ...article, entities: people }] })]);
  const rows = await graph.read('MATCH (a)-[m:MET]-(b) WHERE a.id < b.id RETURN m.grade AS grade, m.count AS count');
  expect(rows).toEqual(grade === undefined ? [] : [{ grade, count: 1 }]);
});

const PAIR = [
  { who: '甲某', role: 'guest' },
  { who: '乙某', role: 'host' },
];

it('keeps one edge a pair: the strongest grade, the number of events, the first and the last day', async () => {
  const later = meetingOf(PAIR, { name: '会见' });
  const dated = {
    ...later,
    entities: later.entities.map((one) => (one.label === 'Event' ? { ...one, date: '2022-05-09' } : one)),
  };
  const remote = meetingOf(
    PAIR.map((part) => ({ ...part, remote: true })),
    { name: '视频会' },
  );
  await loadChanges(graph, [changesOf({ articles: [meetingOf(PAIR), dated, remote] })]);
  const rows = await graph.read(
    'MATCH (a)-[m:MET]->(b) RETURN m { .*, ordered: a.id < b.id, key: m.key = a.id + ":" + b.id } AS met',
  );
  expect(rows).toEqual([
    { met: { grade: 'stated', count: 3, first: '2022-05-05', last: '2022-05-09', ordered: true, key: true } },
  ]);
});

it('derives the same for what changed as for everything, and catches up after an interrupted load', async () => {
  const met = () => graph.read('MATCH ()-[m:MET]->() RETURN properties(m) AS met ORDER BY m.key');
  const first = changesOf({ articles: [meetingOf([...PAIR, { who: '丙某', role: 'attendee' }])] });
  const corrected = changesOf({ articles: [meetingOf([...PAIR, { who: '丙某', role: 'attendee', certain: false }])] });
  const meta = { ...META, page: '02' };
  const other = changesOf({ path: 'other.txt', meta, articles: [meetingOf(PAIR, { name: '另一场会' })] });
  await loadChanges(graph, [first, other], { derive: false });
  expect(await met()).toEqual([]);
  expect((await refreshDerived(graph)).met).toEqual({ events: 2, pairs: 3 });
  expect((await refreshDerived(graph)).met).toEqual({ events: 0, pairs: 0 });
  await loadChanges(graph, [corrected], { derive: false });
  expect(await met()).toHaveLength(3);
  await loadChanges(graph, []);
  const touched = await met();
  expect(touched).toHaveLength(1);
  await rebuildMet(graph);
  expect(await met()).toEqual(touched);
  await graph.write((transaction) => transaction.run('MATCH ()-[m:MET]->() DELETE m'));
  await rebuildMet(graph);
  expect(await met()).toEqual(touched);
});
