import { NO_ARTICLE } from './align.js';
import { countOf } from './figures.js';
import { normalise } from './normalise.js';
/** What is measured of the division of a page into articles, in the order of the tables. */
export const SEGMENTATION_ROWS = ['article', 'headline', 'kicker', 'subtitle', 'boundaries', 'passage'];
/**
 * Measures the division of a page into articles, by the pairs that headlines make (`alignArticles`):
 * - `article`: a gold article is found when it has a counterpart; an extracted one without is invented;
 * - `headline`, `kicker`, `subtitle`: found when the counterpart has the same, compared as names are (`normalise`); a
 *   different one is missed and invented;
 * - `passage`: words of the gold article's evidence, found when the counterpart prints them; words that another article
 *   prints instead are invented there;
 * - `boundaries`: of a gold article, found when its counterpart has all of its passages and none of another article.
 */
export function division(pairs, placed) {
    const tally = new DivisionTally();
    for (const pair of pairs) {
        const { gold, predicted } = pair;
        const headlineOf = ({ headline }) => headline ?? '(without headline)';
        if (predicted === NO_ARTICLE)
            tally.miss('article', pair, headlineOf(gold));
        else if (gold === NO_ARTICLE)
            tally.invent('article', pair, headlineOf(predicted));
        else
            tally.hit('article');
        for (const part of ['headline', 'kicker', 'subtitle'])
            comparePart(pair, part, tally);
        if (placed)
            comparePassages(pair, placed, tally);
    }
    return tally;
}
class DivisionTally {
    counts = new Map();
    faults = [];
    hit(type, times = 1) {
        this.count(type).hits += times;
    }
    miss(type, pair, fact) {
        this.count(type).misses++;
        this.faults.push({ outcome: 'miss', type, pair, fact });
    }
    invent(type, pair, fact) {
        this.count(type).inventions++;
        this.faults.push({ outcome: 'invention', type, pair, fact });
    }
    count(type) {
        return countOf(this.counts, type);
    }
}
function comparePart(pair, part, tally) {
    const gold = pair.gold[part];
    const predicted = pair.predicted[part];
    if (gold && normalise(gold) === normalise(predicted)) {
        tally.hit(part);
        return;
    }
    if (gold)
        tally.miss(part, pair, gold);
    if (predicted)
        tally.invent(part, pair, predicted);
}
function comparePassages(pair, { page, passages }, tally) {
    const reading = page.of(pair.predicted);
    const lost = passages.lost.filter(({ gold }) => gold === pair.gold);
    const strays = passages.strays.filter((stray) => stray.reading === reading);
    const headline = pair.gold.headline ?? pair.predicted.headline ?? '';
    if (reading && pair.gold !== NO_ARTICLE && lost.length === 0 && strays.length === 0)
        tally.hit('boundaries');
    else {
        if (pair.gold !== NO_ARTICLE)
            tally.miss('boundaries', pair, headline);
        if (reading)
            tally.invent('boundaries', pair, headline);
    }
    const kept = passages.kept.get(pair.gold) ?? 0;
    if (kept > 0)
        tally.hit('passage', kept);
    for (const { words } of lost)
        tally.miss('passage', pair, words);
    for (const { words } of strays)
        tally.invent('passage', pair, words);
}
