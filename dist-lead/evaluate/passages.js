import { contains, overlaps } from '../domain/span.js';
import { NO_ARTICLE } from './align.js';
import { normalise } from './normalise.js';
/** Shorter words stand in too many places to say which article they belong to. */
const MIN_LENGTH = 4;
/**
 * The words that a gold article gives as evidence of its relations; where words are left out (…), the parts between.
 * As the gold facts have no offsets, these passages tell which words of the page belong to which article.
 */
export function passagesOf(article) {
    const passages = article.relations.flatMap(wordsOf);
    return [...new Map(passages.map((words) => [normalise(words), words])).values()];
}
/** The passages of a relation's evidence. */
export function wordsOf({ evidence }) {
    return (evidence ?? '').split(/…+|\.{3,}/).filter((words) => normalise(words).length >= MIN_LENGTH);
}
/**
 * Puts every passage of the gold articles to the article that prints it. A passage is kept when the article paired with
 * its own prints it. Otherwise it is lost; and an article that prints it without a passage of the same words of its own
 * has a stray.
 */
export function placePassages(pairs, page) {
    const kept = new Map();
    const lost = [];
    const strays = [];
    const owned = new Map(pairs.map(({ gold, predicted }) => [page.of(predicted), passagesOf(gold).map(normalise)]));
    for (const { gold, predicted } of pairs) {
        if (gold === NO_ARTICLE)
            continue;
        const own = page.of(predicted);
        for (const words of passagesOf(gold)) {
            if (own?.text.holds(words)) {
                kept.set(gold, (kept.get(gold) ?? 0) + 1);
                continue;
            }
            lost.push({ gold, words });
            const elsewhere = page.readings.find((reading) => reading.text.holds(words) && !owned.get(reading)?.includes(normalise(words)));
            const [span] = elsewhere?.text.spansOf(words) ?? [];
            if (elsewhere && span)
                strays.push({ reading: elsewhere, span, words });
        }
    }
    return { kept, lost, strays };
}
/**
 * Whether the line in which `span` stands belongs to another gold article: it has a stray passage, and none of the
 * passages of the gold article with which its own article is paired.
 */
export function standsOnForeignLine(span, reading, gold, passages) {
    const line = lineAround(span, reading.facts);
    const stray = passages.strays.some((s) => s.reading === reading && contains(line, s.span));
    return stray && !passagesOf(gold).some((words) => reading.text.spansOf(words).some((own) => overlaps(own, line)));
}
function lineAround({ start, end }, { article }) {
    const after = article.text.indexOf('\n', end);
    return { start: article.text.lastIndexOf('\n', start - 1) + 1, end: after < 0 ? article.text.length : after };
}
