import { type GraphItem, isNode } from '../../domain/graph-item.js';

/** Each item as a JSON line with its line end. */
export async function* jsonl(items: AsyncIterable<GraphItem>): AsyncGenerator<string> {
  for await (const item of items) yield `${jsonLine(item)}\n`;
}

/**
 * An item as one line of JSON: `{"label","id","also"?,"properties"}` of a node, `{"type","from","to","properties"}` of an
 * edge.
 */
export function jsonLine(item: GraphItem): string {
  if (!isNode(item)) {
    const { type, from, to, properties } = item;
    return JSON.stringify({ type, from, to, properties });
  }
  const { label, id, also, properties } = item;
  return JSON.stringify({ label, id, ...(also.length > 0 && { also }), properties });
}
