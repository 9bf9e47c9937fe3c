import { unitAt } from './units.js';

/**
 * Finds the longest of some short words that ends at a position. The lengths of the words that end in a code unit are bits:
 * nothing is cut out of the text but what may be one.
 */
export class EndMatcher {
  private readonly words: ReadonlySet<string>;
  private readonly lengths = new Uint16Array(65536);

  /** @param words of at most 16 code units. */
  constructor(words: Iterable<string>) {
    this.words = new Set(words);
    for (const word of this.words) {
      const last = word.charCodeAt(word.length - 1);
      this.lengths[last] = (this.lengths[last] as number) | lengthBit(word.length);
    }
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /** The longest word that ends at `end` and starts at `floor` or after it. */
  before(text: string, end: number, floor = 0): string | undefined {
    const lengths = this.lengths[unitAt(text, end - 1)] as number;
    for (let length = Math.min(32 - Math.clz32(lengths), end - floor); length > 0; length--) {
      if ((lengths & lengthBit(length)) === 0) continue;
      const word = text.slice(end - length, end);
      if (this.words.has(word)) return word;
    }
    return undefined;
  }
}

function lengthBit(length: number): number {
  return 1 << (length - 1);
}
