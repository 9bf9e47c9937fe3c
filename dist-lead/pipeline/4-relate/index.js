import { relateAuthors } from './authors.js';
import { relateEvents } from './events/index.js';
import { relateLives } from './lives.js';
import { relateOrganizations } from './organizations.js';
import { relatePlaces } from './places.js';
import { relatePositions } from './positions.js';
import { relateWorks } from './works.js';
/** Reads every relation from the mentions of an article. */
export function relate({ context, mentions, posts }) {
    const { events, claims, issues } = relateEvents(context, mentions);
    const all = [
        ...relateAuthors(context),
        ...relatePositions(posts),
        ...claims,
        ...relateOrganizations(mentions),
        ...relatePlaces(context, mentions.filter(({ implied }) => !implied)),
        ...relateWorks(context, mentions),
        ...relateLives(context, mentions),
    ];
    return { events, claims: distinct(all), issues };
}
/** One claim a fact; the first statement stays, a certain one before an uncertain one. */
function distinct(claims) {
    const facts = new Map();
    for (const claim of claims) {
        const key = [claim.type, claim.from, claim.to, claim.qualifier, claim.former].join('\t');
        const known = facts.get(key);
        if (!known || (!known.certain && claim.certain))
            facts.set(key, claim);
    }
    return [...facts.values()];
}
