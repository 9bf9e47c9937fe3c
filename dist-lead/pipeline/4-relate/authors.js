import { ARTICLE_KEY } from '../../domain/claim.js';
import { bylineNames } from '../3-recognise/persons/index.js';
/** WROTE: the persons of the bylines, in the part that the byline gives them. */
export function relateAuthors(context) {
    return bylineNames(context).map(({ start, end, role, byline }) => ({
        type: 'WROTE',
        from: `Person:${context.folded.slice(start, end).replace(/\s/g, '')}`,
        to: ARTICLE_KEY,
        qualifier: role,
        certain: true,
        evidence: { start: byline.start, end: byline.end },
        rule: 'authors/byline',
    }));
}
