import { type ClueReader, SLOTS } from './features.js';
import { STATES } from './states.js';

/** Weights of a feature: one for each state but 0, whose weights are 0. */
export const COLUMNS = STATES - 1;
const MAGIC = 0x47585447;
const VERSION = 1;
const HEADER = 24;

/** What a tagger file holds. Weights and transitions are in units of `1 / unitsPerNat` nats. */
export interface TaggerWeights {
  /** What the weights were learned from, with licences. */
  readonly notice: string;
  readonly unitsPerNat: number;
  /** Weight of state `to` after state `from`, at `from * STATES + to`. */
  readonly transitions: Int16Array;
  /** Key of each feature: that of its clue, with the slot; ascending, none twice. */
  readonly keys: Int32Array;
  /** Row `i` of `COLUMNS` weights belongs to `keys[i]`. */
  readonly rows: Int8Array;
}

/**
 * A tagger file, little-endian: six int32 (magic, version, states, features, units a nat, bytes of the notice), the notice in
 * UTF-8 padded with blanks to a multiple of four, the transitions (int16, states × states), the keys (int32), the
 * rows (int8, features × (states - 1)).
 */
export function writeWeights({ notice, unitsPerNat, transitions, keys, rows }: TaggerWeights): Uint8Array {
  const text = Buffer.from(notice);
  const padded = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]);
  const header = Int32Array.of(MAGIC, VERSION, STATES, keys.length, unitsPerNat, padded.length);
  return Buffer.concat([bytesOf(header), padded, bytesOf(transitions), bytesOf(keys), bytesOf(rows)]);
}

/** @throws Error when `bytes` are no tagger file of this version. */
export function readWeights(bytes: Uint8Array): TaggerWeights {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const [magic, version, states, count, unitsPerNat, noticeLength] = new Int32Array(
    buffer,
    0,
    HEADER / 4,
  ) as unknown as [number, number, number, number, number, number];
  if (magic !== MAGIC || version !== VERSION || states !== STATES) {
    throw new Error(`expected a tagger file of version ${VERSION} with ${STATES} states, found version ${version}`);
  }
  const notice = Buffer.from(buffer, HEADER, noticeLength).toString('utf8').trimEnd();
  const at = HEADER + noticeLength;
  const transitions = new Int16Array(buffer, at, STATES * STATES);
  const keys = new Int32Array(buffer, at + transitions.byteLength, count);
  const rows = new Int8Array(buffer, at + transitions.byteLength + keys.byteLength, count * COLUMNS);
  return { notice, unitsPerNat, transitions, keys, rows };
}

function bytesOf(array: Int32Array | Int16Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * The weights by clue: open addressing over typed arrays, at most half full. A clue's entry tells which of its slots have
 * weights (a bit each) and the row of the first; the others follow.
 */
export class ClueTable {
  /** Key and entry of each place. */
  private readonly places: Int32Array;
  private readonly mask: number;
  /** The weights of `TaggerWeights.rows`, two in a number: they are added up together. */
  private readonly rows: Int32Array;
  private packed = new Int32Array(0);
  private found = new Int32Array(0);
  private entries = new Int32Array(0);

  constructor({ keys, rows }: TaggerWeights) {
    let size = 1024;
    while (size < 2 * cluesIn(keys)) size *= 2;
    this.mask = size - 1;
    this.places = new Int32Array(2 * size);
    this.rows = packRows(rows);
    for (let from = 0; from < keys.length; ) {
      const clue = (keys[from] as number) & -SLOTS;
      let bits = 0;
      let to = from;
      for (; to < keys.length && ((keys[to] as number) & -SLOTS) === clue; to++) {
        bits |= 1 << ((keys[to] as number) & (SLOTS - 1));
      }
      let place = this.placeOf(clue);
      while (this.places[place] !== 0) place = (place + 2) & (2 * this.mask + 1);
      this.places[place] = clue;
      this.places[place + 1] = (from << SLOTS) | bits;
      from = to;
    }
  }

  private placeOf(clue: number): number {
    return 2 * ((clue >>> 3) & this.mask);
  }

  /** Adds up what the clues of a sentence say: `sums` gets `COLUMNS` of each of its `length` characters. */
  sum(clues: ClueReader, length: number, sums: Int32Array): void {
    if (this.packed.length < length * LANES) this.packed = new Int32Array(2 * length * LANES);
    const { packed } = this;
    packed.fill(0, 0, length * LANES);
    const { starts, sizes } = clues;
    const count = this.find(clues);
    const { found, entries } = this;
    for (let i = 0; i < count; i++) {
      const clue = found[i] as number;
      const size = sizes[clue] as number;
      if (size > 0) this.addWindow(entries[i] as number, starts[clue] as number, length);
      else this.addWord(entries[i] as number, starts[clue] as number, -size);
    }
    unpack(packed, length, sums);
  }

  /**
   * Looks up the clues that have weights: their indexes go to `found`, their entries to `entries`. In passes of their own,
   * without branches where there is a choice, since the tables are larger than near caches: the first of them reads the
   * places, of which many are then under way at a time, and the second finds what it compares close by.
   * @returns how many there are.
   */
  private find({ keys, count }: ClueReader): number {
    if (this.found.length < count) {
      this.found = new Int32Array(2 * count);
      this.entries = new Int32Array(2 * count);
    }
    const { places, mask, found, entries } = this;
    for (let i = 0; i < count; i++) entries[i] = places[2 * (((keys[i] as number) >>> 3) & mask)] as number;
    const wrap = 2 * mask + 1;
    let certain = 0;
    for (let i = 0; i < count; i++) {
      const clue = keys[i] as number;
      let key = entries[i] as number;
      let place = 2 * ((clue >>> 3) & mask);
      while (key !== clue && key !== 0) {
        place = (place + 2) & wrap;
        key = places[place] as number;
      }
      found[certain] = i;
      entries[certain] = places[place + 1] as number;
      certain += key === 0 ? 0 : 1;
    }
    return certain;
  }

  private addWindow(entry: number, start: number, length: number): void {
    let row = (entry >> SLOTS) * LANES;
    let at = start;
    for (let bits = entry & 0xff; bits !== 0; bits >>= 1, at++) {
      if ((bits & 1) === 0) continue;
      if (at >= 0 && at < length) this.addRow(row, at);
      row += LANES;
    }
  }

  private addWord(entry: number, start: number, length: number): void {
    let row = (entry >> SLOTS) * LANES;
    if (entry & 1) {
      if (length > 1) this.addRow(row, start);
      row += LANES;
    }
    if (entry & 2) {
      for (let at = start + 1; at < start + length - 1; at++) this.addRow(row, at);
      row += LANES;
    }
    if (entry & 4) {
      if (length > 1) this.addRow(row, start + length - 1);
      row += LANES;
    }
    if (entry & 8 && length === 1) this.addRow(row, start);
  }

  private addRow(row: number, at: number): void {
    const { rows, packed } = this;
    const to = at * LANES;
    packed[to] = ((packed[to] as number) + (rows[row] as number)) | 0;
    packed[to + 1] = ((packed[to + 1] as number) + (rows[row + 1] as number)) | 0;
    packed[to + 2] = ((packed[to + 2] as number) + (rows[row + 2] as number)) | 0;
    packed[to + 3] = ((packed[to + 3] as number) + (rows[row + 3] as number)) | 0;
    packed[to + 4] = ((packed[to + 4] as number) + (rows[row + 4] as number)) | 0;
  }
}

/** Numbers that hold a row of weights, two of 16 bits each; 20 features of 8 bits never overflow one. */
const LANES = 5;

function packRows(rows: Int8Array): Int32Array {
  const count = rows.length / COLUMNS;
  const packed = new Int32Array(count * LANES);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const at = row * LANES + (column >> 1);
      const weight = rows[row * COLUMNS + column] as number;
      packed[at] = (packed[at] as number) + (column & 1 ? weight * 65536 : weight);
    }
  }
  return packed;
}

function unpack(packed: Int32Array, length: number, sums: Int32Array): void {
  for (let i = 0; i < length; i++) {
    for (let column = 0; column < COLUMNS; column++) {
      const both = packed[i * LANES + (column >> 1)] as number;
      const low = (both << 16) >> 16;
      sums[i * COLUMNS + column] = column & 1 ? (both - low) >> 16 : low;
    }
  }
}

function cluesIn(keys: Int32Array): number {
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    if (i === 0 || ((keys[i] as number) & -SLOTS) !== ((keys[i - 1] as number) & -SLOTS)) count++;
  }
  return count;
}
