import type { Block } from './divide.js';
import { isTerminal, type Line } from './lines.js';

/** The header of a web copy is short; what follows is the article even where no line is running text. */
const MAX_HEADER = 40;

/** True when lines of data or navigation show that the page is one article copied from a web site. */
export function isWebCopy(lines: readonly Line[]): boolean {
  const data = lines.filter((line) => line.fields.some((field) => field.kind !== 'author' && field.kind !== 'title'));
  if (data.length > 0) return true;
  return lines.slice(0, 12).some((line) => line.role === 'noise' && /位置|[>»]/.test(line.text));
}

/**
 * The one article of a web copy: the header is what stands above the first running text, and its headline the lines
 * next above the data (来源, 时间), or next above the text. A headline printed again is kept once.
 */
export function webArticle(lines: readonly Line[]): Block {
  const bodyAt = firstBody(lines);
  const header = lines.slice(0, bodyAt);
  const heading = headlineLines(header);
  const known = heading.map((line) => bare(line.text));
  const rest = header.filter((line) =>
    line.role !== 'heading' && line.role !== 'phrase' ? true : isBelow(line, heading) && !isCopy(line.text, known),
  );
  return { heading, rest: [...rest, ...lines.slice(bodyAt)] };
}

function firstBody(lines: readonly Line[]): number {
  const at = lines.findIndex(
    (line, i) => isText(line) && !(line.role === 'phrase' && headerGoesOn(lines, i)) && !isContents(line, lines, i),
  );
  return at < 0 ? Math.min(lines.length, MAX_HEADER) : at;
}

function isText(line: Line): boolean {
  return line.role === 'body' || line.role === 'phrase';
}

function headerGoesOn(lines: readonly Line[], at: number): boolean {
  return lines.slice(at + 1, at + 4).some((line) => line.role === 'fields');
}

/** A line that lists the page's headlines, one of which follows by itself. */
function isContents(line: Line, lines: readonly Line[], at: number): boolean {
  if (isTerminal(line.text) || line.text.length > 2000) return false;
  const parts = new Set(line.text.split(/\s+/).filter((part) => part.length >= 6));
  return (
    parts.size >= 2 &&
    lines.slice(at + 1, at + 20).some((next) => parts.has(next.text) || parts.has(next.text.split(' ')[0] ?? ''))
  );
}

function headlineLines(header: readonly Line[]): Line[] {
  const dataAt = header.findIndex((line) =>
    line.fields.some((field) => field.kind === 'date' || field.kind === 'source'),
  );
  const above = dataAt < 0 ? [] : lastRun(header.slice(0, dataAt));
  const found = above.length > 0 ? above : lastRun(header.slice(dataAt + 1));
  return withSubtitle(withoutCopies(found), header);
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
  return (
    (line.role === 'heading' || line.role === 'phrase') && line.text.length >= 5 && !/图片来源|资料图/.test(line.text)
  );
}

/** Site names and breadcrumbs repeat the headline: of lines that contain one another the last, shortest stays. */
function withoutCopies(run: readonly Line[]): Line[] {
  return run.filter((line, i) => !run.slice(i + 1).some((later) => isCopy(line.text, [bare(later.text)])));
}

/** A subtitle printed below the data: the headline again, then ——…. */
function withSubtitle(heading: readonly Line[], header: readonly Line[]): Line[] {
  const last = heading.at(-1);
  if (!last) return [];
  const subtitle = header.find((line) => line.start > last.end && /^[—-]{2}/.test(line.text));
  return subtitle ? [...heading, subtitle] : [...heading];
}

function isBelow(line: Line, heading: readonly Line[]): boolean {
  const last = heading.at(-1);
  return last !== undefined && line.start > last.end;
}

function isCopy(text: string, known: readonly string[]): boolean {
  const own = bare(text);
  return known.some(
    (other) => own === other || (other.length >= 6 && own.includes(other)) || (own.length >= 6 && other.includes(own)),
  );
}

function bare(text: string): string {
  return text.replace(/[\s,、.:!?“”"'()_|-]/g, '');
}
