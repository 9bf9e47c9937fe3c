import { canonicalName } from './canonical.js';
import { divisionOfPlace } from './divisions.js';
import { indexOf } from './facts-index.js';
import { hashId } from './ids.js';
import { cityOfPlace, homeCity, placeScope } from './places.js';
import { sphereOf } from './sphere.js';
/**
 * Id and canonical name of an entity: the hash of its label and of few raw fields, so that every worker gives one thing
 * one id without asking.
 *
 * | label | fields |
 * |---|---|
 * | Organization, Topic, Work | name |
 * | Place | name, and what `placeScope` adds |
 * | Project | name, city it lies in, else the newspaper's |
 * | Event | newspaper's city, first day, kind, name; without a date: article, kind, name |
 * | Person | name, sphere (`sphereOf`) |
 */
export function identify(context, entity) {
    const name = canonicalName(entity.name);
    if (entity.label === 'Person') {
        const sphere = sphereOf(context.page.articles, context.facts, entity);
        return { id: hashId(['Person', name, sphere]), name, sphere };
    }
    if (entity.label === 'Place') {
        const scope = placeScope(context.facts, entity);
        const division = divisionOfPlace(name, scope);
        return { id: hashId(['Place', name, ...scope]), name, ...(division && { division }) };
    }
    return { id: hashId([entity.label, name, ...fieldsOf(context, entity)]), name };
}
function fieldsOf({ facts, articleId }, entity) {
    switch (entity.label) {
        case 'Project':
            return [cityOfProject(facts, entity) ?? homeCity(facts.article.meta)];
        case 'Event': {
            const kind = entity.kind ?? '';
            return entity.date === undefined ? [kind, articleId] : [kind, entity.date, homeCity(facts.article.meta)];
        }
        default:
            return [];
    }
}
function cityOfProject(facts, project) {
    const { byKey, from } = indexOf(facts);
    const claim = from(project.key).find(({ type }) => type === 'LOCATED_IN');
    const place = claim && byKey.get(claim.to);
    return place && cityOfPlace(facts, place);
}
