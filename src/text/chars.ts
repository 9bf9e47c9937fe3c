/**
 * A set of characters of the basic plane, asked by code unit: a bit each, so that a look-up makes no string. What lies
 * outside of a text (`NaN`) is in none.
 */
export class CharSet {
  private readonly bits = new Uint8Array(65536 / 8);

  constructor(chars: Iterable<string>) {
    for (const char of chars) {
      const unit = char.charCodeAt(0);
      this.bits[unit >>> 3] = (this.bits[unit >>> 3] as number) | (1 << (unit & 7));
    }
  }

  has(unit: number): boolean {
    return ((this.bits[unit >>> 3] as number) & (1 << (unit & 7))) !== 0;
  }
}
