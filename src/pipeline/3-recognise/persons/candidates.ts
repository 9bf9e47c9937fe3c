import { extended } from '../../../domain/extended.js';
import { overlaps, type Span } from '../../../domain/span.js';
import { isAlsoName, posOf } from '../../../knowledge/words.js';
import { CharSet } from '../../../text/chars.js';
import type { OffsetSet } from '../../../text/offsets.js';
import { unitAt } from '../../../text/units.js';
import { type Candidate, isHan, segmentWords, type Token } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { TitleSpan } from '../titles.js';
import { mongolianForms } from './mongolian.js';

/** A stretch that may be a person's name, with what speaks for it. */
export interface NameCandidate extends Candidate {
  /** True when a title, a kin word, a list of names or a byline vouches for it. */
  readonly strong: boolean;
  /** True when a title before and an end after it vouch for it even against a dictionary word (书记金钱、). */
  readonly sure: boolean;
  /** True when the name is certain elsewhere in the article. */
  readonly known: boolean;
  /** True when what stands on both sides can stand beside a name. */
  readonly edged: boolean;
  /** Cost of the dictionary's reading of the stretch less the name's: how much likelier the name is, in nats. */
  readonly margin: number;
}

/** What is known about names before a sentence is read. */
export interface NameEvidence {
  /** Names certain elsewhere in the article. */
  readonly known: ReadonlySet<string>;
  /** Those of them that are longer than Chinese names are, by their first code unit. */
  readonly long?: ReadonlyMap<number, readonly string[]>;
  /** Starts of items of lists that contain a certain name. */
  readonly listed: OffsetSet;
  readonly organizationEnds: OffsetSet;
  readonly organizationStarts: OffsetSet;
}

const PRIOR = 7.5;
const TITLE = 9;
const LISTED = 8;
const KNOWN = 14;
const AFTER = 3;
const EDGE = 1.5;
/** Nothing that can follow a name follows. */
const UNEDGED = -2.5;
/** Names of one given character are the rarer ones. */
const ONE_GIVEN = 1.5;

/**
 * Name candidates of a sentence, sorted by start, with their costs in the word lattice: surname and given name by
 * `NameModel`, less what the words beside them are worth.
 */
export function nameCandidates(
  context: RecogniseContext,
  sentence: Span,
  titles: readonly TitleSpan[],
  blocked: readonly Span[],
  evidence: NameEvidence,
): NameCandidate[] {
  const { folded, knowledge } = context;
  const found: NameCandidate[] = [];
  const titleEnds = new Map<number, boolean>();
  for (const { end, head } of titles) if (head.head !== '学生') titleEnds.set(end, isOffice(head.head));
  const blockedAt = blockMap(sentence, blocked);
  for (let i = sentence.start; i < sentence.end - 1; i++) {
    if (blockedAt[i - sentence.start]) continue;
    const long = evidence.long?.get(folded.charCodeAt(i))?.find((form) => folded.startsWith(form, i));
    if (long && i + long.length <= sentence.end && !blockedAt[i + long.length - 1 - sentence.start]) {
      found.push({ start: i, end: i + long.length, ...CERTAIN_ELSEWHERE });
      continue;
    }
    const surname = isDepartment(folded, i) ? 0 : knowledge.names.surnameAt(folded, i);
    const before = leftEvidence(context, sentence, i, titleEnds, evidence);
    const spaced = before.edge ? paddedName(context, sentence, i) : undefined;
    if (spaced) found.push(spaced);
    const japanese = japaneseName(context, sentence, i, before);
    if (japanese && !blockedAt[i - sentence.start]) found.push(japanese);
    const mongolian = mongolianName(context, sentence, i, { left: before, titles, evidence });
    if (mongolian && !blockedAt[mongolian.end - 1 - sentence.start]) found.push(mongolian);
    if (surname === 0) {
      if (before.strong || appointed(context, sentence, i, evidence))
        found.push(...unusual(context, sentence, i, blockedAt));
      continue;
    }
    for (let length = surname + 1; length <= surname + 2 && i + length <= sentence.end; length++) {
      const end = i + length;
      if (!isHan(folded.charCodeAt(end - 1)) || blockedAt[end - 1 - sentence.start]) break;
      const read = candidate(context, sentence, i, end, surname, before, titles, evidence);
      if (read) found.push(read);
    }
    if (before.strong || appointed(context, sentence, i, evidence))
      found.push(...unusual(context, sentence, i, blockedAt));
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** 规划发展|司|马某某司长: the department's last character is no compound surname's first. */
function isDepartment(folded: string, at: number): boolean {
  return folded[at] === '司' && isHan(folded.charCodeAt(at - 1)) && DEPARTMENT.test(folded.slice(at, at + 6));
}

const DEPARTMENT = /^司\p{Script=Han}{2,3}副?司长/u;

/** 部长某雷斯特…某雷斯特说: a foreign name that a title vouches for elsewhere. */
const CERTAIN_ELSEWHERE = {
  pos: 'nr',
  cost: 0.5,
  strong: true,
  sure: true,
  known: true,
  edged: true,
  margin: 20,
} as const;

/** 王　勇: a name padded to three characters with blanks, as lists and tables print it. */
function paddedName(context: RecogniseContext, sentence: Span, start: number): NameCandidate | undefined {
  const { folded, knowledge } = context;
  if (folded.charCodeAt(start + 1) !== BLANK) return undefined;
  const match = /^(\p{Script=Han}) {1,2}\p{Script=Han}/u.exec(folded.slice(start, Math.min(start + 4, sentence.end)));
  if (!match || !endsName(folded, start + match[0].length, sentence.end, knowledge)) return undefined;
  if (!knowledge.names.surnames.cost.has(match[1] as string)) return undefined;
  const end = start + match[0].length;
  if (isLetterSpaced(context, sentence, { start, end })) return undefined;
  return { start, end, pos: 'nr', cost: 4, strong: true, sure: true, known: false, edged: true, margin: 20 };
}

/** 责 任 心 强: single characters in a row with blanks between them, unless they pair off as names (王 勇 李 明). */
function isLetterSpaced(context: RecogniseContext, sentence: Span, { start, end }: Span): boolean {
  const { folded, knowledge } = context;
  const left = LONE_BEFORE.exec(folded.slice(Math.max(sentence.start, start - 16), start))?.[0] ?? '';
  let run = folded.slice(start, end);
  for (let at = end; / \p{Script=Han}/u.test(folded.slice(at, at + 2)); at += 2) {
    if (!endsName(folded, at + 2, sentence.end, knowledge)) break;
    run += folded.slice(at, at + 2);
  }
  // the first of them may belong to the word before: 汤怀远 李 明
  const runs = [left + run, left.slice(2) + run].map((each) => each.replaceAll(' ', ''));
  return !runs.some((each) => pairsOff(each, knowledge.names.surnames.cost));
}

const LONE_BEFORE = /(?:\p{Script=Han} )+$/u;

function pairsOff(run: string, surnames: { has(char: string): boolean }): boolean {
  return run.length % 2 === 0 && [...run].every((char, i) => i % 2 === 1 || surnames.has(char));
}
/** 佐藤某|教授, 田中某某|先生: a Japanese surname of two characters or more, a given name and an honorific. */
function japaneseName(
  { folded, knowledge }: RecogniseContext,
  sentence: Span,
  start: number,
  left: SideEvidence,
): NameCandidate | undefined {
  const surname = knowledge.persons.japanese.at(folded, start, sentence.end)?.phrase.length ?? 0;
  if (surname < 2) return undefined;
  const isOpen = left.edge || '了见以由对向'.includes(folded[start - 1] ?? ' ');
  const whole = isOpen ? japaneseEnd({ folded, knowledge }, start + surname, sentence.end) : undefined;
  if (whole !== undefined && (left.strong || whole - start - surname > 1) && folded.includes('日本'))
    return { start, end: whole, ...CERTAIN_ELSEWHERE, known: false };
  const full = [1, 2].map((given) => start + surname + given).find((at) => HONORIFIC.test(folded.slice(at, at + 2)));
  const alone = OF_JAPAN.test(folded.slice(start + surname, start + surname + 4)) && folded.includes('日本');
  const end = full ?? (alone ? start + surname : undefined);
  if (end === undefined || !/^\p{Script=Han}+$/u.test(folded.slice(start, end))) return undefined;
  return {
    start,
    end,
    pos: 'nr',
    cost: 2,
    strong: true,
    sure: full === undefined,
    known: false,
    edged: true,
    margin: 20,
  };
}

/** Where a given name of one to three characters that starts at `at` ends: its last character is one of Japan's, and what follows names comes next. */
function japaneseEnd(
  { folded, knowledge: { persons } }: Pick<RecogniseContext, 'folded' | 'knowledge'>,
  at: number,
  limit: number,
): number | undefined {
  return [2, 3, 1]
    .map((length) => at + length)
    .find((end) => {
      if (end > limit || !JAPANESE_END.has(folded.charCodeAt(end - 1)) || !isHan(folded.charCodeAt(at))) return false;
      if (end >= limit || ENDING.has(folded.charCodeAt(end)) || '为向和与对率在等'.includes(folded[end] as string))
        return true;
      return persons.after.at(folded, end, limit) !== undefined || persons.speech.at(folded, end, limit) !== undefined;
    });
}

/** The characters in which Japanese given names mostly end. */
const JAPANESE_END = new CharSet(
  '夫郎雄男彦一二三介司治之助子吉平作树造行美明博洋和义实浩茂勇昭敏弘宏正隆孝枝代江香惠',
);

/**
 * 乌力吉巴雅尔|出席: words of Mongolian names in a row, the longest that ends where a name can. One word of two characters
 * needs an office before it and a mark or a verb after it, one of three a title or a list.
 */
function mongolianName(
  context: RecogniseContext,
  sentence: Span,
  start: number,
  { left, titles, evidence }: { left: SideEvidence; titles: readonly TitleSpan[]; evidence: NameEvidence },
): NameCandidate | undefined {
  const { folded, knowledge } = context;
  if (!left.edge) return undefined;
  const found = mongolianForms(knowledge.persons, folded, start, sentence.end).find(({ end, parts }) => {
    if (end - start < 4 && !left.strong) return false;
    const slot = OFFICE_SLOT.test(folded.slice(end, end + 3)) || isKinOf(knowledge.persons.kin, folded, end);
    if (parts === 1 && end - start === 2 && !slot) return false;
    const form = folded.slice(start, end);
    // lists of words hold names of the well known as well
    const isWord = knowledge.words.has(form) && !(left.strong && parts > 1 && form.length > 3);
    if (isWord || knowledge.gazetteer.byShort(form).length > 0) return false;
    const right = rightEvidence(context, sentence, { start, end }, titles, evidence);
    const isSubject = '在率来'.includes(folded[end] ?? '、');
    return (right.edge || isSubject) && !PLACE_AFTER.test(folded.slice(end, end + 2));
  });
  if (!found) return undefined;
  const { end } = found;
  return { start, end, pos: 'nr', cost: 0.5, strong: true, sure: true, known: false, edged: true, margin: 20 };
}

/** 布仁|的妻子: whose kin somebody is. */
function isKinOf(kin: ReadonlySet<string>, folded: string, end: number): boolean {
  return folded[end] === '的' && kin.has(folded.slice(end + 1, end + 3));
}

/** What makes a place of the Mongolian words before it: 乌兰|镇, 巴彦|嘎查. */
const PLACE_AFTER = /^(?:嘎查|苏木|草原|口岸|[旗盟镇乡村市县区湖河山街路])/;

/** What papers print after a Japanese surname alone: 二阶堂|首相. */
const OF_JAPAN = /^(?:首相|外相|外务大臣|大臣|外长|前首相|总裁|会长|社长|知事|议长|先生|女士|团长|议员|教授|市长)/;
const HONORIFIC = /^(?:教授|先生|女士|博士|夫人|会长|社长|知事|议长)/;

/** A mark, a blank or a word that follows names. */
function endsName(folded: string, at: number, limit: number, knowledge: RecogniseContext['knowledge']): boolean {
  return (
    at >= limit ||
    ' 、,。;)('.includes(folded[at] as string) ||
    knowledge.persons.after.at(folded, at, limit) !== undefined
  );
}

/** 安图曲哈为凉山…局长: a name that opens the sentence and is followed by 为 and an organization. */
function appointed({ folded }: RecogniseContext, sentence: Span, at: number, evidence: NameEvidence): boolean {
  if (at !== sentence.start) return false;
  const to = folded.slice(at + 2, at + 13).indexOf('为');
  return to >= 0 && evidence.organizationStarts.has(at + 2 + to + 1);
}

function blockMap(sentence: Span, blocked: readonly Span[]): Uint8Array {
  const map = new Uint8Array(sentence.end - sentence.start);
  for (const span of blocked) {
    if (!overlaps(span, sentence)) continue;
    map.fill(1, Math.max(0, span.start - sentence.start), Math.min(map.length, span.end - sentence.start));
  }
  return map;
}

interface SideEvidence {
  /** Nats that speak for a name. */
  readonly bonus: number;
  /** True when it vouches for a name by itself. */
  readonly strong: boolean;
  /** True when a name can begin or end here. */
  readonly edge: boolean;
  readonly after: 'title' | 'organization' | undefined;
  /** True after the title of an office that one person holds: 局长, not 教师. */
  readonly office: boolean | undefined;
  readonly sure?: boolean;
}

/** What most positions have beside them. */
const NO_EVIDENCE = side(0, false, false);
const EDGE_ONLY = side(EDGE, false, true);
const LISTED_HERE = side(LISTED, true, true);
const AFTER_ORGANIZATION: SideEvidence = extended(side(EDGE + 2, false, true), { after: 'organization' });
const AFTER_HOUSE = side(EDGE + 2, false, true);
const AFTER_KIN = side(6, true, true);
const AFTER_WORD = side(5, true, true);
const AFTER_AGE = side(7, false, true);
const UNEDGED_HERE = side(UNEDGED, false, false);

function side(bonus: number, strong: boolean, edge: boolean): SideEvidence {
  return { bonus, strong, edge, after: undefined, office: undefined };
}

/** Of the words before a name, in code units. */
const LONGEST_BEFORE = 5;
const BLANK = 0x20;
const COLON = 0x3a;
const COMMA = 0x2c;
const BY = '由'.charCodeAt(0);
/** Marks between a title and a name; marks and words before a name; those after it. */
const OPENING = new CharSet(' “"(');
const JOINING = new CharSet('、,:;和与及的”)');
const OPENS_NAME = new CharSet(' 、,:;)(\n');
const CLOSING = new CharSet('、,。;:)(” ');
const ENDING = new CharSet('、,。;:)(” /!?—…');

function leftEvidence(
  context: RecogniseContext,
  sentence: Span,
  at: number,
  titleEnds: ReadonlyMap<number, boolean>,
  evidence: NameEvidence,
): SideEvidence {
  const { folded, knowledge } = context;
  let left = at;
  const furthest = Math.max(sentence.start, at - 3);
  while (left > furthest && OPENING.has(folded.charCodeAt(left - 1))) left--;
  const previous = unitAt(folded, left - 1);
  // 市委书记:某某
  const office = titleEnds.get(left) ?? (previous === COLON ? titleEnds.get(left - 1) : undefined);
  if (office !== undefined) return { bonus: TITLE, strong: true, edge: true, after: 'title', office };
  if (evidence.listed.has(at)) return LISTED_HERE;
  if (left === at && evidence.organizationEnds.has(at)) return AFTER_ORGANIZATION;
  if (left === sentence.start) return EDGE_ONLY;
  const word = knowledge.persons.before.before(folded, left, Math.max(sentence.start, left - LONGEST_BEFORE));
  if (word !== undefined) {
    if (knowledge.persons.kin.has(word)) return AFTER_KIN;
    return word.length === 1 ? EDGE_ONLY : AFTER_WORD;
  }
  // 37岁的某某, 生于1958年的某某
  if (previous === OF && AGED.test(folded.slice(Math.max(sentence.start, left - 9), left))) return AFTER_AGE;
  return left !== at || JOINING.has(previous) ? EDGE_ONLY : NO_EVIDENCE;
}

function candidate(
  context: RecogniseContext,
  sentence: Span,
  start: number,
  end: number,
  surname: number,
  beside: SideEvidence,
  titles: readonly TitleSpan[],
  evidence: NameEvidence,
): NameCandidate | undefined {
  const { folded, knowledge } = context;
  const form = folded.slice(start, end);
  const known = evidence.known.has(form);
  for (let at = start + surname; at < end; at++) if (NEVER_GIVEN.has(folded.charCodeAt(at))) return undefined;
  const last = folded.charCodeAt(end - 1);
  const next = folded.charCodeAt(end);
  if (end - start > surname + 1 && headsVerb(last, next)) return undefined;
  // 某省|祝贺团
  if (/^.贺团$/u.test(form)) return undefined;
  // 甲、乙|三人
  if (end - start >= 3 && COUNTED.test(folded.slice(start + 2, end + 1))) return undefined;
  // 某某强|调任
  if (folded.startsWith('强调任', end)) return undefined;
  const right = rightEvidence(context, sentence, { start, end }, titles, evidence);
  const isHoused = isHouseBefore(context, start) && titles.some((title) => title.start === end);
  const left = isHoused && !beside.strong ? AFTER_HOUSE : beside;
  if (!known && !left.strong && !right.strong && !(left.edge && right.edge)) return undefined;
  const model = knowledge.names.cost(folded, start, end, surname) + (end - start - surname === 1 ? ONE_GIVEN : 0);
  const verbal = left.strong && folded.charCodeAt(start) === OFFICE_TAKEN ? (end - start > 2 ? 2 : 6) : 0;
  const place = end - start === 2 && knowledge.gazetteer.byShort(form).length > 0 ? 5 : 0;
  // 歌手|齐聚: a name of one given character must have one that names have
  const unlikely = end - start - surname === 1 && knowledge.names.givenCost(last) > 10;
  const marked = end >= folded.length || CLOSING.has(next);
  const titled = left.after === 'title' && marked ? 3 : 0;
  const joined = !marked && end - start > 2 && LINKING.has(last) ? linked(context, end) : 0;
  // 丁某|陪同: the last character begins what follows names
  const verb = end - start > 2 ? knowledge.persons.after.at(folded, end - 1, sentence.end) : undefined;
  const cut = verb && verb.phrase.length > 1 && !tellsCareer(folded, end) ? 5 : 0;
  // 某主席|由何某某副外长陪同
  const agent = left.after === 'title' && folded.charCodeAt(start) === BY && end - start > 2 ? 12 : 0;
  const opens = left.edge && right.strong && start === sentence.start;
  // 孟子|说: a word that is a name as well opens the sentence and speaks
  const entry = context.lattice.entry({ start, end });
  const speaks = opens && isAlsoName(entry);
  const base = Math.max(
    0.5,
    model + PRIOR - left.bonus - right.bonus - titled - (speaks ? 6 : 0) + verbal + place + joined + cut + agent,
  );
  const slotted =
    right.sure === true ||
    (isHoused && fillsHouse(context, form)) ||
    isAmongNames(context, { start, end }, evidence, entry) ||
    (left.office === true && fillsSlot(context, { start, end }, entry, unlikely));
  const cost = slotted ? 0.5 : known ? Math.max(0.5, base - KNOWN) : base;
  const margin = context.lattice.readingCost({ start, end }) - base;
  return {
    start,
    end,
    pos: 'nr',
    cost,
    // a word of the dictionary needs more than what follows it: 党校|校长
    strong: left.strong || ((right.strong || (left.after === 'organization' && right.edge)) && entry === 0),
    sure:
      slotted ||
      speaks ||
      (left.after === 'title' &&
        right.edge &&
        !unlikely &&
        (entry === 0 || MARKED.has(next) || ATTENDS.test(folded.slice(end, end + 4)))),
    known,
    edged: left.edge && right.edge,
    margin,
  };
}

/** 集团公司|王某某|总裁: a house without its name, before a name and its title. */
function isHouseBefore({ folded }: RecogniseContext, at: number): boolean {
  return HOUSE_END.has(folded.charCodeAt(at - 1)) && HOUSE.test(folded.slice(Math.max(0, at - 4), at));
}

/** 集团公司|刘甲乙|总裁: of single characters that make no words. */
function fillsHouse({ knowledge }: RecogniseContext, form: string): boolean {
  if (form.length !== 3 || /[部区处科室线级]/.test(form)) return false;
  const tokens = segmentWords(form, { start: 0, end: form.length }, knowledge.words);
  return tokens.every(({ start, end }) => end - start === 1);
}

const HOUSE_END = new CharSet('司团校院厂');
const HOUSE = /(?:公司|集团|学校|学院|医院|总厂)$/;

/** 赵某某、|万里|、钱某某: a word that is a name as well, within a list of names. */
function isAmongNames(
  { folded, knowledge }: RecogniseContext,
  { start, end }: Span,
  { listed, known }: NameEvidence,
  entry: number,
): boolean {
  if (entry === 0 || !listed.has(start) || folded[start - 1] !== '、' || folded[end] !== '、') return false;
  if (isAlsoName(entry) || knowledge.persons.alsoOthers.has(folded.slice(start, end))) return true;
  return isKnownUpTo(folded, start - 1, known) && isKnownFrom(folded, end + 1, known);
}

/** How many items of a list may stand between one and a name that is certain elsewhere. */
const LIST_REACH = 6;

/** A certain name of two or three characters ends at `end`, or items of that length lead back to one. */
function isKnownUpTo(folded: string, end: number, known: ReadonlySet<string>): boolean {
  for (let step = 0, at = end; step < LIST_REACH; step++) {
    if (known.has(folded.slice(at - 3, at)) || known.has(folded.slice(at - 2, at))) return true;
    const mark = [3, 4].find((length) => folded[at - length] === '、');
    if (mark === undefined) return false;
    at -= mark;
  }
  return false;
}

/** As `isKnownUpTo`, forwards. */
function isKnownFrom(folded: string, start: number, known: ReadonlySet<string>): boolean {
  for (let step = 0, at = start; step < LIST_REACH; step++) {
    if (known.has(folded.slice(at, at + 3)) || known.has(folded.slice(at, at + 2))) return true;
    const mark = [2, 3].find((length) => folded[at + length] === '、');
    if (mark === undefined) return false;
    at += mark + 1;
  }
  return false;
}

/** A word of the dictionary (or what has the shape of a name) where, after an office, nothing but a name can stand. */
function fillsSlot(
  { folded, knowledge }: RecogniseContext,
  { start, end }: Span,
  entry: number,
  unlikely: boolean,
): boolean {
  const form = folded.slice(start, end);
  const slot = unlikely || !/^[ns]/.test(posOf(entry)) ? OFFICE_MARK : OFFICE_SLOT;
  return (
    (end - start === 2
      ? entry !== 0
      : entry === 0 && OFFICE_MARK.test(folded.charAt(end)) && !ORDINARY_END.test(form)) &&
    !knowledge.organs.generic.has(form) &&
    slot.test(folded.slice(end, end + 3))
  );
}

function rightEvidence(
  context: RecogniseContext,
  sentence: Span,
  { start, end }: Span,
  titles: readonly TitleSpan[],
  evidence: NameEvidence,
): SideEvidence {
  const { folded, knowledge } = context;
  if (end >= sentence.end) return EDGE_ONLY;
  const next = folded.charCodeAt(end);
  const opensOrganization = evidence.organizationStarts.has(end + 1);
  const opens = start === sentence.start || OPENS_NAME.has(folded.charCodeAt(start - 1));
  if (opens && next === BLANK && opensOrganization) return extended(side(8, true, true), { sure: true });
  if (opensOrganization && SERVES.has(next)) return RIGHT_OF_NAME;
  // ,某某代理某省人民政府省长职务; ,某某任代理省长
  if (opens && next === ACTING && folded.startsWith('代理', end) && evidence.organizationStarts.has(end + 2))
    return RIGHT_OF_NAME;
  if (opens && next === OFFICE_TAKEN && !NOT_TAKEN.has(folded.charCodeAt(end - 1)) && opensTitle(titles, end + 1))
    return RIGHT_OF_NAME;
  if (next === OF) {
    // 某某的某局局长职务: whom a list of removals removes
    if (start === sentence.start && REMOVED.test(folded.slice(end, end + 50)))
      return extended(side(6, true, true), { sure: opensOrganization && end - start === 2 });
    if (opensOrganization) return side(4, true, true);
  }
  if (next === AND_OTHERS && /^等\d{1,3}[人名位]/.test(folded.slice(end, end + 5))) return side(4, true, true);
  if (tellsCareer(folded, end)) return RIGHT_OF_NAME;
  // 春光同志任某处处长: a line of a list of appointments
  if (start === sentence.start && /^同志(?:任|为|兼任|不再|担任)/.test(folded.slice(end, end + 4)))
    return extended(side(6, true, true), { sure: true });
  // 生于1958年的某某,他是…
  if (next === COMMA && /^,[他她](?!们|人|方)/.test(folded.slice(end, end + 3))) {
    const strong = AGED.test(folded.slice(Math.max(sentence.start, start - 9), start));
    return side(EDGE + 3, strong, true);
  }
  if (VITAL_MARKS.has(next) && VITAL.test(folded.slice(end, end + 6)))
    return extended(side(5, true, true), { sure: start === sentence.start && SEX.test(folded.slice(end, end + 3)) });
  if (ENDING.has(next)) return EDGE_ONLY;
  if (knowledge.persons.speech.at(folded, end, sentence.end)) return SPEAKS;
  if (evidence.organizationStarts.has(end)) return start === sentence.start ? RIGHT_OF_NAME : EDGE_ONLY;
  const after = knowledge.persons.after.at(folded, end, sentence.end);
  if (after) return after.phrase.length > 1 ? BEFORE_VERB : BEFORE_LETTER;
  return titles.some(
    ({ start: from, bare, head, title }) =>
      from === end && bare - from <= 3 && /^(?:常务副|副|代)?$/.test(title.slice(0, title.length - head.head.length)),
  )
    ? BEFORE_TITLE
    : UNEDGED_HERE;
}

const ACTING = '代'.charCodeAt(0);
/** 时任, 历任: with 任 a word of its own. */
const NOT_TAKEN = new CharSet('时历首前现后曾继连新责主兼留在原所拟委');

function opensTitle(titles: readonly TitleSpan[], at: number): boolean {
  return titles.some(({ start }) => start === at);
}

const RIGHT_OF_NAME = side(5, true, true);
const SPEAKS = side(AFTER + 1, true, true);
const BEFORE_VERB = side(AFTER, false, true);
const BEFORE_LETTER = side(0.5, false, true);
const BEFORE_TITLE = side(AFTER, true, true);
const OF = '的'.charCodeAt(0);
const AND_OTHERS = '等'.charCodeAt(0);
const SERVES = new CharSet('为任');
const VITAL_MARKS = new CharSet(',(、');
const LINKING = new CharSet('和与等及任为在');
const MARKED = new CharSet('、,)');

/** True where what follows a name at `at` tells of a career. */
function tellsCareer(folded: string, at: number): boolean {
  return CAREER_OPENERS.has(folded.charCodeAt(at)) && CAREER.test(folded.slice(at, at + 12));
}

/** 礼和|在某地会见, 礼和|会见: a conjunction joins no name to a verb; before a name it does. */
function linked({ folded, knowledge }: RecogniseContext, end: number): number {
  const verb = knowledge.persons.after.at(folded, end)?.phrase.length ?? 0;
  if (folded[end - 1] === '在') return 10;
  return folded[end - 1] === '和' && (verb > 1 || '在与率向'.includes(folded[end] ?? ' ')) ? -6 : 5;
}

/** Offices of one person each, whose titles are followed by a name or a verb and by no common noun: 局长, 总工程师. */
const offices = new Map<string, boolean>();

/** True of the title of an office that one person holds; the heads of titles are those of the lexicon. */
function isOffice(head: string): boolean {
  let office = offices.get(head);
  if (office === undefined) {
    office = OFFICE.test(head);
    offices.set(head, office);
  }
  return office;
}

const OFFICE =
  /(?:书记|主任|主席|局长|厅长|处长|部长|科长|县长|市长|区长|省长|州长|镇长|乡长|院长|校长|所长|站长|馆长|会长|秘书长|董事长|总经理|总裁|总工程师|检察长|庭长|队长|指挥长|领事|专员|政委)$/;
/** After such a title even a word of the dictionary between the title and one of these is a name: 局长|金钱|、. */
const OFFICE_MARK = /^[、,)(]/;
/** Last characters of common nouns of three: 办公会, 接待室. */
const ORDINARY_END = /[会室员们部处组站所办局委党信团队者家人]$/;
const OFFICE_SLOT = /^(?:[、,。;)(与]|出席|参加|主持|列席|致辞|讲话|宣布|介绍)/;
/** Verbs that follow whoever takes part: 副市长高峰|出席; 主任严肃|指出 tells how he said it. */
const ATTENDS = /^(?:宣布|宣读|也参加|随团|会见|与|出席|参加|主持|列席|致辞|讲话|作报告|分别|汇报|宣读|等出席|等参加)/;
const AGED = /(?:\d{1,3}岁|\d年(?:\d{1,2}月)?(?:出生)?)的$/;
const SEX = /^[,(、][男女][,)]/;
const REMOVED = /^的[^,。;]{4,46}职务/;
const VITAL = /^(?:,|\(|、)(?:男|女|汉族|\p{Script=Han}{1,3}族|\d{4}年)|^[,(]\d{2}岁[,)]/u;
/** First characters of what `CAREER` matches. */
const CAREER_OPENERS = new CharSet('同历曾先升调转改接出现就当任被不卸辞是工个简履年生小12');
/** What tells of a career after a name: 历任, 1982年8月任, 是第十届…. */
const CAREER =
  /^(?:同志)?(?:历任|曾任|曾先后|曾担任|先后[担出历]?任|先后在|升任|调任|转任|改任|接任|出任|现任|就任|当选|任命为|被任命|不再担任|卸任|辞去|是第[一二三四五六七八九十]|(?:工作|个人)?(?:简历|履历|年表|生平|小传)|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:起|后)?(?:任|担任|当选|出生|生于|参加|加入|调|被|毕业|从|考入|到|赴))/u;
const SLOT_END =
  /[、,，。;:)( 》”]|等|带领|带队|出席|参加|陪同|列席|主持|一行|同志|率|汇报|致辞|讲话|介绍|表示|指出|强调|说/;
const PROPER = new Set(['nr', 'x']);

/**
 * Names without a Chinese surname where a title or a list leaves a slot that they fill: 副州长阿石木加, 买买提、…. Either
 * the slot up to the next mark or verb, or the run of characters that transliterate.
 */
function unusual(context: RecogniseContext, sentence: Span, start: number, blockedAt: Uint8Array): NameCandidate[] {
  const { folded } = context;
  if (blockedAt[start - sentence.start]) return [];
  const rest = folded.slice(start, Math.min(sentence.end, start + 14));
  const stop = rest.search(SLOT_END);
  const filled = stop < 0 ? rest : rest.slice(0, stop);
  // 董事长|李松林|博士: 博 and 士 transliterate, the word follows names
  const slot = filled.length > 3 ? filled.replace(DOCTOR, '') : filled;
  const form = isUnusualName(context, slot) ? slot : transliteratedRun(context, slot === filled ? rest : slot);
  if (form === undefined) return [];
  const whole = isFullyTransliterated(context, form);
  const cost = whole && form.length > 3 ? 5 : 12;
  const end = start + form.length;
  return [
    { start, end, pos: 'nr', cost, strong: true, sure: false, known: false, edged: true, margin: whole ? 10 : 5 },
  ];
}

const DOCTOR = /(?:博士|硕士|院士|爵士)$/u;

function isFullyTransliterated({ knowledge }: RecogniseContext, form: string): boolean {
  return knowledge.names.isTransliteration(form);
}

function isUnusualName(context: RecogniseContext, form: string): boolean {
  if (form.length < 2 || form.length > 12 || !/^[\p{Script=Han}]+(?:·[\p{Script=Han}]+)*$/u.test(form)) return false;
  if (NEVER_IN_NAMES.test(form.replace(TSHERING, '')) || OFFICE_WORD.test(form)) return false;
  const { gazetteer } = context.knowledge;
  if (gazetteer.country(form) !== undefined || gazetteer.region(form) !== undefined) return false;
  if (form.includes('·')) return true;
  const japanese = context.knowledge.persons.japanese.at(form, 0);
  if (japanese && form.length > japanese.phrase.length && form.length <= japanese.phrase.length + 3) return true;
  if (isFullyTransliterated(context, form)) return form.length >= 3 && form.length <= 7;
  // 白|巴特尔: a Chinese surname before a Mongolian or Tibetan name
  if (
    context.knowledge.names.surnameAt(form, 0) === 1 &&
    form.length === 4 &&
    isFullyTransliterated(context, form.slice(1))
  )
    return true;
  if (form.length < 3 || form.length > 4) return false;
  const tokens = segmentWords(form, { start: 0, end: form.length }, context.knowledge.words);
  return !tokens.some(isCommonWord);
}

/** 某某|三人 */
const COUNTED = /^.?[两二三四五六七八九十]人/u;
/** Words of grammar and speech that no given name has: 高兴|地, 常|说. */
const NEVER_GIVEN = new CharSet('任调的地得着了过说吗呢吧啊把被让我你他她它们这那么很最都也就还等');
/** 某某|升任, 某某|作的报告, 某某|作工作安排: the last character begins the verb. */
function headsVerb(last: number, next: number): boolean {
  if (next === OFFICE_TAKEN) return TAKES_OFFICE.has(last);
  return last === MAKES && MADE.has(next);
}

const OFFICE_TAKEN = '任'.charCodeAt(0);
const TAKES_OFFICE = new CharSet('升兼改转接就卸提续历');
const MAKES = '作'.charCodeAt(0);
const MADE = new CharSet('的了工重主专动总题报讲部安表交经汇通解辅典发批');
const OFFICE_WORD = /摄$|主任|书记|部长|局长|处长|厅长|科长|委员|代表|干部|领导|[厅局部委办处科室组会]$/;
/** 才让|多杰: 让 in the Tibetan name. */
const TSHERING = /才让/u;
const NEVER_IN_NAMES = /[的了是在和与等及有为对将得去里要也往不就都很把被让用这那上下并从向以个们着过]/;

/** The run of transliterating characters that opens `rest`, four to seven of them. */
function transliteratedRun({ knowledge }: RecogniseContext, rest: string): string | undefined {
  // 李明达|当时: a Chinese name before a word
  if (knowledge.names.surnameAt(rest, 0) === 1 && knowledge.words.entry(rest, 3, 5) !== 0) return undefined;
  let length = 0;
  while (length < rest.length && knowledge.names.transliterates(rest.charCodeAt(length))) length++;
  if (length < 4 || length > 7) return undefined;
  // 俄木拉则|当场: the run gives back what begins a word; without any mark after it the name has four characters
  for (let end = 4; end <= length; end++) {
    const next = knowledge.words.longestFrom(rest.charCodeAt(end));
    for (let n = 2; n <= next; n++) if (knowledge.words.entry(rest, end, end + n) !== 0) return rest.slice(0, end);
    if (/^(?:[、,。;:()”》 ]|$)/.test(rest.slice(end))) return rest.slice(0, end);
  }
  return rest.slice(0, 4);
}

function isCommonWord(token: Token): boolean {
  return token.end - token.start > 1 && !PROPER.has(token.pos);
}
