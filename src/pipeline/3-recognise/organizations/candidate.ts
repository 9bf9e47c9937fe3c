import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';

/** A span that may name an organization; the longest of overlapping ones stays. */
export interface OrganizationCandidate extends Span {
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly aliases: readonly string[];
  /** The division in its name, printed or resolved. */
  readonly division?: Division | undefined;
  /** True when the division is printed in the name. */
  readonly explicit: boolean;
  readonly rule: string;
  readonly certain: boolean;
  /** Of two readings of one span the higher wins. */
  readonly weight: number;
}

/** The same candidate with its properties in one order, so that all of an article's are objects of one shape. */
export function uniform(candidate: OrganizationCandidate): OrganizationCandidate {
  const { start, end, name, kind, aliases, division, explicit, rule, certain, weight } = candidate;
  return { start, end, name, kind, aliases, division, explicit, rule, certain, weight };
}

/** The printed form as a further name, where it is not the canonical one. */
export function aliasesOf(name: string, form: string): string[] {
  return form === name ? [] : [form];
}
