import { alignArticles } from './align.js';
import { compareArticles, SCORED_ENTITIES, SCORED_RELATIONS } from './compare.js';
import { differenceOf, differenceOfDivision, differenceOfFiles } from './difference.js';
import { countOf, figures } from './figures.js';
import { placePassages } from './passages.js';
import { PageReading } from './reading.js';
import { division, SEGMENTATION_ROWS } from './segmentation.js';
/**
 * Compares the predicted facts of pages with their gold facts, page by page, and adds the counts up.
 * The rules: facts are compared as sets within articles that tell the same, names by any gold alias, events by date and
 * participants; `optional` gold facts count neither way.
 */
export function evaluatePages(pages) {
    const tally = new EvaluationTally();
    for (const page of pages)
        evaluatePage(page, tally);
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
export function evaluate(gold, predicted) {
    return evaluatePages([{ gold, predicted }]);
}
class EvaluationTally {
    counts = {
        segmentation: new Map(),
        entities: new Map(),
        relations: new Map(),
    };
    differences = [];
    ignored = {};
    hit(group, type, times = 1) {
        countOf(this.counts[group], type).hits += times;
    }
    differ(difference) {
        const count = countOf(this.counts[difference.group], difference.type);
        if (difference.outcome === 'miss')
            count.misses++;
        else
            count.inventions++;
        this.differences.push(difference);
    }
    ignore(type) {
        this.ignored[type] = (this.ignored[type] ?? 0) + 1;
    }
}
function evaluatePage({ name, gold, predicted, facts }, tally) {
    const pairs = alignArticles(gold.articles, predicted.articles);
    const placed = facts && placedOn(new PageReading(facts, predicted), pairs);
    const named = (difference) => name === undefined ? difference : { ...difference, page: name };
    const { counts, faults } = division(pairs, placed);
    for (const [type, { hits }] of counts)
        tally.hit('segmentation', type, hits);
    for (const pair of pairs) {
        for (const fault of faults.filter((f) => f.pair === pair))
            tally.differ(named(differenceOfDivision(fault, placed?.page)));
        const differ = (finding) => tally.differ(named(placed ? differenceOf(finding, { ...placed, pair }) : differenceOfFiles(finding, pair)));
        compareArticles(pair, {
            hit: (group, type) => tally.hit(group, type),
            differ,
            ignore: (type) => tally.ignore(type),
        });
    }
}
function placedOn(page, pairs) {
    return { page, passages: placePassages(pairs, page) };
}
function stagesOf(differences) {
    const none = () => ({ segment: 0, recognise: 0, relate: 0, resolve: 0 });
    const stages = {};
    for (const { type, outcome, stage } of differences) {
        if (!stage)
            continue;
        stages[type] ??= { missed: none(), invented: none() };
        stages[type][outcome === 'miss' ? 'missed' : 'invented'][stage]++;
    }
    return stages;
}
function byType(types, counts) {
    return Object.fromEntries(types.flatMap((type) => {
        const count = counts.get(type);
        return count ? [[type, figures(count)]] : [];
    }));
}
function withSum(types, counts) {
    const micro = { hits: 0, misses: 0, inventions: 0 };
    for (const type of types) {
        const { hits, misses, inventions } = counts.get(type) ?? { hits: 0, misses: 0, inventions: 0 };
        micro.hits += hits;
        micro.misses += misses;
        micro.inventions += inventions;
    }
    return { ...byType(types, counts), micro: figures(micro) };
}
