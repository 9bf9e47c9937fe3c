import type { Mention } from '../../../domain/mention.js';
import type { Gazetteer } from '../../../knowledge/gazetteer.js';
import type { Topics } from '../../../knowledge/topics.js';
import { allMatches } from '../../../text/matches.js';

const QUOTED = /“([^“”\n]{2,40})”/g;
/** 两高五新, 一核四区, 两战三行动, 一村一品: numbers, each with its matter. */
const NUMBERED =
  /^新?(?:[一二三四五六七八九十两双百千万](?:大|个|项|条)?(?![一二三四五六七八九十两双百千万])\p{Script=Han}{1,3}){2,4}$/u;
/** 三个高地, 四个革命; 七个方面 only counts. */
const COUNTED =
  /^[两三四五六七八九十]个(?!(?:方面|环节|阶段|问题|步骤|层次|部分|领域|维度|原因|小时|星期|月)$)\p{Script=Han}{2,4}$/u;
/** 十四五, 九五: periods, not topics. */
const PERIOD = /^[一二三四五六七八九十]+五$/;
const FIVE_YEAR_PLAN = /^(?:(?:\p{Script=Han}{0,8}?(?:发展|总体|专项))?规划)(?:纲要)?(?:\p{Script=Han}{1,8}篇)?/u;

/** Topics whose name is wholly or partly in quotes. */
export function quotedTopics(text: string, topics: Topics, gazetteer: Gazetteer): Mention[] {
  const found: Mention[] = [];
  for (const match of allMatches(QUOTED, text)) {
    const inner = match[1] as string;
    const start = match.index;
    const after = start + match[0].length;
    const topic = PERIOD.test(inner)
      ? fiveYearPlan(text, start, after, inner)
      : endedTopic(text, start, after, inner, topics);
    const slogan =
      topic ??
      digitTopic(text, start, after, inner) ??
      numberedTopic(start, after, inner, topics) ??
      placeTopic(start, after, inner, gazetteer);
    if (slogan) found.push(slogan);
  }
  return found;
}

/** “十四五”规划, 市“十四五”发展规划乡村振兴篇; a period alone is no topic. */
function fiveYearPlan(text: string, start: number, after: number, period: string): Mention | undefined {
  const plan = FIVE_YEAR_PLAN.exec(text.slice(after, after + 24));
  if (!plan || plan[0] === '') return undefined;
  const from = /(?:^|[^\p{Script=Han}])[省市县区州]$/u.test(text.slice(Math.max(0, start - 2), start))
    ? start - 1
    : start;
  const name = `${text.slice(from, start)}${period}${plan[0]}`;
  return topicMention(from, after + plan[0].length, name, 'recognise/topic-five-year-plan');
}

/** “老黄牛”精神, “老黄牛精神”, “我帮企业解难题”实践活动, “解放思想”的大讨论. */
function endedTopic(text: string, start: number, after: number, inner: string, topics: Topics): Mention | undefined {
  const particle = text[after] === '的' ? 1 : 0;
  const ending = topics.endings.at(text, after + particle);
  if (ending && !(particle === 1 && WEAK_ENDINGS.has(ending.phrase)) && isNameLike(inner)) {
    if (ending.phrase === '工程' && COUNTED_SHORT.test(inner)) {
      return topicMention(start, after + particle + 2, `${inner}工程`, 'recognise/topic-quoted', [inner]);
    }
    if (WEAK_ENDINGS.has(ending.phrase) && !NUMBERED.test(inner)) return undefined;
    const end = after + particle + ending.phrase.length;
    if (text[end] === '性' || text[end] === '部') return undefined;
    // “先治山后治水”的战略|思想
    if (text.startsWith('思想', end)) return undefined;
    const name = WEAK_ENDINGS.has(ending.phrase) ? inner : `${inner}${ending.phrase}`;
    return topicMention(start, end, name, 'recognise/topic-quoted', WEAK_ENDINGS.has(ending.phrase) ? [] : [inner]);
  }
  const own = INNER_ENDING.exec(inner);
  // “绿道工程”等十大类项目: a kind of projects
  if (own && /^等(?:[\d一二三四五六七八九十]+)?大?(?:类|方面)/.test(text.slice(after, after + 8))) return undefined;
  if (!own || topics.common.has(inner) || inner.length > 16 || !isNameLike(inner)) return undefined;
  return topicMention(start, after, inner, 'recognise/topic-quoted');
}

/** “五洗”工程 */
const COUNTED_SHORT = /^[两三四五六七八九十]\p{Script=Han}{1,2}$/u;
const INNER_ENDING = /(精神|战略|行动|行动计划|攻坚战|工程|倡议)$/;
/** After these a quoted phrase is a topic only when it is numbered: “云上”机制 names nothing issued. */
const WEAK_ENDINGS = new Set([
  '理念',
  '政策',
  '新政',
  '机制',
  '制度',
  '改革',
  '模式',
  '目标',
  '部署',
  '要求',
  '工程',
  '工作法',
  '方针',
  '理论',
  '思想',
]);

const DIGIT_ENDING = /^(?:总体)?(?:发展|工作)?(?:思路|战略|布局|工程|行动计划|行动|计划|规划|工作法|产业体系|体系)/;

/** “2468”发展思路: digits that count what it consists of. */
function digitTopic(text: string, start: number, after: number, inner: string): Mention | undefined {
  const ending = /^\d{2,6}$/.test(inner) ? DIGIT_ENDING.exec(text.slice(after, after + 10))?.[0] : undefined;
  if (ending === undefined) return undefined;
  return topicMention(start, after + ending.length, inner + ending, 'recognise/topic-quoted', [inner]);
}

function numberedTopic(start: number, after: number, inner: string, topics: Topics): Mention | undefined {
  if (topics.noSlogans.has(inner) || !(NUMBERED.test(inner) || COUNTED.test(inner))) return undefined;
  return topicMention(start, after, inner.replace(/^新(?=[一二三四五六七八九十两双])/, ''), 'recognise/topic-numbered');
}

/** “五新大某地”: numbered matters before the name of a place. */
function placeTopic(start: number, after: number, inner: string, gazetteer: Gazetteer): Mention | undefined {
  const match = /^[一二三四五六七八九十]\p{Script=Han}{1,2}?[大新美]?(\p{Script=Han}{2,4})$/u.exec(inner);
  if (!match) return undefined;
  const short = [2, 3, 4].some((size) => size < inner.length - 1 && gazetteer.byShort(inner.slice(-size)).length > 0);
  return short ? topicMention(start, after, inner, 'recognise/topic-place') : undefined;
}

/** A name has no full stop and is no number. */
function isNameLike(inner: string): boolean {
  return /\p{Script=Han}/u.test(inner) && !/[。!?;:]/.test(inner) && inner.length <= 30;
}

export function topicMention(
  start: number,
  end: number,
  name: string,
  rule: string,
  aliases: readonly string[] = [],
): Mention {
  const further = aliases.filter((alias) => alias !== name && alias.length >= 2);
  return {
    span: { start, end },
    label: 'Topic',
    name,
    ...(further.length > 0 ? { aliases: further } : {}),
    rule,
    certain: true,
  };
}
