import type { Span } from '../../../domain/span.js';
import type { Projects } from '../../../knowledge/projects.js';
import { allMatches } from '../../../text/matches.js';
import { isNameUnit, nameStart } from '../places/name-start.js';
import type { TokenView } from '../places/token-view.js';

const KINDS =
  '(?:市级|省级|县级|区级|重点|重大|产业|民生|在建|新建|续建|工业|农业|文旅|旅游|招商|城建|交通|水利|建设|施工|提质|惠民|扶贫|能源|生态|环保|科技|市政|城市|园区|教育|卫生|医疗|公共|服务|基础设施){0,4}';
/** What closes a list of projects: 等项目, 等7个重点项目, 等多个施工现场; 建设项目现场 without 等. */
const CLASS = new RegExp(
  `等(?:\\d+|[一二两三四五六七八九十多]+)?[余多]?[个处]?(?:一批)?${KINDS}(?:项目|工程|(?:施工|建设)现场)|(?:建设|施工)?项目(?:建设|施工)?(?:现场|工地)`,
  'g',
);
const LONGEST = 20;
/** Longest list, in code units. */
const WINDOW = 300;
/** Whoever goes from one to the other says that each is a project. */
const VISITED = /(?:来到|到|深入|前往|奔赴|走进|走访|查看|察看|调研|视察|考察|检查|参观|观摩|督查|督导|巡查|踏勘)了?$/;
/** 项目有21个,包括: the members are projects, though some may be kinds of projects only. */
const COUNTED = /(?:包括|包含|分别是|分别为)了?$/;

const OWN_ENDING = /^(?:项目|工程)$/;
/** Whoever goes there is no part of the name, however the words are cut. */
const GOES = /书记|[省市县区镇乡州]长|深入|来到|走进|前往|一行/;

/** What the rules for places and those for projects both ask of an article, read once. */
function oncePerView(
  read: (view: TokenView, projects: Projects, verbs: ReadonlySet<string>) => readonly Span[],
): (view: TokenView, projects: Projects, verbs: ReadonlySet<string>) => readonly Span[] {
  let latest: TokenView | undefined;
  let spans: readonly Span[] = [];
  return (view, projects, verbs) => {
    if (view !== latest) {
      spans = read(view, projects, verbs);
      latest = view;
    }
    return spans;
  };
}

/** Members of a list that 等项目 closes, each as printed: 甲产业园、乙养殖基地、丙大桥等项目. */
export const listedProjects = oncePerView(readLists);

function readLists(view: TokenView, projects: Projects, verbs: ReadonlySet<string>): Span[] {
  const { text } = view;
  return allMatches(CLASS, text).flatMap(({ index, 0: closing }) => {
    const floor = Math.max(0, index - WINDOW);
    // 机场路改造(甲路—乙路)、: what stands in brackets divides no list
    const masked = text.slice(floor, index).replace(/\([^()\n。]{1,24}\)/g, (bracket) => ' '.repeat(bracket.length));
    const from = Math.max(...[...',。;:!?\n(“”'].map((mark) => masked.lastIndexOf(mark))) + 1;
    const parts = partsOf(floor + from, masked.slice(from), closing.startsWith('等'));
    if (parts.length < 2) return [];
    const first = firstItem(view, parts[0] as Span, verbs);
    const lead = first === undefined ? '' : text.slice(Math.max(0, first.start - 4), first.start);
    const visited = VISITED.test(lead);
    const led = visited || COUNTED.test(lead);
    if (
      !closing.startsWith('等') &&
      (!led || parts.length < 3 || parts.some((part) => OWN_ENDING.test(text.slice(part.end - 2, part.end))))
    )
      return [];
    const items = parts.flatMap((part, at) => (at === 0 ? (first ?? []) : part));
    const named = items
      .filter((item) => isItem(view, projects, item) || (led && isVisited(view, projects, item, visited)))
      .map((item) => (led ? withoutBuilding(text, item) : item));
    return named.length * 2 > items.length ? named : [];
  });
}

const WORKS =
  /(?:公路|大桥|隧道|大道|铁路|高铁|高速|快速路|加工厂|水电站|污水处理厂)(?=(?:[一二三四]期|[东西南北中]段)?(?:昨日?|今日?|日前|近日)?(?:全线|正式|顺利|如期|主体|隆重|胜利|破土|开始)?(?:完工|通车|建成|竣工|开工|动工|投用|合龙|贯通|奠基|铺轨|开建|开通运营|(?:及[^,。;、\n]{1,10})?建设(?:工作|情况|进展|进度)))/g;
/** 重点项目|某某医院、: the name after what it is. */
const APPOSED = /(?:重点|重大)(?:建设|工程|产业|民生|交通|水利)?(?:项目|工程)(\p{Script=Han}{4,14})(?=[、,。;])/gu;
/** 甲村|至|乙镇铁路 */
const ROUTE = /^(?:公路|铁路|高铁|高速|快速路)$/;

/** Roads, bridges and works by the verb of their building after the name, or by 重点项目 before it: 某元公路完工. */
export const builtWorks = oncePerView(readWorks);

function readWorks(view: TokenView, projects: Projects, verbs: ReadonlySet<string>): Span[] {
  const { text } = view;
  const apposed = (/重[点大]/.test(text) ? allMatches(APPOSED, text) : []).flatMap(
    ({ index, 0: whole, 1: name = '' }) => {
      const end = index + whole.length;
      const span = { start: end - name.length, end };
      const first = view.after(span.start);
      return first && first.pos !== 'v' && !/[的等和与及]/.test(name) && isItem(view, projects, span) ? [span] : [];
    },
  );
  const built = allMatches(WORKS, text).flatMap(({ index, 0: ending }) => {
    const end = index + ending.length;
    const start = workStart(view, crossingBefore(text, index), verbs);
    if (start === undefined || !view.isBoundary(end) || !isItem(view, projects, { start, end })) return [];
    const from = ROUTE.test(ending) && text[start - 1] === '至' ? workStart(view, start - 1, verbs) : undefined;
    return [{ start: from ?? start, end }];
  });
  return [...built, ...apposed, ...gradedRoads(view, projects, verbs), ...quotedWorks(text)];
}

const GRADED =
  /(?<=[快进好动持大紧])((?:(?![加推抓启支进快省市县乡村道路条的])\p{Script=Han}){2,4}[一二]级公路)(?=(?:改造|改扩建)?(?:工程)?(?:项目)?建设[,、。;])/gu;

/** 加快推进|云禾二级公路|建设: a road by the two ends that its grade parts from 公路. */
function gradedRoads(view: TokenView, projects: Projects, verbs: ReadonlySet<string>): Span[] {
  const { text } = view;
  if (!text.includes('级公路')) return [];
  return allMatches(GRADED, text).flatMap(({ index, 1: road = '' }) => {
    const span = { start: index, end: index + road.length };
    const stem = view.within(span.start, span.end - 4);
    const isCommon = stem.some((token) => verbs.has(view.word(token)) || projects.generic.has(view.word(token)));
    return isCommon || !view.isBoundary(span.start) ? [] : [span];
  });
}

const QUOTED_BEGUN =
  /“([\p{Script=Han}A-Za-z\d]{2,8}(?:园|城|馆|桥|谷|湾|厂|楼|小镇|广场|中心|基地|通道|水渠))”(?:\p{Script=Han}{0,2}(?:何时|啥时候?|什么时候|正式|破土|顺利|如期|全面|即将))?(?:开工|动工|奠基|竣工|破土)/gu;

/** “百花园”开工: a name in quotes of which the building is told, wherever the quotes stand. */
function quotedWorks(text: string): Span[] {
  if (!/”[^,。”]{0,6}(?:开工|动工|奠基|竣工|破土)/.test(text)) return [];
  const names = new Set(allMatches(QUOTED_BEGUN, text).map((match) => match[1] as string));
  return [...names].flatMap((name) =>
    allMatches(new RegExp(`“${name}”`, 'g'), text).map(({ index }) => ({
      start: index + 1,
      end: index + 1 + name.length,
    })),
  );
}

function workStart(view: TokenView, end: number, verbs: ReadonlySet<string>): number | undefined {
  return nameStart(view, end, { cut: verbs, longest: 10, floor: 0, verbs: true });
}

/** 某路|过江|隧道: what a bridge or tunnel crosses belongs to its name, though 过 is a particle elsewhere. */
export function crossingBefore(text: string, at: number): number {
  return /[过跨穿越][江海河湖山]$/.test(text.slice(Math.max(0, at - 2), at)) ? at - 2 : at;
}

/** The members; the last one is divided at 和 or 及 where no 等 follows it, or where 工程 ends the one before. */
function partsOf(start: number, list: string, closed: boolean): Span[] {
  let at = start;
  return list.split(closed ? /、|(?<=工程|项目)[及和与](?=[^、]*$)/ : /、|以及|[及和与](?=[^、]*$)/).map((item) => {
    const span = { start: at, end: at + item.trimEnd().length };
    at += item.length;
    at += list.startsWith('以及', at - start) ? 2 : 1;
    return span;
  });
}

/** The first member after the verb before it; 新 and 大 open names. */
function firstItem(view: TokenView, { start, end }: Span, verbs: ReadonlySet<string>): Span | undefined {
  const found = nameStart(view, end, { cut: verbs, longest: LONGEST, floor: start, verbs: true });
  if (found === undefined) return undefined;
  const opened = found - 1 > start && '新大'.includes(view.text.charAt(found - 1)) ? found - 1 : found;
  return { start: opened, end };
}

/** A name with the ending of something built, more than words that every project has. */
function isItem(view: TokenView, projects: Projects, { start, end }: Span): boolean {
  const item = view.text.slice(start, end);
  const ending = projects.listed.find((each) => item.endsWith(each));
  if (ending === undefined || item.length > LONGEST || item.length - ending.length < 2 || GOES.test(item)) return false;
  if (![...item].every((char) => isNameUnit(char.charCodeAt(0)))) return false;
  return view.within(start, end - ending.length).some((token) => !projects.generic.has(view.word(token)));
}

/**
 * 某某二期, 某河防洪治理: a member without such an ending of a list of projects that somebody visits; where they are
 * only counted, one that names its place or owner.
 */
function isVisited(view: TokenView, projects: Projects, { start, end }: Span, visited: boolean): boolean {
  const item = view.text.slice(start, end);
  if (
    item.length < 4 ||
    item.length > LONGEST ||
    /(?:公司|集团|企业|村|社区|开发区|新区|高新区|[县乡镇局委])$/.test(item)
  )
    return false;
  if (GOES.test(item)) return false;
  if (![...item].every((char) => isNameUnit(char.charCodeAt(0)))) return false;
  const words = view.within(start, end).filter((token) => !projects.generic.has(view.word(token)));
  if (!visited) return words.some(({ pos }) => /^(?:ns|nz|nr|nt|x)$/.test(pos));
  return words.some(({ start: from, end: to }) => to - from > 1) || words.length > 1;
}

/** 某某电站|建设 */
function withoutBuilding(text: string, { start, end }: Span): Span {
  return text.startsWith('建设', end - 2) && end - start >= 6 ? { start, end: end - 2 } : { start, end };
}
