import { csv } from './csv.js';
import { explain } from './explain.js';
import { goldPage } from './gold.js';
import { FACT_COLUMNS, factRows } from './rows.js';
/** The writer of a format. JSON of one page is an object, of several an array. */
export function writer(format) {
    if (format === 'json')
        return new JsonWriter();
    if (format === 'csv')
        return new CsvWriter();
    const show = format === 'explain' ? (facts) => `${explain(facts)}\n` : lines;
    return { page: show, end: () => '' };
}
function lines(facts) {
    return factRows(facts)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join('');
}
/** Keeps one page back, because only the second tells whether it is an array. */
class JsonWriter {
    #kept;
    #opened = false;
    page(facts) {
        const before = this.#kept;
        this.#kept = JSON.stringify(goldPage(facts), null, 1);
        if (before === undefined)
            return '';
        const opening = this.#opened ? '' : '[\n';
        this.#opened = true;
        return `${opening}${before},\n`;
    }
    end() {
        if (this.#kept === undefined)
            return '';
        return this.#opened ? `${this.#kept}\n]\n` : `${this.#kept}\n`;
    }
}
/** The header line comes once. */
class CsvWriter {
    #headed = false;
    page(facts) {
        const rows = factRows(facts).map((row) => FACT_COLUMNS.map((name) => row[name]));
        const columns = this.#headed ? [] : FACT_COLUMNS;
        this.#headed = true;
        return csv(columns, rows);
    }
    end() {
        return '';
    }
}
