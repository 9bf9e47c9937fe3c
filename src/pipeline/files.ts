import pLimit from 'p-limit';
import type { PageFacts } from '../domain/facts.js';
import { GuanxiError, InputError } from '../errors.js';
import { expandInputs } from './1-read/index.js';
import { extractPage, type PageOptions } from './index.js';

/** What became of one file: its value, or why it was set aside. */
export interface Outcome<T> {
  readonly path: string;
  readonly value?: T;
  readonly error?: Error;
}

export interface FilesOptions extends PageOptions {
  /** Files worked on at once. Default 1. */
  readonly jobs?: number;
  /** Told how many files there are, before the first is read. */
  readonly onFiles?: (count: number) => void;
}

/**
 * Facts of the pages behind paths, folders and globs, in their order. A file that is no page is set aside; all other
 * errors end the run.
 */
export function extractFiles(paths: readonly string[], options: FilesOptions = {}): AsyncGenerator<Outcome<PageFacts>> {
  return overFiles(paths, options, (path) => extractPage(path, options));
}

/**
 * Does `work` on every file behind `paths`, at most `jobs` at once, and yields the outcomes in the order of the files.
 * At most twice as many values as jobs wait to be taken.
 */
export async function* overFiles<T>(
  paths: readonly string[],
  { jobs = 1, onFiles }: Pick<FilesOptions, 'jobs' | 'onFiles'>,
  work: (path: string) => Promise<T>,
): AsyncGenerator<Outcome<T>> {
  const found = await expandAll(paths);
  onFiles?.(found.length);
  const limit = pLimit(jobs);
  const waiting: Promise<Outcome<T>>[] = [];
  try {
    for (const input of found) {
      waiting.push(input.error ? Promise.resolve(input) : limit(() => settled(input.path, work)));
      if (waiting.length >= 2 * jobs) yield await next(waiting);
    }
    while (waiting.length > 0) yield await next(waiting);
  } finally {
    limit.clearQueue();
  }
}

/** The next outcome in order. @throws its error, when other files would meet it as well. */
async function next<T>(waiting: Promise<Outcome<T>>[]): Promise<Outcome<T>> {
  const outcome = (await waiting.shift()) as Outcome<T>;
  if (outcome.error instanceof GuanxiError && !(outcome.error instanceof InputError)) throw outcome.error;
  return outcome;
}

/** Each file once; a path without files is an outcome of its own. */
async function expandAll(paths: readonly string[]): Promise<{ path: string; error?: Error }[]> {
  const found = new Map<string, { path: string; error?: Error }>();
  for (const path of paths) {
    try {
      for (const file of await expandInputs([path])) found.set(file, { path: file });
    } catch (error) {
      found.set(path, { path, error: errorOf(error) });
    }
  }
  return [...found.values()];
}

/** Never rejects: an error waits with its outcome until it is its turn. */
async function settled<T>(path: string, work: (path: string) => Promise<T>): Promise<Outcome<T>> {
  try {
    return { path, value: await work(path) };
  } catch (error) {
    return { path, error: errorOf(error) };
  }
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
