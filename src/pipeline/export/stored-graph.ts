import type { EdgeType, GraphEdge, GraphItem, GraphNode, ItemProperties, NodeLabel } from '../../domain/graph-item.js';
import type { Graph } from '../../graph/connect.js';
import { readStatement } from '../../knowledge/cypher.js';
import { sortedSet } from '../5-resolve/order.js';
import { FACT_TYPES, NODE_LABELS } from './described.js';
import { jsonLine } from './jsonl.js';

const PAGE = 2000;
const ARTICLES = 200;

interface NodeRow {
  readonly id: string;
  readonly labels: readonly string[];
  readonly properties: ItemProperties;
}

interface EdgeRow {
  readonly type: EdgeType;
  readonly from: string;
  readonly fromLabels: readonly string[];
  readonly to: string;
  readonly toLabels: readonly string[];
  readonly properties: ItemProperties;
}

/**
 * The finished graph as the database has it. Nothing internal to the database or about the time of loading is in it. Reads
 * in portions; concurrent writes may or may not be seen.
 */
export async function* graphItems(graph: Graph): AsyncGenerator<GraphItem> {
  for (const label of NODE_LABELS) yield* nodes(graph, label);
  for (const type of FACT_TYPES) yield* facts(graph, type);
  yield* evidence(graph);
}

async function* nodes(graph: Graph, label: NodeLabel): AsyncGenerator<GraphNode> {
  const text = statement('nodes', label);
  for await (const { id, labels, properties } of portions<NodeRow>(graph, text, (row) => row.id)) {
    const also = labels.filter((other) => other !== label).sort();
    const { id: _, ...rest } = properties;
    yield { label, id, also, properties: sorted(rest) };
  }
}

async function* facts(graph: Graph, type: EdgeType): AsyncGenerator<GraphEdge> {
  const text = statement('facts', type);
  for await (const row of portions<EdgeRow>(graph, text, (row) => row.properties.key as string)) yield edgeOf(row);
}

async function* evidence(graph: Graph): AsyncGenerator<GraphEdge> {
  const { text } = readStatement('export/evidence.cypher');
  for (let after = ''; ; ) {
    const articles = await graph.read<{ id: string; edges: EdgeRow[] }>(text, { after, limit: ARTICLES });
    for (const { edges } of articles) yield* byLine(edges.map(edgeOf));
    const last = articles.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function byLine(edges: readonly GraphEdge[]): GraphEdge[] {
  const lines = edges.map((edge) => ({ edge, line: jsonLine(edge) }));
  return lines.sort((a, b) => (a.line < b.line ? -1 : 1)).map(({ edge }) => edge);
}

async function* portions<T>(graph: Graph, text: string, keyOf: (row: T) => string): AsyncGenerator<T> {
  for (let after = ''; ; ) {
    const rows = await graph.read<T>(text, { after, limit: PAGE });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = keyOf(last);
  }
}

function statement(what: 'nodes' | 'facts', name: NodeLabel | EdgeType): string {
  return readStatement(`export/${what}.cypher`).text.replaceAll('__NAME__', name);
}

function edgeOf({ type, from, fromLabels, to, toLabels, properties }: EdgeRow): GraphEdge {
  return { type, from, fromLabel: labelOf(fromLabels), to, toLabel: labelOf(toLabels), properties: sorted(properties) };
}

/** The one of a node's labels that says what it is. */
function labelOf(labels: readonly string[]): NodeLabel {
  return NODE_LABELS.find((label) => labels.includes(label)) as NodeLabel;
}

/** Keys in order, and aliases, which are a set: Neo4j orders characters beyond U+FFFF differently in lists and in values. */
function sorted(properties: ItemProperties): ItemProperties {
  const entries = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'aliases' ? sortedSet(value as string[]) : value]),
  );
}
