import type { PageFacts } from '../domain/facts.js';
import { csv } from './csv.js';
import { explain } from './explain.js';
import { goldPage } from './gold.js';
import { FACT_COLUMNS, factRows } from './rows.js';

export type FactFormat = 'json' | 'jsonl' | 'csv' | 'explain';

/** Turns pages into text one after the other: what to print after each page, and at the end. */
export interface FactWriter {
  page(facts: PageFacts): string;
  end(): string;
}

/** The writer of a format. JSON of one page is an object, of several an array. */
export function writer(format: FactFormat): FactWriter {
  if (format === 'json') return new JsonWriter();
  if (format === 'csv') return new CsvWriter();
  const show = format === 'explain' ? (facts: PageFacts) => `${explain(facts)}\n` : lines;
  return { page: show, end: () => '' };
}

function lines(facts: PageFacts): string {
  return factRows(facts)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

/** Keeps one page back, because only the second tells whether it is an array. */
class JsonWriter implements FactWriter {
  #kept: string | undefined;
  #opened = false;

  page(facts: PageFacts): string {
    const before = this.#kept;
    this.#kept = JSON.stringify(goldPage(facts), null, 1);
    if (before === undefined) return '';
    const opening = this.#opened ? '' : '[\n';
    this.#opened = true;
    return `${opening}${before},\n`;
  }

  end(): string {
    if (this.#kept === undefined) return '';
    return this.#opened ? `${this.#kept}\n]\n` : `${this.#kept}\n`;
  }
}

/** The header line comes once. */
class CsvWriter implements FactWriter {
  #headed = false;

  page(facts: PageFacts): string {
    const rows = factRows(facts).map((row) => FACT_COLUMNS.map((name) => row[name]));
    const columns = this.#headed ? [] : FACT_COLUMNS;
    this.#headed = true;
    return csv(columns, rows);
  }

  end(): string {
    return '';
  }
}
