import { randomUUID } from 'node:crypto';
import type { ArticleChange, GraphChanges, NodeChange } from '../../domain/graph-changes.js';
import { digest } from '../5-resolve/ids.js';
import { type Contribution, contributionOf, mentionProperties, sameContribution, unite } from './contribution.js';
import { factRows, type Stating, statementProperties } from './facts.js';
import type { NodeMemory } from './memory.js';
import type { Names, Step } from './statements.js';
import { idsOfPage, type Stored, type StoredArticle, type StoredMention, type StoredPage } from './stored.js';

/** How many articles and pages a plan touches. */
export interface Counts {
  pages: { added: number; changed: number; unchanged: number; removed: number };
  articles: { added: number; changed: number; unchanged: number; removed: number };
}

/** A page that was loaded from one file and now came from another: moved, or two files that claim to be one page. */
export interface Replacement {
  readonly path: string;
  readonly before: string;
}

/** What one transaction does, and what the client may remember once it is committed. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly counts: Counts;
  readonly replaced: readonly Replacement[];
  readonly remember: ReadonlyMap<string, Contribution>;
  readonly forget: readonly string[];
}

export function noCounts(): Counts {
  const none = () => ({ added: 0, changed: 0, unchanged: 0, removed: 0 });
  return { pages: none(), articles: none() };
}

/**
 * Plans how to bring the database from what is stored to what the pages say: a pure function but for the id of the
 * Derivation mark. Articles with an equal hash are left alone; of changed ones only what differs is written.
 */
export function planBatch(pages: readonly GraphChanges[], stored: Stored, memory: NodeMemory): Plan {
  const plan = new Planner(stored, memory);
  for (const page of pages) plan.page(page);
  return plan.finish();
}

/** Plans the withdrawal of pages: exactly what their articles state goes. */
export function planRetraction(stored: Stored, memory: NodeMemory): Plan {
  const plan = new Planner(stored, memory);
  for (const page of stored.pages.values()) plan.removePage(page);
  return plan.finish();
}

type Row = Readonly<Record<string, unknown>>;

/** Rows by label or relation type, for one statement each. */
class Groups<T> {
  readonly #groups = new Map<string, { readonly names: Names; readonly rows: T[] }>();

  add(names: Names, row: T): void {
    const id = `${names.TYPE ?? ''} ${names.LABEL ?? ''} ${names.FROM ?? ''} ${names.TO ?? ''}`;
    const group = this.#groups.get(id);
    if (group) group.rows.push(row);
    else this.#groups.set(id, { names, rows: [row] });
  }

  /** One step a group, in the order of their names. */
  steps(make: (names: Names, rows: readonly T[]) => Step): Step[] {
    const sorted = [...this.#groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, { names, rows }]) => make(names, rows));
  }
}

class Planner {
  readonly #counts = noCounts();
  readonly #replaced: Replacement[] = [];
  readonly #nodes = new Map<string, { readonly node: NodeChange; contribution: Contribution }>();
  readonly #articles: Row[] = [];
  readonly #added: Stating[] = [];
  readonly #statements = new Groups<Row>();
  readonly #mentions = new Groups<Row>();
  readonly #reports: Row[] = [];
  readonly #deadStatements: Row[] = [];
  readonly #deadMentions: Row[] = [];
  readonly #deadArticles: string[] = [];
  readonly #deadPages: string[] = [];
  readonly #staleFacts = new Map<string, Set<string>>();
  readonly #staleNodes = new Groups<Row>();
  readonly #forget: string[] = [];
  readonly #publications = new Map<string, Row>();
  readonly #stalePublications = new Set<string>();
  readonly #published: Row[] = [];
  readonly #unpublished: string[] = [];
  readonly #ledger: Row[] = [];
  readonly #events = new Set<string>();
  readonly #leavers = new Set<string>();

  constructor(
    private readonly stored: Stored,
    private readonly memory: NodeMemory,
  ) {}

  page(page: GraphChanges): void {
    const [, byPath] = idsOfPage(page).map((id) => this.stored.pages.get(id));
    if (byPath) this.removePage(byPath);
    const before = this.stored.pages.get(page.pageId);
    const entry = ledgerEntry(page);
    if (before && isSame(before, entry)) {
      this.#counts.pages.unchanged++;
      this.#counts.articles.unchanged += page.articles.length;
      return;
    }
    this.#counts.pages[before ? 'changed' : 'added']++;
    if (before && before.path !== page.path) this.#replaced.push({ path: page.path, before: before.path });
    this.#ledger.push({ id: page.pageId, properties: entry });
    this.#publish(page, before);
    const hashes = new Map(before?.articles.map((article) => [article.id, article.hash]));
    for (const article of page.articles) {
      if (hashes.get(article.id) === article.hash) this.#counts.articles.unchanged++;
      else this.#article(article, page);
      hashes.delete(article.id);
    }
    for (const id of hashes.keys()) this.#removeArticle(id);
  }

  removePage(page: StoredPage): void {
    this.#counts.pages.removed++;
    this.#deadPages.push(page.id);
    if (page.publication !== null) this.#stalePublications.add(page.publication);
    for (const { id } of page.articles) this.#removeArticle(id);
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
      if (!old.has(article.id)) this.#published.push({ article: article.id, publication: id });
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
    for (const statement of before?.statements ?? []) this.#takeBackStatement(statement);
    this.#touchEvents(before);
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
      this.#mentions.add(
        { LABEL: node.label },
        { article: article.id, node: node.id, properties: mentionProperties(node) },
      );
      if (node.label === 'Event') this.#reports.push({ article: article.id, node: node.id });
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
      if (oldKeys.has(statement.key)) this.#recompute(statement.type, statement.key);
      else this.#added.push({ article, statement });
      this.#statements.add(
        { LABEL: statement.fromLabel },
        { article: article.id, subject: statement.from, properties },
      );
      if (statement.type === 'TOOK_PART_IN') this.#events.add(statement.to);
    }
    for (const statement of old.values()) {
      const { key, start, end } = statement;
      this.#deadStatements.push({ article: article.id, key, start, end });
      this.#takeBackStatement(statement);
    }
    if (old.size > 0) this.#touchEvents(before);
  }

  #writeNode(node: NodeChange): void {
    const written = this.#nodes.get(node.id);
    const contribution = contributionOf(node);
    if (written) written.contribution = unite(written.contribution, contribution);
    else this.#nodes.set(node.id, { node, contribution });
  }

  #takeBackMention(mention: StoredMention): void {
    this.#staleNodes.add({ LABEL: mention.label }, { id: mention.id, ...rowOf(storedContribution(mention)) });
    this.#forget.push(mention.id);
  }

  #takeBackStatement(statement: { readonly key: string; readonly type: string; readonly subject: string }): void {
    this.#recompute(statement.type, statement.key);
    if (statement.type === 'TOOK_PART_IN') this.#leavers.add(statement.subject);
  }

  /** MET may have rested on any event of an article whose participants changed. */
  #touchEvents(before: StoredArticle | undefined): void {
    if (!before?.statements.some((statement) => statement.type === 'TOOK_PART_IN')) return;
    for (const mention of before.mentions) if (mention.label === 'Event') this.#events.add(mention.id);
  }

  #recompute(type: string, key: string): void {
    const keys = this.#staleFacts.get(type);
    if (keys) keys.add(key);
    else this.#staleFacts.set(type, new Set([key]));
  }

  finish(): Plan {
    const { steps, remember } = this.#nodeSteps();
    return {
      steps: [
        ...steps,
        ...rowStep('load/merge-publications.cypher', sortedRows(this.#publications)),
        ...rowStep('load/write-articles.cypher', this.#articles),
        ...this.#deletions(),
        ...rowStep('load/publish-articles.cypher', this.#published),
        ...this.#factSteps(),
        ...this.#mentions.steps((names, rows) => counted('load/create-mentions.cypher', rows, names)),
        ...rowStep('load/create-reports.cypher', this.#reports),
        ...this.#statements.steps((names, rows) => counted('load/create-statements.cypher', rows, names)),
        ...this.#recomputations(),
        ...rowStep('load/write-pages.cypher', this.#ledger),
        ...idStep('load/delete-pages.cypher', this.#deadPages),
        ...idStep('load/recompute-publications.cypher', this.#stalePublications),
        ...this.#mark(),
      ],
      counts: this.#counts,
      replaced: this.#replaced,
      remember,
      forget: this.#forget,
    };
  }

  #nodeSteps(): { steps: Step[]; remember: Map<string, Contribution> } {
    const groups = new Groups<Row>();
    const remember = new Map<string, Contribution>();
    const officials: string[] = [];
    const sorted = [...this.#nodes.values()].sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
    for (const { node, contribution } of sorted) {
      const missing = this.memory.missing(node.id, contribution);
      if (!missing) continue;
      groups.add({ LABEL: node.label }, nodeRow(node, contribution));
      if (contribution.official) officials.push(node.id);
      remember.set(node.id, missing);
    }
    const steps = groups.steps((names, rows) => counted('load/merge-nodes.cypher', rows, names));
    return { steps: [...steps, ...idStep('load/mark-officials.cypher', officials)], remember };
  }

  #deletions(): Step[] {
    return [
      ...dropStep('load/delete-statements.cypher', this.#deadStatements),
      ...dropStep('load/delete-mentions.cypher', this.#deadMentions),
      ...idStep('load/delete-articles.cypher', this.#deadArticles),
      ...(this.#unpublished.length > 0
        ? [{ file: 'load/unpublish-articles.cypher', parameters: { pages: this.#unpublished } }]
        : []),
    ];
  }

  #factSteps(): Step[] {
    const byKey = new Map(this.#added.map(({ statement }) => [statement.key, statement]));
    const groups = new Groups<Row>();
    for (const row of factRows(this.#added)) {
      const statement = byKey.get(row.key);
      if (!statement) continue;
      groups.add({ TYPE: statement.type, FROM: statement.fromLabel, TO: statement.toLabel }, { ...row });
    }
    return groups.steps((names, rows) => counted('load/merge-facts.cypher', rows, names));
  }

  #recomputations(): Step[] {
    const facts = [...this.#staleFacts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([TYPE, keys]) => ({
        file: 'load/recompute-facts.cypher',
        names: { TYPE },
        parameters: { keys: [...keys].sort() },
      }));
    const nodes = this.#staleNodes.steps((names, rows) => ({
      file: 'load/recompute-nodes.cypher',
      names,
      parameters: { rows },
    }));
    return [...facts, ...nodes];
  }

  #mark(): Step[] {
    if (this.#events.size + this.#leavers.size === 0) return [];
    const parameters = { id: randomUUID(), events: [...this.#events], persons: [...this.#leavers] };
    return [{ file: 'derive/mark.cypher', parameters }];
  }
}

function ledgerEntry(page: GraphChanges): Row {
  const { pageId, path, hash, publication, articles } = page;
  return {
    id: pageId,
    path,
    hash,
    changes: digest(articles.map((article) => [article.id, article.hash])),
    ...(publication && { publication: publication.id }),
    ...(publication?.city !== undefined && { city: publication.city }),
    ...(publication?.province !== undefined && { province: publication.province }),
  };
}

function isSame(before: StoredPage, entry: Row): boolean {
  const keys = ['path', 'hash', 'changes', 'publication', 'city', 'province'] as const;
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

function nodeRow(node: NodeChange, contribution: Contribution): Row {
  const { official, ...contributed } = contribution;
  return {
    id: node.id,
    created: { name: node.name, ...node.properties, ...contributed },
    ...rowOf(contribution),
  };
}

function rowOf({ aliases, kind, end, dateText, official }: Contribution): Row {
  return { aliases, kind: kind ?? null, end: end ?? null, dateText: dateText ?? null, official: official ?? false };
}

function counted(file: string, rows: readonly Row[], names: Names = {}): Step {
  return { file, names, parameters: { rows }, expected: rows.length };
}

function rowStep(file: string, rows: readonly Row[]): Step[] {
  return rows.length === 0 ? [] : [counted(file, rows)];
}

/** Deleting says nothing of how many it found: what is gone already is well. */
function dropStep(file: string, rows: readonly Row[]): Step[] {
  return rows.length === 0 ? [] : [{ file, parameters: { rows } }];
}

function idStep(file: string, ids: Iterable<string>): Step[] {
  const list = [...ids];
  return list.length === 0 ? [] : [{ file, parameters: { ids: list } }];
}

function sortedRows(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
