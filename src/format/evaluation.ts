import type { Evaluation, FiguresByType } from '../evaluate/index.js';
import { table } from './table.js';

const COLUMNS = ['', 'P', 'R', 'F1', 'found', 'invented', 'missed'];

/** Figures of an evaluation as a table or as JSON; on demand with every miss and invention. */
export function formatEvaluation(
  evaluation: Evaluation,
  format: 'table' | 'json',
  { differences }: { readonly differences: boolean },
): string {
  const { entities, relations, ignored } = evaluation;
  if (format === 'json') {
    const shown = { entities, relations, ignored, ...(differences ? { differences: evaluation.differences } : {}) };
    return `${JSON.stringify(shown, null, 1)}\n`;
  }
  const figures = table(COLUMNS, [...rows('entities', entities), ...rows('relations', relations)]);
  return differences ? `${figures}\n${listed(evaluation)}` : figures;
}

function rows(group: string, byType: FiguresByType): unknown[][] {
  return Object.entries(byType).map(([type, { p, r, f1, tp, fp, fn }]) => [
    type === 'micro' ? `all ${group}` : type,
    ...[p, r, f1].map((figure) => figure.toFixed(3)),
    tp,
    fp,
    fn,
  ]);
}

function listed({ differences }: Evaluation): string {
  const rows = differences.map((d) => [d.outcome === 'miss' ? 'missed' : 'invented', d.type, d.fact, d.headline]);
  return table(['', 'type', 'fact', 'article'], rows);
}
