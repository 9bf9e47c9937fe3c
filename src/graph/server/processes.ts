import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface CommandResult {
  /** Exit code; undefined when the program could not be started or was ended by the timeout. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly env: Environment;
  readonly cwd?: string;
  readonly timeoutMs: number;
  /** Runs in a session of its own, so that Ctrl-C at the terminal does not reach it or what it leaves running. */
  readonly detached?: boolean;
  /** Called with each line of stdout as it comes. */
  readonly onLine?: (line: string) => void;
}

const PIPE_GRACE_MS = 500;

/** Runs a program without a shell and waits for its end. Never throws: see `code`. */
export function runCommand(file: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { env, cwd, timeoutMs, detached = false, onLine } = options;
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, cwd, detached, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let stdout = '';
    let stderr = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const end = (code: number | null) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code: code ?? undefined, stdout, stderr });
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout += `${line}\n`;
      onLine?.(line);
    });
    child.stderr.on('data', (chunk: Buffer) => {
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
export function findOnPath(program: string, env: Environment): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** True when a process of this number exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** In a container without an init process an ended server stays in the table until its parent collects it. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The arguments of a running process joined by blanks; empty when unknown. */
export function commandLine(pid: number): Promise<string> {
  try {
    return Promise.resolve(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
  } catch {
    return new Promise((resolve) => {
      execFile('ps', ['-ww', '-o', 'command=', '-p', String(pid)], (_error, stdout) => resolve(stdout ?? ''));
    });
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The last `count` lines of a text file; empty when it cannot be read. */
export function tailOf(path: string, count: number): string {
  try {
    return lastLines(readFileSync(path, 'utf8'), count);
  } catch {
    return '';
  }
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
