/**
 * Ratcliff–Obershelp similarity of two texts, 0 to 1, by characters (code points): twice the matching characters over
 * all. The same figure as Python's `difflib.SequenceMatcher(None, a, b).ratio()`, including its choice among equally
 * long matches (the first in `a`, then the first in `b`), because the gold figures are defined by it.
 */
export function ratio(a, b, { autojunk = true } = {}) {
    const left = [...a];
    const right = [...b];
    const length = left.length + right.length;
    return length === 0 ? 1 : (2 * matching(left, right, autojunk)) / length;
}
/** Like `ratio` without autojunk, but 1 when one text of at least four characters stands within the other. */
export function similarity(a, b) {
    const shorter = Math.min([...a].length, [...b].length);
    if (shorter >= 4 && (a.includes(b) || b.includes(a)))
        return 1;
    return ratio(a, b, { autojunk: false });
}
function matching(a, b, autojunk) {
    const positions = positionsOf(b, autojunk);
    const waiting = [{ aLow: 0, aHigh: a.length, bLow: 0, bHigh: b.length }];
    let total = 0;
    for (let at = waiting.pop(); at; at = waiting.pop()) {
        const block = longestMatch(a, b, positions, at);
        if (block.size === 0)
            continue;
        total += block.size;
        waiting.push({ aLow: at.aLow, aHigh: block.i, bLow: at.bLow, bHigh: block.j });
        waiting.push({ aLow: block.i + block.size, aHigh: at.aHigh, bLow: block.j + block.size, bHigh: at.bHigh });
    }
    return total;
}
function positionsOf(b, autojunk) {
    const positions = new Map();
    b.forEach((char, j) => {
        const known = positions.get(char);
        if (known)
            known.push(j);
        else
            positions.set(char, [j]);
    });
    if (!autojunk || b.length < 200)
        return positions;
    const popular = Math.floor(b.length / 100) + 1;
    for (const [char, found] of positions)
        if (found.length > popular)
            positions.delete(char);
    return positions;
}
function longestMatch(a, b, positions, { aLow, aHigh, bLow, bHigh }) {
    let best = { i: aLow, j: bLow, size: 0 };
    let runs = new Map();
    for (let i = aLow; i < aHigh; i++) {
        const next = new Map();
        for (const j of positions.get(a[i]) ?? []) {
            if (j < bLow)
                continue;
            if (j >= bHigh)
                break;
            const size = (runs.get(j - 1) ?? 0) + 1;
            next.set(j, size);
            if (size > best.size)
                best = { i: i - size + 1, j: j - size + 1, size };
        }
        runs = next;
    }
    return extended(a, b, best, { aLow, aHigh, bLow, bHigh });
}
/** Popular characters start no match, but a match grows over them. */
function extended(a, b, block, window) {
    let { i, j, size } = block;
    while (i > window.aLow && j > window.bLow && a[i - 1] === b[j - 1]) {
        i--;
        j--;
        size++;
    }
    while (i + size < window.aHigh && j + size < window.bHigh && a[i + size] === b[j + size])
        size++;
    return { i, j, size };
}
