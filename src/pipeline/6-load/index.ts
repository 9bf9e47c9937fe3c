import type { GraphChanges } from '../../domain/graph-changes.js';
import type { Graph, Transaction } from '../../graph/connect.js';
import { isTooLarge } from '../../graph/database-errors.js';
import { batchesOf } from './batches.js';
import { checkChanges } from './check.js';
import { NodeMemory } from './memory.js';
import { type MetReport, refreshMet } from './met.js';
import { type Counts, noCounts, type Plan, planBatch, planRetraction, type Replacement } from './plan.js';
import { MissingNodeError, runSteps } from './statements.js';
import { readArticles, readPages, readStored } from './stored.js';

export interface LoadOptions {
  /** Articles in one transaction, about; a page is never split. Default 100. */
  readonly batchSize?: number;
  /** False leaves MET for a later `refreshMet`, which then knows what to derive. Default true. */
  readonly met?: boolean;
  /** Called after each committed transaction with the sums so far. */
  readonly onProgress?: (report: LoadReport) => void;
}

/** What a load changed. Counts of pages and articles. */
export interface LoadReport extends Counts {
  /** Committed transactions. */
  transactions: number;
  /** Pages that took the place of a page loaded from another file; a run's report should name them. */
  readonly replaced: Replacement[];
  met?: MetReport;
}

/**
 * Loads pages into the graph. A page that the ledger has with the same content is skipped; of a changed page exactly what
 * its articles stated before is replaced; its articles that are no more are retracted. The order of loads and corrections
 * does not matter: the graph is always that of a clean load of the last version of each page.
 *
 * One transaction takes whole pages together with their ledger entries, so an interruption leaves no half page and a
 * rerun goes on where it ended. Expects the schema (`ensureSchema`).
 * @throws GuanxiError for changes without evidence, DatabaseError when the database refuses; batches before stay loaded.
 */
export async function loadChanges(
  graph: Graph,
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  options: LoadOptions = {},
): Promise<LoadReport> {
  const { batchSize = 100, met = true, onProgress } = options;
  const memory = new NodeMemory();
  const report: LoadReport = { ...noCounts(), transactions: 0, replaced: [] };
  for await (const pages of batchesOf(changes, batchSize)) {
    for (const page of pages) checkChanges(page);
    await loadBatch({ graph, memory, report }, pages);
    onProgress?.(report);
  }
  if (met) report.met = await refreshMet(graph);
  return report;
}

/**
 * Takes a page out of the graph: its articles, what they state, and every node and edge that only they supported.
 * @returns counts; nothing is removed when the ledger does not know the page.
 */
export async function retractPage(graph: Graph, pageId: string, options: LoadOptions = {}): Promise<LoadReport> {
  const report: LoadReport = { ...noCounts(), transactions: 0, replaced: [] };
  await commit({ graph, memory: new NodeMemory(), report }, async (transaction, memory) => {
    const pages = await readPages(transaction, [pageId]);
    const ids = [...pages.values()].flatMap((page) => page.articles.map((article) => article.id));
    return planRetraction({ pages, articles: await readArticles(transaction, ids) }, memory);
  });
  if (options.met ?? true) report.met = await refreshMet(graph);
  return report;
}

interface Loading {
  readonly graph: Graph;
  readonly memory: NodeMemory;
  readonly report: LoadReport;
}

/** Loads pages in one transaction, or in two halves when the server has too little memory for it. */
async function loadBatch(loading: Loading, pages: readonly GraphChanges[]): Promise<void> {
  try {
    await commit(loading, async (transaction, memory) =>
      planBatch(pages, await readStored(transaction, pages), memory),
    );
  } catch (error) {
    if (pages.length < 2 || !isTooLarge(error)) throw error;
    const half = Math.ceil(pages.length / 2);
    await loadBatch(loading, pages.slice(0, half));
    await loadBatch(loading, pages.slice(half));
  }
}

type Planning = (transaction: Transaction, memory: NodeMemory) => Promise<Plan>;

/** Plans and runs one transaction; once more with an empty memory when another process deleted what it relied on. */
async function commit({ graph, memory, report }: Loading, planning: Planning): Promise<void> {
  const attempt = () =>
    graph.write(async (transaction) => {
      const plan = await planning(transaction, memory);
      await runSteps(transaction, plan.steps);
      return plan;
    });
  const plan = await attempt().catch((error: unknown) => {
    if (!(error instanceof MissingNodeError)) throw error;
    memory.clear();
    return attempt();
  });
  memory.commit(plan.remember, plan.forget);
  report.transactions++;
  report.replaced.push(...plan.replaced);
  addCounts(report, plan.counts);
}

function addCounts(report: Counts, counts: Counts): void {
  for (const unit of ['pages', 'articles'] as const) {
    for (const what of ['added', 'changed', 'unchanged', 'removed'] as const) report[unit][what] += counts[unit][what];
  }
}
