import { EXIT, GuanxiError } from '../errors.js';
import { readSettings, type Settings } from '../settings.js';
import type { Connection } from './connection.js';
import { dockerAnswers } from './server/compose.js';
import { databaseConnection, databaseStatus } from './server/database.js';
import { managedServer } from './server/ensure-server.js';
import { jarsComplete } from './server/jars.js';
import { chooseJava, findJavas, type Java } from './server/java.js';
import { type Environment, findOnPath, runCommand } from './server/processes.js';
import { releaseOf, TESTED_VERSIONS } from './server/releases.js';

/** One thing that was looked at. */
export interface Check {
  readonly subject: string;
  readonly level: 'ok' | 'warn' | 'fail';
  readonly found: string;
  /** What to do, when something is to be done. */
  readonly remedy?: string;
}

export interface Diagnosis {
  readonly checks: readonly Check[];
  /** `EXIT.ok`; `usage` for malformed settings; `database` when NEO4J_URI does not answer; `environment` when nothing can run Neo4j. */
  readonly exitCode: number;
  /** The database, when it is running. */
  readonly connection?: Connection | undefined;
}

const OLDEST_NODE = 20;
const PROBE_MS = 15_000;
const MAVEN_REMEDY = 'Install Maven: apt install maven, brew install maven.';

/** Looks at everything that guanxi needs on this machine. Starts nothing. */
export async function diagnose(env: Environment = process.env, cwd: string = process.cwd()): Promise<Diagnosis> {
  const settings = settingsOrProblem(env, cwd);
  const [javas, maven, docker] = await Promise.all([findJavas(env), mavenVersion(env), dockerAnswers(env)]);
  const machine: Machine = { javas, maven, docker, env };
  const general = [nodeCheck(), javaCheck(javas), mavenCheck(maven), dockerCheck(machine), compilerCheck(env)];
  if (settings instanceof GuanxiError) {
    const check: Check = { subject: 'Settings', level: 'fail', found: settings.message };
    return { checks: [...general, check], exitCode: EXIT.usage };
  }
  const database = await databaseCheck(settings, machine);
  const found = settings.connection ? 'NEO4J_URI is set' : `data in ${settings.home}`;
  const checks: Check[] = [...general, { subject: 'Settings', level: 'ok', found }, database.check];
  const connection = database.isRunning ? databaseConnection(settings) : undefined;
  return { checks, exitCode: database.exitCode, connection };
}

interface Machine {
  readonly javas: readonly Java[];
  readonly maven: string | undefined;
  readonly docker: boolean;
  readonly env: Environment;
}

function settingsOrProblem(env: Environment, cwd: string): Settings | GuanxiError {
  try {
    return readSettings(env, cwd);
  } catch (error) {
    if (error instanceof GuanxiError) return error;
    throw error;
  }
}

function nodeCheck(): Check {
  const version = process.versions.node;
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return { subject: 'Node.js', level: 'ok', found: version };
  return { subject: 'Node.js', level: 'fail', found: version, remedy: `Install Node.js ${OLDEST_NODE} or newer.` };
}

function javaCheck(javas: readonly Java[]): Check {
  const subject = 'Java';
  const found = javas.map(({ feature, home }) => `${feature} (${home})`).join(', ') || 'none';
  const served = TESTED_VERSIONS.filter((version) => chooseJava(javas, releaseOf(version).java));
  if (served.length) return { subject, level: 'ok', found: `${found}; runs Neo4j ${served.join(' and ')}` };
  return { subject, level: 'warn', found, remedy: 'To run Neo4j without Docker install Java 17 or newer.' };
}

async function mavenVersion(env: Environment): Promise<string | undefined> {
  const maven = findOnPath('mvn', env);
  if (!maven) return undefined;
  const { stdout } = await runCommand(maven, ['-B', '--version'], { env, timeoutMs: PROBE_MS });
  return /Apache Maven (\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
}

function mavenCheck(version: string | undefined): Check {
  if (version) return { subject: 'Maven', level: 'ok', found: version };
  return { subject: 'Maven', level: 'warn', found: 'none', remedy: `To run Neo4j without Docker: ${MAVEN_REMEDY}` };
}

function dockerCheck({ docker, env }: Machine): Check {
  if (docker) return { subject: 'Docker', level: 'ok', found: 'an engine with Compose answers' };
  const found = findOnPath('docker', env) ? 'installed, but no engine with Compose answers' : 'none';
  return { subject: 'Docker', level: 'warn', found, remedy: 'Only needed to run Neo4j in a container: start Docker.' };
}

function compilerCheck(env: Environment): Check {
  const subject = 'C++ compiler';
  const found = ['c++', 'g++', 'clang++'].map((name) => findOnPath(name, env)).find((path) => path);
  if (found) return { subject, level: 'ok', found };
  const remedy = 'Only needed to compile the optional nodejieba; without it a prebuilt segmenter is used.';
  return { subject, level: 'warn', found: 'none', remedy };
}

interface DatabaseCheck {
  readonly check: Check;
  readonly exitCode: number;
  readonly isRunning?: true;
}

async function databaseCheck(settings: Settings, machine: Machine): Promise<DatabaseCheck> {
  const subject = 'Database';
  const status = await databaseStatus(settings, machine.env);
  if (status.running) {
    const found = `Neo4j ${status.version} answers at ${status.uri}: ${status.nodes} nodes`;
    return { check: { subject, level: 'ok', found }, exitCode: EXIT.ok, isRunning: true };
  }
  if (settings.connection) {
    return { check: { subject, level: 'fail', found: status.problem ?? 'does not answer' }, exitCode: EXIT.database };
  }
  const way = wayToRun(settings, machine);
  if (way) {
    return { check: { subject, level: 'ok', found: `not running; would be started with ${way}` }, exitCode: EXIT.ok };
  }
  const remedy =
    'Set NEO4J_URI (environment or .env) to a running Neo4j; or start Docker; or install Java 17 or newer and Maven.';
  return {
    check: { subject, level: 'fail', found: 'not running, and nothing here can run Neo4j', remedy },
    exitCode: EXIT.environment,
  };
}

/** The way that a start would take; the same order as in ensure-server.ts. */
function wayToRun(settings: Settings, { javas, maven, docker }: Machine): string | undefined {
  const managed = managedServer(settings);
  const bound = settings.server === 'auto' ? managed?.state?.way : settings.server;
  if (docker && bound !== 'local') return 'Docker Compose';
  if (bound === 'docker') return undefined;
  for (const release of managed ? [managed.release] : TESTED_VERSIONS.map(releaseOf)) {
    const java = chooseJava(javas, release.java);
    if (java && (maven || jarsComplete(settings.cache, release)))
      return `Java ${java.feature}: Neo4j ${release.version}`;
  }
  return undefined;
}
