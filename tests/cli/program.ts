import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

export const PROGRAM = join(PACKAGE_ROOT, 'dist/cli.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Settings that lead to no database: whatever asks for one fails at once. */
const NO_DATABASE = { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'none' };

let fresh = false;

/** Builds dist/ when a source is newer, so that the tests run what is shipped. */
export function ensureBuilt(): void {
  fresh ||= ['src', 'lexicon'].every((folder) => newest(join(PACKAGE_ROOT, folder)) < modified(PROGRAM));
  if (!fresh) execFileSync('npm', ['run', '--silent', 'build'], { cwd: PACKAGE_ROOT, stdio: 'pipe', encoding: 'utf8' });
  fresh = true;
}

/** Runs the built program to its end. */
export function guanxi(
  args: readonly string[],
  { env = NO_DATABASE, cwd = PACKAGE_ROOT }: Running = {},
): Promise<Ended> {
  ensureBuilt();
  return ended(process.execPath, [PROGRAM, ...args], { env, cwd });
}

/** Runs a line of shell to its end. */
export function shell(line: string, { env = NO_DATABASE, cwd = PACKAGE_ROOT }: Running = {}): Promise<Ended> {
  ensureBuilt();
  return ended('bash', ['-o', 'pipefail', '-c', line], { env, cwd });
}

function ended(file: string, args: readonly string[], { env, cwd }: Required<Running>): Promise<Ended> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (chunk: string) => {
        output[stream] += chunk;
      });
    }
    child.on('error', reject).on('close', (code) => resolve({ code, ...output }));
  });
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((name) => modified(join(folder, name))));
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
