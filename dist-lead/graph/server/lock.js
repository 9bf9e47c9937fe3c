import { randomUUID } from 'node:crypto';
import { accessSync, constants, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EnvironmentError } from '../../errors.js';
import { isAlive, sleep } from './processes.js';
const POLL_MS = 200;
/**
 * Runs `work` while holding the lock file `path`, which names the holder's process; a second process waits. The lock of a
 * process that no longer lives is taken over.
 * @throws EnvironmentError when the holder keeps it longer than `timeoutMs`.
 */
export async function withLock(path, options, work) {
    const token = `${process.pid} ${randomUUID()}\n`;
    await acquire(path, token, options);
    try {
        return await work();
    }
    finally {
        if (readIfThere(path) === token)
            rmSync(path, { force: true });
    }
}
async function acquire(path, token, { onWait, timeoutMs }) {
    makeFolder(dirname(path));
    const deadline = Date.now() + timeoutMs;
    for (let waited = false; !tryCreate(path, token); waited = true) {
        const found = readIfThere(path);
        if (found === undefined)
            continue;
        const holder = Number.parseInt(found, 10);
        if (!Number.isInteger(holder) || !isAlive(holder)) {
            takeAway(path, found);
            continue;
        }
        if (!waited)
            onWait?.(holder);
        if (Date.now() > deadline) {
            throw new EnvironmentError(`${path} has been held by process ${holder} for too long. Wait for it or end it; if it is not guanxi, remove the file.`);
        }
        await sleep(POLL_MS);
    }
}
function makeFolder(folder) {
    try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        accessSync(folder, constants.W_OK);
    }
    catch (error) {
        throw new EnvironmentError(`${folder} cannot be written (${error.message}). Make it writable, or name another folder with GUANXI_HOME and GUANXI_CACHE.`, { cause: error });
    }
}
/** The file appears with its content in one step: a reader never sees it empty. */
function tryCreate(path, token) {
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, token, { mode: 0o600 });
    try {
        linkSync(draft, path);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
    finally {
        rmSync(draft, { force: true });
    }
}
/** Removes a dead process's lock; should another have taken it over meanwhile, its lock is put back. */
function takeAway(path, stale) {
    const aside = `${path}.${randomUUID()}`;
    try {
        renameSync(path, aside);
        if (readFileSync(aside, 'utf8') !== stale)
            linkSync(aside, path);
    }
    catch (error) {
        if (!['ENOENT', 'EEXIST'].includes(error.code ?? ''))
            throw error;
    }
    finally {
        rmSync(aside, { force: true });
    }
}
function readIfThere(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
