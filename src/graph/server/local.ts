import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DatabaseError, EnvironmentError } from '../../errors.js';
import type { Java } from './java.js';
import { freePort } from './ports.js';
import { commandLine, type Environment, isAlive, runCommand, sleep, tailOf } from './processes.js';
import type { Progress } from './progress.js';
import type { Release } from './releases.js';
import {
  createPassword,
  hasPassword,
  makePrivateFolder,
  readState,
  type ServerFolder,
  type ServerState,
  writeState,
} from './state.js';

const LAUNCH_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 120_000;
const BOLT_PORT = 7687;
const HTTP_PORT = 7474;

export interface LocalServer {
  readonly folder: ServerFolder;
  readonly release: Release;
  readonly java: Java;
  /** Folder of jars, see jars.ts. */
  readonly jars: string;
  readonly env: Environment;
  readonly progress: Progress;
}

/** Starts Neo4j with the machine's Java. It keeps running when this program ends. */
export async function launchLocal(server: LocalServer): Promise<ServerState> {
  const { folder, release, progress } = server;
  const before = readState(folder);
  makeFolders(folder);
  const boltPort = await freePort([before?.boltPort, BOLT_PORT]);
  const httpPort = await freePort([before?.httpPort, HTTP_PORT], [boltPort]);
  writeFileSync(join(folder.home, 'conf/neo4j.conf'), configuration({ boltPort, httpPort, release }));
  rmSync(pidFile(folder), { force: true });
  if (!existsSync(systemStore(folder))) {
    progress({ phase: 'prepare', message: 'Setting a generated password' });
    createPassword(folder);
    // The password goes by a file: an argument would be seen by every user of the machine.
    await runNeo4j(server, 'org.neo4j.server.startup.Neo4jAdminCommand', [
      'dbms',
      'set-initial-password',
      `@${folder.password}`,
    ]);
  } else if (!hasPassword(folder)) {
    throw new EnvironmentError(
      `${folder.password} is gone, and the database's password with it. Restore it, or begin anew with “guanxi db reset”.`,
    );
  }
  const state: ServerState = {
    way: 'local',
    version: release.version,
    boltPort,
    httpPort,
    ready: false,
    started: new Date().toISOString(),
  };
  writeState(folder, state);
  await runNeo4j(server, 'org.neo4j.server.startup.Neo4jCommand', ['start']);
  return state;
}

/** The process of the local server in this folder, or undefined: a stale pid file of another process is not believed. */
export async function localProcess(folder: ServerFolder): Promise<number | undefined> {
  const pid = readPid(folder);
  if (pid === undefined || !isAlive(pid)) return undefined;
  return (await commandLine(pid)).includes(folder.home) ? pid : undefined;
}

/** Ends the local server cleanly; returns false when none was running. */
export async function stopLocal(folder: ServerFolder): Promise<boolean> {
  const pid = await localProcess(folder);
  if (pid === undefined) return false;
  process.kill(pid, 'SIGTERM');
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      throw new DatabaseError(
        `Neo4j (process ${pid}) does not end. Look at ${serverLog(folder)}, or end it by its number.`,
      );
    }
    await sleep(100);
  }
  return true;
}

/** The server's own log; debug.log lies beside it. */
export function serverLog(folder: ServerFolder): string {
  return join(folder.home, 'logs/neo4j.log');
}

function systemStore(folder: ServerFolder): string {
  return join(folder.home, 'data/databases/system');
}

function pidFile(folder: ServerFolder): string {
  return join(folder.home, 'run/neo4j.pid');
}

function readPid(folder: ServerFolder): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile(folder), 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function makeFolders({ root, home }: ServerFolder): void {
  const names = ['conf', 'data', 'logs', 'import', 'plugins', 'run', 'lib'];
  for (const folder of [root, home, ...names.map((name) => join(home, name))]) makePrivateFolder(folder);
}

/** Settings: https://neo4j.com/docs/operations-manual/current/configuration/configuration-settings/ */
function configuration({
  boltPort,
  httpPort,
  release,
}: {
  boltPort: number;
  httpPort: number;
  release: Release;
}): string {
  const lines = [
    '# Written by guanxi at each start: changes here do not last.',
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${boltPort}`,
    `server.bolt.advertised_address=127.0.0.1:${boltPort}`,
    `server.http.listen_address=127.0.0.1:${httpPort}`,
    `server.http.advertised_address=127.0.0.1:${httpPort}`,
    'server.memory.heap.initial_size=256m',
    'server.memory.heap.max_size=512m',
    'server.memory.pagecache.size=256m',
    'dbms.usage_report.enabled=false',
    // Nobody is connected any more when we stop it; by default it waits ten seconds for new connections.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
  ];
  // From 2026 on a server looks for its like on the network unless told not to.
  if (release.line !== '5') lines.push('server.fleet_discovery.enabled=false', 'dbms.fleet_manager.enabled=false');
  return `${lines.join('\n')}\n`;
}

async function runNeo4j(server: LocalServer, mainClass: string, args: readonly string[]): Promise<void> {
  const { folder, java, jars, release } = server;
  const classPath = [join(jars, '*')].join(delimiter);
  const javaArgs = [`-Dbasedir=${folder.home}`, '-cp', classPath, mainClass, ...args];
  const env = {
    ...withoutNeo4j(server.env),
    JAVA_HOME: java.home,
    NEO4J_HOME: folder.home,
    NEO4J_CONF: join(folder.home, 'conf'),
  };
  const result = await runCommand(java.executable, javaArgs, { env, timeoutMs: LAUNCH_LIMIT_MS, detached: true });
  if (result.code === 0) return;
  const output = (result.stderr + result.stdout).trim().split('\n').slice(-8).join('\n');
  throw new EnvironmentError(
    `Neo4j ${release.version} could not be started with Java ${java.feature} (${java.home}):\n${output}\n${logTail(folder)}`,
  );
}

/** The environment's NEO4J_ variables configure other servers, and one of them is a password. */
function withoutNeo4j(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('NEO4J_')));
}

/** The end of the server's log and where the whole of it is. */
export function logTail(folder: ServerFolder): string {
  const log = serverLog(folder);
  const tail = tailOf(log, 6);
  return tail ? `${tail}\nWhole log: ${log}` : `Its log would be ${log}`;
}
