import type { Claim } from '../../domain/claim.js';
import type { Post } from '../3-recognise/posts.js';

/** HOLDS_POSITION: one claim a post. */
export function relatePositions(posts: readonly Post[]): Claim[] {
  return posts.map(({ person, label, holder, title, former, certain, evidence, rule }) => ({
    type: 'HOLDS_POSITION',
    from: `Person:${person.name}`,
    to: `${label}:${holder}`,
    qualifier: title,
    ...(former ? { former } : {}),
    certain,
    evidence,
    rule,
  }));
}
