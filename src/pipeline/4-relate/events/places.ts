import type { Claim } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import type { Draft } from './detect.js';
import type { EventLexicon } from './lexicon.js';
import type { Line } from './lines.js';
import { keyOf } from './participation.js';

/** A place where an event was held, with the sentence that says so. */
export interface Venue {
  readonly place: Mention;
  readonly line: Line;
}

/** Between a place and the verb of what took place there. */
const TO_VERB =
  /^(?:[^,。;:、]{0,6})?(?:正式|隆重|成功|顺利|联合|组织|主持)?(?:召开|举行|举办|开幕|开班|开展|下线|开工|奠基|揭牌|竣工|投产|通车|启动|启用|签约|签署|签订|举|破土|动工|现场|实地|就|开展|考察|调研|视察|督查|督导|检查|走访|慰问|看望|学习|专题|访问|参观|会见|拜访|巡查|暗访)/u;

/**
 * The innermost place of the chain that says where the event was held: 在…召开, 赴…考察, …举行 with the place as its
 * subject, 调研… with the place as its object. One place, or none.
 */
export function venueOf(draft: Draft, lines: readonly Line[], lexicon: EventLexicon): Venue | undefined {
  const told = venueIn(draft.line, draft, lexicon);
  if (told || draft.headed) return told;
  const heading = lines.find((line) => line.zone === 'headline');
  const named = heading && draft.kind !== 'meeting' ? venueIn(heading, undefined, lexicon) : undefined;
  return named;
}

function venueIn(line: Line, draft: Draft | undefined, lexicon: EventLexicon): Venue | undefined {
  const chains = chainsOf(line);
  for (const chain of chains) {
    const first = chain[0] as Mention;
    const last = chain.at(-1) as Mention;
    if (isVenue(line, first, last, draft, lexicon)) return { place: last, line };
  }
  return undefined;
}

/** Places that stand directly one after another, the widest first. */
export function chainsOf(line: Line): Mention[][] {
  const chains: Mention[][] = [];
  for (const mention of line.mentions) {
    if (mention.label !== 'Place' || mention.implied) continue;
    if (line.mentions.some((other) => other !== mention && other.label !== 'Place' && covers(other, mention))) continue;
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last && last.span.end === mention.span.start) chain.push(mention);
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
  const before = line.text.slice(Math.max(0, first.span.start - base - 24), first.span.start - base);
  const after = line.text.slice(last.span.end - base, last.span.end - base + 24);
  if (draft && first.span.start > draft.trigger.span.end) return isObject(line, first, draft);
  const isLed = lexicon.heldAt.test(before) || /在“[^”]{2,16}”$/u.test(before);
  if (isLed && !/^(?:的|各|市委|县委|区委)/u.test(after))
    return /^(?:等地?|[、和,]|[^,。;]{0,16}$)/u.test(after) || TO_VERB.test(after) || /^[^,。;]{0,16}/u.test(after);
  const opens = /(?:^|[,。;: ])(?:昨日|[^,。;]{0,8}日(?:上午|下午|晚)?)?[ ,]*$/u.test(before);
  return opens && draft?.trigger.frame === 'hold' && /^(?:隆重|组织|联合)?(?:召开|举行|举办|开展)/u.test(after);
}

/** 调研湖南自贸区: the place follows the verb. */
function isObject(line: Line, place: Mention, draft: Draft): boolean {
  if (draft.trigger.frame !== 'verb' || draft.kind === 'signing') return false;
  const gap = line.text.slice(draft.trigger.span.end - line.span.start, place.span.start - line.span.start);
  return /^了?$/u.test(gap);
}

/** The HELD_IN claim of an event. */
export function heldIn(venue: Venue | undefined, eventKey: string): Claim[] {
  if (!venue) return [];
  const { place, line } = venue;
  return [
    {
      type: 'HELD_IN',
      from: eventKey,
      to: keyOf(place),
      certain: place.certain,
      evidence: line.span,
      rule: 'events/held-in',
    },
  ];
}
