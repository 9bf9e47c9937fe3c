import { ARTICLE_KEY, type Claim, type Entity } from '../domain/claim.js';
import type { ArticleFacts, PageFacts } from '../domain/facts.js';
import { printed } from '../domain/span.js';

/** One relation with its ends and its evidence, flat: a line of JSONL, a row of CSV. Empty text where not stated. */
export interface FactRow {
  readonly path: string;
  readonly publication: string;
  readonly date: string;
  readonly page: string;
  readonly headline: string;
  readonly type: string;
  readonly fromType: string;
  readonly from: string;
  readonly toType: string;
  readonly to: string;
  /** Title, role, capacity of the byline, or kinship, by the type. */
  readonly qualifier: string;
  /** Date of the event at either end. */
  readonly eventDate: string;
  readonly order: number | '';
  readonly remote: boolean;
  readonly former: boolean;
  /** Of INVOLVED_IN: how far the project has come, and the date of that stage. */
  readonly stage: string;
  readonly stageDate: string;
  readonly certain: boolean;
  readonly rule: string;
  /** UTF-16 offsets into the article's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The printed characters from `start` to `end`. */
  readonly evidence: string;
}

export const FACT_COLUMNS = [
  'path',
  'publication',
  'date',
  'page',
  'headline',
  'type',
  'fromType',
  'from',
  'toType',
  'to',
  'qualifier',
  'eventDate',
  'order',
  'remote',
  'former',
  'stage',
  'stageDate',
  'certain',
  'rule',
  'start',
  'end',
  'evidence',
] as const satisfies readonly (keyof FactRow)[];

/** The relations of a page, article by article, in the order in which they were found. */
export function factRows({ page, articles }: PageFacts): FactRow[] {
  return articles.flatMap((facts) => {
    const entities = new Map(facts.entities.map((entity) => [entity.key, entity]));
    return facts.claims.map((claim) => factRow(page.path, facts, claim, entities));
  });
}

function factRow(
  path: string,
  { article }: ArticleFacts,
  claim: Claim,
  entities: ReadonlyMap<string, Entity>,
): FactRow {
  const from = entities.get(claim.from);
  const to = entities.get(claim.to);
  const toArticle = claim.to === ARTICLE_KEY;
  return {
    path,
    publication: article.meta.publication ?? '',
    date: article.meta.date ?? '',
    page: article.meta.page ?? '',
    headline: article.headline,
    type: claim.type,
    fromType: from?.label ?? '',
    from: from?.name ?? '',
    toType: toArticle ? 'Article' : (to?.label ?? ''),
    to: toArticle ? article.headline : (to?.name ?? ''),
    qualifier: claim.qualifier ?? '',
    eventDate: to?.date ?? from?.date ?? '',
    order: claim.order ?? '',
    remote: claim.remote ?? false,
    former: claim.former ?? false,
    stage: claim.stage?.name ?? '',
    stageDate: claim.stage?.date ?? '',
    certain: claim.certain,
    rule: claim.rule,
    start: claim.evidence.start,
    end: claim.evidence.end,
    evidence: printed(article.text, claim.evidence),
  };
}
