import type { Article } from '../../../domain/article.js';
import type { Claim, Entity } from '../../../domain/claim.js';
import { extended } from '../../../domain/extended.js';
import type { Issue } from '../../../domain/issue.js';
import type { Mention } from '../../../domain/mention.js';
import { printed } from '../../../domain/span.js';
import type { RecogniseContext } from '../../3-recognise/context.js';
import { involvementOf } from '../involvement.js';
import { withStages } from '../stages.js';
import { concernsOf } from './concerns.js';
import { type Draft, detectEvents } from './detect.js';
import { type EventLexicon, eventLexicon } from './lexicon.js';
import { type Line, linesOf } from './lines.js';
import { nameOf } from './name.js';
import { claimsOf, eventOfLines, hitsByEvent, type Participant, participantsOf } from './participation.js';
import { heldIn, type Venue, venuesOf } from './places.js';
import { type RoleHit, readRoles } from './roles.js';
import { congressOf, partOf } from './sessions.js';
import { signatoriesOf } from './signatories.js';
import { visitorsAsGuests } from './visitors.js';

export interface RelatedEvents {
  /** Label Event, keys `Event:1` on, in text order. */
  readonly events: readonly Entity[];
  /** TOOK_PART_IN, HELD_IN, CONCERNS, PART_OF between events, INVOLVED_IN. */
  readonly claims: readonly Claim[];
  readonly issues: readonly Issue[];
}

/** An event with everything said of it. */
interface Told {
  readonly draft: Draft;
  readonly lines: readonly Line[];
  readonly participants: readonly Participant[];
  readonly venues: readonly Venue[];
}

/**
 * The events that an article tells, who took part in which role, where, about what, and who is involved in which
 * project, and how far it has come. Mentions are those of the recognisers; events merely referred to are none. Time is linear in the text.
 */
export function relateEvents(context: RecogniseContext, mentions: readonly Mention[]): RelatedEvents {
  const lexicon = eventLexicon();
  const lines = linesOf(context, mentions);
  const reading = readRoles(lines, lexicon);
  const told = tell(context, lines, reading.hits, lexicon);
  const inspections = told.map(({ participants, lines: own }) => ({ participants, lines: own }));
  const involvement = involvementOf({ lines, speeches: reading.speeches, inspections, lexicon });
  const published = context.article.meta.date;
  const involved = withStages(involvement.claims, lines, { published, eventDates: eventDates(told) });
  const headings = lines.filter(({ zone }) => zone !== 'body' && zone !== 'head');
  const byLine = discussedByLine(involvement.discussed);
  const events: Entity[] = [];
  const drafts: Draft[] = [];
  const claims: Claim[] = [];
  const issues: Issue[] = [];
  for (const event of told) {
    const key = `Event:${events.length + 1}`;
    const entity = entityOf(key, event, headings, context.article);
    const stated = [
      ...claimsOf(event.participants, key),
      ...heldIn(event.venues, key),
      ...concernsOf(
        extended(event, {
          eventKey: key,
          discussed: discussedIn(event.lines, byLine),
          lexicon,
          several: told.length > 1,
        }),
      ),
    ];
    if (stated.length === 0 && !isIdentified(entity, context.article, mentions)) continue;
    events.push(entity);
    drafts.push(event.draft);
    claims.push(...stated);
    if (event.participants.length === 0) issues.push(noParticipants(entity, event.draft));
  }
  const congresses = congressesOf(drafts, events);
  return {
    events: [...events, ...congresses.events],
    claims: [...claims, ...congresses.claims, ...involved],
    issues,
  };
}

function tell(
  context: RecogniseContext,
  lines: readonly Line[],
  hits: readonly RoleHit[],
  lexicon: EventLexicon,
): Told[] {
  const detected = detectEvents(context, lines, lexicon);
  if (detected.length === 0) return [];
  const drafts = standing(detected, lines, hits, lexicon);
  const lineEvents = eventOfLines(lines, drafts, lexicon);
  const byEvent = hitsByEvent(hits, lineEvents, drafts);
  const linesByEvent = groupLines(lineEvents);
  return drafts.map((draft, index) => {
    const own = linesByEvent.get(index) ?? [];
    const venues = venuesOf(draft, own, lexicon);
    const signed = draft.kind === 'signing' ? signatoriesOf(draft) : [];
    const participants = participantsOf([...(byEvent.get(index) ?? []), ...signed], draft);
    return { draft, lines: own, venues, participants: visitorsAsGuests(participants, draft, venues, context, own) };
  });
}

function groupLines(lineEvents: ReadonlyMap<Line, number>): Map<number, Line[]> {
  const groups = new Map<number, Line[]>();
  for (const [line, index] of lineEvents) {
    const group = groups.get(index);
    if (group) group.push(line);
    else groups.set(index, [line]);
  }
  return groups;
}

/** A later event stands when somebody has a role in the sentence that tells it, or in one that refers to it. */
function standing(
  drafts: readonly Draft[],
  lines: readonly Line[],
  hits: readonly RoleHit[],
  lexicon: EventLexicon,
): readonly Draft[] {
  if (!drafts.some(({ provisional }) => provisional)) return drafts;
  const lineEvents = eventOfLines(lines, drafts, lexicon);
  const byEvent = hitsByEvent(hits, lineEvents, drafts);
  const linesByEvent = groupLines(lineEvents);
  return drafts.filter((draft, index) => {
    if (!draft.provisional) return true;
    const near = linesOn(draft, linesByEvent.get(index) ?? [], lexicon);
    const readings = (byEvent.get(index) ?? []).filter(({ line }) => near.has(line));
    return participantsOf(readings, draft).length > 0;
  });
}

/** The sentence that tells an event, the next one of its own, and those that refer to it. */
function linesOn(draft: Draft, own: readonly Line[], lexicon: EventLexicon): Set<Line> {
  const next = own[own.indexOf(draft.line) + 1];
  const refers = lexicon.backReference.get(draft.kind);
  const isNear = (line: Line): boolean =>
    line === draft.line ||
    (line === next && line.paragraph === draft.line.paragraph) ||
    (refers?.test(line.text) ?? false);
  return new Set([draft.line, ...own.filter(isNear)]);
}

function entityOf(key: string, { draft }: Told, headings: readonly Line[], article: Article): Entity {
  const { date, trigger } = draft;
  return {
    key,
    label: 'Event',
    name: nameOf(draft, headings),
    kind: draft.kind,
    aliases: [],
    mentions: [trigger.noun ?? trigger.span],
    rule: `events/${trigger.frame}`,
    certain: true,
    ...(date?.date === undefined ? {} : { date: date.date }),
    ...(date?.end === undefined ? {} : { end: date.end }),
    ...(date === undefined ? {} : { dateText: printed(article.text, date.span) }),
  };
}

/** What was asked for or promised in each sentence. */
function discussedByLine(discussed: ReadonlyMap<string, Line>): Map<Line, string[]> {
  const byLine = new Map<Line, string[]>();
  for (const [key, line] of discussed) byLine.set(line, [...(byLine.get(line) ?? []), key]);
  return byLine;
}

function discussedIn(lines: readonly Line[], byLine: ReadonlyMap<Line, readonly string[]>): Map<string, Line> {
  return new Map(lines.flatMap((line) => (byLine.get(line) ?? []).map((key) => [key, line] as const)));
}

/** The day of each sentence that speaks of a signing or ceremony: a project reached its stage there. */
function eventDates(told: readonly Told[]): Map<Line, string> {
  const dates = new Map<Line, string>();
  for (const { draft, lines } of told) {
    const date = draft.date?.date;
    if (date === undefined || !(draft.kind === 'signing' || draft.kind === 'ceremony')) continue;
    for (const line of lines) dates.set(line, date);
  }
  return dates;
}

function noParticipants(event: Entity, draft: Draft): Issue {
  return {
    code: 'relate/event-without-participants',
    message: `Expected the names of those who took part in “${event.name}”, found none. Nothing to do if the article names nobody.`,
    span: draft.line.span,
  };
}

/** False of 近百名选手参加比赛: an event of which nothing is told, without a day and without any name in its own. */
function isIdentified({ date, name }: Entity, { text }: Article, mentions: readonly Mention[]): boolean {
  return date !== undefined || mentions.some(({ span }) => name.includes(printed(text, span)));
}

function congressesOf(drafts: readonly Draft[], events: readonly Entity[]): { events: Entity[]; claims: Claim[] } {
  const added: Entity[] = [];
  const claims: Claim[] = [];
  for (const [index, draft] of drafts.entries()) {
    const session = events[index] as Entity;
    const name = congressOf(session.name);
    if (name === undefined) continue;
    let congress = added.find((entity) => entity.name === name);
    if (!congress) {
      const key = `Event:${events.length + added.length + 1}`;
      congress = {
        key,
        label: 'Event',
        name,
        kind: 'meeting',
        aliases: [],
        mentions: session.mentions,
        rule: 'events/congress',
        certain: true,
      };
      added.push(congress);
    }
    claims.push(partOf(session.key, congress.key, draft, 'events/session'));
  }
  return { events: added, claims };
}
