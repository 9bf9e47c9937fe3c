import type { GraphChanges } from '../../domain/graph-changes.js';
import type { Transaction } from '../../graph/connect.js';
import { pathPageId } from '../5-resolve/ids.js';
import type { Contribution } from './contribution.js';
import { statementText } from './statements.js';

/** A page as the ledger has it, with its articles. */
export interface StoredPage {
  readonly id: string;
  readonly path: string;
  readonly hash: string;
  readonly changes: string;
  readonly publication: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly articles: readonly { readonly id: string; readonly hash: string }[];
}

/** A STATES edge as stored. */
interface StoredStatement {
  readonly key: string;
  readonly type: string;
  readonly subject: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/** A MENTIONS edge as stored, with the node it leads to. */
export type StoredMention = Omit<Contribution, 'aliases'> & {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly offsets: readonly number[];
  readonly aliases?: readonly string[];
};

export interface StoredArticle {
  readonly id: string;
  readonly statements: readonly StoredStatement[];
  readonly mentions: readonly StoredMention[];
}

/** What the database holds of the pages about to be loaded. */
export interface Stored {
  readonly pages: ReadonlyMap<string, StoredPage>;
  /** Of the articles that will change or go; those that stay as they are are left out. */
  readonly articles: ReadonlyMap<string, StoredArticle>;
}

/** Ids under which a page may already be stored: its own, and that of its path, from before its date was known. */
export function idsOfPage(changes: Pick<GraphChanges, 'pageId' | 'path'>): string[] {
  return [...new Set([changes.pageId, pathPageId(changes.path)])];
}

/** Reads the ledger of the pages, and in a second round trip, only where something changed, what their articles state. */
export async function readStored(transaction: Transaction, pages: readonly GraphChanges[]): Promise<Stored> {
  const found = await readPages(transaction, pages.flatMap(idsOfPage));
  const fresh = new Map(pages.flatMap((page) => page.articles.map((article) => [article.id, article.hash])));
  const stale = [...found.values()]
    .flatMap((page) => page.articles)
    .filter((article) => fresh.get(article.id) !== article.hash)
    .map((article) => article.id);
  return { pages: found, articles: await readArticles(transaction, stale) };
}

export async function readPages(transaction: Transaction, ids: readonly string[]): Promise<Map<string, StoredPage>> {
  const rows = await transaction.run<StoredPage>(statementText('load/read-pages.cypher'), { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function readArticles(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, StoredArticle>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.run<StoredArticle>(statementText('load/read-articles.cypher'), { ids });
  return new Map(rows.map((row) => [row.id, row]));
}
