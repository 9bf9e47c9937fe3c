import {
  type EdgeType,
  type GraphEdge,
  type GraphItem,
  type GraphNode,
  isNode,
  type NodeLabel,
} from '../../domain/graph-item.js';
import { csv as csvText } from '../../format/csv.js';
import { describedProperties, EDGE_TYPES, NODE_LABELS } from './described.js';
import { NodeNames } from './node-names.js';

export interface CsvOptions {
  /** Begins with the byte order mark, by which Excel knows UTF-8. Default true. */
  readonly bom?: boolean | undefined;
}

/** Text for one of the tables of an export. */
export interface TableText {
  /** Label or relation type: the name of its file, without `.csv`. */
  readonly table: string;
  readonly text: string;
}

type Row = Readonly<Record<string, unknown>>;

const BOM = '\ufeff';
const NODE_COLUMNS = ['id', 'also'];
const END_COLUMNS = ['fromLabel', 'fromName', 'toLabel', 'toName'];
/** `other` holds, as JSON, what lexicon/schema/ does not describe. */
const LAST_COLUMNS = ['from', 'to', 'other'];
const ROWS_AT_ONCE = 100;

/**
 * All items as one table; `item` says what a row is: the label of a node, the type of an edge. Edges show the names of
 * their ends. Lists are JSON; a cell that a spreadsheet would run begins with an apostrophe.
 */
export async function* csv(items: AsyncIterable<GraphItem>, { bom = true }: CsvOptions = {}): AsyncGenerator<string> {
  const properties = [...NODE_LABELS, ...EDGE_TYPES].flatMap((name) => [...describedProperties(name).keys()]);
  const table = new Table([
    ...new Set(['item', ...NODE_COLUMNS, 'name', ...END_COLUMNS, ...properties, ...LAST_COLUMNS]),
  ]);
  if (bom) yield BOM;
  for await (const { item, row } of rowsOf(items)) yield* table.add({ item, ...row });
  yield* table.end();
}

/** The same as a table for each label and each relation type, all of them, with the columns that it has. */
export async function* csvTables(
  items: AsyncIterable<GraphItem>,
  { bom = true }: CsvOptions = {},
): AsyncGenerator<TableText> {
  const tables = new Map<string, Table>([
    ...NODE_LABELS.map((label) => [label, nodeTable(label)] as const),
    ...EDGE_TYPES.map((type) => [type, edgeTable(type)] as const),
  ]);
  for (const table of tables.keys()) yield { table, text: bom ? BOM : '' };
  for await (const { item, row } of rowsOf(items)) {
    for (const text of (tables.get(item) as Table).add(row)) yield { table: item, text };
  }
  for (const [table, rows] of tables) for (const text of rows.end()) yield { table, text };
}

function nodeTable(label: NodeLabel): Table {
  return new Table([...NODE_COLUMNS, ...describedProperties(label).keys(), 'other']);
}

function edgeTable(type: EdgeType): Table {
  return new Table([...END_COLUMNS, ...describedProperties(type).keys(), ...LAST_COLUMNS]);
}

/** Rows under a header, which comes with the first of them or at the end. */
class Table {
  #header: readonly string[];
  #rows: unknown[][] = [];

  constructor(private readonly columns: readonly string[]) {
    this.#header = columns;
  }

  *add(row: Row): Generator<string> {
    this.#rows.push(this.columns.map((column) => row[column]));
    if (this.#rows.length >= ROWS_AT_ONCE) yield* this.end();
  }

  *end(): Generator<string> {
    if (this.#rows.length + this.#header.length > 0) yield csvText(this.#header, this.#rows);
    this.#rows = [];
    this.#header = [];
  }
}

async function* rowsOf(items: AsyncIterable<GraphItem>): AsyncGenerator<{ item: NodeLabel | EdgeType; row: Row }> {
  const names = new NodeNames();
  try {
    for await (const item of items) {
      if (isNode(item)) {
        names.add(item);
        yield { item: item.label, row: nodeRow(item) };
      } else yield { item: item.type, row: edgeRow(item, names) };
    }
  } finally {
    names.close();
  }
}

function nodeRow({ label, id, also, properties }: GraphNode): Row {
  return { ...known(label, properties), id, also: also.join(' ') };
}

function edgeRow({ type, from, fromLabel, to, toLabel, properties }: GraphEdge, names: NodeNames): Row {
  const fromName = names.find(fromLabel, from)?.name;
  const toName = names.find(toLabel, to)?.name;
  return { ...known(type, properties), from, fromLabel, fromName, to, toLabel, toName };
}

function known(name: NodeLabel | EdgeType, properties: Row): Row {
  const described = describedProperties(name);
  const others = Object.entries(properties).filter(([key]) => !described.has(key));
  const shown = Object.entries(properties).filter(([, value]) => !isEmptyList(value));
  return { ...Object.fromEntries(shown), ...(others.length > 0 && { other: Object.fromEntries(others) }) };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
