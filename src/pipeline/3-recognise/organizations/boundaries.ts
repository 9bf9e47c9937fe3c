import { isHan, type Token } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import { isResultative } from '../places/name-start.js';
import type { TokenIndex } from '../token-index.js';

const STOP_POS = new Set(['u', 'p', 'c', 'r', 't', 'y', 'e', 'd', 'k', 'o', 'm', 'mq']);
const POSITIONS = /^(?:[之以].|期间|当中|其中|左右|上下|附近|周边|旁边|内外|前后|中间|里面|外面|上面|下面|以来)$/;
/** Function words, which end a name even as single characters. */
const HARD_STOP_POS = new Set(['u', 'p', 'c']);
/** 第一, 八; 中建|七局, 中铁|十二局. */
const ORDINAL = /^(?:第.+|[一二三四五六七八九十〇○]+[局院处厂]?)$/;
const NAMING_TIMES = new Set(['青年', '少年', '老年', '百年', '世纪', '春天', '明天', '天天', '四季', '春秋', '未来']);

/** True when `token` ends an organization's name on its left: a mark, a function word, a numeral, a verb of motion or speech. */
export function isStop(context: RecogniseContext, token: Token, tokens: TokenIndex): boolean {
  const { folded, knowledge } = context;
  const word = folded.slice(token.start, token.end);
  const single = token.end - token.start === 1;
  if (!isHan(folded.charCodeAt(token.start))) return !/^[A-Za-z·&〇○]$/.test(word);
  if (knowledge.organs.boundaries.has(word)) return true;
  if (isResultative(folded, token)) return true;
  if (NAMING_TIMES.has(word)) return false;
  if (token.pos === 'm') return !ORDINAL.test(word) && !(single && isLeftOver(context, token, tokens));
  if (token.pos === 'q') return followsNumeral(context, token, tokens);
  if (word.length === 2 && POSITIONS.test(word)) return true;
  // 考|进|某大学
  if (word === '进' && tokens.token(tokens.at(token.start - 1))?.pos === 'v') return true;
  // 明|顺|琵琶学校: a preposition that is rare as one is the leftover of a name
  if (single) return (HARD_STOP_POS.has(token.pos) && !'顺连朝照凭趁冲临'.includes(word)) || '是有在到'.includes(word);
  return STOP_POS.has(token.pos);
}

/** 浙江|万|禾…公司, 日|中友好协会: a character that counts elsewhere, with nothing counted or counting beside it. */
function isLeftOver(context: RecogniseContext, token: Token, tokens: TokenIndex): boolean {
  const { folded } = context;
  const [before = ' ', letter, after = ' '] = folded.slice(Math.max(0, token.start - 1), token.end + 1).padStart(3);
  if (followsNumeral(context, token, tokens)) return false;
  if (letter === '日') return LANDS.includes(after) || before === '中';
  return (
    BRAND.includes(letter as string) &&
    !'家个余多名元人吨亩户千万亿分里件项次'.includes(after) &&
    !'上近超数几'.includes(before)
  );
}

const LANDS = '中美韩俄英法德印';
const BRAND = '万千百克';

function followsNumeral({ folded }: RecogniseContext, token: Token, tokens: TokenIndex): boolean {
  const before = tokens.token(tokens.at(token.start - 1));
  return before !== undefined && (before.pos === 'm' || /[0-9]/.test(folded[token.start - 1] as string));
}
