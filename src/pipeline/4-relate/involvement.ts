import type { Claim } from '../../domain/claim.js';
import type { Mention } from '../../domain/mention.js';
import { visited } from './events/concerns.js';
import type { EventLexicon } from './events/lexicon.js';
import type { Line } from './events/lines.js';
import { keyOf, type Participant } from './events/participation.js';
import type { Speech } from './events/roles.js';

export interface InvolvementInput {
  readonly lines: readonly Line[];
  readonly speeches: readonly Speech[];
  readonly inspections: readonly { readonly participants: readonly Participant[]; readonly lines: readonly Line[] }[];
  readonly lexicon: EventLexicon;
}

export interface Involvement {
  readonly claims: readonly Claim[];
  /** Keys of projects and topics that were asked for or promised, with the sentence. */
  readonly discussed: ReadonlyMap<string, Line>;
}

/** INVOLVED_IN: who asks for a project, promises it support, inspects, owns, builds or pays for it. */
export function involvementOf(input: InvolvementInput): Involvement {
  const claims = new Map<string, Claim>();
  const discussed = new Map<string, Line>();
  const add = (actor: Mention, project: Mention, role: string, line: Line): void => {
    const id = `${keyOf(actor)}|${keyOf(project)}|${role}`;
    if (claims.has(id)) return;
    claims.set(id, {
      type: 'INVOLVED_IN',
      from: keyOf(actor),
      to: keyOf(project),
      qualifier: role,
      certain: actor.certain && project.certain,
      evidence: line.span,
      rule: `involvement/${role}`,
    });
  };
  for (const speech of input.speeches) {
    const frame = giftFrame(speech, input.lexicon);
    if (!frame) continue;
    for (const matter of frame.matters) {
      if (!discussed.has(keyOf(matter))) discussed.set(keyOf(matter), speech.line);
      if (matter.label === 'Project' && speech.speaker) add(speech.speaker, matter, frame.role, speech.line);
    }
  }
  let last: Mention | undefined;
  for (const line of input.lines) {
    for (const { actor, project, role } of parties(line, last, input.lexicon)) add(actor, project, role, line);
    last = line.mentions.findLast(({ label }) => label === 'Project') ?? last;
  }
  for (const { participants, lines } of input.inspections) inspectors(participants, lines, input.lexicon, add);
  return { claims: [...claims.values()], discussed };
}

/** What lies between an opener (建议, 将在) and its gift (支持): projects and topics. */
function giftFrame(
  speech: Speech,
  lexicon: EventLexicon,
): { role: 'proposer' | 'supporter'; matters: Mention[] } | undefined {
  const { line } = speech;
  const from = speech.from - line.span.start;
  const text = line.text.slice(from);
  const gift = lastIndex(lexicon.gift, text);
  if (gift < 0) return proposal(speech, text);
  const ask = lexicon.ask.exec(text);
  const grant = lexicon.grant.exec(text);
  const isAsk = ask !== null && ask.index < gift;
  if (!isAsk && (grant === null || grant.index > gift)) return undefined;
  const opener = matterStart(text, isAsk ? ask.index : (grant as RegExpExecArray).index);
  if (!isAsk && lexicon.thanked.test(text.slice(0, opener))) return undefined;
  const low = speech.from + opener;
  const high = clauseEnd(text, gift) + speech.from;
  const matters = line.mentions.filter(
    ({ label, span, implied }) =>
      (label === 'Project' || label === 'Topic') && !implied && span.start >= low && span.end <= high,
  );
  return { role: isAsk ? 'proposer' : 'supporter', matters: withoutGoals(matters, line, from) };
}

/** 建议…配套建设某码头: a proposal of the project itself. */
function proposal({ line, from }: Speech, text: string): { role: 'proposer'; matters: Mention[] } | undefined {
  if (!/^(?:建议|提议)/u.test(text)) return undefined;
  const matters = line.mentions.filter(
    ({ label, span }) =>
      label === 'Project' &&
      span.start >= from &&
      /(?:建设|新建|推进|实施|启动|规划|加快)[^、,。;]{0,6}$/u.test(line.text.slice(0, span.start - line.span.start)),
  );
  return matters.length > 0 ? { role: 'proposer', matters } : undefined;
}

/** 就…请求支持, 对于…都将给予支持: the matter stands before the verb. */
function matterStart(text: string, opener: number): number {
  const matter = /(?:就|针对|围绕|对于?|关于)[^。;]*$/u.exec(text.slice(0, opener));
  return matter ? matter.index : opener;
}

/** A project that is only the purpose of the support is not its object. */
function withoutGoals(matters: readonly Mention[], line: Line, from: number): Mention[] {
  return matters.filter(({ span, label }) => {
    if (label === 'Topic')
      return !/(?:实施|落实|按照|根据|践行|贯彻|学习)[^、,。;]{0,4}$/u.test(
        line.text.slice(from, span.start - line.span.start),
      );
    return true;
  });
}

function lastIndex(pattern: RegExp, text: string): number {
  let found = -1;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) found = hit.index;
  return found;
}

function clauseEnd(text: string, at: number): number {
  // 支持两件事: the list that follows
  if (/^[^,。;]{0,8}:/u.test(text.slice(at))) return text.length;
  const end = text.slice(at).search(/[,。;]/u);
  return end < 0 ? text.length : at + end;
}

interface Party {
  readonly actor: Mention;
  readonly project: Mention;
  readonly role: 'owner' | 'builder' | 'investor';
}

function* parties(line: Line, last: Mention | undefined, lexicon: EventLexicon): Generator<Party> {
  const actors = line.mentions.filter(isBuilderLike);
  const projects = line.mentions.filter(({ label }) => label === 'Project');
  for (const actor of actors) {
    for (const project of projects) {
      const role = partyRole(line, actor, project, lexicon);
      if (role) yield { actor, project, role };
    }
    const project =
      projects.findLast(({ span }) => span.end <= actor.span.start) ?? (projects.length === 0 ? last : undefined);
    const role = project && roleByReference(line, actor, lexicon);
    if (project && role) yield { actor, project, role };
  }
  yield* partners(line, actors, projects);
}

/** Party and state organs own and build nothing by standing before a project's name. */
function isBuilderLike({ label, implied, kind, name }: Mention): boolean {
  if (label !== 'Organization' || implied) return false;
  if (kind !== undefined && !['enterprise', 'institution', 'school', 'other'].includes(kind)) return false;
  return kind === 'enterprise' || !/(?:政府|委员会|[局厅委部办])$/u.test(name);
}

function partyRole(line: Line, actor: Mention, project: Mention, lexicon: EventLexicon): Party['role'] | undefined {
  if (actor.name === project.name) return undefined;
  const text = (start: number, end: number): string => line.text.slice(start - line.span.start, end - line.span.start);
  const isWithin = project.span.start <= actor.span.start && actor.span.end <= project.span.end;
  if (isWithin) return actor.span.start === project.span.start && actor.kind === 'enterprise' ? 'owner' : undefined;
  if (actor.span.end > project.span.start) return undefined;
  const gap = text(actor.span.end, project.span.start);
  if (lexicon.ownerBetween.has(gap)) return 'owner';
  // 某医院、某电站建设、某河治理: 建设 ends a member of the list
  if (/(?:建设|施工|建造)、/.test(gap)) return undefined;
  return verbRole(gap, lexicon, 30, /^[^,。;]*$/u);
}

/** 由某公司投资建设, 施工方某公司, 某公司承建该项目: the project is the one named before. */
function roleByReference(line: Line, actor: Mention, lexicon: EventLexicon): Party['role'] | undefined {
  const before = line.text.slice(
    Math.max(0, actor.span.start - line.span.start - 8),
    actor.span.start - line.span.start,
  );
  const after = line.text.slice(actor.span.end - line.span.start, actor.span.end - line.span.start + 16);
  if (/(?:投资|出资)(?:建设)?(?:方|单位|主体)$/u.test(before)) return 'investor';
  if (/(?:施工方|承建方|建设方|(?:施工|承建|总包|建设)单位)$/u.test(before)) return 'builder';
  if (/^作为(?:施工|承建|总包|建设)/u.test(after)) return 'builder';
  if (/由$/u.test(before)) return verbRole(/^[^,。;、]*/u.exec(after)?.[0] ?? '', lexicon, 16, /^.*$/u);
  return /^(?:负责)?(?:承建|施工|承接施工|总承包|代建)(?:[,。;]|$|(?:该|此|这一|这个)?(?:项目|基地|工程|园区))/u.test(
    after,
  )
    ? 'builder'
    : undefined;
}

/** 甲校与乙区…共建某园: who builds together. */
function* partners(line: Line, actors: readonly Mention[], projects: readonly Mention[]): Generator<Party> {
  for (const project of projects) {
    const before = line.text.slice(0, project.span.start - line.span.start);
    if (!/(?:共建|共同建设|合作共建|联合共建|合作建设|携手共建)(?:了)?“?$/u.test(before)) continue;
    for (const actor of line.mentions) {
      const isParty =
        actors.includes(actor) || (actor.label === 'Organization' && !actor.implied && actor.kind === 'government');
      if (isParty && actor.span.end <= project.span.start) yield { actor, project, role: 'builder' };
    }
  }
}

function verbRole(gap: string, lexicon: EventLexicon, limit: number, shape: RegExp): Party['role'] | undefined {
  if (gap.length > limit || !shape.test(gap) || lexicon.notInvolved.test(gap)) return undefined;
  if (lexicon.investor.test(gap)) return 'investor';
  return lexicon.builder.test(gap) ? 'builder' : undefined;
}

/** The leading inspector, who is named with the verb, inspects each project that is visited. */
function inspectors(
  participants: readonly Participant[],
  lines: readonly Line[],
  lexicon: EventLexicon,
  add: (actor: Mention, project: Mention, role: string, line: Line) => void,
): void {
  const leader = participants.find(({ inspects }) => inspects);
  if (leader?.mention.label !== 'Person') return;
  const names = new Set(participants.flatMap(({ inspects, mention }) => (inspects ? [mention.name] : [])));
  for (const line of lines) {
    const projects = visited(line, lexicon).filter(({ label }) => label === 'Project');
    if (projects.length === 0) continue;
    const others = besideLeader(line, leader.mention).filter(({ name }) => names.has(name));
    for (const project of projects)
      for (const inspector of [leader.mention, ...others]) add(inspector, project, 'inspector', line);
  }
}

/** 甲、|乙一行先后到…: who is named together with the leader in the very sentence of the visit. */
function besideLeader(line: Line, leader: Mention): Mention[] {
  const people = line.mentions.filter(({ label }) => label === 'Person');
  const first = people.findIndex(({ name }) => name === leader.name);
  if (first < 0) return [];
  const beside: Mention[] = [];
  for (const person of people.slice(first + 1)) {
    const last = beside.at(-1) ?? (people[first] as Mention);
    const gap = line.text.slice(last.span.end - line.span.start, person.span.start - line.span.start);
    if (!/^[、和与]$/u.test(gap)) break;
    beside.push(person);
  }
  const end = (beside.at(-1) ?? leader).span.end - line.span.start;
  return beside.length > 0 && /^(?:等?一行|等(?:领导)?|先后|分别|[来深走前到])/u.test(line.text.slice(end))
    ? beside
    : [];
}
