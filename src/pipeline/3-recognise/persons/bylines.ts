import type { Span } from '../../../domain/span.js';
import { costOf, isAlsoName } from '../../../knowledge/words.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import { mongolianForms } from './mongolian.js';

/** A name in a byline, with the part its bearer had (WROTE.as). */
export interface BylineName extends Span {
  readonly role: string;
  readonly byline: Span;
}

/** Who edited or checked is no author. */
const EDITOR = /(?:责任)?(?:编辑|责编|编审|校对|审核|监制|[一二三]审)(?=[\s/:])/y;
const TAIL = /(?:报道|综合报道|整理|综合|采写|编写|电|讯)$/;
const NAME = /[\p{Script=Han}]{1,6}(?:·[\p{Script=Han}]{1,8})*/uy;

/**
 * Names in the article's bylines: 记者/甲 乙 通讯员/丙, (丁 文/图), 戊 摄. A role word gives its role to the names after it
 * or, where none follows, to those before it; a line that is only a name is an author's.
 */
export function bylineNames(context: RecogniseContext): BylineName[] {
  return context.article.parts.bylines.flatMap((byline) => namesIn(context, byline));
}

interface Piece extends Span {
  readonly role?: string;
}

function namesIn(context: RecogniseContext, byline: Span): BylineName[] {
  const pieces = piecesOf(context, byline);
  const names: BylineName[] = [];
  let role: string | undefined;
  let waiting: Span[] = [];
  const give = (to: readonly Span[], as: string): void => {
    if (as !== 'editor') for (const { start, end } of to) names.push({ start, end, role: as, byline });
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.role === undefined) {
      if (role) give([piece], role);
      else waiting.push(piece);
    } else if (waiting.length > 0) {
      give(waiting, piece.role);
      waiting = [];
      // (甲 乙 记者 丙): the word stands before its own names as well
      const leads = piece.role === 'reporter' || piece.role === 'correspondent';
      role = leads && pieces[index + 1]?.role === undefined ? piece.role : undefined;
    } else if (trails(context, piece, names, pieces[index + 1])) {
      const shot = trailing(names);
      for (const name of shot) names.splice(names.indexOf(name), 1);
      give(shot, piece.role);
    } else if (!(role === 'photographer' && follows(context, pieces[index - 1], piece))) role = piece.role;
  }
  const anyRole = pieces.some((piece) => piece.role !== undefined);
  const bracketed = /^[( ]*[^()]*\)?$/.test(context.folded.slice(byline.start, byline.end));
  const source = /^(?:信息|文章|稿件|新闻)?来源/.test(context.folded.slice(byline.start, byline.end));
  // 本报讯(甲 乙): whoever is named in the dateline reports
  const dateline = /[讯电]\s{0,4}\(/.test(context.folded.slice(byline.start, byline.end));
  if (!anyRole && !source && (waiting.length <= 2 || bracketed || dateline))
    give(waiting, dateline ? 'reporter' : 'author');
  return names;
}

/** 图/记者 甲: the first of two role words says what the name did. */
function follows({ folded }: RecogniseContext, before: Piece | undefined, piece: Piece): boolean {
  return before?.role !== undefined && /^[/:]\s?$/.test(folded.slice(before.end, piece.start));
}

/** 株洲日报记者/甲 摄: 摄 follows names that already have a role. */
function trails(
  { folded }: RecogniseContext,
  piece: Piece,
  names: readonly BylineName[],
  next: Piece | undefined,
): boolean {
  const last = names.at(-1);
  // 记者 甲 摄影 乙: the word belongs to the name after it
  if (folded.slice(piece.start, piece.end) !== '摄' && next && next.role === undefined) return false;
  return (
    last !== undefined &&
    /^(?:摄|摄影|供图|图|摄影报道)$/.test(folded.slice(piece.start, piece.end)) &&
    piece.start - last.end <= 2
  );
}

/** The names of the last role, which 摄 after them makes photographers. */
function trailing(names: readonly BylineName[]): readonly BylineName[] {
  const last = names.at(-1);
  return last ? names.filter(({ role, byline }) => role === last.role && byline === last.byline) : [];
}

function piecesOf(context: RecogniseContext, byline: Span): Piece[] {
  const { folded } = context;
  const pieces: Piece[] = [];
  for (let i = byline.start; i < byline.end; ) {
    const role = roleAt(context, i, byline.end);
    if (role) {
      pieces.push({ start: i, end: i + role.phrase.length, role: role.value });
      i += role.phrase.length;
      continue;
    }
    EDITOR.lastIndex = i;
    const editor = EDITOR.exec(folded)?.[0];
    if (editor) {
      pieces.push({ start: i, end: i + editor.length, role: 'editor' });
      i += editor.length;
      continue;
    }
    const padded = paddedAt(context, i, byline.end);
    if (padded) {
      pieces.push({ start: i, end: padded });
      i = padded;
      continue;
    }
    NAME.lastIndex = i;
    const run = NAME.exec(folded.slice(0, byline.end));
    if (!run) {
      i++;
      continue;
    }
    let end = i + run[0].length;
    const whole = end - i <= 3 && SIGNED.test(folded.slice(Math.max(0, i - 4), i)) && isPersonName(context, i, end);
    for (let at = i + 1; at < end && !whole; at++) if (roleAt(context, at, byline.end)) end = at;
    const tail = whole ? null : TAIL.exec(folded.slice(i, end));
    if (tail) end -= tail[0].length;
    const led =
      /^(?:reporter|photographer)$/.test(pieces.at(-1)?.role ?? '') &&
      folded.slice(pieces.at(-1)?.end, i).trim() === '';
    if (
      (isPersonName(context, i, end, led && end === i + run[0].length) || isPenName(context, i, end)) &&
      !isOutlet(context, i, end, byline.end)
    )
      pieces.push({ start: i, end });
    else if (led) pieces.push(...joinedNames(context, i, end));
    i = tail ? end + tail[0].length : end;
  }
  return pieces;
}

const SIGNED = /(?:作者|撰文|文|文字|执笔)[|丨/:] ?$/u;

/** 撰文|子某: after a role and its mark a name needs no surname. */
function isPenName({ folded, knowledge }: RecogniseContext, start: number, end: number): boolean {
  return (
    end - start >= 2 &&
    end - start <= 3 &&
    SIGNED.test(folded.slice(Math.max(0, start - 4), start)) &&
    knowledge.words.entry(folded, start, end) === 0 &&
    !/[报讯网社台云端部组室者家志事局厅院校司会处科所队]$/.test(folded.slice(start, end))
  );
}

/** 摄影记者|王某某|李某某: two names without a blank between them, where only one division gives each its surname. */
function joinedNames(context: RecogniseContext, start: number, end: number): Span[] {
  if (end - start < 5 || end - start > 6) return [];
  const at = [2, 3]
    .map((length) => start + length)
    .filter((cut) => end - cut <= 3 && isPersonName(context, start, cut) && isPersonName(context, cut, end));
  return at.length === 1
    ? [
        { start, end: at[0] as number },
        { start: at[0] as number, end },
      ]
    : [];
}

/** End of a name of two characters padded with blanks at `at`: 王　勇. */
function paddedAt({ folded, knowledge }: RecogniseContext, at: number, limit: number): number | undefined {
  const match = /^(\p{Script=Han}) {1,2}\p{Script=Han}(?=[ 、,)/]|$)/u.exec(folded.slice(at, Math.min(limit, at + 5)));
  const opens = at === 0 || !isHan(folded.charCodeAt(at - 1));
  return match && opens && knowledge.names.surnames.cost.has(match[1] as string) ? at + match[0].length : undefined;
}

/** The role word at `at`; 文 and 图 count only where nothing Han follows (文/图, 张三 文), not in a name. */
function roleAt(
  { folded, knowledge }: RecogniseContext,
  at: number,
  limit: number,
): { phrase: string; value: string } | undefined {
  const role = knowledge.persons.bylineRoles.at(folded, at, limit);
  if (!role || role.phrase.length > 1 || role.phrase === '摄') return role;
  const next = folded.charCodeAt(at + 1);
  const previous = folded.charCodeAt(at - 1);
  return at + 1 < limit && isHan(next) ? undefined : isHan(previous) && at + 1 < limit ? undefined : role;
}

/** 江城网|记者, 山楂云|/江城日报记者: an outlet that reads as a name. */
function isOutlet(context: RecogniseContext, start: number, end: number, limit: number): boolean {
  const { folded } = context;
  if (!/[报讯网社台云端]$/.test(folded.slice(start, end))) return false;
  if (
    roleAt(context, end, limit)?.value === 'reporter' ||
    /^(?:(?:\d{1,2}月)?\d{1,2}日)?[讯电]/.test(folded.slice(end, end + 7))
  )
    return true;
  return /^\/[\p{Script=Han}]{2,10}记者/u.test(folded.slice(end, Math.min(limit, end + 14)));
}

/** `led`: a word for reporters stands before it, after which a word of the dictionary is a name as well (记者 高峰). */
function isPersonName({ folded, knowledge }: RecogniseContext, start: number, end: number, led = false): boolean {
  const form = folded.slice(start, end);
  if (form.includes('·')) return !/[日晚早]报|电视|网/.test(form);
  const entry = knowledge.words.entry(folded, start, end);
  if (entry !== 0 && costOf(entry) < (led && isAlsoName(entry) ? 0 : 11)) return false;
  const surname = knowledge.names.surnameAt(folded, start);
  const length = end - start;
  if (surname > 0 && length > surname && length <= surname + 2)
    return !/[报讯网社电台]$/.test(form) || (length === 3 && !/[日晚早晨]报$/.test(form));
  if (mongolianForms(knowledge.persons, folded, start, end).some((each) => each.end === end)) return true;
  return length <= 5 && length >= 3 && knowledge.names.isTransliteration(form);
}
