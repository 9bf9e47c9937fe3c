/** Characters of a lead that are read; what happened is told in its first sentences. */
const LEAD = 240;
/** Share of a line's pairs that shows that it tells the same as the lead. */
const ENOUGH = 0.4;
/** Share of a line's pairs that shows that it says nothing else. */
const MOST = 0.7;
/** The next best line has so many times less. */
const MARGIN = 1.5;
/**
 * The one line that tells what the lead tells, by the pairs of neighbouring characters they share; undefined when none
 * stands out. All texts folded.
 */
export function lineOfEvent(lines, lead) {
    const pairs = pairsOf(lead.slice(0, LEAD));
    const shares = lines.map((line) => shareOf(line, pairs));
    const best = Math.max(...shares);
    const at = shares.indexOf(best);
    return best >= ENOUGH && shares.every((share, i) => i === at || best >= MARGIN * share) ? at : undefined;
}
/** True when most of what a line says is said in `text` too; both folded. */
export function repeats(line, text) {
    return shareOf(line, pairsOf(text)) >= MOST;
}
function shareOf(line, known) {
    const pairs = [...pairsOf(line)];
    return pairs.length === 0 ? 0 : pairs.filter((pair) => known.has(pair)).length / pairs.length;
}
function pairsOf(text) {
    const pairs = new Set();
    for (let i = 1; i < text.length; i++) {
        const pair = text.slice(i - 1, i + 1);
        if (/^[\u4e00-\u9fffA-Za-z0-9]{2}$/.test(pair))
            pairs.add(pair);
    }
    return pairs;
}
