import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGraph } from '../../src/graph/connect.js';
import type { Connection } from '../../src/graph/connection.js';
import { databaseReset } from '../../src/graph/server/database.js';
import { ensureServer } from '../../src/graph/server/ensure-server.js';
import { chooseJava, findJavas } from '../../src/graph/server/java.js';
import { findOnPath, isAlive } from '../../src/graph/server/processes.js';
import { terminalProgress } from '../../src/graph/server/progress.js';
import { releaseOf, TESTED_VERSIONS } from '../../src/graph/server/releases.js';
import { readSettings, type Settings } from '../../src/settings.js';

/** Names the folder of this run's servers; jest's workers inherit it from the main process. */
const HOME_VARIABLE = 'GUANXI_TEST_HOME';

/** These folders are named by this and the number of jest's process. */
export const TEST_HOME_PREFIX = 'guanxi-test-';

/** Settings of this test run: NEO4J_URI of the environment, else a server in a data folder of its own. */
async function testSettings(home: string = tmpdir()): Promise<Settings> {
  const server = (await canRunLocally()) ? 'local' : 'auto';
  return readSettings({ GUANXI_SERVER: server, ...process.env, GUANXI_HOME: home }, home);
}

/** True when this machine can run the version under test with its Java, which tests prefer to Docker. */
export async function canRunLocally(env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  if (!findOnPath('mvn', env)) return false;
  const javas = await findJavas(env);
  const versions = env.GUANXI_NEO4J_VERSION ? [env.GUANXI_NEO4J_VERSION] : TESTED_VERSIONS;
  return versions.some((version) => chooseJava(javas, releaseOf(version).java) !== undefined);
}

/**
 * How many test files may run at once, each worker of jest with a server of its own; a given server takes one.
 * Many tests wait for a server or for a time to pass, so that two workers end in little more than half the time.
 */
export async function testWorkers(): Promise<number> {
  return process.env.NEO4J_URI || !(await canRunLocally()) ? 1 : 2;
}

/** Starts the server of this worker, or finds it. */
export async function testConnection(): Promise<Connection> {
  if (process.env.NEO4J_URI) return ensureServer(await testSettings());
  const root = process.env[HOME_VARIABLE];
  if (!root) throw new Error('Tests that use the database run under jest with tests/support/global-setup.mjs');
  return ensureServer(await testSettings(workerHome(root, process.env.JEST_WORKER_ID)));
}

/**
 * Before the run: makes the folder, and starts servers.
 * @param servers number of workers that need one; 0 when no test file of this run does.
 */
export async function startTestServers(servers: number): Promise<void> {
  if (process.env.NEO4J_URI) return refuseForeignData();
  await stopAbandoned();
  const root = mkdtempSync(join(tmpdir(), `${TEST_HOME_PREFIX}${process.pid}-`));
  process.env[HOME_VARIABLE] = root;
  const { progress, end } = terminalProgress();
  for (let worker = 1; worker <= servers; worker++) {
    await ensureServer(await testSettings(workerHome(root, `${worker}`)), progress);
  }
  end();
}

/** After the run: stops the servers and removes their data. The jars stay in the cache. */
export async function stopTestServers(): Promise<void> {
  const root = process.env[HOME_VARIABLE];
  if (root) await discard(root);
}

/** The data folder of a worker's server. @param worker what jest numbers it by, from 1; within the main process 1. */
function workerHome(root: string, worker = '1'): string {
  return join(root, `worker-${worker}`);
}

/** The folder is that of a run, with its workers' data folders in it, or the data folder of a test file's own server. */
async function discard(root: string): Promise<void> {
  const workers = readdirSync(root).filter((name) => name.startsWith('worker-'));
  for (const home of [root, ...workers.map((name) => join(root, name))]) await databaseReset(await testSettings(home));
  rmSync(root, { recursive: true, force: true });
}

/** Servers of runs that were killed before they could stop theirs. */
async function stopAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(TEST_HOME_PREFIX))) {
    const owner = Number.parseInt(name.slice(TEST_HOME_PREFIX.length), 10);
    if (Number.isInteger(owner) && !isAlive(owner)) await discard(join(tmpdir(), name));
  }
}

/** Tests delete everything: a database that holds something is used only when that is wanted. */
async function refuseForeignData(): Promise<void> {
  const { connection } = await testSettings();
  if (!connection || process.env.GUANXI_TEST_ALLOW === '1') return;
  const graph = openGraph(connection);
  try {
    const [row] = await graph.read<{ nodes: number }>('RETURN COUNT { () } AS nodes');
    if (row?.nodes === 0) return;
    throw new Error(
      `The database “${connection.database}” at ${connection.uri} holds ${row?.nodes} nodes, and the tests would delete them. Unset NEO4J_URI, or set GUANXI_TEST_ALLOW=1 if they may go.`,
    );
  } finally {
    await graph.close();
  }
}
