import type { GraphChanges } from '../../domain/graph-changes.js';
import type { StoredFile, StoredPage } from './stored.js';

/** Sorted paths of the files that hold a page as it is stored; a file that held it before another one changed it is none. */
function pathsOf({ hash, files }: StoredPage): string[] {
  return files
    .filter(({ content }) => content === hash)
    .map(({ path }) => path)
    .sort();
}

/** True when a file at `path` held the page as it is stored. */
export function liesAt(page: StoredPage, path: string): boolean {
  return pathsOf(page).includes(path);
}

/**
 * Path of a page, given what was stored of it: of several files with one content the smallest, so that it does not depend
 * on which came first.
 */
export function pathOf(page: GraphChanges, before: StoredPage | undefined, moved: ReadonlySet<string>): string {
  const others = before ? pathsOf({ ...before, hash: page.hash }).filter((path) => !moved.has(path)) : [];
  return [page.path, ...others].sort()[0] as string;
}

/** Where a stored page lies once the files at `gone` are another page or none; undefined when it lies nowhere. */
export function pathWithout(page: StoredPage, gone: ReadonlySet<string>): string | undefined {
  return pathsOf(page).find((path) => !gone.has(path));
}

/**
 * Ledger entry of the file that a page was read from. Pages from elsewhere say nothing of what they were extracted from:
 * then what is known of the file stays, as long as it gave the same page.
 */
export function fileEntry(page: GraphChanges, before: StoredPage | undefined, schema: string): StoredFile {
  const known = before?.files.find(({ path }) => path === page.path);
  const { delivery, path, pageId, hash: content } = page;
  if (!delivery && known?.content === content) return known;
  return { path, pageId, content, ...delivery, schema };
}

export function isSameFile(a: StoredFile | undefined, b: StoredFile): boolean {
  const keys = ['pageId', 'content', 'input', 'extractor', 'lexicon', 'schema'] as const;
  return a !== undefined && keys.every((key) => a[key] === b[key]);
}
