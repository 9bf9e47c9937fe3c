import type { GraphChanges } from '../domain/graph-changes.js';
import type { Outcome } from '../pipeline/files.js';
import type { FileRun } from './file-run.js';
import { crewOf, type FileOptions, metaOf } from './options.js';

/**
 * Pages of page files and of files of what `ingest --dry-run` printed, in the order of the paths; files that are no pages are
 * set aside.
 */
export async function* pagesOf(
  paths: readonly string[],
  options: FileOptions,
  run: FileRun,
): AsyncGenerator<GraphChanges> {
  const [{ isChangesFile, readChangesFile }, { resolveFiles }] = await Promise.all([
    import('../pipeline/changes-files.js'),
    import('../pipeline/ingest.js'),
  ]);
  const files = { meta: metaOf(options), ...crewOf(options), onFiles: run.start, delivery: true };
  for (let first = 0, after = 0; first < paths.length; first = after) {
    const isChanges = isChangesFile(paths[first] as string);
    for (after = first + 1; after < paths.length && isChangesFile(paths[after] as string) === isChanges; ) after++;
    const group = paths.slice(first, after);
    if (!isChanges) {
      for await (const outcome of resolveFiles(group, files)) {
        run.seen(outcome);
        if (outcome.value) yield outcome.value.changes;
      }
      continue;
    }
    for (const path of group) {
      for await (const page of readChangesFile(path)) {
        run.seen({ path: page.path, value: page } satisfies Outcome<GraphChanges>);
        yield page;
      }
    }
  }
}
