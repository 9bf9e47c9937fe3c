import { type GraphItem, isNode } from '../../domain/graph-item.js';
import type { Graph } from '../../graph/connect.js';
import { csvTables } from './csv.js';
import { type FormatOptions, formatGraph } from './formats.js';
import { jsonLine } from './jsonl.js';
import { graphItems } from './stored-graph.js';
import { isFolder, writeTables, writeTextFile } from './write.js';

export interface ExportOptions extends FormatOptions {
  /**
   * A file, written beside itself and put in place when it is complete; of `csv`, a name that ends with `/` or that an
   * existing folder has is a folder of tables.
   */
  readonly output: string;
}

/** How much was exported. */
export interface ExportReport {
  readonly nodes: number;
  readonly edges: number;
}

/** The whole graph as JSON lines without line ends, in the order of `GraphItem`; equal graphs give equal lines. */
export async function* exportGraph(graph: Graph): AsyncGenerator<string> {
  for await (const item of graphItems(graph)) yield jsonLine(item);
}

/**
 * Writes a finished graph, as `graphItems` gives it, to a file or a folder.
 * @throws EnvironmentError when the place cannot be written, GuanxiError when it holds something else; what was there stays.
 */
export async function exportToFile(
  items: AsyncIterable<GraphItem>,
  { output, ...options }: ExportOptions,
): Promise<ExportReport> {
  const report = { nodes: 0, edges: 0 };
  const counted = counting(items, report);
  if (options.format === 'csv' && isFolder(output)) await writeTables(output, csvTables(counted, options));
  else await writeTextFile(output, formatGraph(counted, options));
  return report;
}

async function* counting(
  items: AsyncIterable<GraphItem>,
  report: { nodes: number; edges: number },
): AsyncGenerator<GraphItem> {
  for await (const item of items) {
    report[isNode(item) ? 'nodes' : 'edges']++;
    yield item;
  }
}
