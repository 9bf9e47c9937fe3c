import type { Issue } from '../../../domain/issue.js';
import type { Mention } from '../../../domain/mention.js';
import { UNDECIDED_RULE } from './tagged.js';

/** The persons of a reading without what may be a name and is left out for want of evidence. */
export function withoutUndecided<T extends { readonly rule: string }>(found: readonly T[]): T[] {
  return found.filter(({ rule }) => rule !== UNDECIDED_RULE);
}

/** Issues for what may be a name; one for each form that no person of the article has. */
export function undecidedIssues(found: readonly Mention[]): Issue[] {
  const named = new Set(withoutUndecided(found).map(({ name }) => name));
  const open = new Map(
    found.filter(({ rule, name }) => rule === UNDECIDED_RULE && !named.has(name)).map((m) => [m.name, m]),
  );
  return [...open.values()].map(({ name, span }) => ({
    code: UNDECIDED_RULE,
    message: `${name}: expected a title, a list or a verb that makes it a person's name, found none; left out. If it is one, list the word beside it in lexicon/persons.yaml or lexicon/titles.yaml.`,
    span,
  }));
}
