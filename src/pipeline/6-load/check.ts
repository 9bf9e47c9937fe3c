import { QUALIFIER, RELATION_TYPES } from '../../domain/claim.js';
import type { ArticleChange, GraphChanges, NodeChange, Statement } from '../../domain/graph-changes.js';
import { ENTITY_LABELS } from '../../domain/mention.js';
import { InputError } from '../../errors.js';
import { printable, type ValueKind, valueProblem } from './check-value.js';

const ID = /^[0-9a-f]{32}$/;
const LABELS: ReadonlySet<string> = new Set(ENTITY_LABELS);
const TYPES: ReadonlySet<string> = new Set(RELATION_TYPES);

/** A path is shown whole; no file system knows longer ones. */
const MAX_PATH = 4096;

/** Properties by name, with what they may hold. */
type Kinds = Readonly<Record<string, ValueKind>>;

/** Of the values that pages and articles are made of, those that need not be there. */
const OPTIONAL = new Set(['kicker', 'subtitle', 'date', 'page', 'city', 'province']);

const PAGE_VALUES: Kinds = { path: 'name', hash: 'text' };
const PUBLICATION_VALUES: Kinds = { id: 'name', name: 'text', city: 'text', province: 'text' };
const ARTICLE_VALUES: Kinds = {
  headline: 'text',
  kicker: 'text',
  subtitle: 'text',
  kind: 'text',
  date: 'day',
  page: 'name',
  index: 'integer',
  text: 'text',
  hash: 'text',
};
/** What an article has besides values. */
const ARTICLE_PARTS = new Set(['id', 'nodes', 'statements']);
const NODE_VALUES: Kinds = { name: 'name', aliases: 'texts', mentions: 'integer' };
const NODE_PROPERTIES: Kinds = {
  kind: 'text',
  date: 'day',
  end: 'day',
  dateText: 'text',
  sphere: 'text',
  pinyin: 'text',
  pinyinInitials: 'text',
  code: 'name',
  level: 'text',
};
const STAGE_PROPERTIES: Kinds = {
  stage: 'text',
  stageOrder: 'integer',
  stageDate: 'date',
  stageStart: 'integer',
  stageEnd: 'integer',
  stageQuote: 'text',
};
const STATEMENT_VALUES: Kinds = { start: 'integer', end: 'integer', quote: 'text', rule: 'text', certain: 'boolean' };
const STATEMENT_PROPERTIES: Kinds = { order: 'integer', remote: 'boolean', former: 'boolean', ...STAGE_PROPERTIES };

/**
 * Refuses changes that would put into the graph what no article states: a fact whose quote is not the printed characters
 * at its offsets, an edge to a node that the article does not name, a label, type or property that is not the ontology's;
 * and values that the database would alter, or for which it would refuse the other pages of the transaction too.
 * Changes may come from another process, so the loader does not rely on `resolve`.
 * @throws InputError naming page, article and what was found.
 */
export function checkChanges(changes: GraphChanges): void {
  const where = printable(changes.path, MAX_PATH);
  require(ID.test(changes.pageId), where, `a page id of 32 hexadecimal digits, found “${changes.pageId}”`);
  checkValues(where, 'the page', changes, PAGE_VALUES);
  if (changes.publication) checkValues(where, 'the publication', changes.publication, PUBLICATION_VALUES);
  for (const article of changes.articles) checkArticle(where, article);
}

function checkArticle(page: string, article: ArticleChange): void {
  const where = `${page}, article ${article.index + 1} “${printable(article.headline)}”`;
  require(ID.test(article.id), where, `an article id of 32 hexadecimal digits, found “${article.id}”`);
  checkValues(where, 'the article', article, ARTICLE_VALUES);
  const unknown = Object.keys(article).find((key) => !Object.hasOwn(ARTICLE_VALUES, key) && !ARTICLE_PARTS.has(key));
  require(unknown === undefined, where, `properties of the ontology, found “${unknown}” on the article`);
  const labels = new Map<string, string>([[article.id, 'Article']]);
  for (const node of article.nodes) {
    require(!labels.has(node.id), where, `each node once, found ${node.label} ${printable(node.name)} twice`);
    checkNode(where, article, node);
    labels.set(node.id, node.label);
  }
  for (const statement of article.statements) checkStatement(where, article, { statement, labels });
}

function checkNode(where: string, article: ArticleChange, node: NodeChange): void {
  require(LABELS.has(node.label), where, `a label of the ontology, found “${node.label}”`);
  require(ID.test(node.id), where, `a node id of 32 hexadecimal digits, found “${node.id}”`);
  const what = `${node.label} ${printable(node.name)}`;
  checkValues(where, what, node, NODE_VALUES);
  checkProperties(where, what, node.properties, NODE_PROPERTIES);
  require(node.also.every((label) => label === 'Official'), where, `no further label but Official, found ${node.also}`);
  const { offsets, mentions } = node;
  const inText = offsets.every((offset) => Number.isInteger(offset) && offset >= 0 && offset <= article.text.length);
  const paired = mentions > 0 && offsets.length === 2 * mentions && inText;
  require(paired, where, `a pair of offsets for each mention of ${what}, found [${offsets}]`);
}

interface InArticle {
  readonly statement: Statement;
  /** Labels of the article's nodes by id. */
  readonly labels: ReadonlyMap<string, string>;
}

function checkStatement(where: string, article: ArticleChange, { statement, labels }: InArticle): void {
  const { type, key, start, end, quote, qualifier, properties } = statement;
  require(TYPES.has(type), where, `a relation type of the ontology, found “${type}”`);
  require(ID.test(key), where, `a fact key of 32 hexadecimal digits, found “${key}”`);
  const known = labels.get(statement.from) === statement.fromLabel && labels.get(statement.to) === statement.toLabel;
  require(known, where, `both ends of ${type} (${statement.rule}) among the nodes of the article`);
  const qualified = Object.keys(qualifier).every((name) => name === QUALIFIER[type]);
  require(qualified, where, `no qualifier of ${type} but ${QUALIFIER[type] ?? 'none'}, found ${Object.keys(qualifier)}`);
  const what = `${type} (${statement.rule})`;
  checkValues(where, what, statement, STATEMENT_VALUES);
  for (const name of Object.keys(qualifier)) checkValues(where, what, qualifier, { [name]: 'text' });
  checkProperties(where, what, properties, STATEMENT_PROPERTIES);
  checkQuote(where, article, { what, start, end, quote });
  checkStage(where, article, statement);
}

function checkStage(where: string, article: ArticleChange, { type, properties }: Statement): void {
  const { stage, stageOrder, stageStart: start, stageEnd: end, stageQuote: quote } = properties;
  if (stage === undefined) {
    const stray = Object.keys(STAGE_PROPERTIES).find((name) => name in properties);
    require(stray === undefined, where, `no ${stray} of ${type} without a stage`);
    return;
  }
  require(type === 'INVOLVED_IN', where, `a stage of INVOLVED_IN only, found “${stage}” on ${type}`);
  require(Number.isInteger(stageOrder), where, `the place of stage ${stage} in their order, found “${stageOrder}”`);
  checkQuote(where, article, { what: `stage ${stage}`, start, end, quote });
}

interface Quote {
  readonly what: string;
  readonly start: unknown;
  readonly end: unknown;
  readonly quote: unknown;
}

function checkQuote(where: string, article: ArticleChange, { what, start, end, quote }: Quote): void {
  const printed = article.text.slice(Number(start), Number(end));
  const isPrinted = quote !== '' && printed === quote;
  require(isPrinted, where, `the evidence of ${what} at ${start}–${end} to be the printed “${printable(printed)}”, found “${printable(quote)}”`);
}

/** Listed values must be there, unless they are optional, and hold what they may. */
function checkValues(where: string, what: string, values: object, kinds: Kinds): void {
  for (const name in kinds) {
    if (!(name in values) && OPTIONAL.has(name)) continue;
    checkValue(where, `${name} of ${what}`, { kind: kinds[name] as ValueKind, value: values[name as keyof object] });
  }
}

/** All properties must be listed, and hold what they may. */
function checkProperties(where: string, what: string, values: object, kinds: Kinds): void {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(kinds, name));
  require(unknown === undefined, where, `properties of the ontology, found “${unknown}” on ${what}`);
  for (const [name, value] of Object.entries(values)) {
    checkValue(where, `${name} of ${what}`, { kind: kinds[name] as ValueKind, value });
  }
}

function checkValue(where: string, what: string, { kind, value }: { kind: ValueKind; value: unknown }): void {
  const problem = valueProblem(kind, value);
  if (problem !== undefined) require(false, where, `${what} to be ${problem}`);
}

function require(holds: boolean, where: string, expected: string): void {
  if (!holds)
    throw new InputError(`${where}: expected ${expected}. Nothing of this page was loaded; extract it again.`);
}
