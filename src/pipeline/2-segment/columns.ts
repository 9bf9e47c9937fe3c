import { segmentLexicon } from './lexicon.js';
import type { Line } from './lines.js';

/** Names of columns are short. */
const MAX_NAME = 10;
const HEAD = '[\\u4e00-\\u9fffA-Za-z0-9“”《》()·!?-]';
/** An item's headline before its text: a sign, three to thirty characters without a mark between clauses, and blanks; or in brackets. */
const BEFORE_TEXT = [
  new RegExp(`^[^\\[]\\s?(${HEAD}{3,30})\\s+(?=\\S{6})`),
  new RegExp(`^\\[(${HEAD}{3,30})\\]\\s*(?=\\S{6})`),
];
/** The same on a line of its own. */
const ALONE = new RegExp(`^[^\\[]\\s?(${HEAD}{4,30}(?:\\s+${HEAD}{4,30})?)$`);
/** Share of a column's items that have a headline on their first line. */
const HEADED = 0.5;

/** True for the name of a column of briefs, letters or short comments: 简讯, 群众来信. */
export function isColumn({ role, text }: Line): boolean {
  if (role !== 'heading') return false;
  const name = text.replace(/[\s[\]◆■●·|]/g, '');
  return name.length <= MAX_NAME && segmentLexicon().column.test(name);
}

/** True when a folded text opens with the sign of an item, or a bracket around its headline: △4月8日,…. */
export function isItem({ text }: Line): boolean {
  return text[0] === '[' || segmentLexicon().itemSigns.has(text[0] ?? '');
}

/**
 * The items of columns as running text, whatever they look like; where most of a column's items have a headline on
 * their first line, each parted after it, without its sign.
 */
export function withItems(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  let items: Items | undefined;
  lines.forEach((line, i) => {
    if (isColumn(line)) items = itemsOf(lines, i + 1);
    if (items && line.text[0] === items.sign)
      result.push(...partsOf(line, items.headed ? headOf(lines, i) : undefined));
    else result.push(line);
  });
  return result;
}

interface Items {
  readonly sign: string;
  readonly headed: boolean;
}

/** How the items of the column are printed whose first line is at `from`; undefined where none opens with a sign. */
function itemsOf(lines: readonly Line[], from: number): Items | undefined {
  const first = lines[from];
  if (!first || !isItem(first)) return undefined;
  const sign = first.text[0] as string;
  let count = 0;
  let heads = 0;
  for (let i = from; i < lines.length && !isColumn(lines[i] as Line); i++) {
    if (lines[i]?.text[0] !== sign) continue;
    count++;
    if (headOf(lines, i)) heads++;
  }
  return { sign, headed: heads >= HEADED * count };
}

/** An item's headline, and how many characters of its line end with it and the blanks below. */
interface Head {
  readonly text: string;
  readonly length: number;
}

function headOf(lines: readonly Line[], at: number): Head | undefined {
  const { text } = lines[at] as Line;
  const next = lines[at + 1];
  const isAlone = next !== undefined && !next.goesOn && next.text[0] !== text[0] && next.role !== 'heading';
  const found =
    BEFORE_TEXT.map((pattern) => pattern.exec(text)).find((match) => match) ?? (isAlone && ALONE.exec(text));
  const head = found ? found[1] : undefined;
  return found && head && !segmentLexicon().lead.test(head) ? { text: head, length: found[0].length } : undefined;
}

function partsOf(line: Line, head: Head | undefined): Line[] {
  if (!head) return [{ ...line, role: 'body' }];
  const start = line.start + line.text.indexOf(head.text);
  const heading: Line = {
    ...line,
    role: 'heading',
    inline: true,
    start,
    end: start + head.text.length,
    text: head.text,
  };
  const text = line.text.slice(head.length);
  if (text === '') return [heading];
  return [heading, { ...line, role: 'body', gap: 0, start: line.start + head.length, text }];
}
