import type { PageFacts } from '../domain/facts.js';
import type { GraphChanges } from '../domain/graph-changes.js';
import type { Graph } from '../graph/connect.js';
import { resolve } from './5-resolve/index.js';
import { type LoadReport, loadChanges } from './6-load/index.js';
import { ensureSchema } from './6-load/schema.js';
import { extractFiles, type FilesOptions, type Outcome } from './files.js';

/** A page with its facts and what they do to the graph. */
export interface ResolvedPage {
  readonly facts: PageFacts;
  readonly changes: GraphChanges;
}

export interface IngestOptions extends FilesOptions {
  /** Told of each file once it is read and its facts are found; it is loaded with the next batch. */
  readonly onPage?: (outcome: Outcome<ResolvedPage>) => void;
}

/** The pages behind paths with what loading them would do, in order. Needs no database. */
export async function* resolveFiles(
  paths: readonly string[],
  options: FilesOptions = {},
): AsyncGenerator<Outcome<ResolvedPage>> {
  for await (const { value, ...outcome } of extractFiles(paths, options)) {
    yield value ? { ...outcome, value: { facts: value, changes: resolve(value) } } : outcome;
  }
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
    options.onPage?.(outcome);
    if (outcome.value) yield outcome.value.changes;
  }
}
