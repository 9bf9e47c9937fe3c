import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../../errors.js';
import { PACKAGE_ROOT } from '../../knowledge/paths.js';
import { freePort } from './ports.js';
import { findOnPath, lastLines, runCommand } from './processes.js';
import { createPassword, hasPassword, makePrivateFolder, readPassword, readState, writeState, } from './state.js';
const COMPOSE_FILE = join(PACKAGE_ROOT, 'docker-compose.yml');
const PROBE_MS = 5_000;
const UP_LIMIT_MS = 30 * 60_000;
const STOP_LIMIT_MS = 120_000;
/** True when a Docker engine with Compose answers within seconds. */
export async function dockerAnswers(env) {
    if (!findOnPath('docker', env))
        return false;
    const options = { env, timeoutMs: PROBE_MS };
    const probes = [
        ['compose', 'version'],
        ['info', '--format', '{{.ServerVersion}}'],
    ];
    const results = await Promise.all(probes.map((args) => runCommand('docker', args, options)));
    // `docker info` of some versions ends with 0 although the engine does not answer, and prints nothing.
    return results.every(({ code, stdout }) => code === 0 && stdout.trim() !== '');
}
/** Starts the service of docker-compose.yml and waits until its health check passes. */
export async function launchDocker(server) {
    const { folder, version, progress } = server;
    const before = readState(folder);
    makePrivateFolder(folder.root);
    if (!hasPassword(folder))
        createPassword(folder);
    const running = before?.way === 'docker' && (await dockerRunning(server, before));
    const boltPort = running ? before.boltPort : await freePort([before?.boltPort, 7687]);
    const httpPort = running ? before.httpPort : await freePort([before?.httpPort, 7474], [boltPort]);
    progress({
        phase: 'image',
        message: `Starting neo4j:${version}-community with Docker Compose (the first time it is pulled)`,
    });
    const state = {
        way: 'docker',
        version,
        boltPort,
        httpPort,
        ready: false,
        started: new Date().toISOString(),
    };
    const up = await compose(server, state, ['up', '--detach', '--wait'], UP_LIMIT_MS);
    if (up.code !== 0)
        throw composeFailed('start Neo4j', up);
    const container = (await compose(server, state, ['ps', '--quiet', 'neo4j'], PROBE_MS)).stdout.trim();
    const started = { ...state, container };
    writeState(folder, started);
    return started;
}
/** True when the container that guanxi started is running. */
export async function dockerRunning({ env }, state) {
    if (!state.container)
        return false;
    const args = ['inspect', '--format', '{{.State.Running}}', state.container];
    return (await runCommand('docker', args, { env, timeoutMs: PROBE_MS })).stdout.trim() === 'true';
}
/** Stops the container and keeps its volumes; returns false when it was not running. */
export async function stopDocker(server, state) {
    if (!(await dockerRunning(server, state)))
        return false;
    const result = await compose(server, state, ['stop'], STOP_LIMIT_MS);
    if (result.code !== 0)
        throw composeFailed('stop Neo4j', result);
    return true;
}
/** Removes container and volumes, and all data with them. */
export async function removeDocker(server, state) {
    const result = await compose(server, state, ['down', '--volumes'], STOP_LIMIT_MS);
    if (result.code !== 0)
        throw composeFailed('remove the database', result);
}
/** The last lines of the container's log. */
export async function dockerLogs(server, state, lines) {
    const result = await compose(server, state, ['logs', '--no-color', '--no-log-prefix', '--tail', String(lines), 'neo4j'], PROBE_MS);
    if (result.code !== 0)
        throw composeFailed('read the log', result);
    return result.stdout;
}
/** Data folders other than the user's own have a project, and so volumes, of their own. */
function projectOf(settings) {
    const usual = [join(homedir(), '.local/share/guanxi')];
    if (usual.includes(settings.home))
        return 'guanxi';
    return `guanxi-${createHash('sha256').update(settings.home).digest('hex').slice(0, 8)}`;
}
/** The password goes by the environment, never by an argument. */
function compose(server, state, args, timeoutMs) {
    const env = {
        ...server.env,
        NEO4J_PASSWORD: readPassword(server.folder),
        GUANXI_NEO4J_VERSION: state.version,
        GUANXI_BOLT_PORT: String(state.boltPort),
        GUANXI_HTTP_PORT: String(state.httpPort),
    };
    const fixed = ['compose', '--project-name', projectOf(server.settings), '--file', COMPOSE_FILE];
    return runCommand('docker', [...fixed, ...args], { env, timeoutMs });
}
function composeFailed(intent, { stderr, stdout }) {
    const output = lastLines(stderr || stdout, 5) || 'no answer in time';
    return new EnvironmentError(`Docker Compose could not ${intent}:\n${output}\nRemedies: correct what it says; or GUANXI_SERVER=local to run Neo4j with Java; or NEO4J_URI.`);
}
