import { stringify } from 'csv-stringify/sync';

/**
 * A cell that a spreadsheet might run: a formula, also behind blanks and invisible characters that it skips, or a first
 * character that some take for the end of the cell before. And one that begins with the mark itself, so that taking one
 * apostrophe off what begins with one gives back every cell.
 */
const FORMULA = /^(?:['\t\r\n]|[\p{C}\p{Z}]*[=+\-@＝＋－＠])/u;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as CSV under a header line, which is left out when there are no column names; what a spreadsheet would take for a formula gets a leading apostrophe. */
export function csv(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const header = columns.length === 0 ? [] : [[...columns]];
  return stringify([...header, ...rows.map((row) => row.map(cell))], { cast: { boolean: String } });
}

function cell(value: unknown): unknown {
  const shown = value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
  if (typeof shown !== 'string' || NUMBER.test(shown) || !FORMULA.test(shown)) return shown;
  return `'${shown}`;
}
