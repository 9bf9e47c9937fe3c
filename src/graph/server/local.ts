import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DatabaseError, EnvironmentError } from '../../errors.js';
import { configuration } from './configuration.js';
import type { Java } from './java.js';
import { freePort } from './ports.js';
import { commandLine, type Environment, isAlive, runCommand, sleep, tailOf } from './processes.js';
import type { Progress } from './progress.js';
import type { Release } from './releases.js';
import {
  createPassword,
  makePrivateFolder,
  readPassword,
  readState,
  type ServerFolder,
  type ServerState,
  writeState,
} from './state.js';

/** The main class of neo4j-admin. */
export const ADMIN = 'org.neo4j.server.startup.Neo4jAdminCommand';
const LAUNCH_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 120_000;
/** The usual ports of Neo4j, then their neighbours. */
const BOLT_PORTS = [7687, 7688, 7689];
const HTTP_PORTS = [7474, 7475, 7476];

export interface LocalServer {
  readonly folder: ServerFolder;
  readonly release: Release;
  readonly java: Java;
  /** Folder of jars, see jars.ts. */
  readonly jars: string;
  readonly env: Environment;
  readonly progress: Progress;
}

/** Makes folders and, before the first start, the password. */
export async function prepareLocal(server: LocalServer): Promise<void> {
  const { folder, progress } = server;
  makeFolders(folder);
  if (existsSync(systemStore(folder))) {
    readPassword(folder);
    return;
  }
  progress({ phase: 'prepare', message: 'Setting a generated password' });
  createPassword(folder);
  // The password goes by a file: an argument would be seen by every user of the machine.
  const args = ['dbms', 'set-initial-password', `@${folder.password}`];
  await runNeo4j(server, ADMIN, args);
}

/**
 * Starts Neo4j with the machine's Java. It keeps running when this program ends.
 * @param usualPorts whether to try the ports of the last start and Neo4j's own before any others
 */
export async function launchLocal(server: LocalServer, usualPorts: boolean): Promise<ServerState> {
  const { folder, release } = server;
  const before = readState(folder);
  const boltPort = await freePort(usualPorts ? [before?.boltPort, ...BOLT_PORTS] : []);
  const httpPort = await freePort(usualPorts ? [before?.httpPort, ...HTTP_PORTS] : [], [boltPort]);
  const ports = { bolt: boltPort, http: httpPort };
  writeFileSync(join(folder.home, 'conf/neo4j.conf'), configuration(release, ports, readOwnSettings(folder)));
  rmSync(pidFile(folder), { force: true });
  // The log of this start alone tells why it failed, if it does.
  if (existsSync(serverLog(folder))) renameSync(serverLog(folder), `${serverLog(folder)}.before`);
  const started = new Date().toISOString();
  const state: ServerState = { way: 'local', version: release.version, boltPort, httpPort, ready: false, started };
  writeState(folder, state);
  await runNeo4j(server, 'org.neo4j.server.startup.Neo4jCommand', ['start']);
  return state;
}

function readOwnSettings({ ownSettings }: ServerFolder): string {
  return existsSync(ownSettings) ? readFileSync(ownSettings, 'utf8') : '';
}

/** True when the last start failed because another program took a port after it had been found free. */
export function portWasTaken(folder: ServerFolder): boolean {
  return /BindException|already in use/i.test(tailOf(serverLog(folder), 500));
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

/** How to call a main class of Neo4j's jars with `home` as NEO4J_HOME. */
export function neo4jCall({ java, jars, env }: Pick<LocalServer, 'java' | 'jars' | 'env'>, home: string) {
  const classPath = [join(jars, '*')].join(delimiter);
  return {
    file: java.executable,
    args: (mainClass: string, args: readonly string[]) => [`-Dbasedir=${home}`, '-cp', classPath, mainClass, ...args],
    env: { ...withoutNeo4j(env), JAVA_HOME: java.home, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
  };
}

async function runNeo4j(server: LocalServer, mainClass: string, args: readonly string[]): Promise<void> {
  const { folder, java, release } = server;
  const { file, env, args: javaArgs } = neo4jCall(server, folder.home);
  const options = { env, timeoutMs: LAUNCH_LIMIT_MS, detached: true };
  const result = await runCommand(file, javaArgs(mainClass, args), options);
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

/** What the server's log says of the failure, or its end, and where the whole of it is. */
export function logTail(folder: ServerFolder): string {
  const log = serverLog(folder);
  const lines = tailOf(log, 500).split('\n');
  const errors = lines.filter((line) => / ERROR |^Caused by/.test(line));
  const tail = (errors.length ? errors : lines).slice(-3).join('\n');
  return tail ? `${tail}\nWhole log: ${log}` : `Its log would be ${log}`;
}
