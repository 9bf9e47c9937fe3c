import type { Span } from '../domain/span.js';
import { costOf, lengthOf, posOf, type WordTable } from '../knowledge/words.js';

/** A dictionary word, a person name of the lattice, or a single character that no word covers. */
export interface Token extends Span {
  /** Part of speech by the dictionary (`n v ns a d m q p c u …`), `nr` for a name candidate, `x` when unknown or not Han. */
  readonly pos: string;
}

/** A reading of `[start, end)` as one unit, offered to the lattice beside the dictionary's words. */
export interface Candidate extends Span {
  /** Cost in nats; the cheapest path through the text wins. */
  readonly cost: number;
  readonly pos: string;
}

/** Cost in nats of a Han character that is no word by itself, and of one that is not Han. */
const UNKNOWN_HAN = 14;
const OTHER = 6;

/**
 * The words of the dictionary in a text, by where they start: looked up once, and read by every cut of the text and by
 * whoever asks what the dictionary makes of a stretch. Words do not reach beyond the stretches they were looked up in.
 */
export class WordLattice {
  /** `entries[firsts[at]]` up to `entries[firsts[at + 1]]` are the words that start at `at`, the shortest first. */
  private readonly firsts: Int32Array;
  private readonly entries: Int32Array;

  /** @param stretches in text order, not overlapping. */
  constructor(
    private readonly folded: string,
    private readonly words: WordTable,
    stretches: readonly Span[],
  ) {
    const firsts = new Int32Array(folded.length + 1);
    let entries = new Int32Array(2 * folded.length + 16);
    let count = 0;
    let at = 0;
    for (const { start, end } of stretches) {
      for (; at < start; at++) firsts[at] = count;
      for (; at < end; at++) {
        firsts[at] = count;
        if (count + 8 > entries.length) {
          const larger = new Int32Array(2 * entries.length);
          larger.set(entries);
          entries = larger;
        }
        count = words.read(folded, at, end, entries, count);
      }
    }
    firsts.fill(count, at);
    this.firsts = firsts;
    this.entries = entries;
  }

  /**
   * Cuts a stretch along the cheapest path through the lattice of dictionary words and `candidates` (unigram Viterbi; the
   * method of ICTCLAS and jieba). Candidates must be sorted by `start`. Tokens cover the span without gaps.
   */
  cut(within: Span, candidates: readonly Candidate[] = []): Token[] {
    const tokens: Token[] = [];
    this.cutInto(within, candidates, tokens);
    return tokens;
  }

  /** Appends the tokens of a stretch to `tokens`. */
  cutInto(within: Span, candidates: readonly Candidate[], tokens: Token[]): void {
    const { folded, words, firsts, entries } = this;
    const length = within.end - within.start;
    const { best, from, entry } = scratch(length + 1);
    best.fill(Number.POSITIVE_INFINITY, 0, length + 1);
    best[0] = 0;
    let next = 0;
    for (let i = 0; i < length; i++) {
      const at = within.start + i;
      const base = best[i] as number;
      const single = base + unknownCost(folded.charCodeAt(at), words);
      if (single < (best[i + 1] as number)) {
        best[i + 1] = single;
        from[i + 1] = i;
        entry[i + 1] = 0;
      }
      const last = firsts[at + 1] as number;
      for (let k = firsts[at] as number; k < last; k++) {
        const found = entries[k] as number;
        const to = i + lengthOf(found);
        if (to > length) break;
        const cost = base + costOf(found);
        if (cost < (best[to] as number)) {
          best[to] = cost;
          from[to] = i;
          entry[to] = found;
        }
      }
      while (next < candidates.length && (candidates[next] as Candidate).start < at) next++;
      for (let k = next; k < candidates.length; k++) {
        const candidate = candidates[k] as Candidate;
        if (candidate.start !== at) break;
        if (candidate.end > within.end) continue;
        const to = candidate.end - within.start;
        const cost = base + candidate.cost;
        if (cost < (best[to] as number)) {
          best[to] = cost;
          from[to] = i;
          entry[to] = -1 - k;
        }
      }
    }
    backtrack(within, candidates, tokens);
  }

  /** Cost in nats of the cheapest reading of a stretch of at most eight code units as dictionary words. */
  readingCost({ start, end }: Span): number {
    const { firsts, entries } = this;
    const length = end - start;
    for (let i = 1; i <= length; i++) SHORT[i] = Number.POSITIVE_INFINITY;
    SHORT[0] = 0;
    for (let i = 0; i < length; i++) {
      const base = SHORT[i] as number;
      const last = firsts[start + i + 1] as number;
      let single = UNKNOWN_HAN;
      for (let k = firsts[start + i] as number; k < last; k++) {
        const found = entries[k] as number;
        const n = lengthOf(found);
        if (i + n > length) break;
        if (n === 1) single = costOf(found);
        else if (base + costOf(found) < (SHORT[i + n] as number)) SHORT[i + n] = base + costOf(found);
      }
      if (base + single < (SHORT[i + 1] as number)) SHORT[i + 1] = base + single;
    }
    return SHORT[length] as number;
  }

  /** The packed entry of the word that a stretch is; 0 when it is none. */
  entry({ start, end }: Span): number {
    const last = this.firsts[start + 1] as number;
    for (let k = this.firsts[start] as number; k < last; k++) {
      const found = this.entries[k] as number;
      if (lengthOf(found) === end - start) return found;
    }
    return 0;
  }
}

/** Cost in nats of a character that no word covers. */
function unknownCost(unit: number, words: WordTable): number {
  return words.longestFrom(unit) === 0 && !isHan(unit) ? OTHER : UNKNOWN_HAN;
}

/** Cuts one stretch of a text: `WordLattice.cut` for a text that is read once. */
export function segmentWords(
  folded: string,
  within: Span,
  words: WordTable,
  candidates: readonly Candidate[] = [],
): Token[] {
  return new WordLattice(folded, words, [within]).cut(within, candidates);
}

/** `WordLattice.readingCost` of a whole text. */
export function readingCost(text: string, words: WordTable): number {
  const whole = { start: 0, end: text.length };
  return new WordLattice(text, words, [whole]).readingCost(whole);
}

/** Arrays of the last call, grown as needed: the cut of a sentence is over before the next begins. */
let arrays = { best: new Float64Array(1024), from: new Int32Array(1024), entry: new Int32Array(1024) };

function scratch(length: number): typeof arrays {
  if (arrays.best.length < length) {
    const size = 2 * length;
    arrays = { best: new Float64Array(size), from: new Int32Array(size), entry: new Int32Array(size) };
  }
  return arrays;
}

const SHORT = new Float64Array(9);

/** Appends the tokens of the path that the arrays hold. */
function backtrack(within: Span, candidates: readonly Candidate[], tokens: Token[]): void {
  const { from, entry } = arrays;
  // the path is linked from its end: each link is turned round first, in the place of what it led to
  let to = within.end - within.start;
  let after = -1;
  while (to > 0) {
    const before = from[to] as number;
    from[to] = after;
    after = to;
    to = before;
  }
  let start = within.start;
  for (let end = after; end > 0; end = from[end] as number) {
    const found = entry[end] as number;
    const pos = found < 0 ? (candidates[-1 - found] as Candidate).pos : found === 0 ? 'x' : posOf(found);
    tokens.push({ start, end: within.start + end, pos });
    start = within.start + end;
  }
}

/** True for a code unit of the basic Han block, extension A or the compatibility block. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff);
}
