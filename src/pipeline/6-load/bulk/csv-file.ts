import { closeSync, openSync, writeSync } from 'node:fs';

const PENDING_CHARACTERS = 32 * 1024;
const CHUNK_BYTES = 512 * 1024;

/** A file of rows that is written in large pieces; there is none until the first row comes. */
export class CsvFile {
  #file: number | undefined;
  #chunk = Buffer.alloc(0);
  #pending = '';
  #inChunk = 0;
  #written = 0;

  constructor(readonly path: string) {}

  /** @param row with its line end. */
  add(row: string): void {
    this.#file ??= this.#open();
    this.#pending += row;
    if (this.#pending.length > PENDING_CHARACTERS) this.#encode();
  }

  #open(): number {
    this.#chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    return openSync(this.path, 'w', 0o600);
  }

  /** Bytes so far. */
  get size(): number {
    this.#encode();
    return this.#written + this.#inChunk;
  }

  #encode(): void {
    const text = this.#pending;
    if (text === '') return;
    this.#pending = '';
    if (text.length * 3 > CHUNK_BYTES - this.#inChunk) this.#flush();
    if (text.length * 3 > CHUNK_BYTES) this.#append(Buffer.from(text, 'utf8'));
    else this.#inChunk += this.#chunk.write(text, this.#inChunk, 'utf8');
  }

  #flush(): void {
    if (this.#inChunk === 0) return;
    const full = this.#chunk.subarray(0, this.#inChunk);
    this.#inChunk = 0;
    this.#append(full);
  }

  #append(bytes: Uint8Array): void {
    write(this.#file as number, bytes, this.#written);
    this.#written += bytes.length;
  }

  /** Makes empty lines, which the import passes over, out of the bytes from `from` to before `to`. */
  blank(from: number, to: number): void {
    this.#encode();
    this.#flush();
    for (let at = from; at < to; at += CHUNK_BYTES) {
      write(this.#file as number, Buffer.alloc(Math.min(CHUNK_BYTES, to - at), '\n'), at);
    }
  }

  close(): void {
    this.#encode();
    this.#flush();
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function write(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}
