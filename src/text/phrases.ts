/** Finds which of many phrases starts at a position; the longest wins. Linear in the text for phrases of bounded length. */
export class PhraseMatcher<T> {
  private readonly byFirst = new Map<number, Bucket<T>>();

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      if (phrase === '') continue;
      const first = phrase.charCodeAt(0);
      const bucket = this.byFirst.get(first) ?? { single: undefined, bySecond: new Map() };
      this.byFirst.set(first, bucket);
      if (phrase.length === 1) bucket.single ??= { phrase, value };
      else put(bucket.bySecond, phrase.charCodeAt(1), { phrase, value });
    }
    for (const { bySecond } of this.byFirst.values())
      for (const list of bySecond.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  }

  /** Code units with which phrases begin. */
  openers(): IterableIterator<number> {
    return this.byFirst.keys();
  }

  /** The longest phrase that starts at `at`, ending at or before `limit`. */
  at(text: string, at: number, limit = text.length): { readonly phrase: string; readonly value: T } | undefined {
    const bucket = this.byFirst.get(text.charCodeAt(at));
    if (!bucket) return undefined;
    const longer = bucket.bySecond.get(text.charCodeAt(at + 1));
    if (longer) {
      for (const entry of longer) {
        if (at + entry.phrase.length <= limit && text.startsWith(entry.phrase, at)) return entry;
      }
    }
    return at < limit ? bucket.single : undefined;
  }

  /** All non-overlapping longest matches in `[start, end)`, left to right. */
  *scan(
    text: string,
    start = 0,
    end = text.length,
  ): Generator<{ readonly start: number; readonly end: number; readonly phrase: string; readonly value: T }> {
    for (let i = start; i < end; ) {
      const hit = this.at(text, i, end);
      if (hit) {
        yield { start: i, end: i + hit.phrase.length, phrase: hit.phrase, value: hit.value };
        i += hit.phrase.length;
      } else i++;
    }
  }
}

interface Entry<T> {
  readonly phrase: string;
  readonly value: T;
}

/** Phrases that begin with one character: that character alone, and longer ones by their second. */
interface Bucket<T> {
  single: Entry<T> | undefined;
  readonly bySecond: Map<number, Entry<T>[]>;
}

function put<T>(map: Map<number, Entry<T>[]>, key: number, entry: Entry<T>): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}
