import { createHash } from 'node:crypto';
import type { Article } from '../../src/domain/article.js';
import type { Claim, Entity, ProjectStage } from '../../src/domain/claim.js';
import type { ArticleFacts, PageFacts } from '../../src/domain/facts.js';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { PageMeta } from '../../src/domain/page.js';
import { resolve } from '../../src/pipeline/5-resolve/index.js';

export type EntitySpec = Pick<Entity, 'label' | 'name'> &
  Partial<Omit<Entity, 'label' | 'name' | 'mentions' | 'rule'>> & { readonly times?: number };
export type ClaimSpec = Pick<Claim, 'type' | 'from' | 'to'> &
  Partial<Omit<Claim, 'type' | 'from' | 'to' | 'evidence' | 'stage'>> & {
    readonly stage?: Omit<ProjectStage, 'evidence'>;
  };

export interface ArticleSpec {
  readonly entities: readonly EntitySpec[];
  readonly claims?: readonly ClaimSpec[];
  readonly headline?: string;
}

export interface PageSpec {
  readonly meta?: PageMeta;
  readonly path?: string;
  readonly articles: readonly ArticleSpec[];
}

export const META: PageMeta = {
  publication: '青岛日报',
  city: '青岛市',
  province: '山东省',
  date: '2022-05-06',
  page: '01',
};

/**
 * Facts of a page whose text is made of the names and claims themselves: a line a mention, a line a claim, so that each
 * has printed evidence. An entity's key is its name unless given.
 */
export function pageFacts({ meta = META, path = 'page.txt', articles }: PageSpec): PageFacts {
  const facts = articles.map((article, index) => articleFacts(article, index, meta));
  const text = facts.map((one) => one.article.text).join('\n\n');
  const hash = createHash('sha256')
    .update(JSON.stringify([text, meta]))
    .digest('hex');
  return { page: { path, meta, text, hash, issues: [] }, articles: facts };
}

/** The changes of such a page. */
export function changesOf(page: PageSpec): GraphChanges {
  return resolve(pageFacts(page));
}

function articleFacts(
  { entities, claims = [], headline = '标题' }: ArticleSpec,
  index: number,
  meta: PageMeta,
): ArticleFacts {
  let text = headline;
  const print = (line: string) => {
    const start = text.length + 1;
    text += `\n${line}`;
    return { start, end: text.length };
  };
  const named = entities.map(({ times = 1, ...entity }): Entity => {
    const mentions = Array.from({ length: times }, () => print(entity.name));
    return { key: entity.name, aliases: [], certain: true, rule: 'test/entity', ...entity, mentions };
  });
  const claimed = claims.map(({ stage, ...claim }): Claim => {
    const evidence = print(`${claim.from} ${claim.type} ${claim.qualifier ?? ''} ${claim.to}`);
    const told = stage && { stage: { ...stage, evidence: print(`${claim.to} ${stage.name} ${stage.date ?? ''}`) } };
    return { certain: true, rule: 'test/claim', ...claim, evidence, ...told };
  });
  const article: Article = {
    index,
    headline,
    kind: 'news',
    meta,
    text,
    parts: { headline: { start: 0, end: headline.length }, bylines: [], paragraphs: [], sectionHeads: [] },
    pieces: [],
    issues: [],
  };
  return { article, entities: named, claims: claimed, issues: [] };
}
