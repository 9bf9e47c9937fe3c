import { extended } from '../../domain/extended.js';
import type { Span } from '../../domain/span.js';
import { allMatches } from '../../text/matches.js';
import { isAuthorLine, isBylineLine } from './bylines.js';
import { type FieldClass, segmentLexicon } from './lexicon.js';

/** One `key:value` item of a line of data: 来源:某某日报. Offsets are into the line. */
export interface Field extends Span {
  readonly kind: FieldClass;
  /** The key as printed; of a bare day, the day. */
  readonly key: string;
  readonly value: string;
}

const STAMP =
  /^(?:\d{2}\.\d{2}\.\d{4}\s{1,3}\d{1,2}:\d{2}|\(?\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s{0,3}\d{1,2}:\d{2}(?::\d{2})?)?\)?)/;
const TRAILING_STAMP =
  /(?<=^[^,。;!?\d]{1,24})\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{0,3}\d{1,2}:\d{2}(?::\d{2,4})?$/;
/** A day or a mark after a value: 来源:某某网 2022-09-26 15:01:23. */
const TRAILER = /(?:\s+\d{4}[-/.年]\d{1,2}[^\u4e00-\u9fff]*日?[\s\d:]*)?(?:\s*切换到繁[體体]中文)?[\s;,|、()[\]]*$/;
/** The address of a portal before the minute and the outlet. */
const ADDRESS = /^(?:https?:\/\/|www\.)[\x21-\x7e]+\s+(?=\d{4})/;
const MAX_VALUE = 40;

/**
 * Items of a folded line that is nothing but data under a headline or at an article's end; none for any other line.
 * A line that opens with a day, or with an outlet and a day, counts: `2019年09月12日 11:27 某某新闻`.
 */
export function fieldsOf(line: string): Field[] {
  const address = ADDRESS.exec(line)?.[0].length ?? 0;
  if (address > 0)
    return fieldsOf(line.slice(address)).map((f) => ({ ...f, start: f.start + address, end: f.end + address }));
  const inner = line.replace(/[)\]】]+$/, '');
  const opening = /^[([【\s]*/.exec(inner)?.[0].length ?? 0;
  const stamp = STAMP.exec(line);
  const items = keyed(inner);
  const first = items[0];
  if (stamp) return stamped(inner, stamp[0], items);
  if (!first) return trailingStamp(inner);
  if (!isPrelude(inner.slice(opening, first.start)) && !isPictureCredit(inner, first)) return [];
  return items.every(isShort) ? items : [];
}

function stamped(line: string, stamp: string, items: readonly Field[]): Field[] {
  const rest = line
    .slice(stamp.length)
    .replace(/[\s|]+/g, ' ')
    .trim();
  const date: Field = { kind: 'date', start: 0, end: stamp.length, key: stamp, value: stamp };
  if (items.length > 0)
    return items.every(isShort) && (items[0] as Field).start <= stamp.length + 24 ? [date, ...items] : [];
  if (rest.length > 40 || /[,。;]/.test(rest)) return [];
  const author = signedStamp(line, stamp.length);
  return author ? [date, author] : rest.length <= 24 ? [date] : [];
}

/** The reporters after a day, with or without their outlet: 2010-01-23 某某日报 记者 张三. */
function signedStamp(line: string, from: number): Field | undefined {
  const at = line.slice(from).search(segmentLexicon().reporter);
  if (at < 0) return nameAfter(line, from);
  const value = line.slice(from + at);
  return isBylineLine(value) ? { kind: 'author', key: '', start: from + at, end: line.length, value } : undefined;
}

/** A name alone after a day; outlets' names are longer, or end in 报 and the like. */
function nameAfter(line: string, from: number): Field | undefined {
  const value = line.slice(from).trimStart();
  if (!/^[\u4e00-\u9fff]{2,3}$/.test(value) || /[网报社台线云版]$/.test(value) || !isAuthorLine(value))
    return undefined;
  return { kind: 'author', key: '', start: line.length - value.length, end: line.length, value };
}

/** A name and the minute of publication: 某某发布 2026-02-26 09:26. */
function trailingStamp(line: string): Field[] {
  const found = /:\d{2,4}$/.test(line) ? TRAILING_STAMP.exec(line) : null;
  return found ? [{ kind: 'date', start: found.index, end: line.length, key: found[0], value: found[0] }] : [];
}

/** A caption of a few words with its source: 会议现场 图片来源:某某新闻中心. */
function isPictureCredit(line: string, first: Field): boolean {
  return (
    first.start <= 30 && /^图|供图|摄影/.test(line.slice(first.start)) && !/[。,;!?]/.test(line.slice(0, first.start))
  );
}

/** What may stand before the first key: nothing, or an outlet's name with a day. */
function isPrelude(text: string): boolean {
  return text === '' || (text.length <= 40 && /\d{4}\s?[-/.年]\s?\d{1,2}/.test(text) && !/[,。;]/.test(text));
}

function keyed(line: string): Field[] {
  const keys = keysOf(line);
  return keys.flatMap(({ kind, key, start, valueFrom }, i) => {
    const value = line.slice(valueFrom, keys[i + 1]?.start ?? line.length).replace(TRAILER, '');
    const field = { kind, key, start, end: valueFrom + value.length, value };
    if (/^\d{4}[-/.年]\d{1,2}/.test(value)) return [extended(field, { kind: 'date' as const })];
    return kind === 'source' ? signedSource(field) : [field];
  });
}

interface Key {
  readonly kind: FieldClass;
  readonly key: string;
  readonly start: number;
  readonly valueFrom: number;
}

const KEY_MARK = /[:|/]/g;

/** Keys before the colons, bars and (of editors) slashes of a line; of keys that end alike the longest (责任编辑, not 编辑). */
function keysOf(line: string): Key[] {
  const { fieldClass, longestKey } = segmentLexicon();
  const keys: Key[] = [];
  for (const colon of allMatches(KEY_MARK, line)) {
    const end = line[colon.index - 1] === ' ' ? colon.index - 1 : colon.index;
    for (let start = Math.max(keys.at(-1)?.valueFrom ?? 0, end - longestKey); start < end; start++) {
      const kind = fieldClass.get(line.slice(start, end));
      // 记者/张三 is a byline; 责任编辑/张三 is data
      if (!kind || (colon[0] === '/' && kind !== 'editor')) continue;
      const blanks = /^\s{0,4}/.exec(line.slice(colon.index + 1, colon.index + 5))?.[0].length ?? 0;
      keys.push({ kind, key: line.slice(start, end), start, valueFrom: colon.index + 1 + blanks });
      break;
    }
  }
  return keys;
}

/** 来源:某某日报   张三 names the author after the source. */
function signedSource(field: Field): Field[] {
  const gap = /\s{2,}/.exec(field.value);
  const name = gap && field.value.slice(gap.index + gap[0].length);
  if (!gap || !name || !isAuthorLine(name)) return [field];
  const source = { ...field, value: field.value.slice(0, gap.index), end: field.end - gap[0].length - name.length };
  return [source, { kind: 'author', key: '', start: field.end - name.length, end: field.end, value: name }];
}

/** 访问次数: 张三李四 信息来源:…: what stands after the counter of a site is its reporters, run together. */
function isCount(value: string): boolean {
  return !/[\u4e00-\u9fff]{7}|“/.test(value);
}

/** Values of data lines are short, and those of authors are names: 记者:你怎么看? is no field, nor 评论:旧账要算清. */
function isShort(field: Field): boolean {
  if (field.kind === 'title') return field.value.length <= 80;
  if (field.value.length > MAX_VALUE || /[。!?]/.test(field.value)) return false;
  if (field.kind === 'count') return isCount(field.value);
  if (field.kind !== 'author') return true;
  return field.value.split(/[\s、,/;&]+/).every((name) => name.length <= 16) && !/[“”:]/.test(field.value);
}
