import type { Claim, Entity } from '../../domain/claim.js';
import type { ArticleFacts } from '../../domain/facts.js';
import { canonicalName } from './canonical.js';

/** The facts of an article by what they are asked for: without it, each entity would walk all claims of its article. */
export interface FactsIndex {
  readonly byKey: ReadonlyMap<string, Entity>;
  /** The people of the article by canonical name, in its order. */
  readonly people: ReadonlyMap<string, readonly Entity[]>;
  /** The claims that start from an entity, in their order. */
  from(key: string): readonly Claim[];
}

const made = new WeakMap<ArticleFacts, FactsIndex>();

/** The index of an article's facts, made once. */
export function indexOf(facts: ArticleFacts): FactsIndex {
  const known = made.get(facts);
  if (known) return known;
  const index = makeIndex(facts);
  made.set(facts, index);
  return index;
}

function makeIndex({ claims, entities }: ArticleFacts): FactsIndex {
  const from = grouped(claims, (claim) => claim.from);
  const people = entities.filter(({ label }) => label === 'Person');
  return {
    byKey: new Map(entities.map((entity) => [entity.key, entity])),
    people: grouped(people, ({ name }) => canonicalName(name)),
    from: (key) => from.get(key) ?? [],
  };
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
