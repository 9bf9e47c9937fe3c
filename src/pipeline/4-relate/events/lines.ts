import type { ArticleParts } from '../../../domain/article.js';
import type { Mention } from '../../../domain/mention.js';
import { overlaps, type Span } from '../../../domain/span.js';
import type { DateMention } from '../../../text/dates.js';
import { findDates } from '../../../text/dates.js';
import type { RecogniseContext } from '../../3-recognise/context.js';

type Zone = 'kicker' | 'headline' | 'subtitle' | 'head' | 'body';

/** One sentence with all that rules ask of it. Offsets are into the article's text. */
export interface Line {
  readonly span: Span;
  readonly zone: Zone;
  /** Paragraph number of a body sentence, -1 in headings. */
  readonly paragraph: number;
  /** Position among the body's sentences, -1 in headings. */
  readonly order: number;
  /** True after 又讯 or 另讯, which opens further news of the article. */
  readonly isFurther: boolean;
  /** Folded text of the sentence. */
  readonly text: string;
  /** Mentions inside the sentence in text order; implied ones included. */
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMention[];
  /** Stretches between quotation marks. */
  readonly quotes: readonly Span[];
}

/** The article's sentences in text order, without bylines; headings first come as they are printed. */
export function linesOf(context: RecogniseContext, mentions: readonly Mention[]): Line[] {
  const { article, folded } = context;
  const sorted = [...mentions].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const dates = datesOf(folded, article.meta.date);
  const lines: Line[] = [];
  let order = 0;
  let mentionAt = 0;
  let dateAt = 0;
  let paragraph = -1;
  let isOpen = false;
  for (const sentence of context.sentences) {
    const span = withoutBylines(sentence, article.parts.bylines);
    if (span.start >= span.end) continue;
    const { zone, paragraph: number } = placeOf(article.parts, span);
    while (mentionAt < sorted.length && (sorted[mentionAt] as Mention).span.start < span.start) mentionAt++;
    while (dateAt < dates.length && (dates[dateAt] as DateMention).span.start < span.start) dateAt++;
    const text = folded.slice(span.start, span.end);
    lines.push({
      span,
      zone,
      paragraph: number,
      order: zone === 'body' ? order++ : -1,
      isFurther: FURTHER.test(folded.slice(sentence.start, span.start + 2)),
      text,
      mentions: inside(sorted, mentionAt, span),
      dates: inside(dates, dateAt, span),
      quotes: quotesOf(text, span.start, isOpen && number === paragraph),
    });
    paragraph = number;
    isOpen = lines.at(-1)?.quotes.at(-1)?.end === span.end && !/[”’]$/u.test(text);
  }
  return lines;
}

const FURTHER = /^[又另]讯/u;

/** The article's dates; 今天 counts from the dateline's day, where there is one: 本报某地8月27日讯 今天上午. */
function datesOf(folded: string, published: string | undefined): DateMention[] {
  const dates = findDates(folded, published);
  const day = dates.find((date) => isDateline(folded, date))?.date;
  return day === undefined || day === published ? dates : findDates(folded, published, day);
}

/** 8月27日讯, 2月16日电: the day on which a report was sent. */
export function isDateline(folded: string, date: DateMention): boolean {
  return (
    date.date !== undefined && /^ ?(?:专?电|讯|消息|报道)(?!话)/u.test(folded.slice(date.span.end, date.span.end + 4))
  );
}

/** True when `offset` lies between quotation marks of the line. */
export function isQuoted(line: Line, offset: number): boolean {
  return line.quotes.some((quote) => quote.start <= offset && offset < quote.end);
}

function inside<T extends { readonly span: Span }>(sorted: readonly T[], from: number, span: Span): T[] {
  const found: T[] = [];
  for (let i = from; i < sorted.length; i++) {
    const item = sorted[i] as T;
    if (item.span.start >= span.end) break;
    if (item.span.end <= span.end) found.push(item);
  }
  return found;
}

/** A byline that opens or closes the sentence is cut off; one in its middle leaves the longer rest. */
function withoutBylines(sentence: Span, bylines: readonly Span[]): Span {
  let { start, end } = sentence;
  for (const byline of bylines) {
    if (!overlaps({ start, end }, byline)) continue;
    if (byline.start - start >= end - byline.end) end = byline.start;
    else start = byline.end;
  }
  return { start, end: Math.max(start, end) };
}

function placeOf(parts: ArticleParts, span: Span): { readonly zone: Zone; readonly paragraph: number } {
  for (const zone of ['kicker', 'headline', 'subtitle'] as const) {
    const part = parts[zone];
    if (part && overlaps(part, span)) return { zone, paragraph: -1 };
  }
  if (parts.sectionHeads.some((head) => overlaps(head, span))) return { zone: 'head', paragraph: -1 };
  const paragraph = paragraphAt(parts.paragraphs, span.start);
  return { zone: 'body', paragraph };
}

function paragraphAt(paragraphs: readonly Span[], offset: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((paragraphs[middle] as Span).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Stretches between “ and ”; `isOpen` when a quotation goes on from the sentence before. */
function quotesOf(text: string, base: number, isOpen: boolean): Span[] {
  const quotes: Span[] = [];
  let open = isOpen ? 0 : -1;
  for (let at = 0; ; ) {
    if (open < 0) {
      open = text.indexOf('“', at);
      if (open < 0) break;
      at = open + 1;
    }
    const close = text.indexOf('”', at);
    if (close < 0) break;
    quotes.push({ start: base + open, end: base + close + 1 });
    open = -1;
    at = close + 1;
  }
  if (open >= 0) quotes.push({ start: base + open, end: base + text.length });
  return quotes;
}

/** 病重期间和逝世后,某某等前往医院看望或通过各种形式表示哀悼: told of weeks and of many. 为某某送别,并慰问其亲属. */
const MOURNED =
  /(?:病重|病危|住院|逝世|去世|病逝)[^。]*(?:表示|致以|寄托|表达)[^,。;]{0,6}(?:哀悼|悼念|哀思)|为[^,。;]{2,16}送别|(?:生病|患病|病重|住院)[^,。;]{0,8}期间[^。]*(?:看望|慰问)|遗体[^。]{0,30}(?:默哀|鞠躬)/u;

/** True of a sentence about the dead: who comes to the bereaved in it inspects nothing, and gives no speech. */
export function isMourning(text: string): boolean {
  return (
    (text.includes('哀') ||
      text.includes('悼') ||
      text.includes('送别') ||
      text.includes('遗体') ||
      text.includes('病')) &&
    MOURNED.test(text)
  );
}
