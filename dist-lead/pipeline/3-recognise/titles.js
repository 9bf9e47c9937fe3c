const LONGEST_MODIFIER = 4;
/** Titles in `within`, left to right, not overlapping; `tokens` are the dictionary words there. */
export function scanTitles(folded, within, tokens, titles) {
    const found = [];
    let floor = within.start;
    for (let i = within.start; i < within.end; i++) {
        const not = titles.not.at(folded, i, within.end);
        const hit = titles.heads.at(folded, i, within.end);
        if (not && (!hit || not.phrase.length > hit.phrase.length)) {
            i += not.phrase.length - 1;
            // 董事会|主席: no title, but the body of one
            if (!titles.bodies.has(not.phrase))
                floor = i + 1;
            continue;
        }
        if (!hit)
            continue;
        const end = i + hit.phrase.length;
        if (!tokens.isBoundary(i) && !tokens.isBoundary(end) && end < within.end)
            continue;
        const bare = extendLeft(folded, i, floor, titles.modifiers);
        const start = extendOnce(folded, bare, floor, titles.bodies);
        found.push({ start, end, bare, title: folded.slice(start, end), head: hit.value });
        i = end - 1;
        floor = end;
    }
    return found;
}
function extendLeft(folded, at, floor, words) {
    for (let start = at;;) {
        const longer = extendOnce(folded, start, floor, words);
        if (longer === start)
            return start;
        start = longer;
    }
}
function extendOnce(folded, at, floor, words) {
    for (let length = LONGEST_MODIFIER; length > 0; length--) {
        if (at - length >= floor && words.has(folded.slice(at - length, at)))
            return at - length;
    }
    return at;
}
