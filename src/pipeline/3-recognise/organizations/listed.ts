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

/** Trades that stand in a company's name for 科技公司, 农化公司. */
const TRADES =
  '科技|生物|农化|化工|新材料?|电子|光电|微电子|半导体|重工|机械|精工|智造|制药|药业|医药|食品|乳业|酒业|纸业|铝业|铜业|钢构|钢铁|纺织|服饰|家居|陶瓷|电气|电器|电缆|电力|能源|新能源|锂电|环保|汽车|股份|实业|控股|粮油|牧业|种业|渔业';
const TRADE = new RegExp(
  `(?<=(?:到|来到|走进|走访|前往|深入|赴|参观|考察|察看|查看|调研)了?|、)(?!\\p{Script=Han}{0,5}[的了和与及等])(\\p{Script=Han}{2,4}?)(${TRADES})(?=[、,。]|等|和|及|调研|考察|检查|走访|实地|慰问|督导|督查|视察|年产|日产|\\d|[一二三四]期|(?:生产)?车间|(?:生产)?现场|总部)`,
  'gu',
);
const TOURED = /(?:到|来到|走进|走访|前往|深入|赴|参观|考察|察看|查看|调研)了?(?:[^,。;:!?“”]*、)?$/u;

/** 先后到美禾科技、恒叁农化2000吨某某项目调研: companies by brand and trade alone, where somebody goes to see them. */
export function touredCompanies(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
): OrganizationCandidate[] {
  const text = context.folded.slice(sentence.start, sentence.end);
  if (!/[到进访入赴观察看研往]/.test(text)) return [];
  return allMatches(TRADE, text).flatMap(({ index, 0: whole, 1: brand = '' }) => {
    if (!TOURED.test(text.slice(0, index))) return [];
    const start = sentence.start + index;
    const span = { start, end: start + whole.length };
    return isBrand(context, tokens, { start, end: start + brand.length }, span) ? [candidateOf(context, span)] : [];
  });
}

/** 石墨烯|新材料, 光伏|新能源: what is made, no brand. */
const TRADE_WORD = /[烯硅锂碳氟硼钛钒镁膜医药]|纤维|稀土|光伏|风电|储能|传统|先进|高端|绿色|智能/u;

/** Two characters or more that are no common words: 美禾, 恒叁; not 现代, 高新, 绿色. */
function isBrand({ folded, knowledge }: RecogniseContext, tokens: TokenIndex, brand: Span, whole: Span): boolean {
  const name = folded.slice(brand.start, brand.end);
  if (knowledge.organs.generic.has(name) || knowledge.gazetteer.byShort(name).length > 0) return false;
  if (/^(?:该|全|我|各|本|省|市|县|区|镇|乡|村)|[省市县区镇乡村]$/u.test(name)) return false;
  if (TRADE_WORD.test(name)) return false;
  const entry = knowledge.words.entry(folded, whole.start, whole.end);
  if (entry !== 0 && !['nz', 'nt'].includes(posOf(entry))) return false;
  const words: string[] = [];
  for (let at = brand.start; at < brand.end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token || token.start < brand.start || token.end > brand.end) return false;
    if (token.end - token.start > 1) words.push(token.pos);
    at = token.end;
  }
  return words.every((pos) => ['x', 'nz', 'nr', 'nt', 'ns'].includes(pos));
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
