import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bucketOf, nextHash, pairOf } from '../text/hash.js';
import { unitAt } from '../text/units.js';
import { PACKAGE_ROOT } from './paths.js';

/** Parts of speech a table stores, by their index. */
const POS = [
  'x',
  'n',
  'v',
  'vn',
  'a',
  'ad',
  'an',
  'd',
  'm',
  'q',
  'mq',
  'r',
  'p',
  'c',
  'u',
  'ns',
  'nr',
  'nt',
  'nz',
  'j',
  'i',
  'l',
  't',
  's',
  'f',
  'b',
  'z',
  'y',
  'e',
  'o',
  'g',
  'k',
  'h',
] as const;
const POS_INDEX = new Map<string, number>(POS.map((pos, index) => [pos, index]));
const MAX_WORD = 8;
const SLOTS = 1 << 19;
/** Numbers of a slot: a hash of its word, beside the one that found the slot, and its entry. */
const STRIDE = 2;
/** Buckets of pairs of characters with which words begin. */
const PAIR_BITS = 18;
const PAIRS = 1 << PAIR_BITS;
/** Bits of an entry that hold the word's length, after part of speech and cost. */
const LENGTH_SHIFT = 24;
/** Bit of an entry that the list tags as a person's name. */
const NAME_FLAG = 1 << 28;
/** Format version and size: a table of another build is not read. */
const MAGIC = 0x677c0000 + Math.log2(SLOTS);

/** Given-name statistics, one weight a character and position, from the person names of the word list. */
export interface NameCounts {
  readonly first: ReadonlyMap<number, number>;
  readonly second: ReadonlyMap<number, number>;
  readonly single: ReadonlyMap<number, number>;
}

/**
 * A hash table of dictionary words with cost and part of speech, over typed arrays so that it loads without parsing.
 * Words are Han, 1 to 8 code units; person names of the list are left out and counted for `NameCounts` instead.
 */
export class WordTable {
  constructor(
    /** `STRIDE` numbers a slot; a slot whose entry is 0 is empty. */
    private readonly slots: Int32Array,
    /** By code unit: the word of that character alone, and the length of the longest that starts with it. */
    private readonly singles: Int32Array,
    private readonly longest: Uint8Array,
    /** By the hash of two characters: the lengths of words that start with them, or with others of that hash, a bit each. */
    private readonly lengths: Uint8Array,
    readonly names: NameCounts,
  ) {}

  /** Length in code units of the longest word that starts with `unit`; 0 when none does. */
  longestFrom(unit: number): number {
    return this.longest[unit] as number;
  }

  private lookup(key: number, check: number): number {
    const { slots } = this;
    let slot = STRIDE * (key & (SLOTS - 1));
    for (;;) {
      const entry = slots[slot + 1] as number;
      if (entry === 0 || slots[slot] === check) return entry;
      slot += STRIDE;
      if (slot === STRIDE * SLOTS) slot = 0;
    }
  }

  /** The packed entry of `text[start, end)`; 0 when unknown. */
  entry(text: string, start: number, end: number): number {
    const length = end - start;
    if (length > MAX_WORD || length < 1) return 0;
    const first = unitAt(text, start);
    if (length === 1) return this.singles[first] ?? 0;
    if (((this.lengths[pairBucket(first, unitAt(text, start + 1))] as number) & lengthBit(length)) === 0) return 0;
    let key = HASH_SEED;
    let check = CHECK_SEED;
    for (let i = start; i < end; i++) {
      const unit = unitAt(text, i);
      key = nextHash(key, unit);
      check = nextCheck(check, unit);
    }
    return this.lookup(key, check);
  }

  /**
   * Writes the entries of the words that start at `at` and end by `limit` into `entries` from index `to` on, the shortest
   * first; at most eight.
   * @returns the index after the last.
   */
  read(text: string, at: number, limit: number, entries: Int32Array, to: number): number {
    const first = text.charCodeAt(at);
    if (this.longest[first] === 0) return to;
    let next = to;
    const single = this.singles[first] as number;
    if (single !== 0) entries[next++] = single;
    if (at + 1 >= limit) return next;
    const lengths = this.lengths[pairBucket(first, text.charCodeAt(at + 1))] as number;
    let key = nextHash(HASH_SEED, first);
    let check = nextCheck(CHECK_SEED, first);
    for (let left = lengths, end = at + 1; left !== 0 && end < limit; left >>= 1, end++) {
      const unit = text.charCodeAt(end);
      key = nextHash(key, unit);
      check = nextCheck(check, unit);
      if ((left & 1) === 0) continue;
      const entry = this.lookup(key, check);
      if (entry !== 0) entries[next++] = entry;
    }
    return next;
  }

  has(word: string): boolean {
    return this.entry(word, 0, word.length) !== 0;
  }
}

const HASH_SEED = 0x1505;
const CHECK_SEED = 0x811c;

function nextCheck(check: number, unit: number): number {
  return Math.imul(check, 0x01000193) ^ (unit * 0x85eb);
}

function pairBucket(first: number, second: number): number {
  return bucketOf(pairOf(first, second), PAIR_BITS);
}

/** The bit of a length from 2 to `MAX_WORD`. */
function lengthBit(length: number): number {
  return 1 << (length - 2);
}

/** Length in code units of the word of an entry. */
export function lengthOf(entry: number): number {
  return (entry >>> LENGTH_SHIFT) & 0xf;
}

/** Cost of an entry in nats: -ln of its relative frequency. */
export function costOf(entry: number): number {
  return ((entry >>> 8) & 0xffff) / 256;
}

/** True of a word that the word list takes for a person's name as well: 高峰, 文明. */
export function isAlsoName(entry: number): boolean {
  return (entry & NAME_FLAG) !== 0;
}

export function posOf(entry: number): string {
  return entry === 0 ? 'x' : (POS[(entry & 0xff) - 1] ?? 'x');
}

function pack(cost: number, pos: string): number {
  const index = POS_INDEX.get(pos) ?? POS_INDEX.get(pos.slice(0, 1)) ?? 0;
  return (Math.round(cost * 256) << 8) | (index + 1);
}

interface ListedWord {
  readonly word: string;
  readonly count: number;
  readonly pos: string;
}

function listedWords(): ListedWord[] {
  const require = createRequire(import.meta.url);
  const { dict } = require('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  const words: ListedWord[] = [];
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word, count, pos] = line.trim().split(' ');
    if (word && count && pos) words.push({ word, count: Number(count), pos });
  }
  return words;
}

/** A person name of the list, as against a common word that the list merely tags so. */
function isName(entry: ListedWord, surnames: ReadonlySet<string>): boolean {
  if (!entry.pos.startsWith('nr')) return false;
  if (entry.word.length === 1) return false;
  return surnames.has(entry.word[0] as string) || entry.pos !== 'nr' || entry.count < 20;
}

/** Builds the table from the word list of @node-rs/jieba (MIT). Takes about two seconds; done once, at build. */
export function buildWordTable(surnames: ReadonlySet<string>): { table: WordTable; bytes: Buffer } {
  const words = listedWords();
  const total = words.reduce((sum, { count }) => sum + count, 0);
  const slots = new Int32Array(STRIDE * SLOTS);
  const singles = new Int32Array(65536);
  const lengths = new Uint8Array(PAIRS);
  const longest = new Uint8Array(65536);
  const names = {
    first: new Map<number, number>(),
    second: new Map<number, number>(),
    single: new Map<number, number>(),
  };
  const add = (map: Map<number, number>, unit: number): void => {
    map.set(unit, (map.get(unit) ?? 0) + 1);
  };
  for (const entry of words) {
    const { word } = entry;
    if (!/^\p{Script=Han}+$/u.test(word) || word.length > MAX_WORD) continue;
    if (isName(entry, surnames)) {
      if (entry.pos === 'nr' && surnames.has(word[0] as string)) {
        if (word.length === 3) {
          add(names.first, word.charCodeAt(1));
          add(names.second, word.charCodeAt(2));
        } else if (word.length === 2) add(names.single, word.charCodeAt(1));
      }
      if (entry.count < 1000) continue;
    }
    const name = entry.pos === 'nr';
    const packed =
      pack(-Math.log(entry.count / total), name ? 'n' : entry.pos) |
      (name ? NAME_FLAG : 0) |
      (word.length << LENGTH_SHIFT);
    const first = word.charCodeAt(0);
    longest[first] = Math.max(longest[first] as number, word.length);
    if (word.length === 1) {
      singles[first] = packed;
      continue;
    }
    const pair = pairBucket(first, word.charCodeAt(1));
    lengths[pair] = (lengths[pair] as number) | lengthBit(word.length);
    let key = HASH_SEED;
    let check = CHECK_SEED;
    for (let i = 0; i < word.length; i++) {
      key = nextHash(key, word.charCodeAt(i));
      check = nextCheck(check, word.charCodeAt(i));
    }
    let slot = STRIDE * (key & (SLOTS - 1));
    while (slots[slot + 1] !== 0 && slots[slot] !== check) slot = (slot + STRIDE) % (STRIDE * SLOTS);
    slots.set([check, packed], slot);
  }
  const pairs = [names.first, names.second, names.single].map((map) => Int32Array.from([...map].flat()));
  const header = Int32Array.from([MAGIC, ...pairs.map((array) => array.length)]);
  const parts = [header, slots, singles, longest, lengths, ...pairs].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  return { table: new WordTable(slots, singles, longest, lengths, names), bytes: Buffer.concat(parts) };
}

export const WORD_TABLE_PATH = join(PACKAGE_ROOT, 'dist', 'words.bin');

/** Reads the table that the build wrote, or builds it where there is none. */
export function readWordTable(surnames: () => ReadonlySet<string>): WordTable {
  if (existsSync(WORD_TABLE_PATH)) {
    const table = parseWordTable(readFileSync(WORD_TABLE_PATH));
    if (table) return table;
  }
  return buildWordTable(surnames()).table;
}

function parseWordTable(bytes: Buffer): WordTable | undefined {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const [magic, firstLength, secondLength, singleLength] = new Int32Array(buffer, 0, 4);
  if (magic !== MAGIC) return undefined;
  let offset = 16;
  const ints = (length: number): Int32Array => {
    const array = new Int32Array(buffer, offset, length);
    offset += length * 4;
    return array;
  };
  const slots = ints(STRIDE * SLOTS);
  const singles = ints(65536);
  const octets = (length: number): Uint8Array => {
    const array = new Uint8Array(buffer, offset, length);
    offset += length;
    return array;
  };
  const longest = octets(65536);
  const lengths = octets(PAIRS);
  const [first, second, single] = [firstLength, secondLength, singleLength].map((length) => pairsOf(ints(length ?? 0)));
  return new WordTable(slots, singles, longest, lengths, {
    first: first as Map<number, number>,
    second: second as Map<number, number>,
    single: single as Map<number, number>,
  });
}

function pairsOf(flat: Int32Array): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < flat.length; i += 2) map.set(flat[i] as number, flat[i + 1] as number);
  return map;
}
