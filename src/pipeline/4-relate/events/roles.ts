import type { ParticipantRole } from '../../../domain/claim.js';
import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import { continuesList, isActor, isTitleOf, organizationFits, pronounBefore } from './actors.js';
import type { EventLexicon, RoleVerb } from './lexicon.js';
import type { Line } from './lines.js';
import { type VerbAt, verbsOf } from './verbs.js';

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
  /** Start of the sentence that names the mention, where a semicolon parts it from the verb's. */
  readonly from?: number;
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

/** Names that follow get this role: 参加会议的有…, 会见…. */
interface Carry {
  readonly role: ParticipantRole;
  readonly verb: RoleVerb;
  /** Offset of the verb in the article's text. */
  readonly at: number;
}

interface State {
  subjects: Mention[];
  /** Subjects before an embedded phrase: 在…陪同下, 听取…汇报. */
  outer: Mention[];
  organizations: Mention[];
  isUsed: boolean;
  isLed: boolean;
  carry: Carry | undefined;
  isListening: boolean;
  /** The subject of the verb before holds the meeting; 传达学习 after it is the agenda. */
  isChairing: boolean;
  speechFrom: number | undefined;
  /** Who leads the delegation that the article tells of. */
  leader: Mention | undefined;
  /** Names before this offset are objects without a role: 慰问老党员某某. */
  ignoreUntil: number;
  /** The words that head a list, up to this offset in the sentence: 参加视察的有 holds no other verb. */
  headUntil: number;
}

/**
 * A list of names that a semicolon parts from its verb: 甲市市长某某;乙市市长某某参加会议, or that goes on after it:
 * 参加会议的有:甲市市长某某;乙市市长某某.
 */
interface OpenList {
  readonly start: number;
  readonly subjects: readonly Mention[];
  readonly carry?: Carry;
}

/** Verbs whose participle heads a list: 参加会议的有, 一行包括. */
const HEADED: ReadonlySet<RoleVerb['relation']> = new Set(['attend', 'train', 'host', 'members']);
/** The names that follow are the verb's objects and no subjects of what comes after. */
const OBJECTS: ReadonlySet<RoleVerb['relation']> = new Set(['meet', 'guest', 'members']);
const LEADING: ReadonlySet<RoleVerb['relation']> = new Set(['guest', 'lead']);
/** Unnamed visitors who stand for the leader of a delegation. */
const DELEGATION =
  /^了?[^,。;]{0,16}(?:代表团|访问团|考察团|参观团|来宾|客人|一行)(?:一行|成员|全体成员|的?客人)?(?=[,。;并])/u;
const REMOTE = /分会场|视频连线|视频方式|视频形式|以视频|线上|远程|通过视频/u;
const OBJECT_BEFORE = /(?:向|对|受|为|给|在|据|从|到|赴|代表|由)$/u;

/** Reads who does what in the sentences, in order; pronouns and speech go on within a paragraph. */
export function readRoles(lines: readonly Line[], lexicon: EventLexicon): Reading {
  const hits: RoleHit[] = [];
  const speeches: Speech[] = [];
  let last: Mention | undefined;
  let speaker: Mention | undefined;
  let leader: Mention | undefined;
  let paragraph = -2;
  let open: OpenList | undefined;
  for (const line of lines) {
    if (line.paragraph !== paragraph || line.paragraph < 0) {
      speaker = undefined;
      // 出席座谈会的还有:|副主席甲、乙;|委员丙: each item in a paragraph of its own
      if (!open?.carry || line.paragraph !== paragraph + 1) open = undefined;
    }
    paragraph = line.paragraph;
    const read = readLine(line, { last, leader, open }, lexicon);
    open = read.open;
    leader = leaderOf(read.hits) ?? leader;
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

/** Who leads visitors: 某人率团访问, 某人一行来访. */
function leaderOf(hits: readonly RoleHit[]): Mention | undefined {
  return hits.find(({ relation, mention }) => LEADING.has(relation) && mention.label === 'Person')?.mention;
}

interface Before {
  readonly last: Mention | undefined;
  readonly leader: Mention | undefined;
  readonly open: OpenList | undefined;
}

function readLine(line: Line, { last, leader, open }: Before, lexicon: EventLexicon) {
  const actors = line.mentions.filter((mention) => isActor(line, mention, lexicon));
  const verbs = [...verbsOf(line, lexicon)];
  const goesOn = open !== undefined && opensWithName(line, actors, verbs);
  const state: State = {
    subjects: goesOn ? [...open.subjects] : [],
    outer: [],
    organizations: [],
    isUsed: false,
    isLed: false,
    carry: goesOn ? open.carry : undefined,
    isListening: false,
    isChairing: false,
    speechFrom: undefined,
    leader,
    ignoreUntil: -1,
    headUntil: 0,
  };
  const hits: RoleHit[] = [];
  let next = 0;
  let from = 0;
  let latest: Mention | undefined;
  let fired: RoleVerb['relation'] | undefined;
  for (const verb of verbs) {
    for (; next < actors.length && (actors[next] as Mention).span.end <= line.span.start + verb.start; next++) {
      takeActor(line, actors[next] as Mention, state, hits);
    }
    if (verb.start < state.headUntil) continue;
    if (isObjectOf(fired, verb.value, state, line.text.slice(from, verb.start))) continue;
    if (isInRelativeClause(line, verb, state)) continue;
    if (state.subjects.length === 0 && pronounBefore(line.text, from, verb.start) && last) state.subjects = [last];
    fired = verb.value.relation;
    if (fired === 'sign' && isWitnessed(line, verb, state)) state.subjects = [];
    fire(line, verb, state, hits, lexicon);
    latest = state.subjects.at(-1) ?? latest;
    from = verb.end;
    if (state.speechFrom !== undefined) break;
  }
  if (state.speechFrom === undefined) {
    for (; next < actors.length; next++) takeActor(line, actors[next] as Mention, state, hits);
  }
  const speaker = state.speechFrom === undefined ? undefined : state.subjects.at(-1);
  const start = goesOn ? open.start : line.span.start;
  return {
    hits: goesOn ? hits.map((hit) => (startedBefore(hit, line) ? extended(hit, { from: start }) : hit)) : hits,
    open: /[;:]$/.test(line.text)
      ? openAfter(state, { start, hasVerbs: verbs.length > 0 || line.text.endsWith(':') })
      : undefined,
    last: speaker ?? latest ?? actors.find(({ label }) => label === 'Person'),
    speechFrom: state.speechFrom,
    speaker,
  };
}

/** The name or the verb stands before the sentence, in the part of its list that a semicolon cuts off. */
function startedBefore({ mention, at }: RoleHit, line: Line): boolean {
  return mention.span.start < line.span.start || at < line.span.start;
}

/** The list that a sentence which ends with a semicolon, or with the colon after its head, leaves open. */
function openAfter(state: State, { start, hasVerbs }: { start: number; hasVerbs: boolean }): OpenList | undefined {
  if (state.carry && HEADED.has(state.carry.verb.relation)) return { start, subjects: [], carry: state.carry };
  return !hasVerbs && state.subjects.length > 0 ? { start, subjects: state.subjects } : undefined;
}

/** The sentence opens with a person's titles and name, and no verb stands before it. */
function opensWithName(line: Line, actors: readonly Mention[], verbs: readonly VerbAt[]): boolean {
  const first = actors.find(({ label }) => label === 'Person');
  if (!first) return false;
  const at = first.span.start - line.span.start;
  return (verbs[0]?.start ?? at) >= at && !/[,:。]/u.test(line.text.slice(0, at));
}

/** 等|市委, 等市委、市人大、|市政府 */
const OF_THE_NAMED = /等(?:[省市州盟县区旗](?:委|人大|政府|政协|纪委)(?:常委会)?[、和])*$/u;

function takeActor(line: Line, mention: Mention, state: State, hits: RoleHit[]): void {
  if (mention.label === 'Organization') {
    // 林某、彭某等警备区领导, 等市委、市政府领导: the organizations of the names before them
    if (state.subjects.length > 0 && OF_THE_NAMED.test(line.text.slice(0, mention.span.start - line.span.start)))
      return;
    state.organizations.push(mention);
    return;
  }
  // organizations before a name are its titles'
  state.organizations = state.organizations.filter((organization) => !isTitleOf(line, organization, mention));
  if (mention.span.start < state.ignoreUntil) return;
  if (state.carry && isCompany(line, mention, state.carry)) state.carry = undefined;
  if (state.carry) {
    hits.push(hitOf(line, mention, extended(state.carry.verb, { role: state.carry.role }), state, state.carry.at));
    if (OBJECTS.has(state.carry.verb.relation)) return;
  }
  const previous = state.subjects.at(-1);
  if (state.isUsed || (previous && previous.span.end > line.span.start && !continuesList(line, previous, mention))) {
    state.outer = state.isUsed && !state.isListening ? state.outer : state.subjects;
    state.subjects = [];
    state.isUsed = false;
  }
  state.subjects.push(mention);
}

/** 会见了某某一行,|某某会见时在座: who sat on the host's side, told in a clause of its own. */
function isCompany(line: Line, mention: Mention, { verb, at }: Carry): boolean {
  if (verb.relation !== 'meet') return false;
  const base = line.span.start;
  const between = line.text.slice(Math.max(0, at - base), mention.span.start - base);
  return between.includes(',') && COMPANY.test(line.text.slice(mention.span.end - base));
}

const COMPANY = /^[^。;]*(?:在座|(?:参加|陪同|出席)了?(?:会见|会谈|座谈|活动)?)[。;,]?$/u;

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
  // 某某一行在校领导的陪同下: hosts without names
  const guest = state.subjects.at(-1);
  if (value.relation === 'host' && guest && rest.startsWith('下')) {
    const between = line.text.slice(Math.max(0, guest.span.end - line.span.start), verb.start);
    if (/(?:^|[^正现])在[^,。;]{1,16}$/u.test(between)) return;
  }
  if (value.relation === 'members') {
    state.carry = { role: value.role, verb: value, at };
    return;
  }
  const heads =
    (/^[^,。;、]{0,10}的/u.test(rest) &&
      line.text[verb.end - 1] !== '的' &&
      (value.relation === 'attend' || value.relation === 'train')) ||
    (value.relation === 'host' && /^[^,。;、]{0,12}的,?(?:还|也)?有/u.test(rest));
  if (heads && (state.subjects.length === 0 || state.isUsed)) {
    state.carry = { role: value.role, verb: value, at };
    state.headUntil = verb.end + rest.indexOf('的');
    return;
  }
  if (value.relation === 'relay' && state.isChairing && state.isUsed) return;
  // 听取汇报, 听取|某局|工作汇报: nobody new reports, but an organ between them
  const isHeard = value.relation === 'report' && state.isListening && state.isUsed;
  const organizations = organizationsFor(line, verb, state, lexicon);
  for (const organization of organizations) hits.push(hitOf(line, organization, value, state, at));
  state.organizations = [];
  if (isHeard) return;
  const forPeople = forPerson(value, rest);
  if (value.relation !== 'organize')
    for (const subject of state.subjects) hits.push(hitOf(line, subject, forPeople, state, at));
  else if (isConvening(line, verb, state))
    for (const subject of state.subjects) hits.push(hitOf(line, subject, CONVENING, state, at));
  if (value.relation === 'inspect') state.ignoreUntil = objectEnd(line, verb.end);
  state.isChairing = value.relation === 'chair';
  state.carry = value.object ? { role: value.object, verb: value, at } : undefined;
  if (value.relation === 'meet') meetDelegation(line, verb, state, hits);
  settle(value, rest, state);
  if (
    value.says &&
    (state.subjects.length > 0 || /^[,:“]/u.test(rest) || /会议$/u.test(line.text.slice(0, verb.start)))
  ) {
    state.speechFrom = at;
  }
}

/** 会见了代表团一行: whoever leads the delegation is the guest, and names of the next clause are none. */
function meetDelegation(line: Line, verb: VerbAt, state: State, hits: RoleHit[]): void {
  const words = DELEGATION.exec(line.text.slice(verb.end))?.[0];
  if (words === undefined) return;
  const from = line.span.start + verb.end;
  const to = from + words.length;
  if (line.mentions.some(({ label, span }) => label === 'Person' && span.start >= from && span.end <= to)) return;
  state.carry = undefined;
  if (!state.leader || state.subjects.includes(state.leader)) return;
  hits.push(hitOf(line, state.leader, extended(verb.value, { role: 'guest' }), state, line.span.start + verb.start));
}

const CONVENING: RoleVerb = {
  relation: 'chair',
  role: 'chair',
  says: false,
  weak: false,
  lead: false,
  needs: undefined,
  notAfter: undefined,
  notBefore: undefined,
};

/** 县长某某组织召开现场会: who calls a meeting chairs it. */
function isConvening(line: Line, verb: VerbAt, { subjects }: State): boolean {
  if (!line.text.startsWith('召开', verb.end - 2) || /^(?:的|前|后|之|以来|情况)/u.test(line.text.slice(verb.end)))
    return false;
  const last = subjects.at(-1);
  if (!last) return false;
  const gap = line.text.slice(Math.max(0, last.span.end - line.span.start), verb.start);
  return /^(?:同志|书记|主任|市长|县长|区长)?(?:亲自|组织|召集|再次|及时|紧急|现场|连夜|迅速|在[^,。;]{1,12})*$/u.test(
    gap,
  );
}

/** How a verb reads with a person as its subject: somebody listens as an attendee, and reads out a decision. */
function forPerson(verb: RoleVerb, rest: string): RoleVerb {
  if (verb.relation === 'listen') return extended(verb, { relation: 'attend', role: 'attendee' });
  // 在甲陪同|下,率各部门赴某市考察: they travel along
  if (verb.relation === 'host' && /^下,?(?:率|带)/u.test(rest))
    return extended(verb, { relation: 'guest', role: 'guest' });
  const isReading = verb.relation === 'announce' && /^[^,。;]{0,30}(?:决定|任命|名单|命令|通知|文件)/u.test(rest);
  return isReading ? extended(verb, { relation: 'report', role: 'reporter' }) : verb;
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

const SIDES = /(?<!代表(?:合作|签约)?)双方(?:还|共同|并|现场|随后|会后|正式|成功)?$/u;

/** 某某见证了甲市和乙公司|签署协议: the witnesses sign nothing. */
function isWitnessed(line: Line, verb: VerbAt, { subjects, organizations }: State): boolean {
  const before = line.text.slice(0, verb.start);
  // 甲与乙会谈,双方|签署协议: the two sides, and not who talked
  if (SIDES.test(before)) return true;
  const at = before.includes('见证') ? before.search(/见证了?[^,。;]{4,}$/u) : -1;
  if (at < 0 || organizations.length === 0) return false;
  return subjects.every(({ span }) => span.end <= line.span.start + at);
}

const TAKEN_PART_IN = /^了?(?:会谈|会见|座谈|座谈会|调研|考察|活动|仪式|参观|走访)[、及和与]$/u;

/** 参加调研, 陪同考察, 通报督战发现的问题, 欢迎…到访: the verb is the object of the one before, or of 欢迎. */
function isObjectOf(fired: RoleVerb['relation'] | undefined, verb: RoleVerb, state: State, gap: string): boolean {
  // 参加会谈及|签约: the second thing that somebody takes part in
  if ((fired === 'attend' || fired === 'host') && DEPENDENT.has(verb.relation) && TAKEN_PART_IN.test(gap)) return true;
  if (verb.relation === 'guest' && /(?:欢迎|感谢|邀请|期待|希望)[^,。;]*$/u.test(gap)) return true;
  return (
    fired !== undefined &&
    fired !== 'lead' &&
    state.isUsed &&
    DEPENDENT.has(verb.relation) &&
    !/[,、并后时及和与]|^的?[^,。]{0,6}[组团](?:到|赴|深入|前往|来)/u.test(gap)
  );
}

/** 会见来…出席…论坛的某人: a verb between 会见 and the name of its object, within the object's relative clause. */
function isInRelativeClause(line: Line, verb: VerbAt, state: State): boolean {
  if (state.carry?.verb.relation !== 'meet') return false;
  const base = line.span.start;
  const between = line.text.slice(state.carry.at - base, verb.start);
  if (/[,。;]/u.test(between)) return false;
  const met = line.mentions.find(({ label, span }) => label === 'Person' && span.start >= base + verb.end);
  const after = line.text.slice(verb.end, met ? met.span.start - base : verb.end + 60);
  return /^[^,。;]*的/u.test(after) && (met === undefined || !/[,。;]/u.test(after));
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
  let isObject = false;
  let end = -1;
  for (const organization of state.organizations) {
    const start = organization.span.start - line.span.start;
    const joined = end >= 0 && /^[、和与及]$/u.test(line.text.slice(end, start));
    isObject = (joined && isObject) || OBJECT_BEFORE.test(line.text.slice(Math.max(0, start - 2), start));
    end = organization.span.end - line.span.start;
    const gap = line.text.slice(end, verb.start);
    if (isObject && relation !== 'sign' && relation !== 'organize') continue;
    if ((relation === 'report' || relation === 'say') && isOfSpeaker(line, organization, verb.start)) continue;
    if (organizationFits(relation, gap, organization, lexicon)) found.push(organization);
  }
  // 市委召开会议 tells whose meeting it is; 市委、市政府召开会议 tells who called it
  return line.text.startsWith('召开', verb.start) && found.length < 2 ? [] : found;
}

/** 某公司|总经理某某代表项目方发言: the organization of whoever speaks. */
function isOfSpeaker({ mentions, span, text }: Line, organization: Mention, verb: number): boolean {
  return mentions.some(
    ({ label, span: person }) =>
      label === 'Person' &&
      person.start >= organization.span.end &&
      person.end - span.start <= verb &&
      /^(?:党委|党组)?[\p{Script=Han}]{1,10}$/u.test(
        text.slice(organization.span.end - span.start, person.start - span.start),
      ),
  );
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
