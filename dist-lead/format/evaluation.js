import { STAGES } from '../evaluate/stage.js';
import { formatComparison } from './comparison.js';
import { formatDifferences } from './differences.js';
import { table, widthOf } from './table.js';
const COLUMNS = ['', 'P', 'R', 'F1', 'found', 'invented', 'missed'];
/** An evaluation as tables or as JSON. */
export function formatEvaluation(evaluation, options) {
    const { comparison } = options;
    if (options.format === 'json')
        return `${JSON.stringify({ ...evaluation, ...(comparison && { comparison }) }, null, 1)}\n`;
    const { segmentation, entities, relations } = evaluation;
    const figures = table(COLUMNS, [
        ...rows('segmentation', segmentation),
        ...rows('entities', entities),
        ...rows('relations', relations),
    ]);
    return [
        figures,
        ...(evaluation.stages ? [stageTable(evaluation)] : []),
        ...(comparison ? [formatComparison(comparison, options)] : []),
        ...(options.differences ? [formatDifferences(evaluation.differences, options)] : []),
    ]
        .filter((part) => part !== '')
        .join('\n');
}
function rows(group, byType) {
    return Object.entries(byType).map(([type, { p, r, f1, tp, fp, fn }]) => [
        type === 'micro' ? `all ${group}` : type,
        ...[p, r, f1].map((figure) => figure.toFixed(3)),
        tp,
        fp,
        fn,
    ]);
}
/** One row a type that misses or invents anything: how many facts each stage lost, and how many it invented. */
function stageTable({ stages = {}, entities, relations }) {
    const figures = { ...entities, ...relations };
    const rows = Object.keys(figures).flatMap((type) => {
        const counts = stages[type];
        if (!counts)
            return [];
        const cells = [...STAGES.map((stage) => counts.missed[stage]), ...STAGES.map((stage) => counts.invented[stage])];
        return [[type, figures[type]?.tp, ...cells.map((count) => count || '')]];
    });
    if (rows.length === 0)
        return '';
    const first = Math.max(...rows.map(([type]) => widthOf(String(type))));
    const group = STAGES.join('  ').length + 2;
    const heads = `${' '.repeat(first + '  found  '.length)}${'missed by'.padEnd(group)}invented by\n`;
    return heads + table(['', 'found', ...STAGES, ...STAGES], rows);
}
