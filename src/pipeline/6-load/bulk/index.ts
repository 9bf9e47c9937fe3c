import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphChanges } from '../../../domain/graph-changes.js';
import { EXIT, GuanxiError } from '../../../errors.js';
import { type Graph, openGraph } from '../../../graph/connect.js';
import { emptyLocalServer, importOffline, refuseData } from '../../../graph/server/import-offline.js';
import type { Environment } from '../../../graph/server/processes.js';
import { type Progress, silent } from '../../../graph/server/progress.js';
import { readStatement } from '../../../knowledge/cypher.js';
import type { Settings } from '../../../settings.js';
import type { PageCounts } from '../finished/page-ledger.js';
import { type LeaseOptions, withLease } from '../lease.js';
import { ensureSchema } from '../schema.js';
import { ImportFiles } from './import-files.js';

type Changes = Iterable<GraphChanges> | AsyncIterable<GraphChanges>;

export interface BulkOptions extends LeaseOptions {
  readonly settings: Settings;
  readonly progress?: Progress;
  readonly env?: Environment;
}

/** What a bulk load did. */
export interface BulkReport {
  readonly pages: Readonly<PageCounts>;
  /** How long writing the files, the import with stop and start of the server, and the schema took. */
  readonly seconds: { readonly files: number; readonly import: number; readonly schema: number };
}

/** File with the arguments of neo4j-admin; it takes them as `@import.args`. */
const ARGUMENTS_FILE = 'import.args';

/**
 * Loads pages into the empty database of the local server that guanxi runs: as import files by `neo4j-admin`, many times
 * faster than `loadChanges`, and with the same result, which `loadChanges` goes on from. Needs twice the room of the
 * database on the disk of the data folder for the time of the load. Other loads wait meanwhile, see `withLease`.
 * @throws GuanxiError when the database is not such a one or not empty, for changes without evidence, and when the import
 *   fails, BusyError when another process writes to the database; the database is then as it was.
 */
export async function bulkLoad(changes: Changes, options: BulkOptions): Promise<BulkReport> {
  const { settings, progress = silent, env = process.env } = options;
  const connection = await emptyLocalServer(settings, progress, env);
  const before = openGraph(connection);
  const replaced = withLease(before, options, async (leased) => {
    await leased.taken();
    // what the load that was waited for has brought
    await refuseData(connection);
    return replaceDatabase(changes, { settings, progress, env });
  });
  return replaced.finally(() => before.close());
}

async function replaceDatabase(
  changes: Changes,
  { settings, progress, env }: Required<Pick<BulkOptions, 'settings' | 'progress' | 'env'>>,
): Promise<BulkReport> {
  const folder = mkdtempSync(join(settings.home, 'import-'));
  try {
    const begun = performance.now();
    const { pages, arguments: args } = await writeImportFiles(changes, folder);
    const written = performance.now();
    const connection = await importOffline({ settings, folder, arguments: args, progress, env });
    const imported = performance.now();
    const graph = openGraph(connection);
    const completed = withLease(graph, {}, async (leased) => {
      await leased.taken();
      // a transaction that makes an index cannot renew the lease as well
      await completeImport(graph);
    });
    await completed.finally(() => graph.close());
    const seconds = {
      files: (written - begun) / 1000,
      import: (imported - written) / 1000,
      schema: (performance.now() - imported) / 1000,
    };
    return { pages, seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pages as import files, and how `neo4j-admin` is to be called with them. */
export interface WrittenFiles {
  readonly pages: Readonly<PageCounts>;
  /** Arguments of `neo4j-admin database import full` besides the database; also in `import.args` of the folder. */
  readonly arguments: readonly string[];
}

/**
 * Writes the import files of a graph into `folder`, which must be new or empty. Takes pages one by one; what several pages
 * say together lies in the folder for a while.
 * @throws GuanxiError when the folder holds something, or for changes without evidence.
 */
export async function writeImportFiles(changes: Changes, folder: string): Promise<WrittenFiles> {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) {
    throw new GuanxiError(`${folder}: expected a new or empty folder, found files. Name another one.`, EXIT.usage);
  }
  const parts = join(folder, 'parts');
  mkdirSync(parts);
  const files = new ImportFiles(folder, parts);
  try {
    for await (const page of changes) files.add(page);
    const written = files.finish();
    writeFileSync(join(folder, ARGUMENTS_FILE), `${written.arguments.join('\n')}\n`);
    return written;
  } finally {
    files.close();
    rmSync(parts, { recursive: true, force: true });
  }
}

/**
 * What is left to do once import files are in a database, here or elsewhere: constraints and indexes, and what files cannot
 * state. Doing it twice changes nothing.
 */
export async function completeImport(graph: Graph): Promise<void> {
  await graph.command(readStatement('load/complete-import.cypher').text);
  await ensureSchema(graph);
}
