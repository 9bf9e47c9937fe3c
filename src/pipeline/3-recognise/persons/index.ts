import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import { CharSet } from '../../../text/chars.js';
import { allMatches } from '../../../text/matches.js';
import { OffsetSet } from '../../../text/offsets.js';
import { PhraseMatcher } from '../../../text/phrases.js';
import { isHan, readingCost } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import { Overlaps } from '../overlaps.js';
import type { TitleSpan } from '../titles.js';
import type { TokenIndex } from '../token-index.js';
import { type BylineName, bylineNames } from './bylines.js';
import { type NameCandidate, type NameEvidence, nameCandidates } from './candidates.js';
import { type RuledName, TaggedSentences, UNDECIDED_RULE, withTagger } from './tagged.js';
import { withoutUndecided } from './undecided.js';

export { bylineNames } from './bylines.js';
export { undecidedIssues, withoutUndecided } from './undecided.js';

/** A person's name found in the text. */
interface Found extends Span {
  readonly strong: boolean;
  readonly rule: string;
}

/** Nats by which a three-character name without support must be likelier than the dictionary's reading. */
const UNSUPPORTED_MARGIN = 4;
const UNSUPPORTED_MARGIN_OF_TWO = 6;
const PURE_LIST =
  /(?:^|[:,。(]|还有|的有|包括|分别是|分别为|选举|通过|推选|推举|增选|补选|聘请)((?:[\p{Script=Han}]{2,4}(?:\([^)]{1,5}\))?)(?:[、 ][\p{Script=Han}]{2,4}(?:\([^)]{1,5}\))?)+)(?=[。,;:)]|等|为|出席|参加|主持|陪同|列席|、?$)/gu;
const DOTTED = /(?:\p{Script=Han}-)?[\p{Script=Han}]{1,6}(?:[·.][\p{Script=Han}]{1,8})+/gu;

/**
 * Persons of the article. Two readings of the text: the first finds names that titles, kin words and bylines vouch for;
 * the second adds those listed beside them and every further place where a name once certain is printed.
 */
export function recognisePersons(
  context: RecogniseContext,
  tokens: TokenIndex,
  titlesOf: (sentence: Span) => readonly TitleSpan[],
  organizations: readonly Span[],
): Mention[] {
  const bylines = bylineNames(context);
  const figures = figuresIn(context);
  const blocked = [...organizations, ...bylines.map(({ byline }) => byline)];
  const { length } = context.folded;
  const sides = { organizationEnds: new OffsetSet(length), organizationStarts: new OffsetSet(length) };
  for (const { start, end } of organizations) {
    sides.organizationStarts.add(start);
    sides.organizationEnds.add(end);
  }
  const words = { tokens, tags: new TaggedSentences(context, tokens) };
  const lists = new Set<number>();
  for (const sentence of context.sentences) notePureLists(context, sentence, lists);
  const first = withoutOverrun(
    context,
    readAll(
      context,
      context.sentences,
      words,
      titlesOf,
      blocked,
      extended(sides, { known: namesOf(context, bylines), listed: new OffsetSet(length, lists) }),
    ),
  );

  const certain = first.filter(({ strong }) => strong);
  const known = new Set([...namesOf(context, bylines), ...namesOf(context, certain), ...namesOf(context, figures)]);
  const namesKnown = new PhraseMatcher([...known].map((name) => [name, true] as const));
  const printed = namesKnown.scan(context.folded);
  const dotted = [...dottedNames(context, blocked, titlesOf), ...latinNames(context, titlesOf)];
  dotted.push(...partsAlone(context, dotted), ...namesWithPeople(context, titlesOf));
  const names = new Overlaps([...certain, ...dotted, ...printed.map(({ start, end }) => ({ start, end }))]);
  const listed = new Set(lists);
  for (const sentence of context.sentences) noteListStarts(context, sentence, names.of(sentence), listed);
  const decided = withoutUndecided(first);
  const again = unsettled(context, decided, printed, listed);
  const rereads = new Overlaps(again);
  const settled = first.filter((each) => !rereads.any(each));
  const second = [
    ...settled,
    ...readAll(
      context,
      again,
      words,
      titlesOf,
      blocked,
      extended(sides, { known, long: longNames(context, known), listed: new OffsetSet(length, listed) }),
    ),
  ];
  const open = second.filter(({ rule }) => rule === UNDECIDED_RULE);
  const all = withoutOverlaps(
    [...bylines.map(fromByline), ...dotted, ...figures, ...withoutOverrun(context, withoutUndecided(second)), ...open],
    context.folded.length,
  ).filter(({ end }) => !context.folded.startsWith('主义', end));
  return withLastNames(
    context,
    all.map((found) => mentionOf(context, found)),
  );
}

const PEOPLE = /^(\p{Script=Han}{2,5})\((?:[男女],)?\p{Script=Han}{1,5}族(?:,[男女])?\)/u;

/** 副省长|某某|(藏族): a name of whatever form between a title and the note of the bearer's people. */
function namesWithPeople(
  { folded, sentences }: RecogniseContext,
  titlesOf: (sentence: Span) => readonly TitleSpan[],
): Found[] {
  if (!folded.includes('族)') && !folded.includes('族,')) return [];
  return sentences.flatMap((sentence) =>
    titlesOf(sentence).flatMap(({ end: start }) => {
      const name = PEOPLE.exec(folded.slice(start, start + 20))?.[1];
      if (name === undefined || /[的了是在和与等及]/u.test(name)) return [];
      return [{ start, end: start + name.length, strong: true, rule: 'recognise/people-after-name' }];
    }),
  );
}

/** 舒伯特 after 安德烈·舒伯特, 佐藤 after 佐藤一郎: the family name of the one name of the article that bears it. */
function withLastNames({ knowledge: { persons } }: RecogniseContext, mentions: readonly Mention[]): Mention[] {
  const full = new Map<string, Set<string>>();
  for (const { name } of mentions) {
    const family = persons.japanese.at(name, 0)?.phrase ?? '';
    const last = name.includes('·') ? name.slice(name.lastIndexOf('·') + 1) : family === name ? '' : family;
    const parts = name.includes('·') ? [last, middleOf(name)] : [last];
    for (const part of parts) if (part.length >= 2) full.set(part, (full.get(part) ?? new Set()).add(name));
  }
  if (full.size === 0) return [...mentions];
  return mentions.map((mention) => {
    const [name, other] = [...(full.get(mention.name) ?? [])];
    return name === undefined || other !== undefined
      ? mention
      : extended(mention, { name, aliases: [...(mention.aliases ?? []), mention.name] });
  });
}

/** 洛佩某 of 某某尔·洛佩某·某某斯: the father's name, by which Spanish papers go on. */
function middleOf(name: string): string {
  const parts = name.split('·');
  return parts.length === 3 && (parts[1] as string).length >= 3 ? (parts[1] as string) : '';
}

/** 洛佩某|表示: the middle or last part of a name with dots alone, where a name stands. */
function partsAlone({ folded, knowledge }: RecogniseContext, dotted: readonly Found[]): Found[] {
  const parts = new Set<string>();
  for (const each of dotted) {
    const form = formOf(folded, each);
    if (!form.includes('·')) continue;
    for (const part of [middleOf(form), form.slice(form.lastIndexOf('·') + 1)])
      if (/^\p{Script=Han}{3,}$/u.test(part) && knowledge.words.entry(part, 0, part.length) === 0) parts.add(part);
  }
  return [...parts].flatMap((part) =>
    allMatches(new RegExp(part, 'g'), folded).flatMap(({ index: start }) => {
      const end = start + part.length;
      const opens = start === 0 || ALONE_AFTER.has(folded.charCodeAt(start - 1));
      const verb = knowledge.persons.after.at(folded, end) ?? knowledge.persons.speech.at(folded, end);
      if (!opens || !(verb || ALONE_BEFORE.has(folded.charCodeAt(end)))) return [];
      return [{ start, end, strong: true, rule: 'recognise/part-of-name' }];
    }),
  );
}

const ALONE_AFTER = new CharSet('、,。;:\n “对向同与和');
const ALONE_BEFORE = new CharSet('、,。;在对向的');

/** Characters that follow a name and end few of them: 某正|在会见时说. */
const FOLLOWING = new CharSet('在率说向还又也与对');

/** 某正在 where the article has 某正 as well: the tagger took the word after the name for its last character. */
function withoutOverrun(context: RecogniseContext, read: readonly Found[]): Found[] {
  const { folded } = context;
  const found = read.map((each) => (leads(folded, each) ? { ...each, end: each.end - 1 } : each));
  const doubtful = ({ start, end, rule }: Found): boolean =>
    rule === 'recognise/tagger' && end - start === 3 && FOLLOWING.has(folded.charCodeAt(end - 1));
  if (!found.some(doubtful)) return [...found];
  const forms = new Set(found.filter(({ start, end }) => end - start === 2).map((each) => formOf(folded, each)));
  return found.filter((each) => !doubtful(each) || !forms.has(formOf(folded, each).slice(0, 2)));
}

/** 某某|率调研组: the verb after a name of two characters. */
function leads(folded: string, { start, end }: Found): boolean {
  return end - start === 3 && folded[end - 1] === '率' && LED.test(folded.slice(end, end + 12));
}

const LED =
  /^(?:\p{Script=Han}{0,8}(?:调研|考察|代表|访问|慰问|视察|检查|督导|督查|工作|采访|观摩|参观|学习)[组团]|[队团])/u;

function formOf(folded: string, { start, end }: Span): string {
  return folded.slice(start, end);
}

/** Certain names of Japan's and those of four characters and more that transliterate, by their first code unit, the longest first. */
function longNames({ knowledge }: RecogniseContext, known: ReadonlySet<string>): Map<number, string[]> {
  const long = new Map<number, string[]>();
  for (const form of known) {
    const isJapanese = form.length > (knowledge.persons.japanese.at(form, 0)?.phrase.length ?? form.length);
    if (!isJapanese && (form.length < 4 || !knowledge.names.isTransliteration(form))) continue;
    const unit = form.charCodeAt(0);
    long.set(
      unit,
      [...(long.get(unit) ?? []), form].sort((a, b) => b.length - a.length),
    );
  }
  return long;
}

/** Sentences that print a known name, or an item of a list of names, where the first reading found none. */
function unsettled(
  { sentences }: RecogniseContext,
  found: readonly Found[],
  printed: readonly Span[],
  listed: ReadonlySet<number>,
): Span[] {
  const starts = new Set(found.map(({ start }) => start));
  const missing = [...printed.map(({ start }) => start), ...listed]
    .filter((start) => !starts.has(start))
    .sort((a, b) => a - b);
  let next = 0;
  return sentences.filter((sentence) => {
    while (next < missing.length && (missing[next] as number) < sentence.start) next++;
    return next < missing.length && (missing[next] as number) < sentence.end;
  });
}

function fromByline({ start, end }: BylineName): Found {
  return { start, end, strong: true, rule: 'recognise/byline' };
}

function namesOf({ folded }: RecogniseContext, spans: readonly Span[]): Set<string> {
  return new Set(spans.map(({ start, end }) => folded.slice(start, end)));
}

function readAll(
  context: RecogniseContext,
  sentences: readonly Span[],
  { tokens, tags }: { readonly tokens: TokenIndex; readonly tags: TaggedSentences },
  titlesOf: (sentence: Span) => readonly TitleSpan[],
  blocked: readonly Span[],
  evidence: NameEvidence,
): Found[] {
  const taken = new Overlaps(blocked);
  const found: Found[] = [];
  for (const sentence of sentences) {
    const titles = titlesOf(sentence);
    const inside = taken.of(sentence);
    const candidates = nameCandidates(context, sentence, titles, [...inside, ...titles], evidence).filter((candidate) =>
      holds(context, tokens, candidate),
    );
    const ruled = candidates.length === 0 ? [] : namesOnPath(context, sentence, candidates);
    const all = withTagger(context, { sentence, tokens, ruled, blocked: new Overlaps([...inside, ...titles]), tags });
    for (const name of all) found.push(name);
  }
  return found;
}

function namesOnPath(context: RecogniseContext, sentence: Span, candidates: readonly NameCandidate[]): RuledName[] {
  const path = context.lattice.cut(sentence, candidates);
  const names: RuledName[] = [];
  for (const { start, end, pos } of path) {
    if (pos !== 'nr') continue;
    const candidate = candidates.find((each) => each.start === start && each.end === end);
    if (candidate) names.push(foundFrom(candidate));
  }
  return names;
}

function foundFrom({ start, end, strong, sure, known }: NameCandidate): RuledName {
  const rule = strong ? 'recognise/name-in-context' : 'recognise/name-likely';
  return { start, end, strong, settled: sure || known, rule };
}

/** 某, which papers print in the place of a name. */
const SOMEBODY = '某'.charCodeAt(0);

/** An unsupported name must have three characters, fit between words and be much likelier than words. */
function holds(context: RecogniseContext, tokens: TokenIndex, candidate: NameCandidate): boolean {
  const { start, end, strong, sure, known, edged, margin } = candidate;
  for (let at = start; at < end; at++) if (context.folded.charCodeAt(at) === SOMEBODY) return false;
  if (sure) return true;
  if (strong) return context.lattice.entry(candidate) === 0 || (known && isItem(context, candidate));
  if (known) return true;
  if (!edged || !tokens.isBoundary(start) || !tokens.isBoundary(end)) return false;
  return margin >= (end - start < 3 ? UNSUPPORTED_MARGIN_OF_TWO : UNSUPPORTED_MARGIN);
}

/** True between the marks of a list. */
function isItem({ folded }: RecogniseContext, { start, end }: Span): boolean {
  return folded[start - 1] === '、' && '、,。;等'.includes(folded[end] ?? '。');
}

/** Adds the starts of the items of lists that hold nothing but possible names: 两人:甲某、乙某某。 */
function notePureLists({ folded, knowledge }: RecogniseContext, sentence: Span, starts: Set<number>): void {
  const text = folded.slice(sentence.start, sentence.end);
  if (/[任为]/.test(text)) {
    for (const { index, 1: name = '' } of allMatches(BY_WHOM, text))
      if (knowledge.names.surnameAt(name, 0) > 0 && !knowledge.words.has(name)) starts.add(sentence.start + index);
  }
  if (!text.includes('、') && !text.includes(' ')) return;
  for (const match of allMatches(PURE_LIST, text)) {
    const list = match[1] as string;
    const at = sentence.start + match.index + match[0].indexOf(list);
    const items = list.split(/[、 ]/);
    const bare = items.map((item) => item.replace(/\(.*/, ''));
    const named = bare.every(
      (item) =>
        knowledge.names.surnameAt(item, 0) > 0 &&
        (!knowledge.words.has(item) || knowledge.persons.alsoOthers.has(item)) &&
        !/[市县区省乡镇村]$/.test(item),
    );
    if (!named || items.length < 2 || !likelierNames(knowledge, bare)) continue;
    let offset = at;
    for (const item of items) {
      starts.add(offset);
      offset += item.length + 1;
    }
  }
}

/** 秘书长由|某某|担任, 推选|某某|为会长 */
const BY_WHOM =
  /(?<=由|选举|推选|推举|增选|补选|聘请)(\p{Script=Han}{2,4}?)(?:同志|先生|女士)?(?:担任|出任|兼任|接任|为)/gu;

/** Nats by which the items of a list must on average be likelier names than words. */
const LIST_MARGIN = 1.5;

/** False of 桂花糕、艾草团、米豆腐: items that begin like names, but that words of the dictionary make up as well. */
function likelierNames({ names, words }: RecogniseContext['knowledge'], items: readonly string[]): boolean {
  const margins = items.map((item) => {
    const name = names.cost(item, 0, item.length, names.surnameAt(item, 0));
    return readingCost(item, words) - name;
  });
  return margins.reduce((sum, margin) => sum + margin, 0) >= LIST_MARGIN * items.length;
}

/** Adds the starts of the items of 、-separated lists that contain a certain name. */
function noteListStarts(
  { folded }: RecogniseContext,
  sentence: Span,
  certain: readonly Span[],
  starts: Set<number>,
): void {
  for (const { start, end } of certain) {
    if (start < sentence.start || end > sentence.end) continue;
    let at = end;
    for (;;) {
      if (folded[at] === '(') at += NOTE.exec(folded.slice(at, at + 8))?.[0].length ?? 0;
      if (at >= sentence.end || !BETWEEN.has(folded.charCodeAt(at))) break;
      const item = itemLength(folded, at + 1, sentence.end);
      if (item === 0) break;
      starts.add(at + 1);
      at += 1 + item;
    }
    at = start;
    while (folded[at - 1] === '、' && at > sentence.start) {
      const from = Math.max(sentence.start, folded.lastIndexOf('、', at - 2) + 1);
      if (at - 1 - from > 5 || at - 1 - from < 2) break;
      starts.add(from);
      at = from;
    }
  }
}

/** What may stand in brackets after a name: 女, 回族, where one is from. */
const NOTE = /^\((?:女|[\p{Script=Han}]{1,4}族|[\p{Script=Han}]{1,6})\)/u;
const BETWEEN = new CharSet('、 ');
const MIDDLE_DOT = '·'.charCodeAt(0);
const ITEM_END = new CharSet('、,。;() ');

/** Length of a list item that may be a name: up to the next separator, at most six characters; the last item is open. */
function itemLength(folded: string, at: number, limit: number): number {
  for (let length = 0; length <= 12 && at + length <= limit; length++) {
    const unit = folded.charCodeAt(at + length);
    if (at + length >= folded.length || ITEM_END.has(unit)) return length >= 2 && length <= 12 ? length : 0;
    if (length > 0 && !isHan(unit) && unit !== MIDDLE_DOT) return 0;
  }
  return 3;
}

/** A name in Latin letters before a mark. */
const LATIN_MARKED =
  /\p{Lu}\p{Ll}+(?:[ .-]?\p{Lu}\p{Ll}+){1,3}(?=[、,。;(]|(?:等|一行|举行|出席|参加|先生|女士|夫人)|[和与])/gu;
const LATIN = /[A-Za-z][A-Za-z.'·-]+(?: [A-Z][A-Za-z.'-]*){0,3}(?=教授|先生|女士|博士|院士|夫人)/gu;

/** 校长|Smith|教授, 总裁|Anna Brown|女士: a name in Latin letters between a title and an honorific. */
function latinNames(context: RecogniseContext, titlesOf: (sentence: Span) => readonly TitleSpan[]): Found[] {
  const { folded } = context;
  const matches = [...allMatches(LATIN, folded), ...allMatches(LATIN_MARKED, folded)];
  if (matches.length === 0) return [];
  const taken = new Set<number>();
  const sentences = new Overlaps(context.sentences);
  return matches.flatMap(({ index: start, 0: form }) => {
    const end = start + form.length;
    const sentence = sentences.of({ start, end })[0];
    const titled = sentence !== undefined && titlesOf(sentence).some((title) => title.end === start);
    const addressed =
      /^(?:先生|女士|夫人)/.test(folded.slice(end, end + 2)) && /[、,:和与有括由 ]/.test(folded[start - 1] ?? ' ');
    if (!(titled || addressed) || taken.has(start)) return [];
    taken.add(start);
    return [{ start, end, strong: true, rule: 'recognise/latin-name' }];
  });
}

/** Code units from here on may be Han. */
const FIRST_HAN = 0x2e80;

/** True where a dot stands between what may be Han characters. */
function hasDotted(folded: string): boolean {
  for (const dot of '·.') {
    for (let at = folded.indexOf(dot); at >= 0; at = folded.indexOf(dot, at + 1)) {
      if (folded.charCodeAt(at - 1) >= FIRST_HAN && folded.charCodeAt(at + 1) >= FIRST_HAN) return true;
    }
  }
  return false;
}

/** 维克多·雨果, 艾尔肯·吐尼亚孜: Han parts joined by a middle dot that are no outlet or place. */
function dottedNames(
  context: RecogniseContext,
  blocked: readonly Span[],
  titlesOf: (sentence: Span) => readonly TitleSpan[],
): Found[] {
  const { folded } = context;
  if (!hasDotted(folded)) return [];
  const taken = new Overlaps(blocked);
  const sentences = new Overlaps(context.sentences);
  const found: Found[] = [];
  const doubtful: Found[] = [];
  const whole = new Set<string>();
  const rareEnds = new Set<number>();
  for (const match of allMatches(DOTTED, folded)) {
    let start = match.index;
    let end = start + match[0].length;
    const sentence = sentences.of({ start, end })[0];
    const dot = start + match[0].search(/[·.]/);
    let titled = false;
    for (const title of sentence ? titlesOf(sentence) : []) {
      if (title.end < start || title.end >= dot) continue;
      start = title.end;
      titled = true;
    }
    const last = end;
    const isItem = (start === 0 || ITEM_OPENS.has(folded.charCodeAt(start - 1))) && folded[end] === '、';
    [start, end] = trimDotted(context, start, end, titled);
    // 党组书记帕丽扎·木水、: one or two rare characters before a mark, which the same name keeps further on
    const isOpen = titled || (isItem && (last === end + 1 || context.lattice.entry({ start: end, end: last }) === 0));
    const rare = isOpen && last > end && last <= end + 2 && isRareEnd(context, end, last) ? last - end : 0;
    const more =
      rare > 0 ? rare : [1, 2].find((length) => end + length <= last && whole.has(folded.slice(start, end + length)));
    if (more !== undefined) {
      end += more;
      whole.add(folded.slice(start, end));
      if (isItem) for (let at = end - more; at < end; at++) rareEnds.add(at + 1);
    }
    const form = folded.slice(start, end);
    if (!/[·.]/.test(form) || /^[·.]/.test(form) || taken.any({ start, end })) continue;
    const isPlain =
      titled ||
      [...form].every(
        (char, at) => '·.-'.includes(char) || rareEnds.has(start + at + 1) || transliterates(context, start + at),
      );
    if (titled) whole.add(form);
    (isPlain ? found : doubtful).push({ start, end, strong: true, rule: 'recognise/dotted-name' });
  }
  return [...found, ...doubtful.filter(({ start, end }) => whole.has(folded.slice(start, end)))];
}

/** Before an item of a list of names. */
const ITEM_OPENS = new CharSet('、。;:\n');

/** True of characters before a mark that begin or end no word of their own there. */
function isRareEnd({ folded, knowledge }: RecogniseContext, start: number, end: number): boolean {
  if (!'、,。;('.includes(folded[end] ?? ' ')) return false;
  for (let at = start; at < end; at++) {
    if (GRAMMAR.includes(folded[at] as string) || knowledge.persons.after.at(folded, at)) return false;
  }
  return true;
}

/** All characters but one transliterate: a part of a name between marks may hold a rare one. */
function isMostly(names: RecogniseContext['knowledge']['names'], part: string): boolean {
  const rare = [...part].filter((char) => !names.transliteration.has(char)).length;
  return rare <= 1 && part.length >= 3;
}

/** 对|阿勒斯特·莫森一行来访表示欢迎: what opens a clause before a name. */
const PREPOSITIONS = new CharSet('对向与和同跟由请把被让在');

function isPreposition(folded: string, at: number): boolean {
  return PREPOSITIONS.has(folded.charCodeAt(at)) && folded[at + 1] !== '-';
}

/** Characters that transliterate in names with a dot, and are frequent in Chinese ones. */
const DOTTED_ONLY = new Set('廉烈莉莎娅妮芙蕾茜珊黛琪昂');
/** 彼得, 阿不都: characters that transliterate only beside others. */
const JOINED = /拜(?![会访见托])|义(?=·)|彼得|阿不都|阿卜杜|阿不力|热不|买得/gu;

/** True where the character at `at` may stand in a transliterated name. */
function transliterates({ folded, knowledge }: RecogniseContext, at: number): boolean {
  if (knowledge.names.transliterates(folded.charCodeAt(at)) || DOTTED_ONLY.has(folded[at] as string)) return true;
  return allMatches(JOINED, folded.slice(at - 2, at + 3)).some(
    ({ index, 0: { length } }) => index <= 2 && index + length > 2,
  );
}

/** Cuts off, at both ends, characters that no transliteration uses and words that follow a name. */
function trimDotted(context: RecogniseContext, from: number, to: number, titled: boolean): [number, number] {
  const { folded, knowledge } = context;
  let start = from;
  let end = to;
  const firstDot = start + folded.slice(start, end).search(/[·.]/);
  const lastDot = Math.max(folded.lastIndexOf('·', end - 1), folded.lastIndexOf('.', end - 1));
  const opens = start === 0 || '、,。:;(\n'.includes(folded[start - 1] as string);
  if (titled && isPreposition(folded, start)) start++;
  for (let i = firstDot - 1; i >= start && !titled; i--) {
    if (
      folded[i] !== '-' &&
      !transliterates(context, i) &&
      (isPreposition(folded, i) || !(opens && isMostly(knowledge.names, folded.slice(start, firstDot))))
    )
      start = i + 1;
  }
  for (let i = lastDot + 2; i < end; i++) {
    const after = knowledge.persons.after.at(folded, i, to + 4);
    // 买买提|出席, not 买买|提出: a verb one character further on wins
    const later = knowledge.persons.after.at(folded, i + 1, to + 4);
    if (after && later && later.phrase.length > 1 && transliterates(context, i)) continue;
    if (!transliterates(context, i) || (after && after.phrase.length > 1)) end = i;
  }
  // 某某娅·中川|参加: a Japanese surname as the last part
  const family = knowledge.persons.japanese.at(folded, lastDot + 1, to + 4)?.phrase.length ?? 0;
  if (family > 1 && end > lastDot + 1 && end < lastDot + 1 + family) end = lastDot + 1 + family;
  return [start, end];
}

function figuresIn({ folded, knowledge, article }: RecogniseContext): Found[] {
  return knowledge.persons.figures
    .scan(folded, 0, article.text.length)
    .filter(({ phrase }) => phrase.length > 1)
    .filter(({ start, end }) => !goesOn(knowledge, folded, start, end))
    .map(({ start, end }) => ({ start, end, strong: true, rule: 'recognise/national-figure' }));
}

/** What a figure's name is followed by when it is only the beginning of a longer name. */
const AFTER_LONGER = /^(?:[、,。;:)(]|是|为|任|在|说|出席|参加|主持|致辞|讲话)/;

/**
 * 某某|松、教务处处长: a figure's name of antiquity or of today within a longer one, after a title or in a list: a single
 * character that begins no word and is no word of grammar stands between it and what follows names.
 */
function goesOn(
  { names, words, titles, persons }: RecogniseContext['knowledge'],
  folded: string,
  start: number,
  end: number,
): boolean {
  const surname = names.surnameAt(folded, start);
  if (surname === 0 || end + 1 - start > surname + 2 || !isHan(folded.charCodeAt(end))) return false;
  if (!AFTER_LONGER.test(folded.slice(end + 1, end + 3)) || words.entry(folded, end, end + 2) !== 0) return false;
  if (persons.after.at(folded, end, end + 3) || GRAMMAR.includes(folded[end] as string)) return false;
  const before = folded.slice(Math.max(0, start - 6), start);
  return [1, 2, 3, 4, 5, 6].some((length) => titles.heads.at(before.slice(-length), 0)?.phrase.length === length);
}

const GRAMMAR = '的在对向和与及也是为以于从说曾就都将把被让等又还并则亦';

/** Of overlapping names the one that comes earlier in `found` stays. */
function withoutOverlaps(found: readonly Found[], length: number): Found[] {
  const taken = new OffsetSet(length);
  const kept = found.filter(({ start, end }) => {
    for (let at = start; at < end; at++) if (taken.has(at)) return false;
    for (let at = start; at < end; at++) taken.add(at);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

function mentionOf({ article, folded }: RecogniseContext, { start, end, rule }: Found): Mention {
  const printed = article.text.slice(start, end);
  const form = folded.slice(start, end);
  const name = /[A-Za-z]/.test(form) ? form : form.replace(/\s/g, '').replaceAll('.', '·');
  return {
    span: { start, end },
    label: 'Person',
    name,
    kind: undefined,
    aliases: printed === name ? [] : [printed],
    rule,
    certain: true,
    implied: undefined,
  };
}
