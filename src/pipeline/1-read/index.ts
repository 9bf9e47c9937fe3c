import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Issue } from '../../domain/issue.js';
import type { Page, PageMeta } from '../../domain/page.js';
import { EXIT, GuanxiError, InputError } from '../../errors.js';
import { decodeBytes } from './decode-bytes.js';
import { deriveMeta } from './derive-meta.js';
import { splitFrontMatter } from './front-matter.js';
import { META_KEYS, type MetaSource, parseDate, parseMeta, parseSidecar } from './page-meta.js';
import { readBytes } from './read-bytes.js';
import { sidecarOf } from './sidecar.js';

export { expandInputs } from './expand-inputs.js';
export { inputHash } from './input-hash.js';

/** City and province that a publication or source is of, or a city's short name stands for, by their canonical names. */
export type CityOf = (name: string) => { readonly city?: string; readonly province?: string } | undefined;

export interface DecodeOptions {
  /** What the user states; wins over front matter, sidecar and text. */
  readonly meta?: PageMeta | undefined;
  /** Content of `NAME.meta.yaml`; front matter wins over it. */
  readonly sidecar?: { readonly path: string; readonly source: string } | undefined;
  /** Where publications are; without it a city is known only when stated. */
  readonly cityOf?: CityOf | undefined;
}

export interface ReadOptions extends Omit<DecodeOptions, 'sidecar'> {
  /** Size limit of a file, in bytes. Default: `DEFAULT_MAX_BYTES`. */
  readonly maxBytes?: number | undefined;
}

/**
 * Reads one page: file, front matter and sidecar (`NAME.meta.yaml` beside `NAME.txt`).
 * @throws InputError when the file is missing, empty, too large, binary, of an unknown encoding or without text.
 */
export async function readPage(path: string, options: ReadOptions = {}): Promise<Page> {
  const bytes = await readBytes(path, options.maxBytes);
  const sidecar = await readSidecar(path);
  return decodePage(bytes, path, { meta: options.meta, cityOf: options.cityOf, sidecar });
}

/**
 * Makes a page of the bytes of its file.
 * @throws InputError as `readPage` does; GuanxiError (usage) for an option that is no date.
 */
export function decodePage(bytes: Uint8Array, path: string, options: DecodeOptions = {}): Page {
  const decoded = decodeBytes(bytes, path);
  const { front, text } = splitFrontMatter(decoded, path);
  if (!/\S/.test(text)) {
    throw new InputError(
      `${path}: expected a newspaper page, found no text. Check that the page was saved, or leave the file out.`,
    );
  }
  const stated = [
    optionMeta(options.meta ?? {}),
    front === undefined ? undefined : parseMeta(front),
    options.sidecar && parseSidecar(options.sidecar),
  ];
  const issues: Issue[] = stated.flatMap((source) => source?.issues ?? []);
  const meta = withPlace(
    mergeMeta([...stated.map((source) => source?.meta), deriveMeta(text, path)]),
    text,
    options.cityOf,
  );
  issues.push(...missing(meta, path));
  const firstLine = decoded.slice(0, decoded.length - text.length).split('\n').length;
  return { path, meta, text, ...(front && { firstLine }), hash: hashOf(text, meta), issues };
}

async function readSidecar(path: string): Promise<MetaSource | undefined> {
  const beside = sidecarOf(path);
  try {
    return { path: beside, source: await readFile(beside, 'utf8') };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new InputError(`${beside}: expected a readable file. Check its permissions.`, { cause });
  }
}

function optionMeta(meta: PageMeta): { meta: PageMeta; issues: Issue[] } {
  if (meta.date === undefined) return { meta, issues: [] };
  const date = parseDate(meta.date);
  if (!date) throw new GuanxiError(`date: expected YYYY-MM-DD, found “${meta.date}”. Mend the option.`, EXIT.usage);
  return { meta: { ...meta, date }, issues: [] };
}

/** The first source that states a key wins. */
function mergeMeta(sources: readonly (PageMeta | undefined)[]): PageMeta {
  const merged: Record<string, string> = {};
  for (const key of META_KEYS) {
    const value = sources.find((source) => source?.[key])?.[key];
    if (value) merged[key] = value;
  }
  return merged;
}

/** City and province, where not stated, from the stated city, the publication, or a source that the text prints. */
function withPlace(meta: PageMeta, text: string, cityOf: CityOf | undefined): PageMeta {
  if (!cityOf || (meta.city && meta.province)) return meta;
  const printed = /图片来源[:：]\s*([^\s,，。;；)）]{2,20})/.exec(text.slice(0, 2000))?.[1];
  for (const name of meta.city ? [meta.city] : [meta.publication, printed]) {
    const place = name && cityOf(name);
    if (place) return { ...place, ...meta };
  }
  return meta;
}

function missing(meta: PageMeta, path: string): Issue[] {
  return META_KEYS.filter((key) => key !== 'page' && !meta[key]).map((key) => ({
    code: `read/no-${key}`,
    message: `${path}: expected the page's ${key}, found none. State it in front matter, in a sidecar or by --${key}; until then what depends on it stays unresolved.`,
  }));
}

function hashOf(text: string, meta: PageMeta): string {
  const stated = META_KEYS.map((key) => meta[key] ?? null);
  return createHash('sha256')
    .update(JSON.stringify([stated, text]))
    .digest('hex');
}
