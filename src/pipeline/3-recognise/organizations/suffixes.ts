import type { Span } from '../../../domain/span.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import { byContext } from './by-context.js';
import type { OrganizationCandidate } from './candidate.js';
import { localDepartment, named } from './naming.js';
import type { Levels } from './prefix.js';
import { stretch, trim } from './walk.js';

/** Suffixes that make a name of whatever stands before them; the others need a place, a level or an unknown word. */
const STRONG =
  /(?:公司|大学|大学联盟|学院|医院|中学|小学|幼儿园|出版社|集团|日报社?|晚报社?|电视台|基金会|协会|学会|商会|联合会|事务所|合作社|研究院|研究所|博物馆|党校|税务局|公安局|管理局|总局|人民政府|人民法院|人民检察院|管委会|管理委员会|领导小组|考察团|代表团|组织部|宣传部|统战部|剧团|剧院|艺术团|野战军|集团军)$/;

/** 公安局|长, not 公安局局|长: a head whose title shares the last character. */
const HEAD_OF = /^[^局厅副代总分站原前任、,][局厅]长(?![期远效年短])/;

/** Party bodies whose posts stay with the organization: 青岛大学|党委书记. */
const BODY = /^(?:党组|党委|党总支|团委|工会|董事会|监事会)$/;
const POST_AFTER_BODY = /^(?:第一|常务)?副?(?:书记|成员|委员|常委|组长|主席|主任)/;
/** Company words that end a name only where something other than a noun follows: 恒远科技、, not 航空发动机. */
const LOOSE =
  /^(?:科技|实业|航空|电力|动画|影业|传媒|建材|矿业|重工|股份|控股|基金|保险|证券|物业|置业|置地|地产|百货|药业|电网)$/;
const LOOSE_END =
  /^(?:[、,。;:!?)”》 ]|等|$|的|和|与|及|在|将|已|是|有|为|党委|党组|董事|总经理|总裁|副总|创始|负责|首席|集团|公司|分别|先后|共同|联合)/;
const EMPTY_NAME =
  /^(?:性|国家大学$|高水平|一流|综合性|应用型|世界|双一流|重点|普通|新型|大型|中小型|国家级|省级|市级)/;

/** Organizations named by their suffix: 湖南远山供应链管理有限公司, 青岛大学, 市博物馆, 成都市公安局. */
export function suffixCandidates(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate[] {
  const { folded, knowledge } = context;
  const found: OrganizationCandidate[] = [];
  for (const read of knowledge.organs.suffixes.scan(folded, sentence.start, sentence.end)) {
    // 某某中心小学|校长: the title shares the last character
    const isShared = /^[中小]学校$/.test(read.phrase) && folded[read.end] === '长';
    const hit = isShared ? { ...read, end: read.end - 1, phrase: read.phrase.slice(0, -1) } : read;
    const ends =
      tokens.isBoundary(hit.end) ||
      !isHan(folded.charCodeAt(hit.end)) ||
      knowledge.titles.heads.at(folded, hit.end) ||
      HEAD_OF.test(folded.slice(hit.end - 2, hit.end + 2));
    if (!ends) continue;
    const next = folded.slice(hit.end, Math.min(sentence.end, hit.end + 8));
    if (BODY.test(hit.phrase) && POST_AFTER_BODY.test(next)) continue;
    // 自治区|决策部署
    if (hit.phrase === '署' && folded[hit.start - 1] === '部') continue;
    if (LOOSE.test(hit.phrase) && !LOOSE_END.test(next)) continue;
    if (/^(?:[一二三四五]期|项目|工程)/.test(next)) continue;
    // 某某铜矿|采选项目 is a project
    if (hit.phrase.endsWith('矿') && /^(?:采选|采矿|选矿|洗选|开采|改?扩建|技改)(?:项目|工程)/.test(next)) continue;
    // 镇江市|交办: the end of a verb
    const token = tokens.token(tokens.at(hit.start));
    if (token?.pos === 'v' && token.start < hit.start && token.end === hit.end) continue;
    const candidate =
      byContext(context, { sentence, tokens, levels, suffix: hit, kind: hit.value.kind }) ??
      walkLeft(context, sentence, tokens, levels, hit, hit.value.kind);
    if (candidate)
      found.push(withFaculty(folded, ofCityPolice(context, sentence, levels, withBrand(context, sentence, candidate))));
  }
  return found;
}

/** Words of trade that name no company by themselves. */
const TRADE_ALONE =
  /^(?:科技|实业|投资|发展|文化|传媒|贸易|建设|置业|药业|电子|信息|网络|生物|能源|环保|农业|食品|医疗|教育|技术)+(?:股份|控股)?(?:集团)?(?:有限)?(?:责任)?公司$/u;
const BRAND = /(?:^|[、,。;:(])((?![^、]*[到赴与和由在对的了该本为向从给被把让请是有及或等])\p{Script=Han}{2,4})$/u;

/** 、禾打得|科技股份有限公司: a brand that reads as particles and single characters, in a list. */
function withBrand(
  { folded }: RecogniseContext,
  sentence: Span,
  candidate: OrganizationCandidate,
): OrganizationCandidate {
  if (!candidate.name.endsWith('公司') || !TRADE_ALONE.test(candidate.name)) return candidate;
  const brand = BRAND.exec(folded.slice(Math.max(sentence.start, candidate.start - 6), candidate.start))?.[1];
  if (brand === undefined) return candidate;
  return { ...candidate, start: candidate.start - brand.length, name: brand + candidate.name };
}

/** 甲某赞赏|日中友协, 日本|日中友好协会代表团: what a society of two countries' friends is called begins with them. */
const FRIENDS = /[中日美英法德俄韩朝印]{2}(?:人民)?(?:友好协会|友协)(?:代表团|访\p{Script=Han}{1,2}团)?$/u;

function walkLeft(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  suffix: Span,
  kind: OrganizationKind,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const walk = stretch(context, sentence, tokens, levels, suffix, kind);
  const trimmed = trim(context, tokens, walk, suffix.start);
  if (!trimmed) return undefined;
  const { prefix } = trimmed;
  // 9|月经|某某组织部批准: the end of a date read with the word after it
  if (!prefix && /\d[年月日]/.test(folded.slice(trimmed.start - 1, trimmed.start + 1))) return undefined;
  const friends = prefix ? undefined : FRIENDS.exec(folded.slice(trimmed.start, suffix.end))?.[0].length;
  // 应|某某学会的邀请
  const isInvited = folded[trimmed.start] === '应' && /^的?邀请/.test(folded.slice(suffix.end, suffix.end + 3));
  const start = friends === undefined ? trimmed.start + (isInvited && !prefix ? 1 : 0) : suffix.end - friends;
  const modifier = folded.slice(prefix ? prefix.end : start, suffix.start);
  const printedSuffix = folded.slice(suffix.start, suffix.end);
  if (!prefix) {
    const local = localDepartment(context, sentence, levels, suffix, start, kind);
    if (local) return local;
  }
  // 某市|各级党委
  if (/^各/.test(modifier)) return undefined;
  // 省委常委|组织部长: a post and a department
  if (/常委$/.test(modifier)) return undefined;
  if (EMPTY_NAME.test(folded.slice(start, suffix.end)) && !prefix) return undefined;
  // 某某区人民法院筹建|工作组
  const isFoundingTeam = printedSuffix === '工作组' && FOUNDED.test(modifier);
  if (
    !prefix &&
    kind === 'government' &&
    !modifier.includes('驻') &&
    !isFoundingTeam &&
    /^(?:局|厅|处|署|办|分局|办公室|委员会|工作组)$/.test(printedSuffix)
  )
    return undefined;
  // 某厅|李某某|厅长
  if (isHead(context, modifier, suffix)) return undefined;
  // 、监测监控|中心: a room that every plant has
  if (!prefix && printedSuffix === '中心' && ROOM.test(modifier)) return undefined;
  // 驻|村工作队 is no name
  if (printedSuffix === '工作队' && modifier === '' && /^(?:镇|乡|村|街道)$/.test(folded.slice(start, suffix.start)))
    return undefined;
  // 驻株|部队: whoever is stationed there; 驻港部队 is a name
  if (printedSuffix === '部队' && /^驻[^港澳]$/.test(folded.slice(start, suffix.start))) return undefined;
  // 地区民政处: a prefecture's departments; elsewhere 处 is seldom the end of a name
  if (printedSuffix === '处' && !/(?:地区|盟)$/.test(prefix?.place ?? '')) return undefined;
  if (kind === 'government' && /[局处]/.test(printedSuffix) && printedSuffix.length === 1 && modifier.length < 2)
    return undefined;
  if (printedSuffix === '基地' && !isUnit(context, folded.slice(start, suffix.start))) return undefined;
  if (LOOSE.test(printedSuffix) && hasVerb(tokens, prefix ? prefix.end : start, suffix.start)) return undefined;
  // 某某海关|关长: the head's title vouches for a name of words
  const isCustoms = printedSuffix === '海关' && modifier.length >= 2 && /^副?关长/.test(folded.slice(suffix.end));
  if (
    !prefix &&
    !isCustoms &&
    !isFoundingTeam &&
    !trimmed.proper &&
    !oddList(context, tokens, start, suffix.start) &&
    !(STRONG.test(printedSuffix) && modifier.length >= 2)
  )
    return undefined;
  if (prefix && !prefix.explicit && modifier.length === 0 && printedSuffix.length < 3) return undefined;
  if (!prefix && modifier.length < 2) return undefined;
  if (
    prefix?.explicit &&
    modifier === '' &&
    /^(?:中心|厂|局|厅|工作组|科技|航空|委员会|酒店|集团|部队)$/.test(printedSuffix)
  )
    return undefined;
  return named(context, start, suffix.end, prefix, modifier + printedSuffix, kind);
}

const FOUNDED = /^\p{Script=Han}{2,}(?:法院|检察院|大学|学院|医院|银行|公司|[区局])筹[建备]$/u;
const ROOM = /^(?:(?![省市县区镇乡])\p{Script=Han}){0,4}?(?:监测|监控|监测监控|集中控制|集控)$/u;

/** 省水利厅|骆启明|厅长: a department, its head's name and title, in which the last character is the title's. */
function isHead({ folded, knowledge }: RecogniseContext, modifier: string, { start, end }: Span): boolean {
  if (end - start !== 1 || folded[end] !== '长' || !/[局厅委办][^局厅委办]{2,3}$/.test(modifier)) return false;
  const name = /[局厅委办]([^局厅委办]{2,3})$/.exec(modifier)?.[1] ?? '';
  const { names, words } = knowledge;
  if (names.surnameAt(name, 0) !== 1 || words.has(name)) return false;
  return names.cost(name, 0, name.length, 1) < (name.length === 3 ? 24 : 12);
}

const STATION_OF_BRANCH = /^\p{Script=Han}{2,6}分局\p{Script=Han}+(?:派出所|大队|中队)$/u;

/** 市公安局|某某区分局某某派出所: a station of a branch that stands directly behind the city's police. */
function ofCityPolice(
  { folded }: RecogniseContext,
  sentence: Span,
  levels: Levels,
  candidate: OrganizationCandidate,
): OrganizationCandidate {
  const { start, end } = candidate;
  const level = folded.startsWith('公安局', start - 3) ? folded[start - 4] : undefined;
  if (!level || !'市县州'.includes(level) || !STATION_OF_BRANCH.test(folded.slice(start, end))) return candidate;
  const division = start - 4 < sentence.start ? undefined : levels.resolve(level, start - 4, sentence);
  if (!division) return candidate;
  const name = `${division.name}公安局${folded.slice(start, end)}`;
  const rule = 'recognise/level-and-suffix';
  return { ...candidate, start: start - 4, name, aliases: [], division, explicit: false, rule };
}

const FACULTY = /^(?!联|体|关|在)\p{Script=Han}{1,6}?系(?=(?:副?教授|讲师|副?主任|党总支|学生|教师|研究生))/u;

/** 某某大学|南山校区, before the head of the campus or whoever stands for it. */
const CAMPUS = /^\p{Script=Han}{2,4}(?:校区|分校)(?=(?:党[委工]*委?)?副?(?:主任|书记|校长|院长)|有关领导|负责)/u;
/** 某某保障中心|供应处|处长 */
const OFFICE_UNIT = /^(?:(?![的了和与及在副])\p{Script=Han}){2,5}处(?=(?:\p{Script=Han}{2,4}?)?副?处长)/u;

/** 某某大学|经济系: the faculty before a post; before 毕业 the school alone is the one left. */
function withFaculty(folded: string, candidate: OrganizationCandidate): OrganizationCandidate {
  const office = OFFICE_UNIT.exec(folded.slice(candidate.end, candidate.end + 10))?.[0];
  if (office && /(?:中心|总队|基地|管理局)$/.test(candidate.name))
    return { ...candidate, end: candidate.end + office.length, name: candidate.name + office };
  if (!/(?:大学|学院)$/.test(candidate.name)) return candidate;
  const campus = CAMPUS.exec(folded.slice(candidate.end, candidate.end + 12))?.[0];
  if (campus) return { ...candidate, end: candidate.end + campus.length, name: candidate.name + campus };
  const faculty = FACULTY.exec(folded.slice(candidate.end, candidate.end + 12))?.[0];
  if (!faculty || /[的与和在是]/.test(faculty)) return candidate;
  return { ...candidate, end: candidate.end + faculty.length, name: candidate.name + faculty };
}

/** A company's unit in a place: TCL成都|基地. */
function isUnit({ knowledge }: RecogniseContext, before: string): boolean {
  return [2, 3].some(
    (length) => before.length > length && knowledge.gazetteer.byShort(before.slice(-length)).length > 0,
  );
}

function hasVerb(tokens: TokenIndex, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    if (token.pos === 'v' && token.end - token.start > 1) return true;
    at = token.end;
  }
  return false;
}

/** 、可可豆|动画: a single character left over between words of a list item is no word, so the item is a name. */
function oddList({ folded }: RecogniseContext, tokens: TokenIndex, start: number, end: number): boolean {
  return folded[start - 1] === '、' && end - start <= 4 && tokens.hasSingle({ start, end });
}
