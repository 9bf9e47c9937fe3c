import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KnowledgeError } from '../../../errors.js';
import { Numbers } from '../finished/numbers.js';
import { CsvFile } from './csv-file.js';
import { field } from './csv-values.js';

/** What a table holds: nodes with these labels, or relationships of this type. */
export type Content = { readonly labels: readonly string[] } | { readonly type: string };

/** Property types of lexicon/schema/ as neo4j-admin names them. */
const TYPES = {
  string: 'string',
  strings: 'string[]',
  integer: 'long',
  integers: 'long[]',
  boolean: 'boolean',
} as const;

export interface Columns {
  readonly [property: string]: { readonly type: keyof typeof TYPES };
}

/** The import files of nodes with the same labels, or of relationships of one type: a header, and the rows. */
export class Table {
  readonly #rows: CsvFile;
  readonly #names: readonly string[];
  /** Bytes of each page. */
  readonly #pages = new Numbers();
  #before = 0;

  constructor(
    private readonly folder: string,
    private readonly content: Content,
    private readonly columns: Columns,
  ) {
    this.#names = Object.keys(columns);
    this.#rows = new CsvFile(this.#path('.csv'));
  }

  #path(end: string): string {
    const name = 'labels' in this.content ? this.content.labels.join('-') : this.content.type;
    return join(this.folder, `${name}${end}`);
  }

  /** @param row without its line end. */
  add(row: string): void {
    this.#rows.add(`${row}\n`);
  }

  /** @param place or places of both ends. @throws KnowledgeError for a property that the schema does not have. */
  addProperties(place: string, properties: Readonly<Record<string, unknown>>): void {
    let row = place;
    for (const name of this.#names) row += `,${field(properties[name])}`;
    for (const name in properties) {
      if (!(name in this.columns))
        throw new KnowledgeError(`lexicon/schema/: expected every property of ${this.#title()}, found no “${name}”.`);
    }
    this.add(row);
  }

  #title(): string {
    return 'labels' in this.content ? this.content.labels.join(':') : this.content.type;
  }

  /** Marks the end of a page, of all pages in turn. */
  endPage(): void {
    const now = this.#rows.size;
    this.#pages.push(now - this.#before);
    this.#before = now;
  }

  /** Takes back the rows of pages. */
  takeBack(pages: ReadonlySet<number>): void {
    for (let page = 0, at = 0; page < this.#pages.length; page++) {
      const length = this.#pages.get(page);
      if (length > 0 && pages.has(page)) this.#rows.blank(at, at + length);
      at += length;
    }
  }

  /** Ends the files. @returns the argument of neo4j-admin; undefined when there is no row. */
  finish(): string | undefined {
    const { size } = this.#rows;
    this.#rows.close();
    if (size === 0) return undefined;
    const header = this.#path('-header.csv');
    const ends = 'labels' in this.content ? [':ID'] : [':START_ID', ':END_ID'];
    const columns = Object.entries(this.columns).map(([name, { type }]) => `${name}:${TYPES[type]}`);
    writeFileSync(header, `${[...ends, ...columns].join(',')}\n`);
    const what = 'labels' in this.content ? '--nodes' : '--relationships';
    return `${what}=${this.#title()}=${basename(header)},${basename(this.#rows.path)}`;
  }
}
