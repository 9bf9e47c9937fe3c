import fc from 'fast-check';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { deriveDivisions } from '../../src/pipeline/6-load/divisions.js';
import { loadChanges, retractFiles, retractPage } from '../../src/pipeline/6-load/index.js';
import { withLease } from '../../src/pipeline/6-load/lease.js';
import { rebuildMet } from '../../src/pipeline/6-load/met.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META } from './builder.js';
import { finishedLines } from './finished-lines.js';
import { articleOf, DATES, type Story, story } from './stories.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
afterAll(() => graph.close());

const PAGES = 4;
/** Each order is checked after its steps, so that its prefixes are orders too: hundreds in all; thousands by GUANXI_TEST_RUNS=400. */
const RUNS = Number(process.env.GUANXI_TEST_RUNS ?? 60);

const page = fc.nat({ max: PAGES - 1 });

/** Pages that are loaded together, one perhaps twice: new ones, corrections, and pages as they were. */
const load = fc.record({
  pages: fc.array(fc.record({ page, stories: fc.array(story, { maxLength: 2 }) }), { minLength: 1, maxLength: 3 }),
  again: fc.boolean(),
  batchSize: fc.constantFrom(1, 2, 100),
  /** False leaves what is derived to a later step. */
  derive: fc.boolean(),
});
const withdrawal = fc.record({ withdrawn: page, by: fc.constantFrom('file', 'page') });
const step = fc.oneof({ weight: 3, arbitrary: load }, { weight: 1, arbitrary: withdrawal });

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The first page has no date: it is known by its content, and each correction of it is another page in the same file. */
function pageOf(page: number, stories: readonly Story[]): GraphChanges {
  const { date: _, ...undated } = META;
  const meta = page === 0 ? undated : { ...META, page: `0${page}`, date: DATES[page % 2] as string };
  return changesOf({ path: `${page}.txt`, meta, articles: stories.map(articleOf) });
}

/** Takes a step in the graph and in what was last said of each page. @returns false when something is left to derive. */
async function take(graph: Graph, one: Step, last: Map<number, GraphChanges>) {
  if ('withdrawn' in one) {
    const before = last.get(one.withdrawn);
    if (one.by === 'file') await retractFiles(graph, [`${one.withdrawn}.txt`]);
    else await retractPage(graph, before?.pageId ?? 'never loaded');
    last.delete(one.withdrawn);
    return true;
  }
  const changes = one.pages.map(({ page, stories }) => [page, pageOf(page, stories)] as const);
  if (one.again) changes.push(...last);
  for (const [page, change] of changes) last.set(page, change);
  const { batchSize, derive } = one;
  await loadChanges(
    graph,
    changes.map(([, change]) => change),
    { batchSize, derive },
  );
  return derive;
}

it('after any order of loads, corrections and withdrawals the graph is that of a clean load', async () => {
  let orders = 0;
  // in one lease, later steps know what earlier ones wrote
  const walk = async (graph: Graph, steps: readonly Step[], last: Map<number, GraphChanges>) => {
    for (const one of steps) {
      if (!(await take(graph, one, last))) continue;
      orders++;
      expect((await exported(graph)).join('\n')).toBe(await finishedLines(last.values()));
    }
  };
  const steps = fc.array(step, { minLength: 4, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), fc.boolean(), async (steps, inOneLease, backwards) => {
      await clearGraph(graph);
      const last = new Map<number, GraphChanges>();
      if (inOneLease) await withLease(graph, {}, (leased) => walk(leased, steps, last));
      else await walk(graph, steps, last);
      await loadChanges(graph, []);
      const edited = (await exported(graph)).join('\n');
      await rebuildMet(graph);
      await deriveDivisions(graph);
      const derivedAgain = (await exported(graph)).join('\n');
      await clearGraph(graph);
      const pages = [...last.values()];
      await loadChanges(graph, backwards ? pages.reverse() : pages);
      const clean = (await exported(graph)).join('\n');
      expect(edited).toBe(clean);
      expect(derivedAgain).toBe(clean);
    }),
    { numRuns: RUNS, endOnFailure: false },
  );
  expect(orders).toBeGreaterThan(3 * RUNS);
}, 900_000);
