import type { ParticipantRole } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import type { EventLexicon, RoleVerb } from './lexicon.js';
import { isQuoted, type Line } from './lines.js';

/** One reading of a role in a sentence. */
export interface RoleHit {
  readonly mention: Mention;
  readonly role: ParticipantRole;
  readonly relation: RoleVerb['relation'];
  readonly weak: boolean;
  /** The verb of an inspection had a leading subject: 带队…调研. */
  readonly led: boolean;
  readonly remote: boolean;
  readonly line: Line;
  /** Offset of the verb in the article's text. */
  readonly at: number;
}

/** What somebody says in a sentence: from the verb at `from` to the sentence's end. Offsets are into the article's text. */
export interface Speech {
  readonly line: Line;
  readonly from: number;
  readonly speaker: Mention | undefined;
}

export interface Reading {
  readonly hits: readonly RoleHit[];
  readonly speeches: readonly Speech[];
}

interface State {
  subjects: Mention[];
  /** Subjects before an embedded phrase: 在…陪同下, 听取…汇报. */
  outer: Mention[];
  organizations: Mention[];
  isUsed: boolean;
  isLed: boolean;
  /** Names that follow get this role: 参加会议的有…, 会见…. */
  carry: { readonly role: ParticipantRole; readonly verb: RoleVerb; readonly at: number } | undefined;
  isListening: boolean;
  /** The subject of the verb before holds the meeting; 传达学习 after it is the agenda. */
  isChairing: boolean;
  speechFrom: number | undefined;
  /** Names before this offset are objects without a role: 慰问老党员某某. */
  ignoreUntil: number;
}

const REMOTE = /分会场|视频连线|视频方式|视频形式|以视频|线上|远程|通过视频/u;
const TITLE_AFTER =
  /^(?:同志|先生|女士|教授|院士|博士|一行|夫妇|[\p{Script=Han}]{0,6}(?:长|书记|主任|主席|总裁|总经理|经理|董事|教授|委员|代表|秘书|部长|校长|研究员))?$/u;
const OBJECT_BEFORE = /(?:向|对|受|为|给|在|据|从|到|赴|代表|由)$/u;

/** Reads who does what in the sentences, in order; pronouns and speech go on within a paragraph. */
export function readRoles(lines: readonly Line[], lexicon: EventLexicon): Reading {
  const hits: RoleHit[] = [];
  const speeches: Speech[] = [];
  let last: Mention | undefined;
  let speaker: Mention | undefined;
  let paragraph = -2;
  for (const line of lines) {
    if (line.paragraph !== paragraph || line.paragraph < 0) speaker = undefined;
    paragraph = line.paragraph;
    const read = readLine(line, last, lexicon);
    hits.push(...read.hits);
    last = read.last ?? last;
    if (read.speechFrom !== undefined) {
      speaker = read.speaker;
      speeches.push({ line, from: read.speechFrom, speaker });
    } else if (read.hits.length > 0) {
      // somebody may ask or promise in the very sentence: X就…请求支持
      const own = read.hits.find((hit) => hit.mention.label === 'Person')?.mention;
      speaker = own;
      if (own) speeches.push({ line, from: line.span.start, speaker: own });
    } else if (speaker) speeches.push({ line, from: line.span.start, speaker });
  }
  return { hits, speeches };
}

function readLine(line: Line, last: Mention | undefined, lexicon: EventLexicon) {
  const state: State = {
    subjects: [],
    outer: [],
    organizations: [],
    isUsed: false,
    isLed: false,
    carry: undefined,
    isListening: false,
    isChairing: false,
    speechFrom: undefined,
    ignoreUntil: -1,
  };
  const hits: RoleHit[] = [];
  const actors = line.mentions.filter((mention) => isActor(line, mention, lexicon));
  let next = 0;
  let from = 0;
  let latest: Mention | undefined;
  let fired: RoleVerb['relation'] | undefined;
  for (const verb of verbsOf(line, lexicon)) {
    for (; next < actors.length && (actors[next] as Mention).span.end <= line.span.start + verb.start; next++) {
      takeActor(line, actors[next] as Mention, state, hits);
    }
    if (isObjectOf(fired, verb.value, state, line.text.slice(from, verb.start))) continue;
    if (state.subjects.length === 0 && pronounBefore(line.text, from, verb.start) && last) state.subjects = [last];
    fired = verb.value.relation;
    fire(line, verb, state, hits, lexicon);
    latest = state.subjects.at(-1) ?? latest;
    from = verb.end;
    if (state.speechFrom !== undefined) break;
  }
  if (state.speechFrom === undefined) {
    for (; next < actors.length; next++) takeActor(line, actors[next] as Mention, state, hits);
  }
  const speaker = state.speechFrom === undefined ? undefined : state.subjects.at(-1);
  return {
    hits,
    last: speaker ?? latest ?? actors.find(({ label }) => label === 'Person'),
    speechFrom: state.speechFrom,
    speaker,
  };
}

function isActor(line: Line, mention: Mention, lexicon: EventLexicon): boolean {
  if (mention.label === 'Organization') return !mention.implied && !isQuoted(line, mention.span.start);
  if (mention.label !== 'Person') return false;
  const { start, end } = mention.span;
  if (line.zone === 'body' && isQuoted(line, start)) return false;
  const base = line.span.start;
  if (
    line.mentions.some(
      (other) => other !== mention && other.label !== 'Person' && !other.implied && covers(other, mention),
    )
  )
    return false;
  if (
    /(?:向|(?<![面相绝应])对(?![外口接于])|给)[^,。;:、]{0,16}$/u.test(
      line.text.slice(Math.max(0, start - base - 18), start - base),
    )
  )
    return false;
  if (lexicon.absentAfter.test(line.text.slice(end - base, end - base + 24))) return false;
  return !lexicon.absentBefore.test(
    line.text.slice(Math.max(0, titleStart(line, mention) - 6), titleStart(line, mention)),
  );
}

function covers(outer: Mention, inner: Mention): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** Where the titles before a name begin, relative to the line: after the last comma, stop or 、. */
function titleStart(line: Line, mention: Mention): number {
  const at = mention.span.start - line.span.start;
  const organization = line.mentions.findLast(
    ({ label, span }) =>
      label === 'Organization' &&
      span.end <= mention.span.start &&
      /^[^,。;:]{0,11}$/u.test(line.text.slice(span.end - line.span.start, at)),
  );
  return organization ? Math.min(organization.span.start - line.span.start, at) : at;
}

/** The verbs of a sentence that stand as verbs there, in text order. */
function* verbsOf(line: Line, lexicon: EventLexicon): Generator<VerbAt> {
  const { text } = line;
  for (let at = 0; at < text.length; ) {
    const hit = lexicon.roleVerbs.at(text, at);
    // 工作报告, 工作部署: not 作报告
    if (!hit || (text[at] === '作' && text[at - 1] === '工')) {
      at++;
      continue;
    }
    const end = at + hit.phrase.length;
    if (isVerb(line, at, end, hit.value)) yield { start: at, end, value: hit.value };
    at = end;
  }
}

function isVerb(line: Line, start: number, end: number, verb: RoleVerb): boolean {
  const { text } = line;
  if (isQuoted(line, line.span.start + start)) return false;
  if (verb.needs && !verb.needs.test(text.slice(end, end + 40))) return false;
  if (verb.notAfter?.test(text.slice(end, end + 8))) return false;
  if (verb.notBefore?.test(text.slice(Math.max(0, start - 8), start))) return false;
  const at = line.span.start + start;
  return !line.mentions.some(({ span, label }) => label !== 'Place' && span.start <= at && at < span.end);
}

function takeActor(line: Line, mention: Mention, state: State, hits: RoleHit[]): void {
  if (mention.label === 'Organization') {
    // 林某、彭某等警备区领导: the organization of the names before it
    if (state.subjects.length > 0 && /等$/u.test(line.text.slice(0, mention.span.start - line.span.start))) return;
    state.organizations.push(mention);
    return;
  }
  // organizations before a name are its titles'
  state.organizations = state.organizations.filter((organization) => !isTitleOf(line, organization, mention));
  if (mention.span.start < state.ignoreUntil) return;
  if (state.carry) {
    hits.push(hitOf(line, mention, { ...state.carry.verb, role: state.carry.role }, state, state.carry.at));
    if (state.carry.verb.relation === 'meet' || state.carry.verb.relation === 'guest') return;
  }
  const previous = state.subjects.at(-1);
  if (state.isUsed || (previous && !continuesList(line, previous, mention))) {
    state.outer = state.isUsed && !state.isListening ? state.outer : state.subjects;
    state.subjects = [];
    state.isUsed = false;
  }
  state.subjects.push(mention);
}

/** True when only titles, commas and 和 stand between two names. */
function continuesList(line: Line, a: Mention, b: Mention): boolean {
  const gap = line.text.slice(a.span.end - line.span.start, b.span.start - line.span.start);
  const head = /^[^、,;:和及与同率带以]*/u.exec(gap)?.[0] ?? '';
  if (head === gap && head !== '')
    return /^(?:等|代表|\()/u.test(head) === false ? TITLE_AFTER.test(head) && gap.length <= 4 : true;
  return TITLE_AFTER.test(head.trim()) || /^(?:等|\(|代表|还$|也$|又$|一同$|一起$|共同$|分别$|先后$)/u.test(head);
}

function isTitleOf(line: Line, organization: Mention, person: Mention): boolean {
  if (organization.span.end > person.span.start) return true;
  const gap = line.text.slice(organization.span.end - line.span.start, person.span.start - line.span.start);
  return !/[。;]|(?:向|对|与|给)[^,]*$/u.test(gap);
}

function pronounBefore(text: string, from: number, to: number): boolean {
  return /(?:^|[,。;:”])(?:同时,|会上,|最后,)?[他她](?:还|也|同时|要求|在|特别|进一步|首先|最后|着重|详细|就|简要|并|充分|代表|[^,。]{0,6})?$/u.test(
    text.slice(from, to),
  );
}

interface VerbAt {
  readonly start: number;
  readonly end: number;
  readonly value: RoleVerb;
}

function fire(line: Line, verb: VerbAt, state: State, hits: RoleHit[], lexicon: EventLexicon): void {
  const { value } = verb;
  const at = line.span.start + verb.start;
  const rest = line.text.slice(verb.end, verb.end + 40);
  if (value.relation === 'lead') {
    state.isLed ||= value.lead;
    if (state.subjects.length > 0)
      for (const subject of state.subjects) hits.push(hitOf(line, subject, value, state, at));
    return;
  }
  // “…。”某某说。: said to the newspaper
  if (value.weak && value.says && /^[。!]?$/u.test(rest)) {
    state.isUsed = true;
    return;
  }
  const heads = /^[^,。;、]{0,10}的/u.test(rest) && (value.relation === 'attend' || value.relation === 'train');
  if (heads && (state.subjects.length === 0 || state.isUsed)) {
    state.carry = { role: value.role, verb: value, at };
    return;
  }
  if (value.relation === 'relay' && state.isChairing && state.isUsed) return;
  // 听取汇报: nobody new reports
  if (value.relation === 'report' && state.isListening && state.isUsed) return;
  const organizations = organizationsFor(line, verb, state, lexicon);
  for (const organization of organizations) hits.push(hitOf(line, organization, value, state, at));
  state.organizations = [];
  const forPeople = forPerson(value, rest);
  if (value.relation !== 'organize')
    for (const subject of state.subjects) hits.push(hitOf(line, subject, forPeople, state, at));
  if (value.relation === 'inspect') state.ignoreUntil = objectEnd(line, verb.end);
  state.isChairing = value.relation === 'chair';
  state.carry = value.object ? { role: value.object, verb: value, at } : undefined;
  settle(value, rest, state);
  if (
    value.says &&
    (state.subjects.length > 0 || /^[,:“]/u.test(rest) || /会议$/u.test(line.text.slice(0, verb.start)))
  ) {
    state.speechFrom = at;
  }
}

/** How a verb reads with a person as its subject: somebody listens as an attendee, and reads out a decision. */
function forPerson(verb: RoleVerb, rest: string): RoleVerb {
  if (verb.relation === 'listen') return { ...verb, relation: 'attend', role: 'attendee' };
  const isReading = verb.relation === 'announce' && /^[^,。;]{0,30}(?:决定|任命|名单|命令|通知|文件)/u.test(rest);
  return isReading ? { ...verb, relation: 'report', role: 'reporter' } : verb;
}

const DEPENDENT: ReadonlySet<RoleVerb['relation']> = new Set([
  'inspect',
  'meet',
  'guest',
  'talk',
  'sign',
  'train',
  'act',
]);

/** 参加调研, 陪同考察, 通报督战发现的问题, 欢迎…到访: the verb is the object of the one before, or of 欢迎. */
function isObjectOf(fired: RoleVerb['relation'] | undefined, verb: RoleVerb, state: State, gap: string): boolean {
  if (verb.relation === 'guest' && /(?:欢迎|感谢|邀请|期待|希望)[^,。;]*$/u.test(gap)) return true;
  return (
    fired !== undefined &&
    fired !== 'lead' &&
    state.isUsed &&
    DEPENDENT.has(verb.relation) &&
    !/[,、并后时及和与]/u.test(gap)
  );
}

/** End of the list that directly follows 慰问, 看望, 走访 as their object. */
function objectEnd(line: Line, from: number): number {
  const end = line.text.slice(from).search(/[,。;]/u);
  return line.span.start + (end < 0 ? line.text.length : from + end);
}

/** Who is the subject after a verb. */
function settle(verb: RoleVerb, rest: string, state: State): void {
  const isEmbedded = /^(?:等)?(?:之)?下(?![午发达一级])/u.test(rest);
  if (isEmbedded || (state.isListening && verb.relation === 'report')) {
    state.subjects = state.outer;
    state.isListening = false;
    state.isUsed = state.subjects.length > 0 && !isEmbedded;
    return;
  }
  if (verb.relation === 'listen') state.isListening = true;
  state.isUsed = true;
}

function organizationsFor(line: Line, verb: VerbAt, state: State, lexicon: EventLexicon): Mention[] {
  const { relation } = verb.value;
  const found: Mention[] = [];
  if (verb.value.weak) return found;
  // 某人率考察团: the delegation is its leader's
  if (state.subjects.length > 0 && (relation === 'inspect' || relation === 'guest')) return found;
  for (const organization of state.organizations) {
    const start = organization.span.start - line.span.start;
    const gap = line.text.slice(organization.span.end - line.span.start, verb.start);
    if (
      OBJECT_BEFORE.test(line.text.slice(Math.max(0, start - 2), start)) &&
      relation !== 'sign' &&
      relation !== 'organize'
    )
      continue;
    if (organizationFits(relation, gap, organization, lexicon)) found.push(organization);
  }
  return found;
}

function organizationFits(
  relation: RoleVerb['relation'],
  gap: string,
  organization: Mention,
  lexicon: EventLexicon,
): boolean {
  const stands = lexicon.delegates.test(gap) || /等(?:单位|部门|企业|公司|机构|院校|高校)/u.test(gap);
  if (relation === 'attend') return stands && gap.length <= 60;
  if (relation === 'report')
    return (
      gap.length <= 40 && (stands || /^[、和与]|^(?:分别)?(?:向|就|到)/u.test(gap) || gap === '') && !/的/u.test(gap)
    );
  if (relation === 'say') return gap.length <= 30 && (stands || /^作为/u.test(gap));
  if (relation === 'listen') return gap.length <= 8 && !/[的。;,]/u.test(gap);
  if (relation === 'organize') return gap.length <= 30 && !/[的。;]|,/u.test(gap);
  if (relation === 'sign') return gap.length <= 40 && !/[。;]/u.test(gap);
  if (relation === 'inspect' || relation === 'guest') return isGroup(organization, lexicon) && !/[。;]/u.test(gap);
  return false;
}

/** True for a delegation: an organization whose name ends in 考察团, 代表团. */
export function isGroup(organization: Mention, lexicon: EventLexicon): boolean {
  return [...lexicon.groups.scan(organization.name)].some((hit) => hit.end === organization.name.length);
}

function hitOf(line: Line, mention: Mention, verb: RoleVerb, state: State, at: number): RoleHit {
  const between = line.text.slice(Math.max(0, mention.span.end - line.span.start), Math.max(0, at - line.span.start));
  return {
    mention,
    role: verb.role,
    relation: verb.relation,
    weak: verb.weak,
    led: state.isLed,
    remote: between.length < 80 && REMOTE.test(between),
    line,
    at,
  };
}
