import { loadChanges } from './6-load/index.js';
import { ensureSchema } from './6-load/schema.js';
import { pagesOf } from './files.js';
/** The pages behind paths with what loading them would do, in order. Needs no database. */
export function resolveFiles(paths, options = {}) {
    return pagesOf('resolve', paths, options);
}
/**
 * Loads the pages behind paths into the graph; files that are no pages are told to `onPage` and left out.
 * @throws DatabaseError when the graph cannot be written; batches before stay loaded.
 */
export async function ingestFiles(graph, paths, options = {}) {
    // a database that is not there is told before any page is read
    await graph.verify();
    const ready = ensureSchema(graph);
    // loadChanges throws it, when it comes to the first transaction
    ready.catch(() => undefined);
    return loadChanges(graph, goodPages(paths, options), { ready });
}
async function* goodPages(paths, options) {
    for await (const outcome of resolveFiles(paths, options)) {
        options.onPage?.(outcome);
        if (outcome.value)
            yield outcome.value.changes;
    }
}
