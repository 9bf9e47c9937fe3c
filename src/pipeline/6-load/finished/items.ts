import type { ArticleChange, GraphChanges, Properties } from '../../../domain/graph-changes.js';
import type { GraphEdge, GraphItem, GraphNode, ItemProperties } from '../../../domain/graph-item.js';
import { sortedSet } from '../../5-resolve/order.js';
import { jsonLine } from '../../export/jsonl.js';
import { mentionProperties } from '../contribution.js';
import { statementProperties } from '../facts.js';
import { ledgerEntry } from '../plan.js';
import { type Collector, type PagePlace, placeOf } from './collector.js';
import { factProperties } from './facts.js';
import { FinishedGraph, SORTED_LABELS, SORTED_TYPES, temporaryFolder } from './finished-graph.js';
import { wordOf } from './id-table.js';
import { Values } from './spill.js';

const PARTS = 256;

interface SpilledArticle {
  readonly article: ArticleChange;
  readonly pageId: string;
  /** Number of its page. */
  readonly page: number;
  readonly publication?: string;
}

interface SpilledPage {
  readonly page: number;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Keeps articles and ledger entries on disk, in partitions by id. */
class Spilled {
  readonly articles: Values<SpilledArticle>;
  readonly pages: Values<SpilledPage>;

  constructor(folder: string) {
    this.articles = new Values(folder, 'articles');
    this.pages = new Values(folder, 'pages');
  }

  page(page: GraphChanges, { number }: PagePlace): void {
    const { pageId, publication, articles } = page;
    this.pages.add(partOf(pageId), { page: number, entry: ledgerEntry(page, page.path) });
    for (const article of articles) {
      const from = { article, pageId, page: number, ...(publication && { publication: publication.id }) };
      this.articles.add(partOf(article.id), from);
    }
  }

  close(): void {
    this.articles.close();
    this.pages.close();
  }
}

function partOf(id: string): number {
  return wordOf(id, 0) >>> 24;
}

/**
 * The finished graph of a stream of pages, as `graphItems` reads it from a database that they were loaded into, in the same
 * order. Needs no database, and little memory: what several articles say together lies on disk until it is its turn.
 * @param parent folder for temporary files; default: the system's.
 * @throws GuanxiError for changes without evidence.
 */
export async function* finishedItems(
  changes: Iterable<GraphChanges> | AsyncIterable<GraphChanges>,
  parent?: string,
): AsyncGenerator<GraphItem> {
  const folder = temporaryFolder(parent);
  const spilled = new Spilled(folder.path);
  const graph = new FinishedGraph(folder.path, spilled);
  try {
    for await (const page of changes) graph.add(page);
    yield* nodeItems(graph, spilled);
    yield* factItems(graph);
    yield* evidenceItems(graph, spilled);
  } finally {
    graph.close();
    spilled.close();
    folder.remove();
  }
}

/** By label; those of SORTED_LABELS and three others. */
function* nodeItems(graph: FinishedGraph, spilled: Spilled): Generator<GraphNode> {
  for (const label of ['Article', 'Publication', 'SourcePage', ...SORTED_LABELS].sort()) {
    if (label === 'Article') yield* articleItems(graph, spilled);
    else if (label === 'Publication') yield* publicationItems(graph);
    else if (label === 'SourcePage') yield* pageItems(graph, spilled);
    else yield* namedItems(graph, label as (typeof SORTED_LABELS)[number]);
  }
}

function* articleItems(graph: FinishedGraph, spilled: Spilled): Generator<GraphNode> {
  for (const { article, pageId } of articlesOf(graph, spilled)) {
    const { id, nodes, statements, ...own } = article;
    yield { label: 'Article', id, also: [], properties: sorted({ ...own, pageId } as Properties) };
  }
}

function* publicationItems(graph: FinishedGraph): Generator<GraphNode> {
  for (const { id, name, city, province } of graph.publications()) {
    const properties = { ...(city !== undefined && { city }), name, ...(province !== undefined && { province }) };
    yield { label: 'Publication', id, also: [], properties };
  }
}

function* pageItems(graph: FinishedGraph, { pages }: Spilled): Generator<GraphNode> {
  const replaced = graph.replacedPages;
  for (let part = 0; part < PARTS; part++) {
    const entries = pages.read(part).filter(({ page }) => !replaced.has(page));
    const nodes = entries.map(({ page, entry: { id, ...entry } }) => {
      const properties = { ...entry, path: graph.pathOf(page) };
      return { label: 'SourcePage', id, also: [], properties: sorted(properties as Properties) } as GraphNode;
    });
    yield* nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function* namedItems(graph: FinishedGraph, label: (typeof SORTED_LABELS)[number]): Generator<GraphNode> {
  for (const portion of graph.nodes(label)) {
    for (const { id, official, properties } of portion) {
      yield { label, id, also: official ? ['Official'] : [], properties: sorted(properties) };
    }
  }
}

/** MET is derived from TOOK_PART_IN, which comes after it in the order: those facts are finished twice. */
function* factItems(graph: FinishedGraph): Generator<GraphEdge> {
  const { collector } = graph;
  for (const type of [...SORTED_TYPES, 'MET' as const].sort()) {
    if (type === 'MET') {
      for (const _ of graph.facts('TOOK_PART_IN'));
      yield* meetingItems(graph);
      continue;
    }
    for (const portion of graph.facts(type)) {
      for (const fact of portion) {
        const ends = endsOf(collector, fact.from, fact.to);
        yield { type, ...ends, properties: sorted(factProperties(fact, type)) };
      }
    }
  }
}

function endsOf(collector: Collector, from: number, to: number) {
  return {
    from: collector.idAt(from),
    fromLabel: collector.labelAt(from),
    to: collector.idAt(to),
    toLabel: collector.labelAt(to),
  };
}

function* meetingItems(graph: FinishedGraph): Generator<GraphEdge> {
  for (const portion of graph.meetings()) {
    for (const { a, b, count, first, grade, key, last } of portion) {
      const dates = { ...(first !== null && { first }), ...(last !== null && { last }) };
      const ends = endsOf(graph.collector, placeOf('node', a), placeOf('node', b));
      yield { type: 'MET', ...ends, properties: sorted({ count, grade, key, ...dates }) };
    }
  }
}

function* evidenceItems(graph: FinishedGraph, spilled: Spilled): Generator<GraphEdge> {
  for (const spilledArticle of articlesOf(graph, spilled)) {
    const lines = [...evidenceOf(spilledArticle)].map((item) => ({ item, line: jsonLine(item) }));
    yield* lines.sort((a, b) => (a.line < b.line ? -1 : 1)).map(({ item }) => item);
  }
}

function* evidenceOf({ article, publication }: SpilledArticle): Generator<GraphEdge> {
  const { id, nodes, statements } = article;
  const from = { from: id, fromLabel: 'Article' } as const;
  for (const node of nodes) {
    const to = { to: node.id, toLabel: node.label };
    yield { type: 'MENTIONS', ...from, ...to, properties: sorted(mentionProperties(node)) };
    if (node.label === 'Event') yield { type: 'REPORTS', ...from, ...to, properties: {} };
  }
  for (const statement of statements) {
    const to = { to: statement.from, toLabel: statement.fromLabel };
    yield { type: 'STATES', ...from, ...to, properties: sorted(statementProperties({ article, statement })) };
  }
  if (publication !== undefined) {
    yield { type: 'PUBLISHED_IN', ...from, to: publication, toLabel: 'Publication', properties: {} };
  }
}

/** Articles of the pages that hold, by id. */
function* articlesOf(graph: FinishedGraph, { articles }: Spilled): Generator<SpilledArticle> {
  const replaced = graph.replacedPages;
  for (let part = 0; part < PARTS; part++) {
    const those = articles.read(part).filter(({ page }) => !replaced.has(page));
    yield* those.sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  }
}

/** Keys in order, and aliases as a set, as an export from a database has them. */
function sorted(properties: Properties): ItemProperties {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'aliases' ? sortedSet(value as string[]) : value]),
  );
}
