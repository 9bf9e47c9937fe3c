import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PageMeta } from '../../domain/page.js';
import { META_KEYS } from './page-meta.js';
import { readBytes } from './read-bytes.js';
import { sidecarOf } from './sidecar.js';

interface InputOptions {
  /** What the user states of the page. */
  readonly meta?: PageMeta | undefined;
  /** Size limit of the file. */
  readonly maxBytes?: number | undefined;
}

/**
 * SHA-256 of all that a page is read from: the bytes of its file, of its sidecar, and what the user states. Undefined when
 * the file cannot be read, or is too large.
 */
export async function inputHash(path: string, { meta = {}, maxBytes }: InputOptions = {}): Promise<string | undefined> {
  const bytes = await readBytes(path, maxBytes).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const sidecar = await readFile(sidecarOf(path)).catch(() => undefined);
  const stated = META_KEYS.map((key) => meta[key] ?? null);
  const hash = createHash('sha256').update(JSON.stringify([stated, bytes.length, sidecar?.length ?? null]));
  hash.update(bytes);
  if (sidecar) hash.update(sidecar);
  return hash.digest('hex');
}
