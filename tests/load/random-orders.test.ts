import fc from 'fast-check';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { deriveDivisions } from '../../src/pipeline/6-load/divisions.js';
import { loadChanges, retractFile } from '../../src/pipeline/6-load/index.js';
import { deriveMet } from '../../src/pipeline/6-load/met.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META } from './builder.js';
import { articleOf, DATES, type Story, story } from './stories.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
afterAll(() => graph.close());

const PAGES = 3;

/** An edit: the page's new articles, or its withdrawal. */
const edit = fc.record({
  page: fc.nat({ max: PAGES - 1 }),
  stories: fc.option(fc.array(story, { maxLength: 2 }), { nil: undefined, freq: 5 }),
});

function pageOf(page: number, stories: readonly Story[]): GraphChanges {
  const { date: _, ...undated } = META;
  const meta = page === 0 ? undated : { ...META, page: `0${page}`, date: DATES[page % 2] as string };
  return changesOf({ path: `${page}.txt`, meta, articles: stories.map(articleOf) });
}

it('any order of loads, corrections and withdrawals ends in the graph of a clean load', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 6 }), fc.boolean(), async (edits, backwards) => {
      await clearGraph(graph);
      const last = new Map<number, GraphChanges>();
      for (const { page, stories } of edits) {
        const changes = pageOf(page, stories ?? []);
        if (stories) {
          await loadChanges(graph, [changes]);
          last.set(page, changes);
        } else {
          await retractFile(graph, changes.path);
          last.delete(page);
        }
      }
      const edited = (await exported(graph)).join('\n');
      await deriveMet(graph);
      await deriveDivisions(graph);
      const derivedAgain = (await exported(graph)).join('\n');
      await clearGraph(graph);
      const pages = [...last.values()];
      await loadChanges(graph, backwards ? pages.reverse() : pages);
      const clean = (await exported(graph)).join('\n');
      expect(edited).toBe(clean);
      expect(derivedAgain).toBe(clean);
    }),
    { numRuns: 30, endOnFailure: false },
  );
}, 600_000);
