import type { Span } from '../../../domain/span.js';
import { posOf } from '../../../knowledge/words.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import { isStop } from './boundaries.js';
import type { OrganizationCandidate } from './candidate.js';

/** 恒澧盐化、天昌电化、远联重科等重点企业: the class word after a list types each member. */
const LIST =
  /((?:[\p{Script=Han}A-Z]{2,16}、){1,12}[\p{Script=Han}A-Z]{2,8}?)等(?:\d+|[一二三四五六七八九十两几多]+)?[家户个]?(?:重点|知名|骨干|龙头|规上|规模以上|民营|工业|科技|上市|高新技术|外贸|本土|辖区|代表性|大型|央企|国有)*(?:企业|公司)(?!家|负责人代表|化|级)/gu;
/** Shortest and longest name of a member, in code units. */
const SHORTEST = 3;
const LONGEST = 8;

/** Companies known only by the class word of their list; trades (纺织、化工等企业) are none. */
export function listedCompanies(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
): OrganizationCandidate[] {
  const text = context.folded.slice(sentence.start, sentence.end);
  if (!text.includes('等') || !text.includes('、') || !/企业|公司/u.test(text)) return [];
  return allMatches(LIST, text).flatMap((match) => {
    const list = match[1] as string;
    let at = sentence.start + match.index;
    const items = list.split('、').map((item, index): Span => {
      const span = {
        start: index === 0 ? firstStart(context, tokens, at, at + item.length) : at,
        end: at + item.length,
      };
      at += item.length + 1;
      return span;
    });
    const named = items.filter((item) => isName(context, tokens, item));
    return named.length * 2 > items.length ? named.map((span) => candidateOf(context, span)) : [];
  });
}

/** The first member begins after the verb before it. */
function firstStart(context: RecogniseContext, tokens: TokenIndex, floor: number, end: number): number {
  let start = end;
  while (start > floor) {
    const token = tokens.token(tokens.at(start - 1));
    if (!token || token.start < floor || isStop(context, token, tokens)) break;
    if (token.pos === 'v' && token.end - token.start > 1) break;
    start = token.start;
  }
  return start;
}

/** A name of the dictionary, or left-over single characters, which no common words make. */
function isName({ folded, knowledge }: RecogniseContext, tokens: TokenIndex, { start, end }: Span): boolean {
  if (end - start < SHORTEST || end - start > LONGEST) return false;
  const entry = knowledge.words.entry(folded, start, end);
  if (entry !== 0) return ['nz', 'nt'].includes(posOf(entry)) || (posOf(entry) === 'j' && end - start > 3);
  let singles = 0;
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token || token.start < start || token.end > end) return false;
    if (token.end - token.start === 1) singles++;
    if (['x', 'nz'].includes(token.pos)) return true;
    at = token.end;
  }
  return singles >= 2;
}

function candidateOf({ folded }: RecogniseContext, { start, end }: Span): OrganizationCandidate {
  const rule = 'recognise/listed-company';
  const name = folded.slice(start, end);
  return { start, end, name, kind: 'enterprise', aliases: [], explicit: false, rule, certain: true, weight: 0 };
}
