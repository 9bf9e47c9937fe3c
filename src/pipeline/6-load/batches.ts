import type { GraphChanges } from '../../domain/graph-changes.js';
import { idsOfPage } from './stored.js';

/**
 * Groups pages into batches of about `size` articles. Two versions of one page never share a batch, so that the later one
 * finds the earlier one stored.
 */
export async function* batchesOf(
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  size: number,
): AsyncGenerator<readonly GraphChanges[]> {
  let batch: GraphChanges[] = [];
  let articles = 0;
  let ids = new Set<string>();
  for await (const page of changes) {
    const own = idsOfPage(page);
    const full = batch.length > 0 && articles + page.articles.length > size;
    if (full || own.some((id) => ids.has(id))) {
      yield batch;
      batch = [];
      articles = 0;
      ids = new Set();
    }
    batch.push(page);
    articles += page.articles.length;
    for (const id of own) ids.add(id);
  }
  if (batch.length > 0) yield batch;
}
