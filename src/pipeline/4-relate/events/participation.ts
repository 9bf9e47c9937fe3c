import type { Claim, EventKind, ParticipantRole } from '../../../domain/claim.js';
import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Writable } from '../../../domain/writable.js';
import { allMatches } from '../../../text/matches.js';
import type { Draft } from './detect.js';
import type { EventLexicon } from './lexicon.js';
import type { Line } from './lines.js';
import type { RoleHit } from './roles.js';

/** A participant's roles in one event. */
export interface Participant {
  readonly key: string;
  readonly mention: Mention;
  readonly roles: ReadonlyMap<ParticipantRole, RoleHit>;
  /** Its verb is one of inspecting or leading, whatever the roles. */
  readonly inspects: boolean;
  /** Place in the printed order of names, from 1. */
  readonly order: number;
}

/** `Entity.key` of what a mention names. */
export function keyOf(mention: Mention): string {
  return `${mention.label}:${mention.name}`;
}

/** Which event each sentence speaks of: an index into `drafts`, or -1 for background. */
export function eventOfLines(
  lines: readonly Line[],
  drafts: readonly Draft[],
  lexicon: EventLexicon,
): Map<Line, number> {
  const events = new Map<Line, number>();
  const toldIn = indexesByLine(drafts);
  let current = 0;
  // an opening that sums up the events that follow is none of theirs
  let isSummary = drafts[0]?.provisional ?? false;
  for (const line of lines) {
    if (line === drafts[0]?.line) isSummary = false;
    if (line.zone === 'body') current = eventOf(line, current, drafts, toldIn, lexicon);
    events.set(line, isSummary || isPast(line, drafts[current]) ? -1 : line.zone === 'body' ? current : 0);
  }
  return events;
}

/** Indexes of the events that each sentence tells. */
function indexesByLine(drafts: readonly Draft[]): (line: Line) => readonly number[] {
  const indexes = new Map<Line, number[]>();
  for (const [index, { line }] of drafts.entries()) {
    const own = indexes.get(line);
    if (own) own.push(index);
    else indexes.set(line, [index]);
  }
  return (line) => indexes.get(line) ?? [];
}

const FUNERAL = /(?:遗体告别|追悼会|告别仪式|葬礼|追思会|骨灰)/u;

/** 某某同志遗体告别仪式: whom it is for takes no part. */
function isMourned({ mention }: RoleHit, { trigger: { noun }, line }: Draft): boolean {
  if (!noun && !line.text.includes('遗体')) return false;
  if (!noun) return new RegExp(`${mention.name}(?:同志|先生|女士|院士|教授)?的?遗体`, 'u').test(line.text);
  if (!FUNERAL.test(line.text)) return false;
  return line.text.slice(noun.start - line.span.start, noun.end - line.span.start).includes(mention.name);
}

const VISITS: ReadonlySet<EventKind> = new Set(['visit', 'inspection', 'study']);
/** 省委经济工作会议精神: a meeting elsewhere, whose spirit is followed. */
const SPIRIT = /[^,。;、]{0,12}会议(?:精神|部署|要求)/gu;
/** 参加上述活动: of everything told before. */
const ALL_OF_THEM = /参加了?(?:上述|以上)(?:有关|各项)?活动。$/u;

const AFTER_ALL = /^在?听取[^,。;]{0,12}(?:汇报|介绍)[^,。;]{0,4}(?:调研|察看|考察|检查)[^,。;]{0,3}后,/u;

/** The article's first event and those told around the current one: what a sentence may refer to. */
function nearby(drafts: readonly Draft[], current: number): number[] {
  const around = [0, current - 2, current - 1, current + 1];
  return [...new Set(around)].filter((index) => index >= 0 && index !== current && index < drafts.length);
}

function eventOf(
  line: Line,
  current: number,
  drafts: readonly Draft[],
  toldIn: (line: Line) => readonly number[],
  lexicon: EventLexicon,
): number {
  const told = toldIn(line).at(-1);
  if (told !== undefined) return told;
  if (drafts.length === 1) return 0;
  // 在湘期间,一行考察了…: the visit, after a meeting within it
  if (/^在[\p{Script=Han}]{1,3}期间,/u.test(line.text) && VISITS.has((drafts[0] as Draft).kind)) return 0;
  const own = drafts[current] as Draft;
  const acted = ACT.exec(line.text)?.[0];
  const ceremony = acted === undefined ? -1 : drafts.findIndex((draft) => nameOf(draft).includes(acted));
  if (ceremony >= 0) return ceremony;
  // 听取汇报并实地察看后,: what is said in the end is said of the whole tour
  if (AFTER_ALL.test(line.text) && VISITS.has((drafts[0] as Draft).kind)) return 0;
  if (lexicon.backReference.get(own.kind)?.test(line.text)) return current;
  const text = line.text.replace(SPIRIT, '');
  const other = nearby(drafts, current).find(
    (index) => drafts[index]?.kind !== own.kind && lexicon.backReference.get((drafts[index] as Draft).kind)?.test(text),
  );
  if (other !== undefined) return other;
  return /参加(?:上述)?(?:活动)?。$/u.test(line.text) ? 0 : current;
}

/** A sentence that opens with a day before the event's, or with 去年, tells of something else. */
function isPast(line: Line, draft: Draft | undefined): boolean {
  if (line.zone !== 'body' || !draft || draft.line === line) return false;
  const opening = line.text.slice(0, 14);
  if (
    /^(?:去年|前年|此前|早在|多年前|\d{4}年(?!度)|当年|历年)/u.test(opening) &&
    // 2010年某某博览会执委会|副主任某某
    !/^\d{4}年[^,。;]{2,16}[组筹执]委会/u.test(line.text) &&
    !line.dates.some((d) => d.date === draft.date?.date)
  ) {
    return true;
  }
  const first = line.dates[0];
  if (!first?.date || first.anaphoric || draft.date?.date === undefined) return false;
  return first.span.start - line.span.start < 4 && first.date < draft.date.date;
}

/** Who took part in an event; `readings` are those of its sentences, in text order. */
export function participantsOf(readings: readonly RoleHit[], draft: Draft): Participant[] {
  const byKey = new Map<string, RoleHit[]>();
  const ordered = [...readings].sort((a, b) => Number(a.line.zone !== 'body') - Number(b.line.zone !== 'body'));
  for (const hit of ordered) {
    if (!fits(hit, draft.kind) || organizesOther(hit, draft) || isMourned(hit, draft)) continue;
    const key = keyOf(hit.mention);
    const own = byKey.get(key);
    // a heading repeats: it only adds who the body leaves out, unless it alone tells the event
    const repeats = hit.line.zone !== 'body' && hit.line !== draft.line;
    if (repeats && hit.role !== 'signatory' && own?.some((other) => other.line.zone === 'body')) continue;
    if (own) own.push(hit);
    else byKey.set(key, [hit]);
  }
  const participants: Participant[] = [];
  for (const [key, stated] of byKey) {
    // 带队…调研 holds for 一行…调研 in the next sentence
    const isLed = stated.some(({ led }) => led);
    const hits = isLed ? stated.map((hit) => extended(hit, { led: true })) : stated;
    const roles = rolesOf(hits, draft.kind);
    if (roles.size === 0) continue;
    participants.push({
      key,
      mention: (hits[0] as RoleHit).mention,
      roles,
      inspects: hits.some(({ relation }) => relation === 'inspect' || relation === 'lead'),
      order: 0,
    });
  }
  return participants
    .sort((a, b) => rank(byKey.get(a.key)) - rank(byKey.get(b.key)))
    .map((participant, at) => ({ ...participant, order: at + 1 }));
}

/** Readings by the event that they belong to: in a sentence that tells two, a verb belongs to the last told before it. */
export function hitsByEvent(
  hits: readonly RoleHit[],
  events: ReadonlyMap<Line, number>,
  drafts: readonly Draft[],
): Map<number, RoleHit[]> {
  const toldIn = indexesByLine(drafts);
  const byEvent = new Map<number, RoleHit[]>();
  const add = (index: number, hit: RoleHit): void => {
    const own = byEvent.get(index);
    if (own) own.push(hit);
    else byEvent.set(index, [hit]);
  };
  const stated = new Set(hits.filter(({ line }) => line.zone === 'body').map(keyOfHit));
  const signings = drafts.flatMap(({ kind }, index) => (kind === 'signing' ? [index] : []));
  for (const hit of hits) {
    // a heading above several events repeats what the body tells of one
    if (drafts.length > 1 && hit.line.zone !== 'body' && stated.has(keyOfHit(hit))) continue;
    if (drafts.length > 1 && ALL_OF_THEM.test(hit.line.text)) {
      drafts.forEach((_, index) => {
        add(index, hit);
      });
      continue;
    }
    // 省长甲和乙签署了备忘录, told first in a caption: signed at the signing that a later sentence tells of
    const event = drafts[events.get(hit.line) ?? -1];
    const signed =
      hit.relation === 'sign' && event?.kind === 'visit' && signings.length === 1 ? signings[0] : undefined;
    if (signed !== undefined) {
      add(signed, hit);
      continue;
    }
    const attended = drafts.length > 1 && hit.relation === 'attend' ? attendedAt(hit, drafts) : undefined;
    if (attended !== undefined) {
      add(attended, hit);
      continue;
    }
    const told = toldIn(hit.line);
    const at =
      told.length < 2
        ? events.get(hit.line)
        : (told.findLast((each) => (drafts[each] as Draft).trigger.span.start <= hit.at) ?? told[0]);
    const index = drafts.length > 1 && at !== undefined ? (tourOf(hit, at, drafts) ?? at) : at;
    if (index !== undefined && index >= 0) add(index, hit);
  }
  return byEvent;
}

const ATTENDED = /(?:参加|出席)了?([^,。;并]{2,24}?)(?=[,。;并]|和(?:参加|出席))/gu;

/** 参加座谈会并出席开工仪式: the event that a verb of attending names, in a sentence that names several. */
function attendedAt({ line, at }: RoleHit, drafts: readonly Draft[]): number | undefined {
  if (!/并(?:先后|随后)?(?:参加|出席|走访|慰问|考察|调研|看望|参观)|和(?:参加|出席)/u.test(line.text)) return undefined;
  const named = allMatches(ATTENDED, line.text).flatMap((match) => {
    const found = drafts.flatMap((draft, index) => ((match[1] as string).includes(nounOf(draft)) ? [index] : []));
    return found.length === 1 ? [{ at: line.span.start + match.index, index: found[0] as number }] : [];
  });
  return named.find((each) => each.at === at)?.index;
}

const ALONG = /^陪同(?:考察|调研|视察|检查|参观|走访|访问|活动)/u;

/** 陪同考察并在交流会上讲话: the tour within which a meeting is held, whose hosts are told together with the meeting. */
function tourOf({ line, at, relation }: RoleHit, index: number, drafts: readonly Draft[]): number | undefined {
  if (relation !== 'host' || (drafts[index] as Draft).kind !== 'meeting') return undefined;
  if (!ALONG.test(line.text.slice(at - line.span.start))) return undefined;
  const tour = drafts.slice(0, index).findLastIndex(({ kind }) => VISITS.has(kind));
  return tour < 0 ? undefined : tour;
}

/** What is done at a ceremony of that name: 为某某中心揭牌. */
const ACT = /揭牌|揭幕|剪彩|奠基|颁奖|授旗/u;

function nameOf({ trigger, line, kind }: Draft): string {
  return kind === 'ceremony' ? nounTextOf({ trigger, line }) : '';
}

function nounTextOf({ trigger: { noun }, line }: Pick<Draft, 'trigger' | 'line'>): string {
  return noun ? line.text.slice(noun.start - line.span.start, noun.end - line.span.start) : '';
}

/** The last characters of an event's printed name: 座谈会, 工仪式. */
function nounOf({ trigger: { noun }, line }: Draft): string {
  return noun ? line.text.slice(noun.end - 3 - line.span.start, noun.end - line.span.start) : '\0';
}

/** 本次评选活动由甲、乙主办: who organizes something else than the event told, which is named by another word. */
function organizesOther({ relation, line, at }: RoleHit, draft: Draft): boolean {
  if (relation !== 'organize') return false;
  const rest = line.text.slice(at - line.span.start, at - line.span.start + 40);
  // 共同组织开展某某评选活动: what was organized is a campaign, the event is none
  if (/^[^,。;]{0,30}(?:评选|推选|评比|征集)活动/u.test(rest) && !/活动|评选/u.test(nounTextOf(draft))) return true;
  const matter = /^(?:本次|此次|这次|本届|该)([^,。;]{2,16}?)(?:活动)?由/u.exec(line.text)?.[1];
  return matter !== undefined && draft.trigger.noun !== undefined && !draft.line.text.includes(matter.slice(-2));
}

function keyOfHit({ mention, relation }: RoleHit): string {
  return `${keyOf(mention)} ${relation}`;
}

function rank(hits: readonly RoleHit[] | undefined): number {
  return Math.min(...(hits ?? []).map(({ mention, line }) => mention.span.start + (line.zone === 'body' ? 0 : 1e9)));
}

function fits(hit: RoleHit, kind: EventKind): boolean {
  switch (hit.relation) {
    case 'inspect':
      return kind !== 'meeting' && kind !== 'report' && kind !== 'training';
    case 'aside':
      return false;
    case 'travel':
      return kind === 'visit' || kind === 'ceremony';
    case 'train':
      return kind === 'training';
    case 'sign':
      return kind === 'signing' || kind === 'ceremony' || kind === 'meeting' || kind === 'visit';
    case 'talk':
      return kind !== 'training';
    case 'organize':
      return kind !== 'visit' && kind !== 'report';
    default:
      return true;
  }
}

/** One role each for what is stated; weak ones and mere attendance yield to stronger ones. */
function rolesOf(hits: readonly RoleHit[], kind: EventKind): Map<ParticipantRole, RoleHit> {
  const roles = new Map<ParticipantRole, RoleHit>();
  const add = (hit: RoleHit, role: ParticipantRole = hit.role): void => {
    if (!roles.has(role)) roles.set(role, hit);
  };
  for (const hit of hits) if (!hit.weak) add(hit, roleIn(hit, kind));
  const stated = [...roles.keys()].filter((role) => role !== 'attendee');
  const isLearner = roles.has('trainee');
  for (const hit of hits) {
    if (!hit.weak || isLearner) continue;
    if (
      hit.relation === 'announce'
        ? roles.size === 0
        : hit.relation === 'report'
          ? stated.length === 0
          : !roles.has('reporter')
    ) {
      add(hit);
    }
  }
  if (kind === 'report' && roles.has('reporter')) dropWeakSpeaker(roles);
  // 县长一行到某公司考察,董事长会见了县长一行: who was received came as a guest
  if (roles.get('guest')?.relation === 'meet' || (kind === 'visit' && roles.has('guest'))) roles.delete('inspector');
  if (roles.size > 1) roles.delete('attendee');
  return roles;
}

/** The sentence from the verb on. */
function textAt({ line, at }: RoleHit): string {
  return line.text.slice(at - line.span.start);
}

const STATE_VISIT = /(?:正式|国事|友好|工作|进行[^,。;]{0,8})访问|访华/u;

function dropWeakSpeaker(roles: Map<ParticipantRole, RoleHit>): void {
  if (roles.get('speaker')?.weak) roles.delete('speaker');
}

function roleIn(hit: RoleHit, kind: EventKind): ParticipantRole {
  if (hit.relation === 'inspect') {
    if (kind === 'study' || (kind === 'visit' && hit.mention.label === 'Organization')) return 'guest';
    if (kind === 'ceremony' || kind === 'signing' || kind === 'other') return 'attendee';
    return hit.led && /^(?:调研|考察)/u.test(textAt(hit)) ? 'attendee' : 'inspector';
  }
  // 应邀前来进行正式访问的总理抵达某市: whoever comes to visit is a guest
  const arrives = hit.relation === 'travel' && /^(?:抵达|飞抵|到达)/u.test(textAt(hit));
  if (arrives && kind === 'visit' && STATE_VISIT.test(hit.line.text)) return 'guest';
  if (hit.relation === 'lead' && kind === 'visit' && !hit.led) return 'guest';
  if (hit.relation === 'relay' && hit.mention.label !== 'Person') return 'organizer';
  return hit.role;
}

/** TOOK_PART_IN claims of one event. */
export function claimsOf(participants: readonly Participant[], eventKey: string): Claim[] {
  const claims: Claim[] = [];
  for (const { key, mention, order, roles } of participants) {
    for (const [role, hit] of roles) {
      const claim = { type: 'TOOK_PART_IN', from: key, to: eventKey, qualifier: role, order } as Writable<Claim>;
      if (hit.remote) claim.remote = true;
      claim.certain = mention.certain;
      claim.evidence = hit.from === undefined ? hit.line.span : { start: hit.from, end: hit.line.span.end };
      claim.rule = `events/${hit.relation}`;
      claims.push(claim);
    }
  }
  return claims;
}
