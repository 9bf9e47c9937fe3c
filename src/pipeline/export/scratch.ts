import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../../errors.js';

let opened = 0;

/** Where a piece of a scratch file lies, in bytes. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/**
 * A file for what an export cannot keep in memory. It has no name once it is open, so that nothing is left of it however
 * the program ends.
 */
export class ScratchFile {
  readonly #file: number;
  #length = 0;

  /** @throws EnvironmentError when the folder of temporary files cannot be written. */
  constructor() {
    const path = join(tmpdir(), `guanxi-export-${process.pid}-${++opened}`);
    try {
      this.#file = openSync(path, 'wx+', 0o600);
      rmSync(path);
    } catch (error) {
      throw noRoom(error);
    }
  }

  /** Adds text as UTF-8. */
  append(text: string): Extent {
    const bytes = Buffer.from(text);
    const offset = this.#length;
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, offset + at);
    } catch (error) {
      throw noRoom(error);
    }
    this.#length += bytes.length;
    return { offset, length: bytes.length };
  }

  read({ offset, length }: Extent): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) at += readSync(this.#file, bytes, at, length - at, offset + at);
    return bytes;
  }

  close(): void {
    closeSync(this.#file);
  }
}

function noRoom(cause: unknown): EnvironmentError {
  const what = cause instanceof Error ? cause.message : String(cause);
  return new EnvironmentError(
    `${tmpdir()}: expected room for temporary files, found: ${what}. Free some, or name another folder in TMPDIR.`,
    { cause },
  );
}
