import type { GraphChanges } from '../../../domain/graph-changes.js';
import { digest } from '../../5-resolve/ids.js';
import { ledgerEntry } from '../plan.js';
import { idsOfPage } from '../stored.js';
import { IdTable, wordOf } from './id-table.js';
import { Numbers } from './numbers.js';

/** How many pages a stream brought, as `LoadReport` counts them. */
export interface PageCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/**
 * Which of the pages of a stream hold in the end: as in the database, a page replaces the earlier one of its id, and the
 * one that was known by its path alone. Some 40 bytes a page.
 */
export class PageLedger {
  readonly counts: PageCounts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  readonly #ids = new IdTable();
  /** By number of the id: number of the page that holds, plus one. */
  readonly #current = new Numbers();
  /** By number of the id: a hash of the page's ledger entry. */
  readonly #hashes = new Numbers();
  readonly #dead = new Set<number>();
  #pages = 0;

  /** Gives a page its number, counted from 0; undefined when it says what the page of its id said before. */
  take(page: GraphChanges): number | undefined {
    const [own, byPath] = idsOfPage(page) as [string, string | undefined];
    if (byPath !== undefined) this.#removeByPath(byPath);
    const id = this.#ids.add(own);
    const before = id < this.#current.length ? this.#current.get(id) : 0;
    const hash = wordOf(digest(ledgerEntry(page)), 0) | 0;
    if (before !== 0 && this.#hashes.get(id) === hash) {
      this.counts.unchanged++;
      return undefined;
    }
    if (before !== 0) this.#dead.add(before - 1);
    this.counts[before === 0 ? 'added' : 'changed']++;
    const number = this.#pages++;
    this.#current.set(id, number + 1);
    this.#hashes.set(id, hash);
    return number;
  }

  #removeByPath(id: string): void {
    const known = this.#ids.find(id);
    const before = known === undefined ? 0 : this.#current.get(known);
    if (known === undefined || before === 0) return;
    this.#dead.add(before - 1);
    this.#current.set(known, 0);
    this.counts.removed++;
  }

  /** Numbers of the pages that were replaced. */
  get dead(): ReadonlySet<number> {
    return this.#dead;
  }

  /** How many pages have a number, replaced ones among them. */
  get size(): number {
    return this.#pages;
  }
}
