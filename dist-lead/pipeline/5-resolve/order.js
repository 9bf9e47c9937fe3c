/**
 * Compares two strings by Unicode code points, as Neo4j compares stored values; JavaScript's `<` compares UTF-16 code units and
 * puts the characters beyond U+FFFF (CJK extensions) before U+E000–U+FFFF. Negative, zero or positive, for `sort`.
 */
export function byCodePoint(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
        const x = a.charCodeAt(i);
        const y = b.charCodeAt(i);
        if (x !== y)
            return lift(x) - lift(y);
    }
    return a.length - b.length;
}
/** Moves surrogates above all other code units. */
function lift(unit) {
    return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
/** Distinct values in the order of `byCodePoint`. */
export function sortedSet(values) {
    return [...new Set(values)].sort(byCodePoint);
}
