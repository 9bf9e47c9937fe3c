import type { PageFacts } from '../domain/facts.js';
import { type ArticlePair, alignArticles } from './align.js';
import { compareArticles, type Finding, SCORED_ENTITIES, SCORED_RELATIONS } from './compare.js';
import { type Difference, differenceOf, differenceOfDivision, differenceOfFiles } from './difference.js';
import { type Count, countOf, type Figures, figures } from './figures.js';
import type { GoldPage } from './gold.js';
import { placePassages } from './passages.js';
import { PageReading } from './reading.js';
import { division, type Placed, SEGMENTATION_ROWS } from './segmentation.js';
import type { Stage } from './stage.js';

/** Figures by type, in the order of the ontology, for the types that either side has; `micro` sums them up. */
export type FiguresByType = Readonly<Record<string, Figures>> & { readonly micro: Figures };

/** How many facts of one type each stage lost and invented. */
interface StageCounts {
  readonly missed: Readonly<Record<Stage, number>>;
  readonly invented: Readonly<Record<Stage, number>>;
}

/** How predicted facts compare with gold facts. */
export interface Evaluation {
  readonly entities: FiguresByType;
  readonly relations: FiguresByType;
  /** Of the division into articles (`division`), by what is measured, for what either side has. */
  readonly segmentation: Readonly<Record<string, Figures>>;
  /** By type, for the types that miss or invent anything; absent when only files of facts were compared. */
  readonly stages?: Readonly<Record<string, StageCounts>>;
  /** Misses and inventions, page by page and article by article. */
  readonly differences: readonly Difference[];
  /** Predicted facts of derived or unknown types, which are not scored: how many by type. */
  readonly ignored: Readonly<Record<string, number>>;
}

/** A page to compare. */
export interface EvaluatedPage {
  /** How differences name the page. */
  readonly name?: string;
  readonly gold: GoldPage;
  readonly predicted: GoldPage;
  /** What `predicted` was made of; with it, differences have stages and sentences, and boundaries are measured. */
  readonly facts?: PageFacts;
}

/**
 * Compares the predicted facts of pages with their gold facts, page by page, and adds the counts up.
 * The rules: facts are compared as sets within articles that tell the same, names by any gold alias, events by date and
 * participants; `optional` gold facts count neither way.
 */
export function evaluatePages(pages: readonly EvaluatedPage[]): Evaluation {
  const tally = new EvaluationTally();
  for (const page of pages) evaluatePage(page, tally);
  const { counts, differences, ignored } = tally;
  const read = pages.length > 0 && pages.every(({ facts }) => facts !== undefined);
  return {
    entities: withSum(SCORED_ENTITIES, counts.entities),
    relations: withSum(SCORED_RELATIONS, counts.relations),
    segmentation: byType(SEGMENTATION_ROWS, counts.segmentation),
    ...(read ? { stages: stagesOf(differences) } : {}),
    differences,
    ignored,
  };
}

/** `evaluatePages` of one page. */
export function evaluate(gold: GoldPage, predicted: GoldPage): Evaluation {
  return evaluatePages([{ gold, predicted }]);
}

class EvaluationTally {
  readonly counts = {
    segmentation: new Map<string, Count>(),
    entities: new Map<string, Count>(),
    relations: new Map<string, Count>(),
  };
  readonly differences: Difference[] = [];
  readonly ignored: Record<string, number> = {};

  hit(group: Difference['group'], type: string, times = 1): void {
    countOf(this.counts[group], type).hits += times;
  }

  differ(difference: Difference): void {
    const count = countOf(this.counts[difference.group], difference.type);
    if (difference.outcome === 'miss') count.misses++;
    else count.inventions++;
    this.differences.push(difference);
  }

  ignore(type: string): void {
    this.ignored[type] = (this.ignored[type] ?? 0) + 1;
  }
}

function evaluatePage({ name, gold, predicted, facts }: EvaluatedPage, tally: EvaluationTally): void {
  const pairs = alignArticles(gold.articles, predicted.articles);
  const placed = facts && placedOn(new PageReading(facts, predicted), pairs);
  const named = (difference: Difference): Difference =>
    name === undefined ? difference : { ...difference, page: name };
  const { counts, faults } = division(pairs, placed);
  for (const [type, { hits }] of counts) tally.hit('segmentation', type, hits);
  for (const pair of pairs) {
    for (const fault of faults.filter((f) => f.pair === pair))
      tally.differ(named(differenceOfDivision(fault, placed?.page)));
    const differ = (finding: Finding): void =>
      tally.differ(named(placed ? differenceOf(finding, { ...placed, pair }) : differenceOfFiles(finding, pair)));
    compareArticles(pair, {
      hit: (group, type) => tally.hit(group, type),
      differ,
      ignore: (type) => tally.ignore(type),
    });
  }
}

function placedOn(page: PageReading, pairs: readonly ArticlePair[]): Placed {
  return { page, passages: placePassages(pairs, page) };
}

function stagesOf(differences: readonly Difference[]): Record<string, StageCounts> {
  const none = (): Record<Stage, number> => ({ segment: 0, recognise: 0, relate: 0, resolve: 0 });
  const stages: Record<string, { missed: Record<Stage, number>; invented: Record<Stage, number> }> = {};
  for (const { type, outcome, stage } of differences) {
    if (!stage) continue;
    stages[type] ??= { missed: none(), invented: none() };
    stages[type][outcome === 'miss' ? 'missed' : 'invented'][stage]++;
  }
  return stages;
}

function byType(types: readonly string[], counts: ReadonlyMap<string, Count>): Record<string, Figures> {
  return Object.fromEntries(
    types.flatMap((type) => {
      const count = counts.get(type);
      return count ? [[type, figures(count)]] : [];
    }),
  );
}

function withSum(types: readonly string[], counts: ReadonlyMap<string, Count>): FiguresByType {
  const micro: Count = { hits: 0, misses: 0, inventions: 0 };
  for (const type of types) {
    const { hits, misses, inventions } = counts.get(type) ?? { hits: 0, misses: 0, inventions: 0 };
    micro.hits += hits;
    micro.misses += misses;
    micro.inventions += inventions;
  }
  return { ...byType(types, counts), micro: figures(micro) };
}
