import { extended } from '../../domain/extended.js';
import type { Span } from '../../domain/span.js';
import { fold } from '../../text/fold.js';
import { closingByline, isAuthorLine, isBylineLine, isFiled, isSignature, leadByline } from './bylines.js';
import { type Field, fieldsOf } from './fields.js';
import { segmentLexicon } from './lexicon.js';
import { isMastheadData } from './masthead.js';
import { type PrintedLine, withWrapped } from './wrapped.js';

/**
 * What a line is by itself; its neighbours decide the rest.
 * `heading` may head an article or a section or be a row of a list; `phrase` is longer or broken off, and heads an
 * article only where a byline follows. `caption` is the name of the person on a picture.
 */
type LineRole = 'body' | 'heading' | 'phrase' | 'byline' | 'author' | 'caption' | 'fields' | 'jump' | 'noise' | 'tail';

/** A printed line without the blanks around it; offsets into the page's text. */
export interface Line extends Span {
  /** Folded characters. */
  readonly text: string;
  /** Blank lines above it. */
  readonly gap: number;
  readonly role: LineRole;
  /** A brief's headline that its text follows on the same line. */
  readonly inline: boolean;
  /** Running text that goes on with the line above: the column's edge broke it. */
  readonly goesOn?: true;
  /** Items of a line of fields. */
  readonly fields: readonly Field[];
}

/** Almost no line has fields, and an empty list with room for some takes more memory than a line. */
const NO_FIELDS: readonly Field[] = [];
const MAX_HEADING = 64;
const MAX_PHRASE = 90;
/** Five to thirty characters without a mark between clauses, with one blank at most, then a blank. */
const INLINE_HEADINGS = [
  /^[\u4e00-\u9fffA-Za-z0-9“”《》()·!?]{5,30} +(?=\S)/,
  /^[\u4e00-\u9fffA-Za-z0-9“”《》()·!?]{4,24} [\u4e00-\u9fffA-Za-z0-9“”《》()·!?]{4,24} +(?=\S)/,
];
const TERMINAL = /(?:[。!?…;]|——)[”’"')》\]]*$/;
const CLAUSE_END = /[,、:(“《—-]$/;

/** The lines of a page that are not blank. Each is folded by itself: of a page's length nothing but its text is kept. */
export function linesOf(printed: string): Line[] {
  const lines: PrintedLine[] = [];
  let gap = 0;
  let from = 0;
  while (from <= printed.length) {
    const newline = printed.indexOf('\n', from);
    const to = newline < 0 ? printed.length : newline;
    const line = lineOf(printed, { start: from, end: to }, gap);
    if (line) lines.push(extended(line, { indent: indentOf(line.start - from) }));
    gap = line ? 0 : gap + 1;
    from = to + 1;
  }
  return withWrapped(withUsualGap(lines)).flatMap((line, i, all) => {
    const next = all[i + 1];
    return line.goesOn ? [line] : partsOf(printed, line, next?.goesOn ? next.text : '');
  });
}

/** Blank lines counted from what is usual on the page: some print two between all paragraphs. */
function withUsualGap(lines: readonly PrintedLine[]): PrintedLine[] {
  const counts = new Map<number, number>();
  for (const { gap } of lines) if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const [usual] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1, 0]);
  if (usual === 1) return [...lines];
  return lines.map((line) => ({ ...line, gap: line.gap < usual ? Math.min(line.gap, 1) : line.gap - usual + 1 }));
}

/** Blanks before a line as characters wide; a few narrow ones only straighten a column. */
function indentOf(blanks: number): number {
  return blanks >= 2 ? 2 : 0;
}

function lineOf(printed: string, span: Span, gap: number): Line | undefined {
  const folded = fold(printed.slice(span.start, span.end));
  let from = 0;
  let to = folded.length;
  while (from < to && isBlank(folded.charCodeAt(from))) from++;
  while (to > from && isBlank(folded.charCodeAt(to - 1))) to--;
  // • 某某会议召开: the item of a site's list
  from += /^[•·] {1,4}(?=[^\d\s])/.exec(folded.slice(from, from + 6))?.[0].length ?? 0;
  from += titleKey(folded.slice(from, to));
  if (from >= to) return undefined;
  const text = folded.slice(from, to);
  const [start, end] = [span.start + from, span.start + to];
  const found = text.length <= 400 && !opensCareerEntry(text) ? fieldsOf(text) : NO_FIELDS;
  const fields = found.length > 0 ? found : NO_FIELDS;
  return { start, end, text, gap, fields, inline: false, role: roleOf(text, fields) };
}

/** 标题:某某会议召开: the length of the key where nothing but a headline follows; 0 elsewhere. */
function titleKey(text: string): number {
  if (!text.startsWith('标题') && !text.startsWith('文章标题')) return 0;
  return /^(?:文章)?标题\s?:\s?(?=[^。:]{6,60}$)/.exec(text)?.[0].length ?? 0;
}

/** A line of a brief parted after its headline: 某某项目投产  12月26日,…. `more` is the line that goes on with it. */
function partsOf(printed: string, line: Line, more: string): Line[] {
  const heading = line.role === 'body' ? inlineHeading((line.text + more).slice(0, 120)) : undefined;
  if (!heading || heading.length >= line.text.length) return [line];
  const head = lineOf(printed, { start: line.start, end: line.start + heading.length }, line.gap);
  const text = lineOf(printed, { start: line.start + heading.length, end: line.end }, 0);
  return head?.role === 'heading' && text
    ? [
        { ...head, inline: true },
        { ...text, role: 'body' },
      ]
    : [line];
}

function inlineHeading(opening: string): string | undefined {
  return INLINE_HEADINGS.map((pattern) => pattern.exec(opening)?.[0]).find(
    (heading) => heading && opensLead(opening.slice(heading.length, heading.length + 60)),
  );
}

function opensLead(text: string): boolean {
  return isFiled(text) || (text.includes(',') && segmentLexicon().lead.test(text));
}

function roleOf(text: string, fields: readonly Field[]): LineRole {
  const lexicon = segmentLexicon();
  if (/^[\d\s/|.,:+-]+$/.test(text)) return 'noise';
  if (text.length > 400) return 'body';
  if (lexicon.jump.test(text)) return 'jump';
  if (text.length <= 80 && lexicon.tail.test(text)) return 'tail';
  if (fields.length > 0) return 'fields';
  if (isBylineLine(text)) return 'byline';
  if (lexicon.noise.test(text) || isMenu(text) || isMastheadData(text) || lexicon.guide.test(text)) return 'noise';
  if ((isAuthorLine(text) && !isNoName(text)) || isSignature(text)) return 'author';
  return headingRole(text);
}

/** 1992.08-1995.03 某局副局长: an entry of a résumé begins with the years of a post. */
const CAREER_ENTRY =
  /^(?:19|20)\d{2}(?:[.年]\d{1,2}月?|年)? ?(?:—{1,2}|--?|~|至) ?(?:(?:19|20)\d{2}|今|[\u4e00-\u9fff])/;

/** True of a line that begins an entry of a résumé. */
export function opensCareerEntry(text: string): boolean {
  return CAREER_ENTRY.test(text) && /[\u4e00-\u9fff]{4}/.test(text);
}

function headingRole(text: string): LineRole {
  if (opensCareerEntry(text)) return 'body';
  if (text.includes('。') || isRemark(text) || leadByline(text) > 0 || !isBalanced(text)) return 'body';
  const { length } = text.replaceAll(' ', '');
  if (length < 2 || length > MAX_PHRASE || !/[\u4e00-\u9fff]/.test(text)) return 'body';
  const { continuation, continuationExcept } = segmentLexicon();
  if (continuation.test(text) && !continuationExcept.test(text)) return 'body';
  const commas = text.split(/[,;]/).length - 1;
  if (/[,;、—]$/.test(text)) return 'body';
  if (length > MAX_HEADING || commas > 1 || /:$/.test(text)) return 'phrase';
  if (/^(?:比如|例如|据|此外|同时)/.test(text) || /(?:介绍|表示|看到|了解到|指出|强调|认为),/.test(text))
    return 'phrase';
  return 'heading';
}

/** A notice's headline or a column's name whose first character is a surname too: 任前公示, 简讯. */
function isNoName(text: string): boolean {
  const { notice, noticeHeads, column } = segmentLexicon();
  const bare = text.replaceAll(' ', '');
  return noticeHeads.has(bare) || (text.length >= 4 && notice.test(text)) || column.test(bare);
}

/** In brackets as a whole, a picture's remark, the editors' word above their own, or the number of a document: 青委发(2014)6号. */
function isRemark(text: string): boolean {
  return /^\([^()]*\)$|^编(?:者按|者的话|后):?$|\(资料(?:图|照)片?\)$|^[\u4e00-\u9fff]{1,10}[([] ?\d{4} ?[)\]]? ?第? ?\d{1,4}号?$/.test(
    text,
  );
}

/** A line of many short parts, some of them words of navigation. */
function isMenu(text: string): boolean {
  if (/[,。;]/.test(text)) return false;
  const parts = text.split(/[\s|·/-]+/).filter((part) => part !== '');
  const known = parts.filter((part) => segmentLexicon().menu.has(part)).length;
  return parts.length >= 3 && known >= 2 && known >= parts.length / 4;
}

/** False when a quotation or bracket opens and does not close, or closes what was not opened. */
function isBalanced(text: string): boolean {
  const depth = { quote: 0, title: 0, bracket: 0 };
  for (const char of text) {
    if (char === '“') depth.quote++;
    else if (char === '”') depth.quote--;
    else if (char === '《') depth.title++;
    else if (char === '》') depth.title--;
    else if (char === '(') depth.bracket++;
    else if (char === ')') depth.bracket--;
    if (depth.quote < 0 || depth.title < 0 || depth.bracket < 0) return false;
  }
  return depth.quote === 0 && depth.title === 0 && depth.bracket === 0;
}

/** True when a folded text ends a sentence. */
export function isTerminal(text: string): boolean {
  return TERMINAL.test(text.slice(-8));
}

/** True when running text was broken off by the end of a column: no row of a list, no heading. */
export function isBrokenOff(text: string): boolean {
  if (isTerminal(text) || (/[)”》]$/.test(text) && isBalanced(text.slice(-400)))) return false;
  if (closingByline(text)) return false;
  const tail = text.slice(-400);
  return text.length >= 28 || /[。,;!?]/.test(tail) || CLAUSE_END.test(tail) || !isBalanced(tail);
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 124; // tables leave a | at the ends of lines
}
