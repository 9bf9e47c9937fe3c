import type { Difference } from '../../src/evaluate/difference.js';
import type { Evaluation } from '../../src/evaluate/index.js';
import { formatDifferences } from '../../src/format/differences.js';

export const GROUPS = ['segmentation', 'entities', 'relations'] as const;

/** Lowest precision and recall of a type; a pair, because a rule that finds more must not pay with inventions. */
interface Floor {
  readonly p: number;
  readonly r: number;
}

/** Floors by group and type; `micro` sums the types of a group up. */
export type Floors = Readonly<Record<(typeof GROUPS)[number], Readonly<Record<string, Floor | undefined>>>>;

/**
 * What keeps an evaluation from passing, one message a figure under its floor, with the facts that count against it and
 * their sentences; empty when all hold. Types without a floor pass.
 */
export function failures(evaluation: Evaluation, floors: Floors): string[] {
  return GROUPS.flatMap((group) =>
    Object.entries(evaluation[group]).flatMap(([type, figures]) => {
      const floor = floors[group][type];
      if (!floor) return [];
      const facts = (outcome: Difference['outcome']): string =>
        formatDifferences(
          evaluation.differences.filter((d) => d.group === group && d.outcome === outcome && isOf(type, d)),
          { width: 120 },
        );
      const { p, r } = figures;
      return [
        ...(r < floor.r ? [`${group} ${type}: recall ${r} is under ${floor.r}; missed:\n${facts('miss')}`] : []),
        ...(p < floor.p
          ? [`${group} ${type}: precision ${p} is under ${floor.p}; invented:\n${facts('invention')}`]
          : []),
      ];
    }),
  );
}

function isOf(type: string, difference: Difference): boolean {
  return type === 'micro' || difference.type === type;
}
