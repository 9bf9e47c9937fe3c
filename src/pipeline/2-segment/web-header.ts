import { isHeadingCopy, withoutHeadingCopies } from './copies.js';
import type { Block } from './divide.js';
import type { Field } from './fields.js';
import { isTerminal, type Line } from './lines.js';

/** The header of a web copy is short; what follows is the article even where no line is running text. */
const MAX_HEADER = 40;
/** Shorter titles that a header repeats are navigation. */
const MIN_REPEATED = 8;
/** Lines of navigation above the text that show a web copy. */
const MIN_NOISE = 2;

/** True when lines of data or navigation show that the page was copied from a web site. */
export function isWebCopy(lines: readonly Line[]): boolean {
  if (lines.some((line) => line.fields.some(isWebData))) return true;
  const noise = lines.slice(0, firstText(lines)).filter((line) => line.role === 'noise' || line.role === 'jump');
  return noise.length >= MIN_NOISE || noise.some((line) => /位置|[>»]/.test(line.text));
}

/** Mastheads of printed pages state the day and the editors too; sources, counts and minutes are the web's. */
function isWebData(field: Field): boolean {
  if (field.kind === 'source' || field.kind === 'count') return true;
  return field.kind === 'date' && (/:\d{2}/.test(field.value) || !/^\(?\d{4}/.test(field.key));
}

/**
 * The one article of a web copy: the header is what stands above the first running text, and its headline the lines
 * next above the data (来源, 时间), or next above the text. A headline printed again is kept once, and what stands
 * between its two copies is no text.
 */
export function webArticle(lines: readonly Line[]): Block {
  const header = lines.slice(0, firstText(lines));
  const heading = headlineLines(header);
  const from = lastCopy(header, heading);
  const rest = header.filter(
    (line, i) =>
      line.role !== 'body' &&
      ((line.role !== 'author' && line.role !== 'caption') || isBelow(line, heading)) &&
      (!isTitle(line) || (i > from && isBelow(line, heading) && !heading.includes(line))),
  );
  return { heading, rest: [...rest, ...lines.slice(header.length)] };
}

function firstText(lines: readonly Line[]): number {
  const at = lines.findIndex((line, i) => isText(line, lines, i) && !isContents(line, lines, i));
  return at < 0 ? Math.min(lines.length, MAX_HEADER) : at;
}

/** A phrase is text unless the data of a header follow it. */
function isText(line: Line, lines: readonly Line[], at: number): boolean {
  if (line.role === 'body') return true;
  return line.role === 'phrase' && !lines.slice(at + 1, at + 4).some((next) => next.role === 'fields');
}

/** A line that lists the headlines of a page, one of which follows by itself. */
function isContents(line: Line, lines: readonly Line[], at: number): boolean {
  if (isTerminal(line.text) || line.text.length > 2000) return false;
  const parts = new Set(line.text.split(/\s+/).filter((part) => part.length >= 6));
  return parts.size >= 2 && lines.slice(at + 1, at + 20).some((next) => parts.has(next.text));
}

function headlineLines(header: readonly Line[]): Line[] {
  const dataAt = header.findIndex((line) =>
    line.fields.some((field) => field.kind === 'date' || field.kind === 'source'),
  );
  const above = dataAt < 0 ? [] : lastRun(header.slice(0, dataAt));
  const again = repeated(header);
  const run = again && !above.includes(again) ? [again] : above.length > 0 ? above : lastRun(header.slice(dataAt + 1));
  const found = withoutHeadingCopies(run);
  const last = found.at(-1);
  if (!last) return [];
  const subtitle = header.find((line) => line.start > last.end && /^[—-]{2}/.test(line.text));
  return [...found.slice(0, -1), plainest(last, header), ...(subtitle && !found.includes(subtitle) ? [subtitle] : [])];
}

/** The first headline that the header prints twice in the same words. */
function repeated(header: readonly Line[]): Line | undefined {
  const seen = new Map<string, Line>();
  for (const line of header.filter((title) => isHeadline(title) && title.text.length >= MIN_REPEATED)) {
    const first = seen.get(line.text);
    if (first) return first;
    seen.set(line.text, line);
  }
  return undefined;
}

/** Of a headline and its copies below it the shortest: sites add their own words. */
function plainest(headline: Line, header: readonly Line[]): Line {
  return header
    .filter((line) => line.start > headline.end && isTitle(line) && line.text.length >= headline.text.length / 2)
    .filter((line) => isHeadingCopy(line.text, [headline.text]))
    .reduce((best, line) => (line.text.length < best.text.length ? line : best), headline);
}

/** The last lines that may be a headline, without others between. */
function lastRun(header: readonly Line[]): Line[] {
  let to = header.length;
  while (to > 0 && !isHeadline(header[to - 1] as Line)) to--;
  let from = to;
  while (from > 0 && to - from < 4 && isHeadline(header[from - 1] as Line)) from--;
  return header.slice(from, to);
}

function isHeadline(line: Line): boolean {
  return isTitle(line) && line.text.length >= 5 && !isMenuRow(line.text);
}

function isTitle(line: Line): boolean {
  return line.role === 'heading' || line.role === 'phrase';
}

/** Where in the header a headline is printed for the last time. */
function lastCopy(header: readonly Line[], heading: readonly Line[]): number {
  const known = heading.map((line) => line.text);
  return header.findLastIndex((line) => isTitle(line) && isHeadingCopy(line.text, known));
}

function isBelow(line: Line, heading: readonly Line[]): boolean {
  const first = heading[0];
  return first === undefined || line.start > first.start;
}

/** Four or more words of navigation in a row; a headline's parts are longer. */
function isMenuRow(text: string): boolean {
  const parts = text.split(' ').filter((part) => part !== '');
  return (parts.length >= 4 && parts.every((part) => part.length <= 4)) || /总第\d+期/.test(text);
}
