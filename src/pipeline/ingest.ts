import type { GraphChanges } from '../domain/graph-changes.js';
import type { Graph } from '../graph/connect.js';
import type { ResolvedPage } from '../jobs/page-tasks.js';
import { type LoadReport, loadChanges } from './6-load/index.js';
import { ensureSchema } from './6-load/schema.js';
import { type FilesOptions, type Outcome, pagesOf } from './files.js';

export interface IngestOptions extends FilesOptions {
  /** Told of each file once it is read and its facts are found; it is loaded with the next batch. */
  readonly onPage?: (outcome: Outcome<ResolvedPage>) => void;
  /** When aborted, no further page is taken and its reason is thrown; transactions that have begun are ended. */
  readonly signal?: AbortSignal;
}

/** The pages behind paths with what loading them would do, in order. Needs no database. */
export function resolveFiles(
  paths: readonly string[],
  options: FilesOptions = {},
): AsyncGenerator<Outcome<ResolvedPage>> {
  return pagesOf('resolve', paths, options);
}

/**
 * Loads the pages behind paths into the graph; files that are no pages are told to `onPage` and left out.
 * @throws DatabaseError when the graph cannot be written; batches before stay loaded.
 */
export async function ingestFiles(
  graph: Graph,
  paths: readonly string[],
  options: IngestOptions = {},
): Promise<LoadReport> {
  // a database that is not there is told before any page is read
  await graph.verify();
  const ready = ensureSchema(graph);
  // loadChanges throws it, when it comes to the first transaction
  ready.catch(() => undefined);
  return loadChanges(graph, goodPages(paths, options), { ready });
}

async function* goodPages(paths: readonly string[], options: IngestOptions): AsyncGenerator<GraphChanges> {
  for await (const outcome of resolveFiles(paths, options)) {
    options.signal?.throwIfAborted();
    options.onPage?.(outcome);
    if (outcome.value) yield outcome.value.changes;
  }
}
