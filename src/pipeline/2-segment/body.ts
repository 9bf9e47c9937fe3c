import { extended } from '../../domain/extended.js';
import type { Span } from '../../domain/span.js';
import { closingByline, isAuthorLine, isSender, leadByline } from './bylines.js';
import { segmentLexicon } from './lexicon.js';
import { isBrokenOff, isTerminal, type Line, opensCareerEntry } from './lines.js';
import { isPlain, rowsOf } from './rows.js';

/** One printed unit of an article's body: a paragraph of one or more stretches of the page, a section head, a byline. */
export interface Item {
  readonly kind: 'paragraph' | 'sectionHead' | 'byline';
  readonly stretches: readonly Span[];
  /** Folded characters of the stretches, joined. */
  readonly text: string;
  /** A row of a list or a caption: no sentence runs on into it or out of it. */
  readonly apart?: true;
}

/** Fewer characters in common are chance, not a passage printed twice. */
const COPY_LENGTH = 12;
const OVERLAP_LENGTH = 8;
/** Characters of a paragraph's end that are looked at. */
const TAIL = 400;
/** A shorter paragraph within another repeats it by chance. */
const PASSAGE = 20;
/** Paragraphs above in which a passage printed again is looked for: the columns beside it. */
const NEAR = 3;
/** Candidates kept for one opening; pages repeat a passage once or twice. */
const MAX_CANDIDATES = 4;

/** Paragraphs in reading order: copies dropped, columns joined. */
export function bodyOf(lines: readonly Line[]): Item[] {
  return withoutCopies(joinOrphans(joinColumns(withoutCopies(itemsOf(lines)))));
}

/** The first paragraph without its byline, captions of pictures aside; empty where there is none. */
export function leadOf(items: readonly Item[]): string {
  const isLead = ({ kind, text }: Item): boolean => kind === 'paragraph' && text.length > 24 && !isCaption(text);
  const text = items.find(isLead)?.text ?? '';
  return text.slice(leadByline(text));
}

function isCaption(text: string): boolean {
  return closingByline(text) !== undefined && /[摄影图拍]\)?$/.test(text);
}

function itemsOf(lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  const edges = edgesOf(lines);
  const rows = rowsOf(lines);
  const letter = lines.findIndex(({ text }) => segmentLexicon().salutation.test(text));
  lines.forEach((line, i) => {
    if (line.goesOn && lines[i - 1]?.role === 'body') return;
    if (line.role === 'noise' || line.role === 'jump' || line.role === 'tail') return;
    if (line.role === 'fields') items.push(...creditsOf(line));
    else if (line.role === 'byline') items.push(itemOf('byline', line, line.text));
    else if (line.role === 'author')
      items.push(itemOf(isAuthor(line, i, edges) ? 'byline' : 'paragraph', line, line.text));
    else if (isSigned(lines, i, letter, edges.last)) items.push(itemOf('byline', line, line.text));
    else if (line.role === 'heading' && isSectionHead(lines, i)) items.push(itemOf('sectionHead', line, line.text));
    else if (rows.has(line) || line.role === 'caption') items.push(extended(paragraphOf(line), { apart: true }));
    else items.push(paragraphOf(line, brokenLines(lines, i + 1)));
  });
  return items;
}

/** The lines from `from` on that go on with the line above them. */
function brokenLines(lines: readonly Line[], from: number): readonly Line[] {
  let to = from;
  while (lines[to]?.goesOn) to++;
  return lines.slice(from, to);
}

function itemOf(kind: Item['kind'], span: Span, text: string): Item {
  return { kind, stretches: [{ start: span.start, end: span.end }], text };
}

/** A paragraph without the jump words at its ends: (上接第1版)…工作。(下转A2版). */
function paragraphOf(first: Line, more: readonly Line[] = []): Item {
  const { jumpStart, jumpEnd } = segmentLexicon();
  const from = jumpStart.exec(first.text.slice(0, 40))?.[0].length ?? 0;
  const head: Stretch = { start: first.start + from, end: first.end, text: first.text.slice(from) };
  const stretches = [head, ...more];
  const last = stretches.at(-1) as Stretch;
  const cut = jumpEnd.exec(last.text.slice(-40))?.[0].length ?? 0;
  const end = { start: last.start, end: last.end - cut, text: last.text.slice(0, last.text.length - cut) };
  const all = [...stretches.slice(0, -1), end];
  return {
    kind: 'paragraph',
    stretches: all.map(({ start, end: to }) => ({ start, end: to })),
    text: all.map(({ text }) => text).join(''),
  };
}

interface Stretch extends Span {
  readonly text: string;
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

/** A post with a name is an author's above all text only: below it stand lists of posts. */
function isAuthor(line: Line, at: number, edges: { first: number; last: number }): boolean {
  return at === edges.first || (at === edges.last && isAuthorLine(line.text));
}

/** The writer of a letter below its text, or of an article below its last sentence, with where he works or lives. */
function isSigned(lines: readonly Line[], at: number, letter: number, last: number): boolean {
  const { role, text } = lines[at] as Line;
  if ((role !== 'heading' && role !== 'phrase') || !isSender(text)) return false;
  const above = lines[at - 1];
  return above?.role === 'body' && isTerminal(above.text) && (at === last || (letter >= 0 && at > letter));
}

/** Names alone are an author's above or below all text, and a row of a list within it. */
function edgesOf(lines: readonly Line[]): { first: number; last: number } {
  const isText = (line: Line): boolean => ['body', 'phrase', 'heading', 'author'].includes(line.role);
  return { first: lines.findIndex(isText), last: lines.findLastIndex(isText) };
}

/** A heading line between paragraphs; rows of a list follow one another. */
function isSectionHead(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  if (line.text.length > 40 || /^[^:]{1,4}:/.test(line.text) || /:$/.test(lines[at - 1]?.text ?? '')) return false;
  const next = lines[lines[at + 1]?.role === 'caption' ? at + 2 : at + 1];
  const last = lines[lines[at - 1]?.role === 'caption' ? at - 2 : at - 1];
  if (!next || next.role === 'heading' || last?.role === 'heading')
    return segmentLexicon().sectionNumber.test(line.text) && next?.role === 'body';
  return (next.role === 'body' || next.role === 'phrase') && (next.text.length > 24 || isTerminal(next.text));
}

/** Joins a paragraph that a column's end broke off with the next one. */
function joinColumns(items: readonly Item[]): Item[] {
  const joined: Joint[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last && isRunning(last) && isRunning(item) && goesOn(last.tail, item.text)) last.add(item);
    else joined.push(new Joint(item));
  }
  return joined.map((joint) => joint.item());
}

function isRunning({ kind, apart }: { kind: Item['kind']; apart?: true | undefined }): boolean {
  return kind === 'paragraph' && !apart;
}

function goesOn(last: string, next: string): boolean {
  if (!isBrokenOff(last) || opensCareerEntry(next)) return false;
  if (isContinuation(next)) return true;
  if (isPlain(last) && (/[ :]/.test(last) || isPlain(next))) return false;
  return !/:$/.test(last) && !segmentLexicon().opener.test(next);
}

/** A paragraph being joined; keeps only the tail at hand, so that long chains stay linear. */
class Joint {
  readonly kind: Item['kind'];
  readonly #apart: Pick<Item, 'apart'>;
  readonly #stretches: Span[];
  readonly #texts: string[];
  tail: string;

  constructor(item: Item) {
    this.kind = item.kind;
    this.#apart = item.apart ? { apart: true } : {};
    this.#stretches = [...item.stretches];
    this.#texts = [item.text];
    this.tail = item.text.slice(-TAIL);
  }

  get apart(): Item['apart'] {
    return this.#apart.apart;
  }

  /** Adds what follows, without what the end of the column above already prints. */
  add(item: Item): void {
    const overlap = overlapOf(this.tail, item.text);
    for (const stretch of cutStart(item.stretches, overlap)) this.#stretches.push(stretch);
    const text = item.text.slice(overlap);
    this.#texts.push(text);
    this.tail = (this.tail + text).slice(-TAIL);
  }

  item(): Item {
    return { kind: this.kind, ...this.#apart, stretches: this.#stretches, text: this.#texts.join('') };
  }
}

function isContinuation(text: string): boolean {
  const { continuation, continuationExcept } = segmentLexicon();
  return continuation.test(text) && !continuationExcept.test(text);
}

/** Characters at the end of one column that the next column prints again at its start. */
function overlapOf(first: string, second: string): number {
  if (second.length < OVERLAP_LENGTH) return 0;
  const at = first.indexOf(second.slice(0, OVERLAP_LENGTH));
  return at >= 0 && second.startsWith(first.slice(at)) ? first.length - at : 0;
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
  const broken: Joint[] = [];
  const joints: Joint[] = [];
  let next = 0;
  for (const item of items) {
    const earlier =
      isRunning(item) && isContinuation(item.text) && !opensCareerEntry(item.text) ? broken[next] : undefined;
    const joint = earlier ?? new Joint(item);
    if (earlier) {
      earlier.add(item);
      next++;
    } else {
      joints.push(joint);
    }
    if (isRunning(item) && isBrokenOff(joint.tail) && !/:$/.test(joint.tail)) broken.push(joint);
  }
  return joints.map((joint) => joint.item());
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
    if (isPassageOfNear(items, i)) {
      dropped.add(i);
      return;
    }
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

/** True when one of the paragraphs just above ends with this one: the next column prints its last sentences again. */
function isPassageOfNear(items: readonly Item[], at: number): boolean {
  const { text, kind } = items[at] as Item;
  if (kind !== 'paragraph' || text.length < PASSAGE) return false;
  return items
    .slice(Math.max(0, at - NEAR), at)
    .some((above) => above.kind === 'paragraph' && above.text.length > text.length && above.text.endsWith(text));
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
  const end = /\s*(?:\.{2,}|…+)\s*$/.exec(text.slice(-12));
  return end ? text.slice(0, text.length - end[0].length) : text;
}

function runsOn(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.kind === 'paragraph' && !segmentLexicon().opener.test(next.text);
}
