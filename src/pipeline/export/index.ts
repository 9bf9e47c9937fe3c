import type { Graph } from '../../graph/connect.js';
import { jsonLine } from './jsonl.js';
import { graphItems } from './stored-graph.js';

/** The whole graph as JSON lines without line ends, in the order of `GraphItem`; equal graphs give equal lines. */
export async function* exportGraph(graph: Graph): AsyncGenerator<string> {
  for await (const item of graphItems(graph)) yield jsonLine(item);
}
