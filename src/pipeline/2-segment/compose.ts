import type { Article, ArticleParts, Piece } from '../../domain/article.js';
import type { Page } from '../../domain/page.js';
import type { Span } from '../../domain/span.js';
import type { Writable } from '../../domain/writable.js';
import { fold } from '../../text/fold.js';
import type { Item } from './body.js';
import { closingByline, isAuthorLine, isFiled, leadByline } from './bylines.js';
import type { Heading } from './heading.js';
import { kindOf } from './kind.js';
import { segmentLexicon } from './lexicon.js';

const MAX_FALLBACK = 80;
/** A shorter stretch of the lead says too little: 座谈会上. */
const MIN_FALLBACK = 14;

/** Collects the stretches of an article, and keeps where each lies on the page. */
class TextBuilder {
  text = '';
  readonly pieces: Piece[] = [];

  constructor(private readonly page: string) {}

  /** Adds stretches without anything between them, on a line of their own. */
  line(stretches: readonly Span[]): Span {
    if (this.text !== '') this.text += '\n';
    const start = this.text.length;
    for (const { start: pageStart, end } of stretches) {
      this.pieces.push({ start: this.text.length, pageStart, length: end - pageStart });
      this.text += this.page.slice(pageStart, end);
    }
    return { start, end: this.text.length };
  }

  /** Adds stretches as lines; the span covers them all. */
  lines(stretches: readonly Span[]): Span | undefined {
    const spans = stretches.map((stretch) => this.line([stretch]));
    const [first, last] = [spans[0], spans.at(-1)];
    return first && last ? { start: first.start, end: last.end } : undefined;
  }
}

interface Body {
  readonly bylines: Span[];
  readonly paragraphs: Span[];
  readonly sectionHeads: Span[];
}

/** Builds an article from the places of its parts on the page. */
export function compose(page: Page, index: number, heading: Heading, items: readonly Item[]): Article {
  const builder = new TextBuilder(page.text);
  const kicker = builder.lines(heading.kicker);
  const headline = builder.lines(heading.headline);
  const subtitle = builder.lines(heading.subtitle);
  const body = addBody(builder, items);
  const { text, pieces } = builder;
  const { bylines, paragraphs, sectionHeads } = body;
  const parts = { bylines, paragraphs, sectionHeads } as Writable<ArticleParts>;
  if (kicker) parts.kicker = kicker;
  if (headline) parts.headline = headline;
  if (subtitle) parts.subtitle = subtitle;
  return {
    index,
    headline: headline ? onOneLine(text, headline) : leadHeadline(text, body),
    ...(kicker && { kicker: onOneLine(text, kicker) }),
    ...(subtitle && { subtitle: onOneLine(text, subtitle) }),
    kind: kindOf(signsOf(text, parts)),
    meta: page.meta,
    text,
    parts,
    pieces,
    issues: headline ? [] : [noHeadline(page, index)],
  };
}

function addBody(builder: TextBuilder, items: readonly Item[]): Body {
  const body: Body = { bylines: [], paragraphs: [], sectionHeads: [] };
  for (const item of items) {
    const span = builder.line(item.stretches);
    if (item.kind === 'byline') body.bylines.push(span);
    else if (item.kind === 'sectionHead') body.sectionHeads.push(span);
    else addParagraph(body, span, item.text);
  }
  return body;
}

function addParagraph(body: Body, span: Span, folded: string): void {
  const lead = leadByline(folded);
  const closing = closingByline(folded);
  const closes = closing !== undefined && closing.start >= lead ? closing : undefined;
  if (lead > 0) body.bylines.push(trimmed(folded, span.start, { start: 0, end: lead }));
  const inner = trimmed(folded, span.start, { start: lead, end: closes?.start ?? folded.length });
  if (inner.start < inner.end) body.paragraphs.push(inner);
  if (closes) body.bylines.push(trimmed(folded, span.start, closes));
}

/** A span of a folded paragraph without the blanks around it, moved to where the paragraph starts. */
function trimmed(folded: string, offset: number, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && folded[from] === ' ') from++;
  while (to > from && folded[to - 1] === ' ') to--;
  return { start: offset + from, end: offset + to };
}

function onOneLine(text: string, span: Span): string {
  return text.slice(span.start, span.end).replaceAll('\n', ' ');
}

function signsOf(text: string, parts: ArticleParts): Parameters<typeof kindOf>[0] {
  const folded = fold(text);
  const cut = (span: Span): string => folded.slice(span.start, span.end);
  const heading = [parts.kicker, parts.headline, parts.subtitle]
    .filter((span) => span !== undefined)
    .map(cut)
    .join('\n');
  const [byline] = parts.bylines;
  const [paragraph] = parts.paragraphs;
  const opens = byline && (!paragraph || byline.start < paragraph.start) ? cut(byline) : '';
  return {
    heading,
    paragraphs: parts.paragraphs.map(cut),
    bylines: parts.bylines.map(cut),
    sectionHeads: parts.sectionHeads.length,
    filed: isFiled(`${opens} `),
    signed: isAuthorLine(opens),
  };
}

/**
 * Stands in for a missing headline: the lead up to the first clause that says what happened, without the day on which
 * it opens; at most 80 characters, cut at its start between clauses.
 */
function leadHeadline(text: string, body: Body): string {
  const first = body.paragraphs.find((paragraph) => !isCaption(text, paragraph, body.bylines));
  const lead = first ?? body.paragraphs[0] ?? body.sectionHeads[0] ?? body.bylines[0];
  if (!lead) return '';
  const printed = text.slice(lead.start, lead.end).replace(/\n/g, ' ');
  const clauses =
    fold(printed)
      .match(/[^,。!?;]*[,。!?;]?/g)
      ?.filter((clause) => clause !== '') ?? [];
  let end = 0;
  for (const clause of clauses) {
    end += clause.length;
    if ((segmentLexicon().eventVerb.test(clause) && end >= MIN_FALLBACK) || end >= 3 * MAX_FALLBACK) break;
  }
  const day = /^[^,。]{0,4}(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^,。]{0,6},/.exec(fold(printed))?.[0].length ?? 0;
  const start = Math.max(day < end ? day : 0, 0);
  return withinLimit(printed.slice(start, end)).replace(/[,，。;；:：\s]+$/, '');
}

/** True for a paragraph that its photographer follows: … 摄. */
function isCaption(text: string, paragraph: Span, bylines: readonly Span[]): boolean {
  const next = bylines.find(({ start }) => start >= paragraph.end);
  return (
    next !== undefined && next.start - paragraph.end <= 2 && /[摄攝]\)?$/.test(fold(text.slice(next.start, next.end)))
  );
}

/** Drops clauses, then phrases, from the start until the limit is met. */
function withinLimit(text: string): string {
  if (text.length <= MAX_FALLBACK) return text;
  const cut = text.slice(-MAX_FALLBACK);
  const at = /[,，、。;；]/.exec(cut);
  return at && at.index < MAX_FALLBACK / 2 ? cut.slice(at.index + 1) : cut;
}

function noHeadline(page: Page, index: number): Article['issues'][number] {
  return {
    code: 'segment/no-headline',
    message: `${page.path}: article ${index + 1}: expected a headline, found none; the lead stands in for it. Add the headline as the first line if it was printed.`,
  };
}
