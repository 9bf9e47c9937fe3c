import { isFiled, isReported } from './bylines.js';
import { segmentLexicon } from './lexicon.js';
import { isTerminal, type Line } from './lines.js';

/** Characters of the longest row of a list of names with their workplaces and posts. */
const MAX_ROW = 40;
/** Fewer short lines are subheads, captions or the ends of columns. */
const MIN_ROWS = 4;
/** Share of a list's rows that have no mark between clauses. */
const PLAIN = 0.75;
/** Lines of the heading below a list. */
const MAX_HEADLINES = 3;
/** How many a part of a list has. */
const COUNT = /\(共?\d{1,4}[个名人位户家件项]\)$/;
/** 余长河(女,回族) 渡口小学教师. */
const WITH_NATION = /^[\u4e00-\u9fff·]{2,12}\((?:[男女]|[^()]{1,12}族)[^()]{0,12}\)/;
/** 余长河 渡口小学教师. */
const NAME_AND_MORE = /^(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]) {1,2}[\u4e00-\u9fff]/;

/** Lines that are rows of a list, one entry or section label each: short lines without a stop, one after another. */
export function rowsOf(lines: readonly Line[]): Set<Line> {
  const rows = new Set<Line>();
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && mayBeRow(lines[to] as Line)) to++;
    const run = lines.slice(from, to);
    if (isListOfRows(run)) for (const line of run) rows.add(line);
    from = to + 1;
  }
  return rows;
}

/**
 * Lines with the rows of lists as `phrase`: a row heads no article, though an article's headline may follow the last.
 * A list is a headline that says so and so many rows right below it; numbered ones show by their numbers.
 */
export function withLists(lines: readonly Line[]): Line[] {
  const result = [...lines];
  for (let at = 0; at < lines.length; at++) {
    if (!isListHead(lines, at)) continue;
    const from = isRemark(lines[at + 1]) ? at + 2 : at + 1;
    const to = endOfRows(lines, from);
    const rows = lines.slice(from, to);
    if (!isListOfRows(rows) && !areEntries(rows)) continue;
    for (let i = from; i < to; i++) result[i] = { ...(lines[i] as Line), role: 'phrase' };
    at = to - 1;
  }
  return result;
}

function isListHead(lines: readonly Line[], at: number): boolean {
  const { listHead, sectionNumber } = segmentLexicon();
  const { role, text } = lines[at] as Line;
  return role === 'heading' && listHead.test(text) && !sectionNumber.test(lines[at + 1]?.text ?? '');
}

/** How many there are and in what order: (共5名,按姓氏笔画排列). */
function isRemark(line: Line | undefined): boolean {
  return line !== undefined && /^\([^()]*\)$/.test(line.text);
}

/** Below the last row; where text follows, the heading of that text is left out. */
function endOfRows(lines: readonly Line[], from: number): number {
  const { listHead } = segmentLexicon();
  let to = from;
  for (let line = lines[to]; line && mayBeRow(line) && !listHead.test(line.text); line = lines[to]) to++;
  const next = lines[to];
  if (next?.role !== 'body' && next?.role !== 'byline') return to;
  const isSigned = next.role === 'byline' || isFiled(next.text) || isReported(next.text);
  const least = Math.max(from, to - MAX_HEADLINES);
  if (isSigned && to > from) to--;
  while (to > least && (!isEntry(lines[to - 1] as Line) || /^[—-]{2}/.test(lines[to]?.text ?? ''))) to--;
  return to;
}

/** Rows that name units or persons, be they of one length. */
function areEntries(rows: readonly Line[]): boolean {
  return rows.length >= MIN_ROWS && rows.filter(isEntry).length >= PLAIN * rows.length;
}

/** A unit, a name or names, a name with its unit, or a label with how many follow: 先进集体(6个). */
function isEntry({ role, text }: Line): boolean {
  const { unitEnding, surnames } = segmentLexicon();
  if (role === 'author' || role === 'caption' || unitEnding.test(text) || COUNT.test(text)) return true;
  return WITH_NATION.test(text) || (NAME_AND_MORE.test(text) && surnames.has(text[0] as string));
}

/** Without a mark of punctuation between clauses: a row of a list rather than running text. */
export function isPlain(text: string): boolean {
  return !/[,。;!?]/.test(text.replace(/\([^()]{0,40}\)/g, ''));
}

function mayBeRow({ role, text }: Line): boolean {
  const isShort = role === 'heading' || role === 'phrase' || role === 'author' || role === 'caption';
  return isShort && text.length <= MAX_ROW && !isTerminal(text) && !/[,、:(“《—-]$/.test(text);
}

function isListOfRows(run: readonly Line[]): boolean {
  if (run.length < MIN_ROWS) return false;
  return run.filter((line) => isPlain(line.text)).length >= PLAIN * run.length && !isWrapped(run);
}

/** Lines of a narrow column are filled to its width; rows end where they may, or open with a surname. */
function isWrapped(run: readonly Line[]): boolean {
  const width = run.reduce((most, line) => Math.max(most, line.text.length), 0);
  const filled = run.filter((line) => line.text.length >= width - 1).length;
  const { surnames } = segmentLexicon();
  const named = run.filter((line) => surnames.has(line.text[0] ?? '')).length;
  return 2 * filled > run.length && 2 * named < run.length;
}
