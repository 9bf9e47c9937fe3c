import { QUALIFIER, RELATION_TYPES, type RelationType } from '../../../domain/claim.js';
import type { ArticleChange, GraphChanges, NodeChange } from '../../../domain/graph-changes.js';
import { ENTITY_LABELS } from '../../../domain/mention.js';
import { graphSchema } from '../../../knowledge/schema.js';
import { type PagePlace, type PageSink, placeOf } from '../finished/collector.js';
import type { FinishedFact } from '../finished/facts.js';
import { FinishedGraph } from '../finished/finished-graph.js';
import type { PageLedger } from '../finished/page-ledger.js';
import { Values } from '../finished/spill.js';
import { ledgerEntry } from '../plan.js';
import { LIST_DELIMITER, listField, numbersField, textField } from './csv-values.js';
import type { WrittenFiles } from './index.js';
import { type Columns, Table } from './table.js';

const FACT_COLUMNS: Columns = {
  key: { type: 'string' },
  count: { type: 'integer' },
  certain: { type: 'boolean' },
  first: { type: 'string' },
  last: { type: 'string' },
  order: { type: 'integer' },
  remote: { type: 'boolean' },
  former: { type: 'boolean' },
  stage: { type: 'string' },
  stageOrder: { type: 'integer' },
  stageDate: { type: 'string' },
  source: { type: 'string' },
  code: { type: 'string' },
};

/** Of the ledger's entries for files, which are no part of the graph that lexicon/schema/ describes. */
const FILE_COLUMNS: Columns = Object.fromEntries(
  ['path', 'pageId', 'content', 'input', 'extractor', 'lexicon', 'schema'].map((name) => [name, { type: 'string' }]),
);

/** Writes pages as import files: what only one article says as it comes, what several say together in the end. */
export class ImportFiles {
  readonly #graph: FinishedGraph;
  readonly #pages: PageTables;
  readonly #tables: Table[] = [];

  /**
   * @param folder for the files.
   * @param parts an empty folder for what is not finished yet.
   */
  constructor(
    private readonly folder: string,
    parts: string,
  ) {
    this.#pages = new PageTables(folder, parts);
    this.#graph = new FinishedGraph(parts, this.#pages);
  }

  /** Takes in a page, which replaces the earlier one of its id. @throws GuanxiError for changes without evidence. */
  add(page: GraphChanges): void {
    this.#graph.add(page);
  }

  finish(): WrittenFiles {
    this.#publications();
    this.#namedNodes();
    this.#facts();
    this.#meetings();
    this.#files();
    const { replacedPages, collector } = this.#graph;
    this.#pages.takeBack(replacedPages);
    this.#pages.sources(collector.pages);
    const tables = [...this.#pages.tables, ...this.#tables];
    return {
      arguments: [...tables.flatMap((table) => table.finish() ?? []), ...OPTIONS],
      pages: collector.pages.counts,
    };
  }

  #table(labels: readonly string[], columns = columnsOf(labels[0] as string)): Table {
    const table = new Table(this.folder, { labels }, columns);
    this.#tables.push(table);
    return table;
  }

  #publications(): void {
    const table = this.#table(['Publication']);
    for (const { place, ...properties } of this.#graph.publications()) {
      table.addProperties(String(place), properties);
    }
  }

  #namedNodes(): void {
    for (const label of ENTITY_LABELS) {
      const [plain, official] = [this.#table([label]), this.#table([label, 'Official'])];
      for (const portion of this.#graph.nodes(label)) {
        for (const node of portion) {
          const table = node.official ? official : plain;
          table.addProperties(String(placeOf('node', node.number)), { id: node.id, ...node.properties });
        }
      }
    }
  }

  #facts(): void {
    for (const type of RELATION_TYPES) {
      const name = QUALIFIER[type];
      const columns: Columns = name === undefined ? FACT_COLUMNS : { ...FACT_COLUMNS, [name]: { type: 'string' } };
      const table = new Table(this.folder, { type }, columns);
      this.#tables.push(table);
      for (const portion of this.#graph.facts(type)) {
        for (const fact of portion) table.add(factRow(fact, type));
      }
    }
  }

  #meetings(): void {
    const table = new Table(
      this.folder,
      { type: 'MET' },
      edgeColumns('MET', ['key', 'grade', 'count', 'first', 'last']),
    );
    this.#tables.push(table);
    for (const portion of this.#graph.meetings()) {
      for (const { a, b, key, grade, count, first, last } of portion) {
        const ends = `${placeOf('node', a)},${placeOf('node', b)}`;
        table.add(`${ends},${key},${grade},${count},${textField(first)},${textField(last)}`);
      }
    }
  }

  /** Their places follow those of the pages. */
  #files(): void {
    const table = this.#table(['SourceFile'], FILE_COLUMNS);
    const { pages } = this.#graph.collector;
    let number = pages.size;
    for (const file of pages.files()) table.addProperties(String(placeOf('page', number++)), { ...file });
  }

  close(): void {
    this.#graph.close();
  }
}

/** Texts have line breaks; one damaged row is a fault of these files, not of the newspapers. */
const OPTIONS = [
  '--id-type=integer',
  `--array-delimiter=U+${LIST_DELIMITER.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
  '--multiline-fields=true',
  '--bad-tolerance=0',
];

/** Columns of a label as lexicon/schema/ has them; the id is one of them. */
function columnsOf(label: string): Columns {
  return { id: { type: 'string' }, ...graphSchema().nodes.get(label)?.properties };
}

/** Columns of a relation type in the order of the rows that are made here. */
function edgeColumns(type: string, names: readonly string[]): Columns {
  const { properties = {} } = graphSchema().relations.get(type) ?? {};
  return Object.fromEntries(names.map((name) => [name, properties[name] as Columns[string]]));
}

function factRow(fact: FinishedFact, type: RelationType): string {
  const { from, to, key, count, certain, first, last, order, remote, former } = fact;
  const sums = `${from},${to},${key},${count},${certain},${textField(first)},${textField(last)}`;
  const more = `${order ?? ''},${remote ?? ''},${former ?? ''}`;
  const listed = `${textField(fact.source)},${textField(fact.code)}`;
  const row = `${sums},${more},${textField(fact.stage)},${fact.stageOrder ?? ''},${textField(fact.stageDate)},${listed}`;
  return QUALIFIER[type] === undefined ? row : `${row},${textField(fact.qualifier)}`;
}

const MENTION_COLUMNS = ['count', 'offsets', 'aliases', 'kind', 'official', 'end', 'dateText'];
const STATEMENT_COLUMNS = ['key', 'type', 'start', 'end', 'quote', 'date', 'rule', 'certain'];
/** Few statements have any of these. */
const RARE_COLUMNS = [
  'order',
  'remote',
  'former',
  'stage',
  'stageOrder',
  'stageDate',
  'stageStart',
  'stageEnd',
  'stageQuote',
];

/** The tables of what only one page says. */
class PageTables implements PageSink {
  readonly #sources: Table;
  readonly #articles: Table;
  readonly #mentions: Table;
  readonly #reports: Table;
  readonly #published: Table;
  readonly #states: Table;
  /** Ledger entries: where a page lies is known in the end. */
  readonly #entries: Values<readonly [page: number, entry: Entry]>;

  constructor(folder: string, parts: string) {
    this.#entries = new Values(parts, 'pages');
    this.#sources = new Table(folder, { labels: ['SourcePage'] }, columnsOf('SourcePage'));
    this.#articles = new Table(folder, { labels: ['Article'] }, columnsOf('Article'));
    this.#mentions = new Table(folder, { type: 'MENTIONS' }, edgeColumns('MENTIONS', MENTION_COLUMNS));
    this.#reports = new Table(folder, { type: 'REPORTS' }, {});
    this.#published = new Table(folder, { type: 'PUBLISHED_IN' }, {});
    const columns = edgeColumns('STATES', [...STATEMENT_COLUMNS, ...RARE_COLUMNS]);
    this.#states = new Table(folder, { type: 'STATES' }, columns);
  }

  get tables(): readonly Table[] {
    return [this.#sources, this.#articles, this.#mentions, this.#reports, this.#published, this.#states];
  }

  page(page: GraphChanges, at: PagePlace): void {
    this.#entries.add(partOf(at.number), [at.number, ledgerEntry(page, page.path)]);
    for (let index = 0; index < page.articles.length; index++) {
      const article = page.articles[index] as ArticleChange;
      const place = at.ends[index]?.get(article.id) as number;
      const { nodes, statements, ...own } = article;
      this.#articles.addProperties(String(place), { ...own, pageId: page.pageId });
      if (at.publication !== undefined) this.#published.add(`${place},${at.publication}`);
      this.#mention(nodes, place, at.nodes[index] as Int32Array);
      this.#state(article, place, at.ends[index] as ReadonlyMap<string, number>);
    }
    for (const table of this.tables) table.endPage();
  }

  #mention(nodes: readonly NodeChange[], article: number, places: Int32Array): void {
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as NodeChange;
      const { kind, end, dateText } = node.properties as Readonly<Record<string, string | undefined>>;
      const counted = `${article},${places[index]},${node.mentions},${numbersField(node.offsets)}`;
      const official = node.also.includes('Official') ? 'true' : '';
      const said = `${listField(node.aliases)},${textField(kind)},${official}`;
      this.#mentions.add(`${counted},${said},${textField(end)},${textField(dateText)}`);
      if (node.label === 'Event') this.#reports.add(`${article},${places[index]}`);
    }
  }

  #state({ statements, date }: ArticleChange, article: number, ends: ReadonlyMap<string, number>): void {
    const dated = textField(date);
    for (const { key, type, from, start, end, quote, rule, certain, properties } of statements) {
      const evidence = `${start},${end},${textField(quote)},${dated},${textField(rule)},${certain}`;
      let row = `${article},${ends.get(from)},${key},${type},${evidence}`;
      const { order, remote, former, stage } = properties;
      row += `,${order ?? ''},${remote ?? ''},${former ?? ''}`;
      if (stage === undefined) row += ',,,,,,';
      else for (const name of RARE_COLUMNS.slice(3)) row += `,${fieldOf(properties[name])}`;
      this.#states.add(row);
    }
  }

  takeBack(pages: ReadonlySet<number>): void {
    for (const table of this.tables) table.takeBack(pages);
  }

  sources(pages: PageLedger): void {
    for (let part = 0; part <= partOf(pages.size); part++) {
      for (const [number, entry] of this.#entries.read(part)) {
        if (pages.dead.has(number)) continue;
        this.#sources.addProperties(String(placeOf('page', number)), { ...entry, path: pages.pathOf(number) });
      }
    }
    this.#entries.close();
  }
}

type Entry = ReturnType<typeof ledgerEntry>;

function partOf(page: number): number {
  return page >>> 12;
}

function fieldOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : textField(value as string | undefined);
}
