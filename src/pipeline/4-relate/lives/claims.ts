import type { Claim } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import type { LifeSentence } from './subjects.js';

type LifeRelation = 'BORN_IN' | 'GRADUATED_FROM' | 'RELATED_TO';

/** A fact of a life with its sentence as evidence. */
export function lifeClaim(
  type: LifeRelation,
  from: Mention,
  to: { readonly label: string; readonly name: string; readonly certain: boolean },
  { span }: LifeSentence,
  rule: string,
  kin?: string,
): Claim {
  return {
    type,
    from: `Person:${from.name}`,
    to: `${to.label}:${to.name}`,
    ...(kin === undefined ? {} : { qualifier: kin }),
    certain: from.certain && to.certain,
    evidence: span,
    rule,
  };
}
