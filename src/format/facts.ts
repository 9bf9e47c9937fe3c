import type { PageFacts } from '../domain/facts.js';
import { csv } from './csv.js';
import { explain } from './explain.js';
import { goldPage } from './gold.js';
import { FACT_COLUMNS, factRows } from './rows.js';

export type FactFormat = 'json' | 'jsonl' | 'csv' | 'explain';

/** A page in a format, without what stands before, between and behind pages. */
export function pageText(facts: PageFacts, format: FactFormat): string {
  return TEXTS[format](facts);
}

const TEXTS: Readonly<Record<FactFormat, (facts: PageFacts) => string>> = {
  json: (facts) => JSON.stringify(goldPage(facts), null, 1),
  jsonl: lines,
  csv: (facts) =>
    csv(
      [],
      factRows(facts).map((row) => FACT_COLUMNS.map((name) => row[name])),
    ),
  explain: (facts) => `${explain(facts)}\n`,
};

/** Joins the texts of pages one after the other: what to print after each page, and at the end. */
export interface FactWriter {
  /** @param text the page's `pageText`. */
  page(text: string): string;
  end(): string;
}

/** The writer of a format. JSON of one page is an object, of several an array. */
export function writer(format: FactFormat): FactWriter {
  if (format === 'json') return new JsonWriter();
  if (format === 'csv') return new CsvWriter();
  return { page: (text) => text, end: () => '' };
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

  page(text: string): string {
    const before = this.#kept;
    this.#kept = text;
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

  page(text: string): string {
    const header = this.#headed ? '' : csv(FACT_COLUMNS, []);
    this.#headed = true;
    return header + text;
  }

  end(): string {
    return '';
  }
}
