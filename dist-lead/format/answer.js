import { csv } from './csv.js';
import { table } from './table.js';
/** Rows of an answer as a table for the terminal, a JSON array of objects, or CSV; ends with a line end. */
export function formatAnswer(rows, format, options = {}) {
    if (format === 'json')
        return `${JSON.stringify(rows, integers, 2)}\n`;
    const columns = Object.keys(rows[0] ?? {});
    const cells = rows.map((row) => columns.map((name) => row[name]));
    if (format === 'csv')
        return rows.length === 0 ? '' : csv(columns, cells);
    return rows.length === 0 ? '' : table(columns, cells, options);
}
/** Integers beyond 2^53 come as bigint, which JSON has no form for. */
function integers(_key, value) {
    return typeof value === 'bigint' ? value.toString() : value;
}
