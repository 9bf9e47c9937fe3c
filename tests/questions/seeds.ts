import { join } from 'node:path';
import type { Graph } from '../../src/graph/connect.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { ingestFiles } from '../../src/pipeline/ingest.js';
import { testGraph } from '../support/database.js';

const SEEDS = join(PACKAGE_ROOT, 'seeds');

/** The database of this run with the seed pages loaded, and nothing else: close it in `afterAll`. */
export async function loadedSeeds(): Promise<Graph> {
  const graph = await testGraph();
  await ingestFiles(graph, [SEEDS], {
    onPage: ({ path, error }) => {
      if (error) throw new Error(`${path} was set aside`, { cause: error });
    },
  });
  return graph;
}
