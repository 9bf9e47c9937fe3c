import type { Claim, Entity } from '../../domain/claim.js';
import type { Issue } from '../../domain/issue.js';
import type { Recognition } from '../3-recognise/index.js';
import { relateAuthors } from './authors.js';
import { relateEvents } from './events/index.js';
import { relateLives } from './lives.js';
import { relateOrganizations } from './organizations.js';
import { relatePlaces } from './places.js';
import { relatePositions } from './positions.js';
import { relateWorks } from './works.js';

/** The claims of an article, and the events that they are about. */
export interface Relations {
  readonly events: readonly Entity[];
  readonly claims: readonly Claim[];
  readonly issues: readonly Issue[];
}

/** Reads every relation from the mentions of an article. */
export function relate({ context, mentions, posts }: Recognition): Relations {
  const { events, claims, issues } = relateEvents(context, mentions);
  const all = [
    ...relateAuthors(context, mentions),
    ...relatePositions(posts),
    ...claims,
    ...relateOrganizations(mentions),
    ...relatePlaces(
      context,
      mentions.filter(({ implied }) => !implied),
    ),
    ...relateWorks(context, mentions),
    ...relateLives(context, mentions),
  ];
  return { events, claims: distinct(all), issues };
}

/** One claim a fact; the first statement stays, a certain one before an uncertain one. */
function distinct(claims: readonly Claim[]): Claim[] {
  const facts = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.type}\t${claim.from}\t${claim.to}\t${claim.qualifier}\t${claim.former}`;
    const known = facts.get(key);
    if (!known || (!known.certain && claim.certain)) facts.set(key, claim);
  }
  return [...facts.values()];
}
