import type { RelationType } from '../../domain/claim.js';
import type { ArticleChange, Properties, Statement } from '../../domain/graph-changes.js';

/** What articles say of a fact, added up; null where none says anything. */
export interface FactSums {
  /** Articles that state it. */
  readonly count: number;
  readonly certain: boolean;
  readonly first: string | null;
  readonly last: string | null;
  readonly order: number | null;
  readonly remote: true | null;
  readonly former: true | null;
  /** The stage of a project with the latest date; on one date the furthest. */
  readonly stage: string | null;
  readonly stageOrder: number | null;
  readonly stageDate: string | null;
}

/** Of a fact that no article states. */
export const NOTHING_STATED: FactSums = {
  count: 0,
  certain: false,
  first: null,
  last: null,
  order: null,
  remote: null,
  former: null,
  stage: null,
  stageOrder: null,
  stageDate: null,
};

/** A fact as the articles of one batch state it. */
export interface FactRow extends FactSums {
  readonly key: string;
  readonly type: RelationType;
  /** Ids of its ends. */
  readonly from: string;
  readonly to: string;
  /** All properties of the edge, should it be new. */
  readonly created: Properties;
}

/** The same while statements are being added up. */
type Sum = { -readonly [K in Exclude<keyof FactSums, 'count'>]: FactSums[K] } & {
  readonly statement: Statement;
  readonly articles: Set<string>;
};

/** A statement with the article that makes it. */
export interface Stating {
  readonly article: ArticleChange;
  readonly statement: Statement;
}

/** Adds up a batch's statements, one row for each fact, sorted by key. Order of the statements does not matter. */
export function factRows(statings: Iterable<Stating>): FactRow[] {
  const sums = new Map<string, Sum>();
  for (const { article, statement } of statings) {
    const sum = sums.get(statement.key) ?? emptySum(statement);
    sums.set(statement.key, sum);
    add(sum, article, statement);
  }
  return [...sums.values()].map(rowOf).sort((a, b) => (a.key < b.key ? -1 : 1));
}

const { count: _, ...NOTHING_ADDED } = NOTHING_STATED;

function emptySum(statement: Statement): Sum {
  return { statement, articles: new Set(), ...NOTHING_ADDED };
}

function add(sum: Sum, article: ArticleChange, { properties, certain }: Statement): void {
  const date = article.date ?? null;
  const { order, remote, former } = properties;
  if ((date ?? '') > (sum.last ?? '') || sum.articles.size === 0) sum.former = former ? true : null;
  else if ((date ?? '') === (sum.last ?? '') && former) sum.former = true;
  if (date !== null && (sum.first === null || date < sum.first)) sum.first = date;
  if (date !== null && (sum.last === null || date > sum.last)) sum.last = date;
  if (typeof order === 'number' && (sum.order === null || order < sum.order)) sum.order = order;
  if (remote) sum.remote = true;
  sum.certain ||= certain;
  sum.articles.add(article.id);
  if (isLaterStage(properties, sum)) Object.assign(sum, stageOf(properties));
}

function isLaterStage({ stage, stageDate, stageOrder }: Properties, sum: Sum): boolean {
  if (stage === undefined || sum.stage === null) return stage !== undefined;
  const [date, before] = [stageDate ?? '', sum.stageDate ?? ''];
  return date > before || (date === before && Number(stageOrder) > Number(sum.stageOrder));
}

function stageOf({ stage, stageOrder, stageDate = null }: Properties & { stageDate?: Properties[string] | null }) {
  return { stage, stageOrder, stageDate };
}

function rowOf({ statement, articles, ...sum }: Sum): FactRow {
  const { key, type, from, to, qualifier } = statement;
  const counted = { count: articles.size, ...sum };
  const created = { key, ...qualifier, ...counted };
  return { key, type, from, to, created: withoutNulls(created), ...counted };
}

function withoutNulls(properties: Readonly<Record<string, unknown>>): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)) as Properties;
}

/** Properties of the STATES edge of a statement. */
export function statementProperties({ article, statement }: Stating): Properties {
  const { key, type, start, end, quote, rule, certain, properties } = statement;
  return {
    key,
    type,
    start,
    end,
    quote,
    rule,
    certain,
    ...(article.date !== undefined && { date: article.date }),
    ...properties,
  };
}
