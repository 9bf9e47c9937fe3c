import { fold } from '../../text/fold.js';
import { segmentLexicon } from './lexicon.js';

/** Longer lines are text, whatever they speak of. */
const MAX_MASTHEAD = 200;
/** One part alone is chance. */
const MIN_PARTS = 2;

/** True for a folded line most of whose parts are the day, the issue, the weather, editors or the address of a newspaper. */
export function isMastheadData(text: string): boolean {
  if (text.length > MAX_MASTHEAD || /[。;!?]/.test(text)) return false;
  const parts = text
    .replace(/:\s+/g, ':')
    .split(/[\s|]+/)
    .filter((part) => part !== '');
  const known = parts.filter(isKnown).length;
  return known >= MIN_PARTS && 2 * known >= parts.length;
}

function isKnown(part: string): boolean {
  const { masthead, fieldClass } = segmentLexicon();
  if (masthead.test(part)) return true;
  const key = /^(?:本期|本版|今日|值班)?(.{2,6}):/.exec(part)?.[1];
  return key !== undefined && fieldClass.get(key) === 'editor';
}

/** The newspaper's own name above the articles, with or without blanks between its characters, alone or with the day. */
export function isOwnName(text: string, publication: string | undefined): boolean {
  if (publication === undefined || text.length > MAX_MASTHEAD) return false;
  const name = fold(publication).replaceAll(' ', '');
  const bare = text.replaceAll(' ', '');
  return bare.startsWith(name) && /^[A-Z\d年月日版第星期一二三四五六:|·.-]*$/.test(bare.slice(name.length));
}

/** A newspaper's name at the top of a page, with its day or issue below: 某某日报. */
export function isNameplate(text: string): boolean {
  return /^[\u4e00-\u9fff]{1,8}(?:[日晚晨早时周商导快]|都市|生活|信息|经济|教育)报$/.test(text.replaceAll(' ', ''));
}
