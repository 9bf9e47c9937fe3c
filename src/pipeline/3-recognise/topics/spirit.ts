import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Gazetteer } from '../../../knowledge/gazetteer.js';
import { allMatches } from '../../../text/matches.js';
import { topicMention } from './quoted.js';

/** 党的十九届五中全会精神, 省委十一届四次全会精神, 市第十二次党代会精神. */
const PLENUM =
  /(?:(?:党的|中共|中央|党中央)?(?:第)?[一二三四五六七八九十]{1,3}(?:大|届[一二三四五六七八九十历]{1,3}中(?:全体会议|全会))|(?:省|市|县|区|州|自治区)委(?:第)?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:全体\(?扩大\)?会议|全体会议|全会))精神/g;
/** 习近平总书记考察湖南重要讲话精神, 习近平总书记关于…的重要论述. */
const SPEECH =
  /习近平(?:总书记|主席)?(?:(?:在|对|关于|考察|视察|赴|给|致|就)?[^,。、;:“”!?\n和与]{0,24}?)(?:重要|系列重要)(?:讲话|指示|批示|论述|回信)(?:(?:和|、)?(?:重要)?(?:指示|批示)(?:批示)?)?精神/g;
/** 全国两会精神, 中央经济工作会议精神, 省委经济工作会议精神, 全国、全省组织工作会议精神. */
const MEETING =
  /(?:(?:全国|省|市|县|区|州)?“?两会”?|(?:(?:全国|全省|全市)[、和]){0,2}(?:中央|省委|市委|县委|区委|州委|全国|全省|全市|全县|国务院)[^\P{Script=Han}和与及]{0,14}?会议)(?:会议)?精神/gu;
/** Two meetings before one 精神: 中央经济工作会议和省委经济工作会议精神. */
const FIRST_OF_TWO =
  /((?:中央|省委|市委|县委|区委|州委|全国)\p{Script=Han}{0,12}?会议)(?=(?:[和及与、](?:中央|省委|市委|县委|区委|州委|全国|全省|全市)\p{Script=Han}{0,12}?会议){1,2}精神)/gu;
/** 第三次中央某地工作座谈会和习近平总书记重要讲话精神 */
const NUMBERED_MEETING =
  /第[一二三四五六七八九十]+次(?:中央|全国|全省|全市)\p{Script=Han}{2,12}?(?:座谈会|会议)(?=(?:和|及|以及|、)习近平\p{Script=Han}{0,20}精神|精神)/gu;
/** 市第十二次党代会精神, 中国共产党某市第五次代表大会精神; the place before it is looked up. */
const CONGRESS = /(?:第[一二三四五六七八九十]+次)?(?:党代会|党员代表大会|代表大会|人代会)精神/g;
/** 习近平生态文明思想, 习近平法治思想. */
const THOUGHT = /习近平(?:总书记)?\p{Script=Han}{2,10}?思想(?!和|上|统)/gu;

/** Spirits of meetings and speeches, and the named 思想. */
export function spiritTopics(text: string, gazetteer: Gazetteer): Mention[] {
  if (!/精神|思想/.test(text)) return [];
  const found: Mention[] = [];
  for (const match of allMatches(PLENUM, text)) found.push(plenum(match.index, match[0]));
  for (const match of allMatches(SPEECH, text)) {
    found.push(topicMention(match.index, match.index + match[0].length, match[0], 'recognise/topic-speech'));
  }
  for (const match of allMatches(MEETING, text)) {
    const start = meetingStart(text, match.index, gazetteer);
    if (start === undefined || /有关|相关/.test(match[0])) continue;
    const name = text
      .slice(start, match.index + match[0].length)
      .replace(/[“”]/g, '')
      .replace(/两会会议/, '两会');
    const rest = name === '两会精神' ? { name: '全国两会精神', aliases: ['两会精神'] } : { name, aliases: [] };
    found.push(topicMention(start, match.index + match[0].length, rest.name, 'recognise/topic-meeting', rest.aliases));
  }
  for (const match of allMatches(FIRST_OF_TWO, text)) {
    found.push(topicMention(match.index, match.index + match[0].length, `${match[0]}精神`, 'recognise/topic-meeting'));
  }
  for (const match of allMatches(NUMBERED_MEETING, text)) {
    const end = match.index + match[0].length;
    const whole = text.startsWith('精神', end) ? end + 2 : end;
    found.push(topicMention(match.index, whole, `${match[0]}精神`, 'recognise/topic-meeting', [match[0]]));
  }
  for (const match of allMatches(CONGRESS, text)) {
    const start = congressStart(text, match.index, gazetteer);
    if (start === undefined) continue;
    const end = match.index + match[0].length;
    found.push(topicMention(start, end, text.slice(start, end), 'recognise/topic-meeting'));
  }
  for (const match of allMatches(THOUGHT, text)) {
    if (/关于|的/.test(match[0])) continue;
    found.push(topicMention(match.index, match.index + match[0].length, match[0], 'recognise/topic-thought'));
  }
  return mergeSpeeches(found);
}

/** 宁德市 before 两会精神 belongs to the name; undefined where 省、宁德市两会 has two owners. */
function meetingStart(text: string, at: number, gazetteer: Gazetteer): number | undefined {
  if (!/^[省市县区州]“?两会/.test(text.slice(at))) return at;
  const length = [10, 9, 8, 7, 6, 5, 4, 3, 2].find(
    (size) => gazetteer.byName(text.slice(Math.max(0, at + 1 - size), at + 1)).length > 0,
  );
  const start = length === undefined ? at : at + 1 - length;
  if (/[、和与及]/.test(text.charAt(start - 1))) return undefined;
  return length === undefined &&
    /[\p{Script=Han}]/u.test(text.charAt(at - 1)) &&
    !/[彻达习实行好]/.test(text.charAt(at - 1))
    ? undefined
    : start;
}

/** Where the name of the place before a congress starts, 中国共产党 included; undefined when none stands there. */
function congressStart(text: string, at: number, gazetteer: Gazetteer): number | undefined {
  const length = [10, 9, 8, 7, 6, 5, 4, 3, 2].find(
    (size) => gazetteer.byName(text.slice(Math.max(0, at - size), at)).length > 0,
  );
  const start = length !== undefined ? at - length : /[省市县区州]/.test(text.charAt(at - 1)) ? at - 1 : undefined;
  if (start === undefined) return undefined;
  const party = ['中国共产党', '中共'].find((name) => text.endsWith(name, start));
  return start - (party?.length ?? 0);
}

function plenum(start: number, printed: string): Mention {
  const bare = printed.replace(/^(党的|中共|中央|党中央)/, '').replace(/全体会议/, '全会');
  const name = /^[省市县区州自]/.test(bare) ? bare : `党的${bare}`;
  return topicMention(start, start + printed.length, name, 'recognise/topic-plenum', [bare]);
}

/** 习近平总书记重要讲话精神 in an article that names one speech is that speech. */
function mergeSpeeches(mentions: readonly Mention[]): Mention[] {
  const full = mentions.filter(({ rule, name }) => rule === 'recognise/topic-speech' && !BARE_SPEECH.test(name));
  const only = new Set(full.map(({ name }) => name)).size === 1 ? full[0] : undefined;
  return mentions.map((mention) =>
    only && BARE_SPEECH.test(mention.name) ? extended(mention, { name: only.name, aliases: [mention.name] }) : mention,
  );
}

const BARE_SPEECH = /^习近平(总书记|主席)?重要(讲话|指示|批示|讲话和指示)(批示)?精神$/;
