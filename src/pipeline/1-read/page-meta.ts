import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Issue } from '../../domain/issue.js';
import type { PageMeta } from '../../domain/page.js';
import { InputError } from '../../errors.js';

export const META_KEYS = ['publication', 'city', 'province', 'date', 'page'] as const;

/** YAML that states a page's metadata, and where it is. */
export interface MetaSource {
  readonly path: string;
  readonly source: string;
  /** Line of `path` on which `source` begins. Default: 1. */
  readonly firstLine?: number;
}

const name = z.string().trim().min(1, 'expected a name, found nothing');
const date = z.string().transform((value, context) => {
  const parsed = parseDate(value);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: `expected a date as YYYY-MM-DD, found “${value}”` });
  return z.NEVER;
});
const metaSchema = z.object({ publication: name, city: name, province: name, date, page: name }).partial();

/** `YYYY-MM-DD` of a printed or written day (2021-03-15, 2021/3/15, 2021年3月15日); undefined when there is no such day. */
export function parseDate(text: string): string | undefined {
  const found = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(text);
  return found ? isoDate(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}

/** `YYYY-MM-DD`, or undefined for a day that no calendar of the press has (before 1800, 31 April). */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const value = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1800 && year < 2200 && value.getUTCMonth() === month - 1 && value.getUTCDate() === day;
  return real ? value.toISOString().slice(0, 10) : undefined;
}

/**
 * Metadata stated in YAML. All scalars are read as text, so that page `03` keeps its zero.
 * @throws InputError naming file and line when it is no YAML mapping or a value is of another shape.
 */
export function parseMeta({ path, source, firstLine = 1 }: MetaSource): { meta: PageMeta; issues: Issue[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines });
  const at = (offset: number): string => `${path}:${lines.linePos(offset).line + firstLine - 1}`;
  const fault = document.errors[0];
  if (fault) throw new InputError(`${at(fault.pos[0])}: expected YAML. ${fault.message.split('\n')[0]} Mend the line.`);
  const values: unknown = document.toJS() ?? {};
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new InputError(
      `${at(0)}: expected lines “key: value” with the keys ${META_KEYS.join(', ')}. Mend the metadata.`,
    );
  }
  const stated = Object.fromEntries(
    Object.entries(values as object).filter(([, value]) => value !== '' && value !== null),
  );
  const result = metaSchema.safeParse(stated);
  if (!result.success) {
    const issue = result.error.issues[0];
    const node = document.getIn(issue?.path ?? [], true) as { range?: [number, number, number] } | undefined;
    throw new InputError(`${at(node?.range?.[0] ?? 0)}: ${issue?.path.join('.')}: ${issue?.message}. Mend the line.`);
  }
  return { meta: result.data as PageMeta, issues: unknownKeys(stated, path) };
}

/** Metadata of a sidecar file. @throws InputError as `parseMeta`. */
export function parseSidecar(sidecar: MetaSource): { meta: PageMeta; issues: Issue[] } {
  return parseMeta({ ...sidecar, source: sidecar.source.replace(/^\ufeff/, '') });
}

function unknownKeys(stated: object, path: string): Issue[] {
  return Object.keys(stated)
    .filter((key) => !(META_KEYS as readonly string[]).includes(key))
    .map((key) => ({
      code: 'read/unknown-key',
      message: `${path}: expected the keys ${META_KEYS.join(', ')}, found “${key}”, which is ignored. Remove or rename it.`,
    }));
}
