import { Bits } from './bits.js';
import { bucketOf, pairOf } from './hash.js';
import { unitAt } from './units.js';

/** Finds which of many phrases starts at a position; the longest wins. Linear in the text for phrases of bounded length. */
export class PhraseMatcher<T> {
  private readonly byUnit = new Map<number, Entry<T>>();
  /** Longer phrases by their first two code units, the longest first. */
  private readonly byPair = new Map<number, Entry<T>[]>();
  /** What phrases of one code unit, and the first two of longer ones, hash to: most positions are refused by these. */
  private readonly singles = new Bits(1 << FILTER);
  private readonly pairs = new Bits(1 << FILTER);

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      if (phrase === '') continue;
      const first = phrase.charCodeAt(0);
      if (phrase.length === 1) {
        this.singles.add(singleBit(first));
        if (!this.byUnit.has(first)) this.byUnit.set(first, { phrase, value });
      } else {
        const pair = pairOf(first, phrase.charCodeAt(1));
        this.pairs.add(bucketOf(pair, FILTER));
        put(this.byPair, pair, { phrase, value });
      }
    }
    for (const list of this.byPair.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  }

  /** False where no phrase starts; true where one may, and mostly does. */
  mayStart(text: string, at: number): boolean {
    const first = unitAt(text, at);
    return this.singles.has(singleBit(first)) || this.pairs.has(bucketOf(pairOf(first, unitAt(text, at + 1)), FILTER));
  }

  /** Code units with which phrases begin. */
  openers(): ReadonlySet<number> {
    return new Set([...this.byUnit.keys(), ...[...this.byPair.keys()].map((pair) => pair >>> 16)]);
  }

  /** The longest phrase that starts at `at`, ending at or before `limit`. */
  at(text: string, at: number, limit = text.length): { readonly phrase: string; readonly value: T } | undefined {
    const first = unitAt(text, at);
    const pair = pairOf(first, unitAt(text, at + 1));
    if (this.pairs.has(bucketOf(pair, FILTER))) {
      const longer = this.byPair.get(pair);
      if (longer) {
        for (const entry of longer) {
          if (at + entry.phrase.length <= limit && text.startsWith(entry.phrase, at)) return entry;
        }
      }
    }
    return at < limit && this.singles.has(singleBit(first)) ? this.byUnit.get(first) : undefined;
  }

  /** All non-overlapping longest matches in `[start, end)`, left to right. */
  scan(
    text: string,
    start = 0,
    end = text.length,
  ): { readonly start: number; readonly end: number; readonly phrase: string; readonly value: T }[] {
    const hits: { start: number; end: number; phrase: string; value: T }[] = [];
    for (let i = start; i < end; ) {
      const hit = this.at(text, i, end);
      if (hit) {
        hits.push({ start: i, end: i + hit.phrase.length, phrase: hit.phrase, value: hit.value });
        i += hit.phrase.length;
      } else i++;
    }
    return hits;
  }
}

/** Bits of a number of a filter: a kilobyte stays in the nearest cache. */
const FILTER = 13;

function singleBit(unit: number): number {
  return unit & ((1 << FILTER) - 1);
}

interface Entry<T> {
  readonly phrase: string;
  readonly value: T;
}

function put<T>(map: Map<number, Entry<T>[]>, key: number, entry: Entry<T>): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}
