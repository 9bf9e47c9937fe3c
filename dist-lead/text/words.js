import { CHECK_SEED, costOf, HASH_SEED, nextCheck, nextHash, posOf } from '../knowledge/words.js';
/** Cost in nats of a Han character that is no word by itself, and of one that is not Han. */
const UNKNOWN_HAN = 14;
const OTHER = 6;
/**
 * Cuts `folded[within]` along the cheapest path through the lattice of dictionary words and `candidates` (unigram
 * Viterbi; the method of ICTCLAS and jieba). Candidates must be sorted by `start`. Tokens cover the span without gaps.
 */
export function segmentWords(folded, within, words, candidates = []) {
    const length = within.end - within.start;
    const { best, from, entry } = scratch(length + 1);
    best.fill(Number.POSITIVE_INFINITY, 0, length + 1);
    best[0] = 0;
    let next = 0;
    for (let i = 0; i < length; i++) {
        const at = within.start + i;
        const base = best[i];
        const unit = folded.charCodeAt(at);
        const longest = words.longestFrom(unit);
        const single = longest === 0 ? (isHan(unit) ? UNKNOWN_HAN : OTHER) : UNKNOWN_HAN;
        if (base + single < best[i + 1]) {
            best[i + 1] = base + single;
            from[i + 1] = i;
            entry[i + 1] = 0;
        }
        let key = HASH_SEED;
        let check = CHECK_SEED;
        const limit = Math.min(longest, length - i);
        for (let n = 0; n < limit; n++) {
            const char = folded.charCodeAt(at + n);
            key = nextHash(key, char);
            check = nextCheck(check, char);
            const found = words.lookup(key, check);
            if (found === 0)
                continue;
            const cost = base + costOf(found);
            if (cost < best[i + n + 1]) {
                best[i + n + 1] = cost;
                from[i + n + 1] = i;
                entry[i + n + 1] = found;
            }
        }
        while (next < candidates.length && candidates[next].start < at)
            next++;
        for (let k = next; k < candidates.length; k++) {
            const candidate = candidates[k];
            if (candidate.start !== at)
                break;
            if (candidate.end > within.end)
                continue;
            const to = candidate.end - within.start;
            const cost = base + candidate.cost;
            if (cost < best[to]) {
                best[to] = cost;
                from[to] = i;
                entry[to] = -1 - k;
            }
        }
    }
    return backtrack(within, from, entry, candidates);
}
/** Arrays of the last call, grown as needed: the cut of a sentence is over before the next begins. */
let arrays = { best: new Float64Array(1024), from: new Int32Array(1024), entry: new Int32Array(1024) };
function scratch(length) {
    if (arrays.best.length < length) {
        const size = 2 * length;
        arrays = { best: new Float64Array(size), from: new Int32Array(size), entry: new Int32Array(size) };
    }
    return arrays;
}
/** Cost in nats of the cheapest reading of a stretch of at most eight code units as dictionary words. */
export function readingCost(folded, start, end, words) {
    const length = end - start;
    SHORT.fill(Number.POSITIVE_INFINITY);
    SHORT[0] = 0;
    for (let i = 0; i < length; i++) {
        const base = SHORT[i];
        for (let n = 1; i + n <= length; n++) {
            const found = words.entry(folded, start + i, start + i + n);
            const cost = found !== 0 ? costOf(found) : n === 1 ? UNKNOWN_HAN : Number.POSITIVE_INFINITY;
            if (base + cost < SHORT[i + n])
                SHORT[i + n] = base + cost;
        }
    }
    return SHORT[length];
}
const SHORT = new Float64Array(9);
function backtrack(within, from, entry, candidates) {
    const tokens = [];
    for (let to = within.end - within.start; to > 0; to = from[to]) {
        const found = entry[to];
        const pos = found < 0 ? candidates[-1 - found].pos : found === 0 ? 'x' : posOf(found);
        tokens.push({ start: within.start + from[to], end: within.start + to, pos });
    }
    return tokens.reverse();
}
/** True for a code unit of the basic Han block, extension A or the compatibility block. */
export function isHan(unit) {
    return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff);
}
