import type { Article } from '../../../domain/article.js';
import type { EventKind } from '../../../domain/claim.js';
import { extended } from '../../../domain/extended.js';
import { type DateMention, daysBetween, findDates } from '../../../text/dates.js';
import type { RecogniseContext } from '../../3-recognise/context.js';
import type { EventLexicon } from './lexicon.js';
import { isDateline, type Line } from './lines.js';
import { clauseStart, isElection, type Trigger, triggersOf } from './triggers.js';

/** An event of the article before its participants are known. */
export interface Draft {
  readonly kind: EventKind;
  readonly trigger: Trigger;
  /** Sentence that tells of it first. */
  readonly line: Line;
  readonly date?: DateMention;
  /** True for a meeting within an inspection, visit or ceremony: it stands when somebody has a role in it. */
  readonly provisional: boolean;
  /** True when nothing but a heading tells of it. */
  readonly headed: boolean;
}

/** Body sentences among which the first event must be told. */
const LEAD_LINES = 8;
/** An event longer ago than this is background, unless the article opens with it. */
const STALE_DAYS = 21;
/** An election is told of again with the others of its round. */
const STALE_TERM = 120;
/** A sentence ends in a stop; headings, decks and captions do not. */
const ENDED = /[。!?…;:][”’)]?$/u;
/** A day of its own, before the event told first. */
const EARLIER = /^(?:此前|在此之前|稍早前|早些时候),?在?\d{1,2}月\d{1,2}日/u;
/** Another part of the day, and who holds something then. */
const LATER = /(?:^|[,。;])(?:当[天日]|[今昨]天)?(?:中午|下午|晚上?),?(?:在[^,。;]{1,12})?[^,。;]{0,14}$/u;
/** Frames that say that a meeting was held. */
const HELD: ReadonlySet<Trigger['frame']> = new Set(['hold', 'held']);
/** Who came along is told in a sentence of its own. */
const ACCOMPANIED = /陪同(?:调研|考察)?。$/u;
/** 下午,某某作了题为…的报告: a lecture after what the morning was told of. */
const LATER_HALF = /^(?:下午|晚上|傍晚|中午),/u;
/** What is done on one day of a visit. */
const RECEIVED = /^(?:会见|接见|会晤|座谈|会谈|拜会)/u;
const HOSTING: ReadonlySet<EventKind> = new Set(['inspection', 'visit', 'study', 'training', 'ceremony', 'signing']);
const MEETINGS: ReadonlySet<EventKind> = new Set(['meeting', 'report']);
const HEADED: ReadonlySet<EventKind> = new Set([
  'study',
  'inspection',
  'visit',
  'meeting',
  'training',
  'signing',
  'ceremony',
  'report',
]);

/** The events that an article tells, in text order; commentaries, notices and most photographs tell none. */
export function detectEvents(context: RecogniseContext, lines: readonly Line[], lexicon: EventLexicon): Draft[] {
  const { article } = context;
  if (article.kind === 'notice') return [];
  const drafts: Draft[] = [];
  const decks = deckLines(lines, lexicon, context.folded);
  for (const line of lines) {
    if (line.zone !== 'body' || decks.has(line) || (drafts.length === 0 && line.order >= LEAD_LINES)) continue;
    for (const trigger of triggersOf(line, lexicon)) {
      if (isBackground(article, line, trigger, lexicon)) continue;
      if (drafts[0] && isToldAgain(drafts, line, trigger)) {
        drafts[0] = extended(drafts[0], { trigger, line, date: dateOf(line, trigger) as DateMention });
        continue;
      }
      const draft = drafts[0]
        ? sequelOf({ drafts, lines, lexicon }, line, trigger)
        : firstEvent(context, lines, line, trigger);
      if (draft) drafts.push(draft);
    }
  }
  if (drafts.length > 0) return withoutSummary(heldLater(drafts, lines, lexicon));
  const headed =
    article.kind === 'photo' || article.kind === 'commentary' ? undefined : fromHeading(article, lines, lexicon);
  return headed ? [headed] : [];
}

/** 师生参加了大会。…|庆典大会在某广场隆重举行: a bare noun told first, and the sentence of the lead that names it. */
function heldLater(drafts: readonly Draft[], lines: readonly Line[], lexicon: EventLexicon): readonly Draft[] {
  const [first, ...rest] = drafts as [Draft, ...Draft[]];
  const noun = nounText(first.trigger, first.line).replace(/^了/u, '');
  if (first.trigger.frame !== 'attend' || noun.length !== 2) return drafts;
  for (const line of lines) {
    if (line.zone !== 'body' || line.order <= first.line.order || line.order >= LEAD_LINES) continue;
    if (!line.text.includes(noun)) continue;
    const trigger = triggersOf(line, lexicon).find(
      (each) => HELD.has(each.frame) && nounText(each, line).endsWith(noun) && nounText(each, line) !== noun,
    );
    if (!trigger) continue;
    const others = rest.filter((draft) => draft.line !== line || draft.trigger.span.start !== trigger.span.start);
    return [extended(first, { trigger, line, kind: trigger.kind }), ...others];
  }
  return drafts;
}

/** 追悼会在某地举行。…|7月5日,某人的追悼会在某地举行: the one event of a summary, and its day in the text below. */
function isToldAgain([first, ...more]: readonly Draft[], line: Line, trigger: Trigger): boolean {
  if (!first || more.length > 0 || first.date || first.line.paragraph === line.paragraph) return false;
  const told = nounText(first.trigger, first.line);
  return (
    first.trigger.frame === 'held' &&
    trigger.frame === 'held' &&
    told.length >= 3 &&
    nounText(trigger, line).endsWith(told) &&
    dateOf(line, trigger)?.date !== undefined
  );
}

function nounText({ noun }: Trigger, { text, span }: Line): string {
  return noun ? text.slice(noun.start - span.start, noun.end - span.start) : '';
}

/**
 * Lines without a stop that open the body and repeat what a dated sentence of the lead tells: headlines and decks printed
 * again, captions. No event is read from them.
 */
function deckLines(lines: readonly Line[], lexicon: EventLexicon, folded: string): ReadonlySet<Line> {
  const lead = lines.filter(({ zone, order }) => zone === 'body' && order < LEAD_LINES);
  const kindsOf = (line: Line): Set<EventKind> => new Set(triggersOf(line, lexicon).map(({ kind }) => kind));
  const isDated = (line: Line): boolean => line.dates.some(({ date }) => date !== undefined);
  const told = lead.findIndex((line) => isDated(line) && ENDED.test(line.text) && kindsOf(line).size > 0);
  if (told < 1) return new Set();
  // …努力 新华社北京9月30日电 …: what stands before the dateline in the text, with stops
  const sent = lead.findIndex(({ dates }) => dates.some((date) => isDateline(folded, date)));
  const kinds = kindsOf(lead[told] as Line);
  return new Set(
    lead
      .slice(0, told)
      .filter(
        (line, at) =>
          !isDated(line) &&
          (!ENDED.test(line.text) || at < sent) &&
          [...kindsOf(line)].every((kind) => kinds.has(kind)),
      ),
  );
}

function firstEvent(
  context: RecogniseContext,
  lines: readonly Line[],
  line: Line,
  trigger: Trigger,
): Draft | undefined {
  const { article } = context;
  const hasPerson = line.mentions.some(({ label }) => label === 'Person');
  const date = dateOf(line, trigger) ?? paragraphDate(lines, line) ?? headingDate(lines) ?? dateline(context);
  // a commentary may open with news; it tells an event only as news do, with a day and a name
  if (
    article.kind === 'commentary' &&
    !((hasPerson || trigger.kind === 'signing') && date?.date !== undefined && line.order <= 2)
  )
    return undefined;
  const hasOrganizer =
    trigger.frame === 'held' && line.mentions.some(({ label, implied }) => label === 'Organization' && !implied);
  // 8月2日,某镇举行龙舟大会。图为…: a caption that says what was held on which day
  const isHeldOnDay = trigger.noun !== undefined && HELD.has(trigger.frame) && date?.date !== undefined;
  if (article.kind === 'photo' && !hasPerson && !hasOrganizer && !isHeldOnDay) return undefined;
  if (article.kind === 'feature' && (date?.date === undefined || line.order > 2)) return undefined;
  if (trigger.frame === 'verb' && !hasPerson && date === undefined && !headingTells(lines, trigger)) return undefined;
  return { kind: trigger.kind, trigger, line, ...(date ? { date } : {}), provisional: false, headed: false };
}

/** An undated opening that sums up several dated events of its kind is none of its own. */
function withoutSummary(drafts: readonly Draft[]): Draft[] {
  const [first, ...rest] = drafts as [Draft, ...Draft[]];
  const dated = rest.filter(
    (draft) => draft.kind === first.kind && draft.date?.date !== undefined && !draft.date.anaphoric,
  );
  if (first.date?.date !== undefined || new Set(dated.map((draft) => draft.date?.date)).size < 2) return [...drafts];
  return rest;
}

function headingTells(lines: readonly Line[], trigger: Trigger): boolean {
  return lines.some(
    (line) => line.zone !== 'body' && trigger.frame === 'verb' && line.text.includes(wordOf(trigger, line)),
  );
}

function wordOf(trigger: Trigger, line: Line): string {
  return line.text.slice(trigger.span.start - line.span.start, trigger.span.end - line.span.start) || '\0';
}

interface Report {
  readonly drafts: readonly Draft[];
  readonly lines: readonly Line[];
  readonly lexicon: EventLexicon;
}

function sequelOf({ drafts, lines, lexicon }: Report, line: Line, trigger: Trigger): Draft | undefined {
  const first = drafts[0] as Draft;
  const latest = drafts.at(-1) as Draft;
  const hasActor = line.mentions.some(
    ({ label, implied }) => label === 'Person' || (label === 'Organization' && !implied),
  );
  const own = dateOf(line, trigger);
  // 4月1日上午,某人出席…开幕式: on a day of a visit
  const isCall =
    trigger.frame === 'attend' && trigger.kind === 'ceremony' && first.kind === 'visit' && own !== undefined;
  if (trigger.frame === 'title' || (trigger.frame === 'attend' && !isCall)) return undefined;
  const at = trigger.span.start - line.span.start;
  const opening = line.text.slice(0, at);
  const clause = line.text.slice(clauseStart(line.text, at));
  // 开幕式结束后,某某作了题为…的报告: part of what was opened; in the afternoon, an event of its own
  if (trigger.kind === 'meeting' && trigger.frame === 'verb' && !LATER_HALF.test(line.text)) return undefined;
  const isMarked =
    lexicon.sequel.test(opening) ||
    lexicon.sequel.test(clause) ||
    LATER_HALF.test(opening) ||
    /(?:^|[,。;])(?:随后|会前|会后|又讯|[^,。;]{0,8}(?:结束后|之前|之后|(?:仪式|签约|揭牌|会议|座谈会|活动|会见|会谈)前)),/u.test(
      opening,
    );
  // 26日下午,两省举行交流会: a meeting on a day of its own within a visit of several days, whoever holds it
  const isHeldWithin =
    own?.date !== undefined &&
    !own.anaphoric &&
    HOSTING.has(first.kind) &&
    first.date?.end !== undefined &&
    trigger.frame === 'hold' &&
    trigger.noun !== undefined;
  // 上午,代表团抵达某地。下午,两省举行交流会。: a later part of the day on which the visit begins
  const isLaterThatDay =
    HOSTING.has(first.kind) &&
    MEETINGS.has(trigger.kind) &&
    trigger.frame === 'hold' &&
    trigger.noun !== undefined &&
    LATER.test(opening);
  if (!hasActor && !isHeldWithin && !isLaterThatDay && !(isMarked && trigger.noun)) return undefined;
  const isOtherDay =
    own?.date !== undefined &&
    !own.anaphoric &&
    !drafts.slice(-20).some((draft) => within(own.date as string, draft.date));
  // 15日中午,某人主持召开经验交流会: a meeting with a day of its own within an event of several days
  const isOwnMeeting =
    own?.date !== undefined &&
    !own.anaphoric &&
    (hasActor || isHeldWithin) &&
    trigger.frame === 'hold' &&
    first.date?.end !== undefined &&
    line !== first.line;
  // 10月19日,校长会见代表团: a reception with a day of its own within a visit of several days
  const isReception =
    own?.date !== undefined &&
    !own.anaphoric &&
    first.kind === 'visit' &&
    first.date?.end !== undefined &&
    line !== first.line &&
    (RECEIVED.test(wordOf(trigger, line)) || trigger.kind === 'signing' || trigger.kind === 'ceremony');
  // 13日下午,某人一行调研…。某某等陪同。: a day of a tour with hosts of its own
  const isLeg =
    own?.date !== undefined &&
    !own.anaphoric &&
    first.kind === 'inspection' &&
    trigger.kind === 'inspection' &&
    first.date?.end !== undefined &&
    line !== first.line &&
    ACCOMPANIED.test(lines[lines.indexOf(line) + 1]?.text ?? '');
  // 此前,1月4日,市委召开会议: news of its own, told after the later one
  const isEarlierNews = isOtherDay && EARLIER.test(line.text) && HELD.has(trigger.frame) && hasActor;
  const isMeetingWithin =
    HOSTING.has(first.kind) && MEETINGS.has(trigger.kind) && trigger.frame !== 'verb' && !MEETINGS.has(latest.kind);
  // 拜会省长。随后,一行到工地调研: a tour after a talk between people
  const isTourAfter =
    latest.trigger.frame === 'verb' &&
    trigger.kind === 'inspection' &&
    RECEIVED.test(wordOf(latest.trigger, latest.line)) &&
    !/(?:参加|陪同)[^,。;]{0,4}$/u.test(opening);
  const isOtherKind =
    isTourAfter ||
    !isPart(latest, trigger) ||
    (trigger.noun !== undefined && (trigger.frame === 'hold' || trigger.frame === 'held'));
  // 又讯,同日某人会见…: further news, whatever its kind
  const isFurtherNews = line.isFurther && hasActor;
  if (
    !isMeetingWithin &&
    !isOtherDay &&
    !isOwnMeeting &&
    !isReception &&
    !isLeg &&
    !isFurtherNews &&
    !(isMarked && isOtherKind)
  )
    return undefined;
  const date = isOtherDay || isOwnMeeting || isReception || isLeg ? own : (own ?? first.date);
  return {
    kind: trigger.kind,
    trigger,
    line,
    ...(date ? { date } : {}),
    // an election names whom it elected, and nobody who took part
    provisional: !isEarlierNews && !line.isFurther && !isElection(wordOf(trigger, line)),
    headed: false,
  };
}

/** 调研 and 走访 of one inspection, 签约 at a 签约仪式: the same event told again. */
function isPart(draft: Draft, trigger: Trigger): boolean {
  if (draft.kind === trigger.kind) return true;
  const near: Partial<Record<EventKind, readonly EventKind[]>> = {
    visit: ['inspection', 'study'],
    inspection: ['visit', 'study', 'ceremony'],
    study: ['inspection', 'visit'],
    ceremony: ['signing', 'other'],
    signing: ['ceremony'],
    meeting: ['report'],
    report: ['meeting'],
    training: ['ceremony'],
    other: ['ceremony'],
  };
  return near[draft.kind]?.includes(trigger.kind) ?? false;
}

function within(date: string, range: DateMention | undefined): boolean {
  if (range?.date === undefined) return false;
  return range.date <= date && date <= (range.end ?? range.date);
}

function isBackground(article: Article, line: Line, trigger: Trigger, lexicon: EventLexicon): boolean {
  const at = trigger.span.start - line.span.start;
  const start = clauseStart(line.text, at);
  const before = line.text.slice(start, trigger.span.end - line.span.start);
  const isEarlierNews = line.order > 0 && EARLIER.test(line.text) && trigger.frame !== 'verb';
  if (
    lexicon.future.test(before.slice(0, at - start)) ||
    (!isEarlierNews && lexicon.background.test(before.slice(0, at - start)))
  )
    return true;

  if (/^(?:以来|后|之后|过程中|前夕)/u.test(line.text.slice(trigger.span.end - line.span.start))) return true;
  const date = dateOf(line, trigger);
  const published = article.meta.date;
  if (date?.date === undefined || published === undefined) return false;
  const age = daysBetween(date.date, published);
  const stale = isElection(wordOf(trigger, line)) ? STALE_TERM : STALE_DAYS;
  return age < -1 || (age > stale && line.order > 1);
}

/** The last date before the trigger, or the first in its frame. */
function dateOf(line: Line, trigger: Trigger): DateMention | undefined {
  const before = line.dates.filter(({ span }) => span.end <= trigger.span.end);
  return before.findLast(({ date }) => date !== undefined) ?? before.at(-1);
}

function paragraphDate(lines: readonly Line[], line: Line): DateMention | undefined {
  for (let i = lines.indexOf(line) - 1; i >= 0; i--) {
    const earlier = lines[i] as Line;
    if (earlier.zone !== 'body' || (earlier.paragraph !== line.paragraph && earlier.order > 0)) break;
    const date = earlier.dates.findLast((candidate) => candidate.date !== undefined);
    if (date) return date;
  }
  return undefined;
}

/** The day of the dateline, which stands in the opening of the text or its bylines. */
function dateline({ article, folded }: RecogniseContext): DateMention | undefined {
  const opening = folded.slice(0, (article.parts.paragraphs[0]?.start ?? 0) + 60);
  return findDates(opening, article.meta.date).find((date) => isDateline(opening, date));
}

function headingDate(lines: readonly Line[]): DateMention | undefined {
  for (const line of lines) {
    if (line.zone === 'body') continue;
    const date = line.dates.find((candidate) => candidate.date !== undefined);
    if (date) return date;
  }
  return undefined;
}

function fromHeading(article: Article, lines: readonly Line[], lexicon: EventLexicon): Draft | undefined {
  for (const line of lines) {
    if (line.zone === 'body' || line.zone === 'head') continue;
    for (const trigger of triggersOf(line, lexicon)) {
      if (!HEADED.has(trigger.kind) || isBackground(article, line, trigger, lexicon)) continue;
      if (!line.mentions.some(({ label }) => label === 'Person' || label === 'Organization')) continue;
      const date =
        dateOf(line, trigger) ??
        leadDate(article, lines) ??
        laterDate(article, lines, nounText(trigger, line).slice(-2));
      return { kind: trigger.kind, trigger, line, ...(date ? { date } : {}), provisional: false, headed: true };
    }
  }
  return undefined;
}

/** The day of the first sentence that speaks of what the heading names, below captions. */
function laterDate({ meta }: Article, lines: readonly Line[], word: string): DateMention | undefined {
  const line = lines.find(
    ({ zone, text, dates }) => zone === 'body' && dates.length > 0 && word && text.includes(word),
  );
  const date = line?.dates.find((candidate) => candidate.date !== undefined);
  const age = date?.date !== undefined && meta.date !== undefined ? daysBetween(date.date, meta.date) : -1;
  return age >= 0 && age <= STALE_DAYS ? date : undefined;
}

function leadDate(article: Article, lines: readonly Line[]): DateMention | undefined {
  const published = article.meta.date;
  for (const line of lines) {
    if (line.zone !== 'body' || line.order >= LEAD_LINES) continue;
    const date = line.dates.find((candidate) => candidate.date !== undefined);
    if (date?.date !== undefined && published !== undefined) {
      const age = daysBetween(date.date, published);
      if (age >= 0 && age <= STALE_DAYS) return date;
    }
  }
  return undefined;
}
