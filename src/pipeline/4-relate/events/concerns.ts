import type { Claim } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import type { Draft } from './detect.js';
import type { EventLexicon } from './lexicon.js';
import { isQuoted, type Line } from './lines.js';
import { keyOf, type Participant } from './participation.js';
import { earlierEnd, type Venue } from './places.js';

export interface ConcernsInput {
  readonly draft: Draft;
  readonly eventKey: string;
  /** Sentences of this event and, for the article's first event, the headings. */
  readonly lines: readonly Line[];
  readonly participants: readonly Participant[];
  readonly venues: readonly Venue[];
  /** Projects and topics asked for or promised, from the involvement rules: key and sentence. */
  readonly discussed: ReadonlyMap<string, Line>;
  readonly lexicon: EventLexicon;
  /** True when the article tells other events too. */
  readonly several: boolean;
}

/** Between an organization and a name whose title it is. */
const TITLE = /^[^,。;:、]{0,16}$/u;

/**
 * CONCERNS claims of an event: topics and projects of heading and first sentence; what was inspected or visited;
 * projects named at it; what a request or promise was about. Participants and the venue are left out.
 */
export function concernsOf(input: ConcernsInput): Claim[] {
  const found = new Map<string, { readonly line: Line; readonly rule: string; readonly certain: boolean }>();
  const add = (mention: Mention, line: Line, rule: string): void => {
    const key = keyOf(mention);
    if (!found.has(key)) found.set(key, { line, rule, certain: mention.certain });
  };
  for (const line of input.lines) {
    const isMatter =
      line.zone === 'kicker' || line.zone === 'headline' || line.zone === 'subtitle' || line === input.draft.line;
    const from = line === input.draft.line ? earlierEnd(input.draft) : line.span.start;
    const to = input.several ? otherFrom(line, input.draft) : line.span.end;
    for (const mention of line.mentions) {
      if (mention.implied || mention.span.start < from || mention.span.start >= to) continue;
      if (mention.label === 'Topic' && (isMatter || isAgenda(line, mention, input.lexicon)))
        add(mention, line, 'events/matter');
      if (mention.label === 'Project' && isNamedProject(mention, line, isMatter, input.draft))
        add(mention, line, 'events/project');
    }
    if (isTour(input.draft)) {
      for (const mention of visited(line, input.lexicon)) {
        if (mention.label !== 'Place' || isMatter) add(mention, line, 'events/visited');
      }
    }
    if (isMatter && input.draft.kind !== 'report')
      for (const mention of objects(line))
        if (from <= mention.span.start && mention.span.start < to) add(mention, line, 'events/object');
    if (line === input.draft.line) for (const mention of named(input.draft)) add(mention, line, 'events/named');
  }
  for (const [key, line] of input.discussed)
    if (!found.has(key)) found.set(key, { line, rule: 'events/discussed', certain: true });
  const excluded = new Set(input.participants.map(({ key }) => key));
  for (const { place } of input.venues) excluded.add(keyOf(place));
  return [...found]
    .filter(([key]) => !excluded.has(key))
    .map(([key, { line, rule, certain }]) => ({
      type: 'CONCERNS' as const,
      from: input.eventKey,
      to: key,
      certain,
      evidence: line.span,
      rule,
    }));
}

/** 拜会省长|并到某地调研: where a heading goes on to another event than the one of the verb before 并. */
function otherFrom(line: Line, { trigger, line: told }: Draft): number {
  if (line.zone === 'body' || trigger.frame !== 'verb') return line.span.end;
  const verb = told.text.slice(trigger.span.start - told.span.start, trigger.span.end - told.span.start);
  const at = line.text.indexOf(verb);
  const other = at < 0 ? -1 : line.text.slice(at).search(/并(?:到|在|赴|前往|深入|出席|参加|主持|开展)/u);
  return other < 0 ? line.span.end : line.span.start + at + other;
}

/** An inspection or a visit on the spot, not a 会见 in a room. */
function isTour({ kind, line, trigger }: Draft): boolean {
  const verb = line.text.slice(trigger.span.start - line.span.start, trigger.span.end - line.span.start);
  return kind === 'inspection' || kind === 'study' || (kind === 'visit' && !/会见|会晤|接见|拜会/u.test(verb));
}

/** 传达学习…精神, 培训内容包括…: what the sentence says the event was about. */
function isAgenda(line: Line, topic: Mention, lexicon: EventLexicon): boolean {
  const before = line.text.slice(0, topic.span.start - line.span.start);
  if (isQuoted(line, topic.span.start) && !/“$/u.test(before) && /[:“]/u.test(before)) return false;
  if (
    !/^(?:此次|本次|这次|会议|培训|活动|座谈会|大会|会上|研讨|学习)/u.test(line.text) ||
    /(?:强调|指出|要求|认为|表示)/u.test(before)
  )
    return false;
  return lexicon.matters.test(before);
}

/** 骆启明要求:… */
const ASKED = /^\p{Script=Han}{2,4}(?:要求|强调|指出)[:,]/u;

/** Clusters and plans named in general talk are no matter of the event; a project named anywhere is. */
function isNamedProject(project: Mention, line: Line, isMatter: boolean, draft: Draft): boolean {
  if (isMatter) return true;
  // a feature's heading tells the event; its text tells much else than what an inspector asks for
  if (draft.headed && !(draft.kind === 'inspection' && ASKED.test(line.text))) return false;
  if (project.kind === 'cluster' || project.kind === 'other') return false;
  return !/(?:去年|此前|曾经)/u.test(line.text.slice(0, 6));
}

/** 深入贯彻落实省委部署: how something is done, not whither. */
const THOROUGHLY =
  /^(?:学习|贯彻|落实|宣传|推进|推动|实施|开展|践行|领会|把握|了解|挖掘|研究|研讨|交流|分析|打造|融合|对接|合作|细致|扎实|浅出|人心)/u;

/** Organizations, projects and sites after 来到, 走访, 考察: the list runs on over 、. */
export function visited(line: Line, lexicon: EventLexicon): Mention[] {
  const found: Mention[] = [];
  lexicon.visits.lastIndex = 0;
  for (let hit = lexicon.visits.exec(line.text); hit; hit = lexicon.visits.exec(line.text)) {
    let at = line.span.start + hit.index + hit[0].length;
    if (isQuoted(line, at) || (hit[0].endsWith('深入') && THOROUGHLY.test(line.text.slice(at - line.span.start))))
      continue;
    for (const mention of line.mentions) {
      if (mention.span.start < at) continue;
      const gap = line.text.slice(at - line.span.start, mention.span.start - line.span.start);
      if (!/^(?:了|位于|在|的|等|地处)?[^,。;:、]{0,14}$|^[^,。;:]{0,60}[、和及以]及?[^,。;:]{0,14}$/u.test(gap)) break;
      if (mention.label === 'Person' || (mention.label === 'Organization' && mention.implied)) break;
      if (isSite(mention) && !isTitle(line, mention)) found.push(mention);
      at = Math.max(at, mention.span.end);
    }
  }
  found.push(...line.mentions.filter((mention) => isStandpoint(line, mention)));
  return found;
}

/** 在某公司,某人说: where somebody stands. */
function isStandpoint(line: Line, mention: Mention): boolean {
  if (!isSite(mention) || mention.label === 'Place') return false;
  const before = line.text.slice(0, mention.span.start - line.span.start);
  const after = line.text.slice(mention.span.end - line.span.start, mention.span.end - line.span.start + 50);
  return (
    /(?:^|[,。;])在(?:位于[^,。;]{0,12}|[^,。;]{2,40}[、和])?“?$/u.test(before) &&
    /^”?(?:[、和][^,。;]{2,40}(?<![上下后中时间前里]|支持|陪同|带动|推动|帮助|努力))?(?:的?[^,。;]{0,6}(?:现场|车间|工地|展厅|门口|生产线)[上里内]?)?,/u.test(
      after,
    )
  );
}

function isSite(mention: Mention): boolean {
  if (mention.implied) return false;
  if (mention.label === 'Organization' || mention.label === 'Project') return true;
  return mention.label === 'Place' && ['site', 'zone', 'village'].includes(mention.kind ?? '');
}

/** 市委书记某某: the organization belongs to a title. */
function isTitle(line: Line, organization: Mention): boolean {
  if (organization.label !== 'Organization') return false;
  const next = line.mentions.find(({ label, span }) => label === 'Person' && span.start >= organization.span.end);
  return (
    next !== undefined &&
    TITLE.test(line.text.slice(organization.span.end - line.span.start, next.span.start - line.span.start))
  );
}

/** Organizations that the heading or first sentence has as an object: 共建…, 到…现场办公, 考察…. */
function objects(line: Line): Mention[] {
  return line.mentions.filter((mention) => {
    if (mention.label !== 'Organization' || mention.implied || isTitle(line, mention)) return false;
    const before = line.text.slice(0, mention.span.start - line.span.start);
    return /(?:共建|考察|调研|走访|来到|到|走进|赴|关于|支持|推进|检查|视察|督查|慰问|看望|参观)(?:了)?$/u.test(before);
  });
}

/** 某工作组|成立座谈会 */
const FOUNDING = /^(?:正式|揭牌)?成立(?:暨[^,。;]{0,12})?(?:座谈会|大会|会议)/u;

/** The organizations that a ceremony's or signing's name opens with, or whose founding a meeting marks: 某医院新院启用仪式. */
function named({ line, kind, trigger }: Draft): Mention[] {
  const { noun } = trigger;
  if (noun && kind === 'meeting' && line.text.includes('成立')) {
    return line.mentions.filter(
      ({ label, span, implied }) =>
        label === 'Organization' &&
        !implied &&
        span.end <= noun.end &&
        FOUNDING.test(line.text.slice(span.end - line.span.start)),
    );
  }
  if (!noun || kind !== 'ceremony') return [];
  return line.mentions.filter((mention) => {
    const { label, span, implied } = mention;
    const isWithin = noun.start <= span.start && span.end <= noun.end;
    // 暨|国务院|第六次某某大会: who calls it
    const calls = /^第[一二三四五六七八九十百\d]+[次届]/u.test(line.text.slice(span.end - line.span.start));
    return label === 'Organization' && !implied && isWithin && !calls && !isTitle(line, mention);
  });
}
