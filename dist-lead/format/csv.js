import { stringify } from 'csv-stringify/sync';
/** A cell that a spreadsheet would run, also behind blanks that it skips. */
const FORMULA = /^[\s\u00a0\u3000\ufeff]*[=+\-@＝＋－＠]/u;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Rows as CSV under a header line, which is left out when there are no column names; what a spreadsheet would take for a formula gets a leading apostrophe. */
export function csv(columns, rows) {
    const header = columns.length === 0 ? [] : [[...columns]];
    return stringify([...header, ...rows.map((row) => row.map(cell))], { cast: { boolean: String } });
}
function cell(value) {
    const shown = value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
    if (typeof shown !== 'string' || NUMBER.test(shown) || !FORMULA.test(shown))
        return shown;
    return `'${shown}`;
}
