import type { ArticleChange, GraphChanges, NodeChange, Properties } from '../../domain/graph-changes.js';
import { digest } from '../5-resolve/ids.js';
import { fileEntry, isSameFile, liesAt, pathOf, pathWithout } from './addresses.js';
import { adds, type Contribution, contributionOf, mentionProperties, sameContribution, unite } from './contribution.js';
import { factRows, type Stating, statementProperties } from './facts.js';
import { addTo, inParts } from './groups.js';
import type { Known } from './known.js';
import { schemaVersion } from './migrations.js';
import type { Step } from './statements.js';
import type {
  Stored,
  StoredArticle,
  StoredFile,
  StoredMention,
  StoredNode,
  StoredPage,
  StoredStatement,
} from './stored.js';

/** Rows of one message to the server, which works on the first while the next one is encoded. */
const PART = 1000;

/** How many articles and pages a plan touches. */
export interface Counts {
  pages: { added: number; changed: number; unchanged: number; removed: number };
  articles: { added: number; changed: number; unchanged: number; removed: number };
}

/** A page that was loaded from one file and now came from another. */
export interface Replacement {
  readonly path: string;
  readonly before: string;
}

/** What one transaction does. */
export interface Plan {
  /** Write nodes; each gives rows of id and element. */
  readonly entities: readonly Step[];
  /** All else, given the rows of `entities`. */
  readonly rest: (rows: readonly Placed[]) => readonly Step[];
  readonly counts: Counts;
  /** With another content: a correction, or two files that claim to be one page. */
  readonly replaced: readonly Replacement[];
  /** With the same content: the same page under another address. */
  readonly copies: readonly Replacement[];
  /** What it makes of what is known, once it is committed. @param rows of `entities`. */
  readonly remember: (known: Known, rows: readonly Placed[]) => void;
}

/** A node and where the database keeps it. */
interface Placed {
  readonly id: string;
  readonly element: string;
}

export function noCounts(): Counts {
  const none = () => ({ added: 0, changed: 0, unchanged: 0, removed: 0 });
  return { pages: none(), articles: none() };
}

/**
 * Plans how to bring the database from what is stored to what the pages say: a pure function. Articles with an equal hash
 * are left alone; of changed ones only what differs is written.
 */
export function planBatch(pages: readonly GraphChanges[], stored: Stored): Plan {
  const plan = new Planner(
    stored,
    pages.map((page) => page.path),
  );
  for (const page of pages) plan.page(page);
  const delivered = new Set(pages.map((page) => page.pageId));
  for (const page of stored.pages.values()) if (!delivered.has(page.id)) plan.leave(page);
  return plan.finish();
}

/** Plans the withdrawal of pages: exactly what their articles state goes. */
export function planRetraction(stored: Stored): Plan {
  const plan = new Planner(stored, []);
  for (const page of stored.pages.values()) plan.removePage(page);
  return plan.finish();
}

/** Plans the withdrawal of files: a page that lies nowhere else goes. */
export function planWithdrawal(stored: Stored, paths: readonly string[]): Plan {
  const plan = new Planner(stored, paths);
  for (const page of stored.pages.values()) plan.leave(page);
  plan.forget(paths);
  return plan.finish();
}

type Row = Readonly<Record<string, unknown>>;

/** A row for a statement that takes rows by relation type. */
interface TypedRow extends Row {
  readonly type: string;
}

/** An edge to create, between ids. */
interface Edge {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

class Planner {
  readonly #counts = noCounts();
  readonly #replaced: Replacement[] = [];
  readonly #copies: Replacement[] = [];
  readonly #nodes = new Map<string, { readonly node: NodeChange; contribution: Contribution }>();
  readonly #articles: Row[] = [];
  readonly #added: Stating[] = [];
  readonly #edges: Edge[] = [];
  readonly #deadStatements: Row[] = [];
  readonly #deadMentions: Row[] = [];
  readonly #deadArticles: string[] = [];
  readonly #deadPages: string[] = [];
  readonly #staleFacts = new Map<string, { readonly type: string; readonly key: string }>();
  readonly #staleNodes: Row[] = [];
  readonly #publications = new Map<string, Row>();
  readonly #stalePublications = new Set<string>();
  readonly #unpublished: string[] = [];
  readonly #ledger: Row[] = [];
  readonly #files: { readonly path: string; readonly properties: Partial<StoredFile> }[] = [];
  readonly #deadFiles = new Set<string>();
  readonly #moved: ReadonlySet<string>;
  /** Events of which the graph may say something else, and persons who may no longer take part in them. */
  readonly #events = new Map<string, Set<string>>();
  #divisions = false;

  /** @param paths of files that are loaded or withdrawn now. */
  constructor(
    private readonly stored: Stored,
    paths: readonly string[],
  ) {
    this.#moved = new Set(paths);
  }

  page(page: GraphChanges): void {
    const before = this.stored.pages.get(page.pageId);
    const entry = ledgerEntry(page, pathOf(page, before, this.#moved));
    const same = before !== undefined && isSame(before, entry);
    this.#file(page, before);
    this.#tell(page, before);
    if (!same || before.path !== entry.path) this.#ledger.push({ id: page.pageId, properties: entry });
    if (same) {
      this.#counts.pages.unchanged++;
      this.#counts.articles.unchanged += page.articles.length;
      return;
    }
    this.#counts.pages[before ? 'changed' : 'added']++;
    this.#publish(page, before);
    const hashes = new Map(before?.articles.map((article) => [article.id, article.hash]));
    for (const article of page.articles) {
      if (hashes.get(article.id) === article.hash) this.#counts.articles.unchanged++;
      else this.#article(article, page);
      hashes.delete(article.id);
    }
    for (const id of hashes.keys()) this.#removeArticle(id);
  }

  /** A stored page whose files may be other pages now. */
  leave(page: StoredPage): void {
    const path = pathWithout(page, this.#moved);
    if (path === undefined) this.removePage(page);
    else if (path !== page.path) this.#ledger.push({ id: page.id, properties: entryOf(page, path) });
  }

  removePage(page: StoredPage): void {
    this.#counts.pages.removed++;
    this.#deadPages.push(page.id);
    this.forget(page.files.map((file) => file.path));
    if (page.publication !== null) this.#stalePublications.add(page.publication);
    for (const { id } of page.articles) this.#removeArticle(id);
  }

  /** Takes files out of the ledger; those that are loaded now are written afterwards. */
  forget(paths: readonly string[]): void {
    for (const path of paths) this.#deadFiles.add(path);
  }

  #file(page: GraphChanges, before: StoredPage | undefined): void {
    const entry = fileEntry(page, before, schemaVersion());
    const known = before?.files.find((file) => file.path === page.path);
    if (!isSameFile(known, entry)) this.#files.push({ path: page.path, properties: entry });
    if (before?.hash !== page.hash || before.changes === changesOf(page)) return;
    // Facts that other versions found in the same content: its other files must not pass for extracted by these.
    for (const { path, pageId, content, schema } of before.files) {
      if (path === page.path || content !== page.hash || this.#moved.has(path)) continue;
      this.#files.push({ path, properties: { path, pageId, content, schema } });
    }
  }

  #tell(page: GraphChanges, before: StoredPage | undefined): void {
    if (!before || before.path === page.path || liesAt(before, page.path)) return;
    (before.hash === page.hash ? this.#copies : this.#replaced).push({ path: page.path, before: before.path });
  }

  #publish(page: GraphChanges, before: StoredPage | undefined): void {
    const { publication } = page;
    const moved = before !== undefined && before.publication !== (publication?.id ?? null);
    if (moved) this.#unpublished.push(page.pageId);
    if (before && before.publication !== null && (moved || saidMore(before, publication))) {
      this.#stalePublications.add(before.publication);
    }
    if (!publication) return;
    const { id, name, city = null, province = null } = publication;
    this.#publications.set(`${id} ${city} ${province}`, { id, name, city, province });
    const old = new Set(moved ? [] : before?.articles.map((article) => article.id));
    for (const article of page.articles) {
      if (!old.has(article.id)) this.#edge('PUBLISHED_IN', article.id, id);
    }
  }

  #article(article: ArticleChange, page: GraphChanges): void {
    const before = this.stored.articles.get(article.id);
    this.#counts.articles[before ? 'changed' : 'added']++;
    const { nodes, statements, ...own } = article;
    this.#articles.push({ id: article.id, properties: { ...own, pageId: page.pageId } });
    this.#diffMentions(article, before);
    this.#diffStatements(article, before);
  }

  #removeArticle(id: string): void {
    const before = this.stored.articles.get(id);
    this.#counts.articles.removed++;
    this.#deadArticles.push(id);
    for (const mention of before?.mentions ?? []) this.#takeBackMention(mention);
    for (const statement of before?.statements ?? []) this.#recompute(statement);
    if (before) this.#takeBackParts(before, before.statements);
  }

  #diffMentions(article: ArticleChange, before: StoredArticle | undefined): void {
    const old = new Map(before?.mentions.map((mention) => [mention.id, mention]));
    for (const node of article.nodes) {
      const was = old.get(node.id);
      old.delete(node.id);
      if (was && isSameMention(was, node)) continue;
      if (was) this.#deadMentions.push({ article: article.id, node: node.id });
      if (was && !sameContribution(storedContribution(was), contributionOf(node))) this.#takeBackMention(was);
      this.#writeNode(node);
      this.#edge('MENTIONS', article.id, node.id, mentionProperties(node));
      if (node.label === 'Event') this.#edge('REPORTS', article.id, node.id);
    }
    for (const mention of old.values()) {
      this.#deadMentions.push({ article: article.id, node: mention.id });
      this.#takeBackMention(mention);
    }
  }

  #diffStatements(article: ArticleChange, before: StoredArticle | undefined): void {
    const old = new Map(before?.statements.map((statement) => [placeOf(statement), statement]));
    const oldKeys = new Set(before?.statements.map((statement) => statement.key));
    for (const statement of article.statements) {
      const properties = statementProperties({ article, statement });
      const was = old.get(placeOf(statement));
      if (was && isSameStatement(was, properties)) {
        old.delete(placeOf(statement));
        continue;
      }
      if (oldKeys.has(statement.key)) this.#recompute(statement);
      else this.#added.push({ article, statement });
      this.#edge('STATES', article.id, statement.from, properties);
      if (statement.type === 'TOOK_PART_IN' && statement.fromLabel === 'Person') this.#touch(statement.to);
    }
    for (const statement of old.values()) {
      const { key, start, end } = statement;
      this.#deadStatements.push({ article: article.id, key, start, end });
      this.#recompute(statement);
    }
    if (before) this.#takeBackParts(before, [...old.values()], article);
  }

  #writeNode(node: NodeChange): void {
    const written = this.#nodes.get(node.id);
    const contribution = contributionOf(node);
    if (written) written.contribution = unite(written.contribution, contribution);
    else this.#nodes.set(node.id, { node, contribution });
  }

  #takeBackMention(mention: StoredMention): void {
    const element = this.stored.nodes.get(mention.id)?.element;
    if (element !== undefined) this.#staleNodes.push({ element, ...rowOf(storedContribution(mention)) });
    if (mention.code !== null) this.#divisions = true;
    if (mention.label === 'Event' && mention.kind !== undefined) this.#touch(mention.id);
  }

  /** Which event a part was in is not stored with the statement: it may be any event of the article. */
  #takeBackParts(before: StoredArticle, statements: readonly StoredStatement[], now?: ArticleChange): void {
    const parts = statements.filter((statement) => statement.type === 'TOOK_PART_IN');
    if (parts.length === 0) return;
    const keys = new Set(now?.statements.map((statement) => statement.key));
    const leavers = parts.filter((part) => !keys.has(part.key)).map((part) => part.subject);
    for (const mention of before.mentions) if (mention.label === 'Event') this.#touch(mention.id, leavers);
  }

  /** What is derived from an event may change. */
  #touch(event: string, leavers: readonly string[] = []): void {
    const all = this.#events.get(event) ?? new Set();
    this.#events.set(event, all);
    for (const person of leavers) all.add(person);
  }

  #recompute({ type, key }: { readonly type: string; readonly key: string }): void {
    this.#staleFacts.set(key, { type, key });
  }

  #edge(type: string, from: string, to: string, properties: Properties = {}): void {
    this.#edges.push({ type, from, to, properties });
  }

  finish(): Plan {
    const nodes = this.#nodeSteps();
    return {
      entities: [
        ...this.#notes(),
        ...nodes,
        ...rowStep('load/merge-publications.cypher', sortedRows(this.#publications)),
        ...rowStep('load/write-articles.cypher', this.#articles),
      ],
      rest: (rows) => this.#rest(new Map(rows.map(({ id, element }) => [id, element]))),
      counts: this.#counts,
      replaced: this.#replaced,
      copies: this.#copies,
      remember: (known, rows) => this.#remember(known, rows),
    };
  }

  /** Where something is taken back, what was known may be gone or say less: then nothing is known any more. */
  #remember(known: Known, rows: readonly Placed[]): void {
    if (this.#staleFacts.size + this.#staleNodes.length > 0) {
      known.forget();
      return;
    }
    const places = new Map(rows.map(({ id, element }) => [id, element]));
    for (const [id, { node, contribution }] of this.#nodes) {
      const stored = this.stored.nodes.get(id);
      const element = stored?.element ?? places.get(id);
      if (element === undefined) continue;
      const said = stored ? unite(contributionOfStored(stored), contribution) : contribution;
      known.nodes.set(id, { ...rowOf(said), id, element, code: codeOf(node) });
    }
    for (const { statement } of this.#added) known.facts.set(statement.key, true);
  }

  #nodeSteps(): Step[] {
    const created: Row[] = [];
    const updated: Row[] = [];
    const sorted = [...this.#nodes.values()].sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
    for (const { node, contribution } of sorted) {
      const stored = this.stored.nodes.get(node.id);
      if (!stored) created.push(newNode(node, contribution));
      else if (adds(contributionOfStored(stored), contribution) || isOutdated(stored, node)) {
        updated.push({ element: stored.element, ...nodeRow(node, contribution) });
        if (node.label === 'Event' && addsKind(stored, contribution)) this.#touch(node.id);
      }
      if (codeOf(node) !== null && (!stored || isOutdated(stored, node))) this.#divisions = true;
    }
    return [
      ...countedStep(
        'load/check-nodes.cypher',
        this.stored.remembered.map(({ element, id }) => ({ element, id })),
      ),
      ...rowStep('load/create-nodes.cypher', created),
      ...countedStep('load/update-nodes.cypher', updated),
    ];
  }

  /** @param written element ids of the nodes that this transaction wrote, by id. */
  #rest(written: ReadonlyMap<string, string>): Step[] {
    const { created, raised } = this.#facts();
    const place = (id: string) => written.get(id) ?? this.stored.nodes.get(id)?.element;
    const edges = [...created, ...this.#edges].map((edge) => ({
      ...edge,
      from: place(edge.from),
      to: place(edge.to),
    }));
    return [
      ...this.#deletions(),
      ...typedStep('load/update-facts.cypher', raised).map((step) => ({ ...step, expected: raised.length })),
      ...inParts(edges, PART).flatMap((part) => countedStep('load/create-edges.cypher', part)),
      ...this.#recomputations(),
      ...rowStep('load/write-pages.cypher', this.#ledger),
      ...idStep('load/delete-pages.cypher', this.#deadPages),
      ...idStep('load/delete-files.cypher', this.#deadFiles),
      ...rowStep('load/write-files.cypher', this.#files),
      ...idStep('load/recompute-publications.cypher', this.#stalePublications),
    ];
  }

  #deletions(): Step[] {
    return [
      ...rowStep('load/delete-statements.cypher', this.#deadStatements),
      ...rowStep('load/delete-mentions.cypher', this.#deadMentions),
      ...idStep('load/delete-articles.cypher', this.#deadArticles),
      ...idStep('load/unpublish-articles.cypher', this.#unpublished),
    ];
  }

  /** Facts that no article stated before, and those that the added statements only confirm. */
  #facts(): { readonly created: readonly Edge[]; readonly raised: readonly TypedRow[] } {
    const created: Edge[] = [];
    const raised: TypedRow[] = [];
    for (const { type, from, to, created: properties, ...counted } of factRows(this.#added)) {
      if (this.stored.facts.has(counted.key)) raised.push({ type, ...counted });
      else created.push({ type, from, to, properties });
    }
    return { created, raised };
  }

  #recomputations(): Step[] {
    const facts = [...this.#staleFacts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    return [
      ...typedStep('load/recompute-facts.cypher', facts),
      ...rowStep('load/recompute-nodes.cypher', this.#staleNodes),
    ];
  }

  /** What must be derived again; they come first, as they tell what was there before. */
  #notes(): Step[] {
    const rows = [...this.#events].map(([id, leavers]) => ({ id, leavers: [...leavers] }));
    return [
      ...rowStep('derive/note-events.cypher', rows),
      ...(this.#divisions ? [{ file: 'derive/note-divisions.cypher', batch: {} }] : []),
    ];
  }
}

/** What the ledger keeps of a page that lies at `path`. */
export function ledgerEntry(page: GraphChanges, path: string): Row {
  const { pageId, hash, publication } = page;
  return {
    id: pageId,
    path,
    hash,
    changes: changesOf(page),
    ...(publication && { publication: publication.id }),
    ...(publication?.city !== undefined && { city: publication.city }),
    ...(publication?.province !== undefined && { province: publication.province }),
  };
}

/** Equal for pages whose articles state the same. */
function changesOf({ articles }: GraphChanges): string {
  return digest(articles.map((article) => [article.id, article.hash]));
}

/** The entry of a stored page under another path. */
function entryOf({ id, hash, changes, publication, city, province }: StoredPage, path: string): Row {
  return {
    id,
    path,
    hash,
    changes,
    ...(publication !== null && { publication }),
    ...(city !== null && { city }),
    ...(province !== null && { province }),
  };
}

/** True when a page states what it stated before; where it lies does not matter. */
function isSame(before: StoredPage, entry: Row): boolean {
  const keys = ['hash', 'changes', 'publication', 'city', 'province'] as const;
  return keys.every((key) => (before[key] ?? null) === (entry[key] ?? null));
}

/** True when the newspaper's city or province came, or may have come, from what this page no longer says. */
function saidMore(before: StoredPage, now: GraphChanges['publication']): boolean {
  return before.city !== (now?.city ?? null) || before.province !== (now?.province ?? null);
}

function isSameMention(was: StoredMention, node: NodeChange): boolean {
  return (
    was.count === node.mentions &&
    JSON.stringify(was.offsets) === JSON.stringify(node.offsets) &&
    sameContribution(storedContribution(was), contributionOf(node))
  );
}

function storedContribution({ aliases, kind, end, dateText, official }: StoredMention): Contribution {
  return {
    aliases: aliases ?? [],
    ...(kind !== undefined && { kind }),
    ...(end !== undefined && { end }),
    ...(dateText !== undefined && { dateText }),
    ...(official !== undefined && { official }),
  };
}

function isSameStatement(was: Row, now: Row): boolean {
  const { subject, ...stored } = was;
  const keys = new Set([...Object.keys(stored), ...Object.keys(now)]);
  return [...keys].every((key) => stored[key] === now[key]);
}

function placeOf({ key, start, end }: { readonly key: string; readonly start: number; readonly end: number }): string {
  return `${key} ${start} ${end}`;
}

/** What all articles so far have said of a node. */
function contributionOfStored({ aliases, kind, end, dateText, official }: StoredNode): Contribution {
  return {
    aliases: aliases ?? [],
    ...(kind !== null && { kind }),
    ...(end !== null && { end }),
    ...(dateText !== null && { dateText }),
    ...(official && { official }),
  };
}

function addsKind(stored: StoredNode, contribution: Contribution): boolean {
  return unite(contributionOfStored(stored), contribution).kind !== (stored.kind ?? undefined);
}

/** True when the node was written by a version that knew another list of divisions. */
function isOutdated(stored: StoredNode, node: NodeChange): boolean {
  return stored.code !== codeOf(node);
}

function codeOf(node: NodeChange): string | null {
  const { code } = node.properties;
  return typeof code === 'string' ? code : null;
}

function newNode(node: NodeChange, { official, ...contributed }: Contribution): Row {
  const labels = official ? [node.label, 'Official'] : [node.label];
  return { labels, properties: { id: node.id, ...fixedOf(node), ...contributed } };
}

function nodeRow(node: NodeChange, contribution: Contribution): Row {
  return { id: node.id, fixed: fixedOf(node), ...rowOf(contribution) };
}

/** The properties that follow from the id: every article gives them the same. */
export function fixedOf({ name, properties: { kind, end, dateText, ...fixed } }: NodeChange): Properties {
  return { name, ...fixed };
}

function rowOf({ aliases, kind, end, dateText, official }: Contribution) {
  return { aliases, kind: kind ?? null, end: end ?? null, dateText: dateText ?? null, official: official ?? false };
}

/** A statement that must find every row's ends. */
function countedStep(file: string, rows: readonly Row[]): Step[] {
  return rows.length === 0 ? [] : [{ file, batch: { rows }, expected: rows.length }];
}

function rowStep(file: string, rows: readonly Row[]): Step[] {
  return rows.length === 0 ? [] : [{ file, batch: { rows } }];
}

function typedStep(file: string, rows: readonly TypedRow[]): Step[] {
  const batch = new Map<string, Row[]>();
  for (const { type, ...row } of rows) addTo(batch, type, row);
  return rows.length === 0 ? [] : [{ file, batch: Object.fromEntries(batch) }];
}

function idStep(file: string, ids: Iterable<string>): Step[] {
  const list = [...ids];
  return list.length === 0 ? [] : [{ file, batch: { ids: list } }];
}

function sortedRows(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
