import { formatDifferences } from './differences.js';
import { table } from './table.js';
const GROUPS = ['segmentation', 'entities', 'relations'];
const FIGURES = ['p', 'r', 'f1'];
/** What has changed from an earlier run: the figures that moved, and the misses and inventions that came and went. */
export function formatComparison(comparison, options) {
    const rows = GROUPS.flatMap((group) => Object.entries(comparison[group])
        .filter(([, change]) => moved(change))
        .map(([type, change]) => [type === 'micro' ? `all ${group}` : type, ...FIGURES.map((f) => shown(change, f))]));
    const { appeared, gone } = comparison;
    const of = (differences, outcome) => differences.filter((difference) => difference.outcome === outcome);
    const lists = [
        { title: 'Newly missed', differences: of(appeared, 'miss') },
        { title: 'No longer missed', differences: of(gone, 'miss') },
        { title: 'Newly invented', differences: of(appeared, 'invention') },
        { title: 'No longer invented', differences: of(gone, 'invention') },
    ].filter(({ differences }) => differences.length > 0);
    return [
        rows.length === 0
            ? 'Compared with the earlier run, no figure has changed.\n'
            : `Compared with the earlier run:\n${table(['', 'P', 'R', 'F1'], rows)}`,
        ...lists.map(({ title, differences }) => `${title} (${differences.length}):\n${formatDifferences(differences, options)}`),
    ].join('\n');
}
function moved({ before, now }) {
    return !before || !now || FIGURES.some((figure) => before[figure] !== now[figure]);
}
/** `0.958 +0.010`; `0.958 new` and `gone` where one run had no fact of the type. */
function shown({ before, now }, figure) {
    if (!now)
        return 'gone';
    const value = now[figure].toFixed(3);
    if (!before)
        return `${value} new`;
    const change = now[figure] - before[figure];
    return change === 0 ? value : `${value} ${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(3)}`;
}
