import { extended } from '../../../domain/extended.js';
import { overlaps, type Span } from '../../../domain/span.js';
import { isAlsoName } from '../../../knowledge/words.js';
import type { TaggerReading } from '../../../tagger/index.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { Overlaps } from '../overlaps.js';
import type { TokenIndex } from '../token-index.js';

/** A name as the rules read it, and how sure they are. */
export interface RuledName extends Span {
  readonly strong: boolean;
  readonly rule: string;
  /** True when the rules vouch for both ends: nothing the tagger says changes that. */
  readonly settled: boolean;
}

/** Nats by which the tagger must prefer a name that no rule found. */
const ACCEPT = 3.5;
/** Nats from which what is no name for want of them is reported. */
const UNDECIDED = 2;
/** Nats from which such a name is looked for in the rest of the article, like one that a title vouches for; and for a word (宁静) to be one. */
const CERTAIN = 8;
/** Nats by which it must prefer other ends than those of a name that a title or a verb vouches for. */
const OTHER_ENDS = 4;
/** Nats by which it must prefer a shorter name to one that a title or a verb vouches for: 甲某强|调任, not 甲某|强调. */
const SHORTER = 6;
/** Nats by which it must be sure of two characters before 的, which adjectives have as well. */
const OF_TWO = 6;
/** Nats by which it must be sure of a member of a list in a sentence without any other name: 桂花糕、艾草团. */
const LISTED = 5;
/** Nats by which it must reject a name for which nothing but its characters speaks. */
const REJECT = 4;

/** What the rules make of a sentence. */
export interface SentenceNames {
  readonly sentence: Span;
  readonly tokens: TokenIndex;
  readonly ruled: readonly RuledName[];
  /** Organizations, titles and bylines: nothing within them is a name. */
  readonly blocked: Overlaps<Span>;
  readonly tags: TaggedSentences;
}

/**
 * What the tagger makes of the sentences of an article. Each is read once although the article is gone through twice;
 * margins are found when they are asked for, since most names are those of the rules.
 */
export class TaggedSentences {
  private readonly persons = new Map<number, readonly Span[]>();
  private readonly margins = new Map<string, number>();
  private current: { readonly start: number; readonly reading: TaggerReading } | undefined;

  constructor(
    private readonly context: RecogniseContext,
    private readonly tokens: TokenIndex,
  ) {}

  personsIn(sentence: Span): readonly Span[] {
    let persons = this.persons.get(sentence.start);
    if (!persons) {
      persons = this.read(sentence).spans('Person');
      this.persons.set(sentence.start, persons);
    }
    return persons;
  }

  /** Score in nats by which a stretch of the sentence being a person's name exceeds all that contradicts it. */
  margin(sentence: Span, name: Span): number {
    const key = `${name.start}-${name.end}`;
    let margin = this.margins.get(key);
    if (margin === undefined) {
      margin = this.read(sentence).margin(name, 'Person');
      this.margins.set(key, margin);
    }
    return margin;
  }

  /** A reading holds until the next one. */
  private read(sentence: Span): TaggerReading {
    const { start } = sentence;
    if (this.current?.start !== start) {
      const { knowledge, folded, tokens } = this.context;
      this.current = { start, reading: knowledge.tagger.read(folded, sentence, tokens, this.tokens.at(start)) };
    }
    return this.current.reading;
  }
}

/**
 * The names of a sentence by rules and tagger together. A title, a list or a verb that makes a name certain is never
 * overruled; the tagger adds names of which it is sure, corrects the ends of names, and drops what only looks like one.
 */
export function withTagger(
  context: RecogniseContext,
  { tokens, sentence, ruled, blocked, tags }: SentenceNames,
): RuledName[] {
  if (ruled.every(({ settled }) => settled) && !mayHoldMore(context, tokens, { sentence, ruled, blocked }))
    return [...ruled];
  const tagged = tags.personsIn(sentence).filter((name) => isFullName(context, tokens, name) && !blocked.any(name));
  const names: RuledName[] = [];
  for (const name of ruled) {
    const other = tagged.find((each) => overlaps(each, name));
    if (name.settled || (other && other.start === name.start && other.end === name.end)) names.push(name);
    else if (other) {
      const needed = name.strong && other.start === name.start && other.end < name.end ? SHORTER : OTHER_ENDS;
      const margin = tags.margin(sentence, other);
      if (margin < needed || cutsShort(context, name, other)) names.push(name);
      else names.push(extended(foundByTagger(other, margin), { strong: name.strong }));
    } else if (name.strong || tags.margin(sentence, name) >= -REJECT) names.push(name);
  }
  const kept = names.length;
  for (const name of tagged) {
    if (names.some((each, index) => index < kept && overlaps(each, name))) continue;
    const margin = tags.margin(sentence, name);
    if (margin < UNDECIDED) continue;
    const isFound = margin >= neededFor(context, name, kept === 0);
    names.push(isFound ? foundByTagger(name, margin) : undecided(name));
  }
  const unique = new Map<number, RuledName>();
  for (const name of names) unique.set(name.start, name);
  return [...unique.values()].sort((a, b) => a.start - b.start);
}

/** Words of grammar, which begin no name although some are surnames: 和, 于, 向. */
const GRAMMAR = new Set(['p', 'c', 'u', 'd', 'r', 'm', 'q', 'y']);

/**
 * True where the dictionary's cut leaves a character that names begin with, or has a word that is a name as well; a
 * sentence of plain words alone is not worth a reading.
 */
function mayHoldMore(
  { folded, knowledge, lattice }: RecogniseContext,
  tokens: TokenIndex,
  { sentence, ruled, blocked }: Pick<SentenceNames, 'sentence' | 'ruled' | 'blocked'>,
): boolean {
  const { names } = knowledge;
  for (let at = sentence.start; at < sentence.end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) break;
    const { start, end, pos } = token;
    at = Math.max(end, at + 1);
    if (ruled.some((name) => overlaps(name, token))) continue;
    if (end - start > 1) {
      if (isAlsoName(lattice.entry(token)) && !blocked.any(token)) return true;
      continue;
    }
    if (GRAMMAR.has(pos) || end >= sentence.end || !isHan(folded.charCodeAt(end))) continue;
    if (readsAsName(names, folded, start, sentence.end) && !blocked.any(token)) return true;
  }
  return false;
}

/** A surname with one or two usual characters after it, or a run of three that transliterate. */
function readsAsName(
  names: RecogniseContext['knowledge']['names'],
  folded: string,
  start: number,
  limit: number,
): boolean {
  const unit = folded.charCodeAt(start);
  if (names.isSurname(unit)) {
    if (names.cost(folded, start, start + 2, 1) < LIKELY_OF_TWO) return true;
    if (start + 3 <= limit && names.cost(folded, start, start + 3, 1) < LIKELY_OF_THREE) return true;
  }
  return (
    names.transliterates(unit) &&
    start + 3 <= limit &&
    names.transliterates(folded.charCodeAt(start + 1)) &&
    names.transliterates(folded.charCodeAt(start + 2))
  );
}

/** Nats: a name that costs more is not likely enough for the tagger to be sure of it. */
const LIKELY_OF_TWO = 15;
const LIKELY_OF_THREE = 24;

/** Rule of what may be a name and is none for want of evidence. */
export const UNDECIDED_RULE = 'recognise/undecided-name';

function undecided({ start, end }: Span): RuledName {
  return { start, end, strong: false, settled: false, rule: UNDECIDED_RULE };
}

function foundByTagger({ start, end }: Span, margin: number): RuledName {
  return { start, end, strong: margin >= CERTAIN, settled: false, rule: 'recognise/tagger' };
}

/** Nats for a name that no rule found. */
function neededFor(context: RecogniseContext, name: Span, isOnly: boolean): number {
  if (context.lattice.entry(name) !== 0) return CERTAIN;
  // 宁静的夜晚: an adjective of two characters that the word list happens not to have
  if (name.end - name.start === 2 && context.folded[name.end] === '的') return OF_TWO;
  return isOnly && isListed(context, name) ? LISTED : ACCEPT;
}

function isListed({ folded }: RecogniseContext, { start, end }: Span): boolean {
  return folded[start - 1] === '、' || folded[end] === '、';
}

/** The run of transliterating characters is longer than the tagger has seen any: 俄木|拉则. */
function cutsShort({ folded, knowledge }: RecogniseContext, ruled: Span, other: Span): boolean {
  const within = other.start >= ruled.start && other.end <= ruled.end;
  return within && knowledge.names.isTransliteration(folded.slice(ruled.start, ruled.end));
}

/** Not 小李, 张某, 王先生: who is printed so is named in full elsewhere, or not at all. Nor what cuts a word: 张冠李|戴. */
function isFullName({ folded, knowledge }: RecogniseContext, tokens: TokenIndex, { start, end }: Span): boolean {
  const form = folded.slice(start, end);
  // letters set apart
  if (/\s/u.test(form)) return false;
  if (form.includes('某') || (form.length === 2 && /^[小老阿]/u.test(form))) return false;
  for (let at = start + 1; at <= start + 2 && at < end; at++) {
    if (knowledge.titles.honorifics.at(folded, at, end)?.phrase.length === end - at) return false;
  }
  const word = knowledge.words.entry(folded, start, end);
  if (word !== 0 && !isAlsoName(word)) return false;
  // 丁某|致悼词: the last character begins a verb of names
  if ((knowledge.persons.after.at(folded, end - 1)?.phrase.length ?? 0) > 2) return false;
  return !cutsWord(tokens, start) && !cutsWord(tokens, end);
}

/** True where a word of three characters or more goes on across `at`. */
function cutsWord(tokens: TokenIndex, at: number): boolean {
  const token = tokens.token(tokens.at(at));
  return token !== undefined && token.start < at && token.end - token.start > 2;
}
