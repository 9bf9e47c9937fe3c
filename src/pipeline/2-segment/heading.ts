import type { Span } from '../../domain/span.js';
import { isColumn } from './columns.js';
import { lineOfEvent } from './lead-share.js';
import { segmentLexicon } from './lexicon.js';
import type { Line } from './lines.js';

/** The heading of an article; spans of the page, one for each printed line or part of a line. */
export interface Heading {
  readonly kicker: readonly Span[];
  readonly headline: readonly Span[];
  readonly subtitle: readonly Span[];
}

const NO_HEADING: Heading = { kicker: [], headline: [], subtitle: [] };

/**
 * Kicker (引题), headline and subtitle (副题) of the heading lines above an article. In print the headline is the last
 * of them. Where an article stands alone, as web copies do, `lead` (folded, may be empty) tells which names the event.
 */
export function headingOf(lines: readonly Line[], lead = ''): Heading {
  const title = Math.max(0, lines.findIndex(isNoAside));
  const subtitleFrom = lines.findIndex((line, i) => i > title && isSubtitle(line, lead !== '' || i > title + 1));
  const above = subtitleFrom < 0 ? lines : lines.slice(0, subtitleFrom);
  const below = subtitleFrom < 0 ? [] : lines.slice(subtitleFrom);
  if (above.length === 0) return NO_HEADING;
  const rest = above.slice(title);
  const to = rest.findIndex((line, i) => i > 0 && !isNoAside(line));
  const main = to < 0 ? rest : rest.slice(0, to);
  const split = main.length > 1 ? ofLines(main, lead, below.length === 0) : ofOneLine(main[0] as Line);
  return {
    kicker: [...above.slice(0, title), ...split.kicker],
    headline: split.headline,
    subtitle: [...split.subtitle, ...rest.slice(main.length), ...below],
  };
}

/** `decides`: a line that says what was decided is one too. */
function isSubtitle({ text }: Line, decides: boolean): boolean {
  const { subtitle, soleSubtitle } = segmentLexicon();
  return subtitle.test(text) || (decides && soleSubtitle.test(text));
}

function isNoAside(line: Line): boolean {
  return !segmentLexicon().aside.test(line.text) && !isColumn(line);
}

function ofLines(lines: readonly Line[], lead: string, last: boolean): Heading {
  const [first, second] = lines as [Line, Line];
  if (isBroken(first, second)) return { kicker: [], headline: lines, subtitle: [] };
  const isIntroduced = segmentLexicon().kickerEnding.test(first.text);
  if (last && !isIntroduced && isParallel(first) && !isParallel(second))
    return { kicker: [], headline: [first], subtitle: lines.slice(1) };
  const texts = lines.map((line) => line.text);
  const at = isIntroduced ? undefined : lineOfEvent(texts, lead);
  if (at !== undefined) {
    return { kicker: lines.slice(0, at), headline: [lines[at] as Line], subtitle: lines.slice(at + 1) };
  }
  return { kicker: [first], headline: lines.slice(1), subtitle: [] };
}

/** Two or three parts of one length, a couplet: it is the headline, and a plain line below it the subtitle. */
function isParallel(line: Line): boolean {
  const parts = partsOf(line).map((part) => part.text);
  const texts = parts.length === 1 ? line.text.split(',') : parts;
  const lengths = texts.map((text) => text.replace(/[!?]$/, '').length);
  return lengths.length >= 2 && Math.max(...lengths) - Math.min(...lengths) <= 1;
}

/** True when the second line goes on with the first: 关于表彰先进集体 / 和先进个人的决定; 某市委组织部 / 关于…的公告. */
function isBroken(first: Line, second: Line): boolean {
  if (/^关于/.test(second.text)) return /(?:[部委局厅院会]|政府|办公室)$/.test(first.text);
  return /^(?:和|与|及|的|暨|并|、|》|”)/.test(second.text) || /[、,和与及的]$/.test(first.text);
}

/**
 * Parts of one line, separated by blanks outside quotation marks: a part that opens with a dash begins the subtitle;
 * the first is the kicker when two more follow, or when it reads as one.
 */
function ofOneLine(line: Line): Heading {
  const parts = partsOf(line);
  const dash = parts.findIndex((part, i) => i > 0 && /^[—-]/.test(part.text));
  const above = dash < 0 ? parts : parts.slice(0, dash);
  const subtitle = dash < 0 ? [] : [joined(parts.slice(dash))];
  if (hasKicker(above)) {
    return { kicker: [above[0] as Part], headline: [joined(above.slice(1))], subtitle };
  }
  return { kicker: [], headline: [joined(above)], subtitle };
}

interface Part extends Span {
  readonly text: string;
}

function hasKicker(parts: readonly Part[]): boolean {
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) return false;
  if (segmentLexicon().kickerEnding.test(first.text)) return true;
  // three slogans of one length are one headline
  return rest.length >= 2 && first.text.length >= 6 && rest.some((part) => part.text.length !== first.text.length);
}

function joined(parts: readonly Part[]): Span {
  return { start: (parts[0] as Part).start, end: (parts.at(-1) as Part).end };
}

function partsOf(line: Line): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= line.text.length; i++) {
    const char = line.text[i] ?? ' ';
    if ('“《(‘'.includes(char)) depth++;
    else if ('”》)’'.includes(char)) depth--;
    if (i < line.text.length && (char !== ' ' || depth > 0 || !isSeparator(line.text, i))) continue;
    if (i > from) parts.push({ start: line.start + from, end: line.start + i, text: line.text.slice(from, i) });
    from = i + 1;
  }
  return parts;
}

/** A blank beside Latin letters or digits is a word space: 奔驰 A 级. */
function isSeparator(text: string, at: number): boolean {
  return !(/[A-Za-z0-9]/.test(text[at - 1] ?? '') && /[A-Za-z0-9]/.test(text[at + 1] ?? ''));
}
