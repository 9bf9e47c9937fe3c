import type { NodeChange, Properties } from '../../domain/graph-changes.js';
import { byCodePoint, sortedSet } from '../5-resolve/order.js';

/** What articles together say of a node beyond what its id says: the values that several articles may state otherwise. */
export interface Contribution {
  readonly aliases: readonly string[];
  readonly kind?: string;
  readonly end?: string;
  readonly dateText?: string;
  readonly official?: boolean;
}

/** What one article says of a node. */
export function contributionOf(node: NodeChange): Contribution {
  return { aliases: node.aliases, ...scalars(node.properties, node.also.includes('Official')) };
}

/** Properties of the MENTIONS edge: where the article names the node, and what it contributes to it. */
export function mentionProperties(node: NodeChange): Properties {
  const { aliases, ...rest } = contributionOf(node);
  const counted = { count: node.mentions, offsets: node.offsets, ...rest } as unknown as Properties;
  return aliases.length > 0 ? { ...counted, aliases } : counted;
}

function scalars(properties: Properties, official: boolean): Omit<Contribution, 'aliases'> {
  const text = (key: string) => (typeof properties[key] === 'string' ? { [key]: properties[key] } : {});
  return { ...text('kind'), ...text('end'), ...text('dateText'), ...(official && { official }) };
}

/**
 * Both contributions as one, in any order the same: aliases united and sorted, a kind other than `other` before `other`,
 * of two different values the smaller by code point. cypher/load/update-nodes.cypher does the same in the database.
 */
export function unite(a: Contribution, b: Contribution): Contribution {
  const official = a.official || b.official;
  return {
    aliases: sortedSet([...a.aliases, ...b.aliases]),
    ...defined('kind', smallerKind(a.kind, b.kind)),
    ...defined('end', smaller(a.end, b.end)),
    ...defined('dateText', smaller(a.dateText, b.dateText)),
    ...(official && { official }),
  };
}

/** True when `more` says something that `known` does not. */
export function adds(known: Contribution, more: Contribution): boolean {
  const united = unite(known, more);
  return (
    united.aliases.length > known.aliases.length ||
    united.kind !== known.kind ||
    united.end !== known.end ||
    united.dateText !== known.dateText ||
    united.official !== known.official
  );
}

export function sameContribution(a: Contribution, b: Contribution): boolean {
  return !adds(a, b) && !adds(b, a);
}

function defined<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string };
}

function smaller(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return byCodePoint(a, b) <= 0 ? a : b;
}

function smallerKind(a: string | undefined, b: string | undefined): string | undefined {
  if (a === 'other') return b ?? a;
  if (b === 'other') return a ?? b;
  return smaller(a, b);
}
