import { QUALIFIER, RELATION_TYPES } from '../domain/claim.js';
import { ENTITY_LABELS } from '../domain/mention.js';
import { alignEvents, namesOf, namesOfEntity } from './align.js';
import { normalise } from './normalise.js';
/** Types that the gold files know; PUBLISHED is not among them. */
export const SCORED_ENTITIES = ENTITY_LABELS;
export const SCORED_RELATIONS = RELATION_TYPES.filter((type) => type !== 'PUBLISHED');
/** Compares the facts of one pair of articles and reports each to `tally`. */
export function compareArticles({ gold, predicted }, tally) {
    const names = namesOf(gold);
    compareEntities(gold, predicted, tally);
    const aligned = alignEvents(gold, predicted, names);
    compareEvents(gold, predicted, { aligned, tally });
    compareRelations(gold, predicted, { aligned, names, tally });
}
function compareEntities(gold, predicted, tally) {
    const found = predicted.entities
        .filter((entity) => known(entity.type, entity.type !== 'Event' && SCORED_ENTITIES.includes(entity.type), tally))
        .map((item) => ({ type: item.type, name: normalise(item.name), item }));
    const report = (outcome, item) => tally.differ({ outcome, group: 'entities', kind: 'entity', type: item.type, fact: item.name, item });
    match({
        gold: gold.entities.filter(({ type }) => SCORED_ENTITIES.includes(type)),
        predicted: unique(found, (entity) => [entity.type, entity.name]),
        tests: [(g, p) => g.type === p.type && namesOfEntity(g).includes(p.name)],
        hit: ({ type }) => tally.hit('entities', type),
        miss: (item) => report('miss', item),
        invent: ({ item }) => report('invention', item),
    });
}
function compareEvents(gold, predicted, { aligned, tally }) {
    const met = new Set(aligned.values());
    const report = (outcome, item) => tally.differ({ outcome, group: 'entities', kind: 'event', type: 'Event', fact: showEvent(item), item });
    for (const event of predicted.events)
        if (!aligned.has(event.id))
            report('invention', event);
    for (const event of gold.events) {
        if (event.optional)
            continue;
        if (met.has(event))
            tally.hit('entities', 'Event');
        else
            report('miss', event);
    }
}
function compareRelations(gold, predicted, { aligned, names, tally }) {
    const goldEvents = new Set(gold.events.map((event) => event.id));
    const endAgrees = (name, p) => {
        if (goldEvents.has(name))
            return typeof p === 'object' && p.event === name;
        return typeof p === 'string' && (names.get(name)?.has(p) ?? p === normalise(name));
    };
    const endsAgree = (g, p) => g.type === p.type && endAgrees(g.from ?? '', p.from) && endAgrees(g.to ?? '', p.to);
    const report = (outcome, item, article) => {
        const fact = showRelation(item, article);
        tally.differ({ outcome, group: 'relations', kind: 'relation', type: item.type, fact, item });
    };
    match({
        gold: gold.relations.filter(({ type }) => SCORED_RELATIONS.includes(type)),
        predicted: predictedRelations(predicted, { aligned, tally }),
        tests: [
            (g, p) => endsAgree(g, p) && normalise(qualifierOf(g)) === p.value,
            (g, p) => endsAgree(g, p) && (g.accept ?? []).map(normalise).includes(p.value),
        ],
        hit: ({ type }) => tally.hit('relations', type),
        miss: (item) => report('miss', item, gold),
        invent: ({ item }) => report('invention', item, predicted),
    });
}
/** The relations that count, each once, without those of events that are aligned with an optional one. */
function predictedRelations(predicted, { aligned, tally }) {
    const events = new Set(predicted.events.map((event) => event.id));
    const ends = (r) => [r.from ?? '', r.to ?? ''];
    const end = (value) => events.has(value) ? { event: aligned.get(value)?.id ?? null } : normalise(value);
    const found = predicted.relations
        .filter((r) => known(r.type, SCORED_RELATIONS.includes(r.type), tally))
        .filter((r) => !ends(r).some((id) => aligned.get(id)?.optional))
        .map((item) => ({
        type: item.type,
        from: end(item.from ?? ''),
        to: item.type === 'WROTE' ? 'article' : end(item.to ?? ''),
        value: normalise(qualifierOf(item)),
        // facts of two unaligned events stay two facts
        own: ends(item).filter((id) => events.has(id) && !aligned.has(id)),
        item,
    }));
    return unique(found, (r) => [r.type, r.from, r.to, r.value, r.own]);
}
/** A gold fact is met by at most one prediction, an optional one by any number; optional ones are not counted. */
function match(matching) {
    const left = new Set(matching.gold);
    const free = new Set(matching.predicted);
    for (const optional of [false, true]) {
        for (const test of matching.tests) {
            for (const p of [...free]) {
                const met = [...left].find((g) => Boolean(g.optional) === optional && test(g, p));
                if (!met)
                    continue;
                free.delete(p);
                if (optional)
                    continue;
                left.delete(met);
                matching.hit(met);
            }
        }
    }
    for (const g of left)
        if (!g.optional)
            matching.miss(g);
    for (const p of free)
        matching.invent(p);
}
function known(type, scored, tally) {
    if (!scored)
        tally.ignore(type);
    return scored;
}
function unique(items, keyOf) {
    return [...new Map(items.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}
function qualifierOf(relation) {
    const name = QUALIFIER[relation.type];
    return (name && relation[name]) ?? '';
}
function showEvent(event) {
    return `${event.name ?? event.id} (${event.date ?? 'no date'})`;
}
function showRelation(relation, article) {
    const end = (value) => {
        const event = article.events.find((e) => e.id === value);
        return event ? showEvent(event) : (value ?? '');
    };
    const qualifier = qualifierOf(relation);
    return `${end(relation.from)} → ${end(relation.to)}${qualifier && ` (${qualifier})`}`;
}
