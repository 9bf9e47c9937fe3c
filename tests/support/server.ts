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

/** Names the data folder of this run's server; jest's workers inherit it from the main process. */
const HOME_VARIABLE = 'GUANXI_TEST_HOME';

/** Data folders are named by this and the number of jest's process. */
export const TEST_HOME_PREFIX = 'guanxi-test-';

/** Settings of this test run: NEO4J_URI of the environment, else a server in a data folder of its own. */
async function testSettings(home: string = process.env[HOME_VARIABLE] ?? tmpdir()): Promise<Settings> {
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

/** Starts the server of this run, or finds it. */
export async function testConnection(): Promise<Connection> {
  if (!process.env.NEO4J_URI && !process.env[HOME_VARIABLE]) {
    throw new Error('Tests that use the database run under jest with tests/support/global-setup.mjs');
  }
  return ensureServer(await testSettings());
}

/** Before the run: makes the data folder, and starts the server when `needed`. */
export async function startTestServer(needed: boolean): Promise<void> {
  if (process.env.NEO4J_URI) return refuseForeignData();
  await stopAbandoned();
  process.env[HOME_VARIABLE] = mkdtempSync(join(tmpdir(), `${TEST_HOME_PREFIX}${process.pid}-`));
  if (!needed) return;
  const { progress, end } = terminalProgress();
  await ensureServer(await testSettings(), progress);
  end();
}

/** After the run: stops the server and removes its data. The jars stay in the cache. */
export async function stopTestServer(): Promise<void> {
  const home = process.env[HOME_VARIABLE];
  if (home) await discard(home);
}

async function discard(home: string): Promise<void> {
  await databaseReset(await testSettings(home));
  rmSync(home, { recursive: true, force: true });
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
