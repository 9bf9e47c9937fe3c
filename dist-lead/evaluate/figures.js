/** The count of `type`, which starts at nothing. */
export function countOf(counts, type) {
    const known = counts.get(type);
    if (known)
        return known;
    const count = { hits: 0, misses: 0, inventions: 0 };
    counts.set(type, count);
    return count;
}
/** Figures of a count; 0 where nothing was to be found or given. */
export function figures({ hits, misses, inventions }) {
    const share = (part, whole) => (whole === 0 ? 0 : round(part / whole));
    return {
        p: share(hits, hits + inventions),
        r: share(hits, hits + misses),
        f1: share(2 * hits, 2 * hits + inventions + misses),
        tp: hits,
        fp: inventions,
        fn: misses,
    };
}
/** Four places, a tie to the even digit, as Python rounds. Only odd multiples of 1/32 are exact ties. */
function round(value) {
    const tie = Number.isInteger(value * 32) && (value * 32) % 2 === 1;
    if (!tie)
        return Number(value.toFixed(4));
    const below = Math.floor(value * 1e4);
    return (below % 2 === 0 ? below : below + 1) / 1e4;
}
