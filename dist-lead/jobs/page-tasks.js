import { resolve } from '../pipeline/5-resolve/index.js';
import { extractPage } from '../pipeline/index.js';
/** What is done with a page file, in this process or in a worker. */
export const PAGE_TASKS = {
    extract: extractPage,
    resolve: async (path, options) => {
        const facts = await extractPage(path, options);
        return { facts, changes: resolve(facts) };
    },
};
