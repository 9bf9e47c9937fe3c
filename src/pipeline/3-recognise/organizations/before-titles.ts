import type { Span } from '../../../domain/span.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { TitleSpan } from '../titles.js';
import type { TokenIndex } from '../token-index.js';
import { isStop } from './boundaries.js';
import type { OrganizationCandidate } from './candidate.js';

const LONGEST = 12;
/** Heads that only a company's, school's or institution's name precedes. */
const TELLING =
  /(?:董事长|总经理|总裁|首席执行官|CEO|董事|监事|总工程师|总会计师|总经济师|创始人|校长|社长|台长|理事长)$/;

/**
 * Organizations known only from the title after them: 中国中车|党委书记, 中建材|董事长. The words between the title and the
 * nearest boundary on its left are the name.
 */
export function beforeTitles(
  context: RecogniseContext,
  tokens: TokenIndex,
  sentence: Span,
  titles: readonly TitleSpan[],
  organizations: readonly OrganizationCandidate[],
): OrganizationCandidate[] {
  return titles.flatMap((title) => {
    const telling = TELLING.test(title.head.head) || title.start < title.bare;
    if (!telling || organizations.some(({ end }) => end === title.start)) return [];
    const start = startOf(context, tokens, sentence, title, organizations);
    const name = context.folded.slice(start, title.start);
    if (name.length < 2 || context.knowledge.organs.generic.has(name) || !proper(context, tokens, start, title.start))
      return [];
    const certain = true;
    return [
      {
        start,
        end: title.start,
        name,
        kind: 'enterprise',
        aliases: [],
        explicit: false,
        rule: 'recognise/before-title',
        certain,
        weight: 0,
      },
    ];
  });
}

function startOf(
  context: RecogniseContext,
  tokens: TokenIndex,
  sentence: Span,
  title: TitleSpan,
  organizations: readonly OrganizationCandidate[],
): number {
  const { folded } = context;
  let start = title.start;
  for (;;) {
    const token = tokens.token(tokens.at(start - 1));
    if (!token || token.start < sentence.start || title.start - token.start > LONGEST) return start;
    const word = folded.slice(token.start, token.end);
    const letters = /^[A-Za-z]$/.test(word);
    if (!isHan(folded.charCodeAt(token.start)) && !letters) return start;
    if (isStop(context, token, tokens)) return start;
    if (token.pos === 'v' && word.length > 1) return start;
    if (organizations.some(({ end }) => end > token.start && end <= title.start)) return start;
    start = token.start;
  }
}

/** Some of the words are no common ones. */
function proper({ folded, knowledge }: RecogniseContext, tokens: TokenIndex, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    const word = folded.slice(token.start, token.end);
    const letters = /[A-Za-z]/.test(word);
    if (letters || (['x', 'nz', 'nr', 'ns', 'j'].includes(token.pos) && !knowledge.organs.generic.has(word)))
      return true;
    at = token.end;
  }
  return false;
}
