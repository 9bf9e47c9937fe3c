import type { EventKind } from '../../../domain/claim.js';
import type { Span } from '../../../domain/span.js';
import { CharSet } from '../../../text/chars.js';
import { allMatches } from '../../../text/matches.js';
import type { EventLexicon } from './lexicon.js';
import { isMourning, isQuoted, type Line } from './lines.js';

/** Words of a sentence that tell of an event. Offsets are into the article's text. */
export interface Trigger {
  readonly kind: EventKind;
  /** `hold`: 召开…会; `held`: …会召开; `attend`: 出席…会; `at`: 在…会上; `verb`: 调研, 签约; `title`: a bare noun in a heading. */
  readonly frame: 'hold' | 'held' | 'attend' | 'at' | 'verb' | 'title';
  /** From the first to the last word of the frame. */
  readonly span: Span;
  /** The event's printed name, where a noun names it. */
  readonly noun?: Span;
}

/** After these a noun names no event: 会议室, 会议精神. */
const NOMINAL =
  /^(?:室|堂|厅|中心|精神|纪要|主席团|秘书|议程|代表|场[馆地]|方案|材料|报告|文件|筹备|决议|公报|公告|制度)/u;
/** After these it is the subject of what was done there, not of its being held. */
const ACTS = /^(?:要求|部署|决定|指出|强调|认为|讨论|听取|审议|研究|确定)/u;
/** 第一次全体会议10月31日选举…, 第五次会议上,表决通过…: a numbered meeting that acts on a day was held. */
const ACTED = /^(?:上,?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午)?(?:选举|决定|通过|表决|审议通过|任命)/u;
/** 市人代会|选举某某为市长, 人民代表大会第三次会议|上补选某某为副市长: the congress sat, and the election is what is told of it. */
const ELECTED = /^上?,?(?:依法)?(?:选举|补选)[^,。;、]{2,12}(?:为|担任)[^,。;]{1,20}/u;
const OPENS_NAME = /^(?:上海|上饶|上虞|中国|中共|中央|中华|中科|中铁|中建|中车)/u;
const CONGRESS = /(?:人代会|人民代表大会)(?:第[^,。;]{1,8}次(?:全体)?会议)?$/u;
const HELD_REST = /^(?:不久|伊始|后|以来|之后|前|之前|之际|时间|地点|情况|的(?!.{0,12}[上中]))/u;
const CEREMONY_REST = /^(?:[,。!;、 ]|$|了|仪式|运营|使用)/u;
const CEREMONY_BEFORE =
  /(?:将|即将|加快|推进|推动|确保|力争|尽快|早日|全面|陆续|相继|相关|项目早|早|已|未|不|新|的|年|促进|争取|预计|计划)$/u;

/** True when the words of a frame tell of an election at a congress. */
export function isElection(words: string): boolean {
  return /(?:人代会|人民代表大会)(?:第[^,。;]{1,8}次(?:全体)?会议)?上?,?(?:依法)?(?:选举|补选)/u.test(words);
}

/** Every event told in a sentence, in text order; a frame inside another's words is left out. */
export function triggersOf(line: Line, lexicon: EventLexicon): Trigger[] {
  const nouns = nounTriggers(line, lexicon).filter((noun) => !isOfMeeting(line, noun));
  const verbs = verbTriggers(line, lexicon).filter(
    (verb) => !nouns.some((noun) => noun.span.start <= verb.span.start && verb.span.end <= noun.span.end),
  );
  return [...nouns, ...verbs].sort((a, b) => a.span.start - b.span.start);
}

/** 会见某某一行并为他们举行午宴: the banquet belongs to the reception that is told before it. */
function isOfMeeting({ text, span }: Line, { noun, frame }: Trigger): boolean {
  if (!noun || frame !== 'hold' || !text.endsWith('宴', noun.end - span.start)) return false;
  return /(?:会见|会晤|接见|拜会)[^。;]*并[^。;]{0,8}(?:举行|设)[^。;]*$/u.test(text.slice(0, noun.start - span.start));
}

function nounTriggers(line: Line, lexicon: EventLexicon): Trigger[] {
  const { text } = line;
  const base = line.span.start;
  const found: Trigger[] = [];
  for (const hit of lexicon.nouns.scan(text)) {
    if (lexicon.notMeeting.test(text.slice(Math.max(0, hit.end - 8), hit.end))) continue;
    const end = nameEnd(text, hit.end, hit.phrase);
    if (end === undefined) continue;
    // a quoted name counts: “…节”在…开幕
    if (isQuoted(line, base + hit.start) && text[end - 1] !== '”') continue;
    const framed = nounFrame(line, hit.start, end, lexicon);
    if (!framed || (hit.phrase.length === 1 && !isFullName(framed, hit.start))) continue;
    const last = found.at(-1);
    const start = base + framed.start;
    // 召开会议暨动员会: one event, the first frame stands
    if (last && start < last.span.end) continue;
    found.push({
      kind: hit.value,
      frame: framed.frame,
      span: { start, end: base + framed.end },
      noun: { start: base + framed.nameStart, end: base + (framed.nameEnd ?? end) },
    });
  }
  return found;
}

/**
 * Where the name that contains a noun ends: 常委会(扩大)会议, 经济工作会|议, 小组|讨论, and a closing quote after it.
 * Undefined when the noun is part of another word: 会员, 会场, 节目.
 */
function nameEnd(text: string, nounEnd: number, noun: string): number | undefined {
  const rest = text.slice(nounEnd, nounEnd + 24);
  const more =
    /^(?:议(?!室|厅|案|员|程)|(?:\((?:扩大|视频|电视电话)\)|扩大)会议|第[^,。;]{1,8}次(?:全体)?会议)/u.exec(
      rest,
    )?.[0] ?? '';
  const ending = more === '' ? noun : more;
  const after = rest.slice(more.length);
  const isPart =
    /[会节]$/u.test(ending) &&
    /^(?:[员长场展徽费址旗计馆务商籍标盟同面见心]|目|能|约|点|省|日|假|庆|奏|水|电|气)/u.test(after);
  if (isPart) return undefined;
  const end = nounEnd + more.length;
  return end + (groupOf(text, end)?.length ?? (after.startsWith('”') ? 1 : 0));
}

/** …第二次会议|的经济界别小组讨论: a group that meets within a congress. */
function groupOf(text: string, end: number): string | undefined {
  if (!text.startsWith('次会议', end - 3)) return undefined;
  return /^的[^,。;的]{2,8}(?:小组|代表团)(?:讨论|审议)?/u.exec(text.slice(end, end + 20))?.[0];
}

/** A bare 会 or 节 needs a name before it: 冬季英雄会开幕. */
function isFullName(framed: Framed, nounStart: number): boolean {
  const length = nounStart - framed.nameStart;
  return (framed.frame === 'held' || framed.frame === 'hold') && length >= 2 && length <= 40;
}

interface Framed {
  readonly frame: Trigger['frame'];
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  /** Where the name goes on behind its noun. */
  readonly nameEnd?: number;
}

function nounFrame(line: Line, start: number, end: number, lexicon: EventLexicon): Framed | undefined {
  const { text } = line;
  const rest = text.slice(end, end + 60);
  if (insideLongerMention(line, start, end)) return undefined;
  const clause = clauseStart(text, start);
  const before = text.slice(Math.max(clause, start - 60), start);
  const offset = start - before.length;
  const hold = lastMatch(lexicon.hold, before);
  // 会见|上海客人: the first character of a name
  const opensName = OPENS_NAME.test(rest) || line.mentions.some(({ span }) => span.start === line.span.start + end);
  const isAt = /^(?:上|中)(?![级下午])/u.test(rest) && !opensName;
  // 不|举行仪式
  if (hold && /(?:不|未|没有|没|停止|取消)(?:再|得|准|予)?$/u.test(before.slice(0, hold.start))) return undefined;
  // 这次大会是在关键阶段召开的|一次重要的大会: what it is said to be, not that it is held
  if (
    hold &&
    /^的一[次场届个]/u.test(text.slice(offset + hold.end)) &&
    /是[^,。;]*$/u.test(before.slice(0, hold.start))
  )
    return undefined;
  if (hold && !NOMINAL.test(rest)) {
    const nameStart =
      offset + hold.end + (text[offset + hold.end] === '了' || text[offset + hold.end] === '的' ? 1 : 0);
    return { frame: isAt ? 'at' : 'hold', start: offset + hold.start, end: end + (isAt ? 1 : 0), nameStart };
  }
  const held = heldAfter(rest, lexicon);
  const name = nameFrom(line, start, end);
  if (held !== undefined && !/^(?:决定|同意|确保|保证|推动|力争|努力|预祝|祝愿?|共同)/u.test(text.slice(name))) {
    return { frame: 'held', start: name, end: end + held, nameStart: name };
  }
  const elected = ELECTED.exec(rest)?.[0];
  if (
    elected !== undefined &&
    CONGRESS.test(text.slice(Math.max(0, end - 20), end)) &&
    line.dates.some((d) => d.date)
  ) {
    return { frame: 'held', start: name, end: end + elected.length, nameStart: name, nameEnd: end + elected.length };
  }
  if (
    ACTED.test(rest) &&
    /第[^,。;]{1,8}次(?:全体)?会议$/u.test(text.slice(Math.max(0, end - 16), end)) &&
    line.dates.some(({ date }) => date)
  ) {
    return { frame: 'held', start: name, end: end + (ACTED.exec(rest)?.[0].length ?? 0), nameStart: name };
  }
  if (NOMINAL.test(rest) || ACTS.test(rest)) return undefined;
  if (isAt && /在[^,。;]{0,40}$/u.test(before)) {
    const at = offset + before.lastIndexOf('在');
    return { frame: 'at', start: at, end: end + 1, nameStart: at + 1 };
  }
  const attend = lastMatch(lexicon.attend, before);
  // 出席党代会的某市代表团: which delegation
  if (attend && /^的\p{Script=Han}{2,10}代表团/u.test(rest)) return undefined;
  if (attend) return { frame: 'attend', start: offset + attend.start, end, nameStart: offset + attend.end };
  // 县人大常委会表决通过…: the committee, and no sitting of it
  if (line.zone !== 'body' && line.zone !== 'head' && !text.slice(0, end).endsWith('人大常委会')) {
    return { frame: 'title', start: name, end, nameStart: name };
  }
  return undefined;
}

/** What may stand between an event's name and 举行: its day, its place, its form. */
const BEFORE_HELD =
  /^(?:,(?=在|于|历时|经过))?(?:历时[^,。;]{1,6},?|经过[^,。;]{1,24},?|\([^)]{0,20}\)|[今昨前]?[日天晚]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[月日]|(?:\d{4}|[〇○零一二三四五六七八九]{4})年|[、至-]|上午|下午|晚上?|日前|近日|分别|隆重|盛大|圆满|胜利|正式|顺利|成功|如期|同步|同时|在线|视频|于[^,。;]{1,30}?|在[^,。;]{1,28}|以[^,。;]{1,20}(?:方式|形式)|采取[^,。;]{1,20}(?:方式|形式)|通过[^,。;]{1,16}(?:方式|形式)|(?:在)?[^,。;]{0,4}(?:完成|履行|结束)了?[^,。;]{0,8}(?:议程|日程|任务|程序)后?[,、]?){0,6}$/u;

/** Where the verb of “…会(在某地)举行” ends, counted from the noun's end. */
function heldAfter(rest: string, lexicon: EventLexicon): number | undefined {
  const hit = lexicon.held.exec(rest);
  if (!hit || !BEFORE_HELD.test(rest.slice(0, hit.index))) return undefined;
  const after = rest.slice(hit.index + hit[0].length);
  // 人大常委会举行第三次会议: the later noun names it
  if (/^第[^,。;]{1,8}次/u.test(after)) return undefined;
  // 人代会举行宪法宣誓仪式: the ceremony within it
  if (/举[行办]$/u.test(hit[0]) && /^[^,。;、的]{2,12}仪式/u.test(after)) return undefined;
  return HELD_REST.test(after) ? undefined : hit.index + hit[0].length;
}

function insideLongerMention(line: Line, start: number, end: number): boolean {
  const base = line.span.start;
  return line.mentions.some(
    ({ span, label }) =>
      label !== 'Place' &&
      span.start <= base + start &&
      base + end <= span.end &&
      (span.end > base + end || label === 'Topic'),
  );
}

function verbTriggers(line: Line, lexicon: EventLexicon): Trigger[] {
  const { text } = line;
  const base = line.span.start;
  const found: Trigger[] = [];
  const mourning = isMourning(text);
  for (const hit of lexicon.eventVerbs.scan(text)) {
    if (mourning && hit.value !== 'ceremony') continue;
    if (isQuoted(line, base + hit.start) || isNominal(text, hit.start, hit.end, lexicon)) continue;
    if (line.mentions.some(({ span }) => span.start <= base + hit.start && base + hit.end <= span.end)) continue;
    if (!verbFits(line, hit, lexicon)) continue;
    const kind = studies(line, hit, lexicon) ? 'study' : hit.value;
    found.push({ kind, frame: 'verb', span: { start: base + hit.start, end: base + hit.end } });
  }
  return [...found, ...journeys(line), ...discussions(line)];
}

/** 抵达某市|开始正式访华, 抵达某市|进行国事访问 */
const STATE_VISIT =
  /(?:抵达|飞抵|到达)[\p{Script=Han}]{2,8},?(?:开始|进行|开始?对[\p{Script=Han}]{2,8}进行|对[\p{Script=Han}]{2,8}进行)[^,。;]{0,10}(?:访问|访华)/gu;

/** 乘专机回到某地, 离开某地前往: a journey that is news. 率团访汉: a visit to a place in short. */
const JOURNEY =
  /(?:乘(?:坐)?(?:专机|飞机|专列|火车|专车|轮船|\p{Script=Han}{0,2}船|机|车)(?:[^,。;]{0,6}?)(?:回到|返回|抵达|飞抵|到达|离开)|(?:率[^,。;]{1,16}?|一行(?:\d+人|[一二三四五六七八九十]+人)?)访(?=[\p{Script=Han}](?![谈问查贫])))/gu;

function journeys(line: Line): Trigger[] {
  if (!/[乘访]/u.test(line.text) || !line.mentions.some(({ label }) => label === 'Person')) return [];
  const base = line.span.start;
  const state = allMatches(STATE_VISIT, line.text).map((hit): Trigger => {
    const start = base + hit.index;
    return { kind: 'visit', frame: 'verb', span: { start, end: start + hit[0].length } };
  });
  const found = allMatches(JOURNEY, line.text)
    .filter((hit) => !isQuoted(line, base + hit.index) && !/[将要拟]$/u.test(line.text.slice(0, hit.index)))
    .map((hit) => {
      const end = base + hit.index + hit[0].length;
      const verb = /(?:回到|返回|抵达|飞抵|到达|离开|访)$/u.exec(hit[0])?.[0] ?? hit[0];
      return { kind: 'visit', frame: 'verb', span: { start: end - verb.length, end } } as const;
    });
  return [...state, ...found];
}

/** 出席大会的某省代表团(5月7日下午在某厅)讨论报告: a delegation to a congress sits. */
const DISCUSSION =
  /代表团(?:全体会议)?(?:[^,。;的]{0,30}(?:上午|下午|[日天晚厅]))?(?:继续|分组|认真|热烈|集中){0,2}(讨论|审议)(?!会|结束|时)(?=[^,。;]{0,40}报告)/gu;

function discussions(line: Line): Trigger[] {
  if (!line.text.includes('代表团')) return [];
  const base = line.span.start;
  return allMatches(DISCUSSION, line.text).map((hit) => {
    const end = base + hit.index + hit[0].length;
    return { kind: 'meeting', frame: 'verb', span: { start: end - 2, end } };
  });
}

interface VerbHit {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  readonly value: EventKind;
}

function isNominal(text: string, start: number, end: number, lexicon: EventLexicon): boolean {
  const verb = lexicon.roleVerbs.at(text, start, end)?.value;
  return Boolean(
    verb?.notAfter?.test(text.slice(end, end + 8)) || verb?.notBefore?.test(text.slice(Math.max(0, start - 8), start)),
  );
}

function verbFits(line: Line, hit: VerbHit, lexicon: EventLexicon): boolean {
  const before = line.text.slice(0, hit.start);
  // 参加会见: a meeting told before
  if (hit.value === 'visit' && /(?:参加|陪同|出席)了?$/u.test(before)) return false;
  if (hit.value === 'ceremony') {
    const rest = line.text.slice(hit.end, hit.end + 4);
    const dated = line.dates.some(({ date }) => date !== undefined);
    return dated && CEREMONY_REST.test(rest) && !CEREMONY_BEFORE.test(before);
  }
  // 为迎接…巡查, 传达学习…检查工作文件, 通报检查情况: a purpose or a paper, no inspection
  if (
    hit.value === 'inspection' &&
    /^(?:为|为了|根据|按照|经|通过)|传达|学习|贯彻|部署|安排|筹备|通报|汇报|反馈/u.test(
      before.slice(clauseStart(before, before.length)),
    )
  ) {
    return false;
  }
  if (hit.value === 'report' && !/(?:向|到|赴)[^,。;]{1,24}$/u.test(before)) return false;
  const upto = line.span.start + hit.start;
  const hasActor = line.mentions.some(
    ({ label, span }) =>
      (label === 'Person' || label === 'Organization') && span.end <= upto && !isQuoted(line, span.start),
  );
  // 率队来某地开展专题调研
  const isTour =
    /(?:率|带队|一行|来|到|赴|深入|前往)[^,。]{1,12}(?:开展|进行)[^,。]{0,4}$/u.test(before) ||
    // 深入甲旗、乙市,就某事进行调研
    /(?:到|赴|深入|前往)[^,。]{2,30},(?:就|围绕)[^,。]{2,30}(?:开展|进行)[^,。]{0,4}$/u.test(before);
  return (
    (hasActor && isTour) ||
    (hasActor && !/(?:要|应|需|须|将|加强|开展|进行|经|接受|组织|深化|认真|定期)[^,。]{0,4}$/u.test(before)) ||
    hasGroup(before, lexicon)
  );
}

function hasGroup(before: string, lexicon: EventLexicon): boolean {
  return lexicon.groups.scan(before).length > 0;
}

function studies(line: Line, hit: VerbHit, lexicon: EventLexicon): boolean {
  return hit.value === 'inspection' && hit.phrase === '考察' && lexicon.studyGroups.test(line.text.slice(0, hit.start));
}

const MARKS = new CharSet(',。;:!?');

/** Start of the clause that contains `at`: after the last comma, colon or semicolon. */
export function clauseStart(text: string, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (MARKS.has(text.charCodeAt(i))) return i + 1;
  return 0;
}

/** Where the name that ends in a noun begins: at its opening quote, else at the clause's start, after date and hour. */
function nameFrom(line: Line, nounStart: number, nounEnd: number): number {
  const { text } = line;
  const quote = line.quotes.find(({ end }) => end === line.span.start + nounEnd);
  if (quote) return quote.start - line.span.start;
  let from = clauseStart(text, nounStart);
  for (const { span } of line.dates) {
    const end = span.end - line.span.start;
    if (end > from && end <= nounStart) from = end;
  }
  const lead = /^[ 、]*(?:上午|下午|晚上?(?![宴会])|上|,)?[ ,]*/u.exec(text.slice(from, nounStart));
  const start = from + (lead?.[0].length ?? 0);
  // 下午,|上海…: the first character of a name is no 上 of 会上
  const cut = line.mentions.find(
    ({ span }) => span.start < line.span.start + start && line.span.start + start < span.end,
  );
  return cut && cut.span.start >= line.span.start + from ? cut.span.start - line.span.start : start;
}

function lastMatch(pattern: RegExp, text: string): { readonly start: number; readonly end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    found = { start: hit.index, end: hit.index + hit[0].length };
  }
  return found;
}
