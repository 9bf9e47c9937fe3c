import neo4j, { type Plan } from 'neo4j-driver';
import { generatePages } from '../../bench/load/generate.js';
import type { Graph, Row } from '../../src/graph/connect.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ask, findQuestion, listQuestions } from '../../src/questions/index.js';
import { parametersFor } from '../../src/questions/parameters.js';
import { databaseConnection, testGraph } from '../support/database.js';

/** Questions that look at all of a kind by their nature: pairs of everybody, all chairs, parts of names. */
const LOOKS_AT_ALL = ['in-the-room', 'project', 'seen-together-most', 'who-chairs'];

let graph: Graph;
let driver: ReturnType<typeof neo4j.driver>;

/** Few people in many articles, so that one of them stands in more than a thousand. */
beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
  await loadChanges(graph, generatePages({ articles: 1300, persons: 40 }));
  const { uri, username, password = '' } = await databaseConnection();
  driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
}, 600_000);
afterAll(() => Promise.all([graph.close(), driver.close()]));

async function profiled(name: string, given: Readonly<Record<string, string>>): Promise<Plan & { dbHits: number }> {
  const question = findQuestion(name);
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const { limit, hub, ...parameters } = parametersFor(question, given);
    const integers = Object.entries({ limit, hub }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, neo4j.int(Number(value))]],
    );
    const { summary } = await session.run(`PROFILE ${question.cypher}`, {
      ...parameters,
      ...Object.fromEntries(integers),
    });
    if (!summary.profile) throw new Error('a profile expected');
    return summary.profile as unknown as Plan & { dbHits: number };
  } finally {
    await session.close();
  }
}

function operators(plan: Plan): string[] {
  return [plan.operatorType, ...plan.children.flatMap(operators)];
}

function hits(plan: Plan): number {
  const { dbHits = 0 } = plan as unknown as { dbHits?: number };
  return dbHits + plan.children.reduce((sum, child) => sum + hits(child), 0);
}

const others = listQuestions()
  .map(({ name }) => name)
  .filter((name) => !LOOKS_AT_ALL.includes(name));

it.each(others)('%s finds what it starts from by index', async (name) => {
  const scans = operators(await profiled(name, {})).filter((operator) => /Scan$/.test(operator.split('@')[0] ?? ''));
  expect(scans).toEqual([]);
});

const HUB = '人0';

it('one is a hub', async () => {
  const [row] = await graph.read<{ events: number }>(
    'MATCH (p:Person {name: $name}) RETURN COUNT { (p)-[:TOOK_PART_IN]->() } AS events',
    { name: HUB },
  );
  expect(row?.events).toBeGreaterThan(1000);
});

it.each(['who-met-whom', 'timeline'])('the first rows of %s of a hub cost no look at all it did', async (name) => {
  const few = await ask(graph, name, { name: HUB, limit: '50' });
  expect(few).toHaveLength(50);
  expect(hits(await profiled(name, { name: HUB, limit: '50' }))).toBeLessThan(20_000);
  const all = await ask(graph, name, { name: HUB, limit: '100000' });
  expect(all.length).toBeGreaterThan(1000);
  expect(all.slice(0, 50)).toEqual(few);
});

it('whom a hub met is the same, looked up along the calendar or among all its events', async () => {
  const months = ['2020-01', '2020-02', '2020-03'];
  const parts = await Promise.all(
    months.map((month) => ask(graph, 'who-met-whom', { name: HUB, since: `${month}-01`, until: `${month}-31` })),
  );
  const [{ pairs } = { pairs: 0 }] = await graph.read<{ pairs: number }>(
    `MATCH (hub:Person {name: $name})-[own:TOOK_PART_IN]->(event:Event)<-[theirs:TOOK_PART_IN]-(other:Person)
     WHERE own.certain AND theirs.certain AND other <> hub
     RETURN count(DISTINCT [event.id, other.id]) AS pairs`,
    { name: HUB },
  );
  const all: Row[] = await ask(graph, 'who-met-whom', { name: HUB, limit: '100000' });
  expect(all).toHaveLength(pairs);
  expect(parts.flat().slice(0, 500)).toEqual(all.slice(0, 500));
});

it('a path leads through no hub, unless that is wanted', async () => {
  const names = ['人38', '人39'];
  const step = { from: names[0] as string, to: names[1] as string };
  const through = (rows: readonly Row[]) => rows.slice(1).map(({ from }) => String(from));
  const [{ degrees } = { degrees: [] as unknown[] }] = await graph.read<{ degrees: number[] }>(
    'MATCH (n) WHERE n.name IN $names RETURN collect(COUNT { (n)--() }) AS degrees',
    { names: through(await ask(graph, 'path', { ...step, hub: '200' })) },
  );
  for (const degree of degrees) expect(degree).toBeLessThan(200);
  expect(await ask(graph, 'path', { ...step, hub: '1000000' })).not.toEqual([]);
});
