import * as crypto from 'node:crypto';
import type { RelationType } from '../../domain/claim.js';
import type { PageMeta } from '../../domain/page.js';

/** 32 hexadecimal digits: the first half of SHA-256 over the fields, which keep their borders (`['a', 'b']` ≠ `['ab']`). */
export function hashId(fields: readonly string[]): string {
  const text = JSON.stringify(fields);
  const known = recent.get(text);
  if (known !== undefined) return known;
  const id = sha256(text).slice(0, 32);
  if (recent.size >= RECENT) recent.clear();
  recent.set(text, id);
  return id;
}

/** Ids of late: one paper names the same organs and officials every day. */
const recent = new Map<string, string>();
const RECENT = 8192;

/** 64 hexadecimal digits: SHA-256 of a plain value's JSON; equal values with equal key order have equal digests. */
export function digest(value: unknown): string {
  return sha256(JSON.stringify(value));
}

/** In one call where Node has it (20.12 on), which takes half the time. */
const oneCall = (crypto as { hash?: (algorithm: string, data: string, encoding: 'hex') => string }).hash;

function sha256(text: string): string {
  return oneCall ? oneCall('sha256', text, 'hex') : crypto.createHash('sha256').update(text).digest('hex');
}

/**
 * Id of a page: of publication, date and page label, so that a corrected file of the same page replaces it wherever it
 * lies; of its content when one of the three is unknown, so that it is one page wherever it lies.
 * @param hash of the page's text and metadata.
 */
export function pageId(meta: PageMeta, hash: string): string {
  const { publication, date, page } = meta;
  if (publication === undefined || date === undefined || page === undefined) {
    return hashId(['SourcePage', 'content', hash]);
  }
  return hashId(['SourcePage', publication, date, page]);
}

/** Id of the article at position `index` of a page, from 0. */
export function articleId(page: string, index: number): string {
  return hashId(['Article', page, String(index)]);
}

export function publicationId(name: string): string {
  return hashId(['Publication', name]);
}

/** The parts of a fact that make its identity. */
export interface FactIdentity {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  /** Value of the type's qualifier; absent for types without one. */
  readonly qualifier?: string | undefined;
}

/** Key of a fact, the same in every article that states it. */
export function factKey({ type, from, to, qualifier }: FactIdentity): string {
  return hashId([type, from, to, qualifier ?? '']);
}
