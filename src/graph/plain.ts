import type { Integer } from 'neo4j-driver';

/** A node as plain data. */
interface PlainNode {
  readonly elementId: string;
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A relationship as plain data; `start` and `end` are element ids. */
interface PlainRelationship {
  readonly elementId: string;
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A path as plain data: n + 1 nodes joined by n relationships. */
interface PlainPath {
  readonly nodes: readonly PlainNode[];
  readonly relationships: readonly PlainRelationship[];
}

/** The driver's constructors and tests that `toPlain` needs. */
export type DriverTypes = typeof import('neo4j-driver');

/**
 * Turns a value of the driver into plain data: integers become numbers (bigint beyond 2^53), temporal values ISO text,
 * points `{srid, x, y, z?}`, nodes, relationships and paths the shapes above.
 */
export function toPlain(value: unknown, neo4j: DriverTypes): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => toPlain(item, neo4j));
  if (neo4j.isInt(value)) return plainInteger(value);
  if (Object.getPrototypeOf(value) === Object.prototype) return plainObject(value, neo4j);
  return plainInstance(value, neo4j);
}

function plainInteger(value: Integer): number | bigint {
  return value.inSafeRange() ? value.toNumber() : value.toBigInt();
}

function plainObject(value: object, neo4j: DriverTypes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item, neo4j)]));
}

function plainInstance(value: object, neo4j: DriverTypes): unknown {
  if (neo4j.isNode(value)) {
    const { elementId, labels, properties } = value;
    return { elementId, labels: [...labels], properties: plainObject(properties, neo4j) } satisfies PlainNode;
  }
  if (neo4j.isRelationship(value)) {
    const { elementId, type, startNodeElementId: start, endNodeElementId: end, properties } = value;
    return { elementId, type, start, end, properties: plainObject(properties, neo4j) } satisfies PlainRelationship;
  }
  if (neo4j.isPath(value)) {
    const nodes = [value.start, ...value.segments.map((segment) => segment.end)];
    const relationships = value.segments.map((segment) => segment.relationship);
    return {
      nodes: toPlain(nodes, neo4j) as PlainNode[],
      relationships: toPlain(relationships, neo4j) as PlainRelationship[],
    } satisfies PlainPath;
  }
  if (neo4j.isPoint(value)) return plainObject({ ...value }, neo4j);
  if (ArrayBuffer.isView(value)) return value;
  return String(value);
}
