import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { finishedItems } from '../../src/pipeline/6-load/finished/items.js';
import { jsonLine } from '../../src/pipeline/export/jsonl.js';

/** The export of a graph into which these pages were loaded, made without a database. */
export async function finishedLines(pages: Iterable<GraphChanges>): Promise<string> {
  const lines: string[] = [];
  for await (const item of finishedItems(pages)) lines.push(jsonLine(item));
  return lines.join('\n');
}
