import { type GraphEdge, type GraphItem, type GraphNode, type ItemValue, isNode } from '../../domain/graph-item.js';
import { expectedSchema } from '../6-load/schema.js';

const ROWS = 50;
/** Characters of a statement, about; one with a long article has more. */
const CHARACTERS = 50_000;

const HEAD = `// A graph of guanxi. Run it on an empty database: cypher-shell -f FILE, or paste it into Neo4j Browser.
`;

/**
 * The graph as Cypher that makes it in an empty database, constraints and indexes first: statements that create up to
 * fifty nodes or edges each, one a line; the server takes longer to plan a long one than to run it. An export of that
 * database equals one of this graph.
 */
export async function* cypherScript(items: AsyncIterable<GraphItem>): AsyncGenerator<string> {
  yield HEAD;
  for (const { statement } of expectedSchema()) yield `${statement};\n`;
  yield 'CALL db.awaitIndexes(300);\n';
  const batches = new Batches();
  let before = '';
  for await (const item of items) {
    const [head, row] = isNode(item) ? nodeRow(item) : edgeRow(item);
    const kind = isNode(item) ? 'nodes' : 'edges';
    // every edge comes after the last node
    if (kind !== before) yield* batches.end();
    before = kind;
    yield* batches.add(head, row);
  }
  yield* batches.end();
}

interface Batch {
  rows: string[];
  characters: number;
}

/** Rows of statements under way, by what the statements do with them. There are as many as pairs of labels and types. */
class Batches {
  readonly #batches = new Map<string, Batch>();

  *add(head: string, row: string): Generator<string> {
    const batch = this.#batches.get(head) ?? { rows: [], characters: 0 };
    this.#batches.set(head, batch);
    batch.rows.push(row);
    batch.characters += row.length;
    if (batch.rows.length < ROWS && batch.characters < CHARACTERS) return;
    yield statement(head, batch.rows);
    this.#batches.delete(head);
  }

  *end(): Generator<string> {
    for (const [head, { rows }] of this.#batches) yield statement(head, rows);
    this.#batches.clear();
  }
}

function statement(head: string, rows: readonly string[]): string {
  return `UNWIND [\n${rows.join(',\n')}\n] AS row\n${head};\n`;
}

function nodeRow({ label, id, also, properties }: GraphNode): [head: string, row: string] {
  return [
    `CREATE (n${[label, ...also].map((name) => `:${quoted(name)}`).join('')})\nSET n = row`,
    map({ id, ...properties }),
  ];
}

function edgeRow({ type, from, fromLabel, to, toLabel, properties }: GraphEdge): [head: string, row: string] {
  const head = `MATCH (a:${quoted(fromLabel)} {id: row.a})
MATCH (b:${quoted(toLabel)} {id: row.b})
CREATE (a)-[r:${quoted(type)}]->(b)
SET r = row.r`;
  return [head, `{a: ${string(from)}, b: ${string(to)}, r: ${map(properties)}}`];
}

function map(properties: Readonly<Record<string, ItemValue>>): string {
  const entries = Object.entries(properties).map(([key, value]) => `${quoted(key)}: ${literal(value)}`);
  return `{${entries.join(', ')}}`;
}

function literal(value: ItemValue): string {
  if (typeof value === 'string') return string(value);
  if (typeof value === 'object') return `[${value.map(literal).join(', ')}]`;
  return String(value);
}

/** A name of the ontology as it is, any other in backticks, where a backslash means itself except before a `u`. */
function quoted(name: string): string {
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) return name;
  return `\`${name.replaceAll('\\', '\\u005c').replaceAll('`', '``')}\``;
}

function string(value: string): string {
  return `'${escaped(value).replaceAll("'", "\\'")}'`;
}

/**
 * Backslashes, and what a terminal or an editor would not show as it is: control characters, line separators, marks of
 * direction and of width zero. Cypher reads `\uXXXX` before all else, so none of them stands for a quote.
 */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      [...Array(character.length).keys()].map((at) => unit(character.charCodeAt(at))).join(''),
    );
}

function unit(code: number): string {
  return code === 10 ? '\\n' : `\\u${code.toString(16).padStart(4, '0')}`;
}
