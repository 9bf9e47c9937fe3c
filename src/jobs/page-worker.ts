/** Entry of a worker process: does the page tasks that the crew sends, and tells errors as values. */
import workerpool from 'workerpool';
import { loadKnowledge } from '../knowledge/index.js';
import { BEGUN } from './begun.js';
import { PAGE_TASKS, type PageResult, type PageTask, type TaskOptions } from './page-tasks.js';
import { type PlainError, plainError } from './plain-error.js';

/** What a worker answers. */
export interface Answer<T extends PageTask = PageTask> {
  readonly value?: PageResult<T>;
  readonly error?: PlainError;
}

workerpool.worker({
  async work(task: PageTask, path: string, options: TaskOptions): Promise<Answer> {
    try {
      loadKnowledge();
      workerpool.workerEmit(BEGUN);
      return { value: await PAGE_TASKS[task](path, options) };
    } catch (thrown) {
      return { error: plainError(thrown) };
    }
  },
});
