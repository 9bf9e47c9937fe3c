import type { Span } from '../../domain/span.js';
import { type SegmentLexicon, segmentLexicon } from './lexicon.js';

/** No byline is longer; the patterns read no further. */
const REACH = 160;
/** Without one of these nothing opens with a byline; spares most paragraphs the patterns. */
const LEAD_SIGN = /[讯电员者]|报道|消息|^\(/;
/** Names of papers that begin like a person's: 南江日报. */
const OUTLET = /^.{2,}(?:[日晚晨早时]报|新闻|在线|融媒|发布)$/;
const NUMERALS = '〇零○一二三四五六七八九十廿';
const HAN = '\\u4e00-\\u9fff';

interface Patterns {
  readonly lead: RegExp;
  readonly reporterLead: RegExp;
  readonly closing: RegExp;
  readonly photo: RegExp;
  readonly credit: RegExp;
  readonly plain: RegExp;
  readonly sourced: RegExp;
  readonly author: RegExp;
  readonly signature: RegExp;
  readonly desk: RegExp;
  readonly agency: RegExp;
  readonly outlet: RegExp;
  readonly names: RegExp;
  /** The same behind where they work. */
  readonly sender: RegExp;
  /** Words for reporters and correspondents: the first, and all. */
  readonly role: RegExp;
  readonly roles: RegExp;
}

let patterns: Patterns | undefined;

function compiled(): Patterns {
  patterns ??= compile(segmentLexicon());
  return patterns;
}

function compile(l: SegmentLexicon): Patterns {
  const paren = `\\s{0,3}\\([^()]{1,100}\\)`;
  const day = `(?:(?:\\d{4}年)?(?:\\d{1,2}月)?\\d{1,2}日|(?:[${NUMERALS}]{4}年)?(?:[${NUMERALS}]{1,2}月)?[${NUMERALS}]{1,3}日)`;
  const outlet = `(?:据)?(?:${l.ownWords}|[${HAN}A-Za-z0-9·/、 -]{0,22}?(?:${l.outletWords})(?:[·/|-][${HAN}A-Za-z0-9·]{2,14})?)`;
  const filed = `(?:${outlet}\\s?(?:[${HAN}]{2,8})?${day}\\s?(?:专?电|讯|消息)|${outlet}(?:${day})?[${HAN}]{2,6}(?:专?电|讯)(?=\\s?\\()|${outlet}(?:综合)?(?:消息|快讯|讯|专?电)|(?:${outlet})?(?:[${HAN}]{2,8})?${day}(?:专?电|讯)|[${HAN}]{2,8}报道:?(?=\\s?\\([^()]{0,30}(?:${l.reporterWords})))`;
  const reporters = l.reporterWords;
  const name = `[${HAN}]{2,4}|[${HAN}]{1,6}·[${HAN}]{1,6}(?:·[${HAN}]{1,6})?|[${HAN}] [${HAN}]`;
  return {
    // 某某日报讯(记者/…) · 本报讯【记者 某某】 · 本报讯 记者某某报道: · 新华社北京7月1日电 · 【某某网讯】
    lead: new RegExp(
      `^[【\\[(]?${filed}(?=[\\s(:】\\])—]|\\d|$|(?<=^(?:${l.ownWords})讯)[^员息号])[】\\])]?(?:${paren}|\\s*\\[[^\\[\\]]{0,20}(?:${reporters})[^\\[\\]]{0,40}\\])?(?:\\s?(?:${reporters})[^。:,]{2,60}?报道(?=[:\\s]))?(?:\\s*[—-]{1,2})?[:\\s]*`,
    ),
    // (记者 张三)正文 · 某报记者 张三 李四 正文 · 某报记者张三报道:正文
    reporterLead: new RegExp(
      `^(?:[又另]讯(?=[\\s\\d:])[\\s:]*|[【\\[]${outlet}[】\\]](?:${paren})\\s*|\\([^()]{0,30}(?:${reporters})[^()]{0,60}\\)\\s*|(?:${outlet})?(?:${reporters})[\\s/:]{1,2}(?:${name})(?:[\\s、](?:${name}|${reporters}))*(?:\\s+|\\s?报道[:\\s]+)(?=\\S{6})|(?:${outlet})?(?:${reporters})[^。:,]{2,30}?报道[:\\s]+)(?=\\S)`,
    ),
    // 正文。(全媒体记者 张三 通讯员 李四)
    closing: new RegExp(
      `[(\\[]\\s?((?:[^()\\[\\]。]{0,24})(?:${l.roleWords}|来源|据)[^()\\[\\]。]{0,100})\\s?[)\\]]\\s*$`,
    ),
    // 正文。 某报记者/张三 摄
    photo: new RegExp(
      `(?:^|[\\s。!?;,、”)(])\\(?((?:[^\\s。,;!?()]{0,24}(?:${l.reporterWords})[\\s/:]{0,2}|(?:${l.photoWords})[:/])?(?:(?:${name})(?:[\\s、/](?:${name})){0,4}|(?<=${reporters})[${HAN}]{5,7}?)\\s{0,2}(?:文/)?(?:文/图|图/文|摄影报道|摄影/报道|摄|摄影|供图|航拍|/图|/摄))\\)?\\s*$`,
    ),
    // 正文。图/记者 张三 · 正文。文/图 张三
    credit: new RegExp(
      `(?:^|[\\s。!?;,、”)(])((?:(?:${l.photoWords})[/:]\\s?(?:${reporters})|(?:文/图|图/文|文图|图文)[\\s/:]{1,2}(?:${reporters})?)\\s{0,2}(?:${name})(?:[\\s、/](?:${name})){0,4})\\s*$`,
    ),
    // 正文。记者 张三 · 正文。通讯员 李四 王五 · 正文。-摄影记者张三李四
    plain: new RegExp(
      `(?<=[。!?”])\\s*(?:[-—]{0,2}(摄影记者[${HAN}]{2,6})|((?:${l.reporterWords})[\\s/:]{1,2}(?:${name})(?:[\\s、](?:${name}|${reporters})){0,5}))\\s*$`,
    ),
    // 正文。(张三 李四)
    names: new RegExp(`(?<=^|[。!?”])\\s*(\\(\\s?((?:${name})(?:[\\s、]{1,2}(?:${name})){0,7})\\s?\\))\\s*$`),
    // 正文。(某某县广播站 张三) · 某某乡某某村 张三
    sender: new RegExp(
      `(?:^|(?<=[。!?”])\\s*)(\\(?\\s?[${HAN}\\d]{2,22}(?:${l.senderWords})[\\s:]{1,4}((?:${name})(?:[\\s、]{1,2}(?:${name}|[${HAN}]{5,6})){0,3})\\s?\\)?)\\s*$`,
    ),
    // 某某学院教授 张三
    signature: new RegExp(`^[${HAN}·、]{2,30}(?:${l.postWords})\\s{1,6}([${HAN}]{2,4})$`),
    // 本报评论员 · 某某日报特约评论员文章 · 本报编辑部 · 本报记者
    desk: new RegExp(
      `^(?:(?:${l.ownWords}|[${HAN}]{2,8}(?:${l.outletWords}))?(?:特约)?(?:评论员|编辑部|编辑部评论)(?:文章)?|(?:${l.ownWords})(?:${reporters}))$`,
    ),
    // 某某人 某某网 图 · 图为会场 某某社发
    sourced: new RegExp(
      `^[${HAN}A-Za-z0-9“”·、]{2,30}\\s[${HAN}A-Za-z0-9]{0,10}(?:${l.outletWords}|视觉中国|图虫|东方IC)\\s?(?:资料)?(?:图|图片|供图|发|资料片)$`,
    ),
    // 某某日报 张三 李四
    outlet: new RegExp(
      `^[${HAN}]{2,10}(?:${l.outletWords})\\s{1,3}((?:[${HAN}]{2,3})(?:[\\s、]{1,2}[${HAN}]{2,3}){0,4})$`,
    ),
    // 张三/某某日报
    agency: new RegExp(`^(${name})(?:[\\s、](?:${name})){0,3}/[${HAN}]{2,10}(?:${l.outletWords})$`),
    role: new RegExp(`(?:${reporters})`),
    roles: new RegExp(`(?:${reporters})`, 'g'),
    author: new RegExp(`^[□■●◎○◆△▲*]?\\s?(?:(?:文|图)[/丨|]\\s?)?(?:${name})(?:[\\s、](?:${name})){0,3}$`),
  };
}

/** Length of the byline that opens a folded paragraph, with the blanks after it; 0 when none does. */
export function leadByline(folded: string): number {
  const head = folded.slice(0, REACH);
  if (!LEAD_SIGN.test(head)) return 0;
  const found = compiled().lead.exec(head) ?? compiled().reporterLead.exec(head);
  return found ? found[0].length : 0;
}

/** True when the paragraph opens with 讯 or 电 of an outlet. */
export function isFiled(folded: string): boolean {
  const head = folded.slice(0, REACH);
  return LEAD_SIGN.test(head) && compiled().lead.test(head);
}

/** True when the paragraph opens with its reporters in brackets: (记者 张三). */
export function isReported(folded: string): boolean {
  return folded[0] === '(' && leadByline(folded) > 0;
}

/** Byline that closes a folded paragraph (… 摄, or in brackets), with its brackets. */
export function closingByline(folded: string): Span | undefined {
  const from = Math.max(0, folded.length - REACH);
  const tail = folded.slice(from);
  const found = bracketedByline(tail) ?? photoByline(tail) ?? plainByline(tail);
  return found && { start: from + found.start, end: from + found.end };
}

function bracketedByline(tail: string): Span | undefined {
  if (!/[)\]]\s*$/.test(tail.slice(-8))) return undefined;
  const credit = compiled().closing.exec(tail);
  if (credit && isCredit(credit[1] as string)) return { start: credit.index, end: tail.trimEnd().length };
  const names = [compiled().names, compiled().sender]
    .map((pattern) => pattern.exec(tail))
    .find((found) => found && areNames(found[2] as string));
  if (!names) return undefined;
  return { start: names.index + names[0].indexOf('('), end: tail.trimEnd().length };
}

/** Names with blanks or 、 between, the first character of each a surname. */
function areNames(list: string): boolean {
  const { surnames } = segmentLexicon();
  return list
    .trim()
    .split(/、|\s+(?=[\u4e00-\u9fff]{2})/)
    .every((name) => surnames.has(name.trim()[0] ?? '') && !OUTLET.test(name));
}

function photoByline(tail: string): Span | undefined {
  const signed = /[摄影图拍道]\)?\s*$/.test(tail.slice(-8));
  const photo = signed
    ? compiled().photo.exec(tail)
    : /[图影文][/ :]/.test(tail.slice(-40))
      ? compiled().credit.exec(tail)
      : undefined;
  if (!photo) return undefined;
  const start = photo.index + photo[0].indexOf(photo[1] as string);
  return { start, end: start + (photo[1] as string).length };
}

function plainByline(tail: string): Span | undefined {
  if (!tail.slice(-40).includes('者') && !tail.slice(-40).includes('员')) return undefined;
  const found = compiled().plain.exec(tail);
  if (!found) return undefined;
  const credit = (found[1] ?? found[2]) as string;
  const start = found.index + found[0].indexOf(credit);
  return { start, end: start + credit.length };
}

/** True for the words within brackets that credit somebody; false for a remark that merely names a role. */
function isCredit(text: string): boolean {
  if (/[!?。]/.test(text) || /^(?:组|资料|附|配|多|高清|示意)?图片?$/.test(text)) return false;
  return creditTokens(text).every((token) => token.length <= 16);
}

/** True when a whole folded line is a byline: 某报记者/张三 李四 通讯员/王五. */
export function isBylineLine(folded: string): boolean {
  const { roles } = segmentLexicon();
  if (folded.length > 160 || /[。!?;“”《]/.test(folded)) return false;
  if (isAgency(folded) || bracketedByline(folded)?.start === 0) return true;
  const line = folded.replace(/^[□■●◎○◆△▲*\s(【[]+|[)】\]\s]+$/g, '');
  if (line.length <= 20 && compiled().desk.test(line)) return true;
  if (line.length <= 40 && !/,/.test(line) && (photoByline(line) !== undefined || compiled().sourced.test(line)))
    return true;
  if (!compiled().role.test(line) && !startsWithRole(line, roles)) return false;
  return creditTokens(line).every((token) => isCreditToken(token, roles));
}

/** Names with their outlet: 张三/某某日报, 某某融媒 张三 李四. */
function isAgency(folded: string): boolean {
  if (folded.length > 60) return false;
  const name = (compiled().agency.exec(folded) ?? compiled().outlet.exec(folded))?.[1];
  return name !== undefined && areNames(name);
}

/** True for a post and a name and nothing else: 某某学院教授 张三. */
export function isSignature(folded: string): boolean {
  const name = folded.length <= 44 ? compiled().signature.exec(folded)?.[1] : undefined;
  return name !== undefined && areNames(name);
}

/** True for a line that names where its writer works or lives, and the writer: 某某乡某某村 张三. */
export function isSender(folded: string): boolean {
  if (folded.length > 40 || /[()]/.test(folded)) return false;
  const names = compiled().sender.exec(folded)?.[2];
  return names !== undefined && areNames(names.split(/[\s、]/)[0] as string);
}

function startsWithRole(line: string, roles: ReadonlySet<string>): boolean {
  const first = /^[^\s/:|、]+/.exec(line)?.[0] ?? '';
  return roles.has(first) && line.length > first.length;
}

function creditTokens(line: string): string[] {
  return line.split(/[\s/:|、,;丨]+/).filter((token) => token !== '');
}

/** A role, a name of two to four characters, a dotted name, or an outlet with a role: 某某晚报全媒体记者. */
function isCreditToken(token: string, roles: ReadonlySet<string>): boolean {
  if (roles.has(token)) return true;
  const rest = token.replace(compiled().roles, ' ').trim();
  if (rest !== token && segmentLexicon().roleNoun.test(token)) return false;
  return rest
    .split(/\s+/)
    .every((part) => part.length <= 4 || (/[·报社网台新闻媒体客户端在线]/.test(part) && part.length <= 16));
}

/** 某某|出席: a subtitle, no author. */
const DID = /(?:出席|参加|主持|讲话|致辞|陪同|会见|调研|批示|强调|宣布|见证|率队|带队|参会)$/u;

/** True for a line that is nothing but names, the first character of each a surname: the author under a commentary. */
export function isAuthorLine(folded: string): boolean {
  if (folded.length > 20 || DID.test(folded) || !compiled().author.test(folded)) return false;
  return areNames(folded.replace(/^[^\u4e00-\u9fff]+|^[文图][/丨|]/g, ''));
}

/** True for a name of two or three characters with blanks between them, which need not begin with a surname: 立 言. */
export function isPenName(folded: string): boolean {
  return /^[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff](?:\s{1,4}[\u4e00-\u9fff])?$/.test(folded);
}
