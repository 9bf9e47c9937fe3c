/**
 * Turns a value of the driver into plain data: integers become numbers (bigint beyond 2^53), temporal values ISO text,
 * points `{srid, x, y, z?}`, nodes, relationships and paths the shapes above.
 */
export function toPlain(value, neo4j) {
    if (value === null || typeof value !== 'object')
        return value;
    if (Array.isArray(value))
        return value.map((item) => toPlain(item, neo4j));
    if (neo4j.isInt(value))
        return plainInteger(value);
    if (Object.getPrototypeOf(value) === Object.prototype)
        return plainObject(value, neo4j);
    return plainInstance(value, neo4j);
}
function plainInteger(value) {
    return value.inSafeRange() ? value.toNumber() : value.toBigInt();
}
function plainObject(value, neo4j) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item, neo4j)]));
}
function plainInstance(value, neo4j) {
    if (neo4j.isNode(value)) {
        const { elementId, labels, properties } = value;
        return { elementId, labels: [...labels], properties: plainObject(properties, neo4j) };
    }
    if (neo4j.isRelationship(value)) {
        const { elementId, type, startNodeElementId: start, endNodeElementId: end, properties } = value;
        return { elementId, type, start, end, properties: plainObject(properties, neo4j) };
    }
    if (neo4j.isPath(value)) {
        const nodes = [value.start, ...value.segments.map((segment) => segment.end)];
        const relationships = value.segments.map((segment) => segment.relationship);
        return {
            nodes: toPlain(nodes, neo4j),
            relationships: toPlain(relationships, neo4j),
        };
    }
    if (neo4j.isPoint(value))
        return plainObject({ ...value }, neo4j);
    if (ArrayBuffer.isView(value))
        return value;
    return String(value);
}
