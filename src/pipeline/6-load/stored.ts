import type { ArticleChange, Delivery, GraphChanges } from '../../domain/graph-changes.js';
import type { Transaction } from '../../graph/connect.js';
import type { Contribution } from './contribution.js';
import { addTo } from './groups.js';
import { Known } from './known.js';
import { runStatement } from './statements.js';

/** A file as the ledger has it: what was loaded from it last, and by what. */
export interface StoredFile extends Partial<Delivery> {
  readonly path: string;
  readonly pageId: string;
  /** Hash of the page as this file had it: another one than the page's when another file has changed it since. */
  readonly content: string;
  /** Version of the schema by which it was written. */
  readonly schema: string;
}

/** A page as the ledger has it, with its files and articles. */
export interface StoredPage {
  readonly id: string;
  readonly path: string;
  readonly hash: string;
  readonly changes: string;
  readonly publication: string | null;
  readonly city: string | null;
  readonly province: string | null;
  /** Sorted by path. */
  readonly files: readonly StoredFile[];
  readonly articles: readonly { readonly id: string; readonly hash: string }[];
}

/** A STATES edge as stored. */
export interface StoredStatement {
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
  /** Of a division: its code in the national list. */
  readonly code: string | null;
  readonly count: number;
  readonly offsets: readonly number[];
  readonly aliases?: readonly string[];
};

export interface StoredArticle {
  readonly id: string;
  readonly statements: readonly StoredStatement[];
  readonly mentions: readonly StoredMention[];
}

/** A named node as stored; null where it has no such property. */
export interface StoredNode {
  readonly id: string;
  /** Where the database keeps it, while the transaction lasts. */
  readonly element: string;
  readonly aliases: readonly string[] | null;
  readonly kind: string | null;
  readonly end: string | null;
  readonly dateText: string | null;
  readonly official: boolean;
  readonly code: string | null;
}

/** What the database holds of the pages about to be loaded. */
export interface Stored {
  readonly pages: ReadonlyMap<string, StoredPage>;
  /** Of the articles that will change or go; those that stay as they are are left out. */
  readonly articles: ReadonlyMap<string, StoredArticle>;
  /** Named nodes of the old and new articles, by id. */
  readonly nodes: ReadonlyMap<string, StoredNode>;
  /** Keys of the facts of the old and new articles. */
  readonly facts: ReadonlySet<string>;
  /** Of `nodes`, those that were not looked up but known. */
  readonly remembered: readonly StoredNode[];
  /** True when no page has been loaded yet: then nothing else was looked up. */
  readonly empty: boolean;
}

/**
 * Reads the ledger of the pages; where something changed, what their articles state, and which of the nodes and facts of
 * old and new articles there are, as far as that is not known.
 */
export async function readStored(
  transaction: Transaction,
  changes: readonly GraphChanges[],
  known: Known,
): Promise<Stored> {
  const [pages, empty] = await Promise.all([
    readPages(transaction, { ids: changes.map((page) => page.pageId), paths: changes.map((page) => page.path) }),
    isEmpty(transaction),
  ]);
  if (empty) return { pages, empty, articles: new Map(), nodes: new Map(), remembered: [], facts: new Set() };
  const hashes = new Map([...pages.values()].flatMap((page) => page.articles.map(({ id, hash }) => [id, hash])));
  const all = changes.flatMap((page) => page.articles);
  const fresh = new Map(all.map((article) => [article.id, article.hash]));
  const stale = [...hashes.keys()].filter((id) => fresh.get(id) !== hashes.get(id));
  const written = all.filter((article) => hashes.get(article.id) !== article.hash);
  return { pages, empty, ...(await readContent(transaction, { stale, written, known })) };
}

/** What the ledger has of pages about to be withdrawn, and all that their articles state. */
export async function readWithdrawn(transaction: Transaction, which: PagesOf): Promise<Stored> {
  const pages = await readPages(transaction, which);
  const stale = [...pages.values()].flatMap((page) => page.articles.map((article) => article.id));
  return {
    pages,
    empty: pages.size === 0,
    ...(await readContent(transaction, { stale, written: [], known: new Known() })),
  };
}

async function isEmpty(transaction: Transaction): Promise<boolean> {
  const [row] = await runStatement<{ empty: boolean }>(transaction, 'load/is-empty.cypher');
  return row?.empty ?? false;
}

/** Pages by their ids, and by the paths of files that were loaded as them. */
interface PagesOf {
  readonly ids?: readonly string[];
  readonly paths?: readonly string[];
}

async function readPages(transaction: Transaction, which: PagesOf): Promise<Map<string, StoredPage>> {
  const rows = await runStatement<StoredPage>(transaction, 'load/read-pages.cypher', { ...which });
  return new Map(rows.map((row) => [row.id, row]));
}

interface Content {
  readonly stale: readonly string[];
  readonly written: readonly ArticleChange[];
  readonly known: Known;
}

async function readContent(
  transaction: Transaction,
  { stale, written, known }: Content,
): Promise<Omit<Stored, 'pages' | 'empty'>> {
  const articles = await readArticles(transaction, stale);
  const { nodes, remembered } = await readNodes(transaction, { before: [...articles.values()], written, known });
  return { articles, nodes, remembered, facts: await readFacts(transaction, { articles, nodes, written, known }) };
}

interface Naming extends Omit<Content, 'stale'> {
  readonly before: readonly StoredArticle[];
}

async function readNodes(
  transaction: Transaction,
  { before, written, known }: Naming,
): Promise<{ nodes: Map<string, StoredNode>; remembered: StoredNode[] }> {
  const wanted = new Wanted();
  const remembered = new Map<string, StoredNode>();
  const want = ({ label, id }: { readonly label: string; readonly id: string }) => {
    const node = known.nodes.get(id);
    if (node) remembered.set(id, node);
    else wanted.add(label, id);
  };
  for (const { nodes } of written) nodes.forEach(want);
  for (const { mentions } of before) mentions.forEach(want);
  const rows = await wanted.find<StoredNode>(transaction, 'load/find-nodes.cypher');
  return {
    nodes: new Map([...remembered, ...rows.map((node) => [node.id, node] as const)]),
    remembered: [...remembered.values()],
  };
}

interface Ends extends Pick<Stored, 'articles' | 'nodes'>, Omit<Content, 'stale'> {}

/** Of new facts only those are looked up whose ends are both there: an event is most often new, and with it its facts. */
async function readFacts(transaction: Transaction, { articles, nodes, written, known }: Ends): Promise<Set<string>> {
  const wanted = new Wanted();
  const facts = new Set<string>();
  const want = (type: string, key: string) => {
    if (known.facts.get(key)) facts.add(key);
    else wanted.add(type, key);
  };
  const isStored = (id: string) => nodes.has(id) || articles.has(id);
  for (const { statements } of written) {
    for (const { type, key, from, to } of statements) if (isStored(from) && isStored(to)) want(type, key);
  }
  for (const { statements } of articles.values()) for (const { type, key } of statements) want(type, key);
  const rows = await wanted.find<{ key: string }>(transaction, 'load/find-facts.cypher');
  for (const { key } of rows) facts.add(key);
  return facts;
}

async function readArticles(transaction: Transaction, ids: readonly string[]): Promise<Map<string, StoredArticle>> {
  if (ids.length === 0) return new Map();
  const rows = await runStatement<StoredArticle>(transaction, 'load/read-articles.cypher', { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Nodes or facts to look up, each once, by label or type. */
class Wanted {
  readonly #seen = new Set<string>();
  readonly #groups = new Map<string, string[]>();

  add(name: string, id: string): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    addTo(this.#groups, name, id);
  }

  async find<T>(transaction: Transaction, file: string): Promise<T[]> {
    if (this.#seen.size === 0) return [];
    return runStatement<T>(transaction, file, Object.fromEntries(this.#groups));
  }
}
