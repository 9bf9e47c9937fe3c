import type { Draft } from './detect.js';
import type { Line } from './lines.js';
import { clauseStart } from './triggers.js';

const MAX_NAME = 40;
const GENERIC = /^(?:[^第]{0,2}(?:会议|大会|全会|座谈会|常委会|仪式|培训班|活动|会)|第.{1,6}次(?:全体)?会议)$/u;

/** A short noun phrase for an event, in the article's own characters. */
export function nameOf(draft: Draft, lines: readonly Line[]): string {
  return shortened(
    tidy(
      draft.trigger.noun ? afterTitles(fromBareNoun(draft, lines) ?? fromNoun(draft), draft) : fromVerb(draft, lines),
    ),
    draft,
    lines,
  );
}

/** A name too long to print whole: that of the heading, else its first items, or its end from a whole word on. */
function shortened(name: string, draft: Draft, headings: readonly Line[]): string {
  if (name.length <= MAX_NAME) return name;
  const heading = draft.provisional ? undefined : headings.find(({ zone }) => zone === 'headline');
  const pieces = heading?.text.split(/[,。!?;: ]/u).filter((piece) => piece.length > 4 && piece.length <= MAX_NAME);
  const noun = draft.trigger.noun ? name.slice(-2) : undefined;
  const told = noun === undefined ? pieces?.[0] : pieces?.find((piece) => piece.includes(noun));
  if (told !== undefined) return told;
  if (noun === undefined) {
    const cut = name.slice(0, MAX_NAME);
    return cut.includes('、') ? cut.slice(0, cut.lastIndexOf('、')) : cut;
  }
  const tail = name.slice(-MAX_NAME);
  const from = Math.max(tail.lastIndexOf('、'), tail.search(/的/u));
  if (from >= 0) return tail.slice(from + 1);
  // 2|022年重大项目开工仪式: no number is cut
  return /\d$/u.test(name.slice(0, -MAX_NAME)) ? tail.replace(/^\d*[年月日]?/u, '') : tail;
}

/** 优秀工作者、副社长某某同志告别仪式: the titles before the name of whom the event is for are not its name. */
function afterTitles(name: string, { line, trigger }: Draft): string {
  if (!trigger.noun || !name.includes('、')) return name;
  const { start, end } = trigger.noun;
  const person = line.mentions.findLast(
    ({ label, span }) => label === 'Person' && span.start > start && span.end <= end && end - span.end <= 12,
  );
  return person ? line.text.slice(person.span.start - line.span.start, end - line.span.start) : name;
}

/** 举行会谈: a noun that says nothing by itself is named by the heading that tells of it. */
function fromBareNoun({ line, trigger, provisional }: Draft, lines: readonly Line[]): string | undefined {
  const noun = trigger.noun as { start: number; end: number };
  const name = line.text.slice(noun.start - line.span.start, noun.end - line.span.start);
  if (!provisional && trigger.frame !== 'hold' && GENERIC.test(name)) return fromHeadline(name, lines);
  if (name.length > 2 || GENERIC.test(name) || provisional) return undefined;
  const heading = lines.find(({ zone, text }) => zone === 'headline' && text.includes(name));
  return heading?.text.split(/[,。!?;: ]/u).find((piece) => piece.includes(name) && piece.length > name.length + 3);
}

/** 大会…举行 under 某校建校三十周年庆典大会隆重举行: the headline names it whole. */
function fromHeadline(name: string, lines: readonly Line[]): string | undefined {
  const heading = lines.find(({ zone, text }) => zone === 'headline' && text.includes(name));
  const piece = heading?.text.split(/[,。!?;: ]/u).find((each) => each.includes(name));
  const whole = piece?.slice(0, piece.indexOf(name) + name.length) ?? '';
  const isHeld = piece !== undefined && HEADLINED.test(piece.slice(whole.length));
  return isHeld && whole.length >= name.length + 4 && !ACTED_ON.test(whole) ? whole : undefined;
}

const HEADLINED =
  /^(?:今日?|昨日?|近日|日前)?(?:在\p{Script=Han}{1,12})?(?:隆重|胜利|圆满|顺利|正式|盛大|成功)?(?:举行|召开|举办|开幕|闭幕|结束|落幕)/u;
const ACTED_ON = /召开|举行|举办|出席|参加|主持|列席/u;

function fromNoun(draft: Draft): string {
  const { line, trigger } = draft;
  const base = line.span.start;
  const noun = trigger.noun as { start: number; end: number };
  const name = line.text.slice(noun.start - base, noun.end - base);
  if (!GENERIC.test(tidy(name))) return name;
  const rest = line.text.slice(noun.end - base);
  const matter = /^(?:传达|学习|研究|部署|贯彻|专题|审议|安排|听取|讨论|总结)[^,。;]{3,28}/u.exec(rest)?.[0];
  if (matter !== undefined) return matter + name;
  const start = trigger.span.start - base;
  const subject = line.text.slice(subjectStart(line, start), start);
  // 并与我州|召开座谈会: with whom, and not whose
  const own = /^(?:并|还|又)?[与同和]/u.test(subject) ? '' : subject;
  const holder = own.replace(/(?:在[^,]*|主持|组织|联合|隆重|再次|上午|下午)+$/u, '');
  const hasPerson = line.mentions.some(
    ({ label, span }) => label === 'Person' && span.end <= base + start && span.start >= base + start - subject.length,
  );
  return trigger.frame === 'hold' && !hasPerson && holder.length <= 24 ? holder + name : name;
}

function subjectStart(line: Line, at: number): number {
  let from = clauseStart(line.text, at);
  for (const { span } of line.dates) {
    const end = span.end - line.span.start;
    if (end > from && end <= at) from = end;
  }
  return from;
}

/** 作了题为|《乡土与变迁》的报告 */
const TITLED = /(?<=^作了?题为)[《“][^》”。;]{2,30}[》”]的?(?:\p{Script=Han}{0,4}(?:报告|发言|讲座|演讲))?/u;

/** The heading that tells it, else the clause of the verb with its subject. */
function fromVerb(draft: Draft, lines: readonly Line[]): string {
  const { line, trigger } = draft;
  const verb = line.text.slice(trigger.span.start - line.span.start, trigger.span.end - line.span.start);
  // a heading names the event that the article opens with
  for (const heading of draft.provisional ? [] : lines) {
    if (heading.zone === 'body' || heading.zone === 'head') continue;
    const part = heading.text
      .split(/[,。!?;: ]/u)
      .find((piece) => piece.includes(verb) && piece.length > verb.length + 3);
    if (part !== undefined) return part;
  }
  const talk = draft.provisional || draft.kind !== 'visit' ? undefined : talkOf(line, lines);
  if (talk !== undefined) return talk;
  const at = trigger.span.start - line.span.start;
  const titled = TITLED.exec(line.text.slice(at, at + 60))?.[0];
  if (titled !== undefined) return titled;
  const end = /^[^,。;!]*/u.exec(line.text.slice(at))?.[0].length ?? 0;
  const actor = line.mentions.find(({ label, span }) => label === 'Person' && span.end <= trigger.span.start);
  const from = subjectStart(line, at);
  const clause = line.text.slice(from, at + end);
  const lacksActor = actor !== undefined && actor.span.start - line.span.start < from;
  return lacksActor ? actor.name + clause : clause;
}

/** 甲与乙会谈 above 甲在某市会见乙: the headline's piece that names somebody of the sentence, by another word of talking. */
function talkOf({ mentions }: Line, headings: readonly Line[]): string | undefined {
  const pieces = headings.flatMap(({ zone, text }) => (zone === 'headline' ? text.split(/[,。!?;: ]/u) : []));
  const talk = pieces.find((piece) => /(?:会谈|会见|会晤|座谈|拜会|接见)(?:交流)?$/u.test(piece));
  return talk !== undefined && mentions.some(({ label, name }) => label === 'Person' && talk.includes(name))
    ? talk
    : undefined;
}

function tidy(name: string): string {
  const plain = name
    .replace(/\((?:下称|以下简称|简称|以下称)[^()]{1,20}\)/gu, '')
    .replace(/^[\s、,。的了]+|[\s、,。]+$/gu, '')
    .replace(/^由[^,。]{1,40}?(?:主办|承办|举办|协办|组织)的/u, '')
    .replace(/^(?:据[^,。]{0,10}[电讯]|[^,。]{0,6}社电|又讯|另讯)/u, '')
    .replace(/^(?:上午|下午|晚上?(?![宴会])|,|在)+/u, '')
    .replace(/^历时[^,。;]{1,6}的/u, '')
    .replace(/^并(?![购网联轨表行])/u, '')
    .trim();
  return plain;
}
