import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { loadChanges, retractPage } from '../../src/pipeline/6-load/index.js';
import { withLease } from '../../src/pipeline/6-load/lease.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

const ORGAN = '青岛市水务管理局';

/** A page on which one person holds a post; all pages name the same office, by aliases of their own. */
function page(number: number, { person = '周青岩', alias = '', claims = true } = {}): GraphChanges {
  const organ = { label: 'Organization', name: ORGAN, kind: 'government', ...(alias && { aliases: [alias] }) } as const;
  return changesOf({
    path: `${number}.txt`,
    meta: { ...META, page: `0${number}` },
    articles: [
      {
        entities: [{ label: 'Person', name: person }, organ],
        claims: claims ? [{ type: 'HOLDS_POSITION', from: person, to: ORGAN, qualifier: '局长' }] : [],
      },
    ],
  });
}

async function clean(...pages: readonly GraphChanges[]): Promise<string[]> {
  await clearGraph(graph);
  await loadChanges(graph, pages);
  return exported(graph);
}

it('looks up only once what every page names', async () => {
  const asked: unknown[] = [];
  const watched: Graph = {
    ...graph,
    connection: graph.connection,
    read: (...query) => graph.read(...query),
    command: (...query) => graph.command(...query),
    write: (work, options) =>
      graph.write(
        (transaction) =>
          work({
            run: (cypher, parameters) => {
              if (/RETURN\s+(n\.id AS id, elementId|fact\.key AS key)/.test(cypher) && parameters)
                asked.push(parameters.batch);
              return transaction.run(cypher, parameters);
            },
          }),
        options,
      ),
  };
  await loadChanges(watched, [page(0)]);
  asked.length = 0;
  await withLease(watched, {}, async (leased) => {
    for (const number of [1, 2, 3]) await loadChanges(leased, [page(number)]);
  });
  expect(asked.map((batch) => Object.keys(batch as object))).toEqual([['Organization', 'Person'], ['HOLDS_POSITION']]);
  expect(await exported(graph)).toEqual(await clean(page(0), page(1), page(2), page(3)));
});

it.each([
  ['everything', 'MATCH (n) WHERE NOT n:Lease AND NOT n:SchemaVersion DETACH DELETE n'],
  ['a fact', 'MATCH ()-[fact:HOLDS_POSITION]->() DELETE fact'],
])('looks again when another program has deleted %s meanwhile', async (_, deletion) => {
  const pages = [page(1), page(2, { alias: '水务局' })] as const;
  await withLease(graph, {}, async (leased) => {
    await loadChanges(leased, [pages[0]]);
    await graph.write((transaction) => transaction.run(deletion));
    await loadChanges(leased, [pages[1]]);
  });
  const facts = await graph.read<{ count: number }>('MATCH ()-[fact:HOLDS_POSITION]->() RETURN fact.count AS count');
  expect(facts).toEqual([{ count: 1 }]);
  const own = (lines: readonly string[]) => lines.filter((line) => line.includes(pages[1].articles[0]?.id ?? '?'));
  const after = own(await exported(graph));
  expect(after.length).toBeGreaterThan(3);
  expect(after).toEqual(own(await clean(...pages)));
});

it('takes another program’s node in the place of a deleted one for what it is', async () => {
  await withLease(graph, {}, async (leased) => {
    await loadChanges(leased, [page(1, { claims: false })]);
    await graph.write((transaction) => transaction.run('MATCH (n:Organization) SET n.id = "foreign"'));
    await loadChanges(leased, [page(2, { alias: '水务局', claims: false })]);
  });
  const rows = await graph.read(
    'MATCH (n:Organization) RETURN n.id = "foreign" AS foreign, n.aliases AS aliases ORDER BY foreign',
  );
  expect(rows).toEqual([
    { foreign: false, aliases: ['水务局'] },
    { foreign: true, aliases: [] },
  ]);
});

it('says again what a withdrawn page said of a node', async () => {
  const [first, second] = [page(1, { alias: '水务局' }), page(2, { alias: '水务局' })];
  await withLease(graph, {}, async (leased) => {
    await loadChanges(leased, [first]);
    await retractPage(leased, first.pageId);
    await loadChanges(leased, [page(3)]);
    await loadChanges(leased, [second]);
  });
  expect(await exported(graph)).toEqual(await clean(page(3), second));
});
