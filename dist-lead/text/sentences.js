const CLOSERS = new Set(['”', '’', '"', "'", ')', '》', '>']);
/**
 * Sentences of a folded text: they end after 。！？!?；… with the closing quotes that follow, and at line ends.
 * A semicolon ends a sentence only outside quotes' closing run; spans exclude surrounding blanks.
 */
export function sentencesOf(folded, within = { start: 0, end: folded.length }) {
    const sentences = [];
    let start = within.start;
    const push = (end) => {
        let from = start;
        let to = end;
        while (from < to && isBlank(folded.charCodeAt(from)))
            from++;
        while (to > from && isBlank(folded.charCodeAt(to - 1)))
            to--;
        if (from < to)
            pushInParts(folded, { start: from, end: to }, sentences);
        start = end;
    };
    for (let i = within.start; i < within.end; i++) {
        const char = folded[i];
        if (char === '\n') {
            push(i);
        }
        else if (char === '。' || char === '!' || char === '?' || char === ';') {
            let end = i + 1;
            while (end < within.end && CLOSERS.has(folded[end]))
                end++;
            i = end - 1;
            push(end);
        }
    }
    push(within.end);
    return sentences;
}
/** Longest sentence in code units; what is longer is no sentence of a newspaper, and rules look back in theirs. */
const LONGEST = 800;
/** Cuts an overlong stretch after the last comma that keeps each part within the limit, or at the limit. */
function pushInParts(folded, span, sentences) {
    let { start } = span;
    while (span.end - start > LONGEST) {
        const window = folded.slice(start, start + LONGEST);
        const comma = Math.max(window.lastIndexOf(','), window.lastIndexOf('、'), window.lastIndexOf(' '));
        const end = start + (comma > 0 ? comma + 1 : LONGEST);
        sentences.push({ start, end });
        start = end;
    }
    sentences.push({ start, end: span.end });
}
function isBlank(unit) {
    return unit === 32 || unit === 10;
}
