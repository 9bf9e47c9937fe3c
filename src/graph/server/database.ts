import { rmSync } from 'node:fs';
import { GuanxiError } from '../../errors.js';
import type { Settings } from '../../settings.js';
import { type Graph, openGraph } from '../connect.js';
import type { Connection } from '../connection.js';
import { type DockerServer, dockerLogs, removeDocker, stopDocker } from './compose.js';
import { ensureServer, isRunning, type Managed, managedServer, serverLock } from './ensure-server.js';
import { serverLog, stopLocal } from './local.js';
import { withLock } from './lock.js';
import { type Environment, tailOf } from './processes.js';
import { type Progress, silent } from './progress.js';
import { connectionOf, DATABASE, forgetState, readPassword, USERNAME, writeState } from './state.js';

const LOCK_LIMIT_MS = 10 * 60_000;
const DELETE_BATCH = 10_000;

/** What `guanxi db status` prints. */
export interface DatabaseStatus {
  /** `named`: by NEO4J_URI; `none`: nothing has been started yet. */
  readonly way: 'named' | 'docker' | 'local' | 'none';
  readonly running: boolean;
  /** Why it is not reachable, when it is not. */
  readonly problem?: string;
  readonly version?: string;
  readonly edition?: string;
  readonly uri?: string;
  readonly database?: string;
  readonly browser?: string;
  readonly username?: string;
  /** File or variable that holds the password; never the password. */
  readonly passwordIn?: string;
  readonly nodes?: number;
  readonly relationships?: number;
}

/** Starts or finds the database, makes sure that it answers, and tells how it is. */
export async function databaseStart(
  settings: Settings,
  progress: Progress = silent,
  env: Environment = process.env,
): Promise<DatabaseStatus> {
  const graph = openGraph(await ensureServer(settings, progress, env));
  try {
    await graph.verify();
  } finally {
    await graph.close();
  }
  return databaseStatus(settings, env);
}

/** Stops the server that guanxi started; returns false when it was not running. A server of NEO4J_URI is left alone. */
export async function databaseStop(settings: Settings, env: Environment = process.env): Promise<boolean> {
  if (settings.connection) throw notOurs('it is not stopped');
  return whileLocked(settings, async () => {
    const managed = managedServer(settings);
    return managed ? stop(managed, settings, env) : false;
  });
}

/** How the database runs and what it holds. Starts nothing. */
export async function databaseStatus(settings: Settings, env: Environment = process.env): Promise<DatabaseStatus> {
  if (settings.connection) {
    const { uri, username, database } = settings.connection;
    const passwordIn =
      settings.connection.password === undefined ? 'NEO4J_PASSWORD, which is not set' : 'NEO4J_PASSWORD';
    return { way: 'named', uri, username, database, passwordIn, ...(await contents(openGraph(settings.connection))) };
  }
  const managed = managedServer(settings);
  if (!managed?.state) return { way: 'none', running: false };
  return managedStatus(managed, env);
}

/** How to reach the database in use, running or not; undefined before a first start. Starts nothing. */
export function databaseConnection(settings: Settings): Connection | undefined {
  if (settings.connection) return settings.connection;
  const managed = managedServer(settings);
  return managed?.state && connectionOf(managed.folder, managed.state);
}

/** The password of the database in use; undefined when it has none. For `db status --show-password` only. */
export function databasePassword(settings: Settings): string | undefined {
  if (settings.connection) return settings.connection.password;
  const managed = managedServer(settings);
  return managed?.state && readPassword(managed.folder);
}

/**
 * Deletes all data: of a managed server its files or volumes, of a server named by NEO4J_URI the nodes and
 * relationships of the database (its schema stays). The caller has asked for confirmation.
 * @returns how many nodes were deleted; undefined when the files went without being counted
 */
export async function databaseReset(settings: Settings, env: Environment = process.env): Promise<number | undefined> {
  if (settings.connection) return emptyNamed(settings);
  await whileLocked(settings, async () => {
    const managed = managedServer(settings);
    if (!managed) return;
    await stop(managed, settings, env);
    if (managed.state?.way === 'docker') await removeDocker(dockerServer(managed, settings, env), managed.state);
    rmSync(managed.folder.home, { recursive: true, force: true });
    rmSync(managed.folder.password, { force: true });
    forgetState(managed.folder);
  });
  return undefined;
}

/** The last lines of the managed server's log, and for a local one where the whole log is. */
export async function databaseLogs(
  settings: Settings,
  lines = 50,
  env: Environment = process.env,
): Promise<{ text: string; file?: string }> {
  if (settings.connection) throw notOurs('its log is not read');
  const managed = managedServer(settings);
  if (!managed?.state)
    throw new GuanxiError('There is no log: no database was started yet. Start one with “guanxi db start”.');
  if (managed.state.way === 'docker') {
    return { text: await dockerLogs(dockerServer(managed, settings, env), managed.state, lines) };
  }
  const file = serverLog(managed.folder);
  return { text: tailOf(file, lines), file };
}

/** Deletes all relationships, then all nodes, in batches, so that no transaction grows large. Schema stays. */
export async function deleteEverything(graph: Graph): Promise<number> {
  const inBatches = `IN TRANSACTIONS OF ${DELETE_BATCH} ROWS`;
  await graph.command(`MATCH ()-[r]->() CALL (r) { DELETE r } ${inBatches}`);
  // DETACH, because another program may be adding relationships meanwhile.
  const [row] = await graph.command<{ deleted: number }>(
    `MATCH (n) CALL (n) { DETACH DELETE n } ${inBatches} RETURN count(*) AS deleted`,
  );
  return row?.deleted ?? 0;
}

async function managedStatus(managed: Managed, env: Environment): Promise<DatabaseStatus> {
  const { folder, state } = managed;
  if (!state) return { way: 'none', running: false };
  const fixed = {
    way: state.way,
    version: state.version,
    uri: `bolt://127.0.0.1:${state.boltPort}`,
    database: DATABASE,
    browser: `http://127.0.0.1:${state.httpPort}/browser/`,
    username: USERNAME,
    passwordIn: folder.password,
  };
  if (!(await isRunning(managed, env)))
    return { ...fixed, running: false, problem: 'It is stopped; “guanxi db start” starts it.' };
  return { ...fixed, ...(await contents(openGraph(connectionOf(folder, state)))) };
}

type Contents = Pick<DatabaseStatus, 'running' | 'problem' | 'version' | 'edition' | 'nodes' | 'relationships'>;

async function contents(graph: Graph): Promise<Contents> {
  try {
    const facts = await graph.verify();
    // Both counts come from the count store: they cost the same on any graph.
    const [counts] = await graph.read<{ nodes: number; relationships: number }>(
      'RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS relationships',
    );
    return { running: true, ...facts, ...counts };
  } catch (error) {
    if (error instanceof GuanxiError) return { running: false, problem: error.message };
    throw error;
  } finally {
    await graph.close();
  }
}

async function stop(managed: Managed, settings: Settings, env: Environment): Promise<boolean> {
  const { folder, state } = managed;
  const wasDocker = state?.way === 'docker';
  const stopped = wasDocker ? await stopDocker(dockerServer(managed, settings, env), state) : await stopLocal(folder);
  if (state) writeState(folder, { ...state, ready: false });
  return stopped;
}

async function emptyNamed(settings: Settings): Promise<number> {
  const graph = openGraph(settings.connection as NonNullable<Settings['connection']>);
  try {
    return await deleteEverything(graph);
  } finally {
    await graph.close();
  }
}

function whileLocked<T>(settings: Settings, work: () => Promise<T>): Promise<T> {
  return withLock(serverLock(settings), { timeoutMs: LOCK_LIMIT_MS }, work);
}

function dockerServer({ folder, release }: Managed, settings: Settings, env: Environment): DockerServer {
  return { settings, folder, version: release.version, env, progress: silent };
}

function notOurs(consequence: string): GuanxiError {
  return new GuanxiError(
    `NEO4J_URI names a server that guanxi did not start, so ${consequence} by guanxi. Unset NEO4J_URI to work with guanxi's own server.`,
  );
}
