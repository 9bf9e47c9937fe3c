import fc from 'fast-check';
import type { GraphItem, GraphNode } from '../../src/domain/graph-item.js';
import type { Graph } from '../../src/graph/connect.js';
import { hashId } from '../../src/pipeline/5-resolve/ids.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { checkSchema, ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { cypherScript } from '../../src/pipeline/export/cypher-script.js';
import { jsonLine } from '../../src/pipeline/export/jsonl.js';
import { graphItems } from '../../src/pipeline/export/stored-graph.js';
import { changesOf } from '../load/builder.js';
import { clearGraph, testGraph } from '../support/database.js';
import { statementsOf } from './read-script.js';
import { CONTROLS, HOSTILE, inOrder, sampleItems, streamed, whole } from './sample.js';

/** Neo4j indexes values of up to 8 kB: in characters, of three and four bytes. */
const LONGEST = 2000;

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph?.close());

async function items(): Promise<GraphItem[]> {
  const all: GraphItem[] = [];
  for await (const item of graphItems(graph)) all.push(item);
  return all;
}

async function run(script: string): Promise<void> {
  for (const statement of statementsOf(script)) await graph.command(statement);
}

const scriptOf = (graph: readonly GraphItem[]) => whole(cypherScript(streamed(graph)));

test('makes the graph it was made of, whatever the names', async () => {
  const hostile = HOSTILE.map(({ what, name }) => ({ what, name: [...name].slice(0, LONGEST).join('') }));
  const names = [...hostile, { what: 'control characters', name: CONTROLS }];
  const wanted = inOrder(names.flatMap(({ name, what }) => sampleItems(name, what)));
  await run(await scriptOf(wanted));
  expect((await items()).map(jsonLine)).toEqual(wanted.map(jsonLine));
}, 120_000);

test('brings constraints and indexes along', async () => {
  const names = await graph.read<{ name: string; constraint: string | null }>(
    'SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> "LOOKUP" RETURN name, owningConstraint AS constraint',
  );
  for (const { name, constraint } of names) {
    await graph.command(`DROP ${constraint === null ? 'INDEX' : 'CONSTRAINT'} ${constraint ?? name} IF EXISTS`);
  }
  expect((await checkSchema(graph)).missing).not.toEqual([]);
  await run(await scriptOf(sampleItems('某')));
  expect(await checkSchema(graph)).toEqual({ missing: [], foreign: [] });
}, 120_000);

test('of a loaded graph gives that graph, into which pages load on', async () => {
  const page = (name: string, path: string) =>
    changesOf({
      path,
      articles: [
        {
          entities: [
            { label: 'Person', name },
            { label: 'Organization', name: '青岛市人民政府', kind: 'government' },
            { label: 'Event', name: '防汛会议', kind: 'meeting', date: '2022-05-05' },
          ],
          claims: [
            { type: 'HOLDS_POSITION', from: name, to: '青岛市人民政府', qualifier: '市长' },
            { type: 'TOOK_PART_IN', from: name, to: '防汛会议', qualifier: 'chair', order: 1 },
          ],
        },
      ],
    });
  await loadChanges(graph, [page('周青岩', 'a.txt')]);
  const loaded = await items();
  const script = await scriptOf(loaded);
  await loadChanges(graph, [page('周青岩', 'a.txt'), page('林采薇', 'a.txt')]);
  const further = (await items()).map(jsonLine);
  await clearGraph(graph);
  await run(script);
  expect((await items()).map(jsonLine)).toEqual(loaded.map(jsonLine));
  const report = await loadChanges(graph, [page('周青岩', 'a.txt')]);
  expect(report.pages).toMatchObject({ added: 0, unchanged: 1 });
  await loadChanges(graph, [page('林采薇', 'a.txt')]);
  expect((await items()).map(jsonLine)).toEqual(further);
});

test('has statements of limited size, in one order whatever the number of items', async () => {
  const nodes = Array.from({ length: 450 }, (_, at): GraphNode => {
    const also = at % 3 === 0 ? ['Official'] : [];
    return { label: 'Person', id: hashId([String(at)]), also, properties: { name: '某' } };
  });
  const script = await scriptOf(inOrder(nodes));
  const creating = statementsOf(script).filter((statement) => statement.startsWith('UNWIND'));
  expect(creating.map((statement) => statement.match(/^\{id/gm)?.length)).toEqual(Array(9).fill(50));
  await run(script);
  expect((await items()).map(jsonLine)).toEqual(inOrder(nodes).map(jsonLine));
});

test('keeps any text', async () => {
  // one statement for many texts: a name each
  const names = fc.array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.stringMatching(/^[\\u0027'"`\n;/*]{0,20}$/)),
    { minLength: 150, maxLength: 200 },
  );
  await fc.assert(
    fc.asyncProperty(names, async (names) => {
      await clearGraph(graph);
      const nodes = names.map((name, at): GraphNode => {
        return { label: 'Topic', id: hashId([String(at)]), also: [], properties: { aliases: [], name } };
      });
      await run(await scriptOf(inOrder(nodes)));
      expect((await items()).map(jsonLine)).toEqual(inOrder(nodes).map(jsonLine));
    }),
    { numRuns: 5 },
  );
}, 120_000);
