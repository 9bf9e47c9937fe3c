import { basename, posix } from 'node:path';
import { InputError } from '../errors.js';
import type { Graph } from '../graph/connect.js';
import { type LoadReport, retractFiles } from './6-load/index.js';
import type { LeaseOptions } from './6-load/lease.js';
import { ensureSchema } from './6-load/schema.js';
import { statementText } from './6-load/statements.js';

/** Files of like names that an error tells. */
const LIKE = 3;

/**
 * The loaded files that paths name, sorted: files themselves, or folders with all that was loaded from them. The files need
 * no longer be there.
 * @throws InputError for a path that nothing was loaded from, before anything is done.
 */
export async function loadedFiles(
  graph: Graph,
  paths: readonly string[],
  options: LeaseOptions = {},
): Promise<string[]> {
  await ensureSchema(graph, options);
  const files = new Set<string>();
  for (const path of paths) {
    const found = await pathsBy(graph, 'load/files-under.cypher', underOf(path));
    if (found.length === 0) throw new InputError(await unknown(graph, path));
    for (const file of found) files.add(file);
  }
  return [...files].sort();
}

/**
 * Takes what files say out of the graph: their pages, unless they lie in other files too, and every node and edge that only
 * these pages supported.
 * @param paths as for `loadedFiles`.
 * @returns what changed, and the files. Pages removed may be fewer: those that lie in other files stay.
 * @throws InputError for a path that nothing was loaded from, before anything is done; DatabaseError when the graph cannot be
 *   written, BusyError when another process writes to it: transactions before stay done.
 */
export async function withdrawFiles(
  graph: Graph,
  paths: readonly string[],
  options: LeaseOptions = {},
): Promise<LoadReport & { readonly files: readonly string[] }> {
  const files = await loadedFiles(graph, paths, options);
  return { ...(await retractFiles(graph, files, options)), files };
}

/** What lies outside the folder that the process runs in: /…, ../…, C:/… */
const OUTSIDE = '(?:/|\\.\\./|[A-Za-z]:).*';

/** By the spellings that a load may have had: `seeds`, `./seeds`, `seeds/`. */
function underOf(path: string): Record<string, unknown> {
  const plain = posix.normalize(path.replaceAll('\\', '/')).replace(/\/+$/, '');
  const paths = [...new Set([path, plain, `./${plain}`])];
  const folders = paths.map((spelling) => `${spelling.replace(/\/+$/, '')}/`);
  // a load of . has its files by their names alone
  return { paths, folders: plain === '.' ? ['', ...folders] : folders, outside: plain === '.' ? OUTSIDE : '' };
}

async function unknown(graph: Graph, path: string): Promise<string> {
  const like = await pathsBy(graph, 'load/files-named.cypher', { name: basename(path), limit: LIKE });
  const advice =
    like.length > 0
      ? `Did you mean ${like.join(' or ')}?`
      : 'Name files and folders as they were loaded: MATCH (f:SourceFile) RETURN f.path lists them.';
  return `${path}: expected a file or folder that was loaded, found none of that name in the graph. ${advice}`;
}

async function pathsBy(graph: Graph, file: string, batch: Record<string, unknown>): Promise<string[]> {
  const rows = await graph.read<{ path: string }>(statementText(file), { batch });
  return rows.map(({ path }) => path);
}
