import {
  type EdgeType,
  type GraphEdge,
  type GraphItem,
  type GraphNode,
  type ItemProperties,
  isNode,
  type NodeLabel,
} from '../../domain/graph-item.js';
import { describedProperties, EDGE_TYPES, NODE_LABELS, type ValueType } from './described.js';
import { nameOf } from './node-names.js';

type Domain = 'node' | 'edge';

/** A `<key>` of the file: the name and type of a property. */
interface Key {
  readonly id: string;
  readonly domain: Domain;
  readonly name: string;
  readonly type: 'string' | 'long' | 'double' | 'boolean';
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;

/** What every node and edge has beside its properties; Gephi shows `label` and takes `weight` for an edge's thickness. */
const OWN_KEYS: readonly Key[] = [
  { id: 'node.label', domain: 'node', name: 'label', type: 'string' },
  { id: 'node.item', domain: 'node', name: 'item', type: 'string' },
  { id: 'node.also', domain: 'node', name: 'also', type: 'string' },
  { id: 'node.other', domain: 'node', name: 'other', type: 'string' },
  { id: 'edge.label', domain: 'edge', name: 'label', type: 'string' },
  { id: 'edge.weight', domain: 'edge', name: 'weight', type: 'double' },
  { id: 'edge.other', domain: 'edge', name: 'other', type: 'string' },
];

/**
 * The graph as GraphML for Gephi, yEd and networkx, with typed keys. Lists are JSON text. What XML cannot hold becomes one
 * character that it can (U+2400 to U+241F for control characters, else U+FFFD), so that offsets into texts stay right.
 */
export async function* graphml(items: AsyncIterable<GraphItem>): AsyncGenerator<string> {
  const keys = new Keys();
  yield `${HEAD}${keys.xml()}<graph id="guanxi" edgedefault="directed">\n`;
  for await (const item of items) yield isNode(item) ? nodeXml(item, keys) : edgeXml(item, keys);
  yield '</graph>\n</graphml>\n';
}

function nodeXml(node: GraphNode, keys: Keys): string {
  const { id, label, also, properties } = node;
  const own = data('node.label', nameOf(node).name) + data('node.item', label);
  const more = also.length > 0 ? data('node.also', also.join(' ')) : '';
  return `<node id="${attribute(id)}">${own}${more}${dataOf('node', label, { properties, keys })}</node>\n`;
}

function edgeXml({ type, from, to, properties }: GraphEdge, keys: Keys): string {
  const { key, count } = properties;
  // the key of STATES is that of the fact that it is evidence of
  const id = type !== 'STATES' && typeof key === 'string' ? ` id="${attribute(key)}"` : '';
  const weight = typeof count === 'number' && count > 0 ? data('edge.weight', String(count)) : '';
  const own = data('edge.label', type) + weight;
  const ends = `source="${attribute(from)}" target="${attribute(to)}"`;
  return `<edge${id} ${ends}>${own}${dataOf('edge', type, { properties, keys })}</edge>\n`;
}

interface Described {
  readonly properties: ItemProperties;
  readonly keys: Keys;
}

function dataOf(domain: Domain, name: NodeLabel | EdgeType, { properties, keys }: Described): string {
  const others: Record<string, unknown> = {};
  let xml = '';
  for (const [property, value] of Object.entries(properties)) {
    const key = keys.of(domain, name, property);
    if (Array.isArray(value) && value.length === 0) continue;
    if (key) xml += data(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
    else others[property] = value;
  }
  return Object.keys(others).length === 0 ? xml : xml + data(`${domain}.other`, JSON.stringify(others));
}

/** The `<key>`s of all properties that lexicon/schema/ describes. */
class Keys {
  readonly #all: Key[] = [...OWN_KEYS];
  readonly #ids = new Map<string, string>();

  constructor() {
    this.#describe('node', NODE_LABELS);
    this.#describe('edge', EDGE_TYPES);
  }

  /** Undefined for a property that lexicon/schema/ does not describe. */
  of(domain: Domain, name: string, property: string): string | undefined {
    return this.#ids.get(`${domain} ${name} ${property}`);
  }

  xml(): string {
    return this.#all
      .map(
        ({ id, domain, name, type }) => `<key id="${id}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`,
      )
      .join('');
  }

  #describe(domain: Domain, names: readonly (NodeLabel | EdgeType)[]): void {
    const types = new Map<string, Set<Key['type']>>();
    const properties = names.flatMap((name) =>
      [...describedProperties(name)].map(([property, type]) => ({ name, property, type: xmlType(type) })),
    );
    for (const { property, type } of properties) {
      types.set(property, (types.get(property) ?? new Set()).add(type));
    }
    for (const { name, property, type } of properties) {
      // a key has one type: `end` is a date of MENTIONS and an offset of STATES
      const shared = types.get(property)?.size === 1;
      this.#add({ domain, name: shared ? property : `${name}.${property}`, type }, `${domain} ${name} ${property}`);
    }
  }

  #add(key: Omit<Key, 'id'>, place: string): void {
    const id = `${key.domain}.p.${key.name}`;
    if (!this.#all.some((known) => known.id === id)) this.#all.push({ id, ...key });
    this.#ids.set(place, id);
  }
}

function xmlType(type: ValueType): Key['type'] {
  return type === 'integer' ? 'long' : type === 'boolean' ? 'boolean' : 'string';
}

function data(key: string, value: string): string {
  return `<data key="${key}">${text(value)}</data>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // parsers turn a bare one into a line feed
  '\r': '&#13;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function text(value: string): string {
  return value
    .replace(FORBIDDEN, (character) =>
      character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '\ufffd',
    )
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character] as string);
}

function attribute(value: string): string {
  return text(value).replace(/[\n\t]/g, ' ');
}
