import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
const PIPE_GRACE_MS = 500;
/** Runs a program without a shell and waits for its end. Never throws: see `code`. */
export function runCommand(file, args, options) {
    const { env, cwd, timeoutMs, detached = false, onLine } = options;
    return new Promise((resolve) => {
        const child = spawn(file, args, { env, cwd, detached, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
        let stdout = '';
        let stderr = '';
        const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
        const end = (code) => {
            clearTimeout(timer);
            child.stdout.destroy();
            child.stderr.destroy();
            resolve({ code: code ?? undefined, stdout, stderr });
        };
        createInterface({ input: child.stdout }).on('line', (line) => {
            stdout += `${line}\n`;
            onLine?.(line);
        });
        child.stderr.on('data', (chunk) => {
            stderr += chunk.toString();
        });
        child.on('error', (error) => {
            stderr += error.message;
            end(null);
        });
        child.on('close', end);
        // A server that the program leaves running may keep the pipes open: they must not keep us waiting.
        child.on('exit', (code) => setTimeout(end, PIPE_GRACE_MS, code));
    });
}
/** The full path of a program on PATH, or undefined. */
export function findOnPath(program, env) {
    return (env.PATH ?? '')
        .split(delimiter)
        .filter((folder) => isAbsolute(folder))
        .map((folder) => join(folder, program))
        .find(isExecutable);
}
function isExecutable(path) {
    try {
        accessSync(path, constants.X_OK);
        return statSync(path).isFile();
    }
    catch {
        return false;
    }
}
/** True when a process of this number exists and is not a zombie. */
export function isAlive(pid) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        return error.code === 'EPERM';
    }
    return !isZombie(pid);
}
/** In a container without an init process an ended server stays in the table until its parent collects it. */
function isZombie(pid) {
    try {
        return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    }
    catch {
        return false;
    }
}
/** The arguments of a running process joined by blanks; empty when unknown. */
export function commandLine(pid) {
    try {
        return Promise.resolve(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
    }
    catch {
        return new Promise((resolve) => {
            execFile('ps', ['-ww', '-o', 'command=', '-p', String(pid)], (_error, stdout) => resolve(stdout ?? ''));
        });
    }
}
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** The last `count` lines of a text file; empty when it cannot be read. */
export function tailOf(path, count) {
    try {
        return lastLines(readFileSync(path, 'utf8'), count);
    }
    catch {
        return '';
    }
}
export function lastLines(text, count) {
    return text.trimEnd().split('\n').slice(-count).join('\n');
}
