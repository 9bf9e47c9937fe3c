import { QUALIFIER, RELATION_TYPES, type RelationType } from '../../../domain/claim.js';
import type { ArticleChange, GraphChanges, NodeChange, Properties, Statement } from '../../../domain/graph-changes.js';
import { ENTITY_LABELS, type EntityLabel } from '../../../domain/mention.js';
import { checkChanges } from '../check.js';
import { type Contribution, contributionOf } from '../contribution.js';
import { fixedOf } from '../plan.js';
import { IdTable, wordOf } from './id-table.js';
import { Numbers } from './numbers.js';
import { PageLedger } from './page-ledger.js';
import { Records, Values } from './spill.js';
import { Terms } from './terms.js';

/** Partitions of a label's nodes, and of a type's facts. */
export const NODE_PARTS = 32;
export const FACT_PARTS = 64;

/** What articles say that no other article says as well; whoever takes it writes it at once. */
export interface PageSink {
  /** @param page its number, counted from 0; those of `PageLedger.dead` are taken back in the end. */
  page(page: GraphChanges, at: PagePlace): void;
}

/** Where a page stands. Places of all kinds of nodes are different numbers, see `placeOf`. */
export interface PagePlace {
  readonly number: number;
  /** Place of its first article; those of the following ones are 4 higher each. */
  readonly firstArticle: number;
  /** Place of its newspaper. */
  readonly publication: number | undefined;
  /** For each article, the places of its nodes in their order, and of all ends of its statements by id. */
  readonly nodes: readonly Int32Array[];
  readonly ends: readonly ReadonlyMap<string, number>[];
}

/** A node at its first mention, as it is spilled. */
export interface SpilledNode {
  readonly number: number;
  readonly id: string;
  readonly label: EntityLabel;
  /** What follows from the id. */
  readonly fixed: Properties;
}

/** A project's stage as a statement tells it. */
export interface Stage {
  readonly stage: string;
  readonly stageOrder: number;
  readonly stageDate?: string;
}

/** Integers of a record of `Collector.facts`; the key takes the first four. */
export const FACT = { article: 4, from: 5, to: 6, flags: 7, order: 8, qualifier: 9, stage: 10, size: 11 } as const;
export const FLAG = { certain: 1, remote: 2, former: 4, ordered: 8, ofPerson: 16 } as const;
/** Integers of a record of `Collector.mentions`. */
export const MENTION = { node: 0, page: 1, contribution: 2, size: 3 } as const;

const KINDS_OF_PLACES = 4;
export const PLACE = { node: 0, article: 1, publication: 2, page: 3 } as const;

/** One number for a node of any kind, from its number among its kind. */
export function placeOf(kind: keyof typeof PLACE, number: number): number {
  return number * KINDS_OF_PLACES + PLACE[kind];
}

/** The number among its kind. */
export function numberAt(place: number): number {
  return Math.floor(place / KINDS_OF_PLACES);
}

function isArticle(place: number): boolean {
  return place % KINDS_OF_PLACES === PLACE.article;
}

interface Publication {
  readonly id: string;
  readonly name: string;
}

/**
 * Takes pages apart: what several articles may say together (nodes, facts) goes into partitions on disk, small enough to
 * be finished one by one in memory; all else goes to `sink` at once. What stays in memory is 30 bytes a node, 12 an
 * article, 40 a page, and the titles, kinds and aliases that there are.
 */
export class Collector {
  readonly pages = new PageLedger();
  readonly nodeIds = new IdTable();
  /** By number of the node: number of its label in ENTITY_LABELS. */
  readonly #labels = new Numbers();
  readonly titles = new Terms<string>((text) => text);
  readonly contributions = new Terms<Contribution>((text) => JSON.parse(text) as Contribution);
  readonly stages = new Terms<Stage>((text) => JSON.parse(text) as Stage);
  readonly nodes: Values<SpilledNode>;
  readonly mentions: Records;
  readonly facts: Records;
  /** By number of the article: its page, and the term of its date. */
  readonly articlePages = new Numbers();
  readonly #articleDates = new Numbers();
  readonly #articleIds = new IdTable();
  /** By number of the article: number of its id, which articles of replaced pages share. */
  readonly #articleIdNumbers = new Numbers();
  readonly #publicationIds = new IdTable();
  readonly #publications: Publication[] = [];
  /** By number of the page: what it says of its newspaper, as a term. */
  readonly #sayings = new Numbers();
  readonly #said = new Terms<{ publication: number; city?: string; province?: string }>((text) => JSON.parse(text));
  readonly #kinds = new Map<string | undefined, readonly [plain: number, official: number]>();
  readonly #record = new Int32Array(Math.max(FACT.size, MENTION.size));

  /** @param folder an empty one for the partitions; whoever made it removes it. */
  constructor(
    folder: string,
    private readonly sink: PageSink,
  ) {
    this.nodes = new Values(folder, 'nodes');
    this.mentions = new Records(folder, 'mentions', MENTION.size);
    this.facts = new Records(folder, 'facts', FACT.size);
  }

  /** @throws GuanxiError for changes without evidence. */
  add(page: GraphChanges): void {
    checkChanges(page);
    const number = this.pages.take(page);
    if (number === undefined) return;
    const publication = this.#publication(page, number);
    const firstArticle = placeOf('article', this.articlePages.length);
    const nodes: Int32Array[] = [];
    const ends: Map<string, number>[] = [];
    for (const article of page.articles) {
      const places = new Map<string, number>();
      ends.push(places);
      nodes.push(this.#article(article, number, places));
    }
    this.sink.page(page, { number, firstArticle, publication, nodes, ends });
  }

  #publication({ publication }: GraphChanges, page: number): number | undefined {
    if (!publication) {
      this.#sayings.set(page, 0);
      return undefined;
    }
    const { id, name, city, province } = publication;
    const number = this.#publicationIds.add(id);
    this.#publications[number] ??= { id, name };
    this.#sayings.set(page, this.#said.number(JSON.stringify({ publication: number, city, province })));
    return placeOf('publication', number);
  }

  #article(article: ArticleChange, page: number, ends: Map<string, number>): Int32Array {
    const number = this.articlePages.push(page);
    this.#articleDates.push(this.titles.number(article.date));
    this.#articleIdNumbers.push(this.#articleIds.add(article.id));
    ends.set(article.id, placeOf('article', number));
    const places = new Int32Array(article.nodes.length);
    for (let index = 0; index < places.length; index++) {
      const node = article.nodes[index] as NodeChange;
      const place = placeOf('node', this.#node(node, page));
      places[index] = place;
      ends.set(node.id, place);
    }
    for (const statement of article.statements) this.#statement(statement, number, ends);
    return places;
  }

  #node(node: NodeChange, page: number): number {
    const known = this.nodeIds.size;
    const number = this.nodeIds.add(node.id);
    const partition = nodePartition(node.label, node.id);
    if (number === known) {
      this.#labels.push(ENTITY_LABELS.indexOf(node.label));
      this.nodes.add(partition, { number, id: node.id, label: node.label, fixed: fixedOf(node) });
    }
    const record = this.#record;
    record[MENTION.node] = number;
    record[MENTION.page] = page;
    record[MENTION.contribution] = this.#contribution(node);
    this.mentions.add(partition, record);
    return number;
  }

  /** Most mentions say nothing but a kind, if that. */
  #contribution(node: NodeChange): number {
    const { aliases, properties, also } = node;
    const { kind, end, dateText } = properties;
    if (aliases.length > 0 || end !== undefined || dateText !== undefined)
      return this.contributions.number(JSON.stringify(contributionOf(node)));
    const known = this.#kinds.get(kind as string | undefined);
    if (known) return known[also.length > 0 ? 1 : 0];
    const number = (official: readonly string[]) =>
      this.contributions.number(JSON.stringify(contributionOf({ ...node, also: official })));
    this.#kinds.set(kind as string | undefined, [number([]), number(['Official'])]);
    return this.#contribution(node);
  }

  #statement(statement: Statement, article: number, ends: ReadonlyMap<string, number>): void {
    const { key, type, properties } = statement;
    const record = this.#record;
    for (let word = 0; word < 4; word++) record[word] = wordOf(key, word * 8);
    record[FACT.article] = article;
    record[FACT.from] = ends.get(statement.from) as number;
    record[FACT.to] = ends.get(statement.to) as number;
    record[FACT.flags] = flagsOf(statement);
    record[FACT.order] = (properties.order as number | undefined) ?? 0;
    record[FACT.qualifier] = this.titles.number(statement.qualifier[QUALIFIER[type] ?? ''] as string | undefined);
    record[FACT.stage] = properties.stage === undefined ? 0 : this.stages.number(JSON.stringify(stageOf(properties)));
    this.facts.add(factPartition(type, record[0] as number), record);
  }

  /** Of an article by its number; undefined when it has none. */
  articleDate(article: number): string | undefined {
    return this.titles.value(this.#articleDates.get(article));
  }

  /** The id of a named node or an article by its place. */
  idAt(place: number): string {
    const number = numberAt(place);
    return isArticle(place) ? this.#articleIds.id(this.#articleIdNumbers.get(number)) : this.nodeIds.id(number);
  }

  labelAt(place: number): EntityLabel | 'Article' {
    return isArticle(place) ? 'Article' : (ENTITY_LABELS[this.#labels.get(numberAt(place))] as EntityLabel);
  }

  /** The newspapers of the pages that hold, each with all that those pages say of it. */
  *newspapers(): Generator<Publication & { place: number; cities: string[]; provinces: string[] }> {
    const said = new Map<number, { cities: Set<string>; provinces: Set<string> }>();
    const seen = new Set<number>();
    for (let page = 0; page < this.pages.size; page++) {
      const term = this.#sayings.get(page);
      if (this.pages.dead.has(page) || seen.has(term)) continue;
      seen.add(term);
      const saying = this.#said.value(term);
      if (!saying) continue;
      const sum = said.get(saying.publication) ?? { cities: new Set(), provinces: new Set() };
      said.set(saying.publication, sum);
      if (saying.city !== undefined) sum.cities.add(saying.city);
      if (saying.province !== undefined) sum.provinces.add(saying.province);
    }
    for (const [number, { cities, provinces }] of said) {
      const publication = this.#publications[number] as Publication;
      yield { ...publication, place: placeOf('publication', number), cities: [...cities], provinces: [...provinces] };
    }
  }

  close(): void {
    this.nodes.close();
    this.mentions.close();
    this.facts.close();
  }
}

function nodePartition(label: EntityLabel, id: string): number {
  return ENTITY_LABELS.indexOf(label) * NODE_PARTS + Math.floor(wordOf(id, 0) / (2 ** 32 / NODE_PARTS));
}

/** @param head first word of the key, signed or not. */
function factPartition(type: RelationType, head: number): number {
  return RELATION_TYPES.indexOf(type) * FACT_PARTS + Math.floor((head >>> 0) / (2 ** 32 / FACT_PARTS));
}

function flagsOf({ certain, fromLabel, properties: { remote, former, order } }: Statement): number {
  return (
    (certain ? FLAG.certain : 0) |
    (remote ? FLAG.remote : 0) |
    (former ? FLAG.former : 0) |
    (order === undefined ? 0 : FLAG.ordered) |
    (fromLabel === 'Person' ? FLAG.ofPerson : 0)
  );
}

function stageOf({ stage, stageOrder, stageDate }: Properties): Partial<Properties> {
  return { stage, stageOrder, ...(stageDate !== undefined && { stageDate }) } as Properties;
}
