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
export function lineOfEvent(lines: readonly string[], lead: string): number | undefined {
  const pairs = pairsOf(lead.slice(0, LEAD));
  const shares = lines.map((line) => shareOf(line, pairs));
  const best = Math.max(...shares);
  const at = shares.indexOf(best);
  return best >= ENOUGH && shares.every((share, i) => i === at || best >= MARGIN * share) ? at : undefined;
}

/** True when most of what a line says is said in `text` too; both folded. */
export function repeats(line: string, text: string): boolean {
  return shareOf(line, pairsOf(text)) >= MOST;
}

/** Share of a summary's first sentence that shows that the lead below tells the same news. */
const RETOLD = 0.5;

/** True when `lead` tells again what the first sentence of `text` says; both folded. */
export function retells(lead: string, text: string): boolean {
  return shareOf(text.slice(0, text.indexOf('。') + 1 || text.length), pairsOf(lead.slice(0, LEAD))) >= RETOLD;
}

function shareOf(line: string, known: ReadonlySet<string>): number {
  const pairs = [...pairsOf(line)];
  return pairs.length === 0 ? 0 : pairs.filter((pair) => known.has(pair)).length / pairs.length;
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1);
    if (/^[\u4e00-\u9fffA-Za-z0-9]{2}$/.test(pair)) pairs.add(pair);
  }
  return pairs;
}
