import { ARTICLE_KEY, type Claim } from '../../domain/claim.js';
import type { Mention } from '../../domain/mention.js';
import type { RecogniseContext } from '../3-recognise/context.js';
import { bylineNames } from '../3-recognise/persons/index.js';

/** WROTE: the persons of the bylines, in the part that the byline gives them. */
export function relateAuthors(context: RecogniseContext, mentions: readonly Mention[]): Claim[] {
  const names = bylineNames(context);
  if (names.length === 0) return headlineAuthor(context, mentions);
  return names.map(({ start, end, role, byline }) => ({
    type: 'WROTE',
    from: `Person:${context.folded.slice(start, end).replace(/\s/g, '')}`,
    to: ARTICLE_KEY,
    qualifier: role,
    certain: true,
    evidence: { start: byline.start, end: byline.end },
    rule: 'authors/byline',
  }));
}

/** 钱某某:某事应当…: a comment whose headline opens with its author, whom the text does not name again. */
function headlineAuthor({ article, folded }: RecogniseContext, mentions: readonly Mention[]): Claim[] {
  const { headline } = article.parts;
  if (!headline || !(article.kind === 'commentary' || article.kind === 'feature')) return [];
  const name = /^(\p{Script=Han}{2,4}):(?![“"])/u.exec(folded.slice(headline.start, headline.end))?.[1];
  if (!mentions.some(({ label, span, name: of }) => label === 'Person' && span.start === headline.start && of === name))
    return [];
  if (name === undefined || folded.indexOf(name, headline.end) >= 0) return [];
  return [
    {
      type: 'WROTE',
      from: `Person:${name}`,
      to: ARTICLE_KEY,
      qualifier: 'author',
      certain: true,
      evidence: headline,
      rule: 'authors/headline',
    },
  ];
}
