/** A worker that does not survive the pages whose path says so; it works on the others as the real one does. */
import { basename } from 'node:path';
import workerpool from 'workerpool';
import { PAGE_TASKS } from '../../dist/jobs/page-tasks.js';

const DEATHS = {
  'killed.txt': () => process.kill(process.pid, 'SIGKILL'),
  'exits.txt': () => process.exit(7),
  'never-ends.txt': () => {
    for (;;);
  },
  'fills-memory.txt': () => {
    const kept = [];
    for (;;) kept.push(new Array(1000).fill(kept.length));
  },
};

workerpool.worker({
  async work(task, path, options) {
    workerpool.workerEmit('begun');
    await new Promise((resolve) => setTimeout(resolve, 20));
    DEATHS[basename(path)]?.();
    return { value: await PAGE_TASKS[task](path, options) };
  },
});
