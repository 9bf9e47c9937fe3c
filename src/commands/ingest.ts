import type { Command } from 'commander';
import type { PageFacts } from '../domain/facts.js';
import type { Graph } from '../graph/connect.js';
import { crewOf, type FileOptions, metaOf, type WaitOptions, waitOf, withFiles, withWait } from './options.js';
import { counted, print } from './output.js';

interface IngestOptions extends FileOptions, WaitOptions {
  readonly dryRun?: true;
  readonly force?: true;
}

export function registerIngest(program: Command): void {
  const command = program
    .command('ingest')
    .summary('load pages into the graph')
    .description(
      'Loads newspaper pages into the graph. A page that is loaded already is replaced by what it says now; one that has not changed is passed over.',
    )
    .argument('<path...>', 'page files, folders or globs');
  withWait(withFiles(command))
    .option('--dry-run', 'print what would be written, one JSON object a page, and write nothing; needs no database')
    .option('--force', 'extract also the pages that are loaded as they are')
    .action((paths: readonly string[], options: IngestOptions) => (options.dryRun ? preview : ingest)(paths, options));
}

async function ingest(paths: readonly string[], options: IngestOptions): Promise<void> {
  const { withGraph } = await import('./graph.js');
  await withGraph(async (graph) => {
    process.exitCode = await ingestInto(graph, paths, options);
  });
}

/** Loads pages into an open graph, telling the person at the terminal of each; gives the exit code. */
export async function ingestInto(graph: Graph, paths: readonly string[], options: IngestOptions): Promise<number> {
  const [{ ingestFiles }, { FileRun }, { say }, { interruptible }] = await Promise.all([
    import('../pipeline/ingest.js'),
    import('./file-run.js'),
    import('../log.js'),
    import('./interrupt.js'),
  ]);
  const run = new FileRun('Loading');
  const load = (signal: AbortSignal) =>
    ingestFiles(graph, paths, {
      meta: metaOf(options),
      ...crewOf(options),
      signal,
      force: options.force,
      ...waitOf(options, (text) => run.warn(text)),
      onFiles: run.start,
      onPage: (outcome) => {
        run.seen(outcome);
        if (outcome.value) run.note(summary(outcome.value.facts));
      },
    });
  const { pages, replaced, copies } = await interruptible(load).finally(run.stop);
  const code = run.finish();
  for (const { path, before } of replaced) say(`${path}: another version of the page of ${before}, which it replaces.`);
  for (const { path, before } of copies) say(`${path}: the page of ${before}, word for word; it is loaded once.`);
  const gone = pages.removed === 0 ? '' : `, ${pages.removed} gone from their files`;
  say(`Loaded: ${pages.added} new, ${pages.changed} changed, ${pages.unchanged} unchanged${gone}.`);
  return code;
}

async function preview(paths: readonly string[], options: IngestOptions): Promise<void> {
  const [{ resolveFiles }, { FileRun }] = await Promise.all([import('../pipeline/ingest.js'), import('./file-run.js')]);
  const run = new FileRun('Reading');
  const files = { meta: metaOf(options), ...crewOf(options), onFiles: run.start };
  for await (const outcome of resolveFiles(paths, files)) {
    run.seen(outcome);
    if (outcome.value) await print(`${JSON.stringify(outcome.value.changes, null, 1)}\n`);
  }
  process.exitCode = run.finish();
}

/** One line for a page: what it is, what was found, what stays open. */
function summary({ page, articles }: PageFacts): string {
  const { publication, date, page: label } = page.meta;
  const name = [publication, date, label].filter(Boolean).join(' ');
  const facts = articles.reduce((sum, { claims }) => sum + claims.length, 0);
  const issues = page.issues.length + articles.reduce((sum, a) => sum + a.issues.length, 0);
  const open = issues === 0 ? '' : `, ${counted(issues, 'open question')} (see extract --explain)`;
  return `${page.path}${name && ` (${name})`}: ${counted(articles.length, 'article')}, ${counted(facts, 'fact')}${open}`;
}
