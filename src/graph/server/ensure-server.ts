import { join } from 'node:path';
import { DatabaseError, EnvironmentError } from '../../errors.js';
import type { Settings } from '../../settings.js';
import { openGraph } from '../connect.js';
import type { Connection } from '../connection.js';
import { neo4jCode } from '../database-errors.js';
import { dockerAnswers, dockerRunning, launchDocker } from './compose.js';
import { ensureJars, jarsComplete } from './jars.js';
import { chooseJava, findJavas, type Java } from './java.js';
import {
  type LocalServer,
  launchLocal,
  localProcess,
  logTail,
  portWasTaken,
  prepareLocal,
  stopLocal,
} from './local.js';
import { withLock } from './lock.js';
import { answers } from './ports.js';
import { type Environment, findOnPath, sleep } from './processes.js';
import { type Progress, silent } from './progress.js';
import { type Release, releaseOf, TESTED_VERSIONS, testedVersion } from './releases.js';
import {
  connectionOf,
  readState,
  recordedLines,
  type ServerFolder,
  type ServerState,
  serverFolder,
  type Way,
  writeState,
} from './state.js';

const START_LIMIT_MS = 180_000;
const PORT_ATTEMPTS = 3;
const LOCK_LIMIT_MS = 90 * 60_000;

/** The server of a data folder: which release, where its files are, and what is remembered of it. */
export interface Managed {
  readonly release: Release;
  readonly folder: ServerFolder;
  readonly state?: ServerState;
}

/**
 * A database without asking: the one that NEO4J_URI names; else the server that guanxi runs, started when it is not
 * running, by Docker Compose where an engine answers, else with the machine's Java.
 *
 * Costs about a millisecond when the server is running. Does not connect to a server named by NEO4J_URI.
 * @throws EnvironmentError when no way of running Neo4j is open, naming the three remedies.
 */
export async function ensureServer(
  settings: Settings,
  progress: Progress = silent,
  env: Environment = process.env,
): Promise<Connection> {
  if (settings.connection) return settings.connection;
  const running = await runningServer(settings, env);
  if (running) return running;
  const onWait = () => progress({ phase: 'wait', message: 'Another process is starting Neo4j; waiting for it' });
  return withLock(serverLock(settings), { onWait, timeoutMs: LOCK_LIMIT_MS }, async () => {
    return (await runningServer(settings, env)) ?? (await start(settings, progress, env));
  });
}

/** Held while the server of this data folder is started, stopped or emptied. */
export function serverLock(settings: Settings): string {
  return join(settings.home, 'server.lock');
}

/** Which server this data folder has, or, without one, would have as far as that is known without looking for Java. */
export function managedServer(settings: Settings): Managed | undefined {
  const line = settings.neo4jVersion ? releaseOf(settings.neo4jVersion).line : recordedLines(settings)[0];
  if (line === undefined) return undefined;
  const folder = serverFolder(settings, line);
  const state = readState(folder);
  const version = settings.neo4jVersion ?? testedVersion(line, state?.version ?? TESTED_VERSIONS[0]);
  return { release: releaseOf(version), folder, ...(state && { state }) };
}

/** True when the process or container that guanxi started lives; it may not answer yet. */
export async function isRunning({ folder, state }: Managed, env: Environment): Promise<boolean> {
  if (!state) return false;
  return state.way === 'local' ? (await localProcess(folder)) !== undefined : dockerRunning({ env }, state);
}

/** Our own server if it is up. The password is never offered to whatever else may listen on its port. */
async function runningServer(settings: Settings, env: Environment): Promise<Connection | undefined> {
  const managed = managedServer(settings);
  if (!managed?.state?.ready || !wantedWay(settings, managed.state)) return undefined;
  if (!(await isRunning(managed, env)) || !(await answers(managed.state.boltPort))) return undefined;
  return connectionOf(managed.folder, managed.state);
}

function wantedWay({ server }: Settings, state: ServerState): boolean {
  return server === 'auto' || server === state.way;
}

async function start(settings: Settings, progress: Progress, env: Environment): Promise<Connection> {
  const managed = managedServer(settings);
  const way = await chooseWay(settings, managed?.state, env);
  if (way === 'docker') return startDocker(settings, progress, env);
  return startLocal(settings, progress, env);
}

/** Where the data is, the server is started again: another way would show an empty graph. */
async function chooseWay(settings: Settings, state: ServerState | undefined, env: Environment): Promise<Way> {
  if (settings.server !== 'auto') return settings.server;
  if (state?.way === 'local') return 'local';
  if (await dockerAnswers(env)) return 'docker';
  if (state?.way !== 'docker') return 'local';
  throw new EnvironmentError(
    'Your graph is in a Docker volume, and no Docker engine answers. Start Docker; or begin an empty graph with GUANXI_SERVER=local; or set NEO4J_URI.',
  );
}

async function startDocker(settings: Settings, progress: Progress, env: Environment): Promise<Connection> {
  const version = managedServer(settings)?.release.version ?? TESTED_VERSIONS[0];
  const folder = serverFolder(settings, releaseOf(version).line);
  if (settings.server === 'docker' && !(await dockerAnswers(env))) {
    throw new EnvironmentError(
      'GUANXI_SERVER=docker, but no Docker engine with Compose answers. Start Docker, or unset it.',
    );
  }
  const before = readState(folder);
  if (before?.way === 'local') await stopLocal(folder);
  try {
    const state = await launchDocker({ settings, folder, version, env, progress });
    return await untilReady({ folder, state, progress, env });
  } catch (error) {
    // An engine that cannot pull the image must not keep a machine with Java from starting; data in a volume must.
    if (settings.server === 'docker' || before?.way === 'docker' || !(await localPossible(settings, env))) throw error;
    progress({ phase: 'prepare', message: `${(error as Error).message}\nTrying Java instead` });
    return startLocal(settings, progress, env);
  }
}

async function localPossible(settings: Settings, env: Environment): Promise<boolean> {
  const { java, release } = await localMeans(settings, env);
  return java !== undefined && (jarsComplete(settings.cache, release) || findOnPath('mvn', env) !== undefined);
}

/** What a local server of this data folder runs with, fetching Neo4j where it is not there. @throws EnvironmentError */
export async function localServer(settings: Settings, progress: Progress, env: Environment): Promise<LocalServer> {
  const { release, java, javas } = await localMeans(settings, env);
  const fetched = jarsComplete(settings.cache, release);
  if (!java || (!fetched && !findOnPath('mvn', env))) throw nothingRunsNeo4j(release, { javas, java, fetched, env });
  const jars = await ensureJars({ release, cache: settings.cache, env, javaHome: java.home, progress });
  return { folder: serverFolder(settings, release.line), release, java, jars, env, progress };
}

/** The release to run and the Java to run it with. Without a version set, the first tested one that a Java suits. */
async function localMeans(
  settings: Settings,
  env: Environment,
): Promise<{ release: Release; java?: Java; javas: Java[] }> {
  const javas = await findJavas(env);
  const decided = managedServer(settings)?.release;
  for (const release of decided ? [decided] : TESTED_VERSIONS.map(releaseOf)) {
    const java = chooseJava(javas, release.java);
    if (java) return { release, java, javas };
  }
  return { release: decided ?? releaseOf(TESTED_VERSIONS[0]), javas };
}

/** Starts the local server, or waits for the one that is starting; the caller holds `serverLock`. */
export async function startLocal(settings: Settings, progress: Progress, env: Environment): Promise<Connection> {
  const server = await localServer(settings, progress, env);
  const { folder, release, java } = server;
  if ((await localProcess(folder)) !== undefined) {
    const state = readState(folder);
    if (state?.way === 'local') return untilReady({ folder, state, progress, env });
    await stopLocal(folder);
  }
  progress({ phase: 'start', message: `Starting Neo4j ${release.version} with Java ${java.feature}` });
  await prepareLocal(server);
  return launchUntilReady(server);
}

/** A port found free may be taken by another program before Neo4j binds it: then others are tried. */
async function launchUntilReady(server: LocalServer): Promise<Connection> {
  for (let attempt = 1; ; attempt++) {
    try {
      const state = await launchLocal(server, attempt === 1);
      return await untilReady({ ...server, state });
    } catch (error) {
      if (attempt === PORT_ATTEMPTS || !portWasTaken(server.folder)) throw error;
      server.progress({ phase: 'start', message: 'A port was taken meanwhile; starting Neo4j on others' });
    }
  }
}

interface Starting {
  readonly folder: ServerFolder;
  readonly state: ServerState;
  readonly progress: Progress;
  readonly env: Environment;
}

/** Waits until the server lets us log in. */
async function untilReady({ folder, state, progress, env }: Starting): Promise<Connection> {
  const connection = connectionOf(folder, state);
  const begun = Date.now();
  for (let beat = 0; ; beat++) {
    if ((await answers(state.boltPort)) && (await canLogIn(connection))) break;
    if (!(await isRunning({ folder, state, release: releaseOf(state.version) }, env))) throw diedAtStart(folder, state);
    const seconds = Math.round((Date.now() - begun) / 1_000);
    if (seconds * 1_000 > START_LIMIT_MS) throw tooSlow(folder, seconds);
    if (beat % 4 === 0)
      progress({ phase: 'start', message: `Waiting for Neo4j ${state.version} to answer`, done: seconds });
    await sleep(250);
  }
  writeState(folder, { ...state, ready: true });
  return connection;
}

async function canLogIn(connection: Connection): Promise<boolean> {
  const graph = openGraph(connection);
  try {
    await graph.verify();
    return true;
  } catch (error) {
    // Refused credentials stay refused; anything else may be a server that is not up yet.
    if (/Security\./.test(neo4jCode(error) ?? '')) throw refusedOwn(error);
    return false;
  } finally {
    await graph.close();
  }
}

function refusedOwn(cause: unknown): DatabaseError {
  return new DatabaseError(
    'The server that guanxi runs refuses its kept password: it was changed elsewhere. Put the new one in the file that “guanxi db status” names, or begin anew with “guanxi db reset”.',
    { cause },
  );
}

function diedAtStart(folder: ServerFolder, state: ServerState): DatabaseError {
  const log = state.way === 'local' ? logTail(folder) : 'See “guanxi db logs”.';
  return new DatabaseError(
    `Neo4j ${state.version} ended while starting. ${log}\nCorrect what it says, then “guanxi db start”.`,
  );
}

function tooSlow(folder: ServerFolder, seconds: number): DatabaseError {
  return new DatabaseError(
    `Neo4j has not answered after ${seconds} s. ${logTail(folder)}\nTry “guanxi db start” again, or “guanxi db stop”.`,
  );
}

interface Means {
  readonly javas: readonly Java[];
  readonly java: Java | undefined;
  readonly fetched: boolean;
  readonly env: Environment;
}

function nothingRunsNeo4j(release: Release, { javas, java, fetched, env }: Means): EnvironmentError {
  const { from, below } = release.java;
  const range = below >= 100 ? `${from} or newer` : `${from} to ${below - 1}`;
  const seen = javas.length ? `found Java ${javas.map(({ feature }) => feature).join(', ')}` : 'found no Java';
  const javaNote = java ? `Java ${java.feature} is there` : `${seen}`;
  const mavenNote = fetched ? 'its jars are there' : findOnPath('mvn', env) ? 'Maven is there' : 'found no Maven (mvn)';
  return new EnvironmentError(
    [
      'There is no Neo4j to work with, and this machine cannot run one yet. Any one of these helps:',
      '  1. Set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD (environment or .env) to a running Neo4j.',
      '  2. Start Docker with Compose: no Docker engine answers.',
      `  3. Install Java ${range} and Maven for Neo4j ${release.version}: ${javaNote}; ${mavenNote}.`,
      'Then run the command again; “guanxi doctor” shows what is missing.',
    ].join('\n'),
  );
}
