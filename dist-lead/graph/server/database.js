import { rmSync } from 'node:fs';
import { GuanxiError } from '../../errors.js';
import { openGraph } from '../connect.js';
import { dockerLogs, removeDocker, stopDocker } from './compose.js';
import { ensureServer, isRunning, managedServer, serverLock } from './ensure-server.js';
import { serverLog, stopLocal } from './local.js';
import { withLock } from './lock.js';
import { tailOf } from './processes.js';
import { silent } from './progress.js';
import { connectionOf, DATABASE, forgetState, readPassword, USERNAME, writeState } from './state.js';
const LOCK_LIMIT_MS = 10 * 60_000;
const DELETE_BATCH = 10_000;
/** Starts or finds the database, makes sure that it answers, and tells how it is. */
export async function databaseStart(settings, progress = silent, env = process.env) {
    const graph = openGraph(await ensureServer(settings, progress, env));
    try {
        await graph.verify();
    }
    finally {
        await graph.close();
    }
    return databaseStatus(settings, env);
}
/** Stops the server that guanxi started; returns false when it was not running. A server of NEO4J_URI is left alone. */
export async function databaseStop(settings, env = process.env) {
    if (settings.connection)
        throw notOurs('it is not stopped');
    return whileLocked(settings, async () => {
        const managed = managedServer(settings);
        return managed ? stop(managed, settings, env) : false;
    });
}
/** How the database runs and what it holds. Starts nothing. */
export async function databaseStatus(settings, env = process.env) {
    if (settings.connection) {
        const { uri, username, database } = settings.connection;
        const passwordIn = settings.connection.password === undefined ? 'NEO4J_PASSWORD, which is not set' : 'NEO4J_PASSWORD';
        return { way: 'named', uri, username, database, passwordIn, ...(await contents(openGraph(settings.connection))) };
    }
    const managed = managedServer(settings);
    if (!managed?.state)
        return { way: 'none', running: false };
    return managedStatus(managed, env);
}
/** The password of the database in use; undefined when it has none. For `db status --show-password` only. */
export function databasePassword(settings) {
    if (settings.connection)
        return settings.connection.password;
    const managed = managedServer(settings);
    return managed?.state && readPassword(managed.folder);
}
/**
 * Deletes all data: of a managed server its files or volumes, of a server named by NEO4J_URI the nodes and
 * relationships of the database (its schema stays). The caller has asked for confirmation.
 * @returns how many nodes were deleted; undefined when the files went without being counted
 */
export async function databaseReset(settings, env = process.env) {
    if (settings.connection)
        return emptyNamed(settings);
    await whileLocked(settings, async () => {
        const managed = managedServer(settings);
        if (!managed)
            return;
        await stop(managed, settings, env);
        if (managed.state?.way === 'docker')
            await removeDocker(dockerServer(managed, settings, env), managed.state);
        rmSync(managed.folder.home, { recursive: true, force: true });
        rmSync(managed.folder.password, { force: true });
        forgetState(managed.folder);
    });
    return undefined;
}
/** The last lines of the managed server's log, and for a local one where the whole log is. */
export async function databaseLogs(settings, lines = 50, env = process.env) {
    if (settings.connection)
        throw notOurs('its log is not read');
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
export async function deleteEverything(graph) {
    const inBatches = `IN TRANSACTIONS OF ${DELETE_BATCH} ROWS`;
    await graph.command(`MATCH ()-[r]->() CALL (r) { DELETE r } ${inBatches}`);
    // DETACH, because another program may be adding relationships meanwhile.
    const [row] = await graph.command(`MATCH (n) CALL (n) { DETACH DELETE n } ${inBatches} RETURN count(*) AS deleted`);
    return row?.deleted ?? 0;
}
async function managedStatus(managed, env) {
    const { folder, state } = managed;
    if (!state)
        return { way: 'none', running: false };
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
async function contents(graph) {
    try {
        const facts = await graph.verify();
        // Both counts come from the count store: they cost the same on any graph.
        const [counts] = await graph.read('RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS relationships');
        return { running: true, ...facts, ...counts };
    }
    catch (error) {
        if (error instanceof GuanxiError)
            return { running: false, problem: error.message };
        throw error;
    }
    finally {
        await graph.close();
    }
}
async function stop(managed, settings, env) {
    const { folder, state } = managed;
    const wasDocker = state?.way === 'docker';
    const stopped = wasDocker ? await stopDocker(dockerServer(managed, settings, env), state) : await stopLocal(folder);
    if (state)
        writeState(folder, { ...state, ready: false });
    return stopped;
}
async function emptyNamed(settings) {
    const graph = openGraph(settings.connection);
    try {
        return await deleteEverything(graph);
    }
    finally {
        await graph.close();
    }
}
function whileLocked(settings, work) {
    return withLock(serverLock(settings), { timeoutMs: LOCK_LIMIT_MS }, work);
}
function dockerServer({ folder, release }, settings, env) {
    return { settings, folder, version: release.version, env, progress: silent };
}
function notOurs(consequence) {
    return new GuanxiError(`NEO4J_URI names a server that guanxi did not start, so ${consequence} by guanxi. Unset NEO4J_URI to work with guanxi's own server.`);
}
