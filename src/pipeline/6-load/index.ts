import type { GraphChanges } from '../../domain/graph-changes.js';
import { InputError } from '../../errors.js';
import type { Graph, Transaction } from '../../graph/connect.js';
import { isTooLarge, neo4jCode } from '../../graph/database-errors.js';
import { BatchSize, batchesOf } from './batches.js';
import { checkChanges } from './check.js';
import { type DerivedReport, refreshDerived } from './derive.js';
import { type LeasedGraph, type LeaseOptions, withLease } from './lease.js';
import { oneAhead } from './one-ahead.js';
import {
  type Counts,
  noCounts,
  type Plan,
  planBatch,
  planRetraction,
  planWithdrawal,
  type Replacement,
} from './plan.js';
import { inPortions } from './portions.js';
import { MissingError, planAhead, runSteps } from './statements.js';
import { readStored, readWithdrawn } from './stored.js';

export interface LoadOptions extends LeaseOptions {
  /** Articles in one transaction, about, or fewer when they are rich in facts; a page is never split. Default 100. */
  readonly batchSize?: number;
  /** False leaves what is derived for a later `refreshDerived`, which then knows what to derive. Default true. */
  readonly derive?: boolean;
  /** Awaited before the first transaction: `ensureSchema` can go on while the first pages are made. */
  readonly ready?: Promise<unknown>;
  /** Told of each page that is refused, with the reason; the others are loaded. Without it, a refused page ends the load. */
  readonly onRefused?: (page: GraphChanges, reason: InputError) => void;
  /** Called after each committed transaction with the sums so far. */
  readonly onProgress?: (report: LoadReport) => void;
}

/** What a load changed. Counts of pages and articles. */
export interface LoadReport extends Counts {
  /** Committed transactions. */
  transactions: number;
  /** Pages that took the place of another version, loaded from another file; a run's report should name them. */
  readonly replaced: Replacement[];
  /** Pages that were there already, loaded from another file. Told once: the ledger keeps both addresses. */
  readonly copies: Replacement[];
  derived?: DerivedReport;
}

/** Statements for pages that come into a graph which is not empty. */
const NOT_AT_FIRST = [
  'load/check-nodes.cypher',
  'load/find-nodes.cypher',
  'load/find-facts.cypher',
  'load/update-nodes.cypher',
  'load/update-facts.cypher',
];

/** How often a transaction is planned again when another process wrote the same things meanwhile. */
const ATTEMPTS = 10;

/**
 * Loads pages into the graph. A page that the ledger has with the same content is skipped; of a changed page exactly what
 * its articles stated before is replaced; its articles that are no more are retracted. What a file held before goes, unless
 * another file holds it too. The order of loads and corrections does not matter: the graph is always that of a clean load
 * of the last version of each page.
 *
 * One transaction takes whole pages together with their ledger entries, so an interruption leaves no half page and a
 * rerun goes on where it ended. Expects the schema (`ensureSchema`). No other process loads at the same time: see
 * `withLease`.
 * @throws InputError for a page that is refused (see `checkChanges`) unless `onRefused` is told, DatabaseError when the
 *   database refuses, BusyError when another process writes to it; batches before stay loaded.
 */
export function loadChanges(
  graph: Graph,
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  options: LoadOptions = {},
): Promise<LoadReport> {
  return withLease(graph, options, (leased) => load(leased, changes, options));
}

async function load(
  graph: LeasedGraph,
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  { batchSize = 100, derive = true, ready, onRefused, onProgress }: LoadOptions,
): Promise<LoadReport> {
  const report = emptyReport();
  const size = new BatchSize(batchSize);
  const loading: Loading = { graph, report, size, wasEmpty: false };
  for await (const pages of oneAhead(batchesOf(accepted(changes, onRefused), size))) {
    await ready;
    await loadBatch(loading, pages);
    onProgress?.(report);
  }
  await ready;
  const [derived] = await Promise.all([
    derive ? refreshDerived(graph) : undefined,
    loading.wasEmpty && planAhead(graph, NOT_AT_FIRST),
  ]);
  if (derived) report.derived = derived;
  return report;
}

/**
 * Takes a page out of the graph, whatever files it lies in: its articles, what they state, and every node and edge that
 * only they supported.
 * @returns counts; nothing is removed when the ledger does not know the page.
 */
export function retractPage(graph: Graph, pageId: string, options: LoadOptions = {}): Promise<LoadReport> {
  return retract(graph, options, (committing) =>
    commit(committing, async (transaction) => planRetraction(await readWithdrawn(transaction, { ids: [pageId] }))),
  );
}

/**
 * Withdraws files: what `retractPage` does to their pages, unless a page lies in another file too. `batchSize` files in one
 * transaction, fewer when the server has too little memory for that.
 * @param paths as they were loaded; those that the ledger does not know change nothing.
 */
export function retractFiles(graph: Graph, paths: readonly string[], options: LoadOptions = {}): Promise<LoadReport> {
  return retract(graph, options, async (committing) => {
    let from = 0;
    if (paths.length === 0) return;
    await inPortions(options.batchSize ?? 100, async (size) => {
      const some = paths.slice(from, from + size);
      await commit(committing, async (transaction) =>
        planWithdrawal(await readWithdrawn(transaction, { paths: some }), some),
      );
      from += some.length;
      options.onProgress?.(committing.report);
      return from < paths.length;
    });
  });
}

async function retract(
  graph: Graph,
  { derive = true, ...options }: LoadOptions,
  work: (committing: Committing) => Promise<void>,
): Promise<LoadReport> {
  return withLease(graph, options, async (leased) => {
    const report = emptyReport();
    await work({ graph: leased, report });
    if (derive) report.derived = await refreshDerived(leased);
    return report;
  });
}

function emptyReport(): LoadReport {
  return { ...noCounts(), transactions: 0, replaced: [], copies: [] };
}

/** The pages that can be stored. @throws InputError for another one, unless `onRefused` is told of it. */
async function* accepted(
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  onRefused: LoadOptions['onRefused'],
): AsyncGenerator<GraphChanges> {
  for await (const page of changes) {
    try {
      checkChanges(page);
    } catch (error) {
      if (!onRefused || !(error instanceof InputError)) throw error;
      onRefused(page, error);
      continue;
    }
    yield page;
  }
}

interface Committing {
  readonly graph: LeasedGraph;
  readonly report: LoadReport;
}

interface Loading extends Committing {
  readonly size: BatchSize;
  /** True once a first page has come into an empty graph. */
  wasEmpty: boolean;
}

/** Loads pages in one transaction, or in two halves when the server has too little memory for it; later ones are smaller. */
async function loadBatch(loading: Loading, pages: readonly GraphChanges[]): Promise<void> {
  try {
    await commit(loading, async (transaction) => {
      const stored = await readStored(transaction, pages, loading.graph.known);
      loading.wasEmpty ||= stored.empty;
      return planBatch(pages, stored);
    });
  } catch (error) {
    if (pages.length < 2 || !isTooLarge(error)) throw error;
    loading.size.wasTooLarge(pages);
    const half = Math.ceil(pages.length / 2);
    await loadBatch(loading, pages.slice(0, half));
    await loadBatch(loading, pages.slice(half));
  }
}

type Planning = (transaction: Transaction) => Promise<Plan>;

/** Plans and runs one transaction. What is known is forgotten before it is tried again. */
async function commit({ graph, report }: Committing, planning: Planning): Promise<void> {
  const { known } = graph;
  let attempts = 0;
  const { plan, rows, forgotten } = await withoutConflict(() =>
    graph.write(async (transaction) => {
      if (attempts++ > 0) known.forget();
      const { forgotten } = known;
      const plan = await planning(transaction);
      const rows = (await runSteps(transaction, plan.entities)).flat() as { id: string; element: string }[];
      await runSteps(transaction, plan.rest(rows));
      return { plan, rows, forgotten };
    }),
  ).catch((error: unknown) => {
    known.forget();
    throw error;
  });
  // another load over the same graph may have taken something back meanwhile
  if (forgotten === known.forgotten) plan.remember(known, rows);
  report.transactions++;
  report.replaced.push(...plan.replaced);
  report.copies.push(...plan.copies);
  addCounts(report, plan.counts);
}

/** Once more when another process created or deleted what this transaction relied on; the plan is then another one. */
async function withoutConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof MissingError || /Schema\.ConstraintValidationFailed$/.test(neo4jCode(error) ?? '');
}

function addCounts(report: Counts, counts: Counts): void {
  for (const unit of ['pages', 'articles'] as const) {
    for (const what of ['added', 'changed', 'unchanged', 'removed'] as const) report[unit][what] += counts[unit][what];
  }
}
