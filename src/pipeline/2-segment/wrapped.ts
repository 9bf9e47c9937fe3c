import { extended } from '../../domain/extended.js';
import { closingByline } from './bylines.js';
import type { Line } from './lines.js';

/** Widths, in Chinese characters, of columns that break their lines by hand. */
const MIN_WIDTH = 10;
const MAX_WIDTH = 60;
/** A line that ends so near to the column's edge is full: a mark may not open the next. */
const RAGGED = 1.5;
/** Fewer lines show no column. */
const MIN_LINES = 3;
/** Share of the full lines that end in mid-sentence, by which running text differs from verses and lists. */
const MIN_OPEN = 0.5;
/** One line in so many may be wider than the column: a headline across it. */
const MAX_BEYOND = 10;
/** Running text has a mark between clauses in so many characters. */
const CLAUSE = 40;

const SENTENCE_END = /[。!?;:…”)]$/;
/** Lines of a heading between two paragraphs. */
const MAX_HEADING_LINES = 4;

/** A line with the blanks before it. */
export interface PrintedLine extends Line {
  readonly indent: number;
}

/**
 * Lines of text broken by hand at the width of a column: each that goes on with the line above has `goesOn`, and it and
 * the line above are running text. A paragraph too short to show its width has that of the paragraphs above it, or of the
 * first below.
 */
export function withWrapped(lines: readonly PrintedLine[]): PrintedLine[] {
  const result: PrintedLine[] = [...lines];
  const runs = runsOf(lines);
  const widths = runs.map(({ run }) => widthOf(run));
  let known = widths.find((width) => width !== undefined);
  runs.forEach(({ run, from }, i) => {
    known = widths[i] ?? known;
    if (widths[i] !== undefined || (known !== undefined && isShortText(run, known))) {
      markRun(result, run, from, known as number);
    }
  });
  return result;
}

interface Run {
  readonly run: readonly PrintedLine[];
  readonly from: number;
}

/** Lines without a blank one between. */
function runsOf(lines: readonly PrintedLine[]): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]?.gap === 0) to++;
    runs.push({ run: lines.slice(from, to), from });
    from = to;
  }
  return runs;
}

/** A few lines that end with a sentence, none wider than the column. */
function isShortText(run: readonly PrintedLine[], width: number): boolean {
  const last = run.at(-1) as PrintedLine;
  const text = run.map((line) => line.text).join('');
  return (
    run.length > 1 &&
    /[,。]/.test(text) &&
    (SENTENCE_END.test(last.text) || closingByline(last.text) !== undefined) &&
    run.every((line) => visible(line) <= width + RAGGED)
  );
}

function markRun(result: PrintedLine[], run: readonly PrintedLine[], from: number, width: number): void {
  for (let i = 1; i < run.length; i++) {
    if (!goesOn(run, i, width)) continue;
    result[from + i - 1] = { ...(result[from + i - 1] as PrintedLine), role: 'body' };
    result[from + i] = extended(run[i] as PrintedLine, { role: 'body', goesOn: true });
  }
}

/** Width of the column that a run of lines fills; undefined where they fill none, or are no running text. */
function widthOf(run: readonly PrintedLine[]): number | undefined {
  if (run.length < MIN_LINES) return undefined;
  const widths = run.map(visible);
  const width = commonWidth(widths);
  if (width < MIN_WIDTH || width > MAX_WIDTH) return undefined;
  if (widths.filter((own) => own > width + RAGGED).length * MAX_BEYOND > run.length) return undefined;
  const full = run.filter((line, i) => i < run.length - 1 && goesOn(run, i + 1, width) && isFull(line, width));
  const open = full.filter(({ text }) => !SENTENCE_END.test(text));
  const text = run.map((line) => line.text).join('');
  const marks = text.match(/[,。;]/g)?.length ?? 0;
  const isText = marks * CLAUSE >= text.length && open.length >= 2 && open.length >= MIN_OPEN * full.length;
  return isText ? width : undefined;
}

/** The width that most lines reach, give or take a character; lines beyond it are few. */
function commonWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(Math.ceil(width), (counts.get(Math.ceil(width)) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const width of counts.keys()) {
    const filled = (counts.get(width) ?? 0) + (counts.get(width - 1) ?? 0);
    if (filled > most || (filled === most && width > best)) [best, most] = [width, filled];
  }
  return 3 * most >= widths.length ? best : 0;
}

/** True when the line above is full, and this one does not open a paragraph. */
function goesOn(run: readonly PrintedLine[], at: number, width: number): boolean {
  const [above, line] = [run[at - 1], run[at]] as [PrintedLine, PrintedLine];
  if (!isFull(above, width) || line.indent > 0 || !mayRun(above) || !mayRun(line)) return false;
  if (SENTENCE_END.test(above.text) && headsParagraph(run, at)) return false;
  if (opensRun(run, at)) return false;
  return visible(line) <= width + RAGGED && !/^[△▲▽▼◇◆○●◎□■☆★]/.test(line.text);
}

/** True for a line of a heading above the first paragraph of a run. */
function opensRun(run: readonly PrintedLine[], at: number): boolean {
  let from = at;
  while (
    from > 0 &&
    at - from < MAX_HEADING_LINES &&
    run[from - 1]?.indent === 0 &&
    mayRun(run[from - 1] as PrintedLine)
  )
    from--;
  const above = run[from - 1];
  return (above === undefined || (above.indent === 0 && !mayRun(above))) && headsParagraph(run, from);
}

/** A heading stands between the end of a sentence and an indented paragraph; what ends a paragraph ends with a sentence. */
function headsParagraph(run: readonly PrintedLine[], at: number): boolean {
  let to = at;
  while (to < run.length && to - at < MAX_HEADING_LINES && run[to]?.indent === 0) to++;
  const last = to > at ? run[to - 1] : undefined;
  return last !== undefined && (run[to]?.indent ?? 0) > 0 && !SENTENCE_END.test(last.text);
}

function mayRun({ role }: PrintedLine): boolean {
  return role === 'body' || role === 'heading' || role === 'phrase' || role === 'author';
}

/** Some count Latin letters and digits as whole characters. */
function isFull(line: PrintedLine, width: number): boolean {
  const widths = [visible(line), line.indent + line.text.length];
  return widths.some((own) => own >= width - RAGGED && own <= width + RAGGED);
}

/** Width as printed: Latin letters, digits and their marks take half a character. */
function visible({ indent, text }: PrintedLine): number {
  const half = text.match(/[A-Za-z0-9. ]/g)?.length ?? 0;
  return indent + text.length - half / 2;
}
