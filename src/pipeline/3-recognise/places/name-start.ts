import type { Token } from '../../../text/words.js';
import type { TokenView } from './token-view.js';

/** How far left a name reaches from its ending. */
export interface NameLimits {
  /** Words that end the walk: verbs, prepositions, conjunctions (lexicon/place-words.yaml, lexicon/projects.yaml). */
  readonly cut: ReadonlySet<string>;
  /** Longest name before its ending, in code units; a longer one is no name. */
  readonly longest: number;
  /** Nothing left of this offset belongs to the name. */
  readonly floor: number;
  /** True when verbs other than those of `cut` may be part of the name (projects, topics). */
  readonly verbs?: boolean;
  /** Verbs that may be part of the name where `verbs` are not: 创新 before 科技园. */
  readonly parts?: ReadonlySet<string>;
}

/** Parts of speech that no name contains: prepositions, conjunctions, particles, pronouns, adverbs, times. */
const CUT_POS = new Set(['p', 'c', 'u', 'uj', 'ul', 'uz', 'r', 'd', 't', 'y', 'e', 'o']);

/**
 * Where the name that ends before `ending` starts: walks left over tokens to the first mark, cut word or `floor`.
 * Returns undefined when nothing stands before the ending or the walk exceeds `longest`.
 */
export function nameStart(view: TokenView, ending: number, limits: NameLimits): number | undefined {
  let start = view.isBoundary(ending) ? ending : view.startOfToken(ending);
  if (start < limits.floor) start = limits.floor;
  while (start > limits.floor) {
    const token = view.before(start);
    if (token && token.start < limits.floor) {
      // a word that straddles the place before: 镇上 in 十里镇|上屋村
      start = limits.floor;
      break;
    }
    if (!token || stops(view, token.start, token.end, token.pos, limits)) break;
    start = token.start;
    if (ending - start > limits.longest) return undefined;
  }
  return start < ending ? start : undefined;
}

function stops(view: TokenView, start: number, end: number, pos: string, { cut, verbs, parts }: NameLimits): boolean {
  const unit = view.text.charCodeAt(end - 1);
  if (!isNameUnit(unit)) return true;
  if (cut.has(view.text.slice(start, end)))
    return !(verbs && (opensNoun(view.text, start) || isInName(view, start, end, cut)));
  // single characters carry the part of speech of some rare use: they are cut by the list alone
  if (end - start === 1) return false;
  // 光伏发电|一期|项目
  if (verbs && /^[一二三四五六七八九十]期$/.test(view.text.slice(start, end))) return false;
  // the list of words has 高速 as an adverb; before a noun it is a road
  if (pos === 'd' && view.text.slice(start, end) === '高速') return false;
  if (pos === 'v' && parts?.has(view.text.slice(start, end))) return false;
  return CUT_POS.has(pos) || (pos === 'v' && (!verbs || isResultative(view.text, { start, end, pos })));
}

/** 新|零售, 新|能源: 新 is a part of the noun after it, no verb or adjective before a name. */
function opensNoun(text: string, start: number): boolean {
  // 农村|合作银行
  if (text.startsWith('合作银行', start) || text.startsWith('合作社', start)) return true;
  return text[start] === '新' && /^(?:零售|能源|材料|媒体|型|基建|农村)/.test(text.slice(start + 1, start + 3));
}

/** 岭|正|禾|源: a single character between single characters that are no such words belongs to a name. */
function isInName(view: TokenView, start: number, end: number, cut: ReadonlySet<string>): boolean {
  if (end - start !== 1 || !'正能可应实'.includes(view.text[start] as string)) return false;
  return [view.before(start), view.after(end)].every(
    (token) =>
      token !== undefined &&
      token.end - token.start === 1 &&
      isNameUnit(view.text.charCodeAt(token.start)) &&
      !cut.has(view.word(token)) &&
      !CUT_POS.has(token.pos),
  );
}

/** 谈起, 想到, 抓好: a verb with its result, which is part of no name. */
export function isResultative(folded: string, { start, end, pos }: Token): boolean {
  return pos === 'v' && end - start === 2 && '到起好完见过'.includes(folded[end - 1] as string);
}

/** Han characters, Latin letters and digits, the middle dot and the hyphen. */
export function isNameUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    unit === 0x3007 ||
    (unit >= 48 && unit <= 57) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 97 && unit <= 122) ||
    unit === 0xb7 ||
    unit === 45
  );
}
