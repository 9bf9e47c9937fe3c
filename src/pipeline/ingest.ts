import type { GraphChanges, Versions } from '../domain/graph-changes.js';
import type { Graph } from '../graph/connect.js';
import type { ResolvedPage } from '../jobs/page-tasks.js';
import { extractingVersions } from '../knowledge/versions.js';
import { type LoadReport, loadChanges } from './6-load/index.js';
import { type LeasedGraph, type LeaseOptions, withLease } from './6-load/lease.js';
import { Ledger } from './6-load/ledger.js';
import { ensureSchema } from './6-load/schema.js';
import { statementText } from './6-load/statements.js';
import { type FilesOptions, type Outcome, pagesOf } from './files.js';

export interface IngestOptions extends FilesOptions, LeaseOptions {
  /** Told of each file once it is read and its facts are found, or is unchanged; it is loaded with the next batch. */
  readonly onPage?: (outcome: Outcome<ResolvedPage>) => void;
  /** True: extracts also the files that are loaded as they are. */
  readonly force?: boolean | undefined;
  /** When aborted, no further page is taken and its reason is thrown; transactions that have begun are ended. */
  readonly signal?: AbortSignal;
}

/**
 * The pages behind paths with what loading them would do, in order. Needs no database.
 * @param options delivery: true for what is to be loaded: pages then say what they were extracted from and by.
 */
export function resolveFiles(
  paths: readonly string[],
  { delivery = false, ...options }: FilesOptions & { readonly delivery?: boolean } = {},
): AsyncGenerator<Outcome<ResolvedPage>> {
  const versions = delivery && !options.knowledge ? extractingVersions() : undefined;
  return versions ? deliveredPages(paths, { ...options, versions }, undefined) : pagesOf('resolve', paths, options);
}

/**
 * Loads the pages behind paths into the graph. Files that the ledger has with the same content, extracted by this version
 * with this lexicon, are not extracted again; files that are no pages are told to `onPage` and left out.
 * @throws DatabaseError when the graph cannot be written, BusyError when another process writes to it, SchemaError when a
 *   newer program made it; batches before stay loaded.
 */
export async function ingestFiles(
  graph: Graph,
  paths: readonly string[],
  options: IngestOptions = {},
): Promise<LoadReport> {
  // a database that is not there is told before any page is read
  await graph.verify();
  const ready = ensureSchema(graph, options);
  // thrown when it comes to the first transaction
  ready.catch(() => undefined);
  return withLease(graph, { ...options, ready }, async (leased) => {
    const versions = options.knowledge ? undefined : extractingVersions();
    if (!versions) return loadChanges(leased, goodPages(resolveFiles(paths, options), options), { ready });
    return loadFiles(leased, paths, { ...options, ready, versions });
  });
}

interface Loading extends IngestOptions {
  readonly ready: Promise<unknown>;
  readonly versions: Versions;
}

async function loadFiles(graph: LeasedGraph, paths: readonly string[], options: Loading): Promise<LoadReport> {
  const { ready, onPage } = options;
  const [row] = await graph.read<{ empty: boolean }>(statementText('load/is-empty.cypher'));
  // while the schema of an empty graph is made, the first pages are extracted
  if (!row?.empty) await graph.taken();
  let unchanged = 0;
  const outcomes = deliveredPages(paths, options, row?.empty ? undefined : graph);
  const told = (outcome: Outcome<ResolvedPage>) => {
    if (outcome.unchanged) unchanged++;
    onPage?.(outcome);
  };
  const report = await loadChanges(graph, goodPages(outcomes, { ...options, onPage: told }), { ready });
  report.pages.unchanged += unchanged;
  return report;
}

/** Pages that say what they were extracted from and by, so that a later ingest need not extract them again. */
async function* deliveredPages(
  paths: readonly string[],
  options: FilesOptions & Pick<Loading, 'versions' | 'force'>,
  graph: Graph | undefined,
): AsyncGenerator<Outcome<ResolvedPage>> {
  const { versions } = options;
  const inputs = new Map<string, string | undefined>();
  const outcomes = pagesOf('resolve', paths, options, {
    passOver: (files) => {
      const ledger = new Ledger(graph, { ...options, files });
      return async (path) => {
        const { input, isLoaded } = await ledger.find(path);
        if (!isLoaded) inputs.set(path, input);
        return isLoaded;
      };
    },
  });
  for await (const outcome of outcomes) {
    const { path, value } = outcome;
    const before = inputs.get(path);
    inputs.delete(path);
    // a file that was changed while it was read is read again next time
    if (value?.input === undefined || value.input !== before) yield outcome;
    else {
      const delivery = { ...versions, input: value.input };
      yield { ...outcome, value: { ...value, changes: { ...value.changes, delivery } } };
    }
  }
}

async function* goodPages(
  outcomes: AsyncIterable<Outcome<ResolvedPage>>,
  { onPage, signal }: Pick<IngestOptions, 'onPage' | 'signal'>,
): AsyncGenerator<GraphChanges> {
  for await (const outcome of outcomes) {
    signal?.throwIfAborted();
    onPage?.(outcome);
    if (outcome.value) yield outcome.value.changes;
  }
}
