import { segmentLexicon } from './lexicon.js';
import { isTerminal } from './lines.js';
/** Characters of the longest row of a list of names with their workplaces and posts. */
const MAX_ROW = 40;
/** Fewer short lines are subheads, captions or the ends of columns. */
const MIN_ROWS = 4;
/** Share of a list's rows that have no mark between clauses. */
const PLAIN = 0.75;
/** Lines that are rows of a list, one entry or section label each: short lines without a stop, one after another. */
export function rowsOf(lines) {
    const rows = new Set();
    for (let from = 0; from < lines.length;) {
        let to = from;
        while (to < lines.length && mayBeRow(lines[to]))
            to++;
        const run = lines.slice(from, to);
        if (isListOfRows(run))
            for (const line of run)
                rows.add(line);
        from = to + 1;
    }
    return rows;
}
/** Without a mark of punctuation between clauses: a row of a list rather than running text. */
export function isPlain(text) {
    return !/[,。;!?]/.test(text.replace(/\([^()]{0,40}\)/g, ''));
}
function mayBeRow({ role, text }) {
    const isShort = role === 'heading' || role === 'phrase' || role === 'author' || role === 'caption';
    return isShort && text.length <= MAX_ROW && !isTerminal(text) && !/[,、:(“《—-]$/.test(text);
}
function isListOfRows(run) {
    if (run.length < MIN_ROWS)
        return false;
    return run.filter((line) => isPlain(line.text)).length >= PLAIN * run.length && !isWrapped(run);
}
/** Lines of a narrow column are filled to its width; rows end where they may, or open with a surname. */
function isWrapped(run) {
    const width = run.reduce((most, line) => Math.max(most, line.text.length), 0);
    const filled = run.filter((line) => line.text.length >= width - 1).length;
    const { surnames } = segmentLexicon();
    const named = run.filter((line) => surnames.has(line.text[0] ?? '')).length;
    return 2 * filled > run.length && 2 * named < run.length;
}
