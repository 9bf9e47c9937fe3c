import { ARTICLE_KEY, type Claim, type Entity, QUALIFIER } from '../../domain/claim.js';
import { extended } from '../../domain/extended.js';
import type { ArticleFacts, PageFacts } from '../../domain/facts.js';
import type { ArticleChange, NodeChange, Properties, Statement } from '../../domain/graph-changes.js';
import { printed, type Span } from '../../domain/span.js';
import { GuanxiError } from '../../errors.js';
import { type Identity, identify } from './identity.js';
import { articleId, digest, factKey } from './ids.js';
import { byCodePoint, sortedSet } from './order.js';
import { romanise } from './pinyin.js';
import { isOfficial } from './sphere.js';

/** What loading one article of a page does to the graph. @throws GuanxiError as `resolve`. */
export function resolveArticle(page: PageFacts, facts: ArticleFacts, pageId: string): ArticleChange {
  const { article } = facts;
  const id = articleId(pageId, article.index);
  const identities = new Map<string, Identity>();
  for (const entity of facts.entities) identities.set(entity.key, identify({ page, facts, articleId: id }, entity));
  const change = {
    id,
    headline: article.headline,
    ...stated({ kicker: article.kicker, subtitle: article.subtitle }),
    kind: article.kind,
    ...stated({ date: article.meta.date, page: article.meta.page }),
    index: article.index,
    text: article.text,
    nodes: nodesOf(facts, identities),
    statements: statementsOf(facts, identities, id),
  };
  return extended(change, { hash: digest(change) });
}

function nodesOf(facts: ArticleFacts, identities: ReadonlyMap<string, Identity>): NodeChange[] {
  const groups = new Map<string, Entity[]>();
  for (const entity of facts.entities) {
    const { id } = identities.get(entity.key) as Identity;
    const group = groups.get(id);
    if (group) group.push(entity);
    else groups.set(id, [entity]);
  }
  const nodes = [...groups.values()].map((group) => nodeOf(facts, group, identities));
  return nodes.sort((a, b) => byCodePoint(a.id, b.id));
}

/** @param group the entities of the article that are one node; mostly one. */
function nodeOf(facts: ArticleFacts, group: readonly Entity[], identities: ReadonlyMap<string, Identity>): NodeChange {
  const first = group[0] as Entity;
  const identity = identities.get(first.key) as Identity;
  const { id, name } = identity;
  const offsets = offsetsOf(facts, group);
  return {
    id,
    label: first.label,
    also: group.some((entity) => entity.label === 'Person' && isOfficial(facts, entity)) ? ['Official'] : [],
    name,
    aliases: aliasesOf(group, name),
    properties: propertiesOf(group, identity),
    mentions: offsets.length / 2,
    offsets,
  };
}

/** The other forms of a node's name, each once. */
function aliasesOf(group: readonly Entity[], name: string): string[] {
  const aliases: string[] = [];
  for (const entity of group) {
    if (entity.name !== name) aliases.push(entity.name);
    for (const alias of entity.aliases) if (alias !== name) aliases.push(alias);
  }
  return aliases.length > 1 ? sortedSet(aliases) : aliases;
}

function offsetsOf(facts: ArticleFacts, group: readonly Entity[]): number[] {
  const spans: Span[] = [];
  for (const entity of group) {
    for (const span of entity.mentions) {
      if (!isPrinted(facts, span)) throw misplaced(facts, span, `the mention of ${entity.label} ${entity.name}`);
      spans.push(span);
    }
  }
  if (spans.length === 0) {
    const { label, name } = group[0] as Entity;
    throw new GuanxiError(`${where(facts)}: ${label} ${name} has no mention. Each entity needs at least one span.`);
  }
  if (spans.length > 1) spans.sort((a, b) => a.start - b.start || a.end - b.end);
  const offsets: number[] = [];
  for (const [i, { start, end }] of spans.entries()) {
    const before = i > 0 ? spans[i - 1] : undefined;
    if (before?.start !== start || before.end !== end) offsets.push(start, end);
  }
  return offsets;
}

function propertiesOf(group: readonly Entity[], { name, sphere, division }: Identity): Properties {
  const latin = sphere === undefined ? undefined : romanise(name);
  return stated({
    kind: group.find(({ kind }) => kind !== undefined)?.kind,
    date: group.find(({ date }) => date !== undefined)?.date,
    end: group.find(({ end }) => end !== undefined)?.end,
    dateText: group.find(({ dateText }) => dateText !== undefined)?.dateText,
    sphere,
    pinyin: latin?.full,
    pinyinInitials: latin?.initials,
    code: division?.code,
    level: division?.level,
  });
}

function statementsOf(facts: ArticleFacts, identities: ReadonlyMap<string, Identity>, articleId: string): Statement[] {
  const labels = new Map(facts.entities.map((entity) => [entity.key, entity.label]));
  const end = (key: string, claim: Claim) => {
    if (key === ARTICLE_KEY) return { id: articleId, label: 'Article' as const };
    const id = identities.get(key)?.id;
    const label = labels.get(key);
    if (id !== undefined && label !== undefined) return { id, label };
    throw new GuanxiError(
      `${where(facts)}: claim ${claim.type} (${claim.rule}) expected an entity of the article, found “${key}”. Mend the rule.`,
    );
  };
  const statements = new Map<string, Statement>();
  for (const claim of facts.claims) {
    const statement = statementOf(facts, claim, { from: end(claim.from, claim), to: end(claim.to, claim) });
    const place = `${statement.key}/${statement.start}/${statement.end}`;
    if (!statements.get(place)?.certain) statements.set(place, statement);
  }
  return [...statements.values()].sort(
    (a, b) => byCodePoint(a.type, b.type) || byCodePoint(a.key, b.key) || a.start - b.start || a.end - b.end,
  );
}

interface Ends {
  readonly from: { readonly id: string; readonly label: Statement['fromLabel'] };
  readonly to: { readonly id: string; readonly label: Statement['toLabel'] };
}

function statementOf(facts: ArticleFacts, claim: Claim, { from, to }: Ends): Statement {
  const { start, end } = claim.evidence;
  if (!isPrinted(facts, claim.evidence)) {
    throw misplaced(facts, claim.evidence, `the evidence of ${claim.type} (${claim.rule})`);
  }
  const quote = printed(facts.article.text, claim.evidence);
  const qualifierName = QUALIFIER[claim.type];
  return {
    key: factKey({ type: claim.type, from: from.id, to: to.id, qualifier: claim.qualifier }),
    type: claim.type,
    from: from.id,
    fromLabel: from.label,
    to: to.id,
    toLabel: to.label,
    qualifier: qualifierName && claim.qualifier !== undefined ? named(qualifierName, claim.qualifier) : {},
    properties: propertiesOfClaim(facts, claim),
    certain: claim.certain,
    rule: claim.rule,
    start,
    end,
    quote,
  };
}

/** An object of one property. A literal with a computed name takes the engine ten times as long. */
function named(name: string, value: string): Record<string, string> {
  const one: Record<string, string> = {};
  one[name] = value;
  return one;
}

function propertiesOfClaim(facts: ArticleFacts, { order, remote, former, stage, rule }: Claim): Properties {
  const { start, end } = stage?.evidence ?? {};
  return stated({
    order,
    remote: remote || undefined,
    former: former || undefined,
    stage: stage?.name,
    stageOrder: stage?.order,
    stageDate: stage?.date,
    stageStart: start,
    stageEnd: end,
    stageQuote: stage && requireText(facts, stage.evidence, `the evidence of the stage ${stage.name} (${rule})`),
  });
}

/** The printed characters of a span. @throws GuanxiError when the span is empty or leaves the text. */
function requireText(facts: ArticleFacts, span: Span, what: string): string {
  if (isPrinted(facts, span)) return printed(facts.article.text, span);
  throw misplaced(facts, span, what);
}

/** True of a span that is not empty and lies in the text. */
function isPrinted({ article }: ArticleFacts, { start, end }: Span): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= article.text.length;
}

function misplaced(facts: ArticleFacts, { start, end }: Span, what: string): GuanxiError {
  const { length } = facts.article.text;
  return new GuanxiError(
    `${where(facts)}: expected ${what} within the ${length} characters of the article, found ${start}–${end}. Mend the rule.`,
  );
}

function where({ article }: ArticleFacts): string {
  return `Article ${article.index + 1} “${article.headline}”`;
}

/** The properties that have a value, in the order given. */
function stated<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const name in properties) {
    const value = properties[name];
    if (value !== undefined) kept[name] = value as Exclude<T[typeof name], undefined>;
  }
  return kept;
}
