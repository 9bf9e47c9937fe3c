import { closingByline, isAuthorLine, isFiled, isPenName, isReported, isSender } from './bylines.js';
import { isColumn, isItem } from './columns.js';
import { isHeadlineAgain } from './insets.js';
import { repeats, retells } from './lead-share.js';
import { segmentLexicon } from './lexicon.js';
import { isBrokenOff, isTerminal, type Line } from './lines.js';

/** The lines of one article: those of its heading, and all that follow. */
export interface Block {
  readonly heading: readonly Line[];
  readonly rest: readonly Line[];
}

const NO_BLOCK: Block = { heading: [], rest: [] };
/** Characters of a kicker that ends in a colon: 枫树镇: */
const MAX_KICKER = 30;
/** Characters of a sentence that says what a picture shows. */
const MAX_PICTURE_LINE = 40;
/** More lines than these are no heading. */
const MAX_HEADING_LINES = 4;
/**
 * Evidence needed before a heading without byline begins a new article: more on a page that is one article for all that
 * is known, where it rather heads a section.
 */
const ENOUGH = 2;
const ENOUGH_ALONE = 4;

/** Between a heading and its text. */
const SKIPPED: ReadonlySet<Line['role']> = new Set(['noise', 'jump', 'tail']);
/** So many articles, be they notices, make a printed page even where one byline at most tells them apart. */
const MIN_PRINTED = 3;

/** Divides the lines of a printed page into articles; every line is in exactly one. */
export function divide(lines: readonly Line[]): Block[] {
  const blocks = divideBy(lines, ENOUGH_ALONE);
  const isPrinted = blocks.filter(isSigned).length >= 2 || blocks.filter(isHeaded).length >= MIN_PRINTED;
  return isPrinted ? divideBy(lines, ENOUGH) : blocks;
}

function isHeaded({ heading, rest }: Block): boolean {
  return heading.length > 0 && hasBody(rest);
}

/** True when a byline, an outlet or an author's name stands below the heading. */
export function isSigned({ heading, rest }: Block): boolean {
  const first = rest.find((line) => !SKIPPED.has(line.role) && (line.role !== 'fields' || isCredit(line)));
  if (heading.length === 0 || first === undefined) return false;
  if (first.role === 'fields') return rest.some((line) => line.role === 'body');
  return first.role === 'byline' || first.role === 'author' || isFiled(first.text) || isReported(first.text);
}

function divideBy(lines: readonly Line[], enough: number): Block[] {
  const blocks: { heading: Line[]; rest: Line[] }[] = [];
  let column: Line | undefined;
  for (let i = 0; i < lines.length; ) {
    const current = blocks.at(-1);
    const again = current !== undefined && isCopyWithin(lines, i, current);
    const run = again ? 0 : headingRun(lines, i);
    const step = Math.max(1, run);
    const taken = lines.slice(i, i + step);
    const headed = run > 0 ? startsArticle(aheadOf(lines, i, run), run, current ?? NO_BLOCK, enough) : 0;
    if (run > 0 && (!current || isOpen(current))) {
      // nothing but navigation above the first heading
      const [heading, rest] = openingOf(taken, i + run < lines.length);
      blocks.splice(-1, current ? 1 : 0, { heading, rest: [...(current?.rest ?? []), ...rest] });
    } else if (current && headed > 0) {
      current.rest.push(...taken.slice(0, run - headed));
      const heading = taken.slice(run - headed);
      column = heading.find(isColumn) ?? (heading[0]?.inline ? column : undefined);
      blocks.push({ heading: column && !heading.includes(column) ? [column, ...heading] : heading, rest: [] });
    } else if (!current || (run === 0 && startsBare(lines, i, current.rest))) {
      blocks.push({ heading: [], rest: taken });
    } else {
      current.rest.push(...taken);
    }
    i += step;
  }
  return blocks;
}

/** A heading and the two lines or paragraphs below it, captions and navigation aside. */
function aheadOf(lines: readonly Line[], from: number, run: number): Line[] {
  const ahead = lines.slice(from, from + run);
  let left = 4;
  for (let i = from + run; i < lines.length && left > 0 && ahead.length < run + 2; i++) {
    const line = lines[i] as Line;
    if (line.goesOn) continue;
    left--;
    if (line.role !== 'caption' && line.role !== 'noise') ahead.push(paragraphAt(lines, i));
  }
  return ahead;
}

/** A line with those that go on with it. */
function paragraphAt(lines: readonly Line[], from: number): Line {
  const line = lines[from] as Line;
  let to = from + 1;
  while (lines[to]?.goesOn) to++;
  return to === from + 1
    ? line
    : {
        ...line,
        text: lines
          .slice(from, to)
          .map(({ text }) => text)
          .join(''),
      };
}

/** The article's own headline again between its paragraphs, with no byline below it. */
function isCopyWithin(lines: readonly Line[], at: number, current: Block): boolean {
  if (!isHeadlineAgain(lines[at] as Line, current.heading) || !hasBody(current.rest)) return false;
  const next = lines[at + 1];
  return next !== undefined && !isByline(next) && next.role !== 'author';
}

/** Of more lines than head an article the last are its heading; of a page of nothing else, a list, the first. */
function openingOf(run: readonly Line[], goesOn: boolean): [heading: Line[], rest: Line[]] {
  if (run.length <= MAX_HEADING_LINES) return [[...run], []];
  return goesOn ? [run.slice(-MAX_HEADING_LINES), run.slice(0, -MAX_HEADING_LINES)] : [run.slice(0, 1), run.slice(1)];
}

function isOpen(block: Block): boolean {
  return block.heading.length === 0 && block.rest.every((line) => line.role !== 'body' && line.role !== 'phrase');
}

/** Number of heading lines from `from` on. A phrase counts where a byline or a further heading line follows. */
function headingRun(lines: readonly Line[], from: number): number {
  let to = from;
  while (to < lines.length && (lines[to]?.role === 'heading' || isHeadingPhrase(lines, to))) {
    to++;
    if (isList(lines[to - 1], lines[to])) break;
  }
  return to - from;
}

/** A list of names begins with its first number, or its first row, right below the headline. */
function isList(heading: Line | undefined, next: Line | undefined): boolean {
  if (heading === undefined || next === undefined) return false;
  const { notice, listHead, sectionNumber } = segmentLexicon();
  if (next.role === 'phrase' && listHead.test(heading.text)) return true;
  return notice.test(heading.text) && sectionNumber.test(next.text);
}

function isHeadingPhrase(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  const next = lines[at + 1];
  if (line.role !== 'phrase' || !next || isUnfinished(lines[at - 1])) return false;
  if (/:$/.test(line.text)) return line.text.length <= MAX_KICKER && next.role === 'heading' && isByline(lines[at + 2]);
  return isByline(next) || /^[—-]{2}/.test(next.text);
}

function isByline(line: Line | undefined): boolean {
  return line !== undefined && (line.role === 'byline' || isFiled(line.text));
}

function isUnfinished(line: Line | undefined): boolean {
  return line?.role === 'body' && isBrokenOff(line.text);
}

/** How many of the last lines of a run head a new article; 0 when the run belongs to the article before. */
function startsArticle(ahead: readonly Line[], run: number, before: Block, enough: number): number {
  const heading = ahead.slice(0, run);
  const next = ahead[run];
  if (!next || isSpeakersHead(heading, before)) return 0;
  if (run === 1 && isSender((heading[0] as Line).text) && !isByline(next)) return 0;
  const own = heading.findIndex((_, i) => i === run - 1 || !signsAbove(heading, i, before));
  if (own > 0) return startsArticle(ahead.slice(own), run - own, before, enough);
  const column = heading.findLastIndex(isColumn);
  if (column >= 0 && opensColumn(heading.slice(column), next, enough)) return run - column;
  const starts = isStrong(heading, next, ahead[run + 1]) || isLikely(heading, next, before, enough);
  return starts ? Math.min(run, MAX_HEADING_LINES) : 0;
}

/** A column's name above the headline of an item, or above items that have none. */
function opensColumn(heading: readonly Line[], next: Line, enough: number): boolean {
  if (next.role !== 'body' && next.role !== 'phrase' && next.role !== 'author' && next.role !== 'byline') return false;
  return enough < ENOUGH_ALONE || isItem(next) || heading.some((line) => line.inline);
}

/** Who signs the article above: a letter's writer; below a notice a unit, unless a headline goes on: 某某部 / 关于…的公告. */
function signsAbove(heading: readonly Line[], at: number, before: Block): boolean {
  const [line, next] = heading.slice(at) as [Line, Line];
  if (isSender(line.text)) return true;
  const isNoticeAbove = before.heading.some((above) => isNotice(above) || isShortNotice(above));
  return (
    isNoticeAbove && next.gap > 0 && segmentLexicon().unitEnding.test(line.text) && !/^(?:关于|[—-]{2})/.test(next.text)
  );
}

/** 甲某某:路要自己走 where the article names 甲某某: the section on what one of its people says. */
function isSpeakersHead(heading: readonly Line[], before: Block): boolean {
  const name = /^([\u4e00-\u9fff·]{2,14}):./.exec(heading.at(-1)?.text ?? '')?.[1];
  return name !== undefined && before.rest.some((line) => line.role === 'body' && line.text.includes(name));
}

function isLikely(heading: readonly Line[], next: Line, before: Block, enough: number): boolean {
  const isText = next.role === 'body' || next.role === 'phrase' || isList(heading.at(-1), next);
  if (
    !isText ||
    !hasBody(before.rest) ||
    isListOf(before, heading.at(-1), next) ||
    evidence(heading, next, before.rest) < enough
  )
    return false;
  return enough < ENOUGH_ALONE || isParted(heading, before);
}

/** The list of those whom the decision or list above it names in its headline is part of that one. */
function isListOf({ heading }: Block, last: Line | undefined, next: Line): boolean {
  const known = heading.map((line) => line.text).join('\n');
  return last !== undefined && isList(last, next) && heading.some(isNotice) && repeats(last.text, known);
}

/**
 * More than blank lines parts a heading from the article above: a jump line or byline at that one's end, or a notice's
 * own headline. The names of those whom the article above has in its headline are still that article.
 */
function isParted(heading: readonly Line[], { heading: current, rest }: Block): boolean {
  const last = rest.at(-1);
  if (last && (last.role === 'jump' || last.role === 'byline' || closingByline(last.text))) return true;
  const known = current.map((line) => line.text).join('\n');
  return heading.some((line) => isNotice(line) && !repeats(line.text, known));
}

function isStrong(heading: readonly Line[], next: Line, afterNext: Line | undefined): boolean {
  if (isByline(next) || isReported(next.text) || segmentLexicon().salutation.test(next.text)) return true;
  const isTextBelow = afterNext?.role === 'body' || afterNext?.role === 'phrase';
  if (isCredit(next)) return isTextBelow;
  if (heading.some((line, i) => i > 0 && /^[—-]{2}/.test(line.text))) return true;
  if (next.role === 'author' && (isAuthorLine(next.text) || isPenName(next.text))) return isTextBelow;
  if (heading.some((line) => line.inline)) return true;
  if (next.role !== 'body' || next.text.length > 400 || heading.length > 2) return false;
  return isCaption(next.text) || (afterNext?.role === 'byline' && /摄|图/.test(afterNext.text.slice(-8)));
}

/** A line of data that names the author or the outlet: 来源:某某日报. */
function isCredit(line: Line): boolean {
  return line.role === 'fields' && line.fields.some(({ kind }) => kind === 'author' || kind === 'source');
}

function isCaption(text: string): boolean {
  return closingByline(text) !== undefined && /摄|图/.test(text.slice(-8));
}

function hasBody(lines: readonly Line[]): boolean {
  return lines.some((line) => line.role === 'body' || line.role === 'phrase');
}

/** Points for a heading without byline to begin an article rather than a section. */
function evidence(heading: readonly Line[], next: Line, before: readonly Line[]): number {
  const { sectionNumber, lead } = segmentLexicon();
  const first = heading[0] as Line;
  const last = before.at(-1);
  let points = 0;
  if (sectionNumber.test(first.text)) points -= 4;
  if (first.gap >= 2) points += 2;
  if (last?.role === 'jump') points += 3;
  if (last?.role === 'byline' || (last && closingByline(last.text))) points += 2;
  if (isUnfinished(last)) points -= 2;
  if (heading.length === 2) points += 1;
  if (heading.some(isNotice)) points += ENOUGH_ALONE;
  else if (isShortNotice(first)) points += ENOUGH + 1;
  if (/:$/.test(last?.text ?? '') || /^[^:]{1,6}:/.test(first.text)) points -= 4;
  if (lead.test(next.text)) points += 1;
  if (first.text.length >= 10) points += 1;
  if (first.text.length < 6) points -= 1;
  if (next.text.length < 24 && !isTerminal(next.text) && !isList(heading.at(-1), next) && !isOpening(first, next))
    points -= 2;
  return points;
}

/** The first line of a notice is its number, or announces what follows: 现将有关事项通知如下:. */
function isOpening(heading: Line, next: Line): boolean {
  return (isShortNotice(heading) || segmentLexicon().notice.test(heading.text)) && /:$|\d号$/.test(next.text);
}

/** 招领启事, 任前公示: too short to part a page of one article. */
function isShortNotice({ text, gap }: Line): boolean {
  const { notice, noticeHeads } = segmentLexicon();
  return gap > 0 && (noticeHeads.has(text.replaceAll(' ', '')) || (text.length >= 4 && notice.test(text)));
}

function isNotice({ text }: Line): boolean {
  return text.length >= 8 && segmentLexicon().notice.test(text);
}

/** An item that opens with its byline and has no heading of its own. */
function startsBare(lines: readonly Line[], at: number, before: readonly Line[]): boolean {
  const line = lines[at] as Line;
  const last = lines[at - 1];
  if (line.role !== 'body' || !isFiled(line.text) || !hasBody(before) || isPictureLine(before)) return false;
  if (isSummary(before, line.text)) return false;
  return last !== undefined && isTerminal(last.text);
}

/** A site's summary between the headline and the dispatch that tells the same. */
function isSummary(before: readonly Line[], lead: string): boolean {
  const [line, ...more] = before.filter(({ role }) => !SKIPPED.has(role) && role !== 'fields');
  return line?.role === 'body' && more.length === 0 && !isFiled(line.text) && retells(lead, line.text);
}

/** What a picture shows, in one short sentence between the headline and the text: 市长某某某在会上讲话。 */
function isPictureLine(before: readonly Line[]): boolean {
  const [line, ...more] = before.filter(({ role }) => !SKIPPED.has(role));
  if (line?.role !== 'body' || more.length > 0 || isFiled(line.text)) return false;
  return line.text.length <= MAX_PICTURE_LINE && !/[。!?;].*[。!?;]/.test(line.text);
}
