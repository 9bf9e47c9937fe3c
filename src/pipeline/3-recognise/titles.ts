import type { Span } from '../../domain/span.js';
import type { TitleHead, Titles } from '../../knowledge/titles.js';
import type { EndMatcher } from '../../text/endings.js';
import type { TokenIndex } from './token-index.js';

/** A title as printed: [party body] [modifiers] head. */
export interface TitleSpan extends Span {
  /** As printed: 党组书记, 常务副市长. */
  readonly title: string;
  readonly head: TitleHead;
  /** Start of the title without its party body: for 党组书记 the start of 书记. */
  readonly bare: number;
}

/** 某县|长坪乡乡长: the end of the county's name and the beginning of the town's. */
const IN_TOWN = /^长\p{Script=Han}{1,2}(?:乡乡长|镇镇长|[乡镇]党委|[乡镇]人民|村党|村支)/u;

/** Titles in `within`, left to right, not overlapping; `tokens` are the dictionary words there. */
export function scanTitles(folded: string, within: Span, tokens: TokenIndex, titles: Titles): TitleSpan[] {
  const found: TitleSpan[] = [];
  let floor = within.start;
  for (let i = within.start; i < within.end; i++) {
    if (!titles.all.mayStart(folded, i)) continue;
    const not = titles.not.at(folded, i, within.end);
    const hit = titles.heads.at(folded, i, within.end);
    if (not && (!hit || not.phrase.length > hit.phrase.length)) {
      i += not.phrase.length - 1;
      // 董事会|主席: no title, but the body of one
      if (!titles.bodies.has(not.phrase)) floor = i + 1;
      continue;
    }
    if (!hit) continue;
    const end = i + hit.phrase.length;
    if (!tokens.isBoundary(i) && !tokens.isBoundary(end) && end < within.end) continue;
    if (
      folded.charCodeAt(end - 1) === CHIEF &&
      IN_TOWN.test(folded.slice(end - 1, end + 5)) &&
      /[县区市]长$/.test(hit.phrase)
    )
      continue;
    const bare = extendLeft(folded, i, floor, titles.modifiers);
    const start = extendOnce(folded, bare, floor, titles.bodies);
    found.push({ start, end, bare, title: folded.slice(start, end), head: hit.value });
    i = end - 1;
    floor = end;
  }
  return found;
}

const CHIEF = '长'.charCodeAt(0);

function extendLeft(folded: string, at: number, floor: number, words: EndMatcher): number {
  for (let start = at; ; ) {
    const longer = extendOnce(folded, start, floor, words);
    if (longer === start) return start;
    start = longer;
  }
}

function extendOnce(folded: string, at: number, floor: number, words: EndMatcher): number {
  return at - (words.before(folded, at, floor)?.length ?? 0);
}
