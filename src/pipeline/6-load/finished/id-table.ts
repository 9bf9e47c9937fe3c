const WORDS = 4;

/**
 * Numbers ids of 32 hexadecimal digits, from 0, in the order in which they come. Takes 24 to 40 bytes for each, a tenth of
 * a `Map` with strings, so that the ids of millions of nodes stay in memory.
 */
export class IdTable {
  #words = new Uint32Array(WORDS * 1024);
  /** Number of the id plus one; 0 is free. Open addressing, at most half full. */
  #slots = new Int32Array(2048);
  readonly #sought = new Uint32Array(WORDS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of an id, which is new when it is the `size` before the call. */
  add(id: string): number {
    const slot = this.#slotOf(id);
    const found = this.#slots[slot] as number;
    return found === 0 ? this.#insert(slot) : found - 1;
  }

  /** The number of an id; undefined when it has none. */
  find(id: string): number | undefined {
    const found = this.#slots[this.#slotOf(id)] as number;
    return found === 0 ? undefined : found - 1;
  }

  /** Where the id stands, or may be put. Leaves its words in `#sought`. */
  #slotOf(id: string): number {
    const sought = this.#sought;
    for (let word = 0; word < WORDS; word++) sought[word] = wordOf(id, word * 8);
    const [words, mask] = [this.#words, this.#slots.length - 1];
    let slot = (sought[0] as number) & mask;
    for (let found = this.#slots[slot] as number; found !== 0; found = this.#slots[slot] as number) {
      const at = (found - 1) * WORDS;
      if (
        words[at] === sought[0] &&
        words[at + 1] === sought[1] &&
        words[at + 2] === sought[2] &&
        words[at + 3] === sought[3]
      )
        break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #insert(slot: number): number {
    const number = this.#size++;
    if (number * WORDS === this.#words.length) this.#words = grown(this.#words);
    this.#words.set(this.#sought, number * WORDS);
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = (this.#words[number * WORDS] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }

  /** The id of a number. */
  id(number: number): string {
    return hexOf(this.#words, number * WORDS);
  }

  /** The first 32 bits of an id: ids sort by them. */
  head(number: number): number {
    return this.#words[number * WORDS] as number;
  }

  /** Compares two ids, by their numbers, as strings. */
  compare(a: number, b: number): number {
    for (let word = 0; word < WORDS; word++) {
      const difference = (this.#words[a * WORDS + word] as number) - (this.#words[b * WORDS + word] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

function grown(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}

/** Eight hexadecimal digits as an unsigned integer. */
export function wordOf(id: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + 8; at++) {
    const unit = id.charCodeAt(at);
    word = (word << 4) | (unit < 58 ? unit - 48 : unit - 87);
  }
  return word >>> 0;
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The id that four words make. */
export function hexOf(words: ArrayLike<number>, from: number): string {
  return (
    hexOfWord(words[from] as number) +
    hexOfWord(words[from + 1] as number) +
    hexOfWord(words[from + 2] as number) +
    hexOfWord(words[from + 3] as number)
  );
}

function hexOfWord(word: number): string {
  return (
    (BYTES[word >>> 24] as string) +
    (BYTES[(word >>> 16) & 255] as string) +
    (BYTES[(word >>> 8) & 255] as string) +
    (BYTES[word & 255] as string)
  );
}
