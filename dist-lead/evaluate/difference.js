import { participants } from './align.js';
import { wordsOf } from './passages.js';
import { formsOf, spansOfInvention, stageOf } from './stage.js';
/** A finding with its stage and its sentences, where the pipeline's own values are known. */
export function differenceOf(finding, scene) {
    const { outcome, group, type, fact } = finding;
    const stage = stageOf(finding, scene);
    const common = { outcome, group, type, headline: headlineOf(scene.pair), fact, stage };
    if (outcome === 'miss')
        return { ...common, sentences: missedSentences(finding, scene) };
    const { predicted } = scene.pair;
    const reading = scene.page.of(predicted);
    const spans = reading ? spansOfInvention(finding, predicted, reading) : [];
    const [first] = spans;
    return {
        ...common,
        ...ruleOf(finding),
        ...(finding.kind === 'relation' && reading && first ? { evidence: scene.page.quote(reading.facts, first) } : {}),
        sentences: reading ? scene.page.sentences(reading.facts, spans) : [],
    };
}
/** A finding between two files of facts: no stage, and no sentence but the evidence that the files give. */
export function differenceOfFiles(finding, pair) {
    const { outcome, group, type, fact, item } = finding;
    const text = finding.kind === 'relation' ? finding.item.evidence : undefined;
    const { start, end } = item;
    const offsets = typeof start === 'number' && typeof end === 'number' ? { start, end } : {};
    const quotes = text ? [{ text, ...(outcome === 'invention' ? offsets : {}) }] : [];
    const common = { outcome, group, type, headline: headlineOf(pair), fact };
    return { ...common, ...(outcome === 'invention' ? ruleOf(finding) : {}), sentences: quotes };
}
/** A fault of the division into articles; a passage has the sentences that print it, wherever they were put. */
export function differenceOfDivision({ outcome, type, pair, fact }, page) {
    const sentences = page && type === 'passage' ? sentencesWith([[fact]], { pair, page }) : [];
    return { outcome, group: 'segmentation', type, headline: headlineOf(pair), fact, sentences };
}
function headlineOf({ gold, predicted }) {
    return gold.headline ?? predicted.headline ?? '';
}
function ruleOf({ item }) {
    const { rule } = item;
    return typeof rule === 'string' ? { rule } : {};
}
function missedSentences(finding, scene) {
    const { gold } = scene.pair;
    switch (finding.kind) {
        case 'entity':
            return sentencesWith(namings(finding.item), scene);
        case 'event':
            return sentencesWith(eventWords(finding.item, gold), scene);
        case 'relation':
            return relationSentences(finding.item, scene);
    }
}
/** Printed forms, the telling ones first: each group is looked for only when the one before is not printed. */
function namings(entity) {
    return [formsOf({ ...entity, mentions: [] }), entity.mentions ?? []];
}
function eventWords(event, gold) {
    const told = gold.relations.filter(({ from, to }) => from === event.id || to === event.id);
    return [told.flatMap(wordsOf), [event.name ?? ''], [...participants(gold, event.id, true)]];
}
function relationSentences(relation, scene) {
    const evidence = sentencesWith([wordsOf(relation)], scene);
    if (evidence.length > 0)
        return evidence;
    const [from, to] = [relation.from, relation.to].map((end) => endForms(end ?? '', scene.pair.gold));
    const both = intersection(sentencesWith([from ?? []], scene), sentencesWith([to ?? []], scene));
    return both.length > 0 ? both : sentencesWith([from ?? [], to ?? []], scene);
}
function intersection(quotes, others) {
    const known = new Set(others.map((quote) => JSON.stringify(quote)));
    return quotes.filter((quote) => known.has(JSON.stringify(quote)));
}
function endForms(end, gold) {
    const event = gold.events.find(({ id }) => id === end);
    if (event)
        return [event.name ?? ''];
    const known = gold.entities.filter(({ name }) => name === end);
    return known.length > 0 ? known.flatMap(formsOf) : [end];
}
/**
 * Sentences with a form of the first group that is printed at all: in the counterpart, else in another article, else on
 * the page, where no article has taken them in.
 */
function sentencesWith(groups, { pair, page }) {
    const own = page.of(pair.predicted);
    const places = [...(own ? [own] : []), ...page.readings.filter((reading) => reading !== own)];
    for (const reading of places) {
        for (const forms of groups) {
            const spans = forms.flatMap((form) => reading.text.spansOf(form));
            if (spans.length === 0)
                continue;
            const { headline } = reading.facts.article;
            const elsewhere = reading === own ? {} : { article: headline };
            return page.sentences(reading.facts, spans).map((quote) => ({ ...quote, ...elsewhere }));
        }
    }
    const unread = groups.map((forms) => forms.flatMap((form) => page.text.spansOf(form)));
    return page.pageSentences(unread.find((spans) => spans.length > 0) ?? []);
}
