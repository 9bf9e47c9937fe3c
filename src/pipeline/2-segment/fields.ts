import type { Span } from '../../domain/span.js';
import { type FieldClass, segmentLexicon } from './lexicon.js';

/** One `key:value` item of a line of data: 来源:某某日报. Offsets are into the line. */
export interface Field extends Span {
  readonly kind: FieldClass;
  readonly value: string;
}

const STAMP = /^\(?\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s{0,3}\d{1,2}:\d{2}(?::\d{2})?)?\)?/;
const MAX_VALUE = 40;

/**
 * Items of a folded line that is nothing but data under a headline or at an article's end; none for any other line.
 * A line that opens with a day, or with an outlet and a day, counts: `2019年09月12日 11:27 某某新闻`.
 */
export function fieldsOf(line: string): Field[] {
  const inner = line.replace(/[)\]】]+$/, '');
  const opening = /^[([【\s]*/.exec(inner)?.[0].length ?? 0;
  const stamp = STAMP.exec(line);
  const items = keyed(inner);
  const first = items[0];
  if (stamp) return stamped(inner, stamp[0], items);
  if (!first || !isPrelude(inner.slice(opening, first.start))) return [];
  return items.every(isShort) ? items : [];
}

function stamped(line: string, stamp: string, items: readonly Field[]): Field[] {
  const rest = line
    .slice(stamp.length)
    .replace(/[\s|]+/g, ' ')
    .trim();
  const date: Field = { kind: 'date', start: 0, end: stamp.length, value: stamp };
  if (items.length > 0)
    return items.every(isShort) && (items[0] as Field).start <= stamp.length + 24 ? [date, ...items] : [];
  return rest.length <= 24 && !/[,。;]/.test(rest) ? [date] : [];
}

/** What may stand before the first key: nothing, or an outlet's name with a day. */
function isPrelude(text: string): boolean {
  return text === '' || (text.length <= 40 && /\d{4}\s?[-/.年]\s?\d{1,2}/.test(text) && !/[,。;]/.test(text));
}

function keyed(line: string): Field[] {
  const { fieldKey, fieldClass } = segmentLexicon();
  const keys = [...line.matchAll(fieldKey)];
  return keys.flatMap((key, i) => {
    const kind = fieldClass.get(key[1] as string) as FieldClass;
    const from = key.index + key[0].length;
    const raw = line.slice(from, keys[i + 1]?.index ?? line.length);
    const value = raw.replace(/[\s;,|、()[\]]+$/, '');
    // 编辑:某某 as part of 责任编辑 is one key, by the longest match
    return [{ kind, start: key.index, end: from + value.length, value }];
  });
}

/** Values of data lines are short, and those of authors are names: 记者:你怎么看? is no field. */
function isShort(field: Field): boolean {
  if (field.kind === 'title') return field.value.length <= 80;
  if (field.value.length > MAX_VALUE || /[。!?]/.test(field.value)) return false;
  if (field.kind !== 'author') return true;
  return field.value.split(/[\s、,/;&]+/).every((name) => name.length <= 16) && !/[“”:]/.test(field.value);
}
