import { Bits } from '../../text/bits.js';
import { hashOf, nextHash } from '../../text/hash.js';
import { unitAt } from '../../text/units.js';

/**
 * Finds the longest of some thousand names that starts at a position. A table over hashed character pairs holds, as
 * bits, the lengths of the names that start with a pair: nearly all positions of a text are refused by one look-up.
 */
export class FormIndex {
  private readonly lengths = new Uint32Array(1 << 16);
  /** A bit for what whole names hash to. */
  private readonly wholes = new Bits(1 << 18);

  /** `has` tells whether a stretch of text is one of the names added. */
  constructor(private readonly has: (form: string) => boolean) {}

  add(form: string): void {
    if (form.length < 2 || form.length > MAX_FORM) return;
    const slot = slotOf(form.charCodeAt(0), form.charCodeAt(1));
    this.lengths[slot] = (this.lengths[slot] as number) | (1 << form.length);
    this.wholes.add(bitOf(hashOf(form, 0, form.length)));
  }

  /** False of most of what is no name: none of `length` code units starts with the two at `at`. */
  mayHold(text: string, at: number, length: number): boolean {
    if (length < 2 || length > MAX_FORM) return length === 1;
    const lengths = this.lengths[slotOf(unitAt(text, at), unitAt(text, at + 1))] as number;
    if ((lengths & (1 << length)) === 0) return false;
    return this.wholes.has(bitOf(hashOf(text, at, at + length)));
  }

  /** Names that start at `at`, longest first; none is longer than 30 code units. */
  startingAt(text: string, at: number): string[] {
    const lengths =
      at + 1 < text.length ? (this.lengths[slotOf(text.charCodeAt(at), text.charCodeAt(at + 1))] as number) : 0;
    if (lengths === 0) return NONE;
    let found = NONE;
    const longest = 31 - Math.clz32(lengths);
    let hash = 0;
    for (let length = 1; length <= longest; length++) {
      hash = nextHash(hash, unitAt(text, at + length - 1));
      if ((lengths & (1 << length)) === 0 || !this.wholes.has(bitOf(hash))) continue;
      const form = text.slice(at, at + length);
      if (!this.has(form)) continue;
      if (found === NONE) found = [form];
      else found.unshift(form);
    }
    return found;
  }
}

const MAX_FORM = 30;
const NONE: string[] = [];

function bitOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & 0x3ffff;
}

function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & 0xffff;
}
