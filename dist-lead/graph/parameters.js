import { DatabaseError } from '../errors.js';
/** Node 20 has it; TypeScript's library of ES2023 does not. */
const isWellFormed = (text) => text.isWellFormed();
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
/**
 * Checks query parameters and turns whole numbers into INTEGER, because the driver sends each JavaScript number as
 * FLOAT, drops undefined, and alters unpaired surrogates, dates and large bigints without a word.
 *
 * Allowed: null, booleans, well-formed strings, finite numbers, bigints of 64 bits, arrays, plain objects.
 * @param toInteger makes the driver's integer: `neo4j.int`.
 * @throws DatabaseError with the path of the value that cannot be stored, such as `$rows[3].name`.
 */
export function toParameters(parameters, toInteger) {
    return convertObject(parameters, { toInteger, path: [] });
}
function convert(value, walk) {
    switch (typeof value) {
        case 'string':
            return isWellFormed(value)
                ? value
                : refuse(walk, 'a string with an unpaired surrogate', 'repair the text when reading');
        case 'number':
            return convertNumber(value, walk);
        case 'boolean':
            return value;
        case 'bigint':
            if (value > INT64_MAX || value < INT64_MIN)
                return refuse(walk, `${value}`, 'integers have 64 bits');
            return walk.toInteger(value);
        case 'object':
            if (value === null)
                return null;
            return Array.isArray(value) ? convertArray(value, walk) : convertObject(value, walk);
        default:
            return refuse(walk, typeof value, 'leave the key out, or send null');
    }
}
function convertNumber(value, walk) {
    if (!Number.isFinite(value))
        return refuse(walk, String(value), 'send a finite number or null');
    if (!Number.isInteger(value))
        return value;
    if (!Number.isSafeInteger(value))
        return refuse(walk, String(value), 'send integers above 2^53 as bigint');
    return walk.toInteger(value);
}
function convertArray(values, walk) {
    const result = new Array(values.length);
    for (let index = 0; index < values.length; index++) {
        walk.path.push(index);
        result[index] = convert(values[index], walk);
        walk.path.pop();
    }
    return result;
}
function convertObject(value, walk) {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
        return refuse(walk, `a ${prototype.constructor?.name ?? 'foreign object'}`, 'send plain values; dates as YYYY-MM-DD text');
    }
    // fromEntries, because assigning to a key named __proto__ would set the prototype instead.
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convertProperty(key, item, walk)]));
}
function convertProperty(key, value, walk) {
    walk.path.push(key);
    if (!isWellFormed(key))
        refuse(walk, 'a key with an unpaired surrogate', 'repair the text when reading');
    const result = convert(value, walk);
    walk.path.pop();
    return result;
}
function refuse(walk, found, remedy) {
    const path = walk.path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i ? '.' : ''}${step}`)).join('');
    throw new DatabaseError(`Query parameter $${path}: expected a value that Neo4j can store, found ${found}; ${remedy}.`);
}
