import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { EnvironmentError, EXIT, GuanxiError } from '../../errors.js';
import type { TableText } from './csv.js';
import { EDGE_TYPES, NODE_LABELS } from './described.js';

/** Characters collected before they are written. */
const PORTION = 1 << 16;

/**
 * Writes text to a temporary file beside `path`, which takes its place when all is written: until then, and when something
 * goes wrong, what was there stays. What is no regular file (a pipe, /dev/stdout) is written at once.
 * @throws EnvironmentError when it cannot be written.
 */
export async function writeTextFile(path: string, text: AsyncIterable<string>): Promise<void> {
  const there = whatIsAt(path);
  if (there?.isDirectory()) {
    throw new GuanxiError(`${path}: expected the name of a file, found a folder. Name a file in it.`, EXIT.usage);
  }
  if (there && !there.isFile()) {
    return fill(path, 'w', text).catch((error) => {
      throw cannotWrite(path, error);
    });
  }
  const target = there ? realpathSync(path) : path;
  await replacing(target, (temporary) => fill(temporary, 'wx', text));
}

/**
 * Writes tables as CSV files into a folder, which appears when all are written. It takes the place of a folder that holds
 * nothing but CSV files of these tables.
 * @throws EnvironmentError when it cannot be written, GuanxiError when the folder holds something else.
 */
export async function writeTables(folder: string, tables: AsyncIterable<TableText>): Promise<void> {
  const target = resolve(folder);
  const there = whatIsAt(target);
  if (there && !there.isDirectory()) {
    throw new GuanxiError(`${folder}: expected a folder, found a file. Name another folder.`, EXIT.usage);
  }
  if (there) refuseForeign(folder);
  await replacing(target, async (temporary) => {
    mkdirSync(temporary);
    await fillTables(temporary, tables);
  });
}

async function replacing(target: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  const discard = () => rmSync(temporary, { recursive: true, force: true });
  const release = onEnd(discard);
  try {
    await write(temporary);
    put(temporary, target);
  } catch (error) {
    discard();
    throw cannotWrite(target, error);
  } finally {
    release();
  }
}

/** A folder is no more replaced by renaming once it holds something: its files go first. */
function put(temporary: string, target: string): void {
  const isFolder = statSync(temporary).isDirectory();
  if (isFolder && existsSync(target)) rmSync(target, { recursive: true });
  renameSync(temporary, target);
}

function refuseForeign(folder: string): void {
  const tables = new Set([...NODE_LABELS, ...EDGE_TYPES].map(fileOf));
  const foreign = readdirSync(folder).find((name) => !tables.has(name));
  if (foreign === undefined) return;
  throw new GuanxiError(
    `${folder}: expected an empty folder or one of an earlier export, found ${foreign} in it. Name another folder, or move it away.`,
    EXIT.usage,
  );
}

async function fill(path: string, flags: 'w' | 'wx', text: AsyncIterable<string>): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, flags);
    let waiting = '';
    for await (const piece of text) {
      waiting += piece;
      if (waiting.length < PORTION) continue;
      await file.appendFile(waiting);
      waiting = '';
    }
    await file.appendFile(waiting);
    if (flags === 'wx') await file.sync();
  } finally {
    await file?.close();
  }
}

async function fillTables(folder: string, tables: AsyncIterable<TableText>): Promise<void> {
  const files = new Map<string, FileHandle>();
  try {
    for await (const { table, text } of tables) {
      const name = fileOf(table);
      const file = files.get(name) ?? (await open(join(folder, name), 'wx'));
      files.set(name, file);
      await file.appendFile(text);
    }
    for (const file of files.values()) await file.sync();
  } finally {
    for (const file of files.values()) await file.close();
  }
}

/** True of a folder, and of a name that can only be one. */
export function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || (whatIsAt(path)?.isDirectory() ?? false);
}

function fileOf(table: string): string {
  return `${table}.csv`;
}

function whatIsAt(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

/** Runs `work` when the program is interrupted, which then ends as it would have; gives the function that revokes it. */
function onEnd(work: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals) => {
    work();
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return release;
}

/** Errors of the file system become one that says what to do; others, of the graph, stay as they are. */
function cannotWrite(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof GuanxiError || code === undefined || syscall === undefined) return error;
  const why: Readonly<Record<string, string>> = {
    ENOENT: 'its folder is not there. Make it',
    EACCES: 'it may not be written. Ask for the right to, or name another place',
    EROFS: 'the file system may only be read. Name another place',
    ENOSPC: 'the disk is full. Free some room, or name another place',
  };
  return new EnvironmentError(
    `${path}: expected a place to write to, but ${why[code] ?? `found ${code}. Name another place`}.`,
    {
      cause: error,
    },
  );
}
