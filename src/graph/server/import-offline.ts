import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseError, EXIT, GuanxiError } from '../../errors.js';
import { readStatement } from '../../knowledge/cypher.js';
import type { Settings } from '../../settings.js';
import { type Graph, openGraph } from '../connect.js';
import type { Connection } from '../connection.js';
import { ensureServer, localServer, managedServer, serverLock, startLocal } from './ensure-server.js';
import { ADMIN, neo4jCall, stopLocal } from './local.js';
import { withLock } from './lock.js';
import { type Environment, lastLines, runCommand } from './processes.js';
import { type Progress, silent } from './progress.js';
import { connectionOf, DATABASE, readState, writeState } from './state.js';

const LOCK_LIMIT_MS = 10 * 60_000;
const IMPORT_LIMIT_MS = 48 * 60 * 60_000;

export interface OfflineImport {
  readonly settings: Settings;
  /** Folder of the files, and where the import works; on the file system of the data. */
  readonly folder: string;
  /** Arguments of `neo4j-admin database import full` besides the database; file names are relative to `folder`. */
  readonly arguments: readonly string[];
  readonly progress?: Progress;
  readonly env?: Environment;
}

/**
 * The empty database of the local server that guanxi runs, started when it is not running: only such a one can be filled by
 * `importOffline`.
 * @throws GuanxiError when the database is another's, runs in Docker, or holds something.
 */
export async function emptyLocalServer(settings: Settings, progress: Progress, env: Environment): Promise<Connection> {
  if (settings.connection) throw notLocal(`NEO4J_URI names the server at ${settings.connection.uri}`);
  const connection = await ensureServer(settings, progress, env);
  if (managedServer(settings)?.state?.way !== 'local') throw notLocal('the database runs in Docker');
  await refuseData(connection);
  return connection;
}

function notLocal(found: string): GuanxiError {
  return new GuanxiError(
    `--bulk fills the database of a local server that guanxi runs itself; ${found}. Write the files with --files-only DIR and import them there with neo4j-admin (docs/bulk.md), or leave out --bulk.`,
    EXIT.usage,
  );
}

/** @throws DatabaseError when the database holds something. */
export async function refuseData(connection: Connection): Promise<void> {
  const graph = openGraph(connection);
  try {
    const nodes = await countNodes(graph);
    if (nodes === 0) return;
    throw new DatabaseError(
      `--bulk fills an empty database only; this one holds ${nodes} nodes. Load without --bulk, or delete everything first with “guanxi db reset”.`,
    );
  } finally {
    await graph.close();
  }
}

async function countNodes(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ nodes: number }>(readStatement('load/count-nodes.cypher').text);
  return row?.nodes ?? 0;
}

/**
 * Puts a database made of import files in the place of the empty one: stops the server, makes the new one beside the old
 * one, exchanges them, starts the server. When the import fails, or this program is ended before the exchange, the old
 * database is as it was. Nobody can write meanwhile.
 * @throws DatabaseError with the end of what neo4j-admin said; the server is running again.
 */
export async function importOffline(request: OfflineImport): Promise<Connection> {
  const { settings, progress = silent, env = process.env } = request;
  return withLock(serverLock(settings), { timeoutMs: LOCK_LIMIT_MS }, async () => {
    const { folder } = await localServer(settings, progress, env);
    const state = readState(folder);
    if (state?.ready) await refuseData(connectionOf(folder, state));
    progress({ phase: 'prepare', message: 'Stopping Neo4j for the import' });
    await stopLocal(folder);
    if (state) writeState(folder, { ...state, ready: false });
    try {
      const made = await makeDatabase({ ...request, progress, env });
      exchange(made, folder.home, join(request.folder, 'before'));
    } catch (error) {
      await startLocal(settings, progress, env);
      throw error;
    }
    return startLocal(settings, progress, env);
  });
}

/** @returns NEO4J_HOME of a server that holds nothing but the new database. */
async function makeDatabase(request: OfflineImport & { progress: Progress; env: Environment }): Promise<string> {
  const { settings, folder, progress, env } = request;
  const home = join(folder, 'home');
  for (const name of ['conf', 'data', 'logs', 'run']) mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'conf/neo4j.conf'), 'dbms.usage_report.enabled=false\n');
  const { file, args, env: environment } = neo4jCall(await localServer(settings, progress, env), home);
  const command = ['database', 'import', 'full', DATABASE, ...request.arguments];
  progress({ phase: 'prepare', message: 'Importing' });
  const options = { env: environment, cwd: folder, timeoutMs: IMPORT_LIMIT_MS, onLine: shown(progress) };
  const { code, stdout, stderr } = await runCommand(file, args(ADMIN, command), options);
  if (code === 0 && existsSync(join(home, STORE))) return home;
  throw new DatabaseError(
    `neo4j-admin could not import the files in ${folder}; the database is as it was. It said:\n${lastLines(stdout + stderr, 12)}`,
  );
}

/** neo4j-admin tells after each twentieth of a phase. */
function shown(progress: Progress): (line: string) => void {
  return (line) => {
    const percent = /(\d+)%/.exec(line)?.[1];
    if (percent)
      progress({ phase: 'prepare', message: 'Importing, per cent of a phase', done: Number(percent), total: 100 });
  };
}

const STORE = `data/databases/${DATABASE}`;
const LOGS = `data/transactions/${DATABASE}`;

/** Renames only: either all of the new database is in its place, or all of the old one. */
function exchange(made: string, home: string, before: string): void {
  const moved: string[] = [];
  try {
    for (const part of [STORE, LOGS]) {
      mkdirSync(dirname(join(before, part)), { recursive: true });
      if (existsSync(join(home, part))) renameSync(join(home, part), join(before, part));
      moved.push(part);
      if (existsSync(join(made, part))) renameSync(join(made, part), join(home, part));
    }
  } catch (error) {
    for (const part of moved.reverse()) {
      rmSync(join(home, part), { recursive: true, force: true });
      if (existsSync(join(before, part))) renameSync(join(before, part), join(home, part));
    }
    throw error;
  }
}
