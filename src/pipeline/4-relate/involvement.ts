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
  for (const line of input.lines)
    for (const { actor, project, role } of parties(line, input.lexicon)) add(actor, project, role, line);
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
  if (gift < 0) return undefined;
  const ask = lexicon.ask.exec(text);
  const grant = lexicon.grant.exec(text);
  const isAsk = ask !== null && ask.index < gift;
  if (!isAsk && (grant === null || grant.index > gift)) return undefined;
  const opener = isAsk ? askStart(text, ask.index) : (grant as RegExpExecArray).index;
  if (!isAsk && new RegExp(`(?:${lexicon.thanked.source})[^,。;]*$`, 'u').test(text.slice(0, opener))) return undefined;
  const low = speech.from + opener;
  const high = clauseEnd(text, gift) + speech.from;
  const matters = line.mentions.filter(
    ({ label, span, implied }) =>
      (label === 'Project' || label === 'Topic') && !implied && span.start >= low && span.end <= high,
  );
  return { role: isAsk ? 'proposer' : 'supporter', matters: withoutGoals(matters, line, from) };
}

/** “就…请求支持”: the matter stands before the verb. */
function askStart(text: string, ask: number): number {
  const matter = /(?:就|针对|围绕|对)[^。;]*$/u.exec(text.slice(0, ask));
  return matter ? matter.index : ask;
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
  const end = text.slice(at).search(/[,。;]/u);
  return end < 0 ? text.length : at + end;
}

interface Party {
  readonly actor: Mention;
  readonly project: Mention;
  readonly role: 'owner' | 'builder' | 'investor';
}

function* parties(line: Line, lexicon: EventLexicon): Generator<Party> {
  const organizations = line.mentions.filter(({ label, implied }) => label === 'Organization' && !implied);
  const projects = line.mentions.filter(({ label }) => label === 'Project');
  if (organizations.length === 0 || projects.length === 0) return;
  for (const project of projects) {
    for (const actor of organizations) {
      if (actor.kind !== undefined && !['enterprise', 'institution', 'school', 'other'].includes(actor.kind)) continue;
      const role = partyRole(line, actor, project, lexicon);
      if (role) yield { actor, project, role };
    }
  }
}

function partyRole(line: Line, actor: Mention, project: Mention, lexicon: EventLexicon): Party['role'] | undefined {
  const text = (start: number, end: number): string => line.text.slice(start - line.span.start, end - line.span.start);
  const isBefore = actor.span.end <= project.span.start;
  const isWithin = project.span.start <= actor.span.start && actor.span.end <= project.span.end;
  if (isWithin) return actor.span.start === project.span.start && actor.kind === 'enterprise' ? 'owner' : undefined;
  if (isBefore) {
    const gap = text(actor.span.end, project.span.start);
    if (lexicon.ownerBetween.has(gap) && isNamed(line, project)) return 'owner';
    return verbRole(gap, lexicon, 30, /^(?:[^,。;]*)(?:的|了)?[^,。;]{0,8}$/u);
  }
  // 该项目由…投资建设
  const gap = text(project.span.end, actor.span.start);
  if (!/由[^,。;]{0,4}$/u.test(gap) || gap.length > 24 || /。/u.test(gap)) return undefined;
  return verbRole(text(actor.span.end, Math.min(line.span.end, actor.span.end + 12)), lexicon, 12, /^[^,。;]*/u);
}

function isNamed(line: Line, project: Mention): boolean {
  const after = line.text.slice(project.span.end - line.span.start, project.span.end - line.span.start + 2);
  return !after.startsWith('负责');
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
  const leaders = participants.filter(({ roles }) =>
    [...roles.values()].some(({ relation }) => relation === 'inspect' || relation === 'lead'),
  );
  const leader = leaders[0];
  if (!leader || leader.mention.label !== 'Person') return;
  for (const line of lines) {
    for (const project of visited(line, lexicon))
      if (project.label === 'Project') add(leader.mention, project, 'inspector', line);
  }
}
