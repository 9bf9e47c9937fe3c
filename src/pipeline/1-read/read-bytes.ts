import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../../errors.js';

/** A page of print is some 20 kB; this leaves room for whole volumes and keeps disk images out. */
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/** The bytes of a page's file. @throws InputError when it cannot be read or has more than `limit`. */
export async function readBytes(path: string, limit = DEFAULT_MAX_BYTES): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limit) {
      throw new InputError(
        `${path}: expected a page of at most ${limit} bytes, found ${size}. Split the file, or raise the limit.`,
      );
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'an error';
    throw new InputError(`${path}: expected a readable file, found ${code}. Check the path and its permissions.`, {
      cause,
    });
  }
}
