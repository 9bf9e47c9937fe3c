import type { Mention } from '../../../domain/mention.js';
import type { EventLexicon, RoleVerb } from './lexicon.js';
import { isQuoted, type Line } from './lines.js';

const TITLE_AFTER =
  /^(?:同志|先生|女士|教授|院士|博士|一行|夫妇|[\p{Script=Han}]{0,6}(?:长|书记|主任|主席|总理|总统|首相|总裁|总经理|经理|董事|教授|委员|代表|秘书|部长|校长|研究员))?$/u;

/** True for a person or organization that may be the subject of a sentence: printed, unquoted, present. */
export function isActor(line: Line, mention: Mention, lexicon: EventLexicon): boolean {
  if (mention.label === 'Organization') return !mention.implied && !isQuoted(line, mention.span.start);
  if (mention.label !== 'Person') return false;
  const { start, end } = mention.span;
  if (line.zone === 'body' && isQuoted(line, start)) return false;
  const base = line.span.start;
  if (isCredit(line.text, start - base)) return false;
  if (
    line.mentions.some(
      (other) => other !== mention && other.label !== 'Person' && !other.implied && covers(other, mention),
    )
  )
    return false;
  const near = line.text.slice(Math.max(0, start - base - 40), start - base);
  const title = titleStart(line, mention);
  if (/[向对给]/u.test(near)) {
    if (ADDRESSED.test(near) || ADDRESSED.test(line.text.slice(Math.max(0, title - 8), title))) return false;
  }
  // 对甲国、乙国进行访问: one of the list of what is visited
  if (
    /对[^,。;:]{0,24}、[^,。;:、]{0,6}$/u.test(line.text.slice(Math.max(0, start - base - 32), start - base)) &&
    /^[^,。;]{0,24}访问/u.test(line.text.slice(end - base, end - base + 28))
  )
    return false;
  // 某某同志|代市长某某作报告: in whose stead it is given
  if (line.text[end - base] === '作' && isStoodInFor(line, start - base)) return false;
  // 介绍|某某同志|生平
  if (/^\p{Script=Han}{0,2}(?:的)?生平/u.test(line.text.slice(end - base, end - base + 6))) return false;
  // 为某某同志送别
  if (line.text[start - base - 1] === '为' && /^\p{Script=Han}{0,3}送别/u.test(line.text.slice(end - base)))
    return false;
  if (isDiscussed(line.text, start - base, end - base)) return false;
  if (isVisited(line.text, start - base, end - base)) return false;
  const after = line.text.slice(end - base, end - base + 24);
  if (lexicon.absentAfter.test(after) && !RECEIVES.test(after)) return false;
  return !lexicon.absentBefore.test(line.text.slice(Math.max(0, title - 6), title));
}

/** 对某某集团总经理|某某一行的到来表示欢迎: to whom or of whom something is said. */
const ADDRESSED = /(?:向|(?<![面相绝应])对(?![外口接于])|给)[^,。;:、]{0,16}$/u;

/** True when 代 stands between another name and the title of the one at `at`. */
function isStoodInFor({ text, mentions, span }: Line, at: number): boolean {
  const stead = /(?:同志)?代(?:[市县区州省]长|主席|主任)$/u.exec(text.slice(Math.max(0, at - 10), at));
  if (!stead) return false;
  const from = span.start + at - stead[0].length;
  return mentions.some(({ label, span: other }) => label === 'Person' && other.end === from);
}

/** 总理|和夫人某某今天会见: there, and not quoted. */
const RECEIVES =
  /^总理(?:[和偕]夫人\p{Script=Han}{2,4}?)?(?:今[天日]|昨[天日]|\d{1,2}日|上午|下午|晚上?|会见|会晤|接见|宴请|陪同|与|同|出席|主持|前往|抵达|视察)/u;

/** (摄影 某某), (某某 摄), (图/某某): who took the photograph. */
function isCredit(text: string, at: number): boolean {
  const open = text.lastIndexOf('(', at);
  if (open < 0 || text.slice(open, at).includes(')')) return false;
  return /^\((?:[^)]{0,12}(?:摄影|供图|制图|通讯员|记者)|[图文](?:[/:片]|由)|[^)]{0,20}摄\))/u.test(text.slice(open));
}

const OF_MATTER = /^[^,。;]{0,22}的?[^,。;]{0,6}(?:报告|议案|说明|决定|通知|提请)/u;

/** 代表团讨论某某所作的报告时认为: whose report a delegation discusses neither reports nor speaks to it. */
function isDiscussed(text: string, start: number, end: number): boolean {
  // 作关于某某等同志任免职的报告: whom the report is about
  if (
    /关于[^,。;]{0,16}$/u.test(text.slice(Math.max(0, start - 18), start)) &&
    OF_MATTER.test(text.slice(end, end + 30))
  )
    return true;
  // 某某同志的报告回顾了…,提出了…: the report says it
  if (start === 0 && /^(?:同志)?的(?:[\p{Script=Han}]{0,4})报告(?!会)/u.test(text.slice(end, end + 14))) return true;
  return (
    /^(?:同志)?(?:的|(?:代表[^,。;]{1,20})?所作的?)?[^,。;的]{0,12}报告/u.test(text.slice(end, end + 44)) &&
    /讨论[^,。;]{0,12}$|(?:代表团|小组|分组)[^,。;]{0,30}审议[^,。;]{0,12}$/u.test(text.slice(0, start))
  );
}

/** 走进牧民某某|的草场: whose home or land somebody visits. */
function isVisited(text: string, start: number, end: number): boolean {
  return (
    (text.startsWith('的', end) || text.startsWith('家', end)) &&
    /(?:走进|来到|走访|走到)[^,。;的]{0,10}$/u.test(text.slice(0, start))
  );
}

function covers(outer: Mention, inner: Mention): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** Where the titles before a name begin, relative to the line: after the last comma, stop or 、. */
function titleStart(line: Line, mention: Mention): number {
  const at = mention.span.start - line.span.start;
  const organization = line.mentions.findLast(
    ({ label, span }) =>
      label === 'Organization' &&
      span.end <= mention.span.start &&
      /^[^,。;:]{0,11}$/u.test(line.text.slice(span.end - line.span.start, at)),
  );
  return organization ? Math.min(organization.span.start - line.span.start, at) : at;
}

/** True when only titles, commas and 和 stand between two names. */
export function continuesList(line: Line, a: Mention, b: Mention): boolean {
  const gap = line.text.slice(a.span.end - line.span.start, b.span.start - line.span.start);
  if (/^(?:偕|携)(?:夫人|同)?$/u.test(gap)) return true;
  // 甲率团一行,在|乙、丙的陪同下: another subject
  if (/,(?:在|由)[^,]{0,24}$/u.test(gap) && gap.length > 3) return false;
  const head = /^[^、,;:和及与同率带以]*/u.exec(gap)?.[0] ?? '';
  if (head === gap && head !== '')
    return /^(?:等|代表|\()/u.test(head) === false ? TITLE_AFTER.test(head) && gap.length <= 4 : true;
  return TITLE_AFTER.test(head.trim()) || /^(?:等|\(|代表|还$|也$|又$|一同$|一起$|共同$|分别$|先后$)/u.test(head);
}

/** 市委书记某某: the organization belongs to the title before a name. */
export function isTitleOf(line: Line, organization: Mention, person: Mention): boolean {
  if (organization.span.end > person.span.start) return true;
  const gap = line.text.slice(organization.span.end - line.span.start, person.span.start - line.span.start);
  return !/[。;]|(?:向|对|与|给)[^,]*$/u.test(gap);
}

/** True when 他 or 她 opens the clause before a verb. */
export function pronounBefore(text: string, from: number, to: number): boolean {
  return /(?:^|[,。;:”])(?:同时,|会上,|最后,)?[他她](?:还|也|同时|要求|在|特别|进一步|首先|最后|着重|详细|就|简要|并|充分|代表(?:[^,。;]{1,50})?|[^,。]{0,6})?$/u.test(
    text.slice(from, to),
  );
}

/** True when an organization is the subject of a verb: by itself, or through its unnamed delegates. */
export function organizationFits(
  relation: RoleVerb['relation'],
  gap: string,
  organization: Mention,
  lexicon: EventLexicon,
): boolean {
  const stands = lexicon.delegates.test(gap) || /等[市省县区州]?直?(?:单位|部门|企业|公司|机构|院校|高校)/u.test(gap);
  // 某市68名市人大|代表: its deputies, not the congress
  if (relation === 'attend' && /^代表/u.test(gap) && organization.name.endsWith('人民代表大会')) return false;
  if (relation === 'attend') return stands && gap.length <= 60;
  // 市委办、工信局负责人陪同调研
  if (relation === 'host') return stands && gap.length <= 40 && !/[的。;,]/u.test(gap);
  if (relation === 'report')
    return (
      gap.length <= 40 &&
      (stands ||
        /^[、和与]|^(?:分别)?(?:向|就|到)/u.test(gap) ||
        gap === '' ||
        /^(?:分别|先后|依次)$/u.test(gap) ||
        /^(?:专题|有关|相关|工作|情况)+$/u.test(gap)) &&
      !/的/u.test(gap)
    );
  if (relation === 'say') return gap.length <= 30 && (stands || /^作为/u.test(gap));
  if (relation === 'listen') return gap.length <= 8 && !/[的。;,]/u.test(gap);
  if (relation === 'organize') return gap.length <= 30 && !/[的。;]|,/u.test(gap);
  // a list of parties may be long: 甲公司、乙学校、丙集团分别与…签订协议
  if (relation === 'sign') return gap.length <= (gap.includes(',') ? 40 : 160) && !/[。;]/u.test(gap);
  if (relation === 'inspect' || relation === 'guest') return isGroup(organization, lexicon) && !/[。;]/u.test(gap);
  return false;
}

/** True for a delegation: an organization whose name ends in 考察团, 代表团. */
function isGroup(organization: Mention, lexicon: EventLexicon): boolean {
  return lexicon.groups.scan(organization.name).some((hit) => hit.end === organization.name.length);
}
