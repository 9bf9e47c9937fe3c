import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { addTo } from '../groups.js';

const BUFFER_BYTES = 32 * 1024;

interface Chunk {
  readonly at: number;
  readonly length: number;
}

/**
 * Bytes in partitions, all in one file: a partition's buffer is appended when it is full, and found again by its place. So a
 * thousand partitions take one open file and some megabytes of memory.
 */
class Log {
  readonly #file: number;
  readonly #chunks = new Map<number, Chunk[]>();
  #end = 0;

  constructor(folder: string, name: string) {
    this.#file = openSync(join(folder, name), 'w+', 0o600);
  }

  append(partition: number, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#end + done);
    addTo(this.#chunks, partition, { at: this.#end, length: bytes.length });
    this.#end += bytes.length;
  }

  read(partition: number): Buffer<ArrayBuffer> {
    const chunks = this.#chunks.get(partition) ?? [];
    const bytes = Buffer.from(new ArrayBuffer(chunks.reduce((sum, { length }) => sum + length, 0)));
    let into = 0;
    for (const { at, length } of chunks) {
      for (let done = 0; done < length; ) done += readSync(this.#file, bytes, into + done, length - done, at + done);
      into += length;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Records of so many 32-bit integers, in partitions on disk. */
export class Records {
  readonly #log: Log;
  readonly #buffers = new Map<number, { readonly words: Int32Array; used: number }>();

  /** @param size integers of a record. */
  constructor(
    folder: string,
    name: string,
    readonly size: number,
  ) {
    this.#log = new Log(folder, name);
  }

  /** @param record its first `size` integers are taken. */
  add(partition: number, record: Int32Array): void {
    let buffer = this.#buffers.get(partition);
    if (!buffer) {
      const room = Math.floor(BUFFER_BYTES / 4 / this.size) * this.size;
      buffer = { words: new Int32Array(room), used: 0 };
      this.#buffers.set(partition, buffer);
    }
    const { words } = buffer;
    for (let index = 0; index < this.size; index++) words[buffer.used + index] = record[index] as number;
    buffer.used += this.size;
    if (buffer.used === words.length) this.#flush(partition);
  }

  /** All records of a partition, one after the other, in the order in which they came. */
  read(partition: number): Int32Array {
    this.#flush(partition);
    this.#buffers.delete(partition);
    const bytes = this.#log.read(partition);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  }

  #flush(partition: number): void {
    const buffer = this.#buffers.get(partition);
    if (!buffer || buffer.used === 0) return;
    this.#log.append(partition, new Uint8Array(buffer.words.buffer, 0, buffer.used * 4));
    buffer.used = 0;
  }

  close(): void {
    this.#log.close();
  }
}

/** Values as JSON, in partitions on disk. */
export class Values<T> {
  readonly #log: Log;
  readonly #lines = new Map<number, string>();

  constructor(folder: string, name: string) {
    this.#log = new Log(folder, name);
  }

  add(partition: number, value: T): void {
    const lines = `${this.#lines.get(partition) ?? ''}${JSON.stringify(value)}\n`;
    this.#lines.set(partition, lines);
    if (lines.length >= BUFFER_BYTES / 2) this.#flush(partition);
  }

  /** All values of a partition, in the order in which they came. */
  read(partition: number): T[] {
    this.#flush(partition);
    const text = this.#log.read(partition).toString('utf8');
    return text === '' ? [] : (JSON.parse(`[${text.slice(0, -1).replaceAll('\n', ',')}]`) as T[]);
  }

  #flush(partition: number): void {
    const lines = this.#lines.get(partition);
    if (lines === undefined) return;
    this.#log.append(partition, Buffer.from(lines, 'utf8'));
    this.#lines.delete(partition);
  }

  close(): void {
    this.#log.close();
  }
}
