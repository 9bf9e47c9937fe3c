import fc from 'fast-check';
import { generatePages } from '../../bench/load/generate.js';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { finishedItems } from '../../src/pipeline/6-load/finished/items.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { graphItems } from '../../src/pipeline/export/stored-graph.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { finishedLines } from './finished-lines.js';
import { deliveries } from './stories.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
afterAll(() => graph.close());

async function storedLines(pages: readonly GraphChanges[]): Promise<string> {
  await clearGraph(graph);
  await loadChanges(graph, pages);
  return (await exported(graph)).join('\n');
}

it('gives, without a database, what an export gives after the pages were loaded one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (pages) => {
      expect(await finishedLines(pages)).toBe(await storedLines(pages));
    }),
    { numRuns: Number(process.env.GUANXI_TEST_RUNS ?? 20), endOnFailure: false },
  );
}, 600_000);

it('gives the same items, labels of ends among them, for 300 synthetic articles', async () => {
  const pages = [...generatePages({ articles: 300, persons: 200 })];
  expect(await finishedLines(pages)).toBe(await storedLines(pages));
  const labels = async (items: AsyncIterable<object>) => {
    const all: unknown[] = [];
    for await (const item of items) all.push('type' in item ? item : null);
    return all;
  };
  expect(await labels(finishedItems(pages))).toEqual(await labels(graphItems(graph)));
}, 120_000);
