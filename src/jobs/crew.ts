import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import workerpool from 'workerpool';
import { InputError } from '../errors.js';
import { BEGUN } from './begun.js';
import type { PageResult, PageTask, TaskOptions } from './page-tasks.js';
import type { Answer } from './page-worker.js';
import { errorOf } from './plain-error.js';

/** What one page may take of a worker. */
export interface PageLimits {
  /** Seconds from when its worker is ready. Default `DEFAULT_LIMITS.pageSeconds`. */
  readonly pageSeconds?: number | undefined;
  /** Heap of the worker in megabytes. Default `DEFAULT_LIMITS.pageMegabytes`. */
  readonly pageMegabytes?: number | undefined;
}

/** A megabyte of page text took 8 s of CPU time; these leave room for the largest page that is read, on a busy machine. */
export const DEFAULT_LIMITS = { pageSeconds: 300, pageMegabytes: 1024 } as const;

export interface CrewOptions extends PageLimits {
  /** Worker processes at most; they start when there is work for them. */
  readonly size: number;
  /** The worker's entry. Default: `page-worker.js` beside this file. */
  readonly entry?: string;
}

const ENTRY = fileURLToPath(new URL('./page-worker.js', import.meta.url));

/**
 * Worker processes that work on pages. A page that ends its worker, takes too long or needs too much memory is lost with
 * an InputError; the crew goes on with a new worker. Processes, not threads: what ends a thread (memory that V8 cannot
 * get, a fault in native code, the kernel) may end the whole program.
 */
export class Crew {
  readonly #pool: ReturnType<typeof workerpool.pool>;
  /** No task waits in the pool: after the death of its last worker, workerpool turns to its queue only with a new task. */
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #seconds: number;
  readonly #megabytes: number;

  constructor({ size, pageSeconds, pageMegabytes, entry = ENTRY }: CrewOptions) {
    this.#seconds = pageSeconds ?? DEFAULT_LIMITS.pageSeconds;
    this.#megabytes = pageMegabytes ?? DEFAULT_LIMITS.pageMegabytes;
    this.#limit = pLimit(size);
    this.#pool = workerpool.pool(entry, {
      workerType: 'process',
      maxWorkers: size,
      emitStdStreams: true,
      forkOpts: { serialization: 'advanced', execArgv: [`--max-old-space-size=${this.#megabytes}`] },
    });
  }

  /** Does one task. @throws the error that the task throws, and InputError when its worker did not survive the page. */
  async work<T extends PageTask>(task: T, path: string, options: TaskOptions): Promise<PageResult<T>> {
    const { value, error } = await this.#limit(() => this.#answer(task, path, options));
    if (error) throw errorOf(error);
    return value as PageResult<T>;
  }

  /** Ends all workers, also those at work. */
  async close(): Promise<void> {
    this.#limit.clearQueue();
    await this.#pool.terminate(true);
  }

  async #answer<T extends PageTask>(task: T, path: string, options: TaskOptions): Promise<Answer<T>> {
    const talk: string[] = [];
    for (;;) {
      const answer = this.#pool.exec('work', [task, path, options], {
        on: (told: typeof BEGUN | { readonly stderr?: string }) => {
          if (told === BEGUN) answer.timeout(1000 * this.#seconds);
          else if (told.stderr !== undefined) talk.push(told.stderr);
        },
      });
      try {
        return (await answer) as Answer<T>;
      } catch (cause) {
        if (!endedBefore(cause)) throw new InputError(`${path}: ${this.#fateOf(cause, talk.join(''))}`, { cause });
      }
    }
  }

  /** What became of the worker, and what to do. */
  #fateOf(cause: unknown, talk: string): string {
    if (cause instanceof workerpool.Promise.TimeoutError) {
      return `expected its facts within ${this.#seconds} s, found none. Divide the page, or raise --page-seconds.`;
    }
    if (talk.includes('heap out of memory')) {
      return `expected to need at most ${this.#megabytes} MB of memory, found that it needs more. Divide the page, or raise --page-megabytes.`;
    }
    const how = /signalCode: `(\w+)`/.exec(String(cause))?.[1];
    const code = /exitCode: `(\d+)`/.exec(String(cause))?.[1];
    const end = how && how !== 'null' ? `was ended by ${how}` : `ended with code ${code ?? 'unknown'}`;
    return `expected its facts, but the worker process ${end}. Try the page by itself with --jobs 1, or leave it out.`;
  }
}

/** True when the worker had ended before it was given the page: another one may try. */
function endedBefore(cause: unknown): boolean {
  return cause instanceof Error && cause.message === 'Worker is terminated';
}
