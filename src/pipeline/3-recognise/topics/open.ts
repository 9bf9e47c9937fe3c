import type { Mention } from '../../../domain/mention.js';
import type { Gazetteer } from '../../../knowledge/gazetteer.js';
import type { Topics } from '../../../knowledge/topics.js';
import { isHan } from '../../../text/words.js';
import { nameStart } from '../places/name-start.js';
import type { TokenView } from '../places/token-view.js';
import { topicMention } from './quoted.js';

/** Names without quotes: national ones, and those that end in 战略, 行动, 攻坚战 and the like. */
export function openTopics(view: TokenView, topics: Topics, cut: ReadonlySet<string>): Mention[] {
  const { text } = view;
  const found: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    const national = topics.national.at(text, at);
    if (national) {
      const end = at + national.phrase.length;
      found.push(topicMention(at, end, national.value, 'recognise/topic-national', [national.phrase]));
      at = end - 1;
      continue;
    }
    const ending = topics.open.at(text, at);
    if (!ending) continue;
    const topic = endedTopic(view, topics, cut, { start: at, end: at + ending.phrase.length, longest: ending.value });
    if (topic) found.push(topic);
    at += ending.phrase.length - 1;
  }
  return found;
}

interface OpenEnding {
  readonly start: number;
  readonly end: number;
  readonly longest: number;
}

/** 实施产业倍增行动 → 产业倍增行动. The name follows a verb or a mark, and is no common phrase. */
function endedTopic(
  view: TokenView,
  topics: Topics,
  cut: ReadonlySet<string>,
  ending: OpenEnding,
): Mention | undefined {
  const { text } = view;
  if (!view.isBoundary(ending.end) || describesNext(view, ending.end)) return undefined;
  const walked = nameStart(view, ending.start, { cut, longest: ending.longest, floor: 0, verbs: true });
  const isSpirit = text.startsWith('精神', ending.start);
  const start =
    walked === undefined ? undefined : isSpirit ? spiritStart(view, ending.start) : withListBefore(text, walked);
  if (start === undefined || ending.start - start < 2 || text.charCodeAt(start - 1) === 0x201d) return undefined;
  const name = text.slice(start, ending.end);
  if (topics.common.has(name) || isCommonTail(name, topics) || /\d|^[一二三四五六七八九十两]/.test(name))
    return undefined;
  return topicMention(start, ending.end, name, 'recognise/topic-ending');
}

const FOSTERED = /(?:弘扬|传承|发扬|赓续|践行)(?:和(?:弘扬|发扬|传承))?(?:伟大的?)?(\p{Script=Han}{2,7})$/u;

/** 弘扬|石岭抗联精神: a spirit with the name of a place in it, not 会议精神 or 奋斗精神. */
function spiritStart(view: TokenView, end: number): number | undefined {
  const stem = FOSTERED.exec(view.text.slice(Math.max(0, end - 18), end))?.[1];
  if (stem === undefined || /会议|讲话|文件|指示|全会/.test(stem)) return undefined;
  return view.within(end - stem.length, end).some(({ pos }) => pos === 'ns') ? end - stem.length : undefined;
}

/** 战略|合作, 战略|节点: the ending describes the noun after it. */
function describesNext(view: TokenView, end: number): boolean {
  const next = view.after(end);
  return next !== undefined && /^(n|vn|b|q|k|x)/.test(next.pos) && isHan(view.text.charCodeAt(end));
}

/** 清河、清路、清屋攻坚战 */
function withListBefore(text: string, start: number): number {
  const list = /(?:^|[^\p{Script=Han}]|[打好赢])((?:\p{Script=Han}{2}、){1,4})$/u.exec(
    text.slice(Math.max(0, start - 14), start),
  );
  return start - (list?.[1]?.length ?? 0);
}

/** 我省重大发展战略: a common phrase with little before it. */
function isCommonTail(name: string, topics: Topics): boolean {
  for (let cut = 1; cut <= 3; cut++) {
    const tail = name.slice(cut);
    if (tail.length >= 4 && topics.common.has(tail)) return true;
  }
  return false;
}

/** 长株潭一体化, 长三角一体化发展: a region or several one-character names of places before 一体化. */
export function regionTopics(text: string, topics: Topics, gazetteer: Gazetteer): Mention[] {
  const found: Mention[] = [];
  for (const ending of ['一体化', '协同发展', '同城化'] as const) {
    if (!topics.regionEndings.includes(ending)) continue;
    for (let at = text.indexOf(ending); at !== -1; at = text.indexOf(ending, at + ending.length)) {
      const length = [4, 3, 2].find((size) => isRegion(gazetteer, text.slice(at - size, at)));
      if (length === undefined) continue;
      const end = at + ending.length;
      const long = ending === '一体化' && text.startsWith('发展', end) ? [`${text.slice(at - length, end)}发展`] : [];
      found.push(topicMention(at - length, end, text.slice(at - length, end), 'recognise/topic-region', long));
    }
  }
  return found;
}

function isRegion(gazetteer: Gazetteer, name: string): boolean {
  if (gazetteer.region(name) !== undefined) return true;
  return name.length >= 2 && name.length <= 3 && [...name].every((char) => gazetteer.abbreviation(char) !== undefined);
}
