/** Characters that take two columns of a terminal: Han, kana, Hangul, full-width forms, and their punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const CONTROL = /[\p{Cc}\p{Bidi_Control}]+/gu;
const GAP = '  ';
const NARROWEST = 8;

export interface TableOptions {
  /** Columns of the terminal; the widest columns are wrapped to fit. Unlimited when absent. */
  readonly width?: number;
}

/** Rows under their column names, aligned for a terminal in which Han characters are two columns wide. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  { width = Number.POSITIVE_INFINITY }: TableOptions = {},
): string {
  const texts = rows.map((row) => row.map(textOf));
  const natural = columns.map((name, i) => Math.max(...[name, ...texts.map((row) => row[i] ?? '')].map(widthOf)));
  const widths = fitted(natural, width - GAP.length * (columns.length - 1));
  const rule = widths.map((w) => '-'.repeat(w));
  return [columns, rule, ...texts].map((row) => lines(row, widths)).join('');
}

/** Width of a text in terminal columns. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join('、');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(CONTROL, ' ');
}

/** Takes from the widest column until all fit. */
function fitted(natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, w) => sum + w, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= NARROWEST) break;
    widths[widest] = (widths[widest] as number) - 1;
    over--;
  }
  return widths;
}

function lines(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((text, i) => wrapped(text, widths[i] ?? NARROWEST));
  const height = Math.max(...cells.map((cell) => cell.length));
  let text = '';
  for (let line = 0; line < height; line++) {
    text += `${cells.map((cell, i) => padded(cell[line] ?? '', widths[i] ?? 0)).join(GAP)}`.trimEnd();
    text += '\n';
  }
  return text;
}

function wrapped(text: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const char of text) {
    const own = widthOf(char);
    if (used + own > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += char;
    used += own;
  }
  return [...parts, part];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
