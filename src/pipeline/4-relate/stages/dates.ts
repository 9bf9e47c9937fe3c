import type { Span } from '../../../domain/span.js';
import { findMonths } from '../../../text/months.js';
import type { Line } from '../events/lines.js';
import { clauseStart } from '../events/triggers.js';
import type { StageLexicon } from './lexicon.js';
import type { StageHit } from './read.js';

/** Of the article and of the event that a line speaks of. */
export interface KnownDates {
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published: string | undefined;
  /** Day of the signing or ceremony to which a line belongs. */
  readonly eventDates: ReadonlyMap<Line, string>;
}

interface Dated {
  readonly span: Span;
  readonly date: string;
}

/** Date at which a stage was reached. */
export interface StageDate {
  readonly date?: string;
  /** False when only the article's date is known. */
  readonly isStated: boolean;
  /** True when the sentence itself prints it. */
  readonly isPrinted: boolean;
}

/**
 * The date printed for a stage in its clause, or opening its sentence; else that of the event told there; else the
 * article's. Undefined when the date lies after the article's: what is announced is not reached.
 */
export function dateOfStage(hit: StageHit, known: KnownDates, lexicon: StageLexicon): StageDate | undefined {
  const { published, eventDates } = known;
  const isNow = lexicon.now.test(hit.line.text.slice(clauseStart(hit.line.text, hit.start), hit.start));
  const printed = ownDate(hit, published) ?? (isNow ? undefined : openingDate(hit, published));
  const date = printed ?? (isNow ? undefined : eventDates.get(hit.line));
  if (date === undefined)
    return { isStated: false, isPrinted: false, ...(published === undefined ? {} : { date: published }) };
  return published !== undefined && date > published
    ? undefined
    : { date, isStated: true, isPrinted: printed !== undefined };
}

/** The last date in the word's clause before it, or right after: 开工|于2021年3月. */
function ownDate({ line, start, end }: StageHit, published: string | undefined): string | undefined {
  const clause = clauseStart(line.text, start);
  return datesOf(line, published).findLast(({ span }) => {
    const isBefore = span.start >= clause && span.end <= start;
    return isBefore || (span.start === end + 1 && line.text[end] === '于');
  })?.date;
}

/** 5月15日,…: a date before any name or clause of the sentence. */
function openingDate({ line, start }: StageHit, published: string | undefined): string | undefined {
  const name = Math.min(
    ...line.mentions.filter(({ implied }) => !implied).map(({ span }) => span.start - line.span.start),
  );
  const [first] = datesOf(line, published);
  const isOpening =
    first && first.span.end <= Math.min(name, start) && !/[,。:]/u.test(line.text.slice(0, first.span.start));
  return isOpening ? first.date : undefined;
}

/** Days, and months and years without a day, in text order. Offsets are into the line's text. */
function datesOf(line: Line, published: string | undefined): Dated[] {
  const days = line.dates.flatMap(({ span, date }) => {
    const own = { start: span.start - line.span.start, end: span.end - line.span.start };
    return date === undefined ? [] : [{ span: own, date }];
  });
  const months = findMonths(line.text, published).flatMap(({ span, date }) =>
    date === undefined ? [] : [{ span, date }],
  );
  return [...days, ...months].sort((a, b) => a.span.start - b.span.start);
}
