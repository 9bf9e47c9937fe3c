/** A set of offsets into a text of known length: a byte each, asked for at every position of the text. */
export class OffsetSet {
  private readonly bytes: Uint8Array;

  /** @param length code units of the text; offsets up to and including it count, others are in no set. */
  constructor(length: number, offsets: Iterable<number> = []) {
    this.bytes = new Uint8Array(length + 1);
    for (const offset of offsets) this.bytes[offset] = 1;
  }

  add(offset: number): void {
    this.bytes[offset] = 1;
  }

  has(offset: number): boolean {
    return this.bytes[offset] === 1;
  }
}
