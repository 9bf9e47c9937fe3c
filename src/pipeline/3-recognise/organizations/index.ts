import type { Issue } from '../../../domain/issue.js';
import type { Mention } from '../../../domain/mention.js';
import { overlaps, type Span } from '../../../domain/span.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import type { OrganizationCandidate } from './candidate.js';
import { organCandidates } from './organs.js';
import { type Levels, placeChainAt } from './prefix.js';
import { suffixCandidates } from './suffixes.js';

export type { OrganizationCandidate } from './candidate.js';
export { Levels } from './prefix.js';

/** Organizations of the article, in text order, not overlapping. */
export function recogniseOrganizations(
  context: RecogniseContext,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate[] {
  notePlaces(context, tokens, levels);
  return context.sentences.flatMap((sentence) => {
    const organs = organCandidates(context, sentence, tokens, levels);
    return longest([...organs, ...suffixCandidates(context, sentence, tokens, levels)]);
  });
}

/** Tells `levels` every division that the text names in full. */
function notePlaces(context: RecogniseContext, tokens: TokenIndex, levels: Levels): void {
  const { folded, knowledge, article } = context;
  const hints = { city: article.meta.city, province: article.meta.province };
  for (let i = 0; i < folded.length; i++) {
    if (knowledge.divisionOpeners[folded.charCodeAt(i)] !== 1 || !tokens.isBoundary(i)) continue;
    const hit = placeChainAt(context, i, folded.length, hints, tokens);
    if (!hit?.division || hit.end - i < 3) continue;
    levels.notePlace(hit, hit.division);
    if (hit.town) levels.noteTown(i, hit.town);
    i = hit.end - 1;
  }
}

/** Keeps the longest of overlapping candidates; of equal ones the weightier. */
function longest(candidates: readonly OrganizationCandidate[]): OrganizationCandidate[] {
  const byLength = [...candidates].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || b.weight - a.weight || a.start - b.start,
  );
  const kept: OrganizationCandidate[] = [];
  for (const candidate of byLength) {
    if (!kept.some((other) => overlaps(other as Span, candidate))) kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The candidate as a mention. */
export function mentionOf(candidate: OrganizationCandidate): Mention {
  const { start, end, name, kind, aliases, rule, certain } = candidate;
  return { span: { start, end }, label: 'Organization', name, kind, aliases, rule, certain };
}

/** Issues for organs whose level could not be resolved. */
export function unresolvedIssues(candidates: readonly OrganizationCandidate[]): Issue[] {
  return candidates
    .filter(({ certain }) => !certain)
    .map(({ name, start, end }) => ({
      code: 'recognise/unresolved-organ',
      message: `${name}: expected a place it belongs to, found none. State the page's city and province.`,
      span: { start, end },
    }));
}
