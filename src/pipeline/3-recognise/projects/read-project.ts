import type { Span } from '../../../domain/span.js';
import type { Division, Gazetteer } from '../../../knowledge/gazetteer.js';
import type { ProjectKind, Projects } from '../../../knowledge/projects.js';
import { allMatches } from '../../../text/matches.js';
import { isNameUnit, nameStart } from '../places/name-start.js';
import type { TokenView } from '../places/token-view.js';
import { crossingBefore } from './listed.js';
import { isProjectPark } from './parks.js';

/** The printed name of a project with its parts: 株洲 | 中建材 | 钙钛矿光伏玻璃项目. */
export interface ProjectName {
  /** From the place or the owner on. */
  readonly span: Span;
  /** Start of the name without place and owner. */
  readonly core: number;
  readonly place?: Span;
  readonly owner?: Span;
  readonly kind: ProjectKind;
}

export interface ProjectScope {
  readonly view: TokenView;
  readonly projects: Projects;
  readonly gazetteer: Gazetteer;
  readonly verbs: ReadonlySet<string>;
  /** The province of the paper: short names of places elsewhere are no places before a project. */
  readonly home?: Division | undefined;
}

const LONGEST = 26;
/** Goals rather than projects: 打造世界级轨道交通产业集群. */
const GOAL = /^(?:世界级|国家级|千亿|百亿|万亿|世界一流|具有)/;
/** A place's 重点项目 is no project of its own. */
const VAGUE = new Set([
  '重点',
  '重大',
  '相关',
  '有关',
  '一批',
  '系列',
  '产业',
  '具体',
  '类似',
  '其他',
  '签约',
  '扫尾',
  '收尾',
  '开工',
  '在建',
]);
const SIZED = /^(?:特?大型|中小?型|小型|示范|标志性|标杆)/;
const PROPER_POS = new Set(['ns', 'nz', 'nr', 'nt', 'x']);

/** The project that the ending at `ending` closes; undefined for phrases that name none (重大项目, 科技创新基地15个). */
export function readProject(
  scope: ProjectScope,
  ending: Span,
  kind: ProjectKind,
  floor: number,
): ProjectName | undefined {
  const { view } = scope;
  const { text } = view;
  if (!view.isBoundary(ending.end) && !/^[建部]/.test(text.slice(ending.end))) return undefined;
  if (
    /^(?:方(?!案)|及配套|\d+[个项家]|部|经理|负责|组|库|制|化|师|名称|法人|单位|学院|局|指挥部|公司|院|技术|机械|指挥|专班|签约|推介|招商|洽谈|推进会|观摩|攻坚|化|咨询|监理|造价|勘察|审计|建设年|攻坚年|突破年|提升年|大会战)/.test(
      text.slice(ending.end, ending.end + 4),
    )
  )
    return undefined;
  if (!isOpenPark(text, ending)) return undefined;
  const quote = quotedStart(text, ending.start, floor);
  const invested = investedStart(text, ending.start, floor);
  if (invested !== undefined && text.startsWith('项目', ending.end)) return undefined;
  const walked = invested ?? walk(scope, quote ?? ending.start, floor) ?? quote;
  if (walked === undefined) return undefined;
  const dated = /^继?(?:\d{1,2}月)?\d{1,2}[日号]/.exec(text.slice(walked, ending.start))?.[0].length ?? 0;
  const joint = JOINT.test(text.slice(walked, ending.start));
  const bare = joint ? walked : withoutQuantity(view, walked + dated, ending.start);
  // 建设|成|民心工程
  const start = text[bare] === '成' && /[设造建办做]$/.test(text.slice(Math.max(0, bare - 2), bare)) ? bare + 1 : bare;
  if (/^(?:第?[一二三四五六七八九十\d]+(?:[次批届]|季度)|[上下]半年)$/.test(text.slice(start, ending.start)))
    return undefined;
  // 总经理某某代表|项目方: whose post stands before it
  if (POST_WITHIN.test(text.slice(start, ending.start))) return undefined;
  const printed = placeAt(scope, start, ending.start);
  const place = printed && isPartyName(scope, printed, ending.start) ? undefined : printed;
  const owner = ownerAt(scope, place?.end ?? start, ending.start);
  const rest = owner?.end ?? place?.end ?? start;
  const quoted = quote !== undefined && quote >= rest;
  if (ending.start - rest < 2 || (kind === 'cluster' && GOAL.test(text.slice(rest, ending.end)))) return undefined;
  const named = isNamed(scope, rest, ending, false) || quoted || (invested === rest && ending.start - rest >= 4);
  // nothing but the place makes it a name: 长沙|赛车场二期项目
  const phase = owner !== undefined && isPhase(text, owner.end);
  if (!named && !phase && (!place || owner || !describes(scope, place.end, ending))) return undefined;
  if (!place && !owner && !quoted && ending.end - ending.start === 2 && ending.start - start < 3) return undefined;
  // 首个开工的|大型气电项目: what kind of project it is
  if (text[start - 1] === '的' && SIZED.test(text.slice(start, start + 4))) return undefined;
  if (VAGUE.has(text.slice(ending.start - 2, ending.start))) return undefined;
  const financed = FINANCED.exec(text.slice(ending.end, ending.end + 9))?.[0].length ?? 0;
  const span = { start, end: ending.end + financed };
  const isRoute = place !== undefined && ROUTE.test(text.slice(place.end, ending.start));
  const keepsPlace = place !== undefined && !owner && (isRoute || quoted || !isNamed(scope, rest, ending, true));
  return {
    span,
    core: keepsPlace || phase ? start : rest,
    kind,
    ...(place ? { place } : {}),
    ...(owner ? { owner } : {}),
  };
}

const POST_WITHIN = /总经理|董事长|书记|主任|[局县市区镇乡]长/;

/** 扩建工程|BT项目: how it is paid for. */
const FINANCED = /^(?:BT|BOT|PPP|EPC|BOO|TOT|BLT)(?:\+?F)?(?:模式|总承包)?项目/;

/** 产业园 is a project only while it is being built; other endings always are. */
function isOpenPark(text: string, ending: Span): boolean {
  return (
    !/^(?:产业园|产业园区|物流园|物流园区|创新谷|科创[园城]|产业新?城)$/.test(text.slice(ending.start, ending.end)) ||
    isProjectPark(text, ending)
  );
}

/** 3000吨米酒及200吨药酒: each has its own amount, so that neither is the project's. */
const JOINT = /^\d[\d.]*[万亿]?(?:\p{Script=Han}{2,9}及\d|[吨台套件]\/年)/u;

const AMOUNT = /投资(?:额|约|达|近|超过?|逾)?[\d.]+[余多]?[万亿]?(?:美|港|欧|日)?元的/gu;

/** 总投资3亿元的|某某板材及面板生产项目: the amount and 的 stand before the whole name. */
function investedStart(text: string, end: number, floor: number): number | undefined {
  const from = Math.max(floor, end - 50);
  const window = text.slice(from, end);
  const at = window.includes('元的') ? window.lastIndexOf('元的') + 2 : -1;
  if (at < 0 || window.length - at > LONGEST || /[、,。;:的]|等|\d个/.test(window.slice(at))) return undefined;
  return allMatches(AMOUNT, window).some(({ index, 0: { length } }) => index + length === at) ? from + at : undefined;
}

/** Walks over 与 where only description follows it: 灌区渠系配套与|现代化改造工程. */
function walk(scope: ProjectScope, ending: number, floor: number): number | undefined {
  const { view, verbs } = scope;
  const limits = { cut: verbs, longest: LONGEST, floor, verbs: true };
  const found = bracketed(scope, ending, floor) ?? nameStart(view, ending, limits);
  if (found === undefined) return found;
  const crossed = crossingBefore(view.text, found + 1);
  // 40万吨/|年某某肥项目
  const goesOn = crossed <= found ? crossed : view.text.startsWith('/年', found - 1) ? found - 1 : undefined;
  const start = goesOn === undefined ? found : (nameStart(view, goesOn, limits) ?? found);
  const isDescription =
    view.text[start - 1] === '与' ? !isNamed(scope, start, { start: ending, end: ending }, false) : false;
  // 某某园及|配套输变电工程: what goes with it
  const goesWith = view.text.startsWith('及配套', start - 1);
  const member = memberStart(view.text, start);
  if (member !== undefined) return member >= floor ? member : start;
  const whole = joinedFrom(view.text, start);
  if (whole !== undefined) return whole >= floor ? whole : start;
  if (!isDescription && !goesWith && !joinsWorks(scope, start, ending) && !isPhase(view.text, start)) return start;
  const joined = nameStart(view, start - 1, { ...limits, longest: LONGEST - (ending - start) }) ?? start;
  return joined - (SIZE_A_YEAR.exec(view.text.slice(Math.max(floor, joined - 12), joined))?.[0].length ?? 0);
}

/** 2000吨/|年某某原药及配套项目 */
const SIZE_A_YEAR = /\d[\d.]*[万亿]?[吨台套件]\/年?$/u;

const BRACKET =
  /\([\p{Script=Han}A-Za-z\d]{1,10}\)(?:(?:建设|改造|扩建|新建|改建|改扩建|迁建|提升|整治|拆迁|安置){0,3})$/u;

/** 某某广场(会展中心)|建设工程: what stands in brackets after the name of what is built. */
function bracketed({ view, verbs }: ProjectScope, ending: number, floor: number): number | undefined {
  const window = view.text.slice(Math.max(floor, ending - 20), ending);
  const bracket = window.includes(')') ? BRACKET.exec(window)?.[0] : undefined;
  if (bracket === undefined) return undefined;
  const open = ending - bracket.length;
  const start = nameStart(view, open, { cut: verbs, longest: LONGEST - bracket.length, floor, verbs: true });
  return start !== undefined && open - start >= 3 ? start : undefined;
}

/** 三号矿井及|洗选厂项目: two works that are one project. */
function joinsWorks({ view: { text }, projects }: ProjectScope, start: number, ending: number): boolean {
  if (text[start - 1] !== '及') return false;
  const isWork = (end: number): boolean => projects.listed.some((work) => text.endsWith(work, end));
  return isWork(start - 1) && isWork(ending);
}

/** 甲项目、乙模组及|丙终端项目: in a list whose members all end in 项目 the second half of one. */
function memberStart(text: string, start: number): number | undefined {
  if (!/[及和与]/.test(text.charAt(start - 1))) return undefined;
  const member = /(?:项目|工程)(?:\([^()]{1,8}\))?、([^,。;:、\n“”()]{4,16})$/u.exec(
    text.slice(Math.max(0, start - 31), start - 1),
  );
  const stem = member?.[1];
  return stem === undefined || /(?:项目|工程|基地)$/.test(stem) ? undefined : start - 1 - stem.length;
}

/** 甲公司|禽类屠宰及|深加工项目, 甲厂|3000吨米酒及|200吨药酒生产线: the first half of what an enterprise builds. */
function joinedFrom(text: string, start: number): number | undefined {
  // 及|新|产品开发项目
  const and = text.startsWith('及新', start - 2) ? start - 2 : start - 1;
  if (text[and] !== '及') return undefined;
  const sized = CAPACITY.exec(text.slice(Math.max(0, and - 30), and))?.[0];
  if (sized !== undefined) return and - sized.length;
  if (and < start - 1) return undefined;
  const half = OF_ENTERPRISE.exec(text.slice(Math.max(0, start - 25), start - 1))?.[1];
  return half === undefined ? undefined : start - 1 - half.length;
}

/** 年产3万吨某某饲料及|新产品开发项目: what a plant is to make, with what goes with it. */
const CAPACITY =
  /年产\d[\d.]*[余多]?[万亿千百]?(?:吨|台|套|件|辆|只|头|升|瓶|平方?米|立方米|米|片|条|个)\p{Script=Han}{2,14}$/u;
const OF_ENTERPRISE =
  /(?:公司|集团|厂)((?:年产|日产)?(?:\d[\d.]*[余多]?[万亿]?[吨台套件辆只头亩升瓶米])?\p{Script=Han}{2,8})$/u;

/** 某集团|二期项目: the company is what names it. */
function isPhase(text: string, start: number): boolean {
  return /(?:集团|公司)$/.test(text.slice(start - 2, start)) && /^[一二三四五]期/.test(text.slice(start, start + 2));
}

/** What follows the place from which a road runs: 甲市|至乙镇公路改建工程. */
const ROUTE = /^至\p{Script=Han}{2,}?(?:公路|铁路|高速|高铁|快速路|大道|航道|管道|隧道)/u;

/** “一港通”项目: the quotes belong to the name. */
function quotedStart(text: string, end: number, floor: number): number | undefined {
  if (text[end - 1] !== '”') return undefined;
  const open = text.lastIndexOf('“', end - 2);
  return open >= floor && end - open <= 16 ? open : undefined;
}

/** 第二|中学迁建项目: what bears its number in its name. */
const NUMBERED = /^(?:中学|小学|高级|完全|实验|人民|医院|水厂|幼儿园|污水|热电|师范)/;

/** 318省道: a road bears its number in its name. */
const ROAD_NUMBER = /^\d{1,4}[国省县]道/;

/** 46个 before a name, and numbers at its start. */
function withoutQuantity(view: TokenView, start: number, limit: number): number {
  if (ROAD_NUMBER.test(view.text.slice(start, start + 6))) return start;
  let at = start;
  for (let token = view.after(at); token && token.end < limit; token = view.after(at)) {
    const word = view.word(token);
    if (!/^[\d.]+$/.test(word) && !['m', 'q', 'mq'].includes(token.pos)) break;
    if (/^第[一二三四五六七八九十]+$/.test(word) && NUMBERED.test(view.text.slice(token.end, token.end + 3))) break;
    if (
      /^[一二三四五六七八九十]$/.test(word) &&
      (at !== start || opensFirm(view.text, at) || opensName(view, token.end))
    )
      break;
    at = token.end;
  }
  return at;
}

/** 三|槐一号矿井: a number before a single character that is no measure. */
function opensName(view: TokenView, at: number): boolean {
  const next = view.after(at);
  return next !== undefined && next.end - at === 1 && next.pos === 'v';
}

/** 五|羽电机项目, where the text names 五羽机械公司: a number that begins a firm's name is no quantity. */
function opensFirm(text: string, at: number): boolean {
  const stem = text.slice(at, at + 2);
  return (
    /^\p{Script=Han}{2}$/u.test(stem) && new RegExp(`${stem}\\p{Script=Han}{0,12}(?:公司|集团|会社)`, 'u').test(text)
  );
}

/** A division that opens the name: 株洲, 石峰区, 昭觉县. */
function placeAt({ view, gazetteer, home }: ProjectScope, start: number, limit: number): Span | undefined {
  for (const form of gazetteer.namesAt(view.text, start)) {
    const end = start + form.length;
    if (end >= limit || gazetteer.region(form) !== undefined) continue;
    const short = gazetteer.byShort(form);
    const near = short.some((each) => !home || each.level === 'province' || gazetteer.lies(each, home));
    if ((near || gazetteer.byName(form).length > 0) && view.isBoundary(end)) return { start, end };
  }
  return undefined;
}

/** 上海某某|株洲|产业园: another place further on is where it lies, and the first belongs to the name of whose it is. */
function isPartyName({ view, gazetteer }: ProjectScope, { start, end }: Span, limit: number): boolean {
  const opening = view.text.slice(start, end);
  const outer = [...gazetteer.byShort(opening), ...gazetteer.byName(opening)];
  for (let at = end + 1; at < limit - 1; at++) {
    if (!view.isBoundary(at)) continue;
    const inner = gazetteer
      .namesAt(view.text, at)
      .filter((form) => at + form.length <= limit && view.isBoundary(at + form.length))
      .flatMap((form) => gazetteer.byShort(form))
      .filter(({ level }) => level === 'prefecture');
    if (inner.length > 0)
      return !inner.some((each) => outer.some((other) => other === each || gazetteer.lies(each, other)));
  }
  return false;
}

/** 万达|广场项目: a house's brand names the site. */
const BRANDED_SITE = /^\p{Script=Han}{0,4}(?:小镇|广场|乐园|新城|养生谷)(?:$|建设|项目)/u;

function ownerAt({ view, projects }: ProjectScope, start: number, limit: number): Span | undefined {
  const listed = projects.owners.at(view.text, start, limit);
  if (listed) {
    const end = start + listed.phrase.length;
    return BRANDED_SITE.test(view.text.slice(end, limit + 4)) ? undefined : { start, end };
  }
  const suffixed = /^[\p{Script=Han}A-Za-z]{2,12}?(?:(?:股份)?(?:有限)?(?:责任)?公司|集团)/u.exec(
    view.text.slice(start, limit),
  );
  return suffixed ? { start, end: start + suffixed[0].length } : undefined;
}

/**
 * True when some word of the name is not generic; words of one character count when the list does not know them.
 * `strictly`: when some word is a name by its part of speech or unknown.
 */
function isNamed({ view, projects }: ProjectScope, start: number, ending: Span, strictly: boolean): boolean {
  const edge = view.isBoundary(ending.start) ? ending.start : view.startOfToken(ending.start);
  return view.within(start, edge).some((token) => {
    const word = view.word(token);
    if (projects.generic.has(word) || !isNameUnit(word.charCodeAt(0)) || /^\d+$/.test(word)) return false;
    if (token.end - token.start === 1) return !['f', 'b', 'm', 'q', 'a'].includes(token.pos);
    return strictly ? PROPER_POS.has(token.pos) : token.pos !== 'a' && token.pos !== 'ad';
  });
}

/** At least two words of description after the place. */
function describes({ view }: ProjectScope, start: number, ending: Span): boolean {
  return view.within(start, ending.start).filter(({ pos }) => pos !== 'm' && pos !== 'q').length >= 2;
}
