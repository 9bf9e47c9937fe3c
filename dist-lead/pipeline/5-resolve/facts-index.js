import { canonicalName } from './canonical.js';
const made = new WeakMap();
/** The index of an article's facts, made once. */
export function indexOf(facts) {
    const known = made.get(facts);
    if (known)
        return known;
    const index = makeIndex(facts);
    made.set(facts, index);
    return index;
}
function makeIndex({ claims, entities }) {
    const from = grouped(claims, (claim) => claim.from);
    const people = entities.filter(({ label }) => label === 'Person');
    return {
        byKey: new Map(entities.map((entity) => [entity.key, entity])),
        people: grouped(people, ({ name }) => canonicalName(name)),
        from: (key) => from.get(key) ?? [],
    };
}
function grouped(values, keyOf) {
    const groups = new Map();
    for (const value of values) {
        const key = keyOf(value);
        const group = groups.get(key);
        if (group)
            group.push(value);
        else
            groups.set(key, [value]);
    }
    return groups;
}
