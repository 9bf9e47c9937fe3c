import type { PageFacts } from '../domain/facts.js';
import type { GraphChanges } from '../domain/graph-changes.js';
import { resolve } from '../pipeline/5-resolve/index.js';
import { extractPage, type PageOptions } from '../pipeline/index.js';

/** A page with its facts and what they do to the graph. */
export interface ResolvedPage {
  readonly facts: PageFacts;
  readonly changes: GraphChanges;
}

/** What is done with a page file, in this process or in a worker. */
export const PAGE_TASKS = {
  extract: extractPage,
  resolve: async (path: string, options: PageOptions): Promise<ResolvedPage> => {
    const facts = await extractPage(path, options);
    return { facts, changes: resolve(facts) };
  },
} as const;

export type PageTask = keyof typeof PAGE_TASKS;
export type PageResult<T extends PageTask> = Awaited<ReturnType<(typeof PAGE_TASKS)[T]>>;
