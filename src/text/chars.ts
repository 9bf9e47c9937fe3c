import { Bits } from './bits.js';

/**
 * A set of characters of the basic plane, asked by code unit, so that a look-up makes no string. What lies outside of a
 * text (`NaN`) is in none.
 */
export class CharSet {
  private readonly bits = new Bits(65536);

  constructor(chars: Iterable<string>) {
    for (const char of chars) this.bits.add(char.charCodeAt(0));
  }

  has(unit: number): boolean {
    return this.bits.has(unit);
  }
}
