import type { Span } from '../../domain/span.js';
import { segmentLexicon } from './lexicon.js';
import { isBrokenOff, isTerminal, type Line } from './lines.js';

/** One printed unit of an article's body: a paragraph of one or more stretches of the page, a section head, a byline. */
export interface Item {
  readonly kind: 'paragraph' | 'sectionHead' | 'byline';
  readonly stretches: readonly Span[];
  /** Folded characters of the stretches, joined. */
  readonly text: string;
}

/** Fewer characters in common are chance, not a passage printed twice. */
const COPY_LENGTH = 12;
const OVERLAP_LENGTH = 8;
const MAX_OVERLAP = 300;
/** Candidates kept for one opening; pages repeat a passage once or twice. */
const MAX_CANDIDATES = 4;

/** Paragraphs in reading order: copies dropped, columns joined. */
export function bodyOf(lines: readonly Line[]): Item[] {
  return withoutCopies(joinOrphans(joinColumns(withoutCopies(itemsOf(lines)))));
}

function itemsOf(lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  lines.forEach((line, i) => {
    if (line.role === 'noise' || line.role === 'jump' || line.role === 'tail') return;
    if (line.role === 'fields') items.push(...creditsOf(line));
    else if (line.role === 'byline') items.push(itemOf('byline', line, line.text));
    else if (line.role === 'author') items.push(itemOf(isNearEdge(lines, i) ? 'byline' : 'paragraph', line, line.text));
    else if (line.role === 'heading' && isSectionHead(lines, i)) items.push(itemOf('sectionHead', line, line.text));
    else items.push(paragraphOf(line));
  });
  return items;
}

function itemOf(kind: Item['kind'], span: Span, text: string): Item {
  return { kind, stretches: [{ start: span.start, end: span.end }], text };
}

/** A paragraph without the jump words at its end: …工作。(下转A2版). */
function paragraphOf(line: Line): Item {
  const jump = segmentLexicon().jumpEnd.exec(line.text.slice(-40));
  const cut = jump ? jump[0].length : 0;
  return itemOf('paragraph', { start: line.start, end: line.end - cut }, line.text.slice(0, line.text.length - cut));
}

function creditsOf(line: Line): Item[] {
  return line.fields
    .filter((field) => (field.kind === 'author' || field.kind === 'source') && field.value !== '')
    .map((field) =>
      itemOf(
        'byline',
        { start: line.start + field.start, end: line.start + field.end },
        line.text.slice(field.start, field.end),
      ),
    );
}

/** Names alone are an author's at the top or the end, and a row of a list elsewhere. */
function isNearEdge(lines: readonly Line[], at: number): boolean {
  const isBody = (line: Line): boolean =>
    line.role === 'body' || line.role === 'phrase' || line.role === 'heading' || line.role === 'author';
  return !lines.slice(0, at).some(isBody) || !lines.slice(at + 1).some(isBody);
}

/** A heading line between paragraphs; rows of a list follow one another. */
function isSectionHead(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  if (line.text.length > 40) return false;
  const next = lines[at + 1];
  const last = lines[at - 1];
  if (!next || next.role === 'heading' || last?.role === 'heading')
    return segmentLexicon().sectionNumber.test(line.text) && next?.role === 'body';
  return next.role === 'body' && (next.text.length > 24 || isTerminal(next.text));
}

/** Joins a paragraph that a column's end broke off with the next one. */
function joinColumns(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last?.kind === 'paragraph' && item.kind === 'paragraph' && goesOn(last, item)) {
      joined[joined.length - 1] = join(last, item);
    } else {
      joined.push(item);
    }
  }
  return joined;
}

function goesOn(last: Item, next: Item): boolean {
  if (!isBrokenOff(last.text)) return false;
  if (isContinuation(next.text)) return true;
  if (/:$/.test(last.text) || segmentLexicon().opener.test(next.text)) return false;
  return true;
}

function isContinuation(text: string): boolean {
  const { continuation, continuationExcept } = segmentLexicon();
  return continuation.test(text) && !continuationExcept.test(text);
}

function join(first: Item, second: Item): Item {
  const overlap = overlapOf(first.text, second.text);
  const stretches = [...first.stretches, ...cutStart(second.stretches, overlap)];
  return { kind: 'paragraph', stretches, text: first.text + second.text.slice(overlap) };
}

/** Characters at the end of one column that the next column prints again at its start. */
function overlapOf(first: string, second: string): number {
  if (second.length < OVERLAP_LENGTH) return 0;
  const tail = first.slice(-MAX_OVERLAP);
  const at = tail.indexOf(second.slice(0, OVERLAP_LENGTH));
  return at >= 0 && second.startsWith(tail.slice(at)) ? tail.length - at : 0;
}

function cutStart(stretches: readonly Span[], count: number): Span[] {
  const cut: Span[] = [];
  let left = count;
  for (const { start, end } of stretches) {
    const drop = Math.min(left, end - start);
    left -= drop;
    if (start + drop < end) cut.push({ start: start + drop, end });
  }
  return cut;
}

/** Columns out of order: a paragraph that opens in mid-sentence goes to an earlier one that broke off, the first to the first. */
function joinOrphans(items: readonly Item[]): Item[] {
  const broken: number[] = [];
  const target = new Map<number, number>();
  items.forEach((item, i) => {
    if (item.kind !== 'paragraph') return;
    if (broken.length > 0 && isContinuation(item.text)) target.set(i, broken.shift() as number);
    if (isBrokenOff(item.text) && !/:$/.test(item.text)) broken.push(i);
  });
  if (target.size === 0) return [...items];
  const merged: (Item | undefined)[] = [...items];
  for (const [from, to] of [...target].reverse()) {
    merged[to] = join(merged[to] as Item, merged[from] as Item);
    merged[from] = undefined;
  }
  return merged.filter((item) => item !== undefined);
}

/**
 * Drops what is printed twice: a paragraph that repeats another from its start, whole or cut short. Of the two the
 * longer stays; of equals the one that runs on into the next line.
 */
function withoutCopies(items: readonly Item[]): Item[] {
  const byOpening = new Map<string, number[]>();
  const dropped = new Set<number>();
  items.forEach((item, i) => {
    if (item.kind === 'byline' || item.text.length < COPY_LENGTH) return;
    const opening = item.text.slice(0, COPY_LENGTH);
    const earlier = byOpening.get(opening) ?? [];
    for (const j of earlier) {
      const copy = copyOf(items, j, i);
      if (copy !== undefined) dropped.add(copy);
      if (copy === i) break;
    }
    if (!dropped.has(i) && earlier.length < MAX_CANDIDATES) byOpening.set(opening, [...earlier, i]);
  });
  return dropped.size === 0 ? [...items] : items.filter((_, i) => !dropped.has(i));
}

/** Which of two items is the copy, if one is. */
function copyOf(items: readonly Item[], first: number, second: number): number | undefined {
  const a = withoutEllipsis((items[first] as Item).text);
  const b = withoutEllipsis((items[second] as Item).text);
  if (a === b) return !isTerminal(a) && !runsOn(items, first) && runsOn(items, second) ? first : second;
  if (a.startsWith(b)) return second;
  return b.startsWith(a) && (!isTerminal(a) || a.length >= 2 * COPY_LENGTH) ? first : undefined;
}

function withoutEllipsis(text: string): string {
  return text.replace(/\s*(?:\.{2,}|…+)\s*$/, '');
}

function runsOn(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.kind === 'paragraph' && !segmentLexicon().opener.test(next.text);
}
