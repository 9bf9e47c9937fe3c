import type { Span } from './span.js';

export const ENTITY_LABELS = ['Person', 'Organization', 'Project', 'Event', 'Place', 'Topic', 'Work'] as const;
export type EntityLabel = (typeof ENTITY_LABELS)[number];

/** A span that names an entity. */
export interface Mention {
  readonly span: Span;
  readonly label: EntityLabel;
  /** Canonical name by the ontology: 市委 in 株洲日报 is 中共株洲市委员会. */
  readonly name: string;
  /** The ontology's `kind` for the label: `party`, `city`, `industry`. */
  readonly kind?: string | undefined;
  /** Further names this mention supports: 株洲市委 beside 中共株洲市委员会. */
  readonly aliases?: readonly string[] | undefined;
  readonly rule: string;
  readonly certain: boolean;
  /** True when the name is not printed here but follows from it: 市长 implies 株洲市人民政府. */
  readonly implied?: boolean | undefined;
}

/**
 * The same mention with every property set, absent ones to `undefined`, in one order: what goes through all mentions of an
 * article then meets objects of one shape, for which the engine's compiled code holds.
 */
export function uniform({ span, label, name, kind, aliases, rule, certain, implied }: Mention): Mention {
  return { span: { start: span.start, end: span.end }, label, name, kind, aliases, rule, certain, implied };
}
