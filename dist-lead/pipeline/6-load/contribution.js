import { byCodePoint, sortedSet } from '../5-resolve/order.js';
/** What one article says of a node. */
export function contributionOf(node) {
    return { aliases: node.aliases, ...scalars(node.properties, node.also.includes('Official')) };
}
/** Properties of the MENTIONS edge: where the article names the node, and what it contributes to it. */
export function mentionProperties(node) {
    const { aliases, ...rest } = contributionOf(node);
    const counted = { count: node.mentions, offsets: node.offsets, ...rest };
    return aliases.length > 0 ? { ...counted, aliases } : counted;
}
function scalars(properties, official) {
    const text = (key) => (typeof properties[key] === 'string' ? { [key]: properties[key] } : {});
    return { ...text('kind'), ...text('end'), ...text('dateText'), ...(official && { official }) };
}
/**
 * Both contributions as one, in any order the same: aliases united and sorted, a kind other than `other` before `other`,
 * of two different values the smaller by code point. cypher/load/update-nodes.cypher does the same in the database.
 */
export function unite(a, b) {
    const official = a.official || b.official;
    return {
        aliases: sortedSet([...a.aliases, ...b.aliases]),
        ...defined('kind', smallerKind(a.kind, b.kind)),
        ...defined('end', smaller(a.end, b.end)),
        ...defined('dateText', smaller(a.dateText, b.dateText)),
        ...(official && { official }),
    };
}
/** True when `more` says something that `known` does not. */
export function adds(known, more) {
    const united = unite(known, more);
    return (united.aliases.length > known.aliases.length ||
        united.kind !== known.kind ||
        united.end !== known.end ||
        united.dateText !== known.dateText ||
        united.official !== known.official);
}
export function sameContribution(a, b) {
    return !adds(a, b) && !adds(b, a);
}
function defined(key, value) {
    return (value === undefined ? {} : { [key]: value });
}
function smaller(a, b) {
    if (a === undefined || b === undefined)
        return a ?? b;
    return byCodePoint(a, b) <= 0 ? a : b;
}
function smallerKind(a, b) {
    if (a === 'other')
        return b ?? a;
    if (b === 'other')
        return a ?? b;
    return smaller(a, b);
}
