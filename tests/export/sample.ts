import { QUALIFIER, type RelationType } from '../../src/domain/claim.js';
import { type GraphEdge, type GraphItem, type GraphNode, isNode, type NodeLabel } from '../../src/domain/graph-item.js';
import { graphSchema } from '../../src/knowledge/schema.js';
import { hashId } from '../../src/pipeline/5-resolve/ids.js';
import { EDGE_TYPES, FACT_TYPES, NODE_LABELS } from '../../src/pipeline/export/described.js';
import { jsonLine } from '../../src/pipeline/export/jsonl.js';

/** Names that formats stumble over. */
export const HOSTILE: readonly { readonly what: string; readonly name: string }[] = [
  { what: 'quotes', name: `"O'Brien" ‘某’ “某”` },
  { what: 'doubled quotes', name: `""'''` },
  { what: 'backticks', name: '`a``b`' },
  { what: 'backslashes', name: 'C:\\temp\\new\\\\' },
  { what: 'escapes', name: "\\u0027) DETACH DELETE n // \\' \\n \\u000a" },
  { what: 'Cypher', name: "'}) MATCH (n) DETACH DELETE n; //" },
  { what: 'a statement’s end', name: 'a;\nb;\n:exit\n' },
  { what: 'markup', name: '<b>&amp;</b> ]]> <!-- --> <?x?>' },
  { what: 'line ends', name: 'a\nb\r\nc\rd\u2028e\u2029f\u0085g' },
  { what: 'tabs and blanks', name: '\t a\u00a0\u3000b ' },
  { what: 'a formula', name: '=1+1' },
  { what: 'a formula behind a no-break space', name: '\u00a0\u200b＝cmd|x' },
  { what: 'a formula of full width', name: '＠SUM(A1)' },
  { what: 'an apostrophe', name: "'=1" },
  { what: 'commas', name: 'a,b;c,"d"' },
  { what: 'CJK extensions', name: '\u{20000}\u{2a6df}\u{30000}𠮷\ufa0e' },
  { what: 'controls of direction', name: '\u202e某\u202c\u2066a\u2069\u200f' },
  { what: 'characters of no width', name: '某\u200b某\u200d\ufeff' },
  { what: 'emoji', name: '👨‍👩‍👧‍👦🇨🇳' },
  { what: 'decomposed marks', name: 'e\u0301ü' },
  { what: 'ten thousand characters', name: '长𠮷'.repeat(5000) },
  { what: 'a number', name: '-5' },
  { what: 'JSON', name: '{"a":["b"]}' },
];

/** What XML cannot hold. */
export const CONTROLS = 'a\u0000b\u0001c\u001fd\ufffee\uffff\u007f';

/**
 * A graph in which everything has this name or quote: two nodes of each label, an edge of each type between each pair of
 * labels that the ontology allows, with all its properties. Graphs of different `salt` have no id in
 * common, and their articles are of the page of the graph without salt.
 */
export function sampleItems(name: string, salt = ''): GraphItem[] {
  const one = (label: string) => nodeOf(label as NodeLabel, name, `${salt}1`);
  const two = (label: string) => nodeOf(label as NodeLabel, name, `${salt}2`);
  const nodes = NODE_LABELS.flatMap((label) => [one(label), two(label)]);
  const edges = EDGE_TYPES.flatMap((type) => {
    const relation = graphSchema().relations.get(type);
    return (relation?.ends ?? []).map(({ from, to }) => edgeOf(type, { from: one(from), to: two(to), name }));
  });
  const evidence = edges.filter(({ type }) => FACT_TYPES.includes(type) && type !== 'MET').map(statingOf(nodes));
  return inOrder([...nodes, ...edges.filter(({ type }) => type !== 'STATES'), ...evidence]);
}

/** The items of a graph in the order of `GraphItem`. */
export function inOrder(items: readonly GraphItem[]): GraphItem[] {
  const placed = items.map((item) => ({ item, place: placeOf(item) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ item }) => item);
}

export async function* streamed<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

/** All pieces of a text together. */
export async function whole(text: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of text) all += piece;
  return all;
}

function placeOf(item: GraphItem): string {
  if (isNode(item)) return `1 ${item.label} ${item.id}`;
  if (FACT_TYPES.includes(item.type)) return `2 ${item.type} ${item.properties.key}`;
  return `3 ${item.from} ${jsonLine(item)}`;
}

const VALUES = { integer: 7, integers: [0, 2, 4, 9007199254740991], boolean: true } as const;

function nodeOf(label: NodeLabel, name: string, number: string): GraphNode {
  return {
    label,
    id: hashId([label, number]),
    also: label === 'Person' && number.endsWith('1') ? ['Official'] : [],
    properties: propertiesOf(label, name),
  };
}

function edgeOf(
  type: GraphEdge['type'],
  { from, to, name }: { from: GraphNode; to: GraphNode; name: string },
): GraphEdge {
  const key = hashId([type, from.id, to.id]);
  const qualifier = QUALIFIER[type as RelationType];
  const described = propertiesOf(type, name);
  const keyed = FACT_TYPES.includes(type) ? { key: type === 'MET' ? `${from.id}:${to.id}` : key } : {};
  const properties = sorted({ ...described, ...(qualifier && { [qualifier]: name }), ...keyed });
  return { type, from: from.id, fromLabel: from.label, to: to.id, toLabel: to.label, properties };
}

/** The statement of a fact by the first article. */
function statingOf(nodes: readonly GraphNode[]): (fact: GraphEdge) => GraphEdge {
  const article = nodes.find(({ label }) => label === 'Article') as GraphNode;
  return ({ type, from, fromLabel, properties }) => ({
    type: 'STATES',
    from: article.id,
    fromLabel: 'Article',
    to: from,
    toLabel: fromLabel,
    properties: sorted({
      ...propertiesOf('STATES', String(article.properties.text)),
      key: properties.key as string,
      type,
    }),
  });
}

function propertiesOf(item: NodeLabel | GraphEdge['type'], name: string): GraphNode['properties'] {
  const { nodes, relations } = graphSchema();
  const described = Object.entries((nodes.get(item) ?? relations.get(item))?.properties ?? {});
  const values = described.map(([key, { type }]) => [key, someValue(key, type, name)] as const);
  return sorted(Object.fromEntries(values));
}

const DATES = new Set(['date', 'first', 'last', 'end', 'stageDate']);

function someValue(key: string, type: string, name: string) {
  if (type === 'strings') return [...new Set([name, `${name}甲`])];
  if (type !== 'string') return VALUES[type as keyof typeof VALUES];
  if (DATES.has(key)) return '2022-05-06';
  if (key === 'publication') return hashId(['Publication', '1']);
  if (key === 'pageId') return hashId(['SourcePage', '1']);
  return name;
}

function sorted<T extends object>(properties: T): T {
  return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
