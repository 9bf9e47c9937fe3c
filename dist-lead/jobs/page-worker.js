/** Entry of a worker process: does the page tasks that the crew sends, and tells errors as values. */
import workerpool from 'workerpool';
import { loadKnowledge } from '../knowledge/index.js';
import { BEGUN } from './begun.js';
import { PAGE_TASKS } from './page-tasks.js';
import { plainError } from './plain-error.js';
workerpool.worker({
    async work(task, path, options) {
        try {
            loadKnowledge();
            workerpool.workerEmit(BEGUN);
            return { value: await PAGE_TASKS[task](path, options) };
        }
        catch (thrown) {
            return { error: plainError(thrown) };
        }
    },
});
