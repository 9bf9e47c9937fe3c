import type { GraphChanges } from '../../../domain/graph-changes.js';
import { digest } from '../../5-resolve/ids.js';
import { schemaVersion } from '../migrations.js';
import { ledgerEntry } from '../plan.js';
import type { StoredFile } from '../stored.js';

/** How many pages a stream brought, as `LoadReport` counts them. */
export interface PageCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

interface Page {
  number: number;
  hash: string;
  /** Digest of all that the ledger keeps of it but its path. */
  said: string;
  path: string;
  /** By path, the hash of the page as that file had it. */
  readonly files: Map<string, string>;
}

/**
 * Which of the pages of a stream hold in the end, and where they lie. As in the database, a page replaces the earlier one of
 * its id, a file that holds another page takes the old one out unless another file holds it, and of several files with one
 * content the smallest path counts. Some 800 bytes a page.
 */
export class PageLedger {
  readonly counts: PageCounts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  readonly #pages = new Map<string, Page>();
  readonly #pageOfPath = new Map<string, string>();
  /** By number. */
  readonly #taken: Page[] = [];
  readonly #dead = new Set<number>();
  /** By path. */
  readonly #files = new Map<string, StoredFile>();

  /** Gives a page its number, counted from 0; undefined when it says what the page of its id said before. */
  take(page: GraphChanges): number | undefined {
    const { pageId, path, hash } = page;
    const moved = this.#pageOfPath.get(path);
    if (moved !== undefined && moved !== pageId) this.#leave(moved, path);
    this.#pageOfPath.set(path, pageId);
    const said = digest(ledgerEntry(page, ''));
    const before = this.#pages.get(pageId);
    const files = before?.files ?? new Map<string, string>();
    files.set(path, hash);
    this.#file(page, before !== undefined && before.hash === hash && before.said !== said ? files : NO_FILES);
    const lies = smallest(files, hash) as string;
    if (before?.said === said) {
      before.path = lies;
      this.counts.unchanged++;
      return undefined;
    }
    if (before) this.#dead.add(before.number);
    this.counts[before ? 'changed' : 'added']++;
    const taken = { number: this.#taken.length, hash, said, path: lies, files };
    this.#taken.push(taken);
    this.#pages.set(pageId, taken);
    return taken.number;
  }

  /** @param others files of the page in which other versions have found other facts: they do not pass for extracted. */
  #file({ path, pageId, hash: content, delivery }: GraphChanges, others: ReadonlyMap<string, string>): void {
    const known = this.#files.get(path);
    const schema = schemaVersion();
    if (delivery || known?.pageId !== pageId || known.content !== content) {
      this.#files.set(path, { path, pageId, content, ...delivery, schema });
    }
    for (const [other, hash] of others) {
      if (other !== path && hash === content) this.#files.set(other, { path: other, pageId, content, schema });
    }
  }

  /** Ledger entries of all files. */
  files(): Iterable<StoredFile> {
    return this.#files.values();
  }

  /** A file holds another page now. */
  #leave(pageId: string, path: string): void {
    const page = this.#pages.get(pageId);
    if (!page) return;
    page.files.delete(path);
    const lies = smallest(page.files, page.hash);
    if (lies !== undefined) {
      page.path = lies;
      return;
    }
    this.#dead.add(page.number);
    this.#pages.delete(pageId);
    for (const file of page.files.keys()) {
      this.#pageOfPath.delete(file);
      this.#files.delete(file);
    }
    this.counts.removed++;
  }

  /** Numbers of the pages that were replaced. */
  get dead(): ReadonlySet<number> {
    return this.#dead;
  }

  /** Where a page that holds lies in the end. */
  pathOf(number: number): string {
    return (this.#taken[number] as Page).path;
  }

  /** How many pages have a number, replaced ones among them. */
  get size(): number {
    return this.#taken.length;
  }
}

const NO_FILES: ReadonlyMap<string, string> = new Map();

/** The smallest path of a file that has this content. */
function smallest(files: ReadonlyMap<string, string>, content: string): string | undefined {
  const paths = [...files].flatMap(([path, hash]) => (hash === content ? [path] : []));
  return paths.sort()[0];
}
