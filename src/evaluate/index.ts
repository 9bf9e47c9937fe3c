import { alignArticles } from './align.js';
import { compareArticles, type Difference, SCORED_ENTITIES, SCORED_RELATIONS, type Tally } from './compare.js';
import { type Count, type Figures, figures } from './figures.js';
import type { GoldPage } from './gold.js';

/** Figures by type, in the order of the ontology, for the types that either side has; `micro` sums them up. */
export type FiguresByType = Readonly<Record<string, Figures>> & { readonly micro: Figures };

/** How predicted facts compare with gold facts. */
export interface Evaluation {
  readonly entities: FiguresByType;
  readonly relations: FiguresByType;
  /** Misses and inventions, article by article. */
  readonly differences: readonly Difference[];
  /** Predicted facts of derived or unknown types, which are not scored: how many by type. */
  readonly ignored: Readonly<Record<string, number>>;
}

/**
 * Compares the predicted facts of pages with their gold facts, page by page, and adds the counts up.
 * The rules: facts are compared as sets within articles that tell the same, names by any gold alias, events by date and
 * participants; `optional` gold facts count neither way.
 */
export function evaluatePages(pages: readonly { readonly gold: GoldPage; readonly predicted: GoldPage }[]): Evaluation {
  const counts = { entities: new Map<string, Count>(), relations: new Map<string, Count>() };
  const differences: Difference[] = [];
  const ignored: Record<string, number> = {};
  const tally: Tally = {
    hit: (group, type) => {
      countOf(counts[group], type).hits++;
    },
    differ: (difference) => {
      const count = countOf(counts[difference.group], difference.type);
      if (difference.outcome === 'miss') count.misses++;
      else count.inventions++;
      differences.push(difference);
    },
    ignore: (type) => {
      ignored[type] = (ignored[type] ?? 0) + 1;
    },
  };
  for (const { gold, predicted } of pages) {
    for (const pair of alignArticles(gold.articles, predicted.articles)) compareArticles(pair, tally);
  }
  return {
    entities: table(SCORED_ENTITIES, counts.entities),
    relations: table(SCORED_RELATIONS, counts.relations),
    differences,
    ignored,
  };
}

/** `evaluatePages` of one page. */
export function evaluate(gold: GoldPage, predicted: GoldPage): Evaluation {
  return evaluatePages([{ gold, predicted }]);
}

function countOf(counts: Map<string, Count>, type: string): Count {
  const known = counts.get(type);
  if (known) return known;
  const count = { hits: 0, misses: 0, inventions: 0 };
  counts.set(type, count);
  return count;
}

function table(types: readonly string[], counts: ReadonlyMap<string, Count>): FiguresByType {
  const micro: Count = { hits: 0, misses: 0, inventions: 0 };
  const rows: Record<string, Figures> = {};
  for (const type of types) {
    const count = counts.get(type);
    if (!count) continue;
    rows[type] = figures(count);
    micro.hits += count.hits;
    micro.misses += count.misses;
    micro.inventions += count.inventions;
  }
  return { ...rows, micro: figures(micro) };
}
