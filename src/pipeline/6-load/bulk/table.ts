import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KnowledgeError } from '../../../errors.js';
import { Numbers } from '../finished/numbers.js';
import { CsvFile } from './csv-file.js';
import { field, hadLineBreak } from './csv-values.js';

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

/**
 * The import files of nodes with the same labels, or of relationships of one type: a header, the rows, and apart from them
 * the rows with line breaks in texts, which are read more slowly.
 */
export class Table {
  readonly #rows: CsvFile;
  readonly #broken: CsvFile;
  readonly #names: readonly string[];
  /** Bytes of each page in both files. */
  readonly #pages: readonly [Numbers, Numbers] = [new Numbers(), new Numbers()];
  #before: [number, number] = [0, 0];

  constructor(
    private readonly folder: string,
    private readonly content: Content,
    private readonly columns: Columns,
  ) {
    this.#names = Object.keys(columns);
    this.#rows = new CsvFile(this.#path(''));
    this.#broken = new CsvFile(this.#path('-line-breaks'));
  }

  #path(part: string): string {
    const name = 'labels' in this.content ? this.content.labels.join('-') : this.content.type;
    return join(this.folder, `${name}${part}.csv`);
  }

  /** @param row without its line end; its texts were made by `csv-values.ts` since the last row. */
  add(row: string): void {
    (hadLineBreak() ? this.#broken : this.#rows).add(`${row}\n`);
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
    const now: [number, number] = [this.#rows.size, this.#broken.size];
    this.#pages[0].push(now[0] - this.#before[0]);
    this.#pages[1].push(now[1] - this.#before[1]);
    this.#before = now;
  }

  /** Takes back the rows of pages. */
  takeBack(pages: ReadonlySet<number>): void {
    for (const [index, file] of [this.#rows, this.#broken].entries()) {
      const lengths = this.#pages[index] as Numbers;
      for (let page = 0, at = 0; page < lengths.length; page++) {
        const length = lengths.get(page);
        if (length > 0 && pages.has(page)) file.blank(at, at + length);
        at += length;
      }
    }
  }

  /** Ends the files. @returns the argument of neo4j-admin, and the files with line breaks; nothing when there is no row. */
  finish(): { readonly argument: string; readonly broken: readonly string[] } | undefined {
    const files = [this.#rows, this.#broken].filter((file) => file.size > 0);
    this.close();
    if (files.length === 0) return undefined;
    const header = this.#path('-header');
    const ends = 'labels' in this.content ? [':ID'] : [':START_ID', ':END_ID'];
    const columns = Object.entries(this.columns).map(([name, { type }]) => `${name}:${TYPES[type]}`);
    writeFileSync(header, `${[...ends, ...columns].join(',')}\n`);
    const what = 'labels' in this.content ? '--nodes' : '--relationships';
    const names = [header, ...files.map(({ path }) => path)].map((path) => basename(path));
    const broken = files.filter((file) => file === this.#broken).map(({ path }) => basename(path));
    return { argument: `${what}=${this.#title()}=${names.join(',')}`, broken };
  }

  close(): void {
    this.#rows.close();
    this.#broken.close();
  }
}
