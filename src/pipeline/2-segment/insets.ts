import { isAuthorLine, isFiled, isPenName, isReported } from './bylines.js';
import { isColumn } from './columns.js';
import { segmentLexicon } from './lexicon.js';
import type { Line } from './lines.js';

/** Lines above and below a caption in which the person of the picture is named. */
const NEAR = 4;
/** A shorter line repeats another by chance. */
const MIN_COPY = 6;

/**
 * Lines with the role `caption` where a line is only the name of a person that the text around it speaks of, or names what
 * a picture between a web copy's headline and its text shows.
 */
export function withCaptions(lines: readonly Line[]): Line[] {
  return lines.map((line, i) =>
    isNameCaption(lines, i) || isPictureBelowHeadline(lines, i) ? { ...line, role: 'caption' as const } : line,
  );
}

/** What pictures show: 签约仪式现场, 项目效果图; and whom, by office and name. */
const SCENE = /^[^,。!?:“”]{4,22}(?:现场|合影|一角|全景|外景|夜景|资料图片?|资料照片|效果图|示意图)$/;
const PORTRAIT =
  /^[\u4e00-\u9fff]{2,18}?(?:书记|主席|主任|[省市县区州镇乡部局厅院校会社]长|董事长|总经理|总裁|教授|院士)([\u4e00-\u9fff]{2,3})$/;
const SPOKEN_WITH = /^(?:专?访|对话|记|追忆|学习|缅怀|走近)/;

/** A blank line apart below a longer headline, above the text; of a portrait, the text names the person. */
function isPictureBelowHeadline(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  const [above, below] = [lines[at - 1], lines[at + 1]];
  if (line.role !== 'heading' && line.role !== 'phrase') return false;
  if (above?.role !== 'heading' || below?.role !== 'body' || line.gap === 0 || below.gap === 0) return false;
  if (above.text.length <= line.text.length) return false;
  if (SCENE.test(line.text)) return true;
  const name = SPOKEN_WITH.test(line.text) ? undefined : PORTRAIT.exec(line.text)?.[1];
  return name !== undefined && below.text.includes(name);
}

/**
 * Names that their neighbours tell: a name printed with blanks between a headline and its text is its author's (立 言); a
 * short line above a byline or a subtitle behind a dash is a headline, though it begins like a name (水厂投产).
 */
export function withPenNames(lines: readonly Line[]): Line[] {
  return lines.map((line, i) => {
    const [above, below] = [lines[i - 1], lines[i + 1]];
    if (isPenNameBetween(line, above, below)) return { ...line, role: 'author' };
    const isName = line.role === 'author' || line.role === 'caption';
    const isHeadline = isName && /^[\u4e00-\u9fff]{4}$/.test(line.text) && above?.role !== 'heading';
    return isHeadline && below && isCredited(below) ? { ...line, role: 'heading' } : line;
  });
}

function isPenNameBetween(line: Line, above: Line | undefined, below: Line | undefined): boolean {
  if (line.role !== 'heading' || !isPenName(line.text) || above?.role !== 'heading' || isColumn(above)) return false;
  if (segmentLexicon().noticeHeads.has(line.text.replaceAll(' ', ''))) return false;
  return below?.role === 'body' || below?.role === 'phrase';
}

function isCredited({ role, text }: Line): boolean {
  return role === 'byline' || isFiled(text) || isReported(text) || (role === 'heading' && /^[—-]{2}/.test(text));
}

/** An author's name is not in the text, or only behind 记者 and the like. */
function isNameCaption(lines: readonly Line[], at: number): boolean {
  const { role, text } = lines[at] as Line;
  if (role !== 'author' || !/^[\u4e00-\u9fff·]{2,12}$/.test(text) || !isAuthorLine(text)) return false;
  const near = [...lines.slice(Math.max(0, at - NEAR), at), ...lines.slice(at + 1, at + 1 + NEAR)];
  return near.some((line) => line.role === 'body' && names(line.text, text));
}

function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[者员生社报:/(、摄文图]\s?$/.test(text.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}

/** True for a line within the text that prints a line of the heading again. */
export function isHeadlineAgain(line: Line, heading: readonly Line[]): boolean {
  if (line.role !== 'heading' && line.role !== 'phrase') return false;
  return line.text.length >= MIN_COPY && heading.some((other) => bare(other.text) === bare(line.text));
}

function bare(text: string): string {
  return text.replaceAll(' ', '');
}
