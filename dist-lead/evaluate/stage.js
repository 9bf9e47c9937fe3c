import { printed } from '../domain/span.js';
import { alignEvents, NO_ARTICLE, namesOf, namesOfEntity, participants } from './align.js';
import { normalise } from './normalise.js';
import { passagesOf, standsOnForeignLine, wordsOf } from './passages.js';
/** The stages that can lose or invent a fact, in the order of the tables. */
export const STAGES = ['segment', 'recognise', 'relate', 'resolve'];
/** Of two ends lost at different stages the relation goes by the one that comes first here. */
const EARLIEST = ['segment', 'recognise', 'resolve', 'relate'];
/**
 * The stage at which a fact was lost or invented, from the pipeline's own values: the texts of its articles, its
 * entities with their mentions, its claims. The printed forms of a gold entity are its name, `aliases` and `mentions`.
 *
 * A missed entity:
 * - `segment`: its article has no counterpart, or the counterpart lacks passages of the article, and the entity's printed
 *   forms stand elsewhere on the page only;
 * - `resolve`: a mention of its type is exactly one of its printed forms, and was given another name;
 * - `recognise`: no such mention.
 *
 * A missed relation: `segment` when its article has no counterpart, or the counterpart does not print its evidence; else
 * where the first of its ends was lost; `relate` when both ends were found, under whatever type.
 *
 * A missed event: `segment` likewise; where its participants were lost, when fewer than half of them were found, without
 * whom no event could agree; else `relate`.
 *
 * An invented fact: `segment` when its article has no counterpart among the gold articles, or it was read on a line that
 * belongs to another one (`standsOnForeignLine`). Otherwise, of an entity: `resolve` when it bears a name, or one of its
 * mentions is a printed form, of a gold entity of its type, so that the mention is right and the name is not;
 * `recognise` when nothing there is to be named. Of a relation: where the first of its ends was invented; `relate` when
 * the gold article has both. Of an event: `relate`.
 */
export function stageOf(finding, scene) {
    return finding.outcome === 'miss' ? missedAt(finding, scene) : inventedAt(finding, scene);
}
function missedAt(finding, scene) {
    const reading = scene.page.of(scene.pair.predicted);
    if (!reading)
        return 'segment';
    switch (finding.kind) {
        case 'entity':
            return lostEntityAt(finding.item, { ...scene, reading });
        case 'event':
            return lostEventAt(finding.item, { ...scene, reading });
        case 'relation':
            return lostRelationAt(finding.item, { ...scene, reading });
    }
}
function lostEntityAt(entity, { pair, reading, page, passages }) {
    const forms = formsOf(entity);
    if (misnames(reading, forms, entity.type))
        return 'resolve';
    if (forms.some((form) => reading.text.holds(form)))
        return 'recognise';
    const incomplete = passagesOf(pair.gold).length === 0 || passages.lost.some(({ gold }) => gold === pair.gold);
    return incomplete && forms.some((form) => page.text.holds(form)) ? 'segment' : 'recognise';
}
/** Undefined when the article has an entity of that name, of whatever type. */
function lostEndAt(name, scene) {
    const { gold, predicted } = scene.pair;
    const agreeing = namesOf(gold).get(name) ?? new Set([normalise(name)]);
    if (predicted.entities.some((entity) => agreeing.has(normalise(entity.name))))
        return undefined;
    const known = gold.entities.filter((entity) => entity.name === name);
    const entities = known.length > 0 ? known : [{ type: '', name }];
    return earliest(entities.map((entity) => lostEntityAt(entity, scene)));
}
function lostRelationAt(relation, scene) {
    if (isElsewhere(relation, scene))
        return 'segment';
    const { gold, predicted } = scene.pair;
    const met = new Set(alignEvents(gold, predicted, namesOf(gold)).values());
    const ends = relation.type === 'WROTE' ? [relation.from] : [relation.from, relation.to];
    const lost = ends.map((end) => {
        const event = gold.events.find(({ id }) => id === end);
        if (!event)
            return lostEndAt(end ?? '', scene);
        return met.has(event) ? undefined : lostEventAt(event, scene);
    });
    return earliest(lost) ?? 'relate';
}
function lostEventAt(event, scene) {
    const { gold } = scene.pair;
    const told = gold.relations.filter(({ from, to }) => from === event.id || to === event.id);
    const evidenced = told.filter((relation) => wordsOf(relation).length > 0);
    if (evidenced.length > 0 && evidenced.every((relation) => isElsewhere(relation, scene)))
        return 'segment';
    const people = [...participants(gold, event.id, false)];
    const lost = people.map((name) => lostEndAt(name, scene)).filter((stage) => stage !== undefined);
    return lost.length > people.length / 2 ? earliest(lost) : 'relate';
}
/** The relation has evidence, and the article does not print it. */
function isElsewhere(relation, { reading }) {
    const words = wordsOf(relation);
    return words.length > 0 && !words.some((text) => reading.text.holds(text));
}
function inventedAt(finding, scene) {
    const reading = scene.page.of(scene.pair.predicted);
    if (!reading || scene.pair.gold === NO_ARTICLE)
        return 'segment';
    const spans = spansOfInvention(finding, scene.pair.predicted, reading);
    const foreign = (span) => standsOnForeignLine(span, reading, scene.pair.gold, scene.passages);
    if (spans.length > 0 && spans.every(foreign))
        return 'segment';
    switch (finding.kind) {
        case 'entity':
            return inventedEntityAt(finding.item.type, finding.item.name, { ...scene, reading });
        case 'event':
            return 'relate';
        case 'relation':
            return inventedRelationAt(finding.item, { ...scene, reading });
    }
}
function inventedEntityAt(type, name, { pair, reading }) {
    const known = pair.gold.entities.filter((entity) => entity.type === type);
    const entity = entityOf(reading, type, name);
    const forms = new Set([normalise(name), ...(entity ? printedForms(reading, entity) : [])]);
    return known.some((gold) => formsOf(gold).some((form) => forms.has(form))) ? 'resolve' : 'recognise';
}
function inventedRelationAt(relation, scene) {
    const { gold, predicted } = scene.pair;
    const agreeing = new Set([...namesOf(gold).values()].flatMap((names) => [...names]));
    const ends = relation.type === 'WROTE' ? [relation.from] : [relation.from, relation.to];
    const invented = ends.map((end) => {
        const name = end ?? '';
        if (agreeing.has(normalise(name)) || predicted.events.some(({ id }) => id === name))
            return undefined;
        const types = predicted.entities.filter((entity) => entity.name === name).map(({ type }) => type);
        return earliest(types.map((type) => inventedEntityAt(type, name, scene)));
    });
    return earliest(invented) ?? 'relate';
}
/** Where an invented fact was read: its evidence, or the mentions of its entity. */
export function spansOfInvention(finding, predicted, { facts }) {
    if (finding.kind === 'relation') {
        const claim = facts.claims[predicted.relations.indexOf(finding.item)];
        return claim ? [claim.evidence] : [];
    }
    if (finding.kind === 'event') {
        const events = facts.entities.filter(({ label }) => label === 'Event');
        return events[predicted.events.indexOf(finding.item)]?.mentions ?? [];
    }
    return facts.entities.find((e) => e.label === finding.item.type && e.name === finding.item.name)?.mentions ?? [];
}
/** Name, aliases and mentions of a gold entity, normalised. */
export function formsOf(entity) {
    return [...namesOfEntity(entity), ...(entity.mentions ?? []).map(normalise)];
}
/** True when a mention of `type` is exactly one of `forms`. An empty type stands for every one. */
function misnames(reading, forms, type) {
    const entities = reading.facts.entities.filter(({ label }) => label !== 'Event' && (type === '' || label === type));
    return entities.some((entity) => printedForms(reading, entity).some((form) => forms.includes(form)));
}
function printedForms({ facts }, entity) {
    return entity.mentions.map((span) => normalise(printed(facts.article.text, span)));
}
function entityOf({ facts }, type, name) {
    return facts.entities.find((entity) => entity.label === type && entity.name === name);
}
function earliest(stages) {
    return EARLIEST.find((stage) => stages.includes(stage));
}
