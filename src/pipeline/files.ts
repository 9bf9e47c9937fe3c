import pLimit from 'p-limit';
import type { PageFacts } from '../domain/facts.js';
import { GuanxiError, InputError } from '../errors.js';
import type { FactFormat } from '../format/facts.js';
import type { PageLimits } from '../jobs/crew.js';
import type { PageResult, PageTask, TaskOptions } from '../jobs/page-tasks.js';
import { crewSize } from '../jobs/size.js';
import { expandInputs } from './1-read/index.js';
import type { PageOptions } from './index.js';

/** What became of one file: its value, or why it was set aside, or that it was passed over. */
export interface Outcome<T> {
  readonly path: string;
  readonly value?: T;
  readonly error?: Error;
  /** True of a file that the graph holds as it is, and that was not read for facts. */
  readonly unchanged?: true;
}

export interface FilesOptions extends PageOptions, PageLimits {
  /**
   * Worker processes; 1, the default, works in this process, where the limits of a page do not hold. `auto`: one for each
   * core where that pays. Pages with `knowledge` of their own are always worked on in this process.
   */
  readonly jobs?: number | 'auto';
  /** Told how many files there are, before the first is read. */
  readonly onFiles?: (count: number) => void;
}

/**
 * Facts of the pages behind paths, folders and globs, in their order. A file that is no page, or that its worker does not
 * survive, is set aside; all other errors end the run.
 */
export function extractFiles(paths: readonly string[], options: FilesOptions = {}): AsyncGenerator<Outcome<PageFacts>> {
  return pagesOf('extract', paths, options);
}

/** As `extractFiles`, but each page is the text that `extract` prints of it: see `pageText`. Workers write it themselves. */
export function printFiles(
  paths: readonly string[],
  { format, ...options }: FilesOptions & { readonly format: FactFormat },
): AsyncGenerator<Outcome<string>> {
  return pagesOf('print', paths, options, { format });
}

interface More extends Pick<TaskOptions, 'format'> {
  /** Given all files, tells of one whether it is to be passed over. */
  readonly passOver?: (files: readonly string[]) => (path: string) => Promise<boolean>;
}

/** Does a task on the pages behind `paths`, in workers where `options` ask for them; the order is that of the files. */
export async function* pagesOf<T extends PageTask>(
  task: T,
  paths: readonly string[],
  { jobs = 1, onFiles, pageSeconds, pageMegabytes, meta, maxBytes, knowledge }: FilesOptions,
  { format, passOver }: More = {},
): AsyncGenerator<Outcome<PageResult<T>>> {
  const inputs = await expandAll(paths);
  onFiles?.(inputs.length);
  const files = inputs.flatMap(({ path, error }) => (error ? [] : [path]));
  const size = knowledge ? 1 : await crewSize(jobs, files);
  const page: TaskOptions = { ...(format && { format }), meta, maxBytes, ...(knowledge && { knowledge }) };
  const isPassed = passOver?.(files);
  if (size === 1) {
    yield* overInputs(
      inputs,
      size,
      unless(isPassed, (path) => here(task, path, page)),
    );
    return;
  }
  const { Crew } = await import('../jobs/crew.js');
  const crew = new Crew({ size, pageSeconds, pageMegabytes });
  try {
    yield* overInputs(
      inputs,
      size,
      unless(isPassed, (path) => crew.work(task, path, page)),
    );
  } finally {
    await crew.close();
  }
}

/** Does a task in this process, which loads all stages for it; the process that hands pages to workers does without. */
async function here<T extends PageTask>(task: T, path: string, options: TaskOptions): Promise<PageResult<T>> {
  const { PAGE_TASKS } = await import('../jobs/page-tasks.js');
  const work = PAGE_TASKS[task] as (path: string, options: TaskOptions) => Promise<PageResult<T>>;
  return work(path, options);
}

/** `work`, but for files that are passed over. */
function unless<T>(isPassed: ((path: string) => Promise<boolean>) | undefined, work: (path: string) => Promise<T>) {
  return async (path: string) => ((await isPassed?.(path)) ? PASSED : work(path));
}

const PASSED = Symbol('passed over');

/** So many pages of a worker wait for one that takes long before it is out of work. */
const AHEAD = 8;

interface Input {
  readonly path: string;
  readonly error?: Error;
}

/**
 * Does `work` on every file behind `paths`, at most `jobs` at once, and yields the outcomes in the order of the files.
 * Of each worker at most `AHEAD` values wait to be taken; of this process alone, two.
 */
export async function* overFiles<T>(
  paths: readonly string[],
  { jobs = 1, onFiles }: { readonly jobs?: number; readonly onFiles?: (count: number) => void },
  work: (path: string) => Promise<T>,
): AsyncGenerator<Outcome<T>> {
  const found = await expandAll(paths);
  onFiles?.(found.length);
  yield* overInputs(found, jobs, work);
}

async function* overInputs<T>(
  inputs: readonly Input[],
  jobs: number,
  work: (path: string) => Promise<T | typeof PASSED>,
): AsyncGenerator<Outcome<T>> {
  const limit = pLimit(jobs);
  const most = jobs > 1 ? AHEAD * jobs : 2;
  const waiting: Promise<Outcome<T>>[] = [];
  try {
    for (const input of inputs) {
      waiting.push(input.error ? Promise.resolve(input) : limit(() => settled(input.path, work)));
      if (waiting.length >= most) yield await next(waiting);
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
async function expandAll(paths: readonly string[]): Promise<Input[]> {
  const found = new Map<string, Input>();
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
async function settled<T>(path: string, work: (path: string) => Promise<T | typeof PASSED>): Promise<Outcome<T>> {
  try {
    const value = await work(path);
    return value === PASSED ? { path, unchanged: true } : { path, value };
  } catch (error) {
    return { path, error: errorOf(error) };
  }
}

function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
