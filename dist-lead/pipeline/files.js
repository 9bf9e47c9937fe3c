import pLimit from 'p-limit';
import { GuanxiError, InputError } from '../errors.js';
import { PAGE_TASKS } from '../jobs/page-tasks.js';
import { crewSize } from '../jobs/size.js';
import { expandInputs } from './1-read/index.js';
/**
 * Facts of the pages behind paths, folders and globs, in their order. A file that is no page, or that its worker does not
 * survive, is set aside; all other errors end the run.
 */
export function extractFiles(paths, options = {}) {
    return pagesOf('extract', paths, options);
}
/** Does a task on the pages behind `paths`, in workers where `options` ask for them; the order is that of the files. */
export async function* pagesOf(task, paths, { jobs = 1, onFiles, pageSeconds, pageMegabytes, meta, maxBytes, knowledge }) {
    const inputs = await expandAll(paths);
    onFiles?.(inputs.length);
    const files = inputs.flatMap(({ path, error }) => (error ? [] : [path]));
    const size = knowledge ? 1 : await crewSize(jobs, files);
    const page = { meta, maxBytes, ...(knowledge && { knowledge }) };
    if (size === 1) {
        const work = PAGE_TASKS[task];
        yield* overInputs(inputs, size, (path) => work(path, page));
        return;
    }
    const { Crew } = await import('../jobs/crew.js');
    const crew = new Crew({ size, pageSeconds, pageMegabytes });
    try {
        yield* overInputs(inputs, size, (path) => crew.work(task, path, page));
    }
    finally {
        await crew.close();
    }
}
/**
 * Does `work` on every file behind `paths`, at most `jobs` at once, and yields the outcomes in the order of the files.
 * At most twice as many values as jobs wait to be taken.
 */
export async function* overFiles(paths, { jobs = 1, onFiles }, work) {
    const found = await expandAll(paths);
    onFiles?.(found.length);
    yield* overInputs(found, jobs, work);
}
async function* overInputs(inputs, jobs, work) {
    const limit = pLimit(jobs);
    const waiting = [];
    try {
        for (const input of inputs) {
            waiting.push(input.error ? Promise.resolve(input) : limit(() => settled(input.path, work)));
            if (waiting.length >= 2 * jobs)
                yield await next(waiting);
        }
        while (waiting.length > 0)
            yield await next(waiting);
    }
    finally {
        limit.clearQueue();
    }
}
/** The next outcome in order. @throws its error, when other files would meet it as well. */
async function next(waiting) {
    const outcome = (await waiting.shift());
    if (outcome.error instanceof GuanxiError && !(outcome.error instanceof InputError))
        throw outcome.error;
    return outcome;
}
/** Each file once; a path without files is an outcome of its own. */
async function expandAll(paths) {
    const found = new Map();
    for (const path of paths) {
        try {
            for (const file of await expandInputs([path]))
                found.set(file, { path: file });
        }
        catch (error) {
            found.set(path, { path, error: errorOf(error) });
        }
    }
    return [...found.values()];
}
/** Never rejects: an error waits with its outcome until it is its turn. */
async function settled(path, work) {
    try {
        return { path, value: await work(path) };
    }
    catch (error) {
        return { path, error: errorOf(error) };
    }
}
function errorOf(thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}
