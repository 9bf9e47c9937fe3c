import { type Command, Option } from 'commander';
import type { GraphChanges } from '../domain/graph-changes.js';
import type { LeaseOptions } from '../pipeline/6-load/lease.js';
import type { FileRun } from './file-run.js';
import { type FileOptions, type WaitOptions, waitOf, withFiles, withWait } from './options.js';

interface LoadOptions extends FileOptions, WaitOptions {
  readonly bulk?: true;
  readonly filesOnly?: string;
  readonly afterImport?: true;
}

export function registerLoad(program: Command): void {
  const command = program
    .command('load')
    .summary('load pages, or what was extracted from them, into the graph; --bulk: fast, into an empty one')
    .description(
      'Loads newspaper pages, or files of what “ingest --dry-run” printed of pages (.jsonl), into the graph. ' +
        'With --bulk, into the empty database of the local server that guanxi runs: as import files by neo4j-admin.',
    )
    .argument('[path...]', 'page files, folders, globs, or .jsonl files of extracted pages');
  withWait(withFiles(command))
    .option('--bulk', 'write import files and have neo4j-admin make the database of them; it must be empty')
    .addOption(
      new Option('--files-only <folder>', 'write the import files for a server elsewhere, and import nothing').implies({
        bulk: true,
      }),
    )
    .addOption(
      new Option('--after-import', 'add constraints and indexes once the files are in a database').conflicts([
        'bulk',
        'filesOnly',
      ]),
    )
    .action(load);
}

async function load(paths: readonly string[], options: LoadOptions): Promise<void> {
  if (options.afterImport) return afterImport();
  const { EXIT, GuanxiError } = await import('../errors.js');
  if (paths.length === 0) throw new GuanxiError('load: expected files to load, found none. Name them.', EXIT.usage);
  const [{ FileRun }, { pagesOf }] = await Promise.all([import('./file-run.js'), import('./pages.js')]);
  const run = new FileRun('Loading');
  const pages = pagesOf(paths, options, run);
  if (options.filesOnly !== undefined) return writeFiles(pages, options.filesOnly, run);
  const lease = waitOf(options, (text) => run.warn(text));
  return options.bulk ? loadInBulk(pages, run, lease) : loadByDriver(pages, run, lease);
}

async function loadByDriver(pages: AsyncGenerator<GraphChanges>, run: FileRun, lease: LeaseOptions): Promise<void> {
  const [{ withGraph }, { loadChanges }, { ensureSchema }] = await Promise.all([
    import('./graph.js'),
    import('../pipeline/6-load/index.js'),
    import('../pipeline/6-load/schema.js'),
  ]);
  await withGraph(async (graph) => {
    await ensureSchema(graph, lease);
    const onRefused = ({ path }: GraphChanges, error: Error) => run.seen({ path, error });
    const report = await loadChanges(graph, pages, { ...lease, onRefused });
    await finish(run, report.pages);
  });
}

async function loadInBulk(pages: AsyncGenerator<GraphChanges>, run: FileRun, lease: LeaseOptions): Promise<void> {
  const [{ bulkLoad }, { readSettings }, { terminalProgress }, { say }] = await Promise.all([
    import('../pipeline/6-load/bulk/index.js'),
    import('../settings.js'),
    import('../graph/server/progress.js'),
    import('../log.js'),
  ]);
  const { progress, end } = terminalProgress();
  const report = await bulkLoad(pages, { ...lease, settings: readSettings(), progress }).finally(end);
  await finish(run, report.pages);
  const { files, import: imported, schema } = report.seconds;
  say(`Files: ${files.toFixed(1)} s, import: ${imported.toFixed(1)} s, schema: ${schema.toFixed(1)} s.`);
}

async function writeFiles(pages: AsyncGenerator<GraphChanges>, folder: string, run: FileRun): Promise<void> {
  const [{ writeImportFiles }, { say }] = await Promise.all([
    import('../pipeline/6-load/bulk/index.js'),
    import('../log.js'),
  ]);
  const report = await writeImportFiles(pages, folder);
  await finish(run, report.pages);
  say(`Where Neo4j is installed, with the database stopped and empty, in a copy of ${folder}:
  neo4j-admin database import full neo4j --overwrite-destination @import.args
then start it, and with NEO4J_URI naming it: guanxi load --after-import`);
}

async function afterImport(): Promise<void> {
  const [{ withGraph }, { completeImport }, { say }] = await Promise.all([
    import('./graph.js'),
    import('../pipeline/6-load/bulk/index.js'),
    import('../log.js'),
  ]);
  await withGraph(completeImport);
  say('Constraints and indexes are there; guanxi ingest and guanxi load go on from here.');
}

interface PageCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

async function finish(run: FileRun, { added, changed, unchanged }: PageCounts): Promise<void> {
  const { say } = await import('../log.js');
  process.exitCode = run.finish();
  say(`Loaded: ${added} new, ${changed} changed, ${unchanged} unchanged.`);
}
