import type { PageFacts } from '../domain/facts.js';
import type { GraphChanges } from '../domain/graph-changes.js';
import { type FactFormat, pageText } from '../format/facts.js';
import { inputHash } from '../pipeline/1-read/index.js';
import { resolve } from '../pipeline/5-resolve/index.js';
import { checkChanges } from '../pipeline/6-load/check.js';
import { extractPage, type PageOptions } from '../pipeline/index.js';

/** A page with its facts and what they do to the graph. */
export interface ResolvedPage {
  readonly facts: PageFacts;
  readonly changes: GraphChanges;
  /** What the file was read from, as it was afterwards: see `inputHash`. */
  readonly input?: string | undefined;
}

/** What a task is told of a page. */
export interface TaskOptions extends PageOptions {
  /** Of `print`. */
  readonly format?: FactFormat;
}

/** What is done with a page file, in this process or in a worker. */
export const PAGE_TASKS = {
  extract: (path: string, options: TaskOptions) => extractPage(path, options),
  /** A worker that prints sends a string, which takes a tenth of the time that its facts take to send and to read. */
  print: async (path: string, { format = 'json', ...options }: TaskOptions): Promise<string> =>
    pageText(await extractPage(path, options), format),
  resolve: async (path: string, options: TaskOptions): Promise<ResolvedPage> => {
    const facts = await extractPage(path, options);
    const changes = resolve(facts);
    // here, so that such a page is set aside like one that cannot be read
    checkChanges(changes);
    return { facts, changes, input: await inputHash(path, options) };
  },
} as const;

export type PageTask = keyof typeof PAGE_TASKS;
export type PageResult<T extends PageTask> = Awaited<ReturnType<(typeof PAGE_TASKS)[T]>>;
