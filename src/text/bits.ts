/**
 * A set of numbers below a fixed size, a bit each. Of what is hashed to them it is a filter: it refuses most of what was
 * never added without a look-up, and small enough it stays in a near cache.
 */
export class Bits {
  private readonly words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  add(bit: number): void {
    this.words[bit >>> 5] = (this.words[bit >>> 5] as number) | (1 << (bit & 31));
  }

  has(bit: number): boolean {
    return (((this.words[bit >>> 5] as number) >>> (bit & 31)) & 1) !== 0;
  }
}
