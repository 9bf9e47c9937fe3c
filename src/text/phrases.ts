/** Finds which of many phrases starts at a position; the longest wins. Linear in the text for phrases of bounded length. */
export class PhraseMatcher<T> {
  private readonly byUnit = new Map<number, Entry<T>>();
  /** Longer phrases by their first two code units, the longest first. */
  private readonly byPair = new Map<number, Entry<T>[]>();
  /** What phrases of one code unit, and the first two of longer ones, hash to: most positions are refused by these. */
  private readonly singles = new Uint32Array(FILTER_WORDS);
  private readonly pairs = new Uint32Array(FILTER_WORDS);

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      if (phrase === '') continue;
      const first = phrase.charCodeAt(0);
      if (phrase.length === 1) {
        note(this.singles, first);
        if (!this.byUnit.has(first)) this.byUnit.set(first, { phrase, value });
      } else {
        const pair = pairOf(first, phrase.charCodeAt(1));
        note(this.pairs, hashOf(pair));
        put(this.byPair, pair, { phrase, value });
      }
    }
    for (const list of this.byPair.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  }

  /** False where no phrase starts; true where one may, and mostly does. */
  mayStart(text: string, at: number): boolean {
    const first = text.charCodeAt(at);
    return isNoted(this.singles, first) || isNoted(this.pairs, hashOf(pairOf(first, text.charCodeAt(at + 1))));
  }

  /** Code units with which phrases begin. */
  openers(): ReadonlySet<number> {
    return new Set([...this.byUnit.keys(), ...[...this.byPair.keys()].map((pair) => pair >>> 16)]);
  }

  /** The longest phrase that starts at `at`, ending at or before `limit`. */
  at(text: string, at: number, limit = text.length): { readonly phrase: string; readonly value: T } | undefined {
    const first = text.charCodeAt(at);
    const pair = pairOf(first, text.charCodeAt(at + 1));
    if (isNoted(this.pairs, hashOf(pair))) {
      const longer = this.byPair.get(pair);
      if (longer) {
        for (const entry of longer) {
          if (at + entry.phrase.length <= limit && text.startsWith(entry.phrase, at)) return entry;
        }
      }
    }
    return at < limit && isNoted(this.singles, first) ? this.byUnit.get(first) : undefined;
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

/** Words of 32 bits of a filter: 8,192 bits stay in the nearest cache. */
const FILTER_WORDS = 256;

function note(filter: Uint32Array, hash: number): void {
  const bit = hash & (32 * FILTER_WORDS - 1);
  filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
}

function isNoted(filter: Uint32Array, hash: number): boolean {
  const bit = hash & (32 * FILTER_WORDS - 1);
  return ((filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

function pairOf(first: number, second: number): number {
  return (first << 16) | second;
}

function hashOf(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> 19;
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
