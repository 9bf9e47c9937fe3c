import type { Claim } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import type { Draft } from './detect.js';
import type { EventLexicon } from './lexicon.js';
import type { Line } from './lines.js';
import { keyOf } from './participation.js';
import { clauseStart } from './triggers.js';

/** A place where an event was held, with the sentence that says so. */
export interface Venue {
  readonly place: Mention;
  readonly line: Line;
}

/** Between a place and the verb of what took place there. */
const TO_VERB =
  /^(?:[^,。;:、]{0,6})?(?:正式|隆重|成功|顺利|联合|组织|主持)?(?:召开|举行|举办|开幕|开班|开展|下线|开工|奠基|揭牌|竣工|投产|通车|启动|启用|签约|签署|签订|举|破土|动工|现场|实地|就|开展|考察|调研|视察|督查|督导|检查|走访|慰问|看望|学习|专题|访问|参观|会见|拜访|巡查|暗访)/u;

/**
 * The innermost places of the chains that say where the event was held: 在…召开, 赴…考察, …举行 with the place as its
 * subject, 调研… with the place as its object. Several only where they are listed: 赴甲县、乙区.
 */
export function venuesOf(draft: Draft, lines: readonly Line[], lexicon: EventLexicon): Venue[] {
  const told = venuesIn(draft.line, draft, lexicon);
  if (told.length === 1) {
    const house = houseTold(told[0] as Venue, draft, lines, lexicon);
    if (house) return [house];
  }
  if (told.length === 0) told.push(...venueBefore(draft, lines));
  if (told.length === 0) told.push(...mainVenue(lines));
  if (told.length === 0) told.push(...venueToldAgain(draft, lines, lexicon));
  if (told.length > 0 || draft.headed || draft.kind === 'meeting') return told;
  const heading = lines.find((line) => line.zone === 'headline');
  return heading ? venuesIn(heading, undefined, lexicon) : [];
}

/** 在甲市会见, then 在甲市|某宾馆亲切会见: the house, where a caption tells the city alone. */
function houseTold({ place }: Venue, draft: Draft, lines: readonly Line[], lexicon: EventLexicon): Venue | undefined {
  if (place.kind === 'site' || draft.trigger.frame !== 'verb' || draft.kind !== 'visit') return undefined;
  const { span } = draft.trigger;
  const verb = draft.line.text.slice(span.start - draft.line.span.start, span.end - draft.line.span.start);
  for (const line of lines) {
    const at = line.zone === 'body' && line !== draft.line ? line.text.indexOf(verb) : -1;
    if (at < 0) continue;
    const start = line.span.start + at;
    const trigger = { ...draft.trigger, span: { start, end: start + verb.length } };
    const house = venuesIn(line, { ...draft, line, trigger, provisional: false }, lexicon)[0];
    const chain = chainsOf(line).find((each) => each.at(-1) === house?.place);
    if (house?.place.kind === 'site' && chain?.some(({ name }) => name === place.name)) return house;
  }
  return undefined;
}

const HELD = /(?:召开|举行|举办|开幕|闭幕)$/u;

/** 某会议胜利闭幕, as a caption has it, then 某会议在某剧院胜利闭幕: the place before the same verb. */
function venueToldAgain(draft: Draft, lines: readonly Line[], lexicon: EventLexicon): Venue[] {
  const { trigger, line: told, kind } = draft;
  const words = told.text.slice(0, trigger.span.end - told.span.start);
  const verb = (kind === 'meeting' || kind === 'ceremony') && HELD.exec(words)?.[0];
  const noun =
    trigger.noun && told.text.slice(trigger.noun.end - 2 - told.span.start, trigger.noun.end - told.span.start);
  if (!verb || !noun) return [];
  for (const line of lines) {
    const at = line.zone === 'body' && line !== told && line.text.includes(noun) ? line.text.indexOf(verb) : -1;
    if (at < 0) continue;
    const end = line.span.start + at + verb.length;
    const before = chainsOf(line).find((chain) => {
      const place = (chain.at(-1) as Mention).span.end;
      return place < end && /^\p{Script=Han}{0,4}$/u.test(line.text.slice(place - line.span.start, at));
    });
    if (!before) continue;
    const span = { start: end - verb.length, end };
    return venuesIn(line, { ...draft, line, trigger: { ...trigger, span }, provisional: false }, lexicon);
  }
  return [];
}

/** 主会场设在某地: a sentence of the event names where it sat. */
function mainVenue(lines: readonly Line[]): Venue[] {
  for (const line of lines) {
    const chain = chainsOf(line).find((each) => {
      const before = line.text.slice(0, (each[0] as Mention).span.start - line.span.start);
      return /(?:主会场|会场|赛场|会址|活动地点)(?:分别)?(?:设|安排|选|位于)(?:立|定)?(?:在|于)?$/u.test(before);
    });
    if (chain) return [{ place: chain.at(-1) as Mention, line }];
  }
  return [];
}

/** 在这里举行: the place named last before. */
function venueBefore(draft: Draft, lines: readonly Line[]): Venue[] {
  const words = draft.line.text.slice(0, draft.trigger.span.end - draft.line.span.start);
  if (!/在(?:这里|此地|该[村镇县区地])[^,。;]{0,6}$/u.test(words)) return [];
  const earlier = lines.slice(0, lines.indexOf(draft.line)).findLast((line) => chainsOf(line).length > 0);
  const place = earlier && chainsOf(earlier)[0]?.at(-1);
  return place ? [{ place, line: draft.line }] : [];
}

function venuesIn(line: Line, draft: Draft | undefined, lexicon: EventLexicon): Venue[] {
  const from = draft ? earlierEnd(draft) : line.span.start;
  const chains = chainsOf(line).filter(
    (chain) => (chain[0] as Mention).span.start >= from && !isLeftAgain(line, chain.at(-1) as Mention),
  );
  const tour =
    draft?.kind === 'study' || draft?.kind === 'visit' ? chains.findLast((chain) => isToured(line, chain)) : undefined;
  if (tour) return [{ place: tour.at(-1) as Mention, line }];
  const at = chains.findIndex((chain) => isVenue(line, chain[0] as Mention, chain.at(-1) as Mention, draft, lexicon));
  if (at < 0) return [];
  const venues: Venue[] = [];
  for (const chain of chains.slice(at)) {
    const last = venues.at(-1)?.place;
    const gap =
      last && line.text.slice(last.span.end - line.span.start, (chain[0] as Mention).span.start - line.span.start);
    if (gap !== undefined && !/^[、和及]$/u.test(gap) && !isStations(gap, venues.length, draft)) break;
    venues.push({ place: chain.at(-1) as Mention, line });
  }
  return venues;
}

/** 赴甲县、乙县等地调研后,又到某公司调研: where they had been before. */
function isLeftAgain({ text, span }: Line, { span: { end } }: Mention): boolean {
  return text.includes('后,') && LEFT_AGAIN.test(text.slice(end - span.start, end - span.start + 80));
}

const LEFT_AGAIN =
  /^(?:[、和]\p{Script=Han}{2,5}){0,4}(?:等地)?(?:进行)?(?:调研|考察|检查|视察|访问|参观)(?:结束)?之?后,[^。;]{0,20}(?:又|再|专程)[^。;,]{0,4}(?:到|赴|来到|前往)[^。;]{2,20}(?:调研|考察|检查|视察|访问|参观)/u;

/** 深入某某州,先后来到|甲县、乙县: the stations of a tour, after the region that it is told of. */
function isStations(gap: string, count: number, draft: Draft | undefined): boolean {
  const isTour = draft?.kind === 'inspection' || draft?.kind === 'study' || draft?.kind === 'visit';
  return isTour && count === 1 && /^[^,。;]{0,4},(?:先后|分别|依次)(?:来到|到|赴|前往|深入|走进|在)$/u.test(gap);
}

/** The clause in which a later event of the same sentence is told begins after the last comma before it. */
export function earlierEnd(draft: Draft): number {
  if (!draft.provisional) return draft.line.span.start;
  return draft.line.span.start + clauseStart(draft.line.text, draft.trigger.span.start - draft.line.span.start);
}

/** Places that stand directly one after another, the widest first. */
function chainsOf(line: Line): Mention[][] {
  const chains: Mention[][] = [];
  for (const mention of line.mentions) {
    if (mention.label !== 'Place' || mention.implied) continue;
    if (line.mentions.some((other) => other !== mention && other.label !== 'Place' && covers(other, mention))) continue;
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    const isNext =
      last &&
      /^(?:省会|首府|州府|市区|境内)?$/u.test(
        line.text.slice(last.span.end - line.span.start, mention.span.start - line.span.start),
      );
    if (chain && isNext && mention.span.start >= last.span.end) chain.push(mention);
    else if (last && mention.span.start < last.span.end) continue;
    else chains.push([mention]);
  }
  return chains;
}

function covers(outer: Mention, inner: Mention): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end && outer.label !== 'Event';
}

function isVenue(line: Line, first: Mention, last: Mention, draft: Draft | undefined, lexicon: EventLexicon): boolean {
  const base = line.span.start;
  const before = line.text
    .slice(Math.max(0, first.span.start - base - 24), first.span.start - base)
    .replace(/(?:省会|首府|首都)$/u, '');
  const after = line.text.slice(last.span.end - base, last.span.end - base + 24);
  // 考察团成都考察
  if (draft?.trigger.frame === 'verb' && draft.kind === 'study' && last.span.end === draft.trigger.span.start)
    return true;
  if (/^设(?:主)?会场/u.test(after)) return true;
  if (draft && first.span.start >= draft.trigger.span.end) return isObject(line, first, draft);
  const isLed =
    lexicon.heldAt.test(before) ||
    /(?:^|[^现正存])在[\p{Script=Han}]{0,4}(?:兵团)?第[一二三四五六七八九十]+师$/u.test(before) ||
    /在“[^”]{2,16}”$/u.test(before) ||
    // 在某某集团总部|海天大厦
    (first.kind === 'site' && /[在于]\p{Script=Han}{2,12}(?:集团|公司|总部|大学|学院|医院)$/u.test(before));
  if (isLed && !/^(?:的|各|市委|县委|区委)/u.test(after))
    return /^(?:等地?|[、和,]|[^,。;]{0,16}$)/u.test(after) || TO_VERB.test(after) || /^[^,。;]{0,16}/u.test(after);
  const opens = /(?:^|[,。;: ])(?:昨日|[^,。;]{0,8}日(?:上午|下午|晚)?)?[ ,]*$/u.test(before);
  return opens && draft?.trigger.frame === 'hold' && /^(?:隆重|组织|联合)?(?:召开|举行|举办|开展)/u.test(after);
}

/** 飞抵某市,开始在某省的考察之旅: what the journey is through, whatever its first station. */
function isToured({ text, span }: Line, chain: readonly Mention[]): boolean {
  const [first, last] = [chain[0] as Mention, chain.at(-1) as Mention];
  return text[first.span.start - span.start - 1] === '在' && TOUR_OF.test(text.slice(last.span.end - span.start));
}

const TOUR_OF = /^的(?:学习|参观)?(?:考察|访问|调研)(?:之旅|之行|活动|行程)/u;

/** 调研湖南自贸区: the place follows the verb. */
function isObject(line: Line, place: Mention, draft: Draft): boolean {
  if (draft.trigger.frame !== 'verb' || (draft.kind !== 'inspection' && draft.kind !== 'study')) return false;
  const gap = line.text.slice(draft.trigger.span.end - line.span.start, place.span.start - line.span.start);
  return /^了?$/u.test(gap);
}

/** The HELD_IN claims of an event. */
export function heldIn(venues: readonly Venue[], eventKey: string): Claim[] {
  return venues.map(({ place, line }) => ({
    type: 'HELD_IN',
    from: eventKey,
    to: keyOf(place),
    certain: place.certain,
    evidence: line.span,
    rule: 'events/held-in',
  }));
}
