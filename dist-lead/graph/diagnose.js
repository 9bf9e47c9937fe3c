import { EXIT, GuanxiError } from '../errors.js';
import { readSettings } from '../settings.js';
import { dockerAnswers } from './server/compose.js';
import { databaseStatus } from './server/database.js';
import { managedServer } from './server/ensure-server.js';
import { jarsComplete } from './server/jars.js';
import { chooseJava, findJavas } from './server/java.js';
import { findOnPath, runCommand } from './server/processes.js';
import { releaseOf, TESTED_VERSIONS } from './server/releases.js';
const OLDEST_NODE = 20;
const PROBE_MS = 15_000;
const MAVEN_REMEDY = 'Install Maven: apt install maven, brew install maven.';
/** Looks at everything that guanxi needs on this machine. Starts nothing. */
export async function diagnose(env = process.env, cwd = process.cwd()) {
    const settings = settingsOrProblem(env, cwd);
    const [javas, maven, docker] = await Promise.all([findJavas(env), mavenVersion(env), dockerAnswers(env)]);
    const machine = { javas, maven, docker, env };
    const general = [nodeCheck(), javaCheck(javas), mavenCheck(maven), dockerCheck(machine), compilerCheck(env)];
    if (settings instanceof GuanxiError) {
        const check = { subject: 'Settings', level: 'fail', found: settings.message };
        return { checks: [...general, check], exitCode: EXIT.usage };
    }
    const database = await databaseCheck(settings, machine);
    const found = settings.connection ? 'NEO4J_URI is set' : `data in ${settings.home}`;
    const checks = [...general, { subject: 'Settings', level: 'ok', found }, database.check];
    return { checks, exitCode: database.exitCode };
}
function settingsOrProblem(env, cwd) {
    try {
        return readSettings(env, cwd);
    }
    catch (error) {
        if (error instanceof GuanxiError)
            return error;
        throw error;
    }
}
function nodeCheck() {
    const version = process.versions.node;
    if (Number.parseInt(version, 10) >= OLDEST_NODE)
        return { subject: 'Node.js', level: 'ok', found: version };
    return { subject: 'Node.js', level: 'fail', found: version, remedy: `Install Node.js ${OLDEST_NODE} or newer.` };
}
function javaCheck(javas) {
    const subject = 'Java';
    const found = javas.map(({ feature, home }) => `${feature} (${home})`).join(', ') || 'none';
    const served = TESTED_VERSIONS.filter((version) => chooseJava(javas, releaseOf(version).java));
    if (served.length)
        return { subject, level: 'ok', found: `${found}; runs Neo4j ${served.join(' and ')}` };
    return { subject, level: 'warn', found, remedy: 'To run Neo4j without Docker install Java 17 or newer.' };
}
async function mavenVersion(env) {
    const maven = findOnPath('mvn', env);
    if (!maven)
        return undefined;
    const { stdout } = await runCommand(maven, ['-B', '--version'], { env, timeoutMs: PROBE_MS });
    return /Apache Maven (\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
}
function mavenCheck(version) {
    if (version)
        return { subject: 'Maven', level: 'ok', found: version };
    return { subject: 'Maven', level: 'warn', found: 'none', remedy: `To run Neo4j without Docker: ${MAVEN_REMEDY}` };
}
function dockerCheck({ docker, env }) {
    if (docker)
        return { subject: 'Docker', level: 'ok', found: 'an engine with Compose answers' };
    const found = findOnPath('docker', env) ? 'installed, but no engine with Compose answers' : 'none';
    return { subject: 'Docker', level: 'warn', found, remedy: 'Only needed to run Neo4j in a container: start Docker.' };
}
function compilerCheck(env) {
    const subject = 'C++ compiler';
    const found = ['c++', 'g++', 'clang++'].map((name) => findOnPath(name, env)).find((path) => path);
    if (found)
        return { subject, level: 'ok', found };
    const remedy = 'Only needed to compile the optional nodejieba; without it a prebuilt segmenter is used.';
    return { subject, level: 'warn', found: 'none', remedy };
}
async function databaseCheck(settings, machine) {
    const subject = 'Database';
    const status = await databaseStatus(settings, machine.env);
    if (status.running) {
        const found = `Neo4j ${status.version} answers at ${status.uri}: ${status.nodes} nodes`;
        return { check: { subject, level: 'ok', found }, exitCode: EXIT.ok };
    }
    if (settings.connection) {
        return { check: { subject, level: 'fail', found: status.problem ?? 'does not answer' }, exitCode: EXIT.database };
    }
    const way = wayToRun(settings, machine);
    if (way) {
        return { check: { subject, level: 'ok', found: `not running; would be started with ${way}` }, exitCode: EXIT.ok };
    }
    const remedy = 'Set NEO4J_URI (environment or .env) to a running Neo4j; or start Docker; or install Java 17 or newer and Maven.';
    return {
        check: { subject, level: 'fail', found: 'not running, and nothing here can run Neo4j', remedy },
        exitCode: EXIT.environment,
    };
}
/** The way that a start would take; the same order as in ensure-server.ts. */
function wayToRun(settings, { javas, maven, docker }) {
    const managed = managedServer(settings);
    const bound = settings.server === 'auto' ? managed?.state?.way : settings.server;
    if (docker && bound !== 'local')
        return 'Docker Compose';
    if (bound === 'docker')
        return undefined;
    for (const release of managed ? [managed.release] : TESTED_VERSIONS.map(releaseOf)) {
        const java = chooseJava(javas, release.java);
        if (java && (maven || jarsComplete(settings.cache, release)))
            return `Java ${java.feature}: Neo4j ${release.version}`;
    }
    return undefined;
}
