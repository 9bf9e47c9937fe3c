import type { Claim } from '../../domain/claim.js';
import type { Writable } from '../../domain/writable.js';
import type { Post } from '../3-recognise/posts.js';

/** HOLDS_POSITION: one claim a post. */
export function relatePositions(posts: readonly Post[]): Claim[] {
  return posts.map(({ person, label, holder, title, former, certain, evidence, rule }) => {
    const [from, to] = [`Person:${person.name}`, `${label}:${holder}`];
    const claim = { type: 'HOLDS_POSITION', from, to, qualifier: title } as Writable<Claim>;
    if (former) claim.former = former;
    claim.certain = certain;
    claim.evidence = evidence;
    claim.rule = rule;
    return claim;
  });
}
