import type { Span } from '../domain/span.js';
import type { NameModel } from '../knowledge/names.js';
import { nextHash } from '../text/hash.js';
import type { Token } from '../text/words.js';

/** Features that can hold of one character, at most. */
export const FEATURES = 20;
/** Stands for what lies outside the sentence. */
const OUTSIDE = 1;
const DIGIT = 0x30;
const LETTER = 0x41;
const MIDDLE_DOT = '·'.charCodeAt(0);
const FULL_STOP = '.'.charCodeAt(0);
const COMPOUND = 4;
/** A key leaves its lowest bits to the slot: which of the characters that a clue speaks of is meant. */
export const SLOTS = 8;
/** Slots of a word's characters. */
const [FIRST, INNER, LAST, ONLY] = [0, 1, 2, 3] as const;
const CLUES_PER_CHARACTER = 11;

/** What a code unit may be in a name, precomputed for all of them. */
interface NameClasses {
  /** 0: no surname; 1 to 3: a rare, middling or frequent one. */
  readonly surname: Uint8Array;
  /** 0 to 3: how usual the character is in given names. */
  readonly given: Uint8Array;
  /** 1 for characters that transliterate, 2 for the dots between them. */
  readonly foreign: Uint8Array;
  readonly compounds: ReadonlySet<number>;
}

/**
 * The clues of a sentence: what its characters, their neighbours, what they may be in a name, and the words of the
 * dictionary's cut tell of the characters around them. A clue is looked up once and speaks of several characters; a
 * feature is a clue with one of its slots. Training and tagging read the same clues through this class. One instance
 * reads one sentence at a time.
 */
export class ClueReader {
  /** Keys of the clues, `SLOTS` apart and never 0; the first `count` are the sentence's. */
  keys = new Int32Array(0);
  /** The first character that a clue speaks of; it may lie outside the sentence. */
  starts = new Int32Array(0);
  /** How many characters it speaks of, one a slot; negative when they are those of a word, by their place in it. */
  sizes = new Int32Array(0);
  count = 0;
  private readonly classes: NameClasses;
  private units = new Int32Array(0);
  private surnames = new Uint8Array(0);
  private givens = new Uint8Array(0);
  private foreign = new Uint8Array(0);

  constructor(names: NameModel) {
    this.classes = classesOf(names);
  }

  /**
   * Reads the clues of `folded[sentence]`.
   * @param tokens the dictionary's cut, of which those from index `first` on cover the sentence.
   */
  read(folded: string, sentence: Span, tokens: readonly Token[], first: number): void {
    const length = sentence.end - sentence.start;
    if (this.units.length < length + 4) this.grow(2 * length + 4);
    this.count = 0;
    this.readUnits(folded, sentence.start, length);
    for (let i = -1; i < length; i++) this.readAt(i, length);
    this.readWords(folded, sentence, tokens, first);
  }

  private grow(size: number): void {
    this.units = new Int32Array(size);
    this.surnames = new Uint8Array(size);
    this.givens = new Uint8Array(size);
    this.foreign = new Uint8Array(size);
    this.keys = new Int32Array(CLUES_PER_CHARACTER * size);
    this.starts = new Int32Array(CLUES_PER_CHARACTER * size);
    this.sizes = new Int32Array(CLUES_PER_CHARACTER * size);
  }

  /** Character `i` is at index `i + 1`; what lies outside is at the ends. */
  private readUnits(folded: string, start: number, length: number): void {
    const { surname, given, foreign, compounds } = this.classes;
    const { units, surnames } = this;
    for (let i = 0; i < length; i++) {
      const unit = folded.charCodeAt(start + i);
      const at = i + 1;
      units[at] = unit < 128 ? plain(unit) : unit;
      surnames[at] = surname[unit] as number;
      this.givens[at] = given[unit] as number;
      this.foreign[at] = foreign[unit] as number;
      if (surnames[at - 1] && i > 0 && compounds.has(((units[at - 1] as number) << 16) | unit))
        surnames[at - 1] = COMPOUND;
    }
    for (const at of [0, length + 1, length + 2, length + 3]) {
      units[at] = OUTSIDE;
      surnames[at] = this.givens[at] = this.foreign[at] = 0;
    }
  }

  private readAt(i: number, length: number): void {
    const { units, surnames, givens, foreign } = this;
    const at = i + 1;
    const here = units[at] as number;
    const next = units[at + 1] as number;
    this.add(mix(2, here, next), i - 1, 4);
    if (i < 0) return;
    this.add(mix(1, here, 0), i - 2, 5);
    this.add(mix(3, ((units[at - 1] as number) << 16) | next, here), i, 1);
    const surname = surnames[at] as number;
    this.add(mix(4, (surname << 4) | ((givens[at + 1] as number) << 2) | (givens[at + 2] as number), 0), i, 3);
    let run = foreign[at - 1] as number;
    if (i > 0) run += 81 * (foreign[at - 2] as number);
    run += 3 * (foreign[at] as number) + 9 * (foreign[at + 1] as number);
    if (i + 1 < length) run += 27 * (foreign[at + 2] as number);
    this.add(mix(5, run, surname), i, 1);
  }

  private readWords(folded: string, sentence: Span, tokens: readonly Token[], first: number): void {
    let [hashBefore, shapeBefore, startBefore, lengthBefore] = [OUTSIDE, OUTSIDE, 0, 0];
    for (let at = first; at < tokens.length; at++) {
      const { start, end, pos } = tokens[at] as Token;
      if (start >= sentence.end) break;
      let hash = 0x2f;
      for (let i = start; i < end; i++) hash = nextHash(hash, folded.charCodeAt(i));
      const length = end - start;
      const from = start - sentence.start;
      const shape = (pos.charCodeAt(0) << 12) | ((pos.length > 1 ? pos.charCodeAt(1) : 0) << 4) | Math.min(length, 5);
      this.add(mix(6, hash, 0), from, -length);
      this.add(mix(7, hashBefore, 0), from, -length);
      this.add(mix(9, shape, 0), from, -length);
      this.add(mix(10, shape, shapeBefore), from, -length);
      if (lengthBefore > 0) this.readAfter(hash, shapeBefore, shape, startBefore, lengthBefore);
      [hashBefore, shapeBefore, startBefore, lengthBefore] = [hash, shape, from, length];
    }
    if (lengthBefore > 0) this.readAfter(OUTSIDE, shapeBefore, OUTSIDE, startBefore, lengthBefore);
  }

  /** What the word after one tells of it. */
  private readAfter(hash: number, shape: number, shapeAfter: number, from: number, length: number): void {
    this.add(mix(8, hash, 0), from, -length);
    this.add(mix(11, shape, shapeAfter), from, -length);
  }

  private add(key: number, start: number, size: number): void {
    const { count } = this;
    this.keys[count] = key;
    this.starts[count] = start;
    this.sizes[count] = size;
    this.count = count + 1;
  }
}

/** The slot of the character at `index` of a word of `length`. */
export function slotInWord(index: number, length: number): number {
  if (length === 1) return ONLY;
  return index === 0 ? FIRST : index === length - 1 ? LAST : INNER;
}

function plain(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? LETTER : unit;
}

function mix(template: number, a: number, b: number): number {
  let hash = Math.imul(a ^ (template << 25), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ template, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & -SLOTS || SLOTS;
}

function classesOf(names: NameModel): NameClasses {
  const surname = new Uint8Array(65536);
  const given = new Uint8Array(65536);
  const foreign = new Uint8Array(65536);
  const compounds = new Set<number>();
  for (const [form, cost] of names.surnames.cost) {
    const unit = form.charCodeAt(0);
    if (form.length > 1) {
      compounds.add((unit << 16) | form.charCodeAt(1));
      surname[unit] ||= 1;
    } else surname[unit] = cost < 4.5 ? 3 : cost < 6.5 ? 2 : 1;
  }
  for (const unit of names.givenUnits()) {
    const cost = names.givenCost(unit);
    given[unit] = cost < 6 ? 3 : cost < 7.5 ? 2 : 1;
  }
  for (const char of names.transliteration) foreign[char.charCodeAt(0)] = 1;
  foreign[MIDDLE_DOT] = foreign[FULL_STOP] = 2;
  return { surname, given, foreign, compounds };
}
