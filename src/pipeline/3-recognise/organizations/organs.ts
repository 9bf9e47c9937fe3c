import { extended } from '../../../domain/extended.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { Organ } from '../../../knowledge/organs.js';
import { CharSet } from '../../../text/chars.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import { bodyAt, lowerOrgan, SESSION } from './bodies.js';
import { aliasesOf, type OrganizationCandidate } from './candidate.js';
import { departmentLength, militaryAt } from './military.js';
import { nationalAt } from './national.js';
import { hintsAt, type Levels, levelAt, type Prefix, placeChainAt } from './prefix.js';
import {
  allyAt,
  bareZoneBody,
  committeeAfterBranch,
  councilAt,
  fullAlly,
  leagueAt,
  localZone,
  numberedAt,
  villageOrgan,
} from './special-organs.js';

const LIST_MARKS = new CharSet('、,');
/** The first characters of a league's, an ally's, a party's department, of a body that is named without its level. */
const LEAGUE = new CharSet('共团');
const ALLY = new CharSet('民农致九台中');
const BARE_DEPARTMENT = new CharSet('组宣统政办改巡编网教直党老');
const BARE_BODY = new CharSet('人政纪监');
const [VILLAGE, SESSION_NUMBER, OFFICE, PUBLIC] = [...'村第行公'].map((char) => char.charCodeAt(0));

/** Organs after a place or a bare level: 湖南省人民政府, 株洲市委组织部, 市人大常委会, 省发改委; national organs. */
export function organCandidates(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate[] {
  const found: OrganizationCandidate[] = [];
  const { organOpeners } = context.knowledge;
  const appoints = context.folded.slice(sentence.start, sentence.end).includes('任命');
  for (let i = sentence.start; i < sentence.end; i++) {
    const unit = context.folded.charCodeAt(i);
    const last = found.length > 0 ? found[found.length - 1] : undefined;
    const appointed = appoints && APPOINTS.has(context.folded.charCodeAt(i - 1));
    if (
      organOpeners[unit] !== 1 &&
      !appointed &&
      !levels.opensTown(unit) &&
      !LIST_MARKS.has(context.folded.charCodeAt(i - 1))
    )
      continue;
    const organ =
      (appointed ? appointedDepartmentAt(context, i, last) : undefined) ??
      militaryAt(context, i, sentence, { tokens, levels, last }) ??
      nationalAt(context, i, sentence) ??
      bareZoneBody(context, i) ??
      organAt(context, i, sentence, tokens, levels, last) ??
      bareDepartmentAt(context, i, sentence, tokens, last) ??
      bureauAt(context, i, tokens, last) ??
      politicalDepartmentAt(context, i, last) ??
      committeeAfterBranch(context, i, last) ??
      bareOrganAt(context, i, sentence, tokens, levels);
    if (!organ) continue;
    const candidate = withUnit(context, organ);
    found.push(candidate, ...carriedFrom(context, candidate, sentence));
    i = (found.at(-1) as OrganizationCandidate).end - 1;
  }
  return found;
}

const APPOINTS = new CharSet('为任');
const DEPARTMENT_OF = /\p{Script=Han}{2,16}?(?:局|委员会|办公室|厅)(?=副?(?:局长|主任|厅长))/uy;

/**
 * 任命某某为市某局局长,某某为|民政局|局长: in a list of appointments a department without its level is one of the division
 * whose organ was named last. 科技与知识产权局: its name may hold 与 and 和.
 */
function appointedDepartmentAt(
  { folded }: RecogniseContext,
  at: number,
  last: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  const division = last?.division?.name;
  if (!last || division === undefined) return undefined;
  DEPARTMENT_OF.lastIndex = at;
  const printed = DEPARTMENT_OF.exec(folded)?.[0];
  if (!printed) return undefined;
  const prefix = [division, division.slice(-1)].find((form) => printed.startsWith(form)) ?? '';
  const body = printed.slice(prefix.length);
  if (body.length < 3 || /工作委员会|人大|人民|政协|监察|常务|委[^员]|[省市县区州厅]/u.test(body.slice(0, -1)))
    return undefined;
  if (prefix !== '' && !/[和与]/u.test(body)) return undefined;
  return { ...last, start: at, end: at + printed.length, name: division + body, kind: 'government', aliases: [] };
}

const UNIT =
  /(?:(?:干部|组织|新闻|宣传|综合|秘书|人事|财务|法规|政策法规|教卫|科教|文教|信息|调研|督查|行政|业务|规划|投资|市场|监督|执法|基层|国际|外事|理论|文艺|教育|卫生|计划|机关|老干部)[一二三四五六七八九]?[处科](?=[、,。;等与和]|副?主任科员|$)|(?<=人大常委会|人大|政协)\p{Script=Han}{2,8}(?:工作委员会|委员会|工委|办公厅|研究室)(?=副?主任|负责|[、,。;作关]|$)|(?<=政府)(?!办公)\p{Script=Han}{2,6}(?:办公室|研究室|参事室)(?=(?:党组)?(?:副?主任|[、,。等]))|(?:\p{Script=Han}{2,6}[局司])?(?:\p{Script=Han}{2,4}[与和])?\p{Script=Han}{2,6}[处科](?=(?:副?[处科]长|(?:副?主任)?科员)\p{Script=Han}))/uy;

/** 高级人民法院|民事审判第二庭: a division of a court, before its head's title or a mark. */
const TRIBUNAL =
  /^(?:民事|刑事|行政|知识产权|环境资源|审判监督|立案|执行|少年|家事)(?:审判)?(?:第[一二三四五六])?庭(?=副?庭长|审判员|[、,。;])/u;

/** 省政协|十二届委员会: the council itself. */
const COUNCIL_SESSION = /^第?[一二三四五六七八九十]{1,3}届委员会(?!常务)/u;

/** 市委宣传部|新闻处, 市政府办公厅|教卫处: a division of a department, before a mark or its head's title. */
function withUnit({ folded }: RecogniseContext, organ: OrganizationCandidate): OrganizationCandidate {
  const session =
    organ.kind === 'cppcc' ? COUNCIL_SESSION.exec(folded.slice(organ.end, organ.end + 9))?.[0] : undefined;
  if (session) return { ...organ, end: organ.end + session.length };
  const department = organ.kind === 'military' ? departmentLength(folded, organ.end) : 0;
  if (department > 0) {
    const name = organ.name + folded.slice(organ.end, organ.end + department);
    return { ...organ, end: organ.end + department, name, aliases: [] };
  }
  if (!/[部厅室局院会府]$|大会$/.test(organ.name)) return organ;
  UNIT.lastIndex = organ.end;
  const court = organ.name.endsWith('法院') ? TRIBUNAL.exec(folded.slice(organ.end, organ.end + 16))?.[0] : undefined;
  const unit = UNIT.exec(folded)?.[0] ?? court;
  if (!unit) return organ;
  const aliases = organ.aliases.map((alias) => alias + unit);
  return { ...organ, end: organ.end + unit.length, name: organ.name + unit, aliases };
}

function organAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  last: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  const unit = folded.charCodeAt(at);
  const league = LEAGUE.has(unit)
    ? /^(?:共青)?团(?=\p{Script=Han}{1,7}委)/u.exec(folded.slice(at, at + 12))?.[0]
    : undefined;
  const leagueOrgan = league ? leagueAt(context, at, at + league.length, sentence, tokens, levels) : undefined;
  if (leagueOrgan) return leagueOrgan;
  const village = unit === VILLAGE ? villageOrgan(context, at, levels) : undefined;
  if (village) return village;
  const chain =
    knowledge.divisionOpeners[unit] === 1
      ? placeChainAt(context, at, sentence.end, hintsAt(context, at, levels), tokens)
      : undefined;
  const numbered = tokens.isBoundary(at) ? numberedAt(context, at, sentence, chain, levels) : undefined;
  if (numbered) return numbered;
  const ally = ALLY.has(unit) ? allyAt(context, at, sentence, tokens, levels) : undefined;
  if (ally) return ally;
  const council = folded.startsWith('政协', at) ? councilAt(context, at, sentence, tokens, levels) : undefined;
  if (council) return council;
  const chainBody = chain && bodyAt(context, chain, sentence, tokens);
  const found =
    besideNamesake(context, at, last, levels) ??
    ownOf(context, at, levels) ??
    commissionerAt(context, at, sentence, levels) ??
    corpsAt(context, at, levels) ??
    (chainBody ? chain : prefixAt(context, at, sentence, tokens, levels));
  const prefix = found && sameAsBefore(context, found, sentence, tokens, levels);
  if (!prefix || prefix.start !== at) return tokens.isBoundary(at) ? localZone(context, at) : undefined;
  const party = folded.startsWith('中共', prefix.start - 2) && prefix.start - 2 >= sentence.start ? 2 : 0;
  const body = prefix === chain ? chainBody : bodyAt(context, prefix, sentence, tokens);
  if (!body) return prefix.corps && prefix.explicit ? theCorps(prefix) : undefined;
  if (prefix.division && prefix.explicit) levels.noteOrgan(prefix.start, prefix.division);
  if (prefix.division && prefix.explicit && !body.organ) levels.noteBody(body.name, prefix.division);
  if (body.lower) return lowerOrgan(context, prefix, body.name, body.lower, body.end);
  if (prefix.division && body.organ) return fromOrgan(context, prefix, body.organ, prefix.start - party, body.end);
  const name = body.organ ? folded.slice(prefix.start, body.end) : prefix.place + body.name;
  const unresolved = !prefix.division;
  return {
    start: prefix.start - party,
    end: body.end,
    name: unresolved ? folded.slice(prefix.start, body.end) : name,
    kind: body.organ?.kind ?? 'government',
    aliases: unresolved ? [] : aliasesOf(name, prefix.place + folded.slice(prefix.end, body.end)),
    division: prefix.division,
    explicit: prefix.explicit,
    rule: prefix.explicit ? 'recognise/organ-of-place' : 'recognise/organ-of-level',
    certain: !unresolved,
    weight: 2,
  };
}

/** 株洲市委、|市委: of two organs of one name in a list the bare one is the paper's own. */
function besideNamesake(
  { folded }: RecogniseContext,
  at: number,
  last: OrganizationCandidate | undefined,
  levels: Levels,
): Prefix | undefined {
  const level = levelAt(folded, at);
  if (!level || !last?.explicit || last.end !== at - 1 || folded[at - 1] !== '、') return undefined;
  const body = /(?:委|政府|人民政府|人大|人大常委会|政协)$/.exec(folded.slice(last.start, last.end))?.[0];
  if (!body || !folded.startsWith(level + body, last.end - level.length - body.length)) return undefined;
  const division = folded.startsWith(body, at + level.length) ? levels.ownFor(level) : undefined;
  if (!division || division === last.division) return undefined;
  // what follows in the list is the paper's own as well
  levels.noteOrgan(at, division);
  return { start: at, end: at + level.length, place: division.name, division, explicit: false };
}

/** 我市|市委书记: the paper's own, whatever other city the sentence speaks of; so is what the chain goes on with. */
function ownOf({ folded }: RecogniseContext, at: number, levels: Levels): Prefix | undefined {
  if (!'我本'.includes(folded[at - 2] ?? ' ')) return undefined;
  const level = levelAt(folded, at);
  const division = level !== undefined && level === folded[at - 1] ? levels.ownFor(level) : undefined;
  if (!level || !division) return undefined;
  levels.noteOrgan(at, division);
  return { start: at, end: at + level.length, place: division.name, division, explicit: false };
}

const CORPS = '新疆生产建设兵团';

/** 新疆生产建设兵团, or 兵团 before an organ in a paper of 新疆: it has organs as a division has, and is none. */
function corpsAt(
  { folded, knowledge: { gazetteer } }: RecogniseContext,
  at: number,
  levels: Levels,
): Prefix | undefined {
  const explicit = folded.startsWith(CORPS, at);
  if (!explicit && !folded.startsWith('兵团', at)) return undefined;
  const region = explicit ? gazetteer.byName('新疆维吾尔自治区')[0] : levels.ownFor('自治区');
  if (!region?.name.startsWith('新疆')) return undefined;
  const division: Division = { ...region, code: '66', name: CORPS, short: '兵团', level: 'prefecture', parent: region };
  return { start: at, end: at + (explicit ? CORPS.length : 2), place: CORPS, division, explicit, corps: true };
}

/** 行署 without its level, in a paper of a prefecture or league: its prefix is empty. */
function commissionerAt({ folded }: RecogniseContext, at: number, sentence: Span, levels: Levels): Prefix | undefined {
  if (!folded.startsWith('行署', at)) return undefined;
  const division = levels.resolve('地区', at, sentence) ?? levels.resolve('盟', at, sentence);
  return division && { start: at, end: at, place: division.name, division, explicit: false };
}

function theCorps({ start, end, division }: Prefix): OrganizationCandidate {
  const rule = 'recognise/organ-of-place';
  const told = division ? { division } : {};
  return {
    start,
    end,
    name: CORPS,
    kind: 'government',
    aliases: ['兵团'],
    ...told,
    explicit: true,
    rule,
    certain: true,
    weight: 2,
  };
}

/** 省民族宗教事务厅 after 河北省民族宗教事务厅: the department that the article has named in full. */
function sameAsBefore(
  context: RecogniseContext,
  prefix: Prefix,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): Prefix {
  if (prefix.explicit || !levels.hasBodies) return prefix;
  const body = bodyAt(context, prefix, sentence, tokens);
  const level = context.folded.slice(prefix.start, prefix.end);
  const division = body && !body.organ ? levels.bodyOf(body.name, level) : undefined;
  return division ? extended(prefix, { division, place: division.name }) : prefix;
}

/** 26名|市委书记, 各|市政府: organs of many places. */
const COUNTED = /(?:[\d一二三四五六七八九十两几多]+[名位个家]女?|各|多个|历任)$/;

function prefixAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): Prefix | undefined {
  const { folded } = context;
  const town = levels.knownTownAt(folded, at);
  if (town) return { start: at, end: at + town.length, place: town, explicit: true, town };
  const level = levelAt(folded, at);
  if (!level || !tokens.isBoundary(at)) return undefined;
  if (COUNTED.test(folded.slice(Math.max(sentence.start, at - 4), at))) return undefined;
  const division = levels.resolve(level, at, sentence);
  return { start: at, end: at + level.length, division, place: division?.name ?? level, explicit: false };
}

/** 湘潭|行署: the commissioner's office of a prefecture that is a city today. */
function prefectureOf({ place }: Prefix, { short }: Division): string {
  return /[市县]$/.test(place) ? `${short}地区` : place;
}

/** 中共内蒙古自治区委宣传部: a region's committee is written out, for its short form is 党委. */
const REGION = /^(中共(?:.{2,7}自治区|新疆生产建设兵团))委(?!员会)/;

function fromOrgan(
  context: RecogniseContext,
  prefix: Prefix,
  organ: Organ,
  start: number,
  end: number,
): OrganizationCandidate {
  const division = prefix.division as Division;
  const form = context.folded.slice(prefix.end, end).replace(SESSION, '');
  const fill = (template: string): string => {
    const office = /^\{place\}(?=行政公署|行署)/;
    const placed = template.startsWith('{place}行')
      ? template.replace(office, prefectureOf(prefix, division))
      : template;
    const filled = placed.replaceAll('{place}', prefix.place);
    const whole = filled.includes('{')
      ? filled.replaceAll('{short}', division.short).replaceAll('{form}', fullAlly(context, form))
      : filled;
    return whole.startsWith('中共') ? whole.replace(REGION, '$1委员会') : whole;
  };
  const template =
    (division.level === 'province' ? organ.province : division.level === 'prefecture' ? organ.prefecture : undefined) ??
    organ.name;
  const military = organ.kind === 'military' && prefix.explicit;
  const name = military ? context.folded.slice(prefix.start, end) : fill(template);
  const aliases = [...(organ.aliases ?? []).map(fill), ...aliasesOf(name, prefix.place + form)];
  return {
    start,
    end,
    name,
    kind: organ.kind,
    aliases: [...new Set(aliases)],
    division,
    explicit: prefix.explicit,
    rule: prefix.explicit ? 'recognise/organ-of-place' : 'recognise/organ-of-level',
    certain: true,
    weight: 2,
  };
}

const BARE =
  /^(?:管委会|组织部|宣传部|统战部|政法委|政法委员会|办公厅|办公室|政研室|改革办|巡察办|巡视办|编办|网信办|教育工委|直属机关工委|党校|老干部局)/;

/** 市委常委、组织部|部长: a party department without its level belongs to the party organ named before it in the sentence. */
function bareDepartmentAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  last: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  if (
    !last?.division ||
    !BARE_DEPARTMENT.has(folded.charCodeAt(at)) ||
    !BARE.test(folded.slice(at, at + 7)) ||
    !tokens.isBoundary(at)
  )
    return undefined;
  if (!'、,兼'.includes(folded[at - 1] ?? ' ') && !folded.startsWith('常委', at - 2)) return undefined;
  const zone = /^中共(.+)工作委员会$/.exec(last.name)?.[1];
  if (zone && folded.startsWith('管委会', at)) {
    return { ...last, start: at, end: at + 3, name: `${zone}管理委员会`, kind: 'government', aliases: [] };
  }
  const office = /^(?:办公厅|办公室|研究室)/.exec(folded.slice(at, at + 3))?.[0];
  if (office && last.name.endsWith('人民政府')) return officeOf(last, at, office);
  const body = `委${folded.slice(at, Math.min(sentence.end, at + 8))}`;
  const form = knowledge.organs.forms.at(body, 0);
  const end = at + (form ? form.phrase.length - 1 : 0);
  if (!form || form.phrase.length < 3) return undefined;
  const follows = folded.slice(end, end + 5);
  // 宣传部|长: the title shares the last character
  const isShared =
    folded[end - 1] === '部' && /^长(?![期效年处]|远(?![\p{Script=Han}]{1,2}[、,,出参讲主]))/u.test(follows);
  if (!isShared && !/^(?:常务)?副?(?:部长|主任|书记|秘书长|校长|局长)/.test(follows)) return undefined;
  const prefix = { start: at, end: at, place: last.division.name, division: last.division, explicit: false };
  return { ...fromOrgan(context, prefix, form.value, at, end), rule: 'recognise/department-carried-over' };
}

const BUREAU = /\p{Script=Han}{2,8}[司局厅](?=副?[司局厅]长)/uy;

/** 教育部某司副司长某某、|某某处|副处长 */
const DESK = /\p{Script=Han}{2,8}处(?=副?处长)/uy;

/** 教育部党组成员、人事司|司长: a bureau of the ministry that the sentence has just named. */
function bureauAt(
  { folded }: RecogniseContext,
  at: number,
  tokens: TokenIndex,
  last: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  if (last?.rule !== 'recognise/national-organ' || !/[部委署院局司]$|委员会$/.test(last.name)) return undefined;
  if (!'、,'.includes(folded[at - 1] ?? ' ') || at - last.end > 24 || !tokens.isBoundary(at)) return undefined;
  const within = last.name.endsWith('司') ? DESK : BUREAU;
  within.lastIndex = at;
  const bureau = within.exec(folded)?.[0];
  if (!bureau || /^(?:国家|中国|[省市县区])/.test(bureau) || /[。;]/.test(folded.slice(last.end, at))) return undefined;
  return { ...last, start: at, end: at + bureau.length, name: last.name + bureau, aliases: [], explicit: false };
}

/** 市中级人民法院党组成员、政治部|主任: the department of the court, the procuratorate or the police named just before. */
function politicalDepartmentAt(
  { folded }: RecogniseContext,
  at: number,
  last: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  if (folded[at - 1] !== '、' || !last || at - last.end > 16 || !/(?:法院|检察院|公安[局厅])$/.test(last.name))
    return undefined;
  if (!/^政治部副?主任/.test(folded.slice(at, at + 6)) || !POSTS_BETWEEN.test(folded.slice(last.end, at)))
    return undefined;
  const rule = 'recognise/department-carried-over';
  return { ...last, start: at, end: at + 3, name: `${last.name}政治部`, aliases: [], explicit: false, rule };
}

/** 党组成员、, 党委委员、副局长、: posts alone, no name. */
const POSTS_BETWEEN =
  /^(?:(?:机关)?(?:党[组委]|审判委员会|检察委员会)?(?:专职)?(?:常务)?副?(?:书记|成员|委员|院长|检察长|局长|厅长)、)+$/;

const NUMBERED_ORGAN = /^第[一二三四五六七八九十\d]{1,3}届(?=人民政府|人大|人民代表大会|政协)/;
const BARE_ORGAN =
  /^(?:人大常委会|人大|政协|纪委监委|纪委|监察委员会|监察委|监委)(?=(?:党组|机关党组)?(?:常务)?副?(?:主任|主席|书记|秘书长)[\p{Script=Han}、])/u;
const LEVEL_ORGAN = /(自治区|[省市州县区旗盟])(?:党委|委|长|主席|政府|人大|政协|纪委)/gu;

/** 县长甲某,人大|主任乙某: an organ without its level is that of the place whose organs or heads stand before it. */
function bareOrganAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  const unit = folded.charCodeAt(at);
  const numbered = unit === SESSION_NUMBER ? NUMBERED_ORGAN.exec(folded.slice(at, at + 16))?.[0].length : undefined;
  if (numbered) {
    const own = levels.spokenOf(at, sentence)?.division;
    const organ = knowledge.organs.forms.at(folded, at + numbered, sentence.end);
    if (!own || !organ) return undefined;
    const prefix = { start: at, end: at + numbered, place: own.name, division: own, explicit: false };
    return fromOrgan(context, prefix, organ.value, at, at + numbered + organ.phrase.length);
  }
  if (unit === OFFICE) return bareOffice(context, at, sentence, tokens, levels);
  if (unit === PUBLIC) return barePolice(context, at, sentence, levels);
  if (!BARE_BODY.has(unit) || !tokens.isBoundary(at)) return undefined;
  if (at > sentence.start && !'、,;:和及 '.includes(folded[at - 1] as string)) return undefined;
  const form = BARE_ORGAN.exec(folded.slice(at, at + 16))?.[0];
  const organ = form ? knowledge.organs.forms.at(form, 0) : undefined;
  const level = organ ? allMatches(LEVEL_ORGAN, folded.slice(sentence.start, at)).at(-1)?.[1] : undefined;
  const division = level ? levels.resolve(level, at, sentence) : undefined;
  if (!form || !organ || !division) return undefined;
  const prefix = { start: at, end: at, place: division.name, division, explicit: false };
  return fromOrgan(context, prefix, organ.value, at, at + form.length);
}

const POLICE = /^公安局(?=(?:党[委组])?(?:常务)?副?(?:书记|局长|政委|督察长)|长(?!期))/;

/** 副市长、公安局|局长: of the place whose head stands before it. */
function barePolice(
  { folded }: RecogniseContext,
  at: number,
  sentence: Span,
  levels: Levels,
): OrganizationCandidate | undefined {
  if (!POLICE.test(folded.slice(at, at + 10))) return undefined;
  const level = /([市县区州旗])长(?:、|,|兼)$/.exec(folded.slice(Math.max(sentence.start, at - 4), at))?.[1];
  const division = level ? levels.resolve(level, at, sentence) : undefined;
  if (!division) return undefined;
  const name = `${division.name}公安局`;
  const rule = 'recognise/organ-carried-over';
  const told = { aliases: [], division, explicit: false, certain: true, weight: 2 };
  return { start: at, end: at + 3, name, kind: 'government', rule, ...told };
}

/** 行署, 行署办公室: of the prefecture or league whose paper it is. */
function bareOffice(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  if (!/^行署(?!\p{Script=Han}{1,2}[局处委])/u.test(folded.slice(at, at + 6)) || !tokens.isBoundary(at))
    return undefined;
  const organ = knowledge.organs.forms.at(folded, at, sentence.end);
  const division = levels.resolve('地区', at, sentence) ?? levels.resolve('盟', at, sentence);
  if (!organ || !division) return undefined;
  const prefix = { start: at, end: at, place: division.name, division, explicit: false };
  return fromOrgan(context, prefix, organ.value, at, at + organ.phrase.length);
}

/** 市政府副秘书长、办公室|主任: the government's own office. */
function officeOf(last: OrganizationCandidate, at: number, office: string): OrganizationCandidate {
  const end = at + office.length;
  return { ...last, start: at, end, name: last.name + office, aliases: [], rule: 'recognise/department-carried-over' };
}

const PLAIN = /^\p{Script=Han}{2,8}?[局厅](?=[、,。;等长党副]|[两三四五六七八九十]|负责|联合|主要|分管|和|与|及|$)/u;

/** 省教育厅、财政厅: a department that is not in the lists, after another one. */
function plainDepartment(
  folded: string,
  at: number,
  last: OrganizationCandidate,
): { phrase: string; value: string } | undefined {
  if (!/(?:[局厅]|委员会|办公室)$/.test(last.name) || levelAt(folded, at)) return undefined;
  const phrase = PLAIN.exec(folded.slice(at, at + 12))?.[0];
  return phrase && !/[和与及的在由对]/.test(phrase) ? { phrase, value: phrase } : undefined;
}

/** The departments listed after one with its level: 省发改委、工信厅、财政厅. */
export function carriedFrom(
  context: RecogniseContext,
  first: OrganizationCandidate,
  sentence: Span,
): OrganizationCandidate[] {
  const found: OrganizationCandidate[] = [];
  for (let next = carriedAt(context, first, sentence); next; next = carriedAt(context, next, sentence))
    found.push(next);
  return found;
}

/** A department in a list whose level stands only before the first: 省发改委、工信厅. */
function carriedAt(
  context: RecogniseContext,
  last: OrganizationCandidate,
  sentence: Span,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  const separator = /^(?:、|和|及|与|以及)/.exec(folded.slice(last.end, last.end + 2))?.[0];
  const township = separator === '、' ? townshipAt(folded, last) : undefined;
  if (township) return township;
  if (!separator || !last.division) return undefined;
  const at = last.end + separator.length;
  // an overlong sentence is cut within its lists; the next part reads on
  if (at >= sentence.end) return undefined;
  const department =
    knowledge.organs.departments.at(folded, at, sentence.end) ??
    plainDepartment(folded, at, last) ??
    zoneAt(folded, at, sentence);
  if (!department) return undefined;
  const name = last.division.name + department.value;
  return {
    start: at,
    end: at + department.phrase.length,
    name,
    kind: 'government',
    aliases: aliasesOf(name, last.division.name + department.phrase),
    division: last.division,
    explicit: false,
    rule: 'recognise/organ-carried-over',
    certain: true,
    weight: 2,
  };
}

const ZONE =
  /^(?:工业集中区|产业集聚区|工业园区|产业园区|经开区|高新区|开发区)(?=[、和及与](?:[^,。;]{0,30}负责)|(?:主要|有关|相关)?负责)/u;

/** 市委办、|工业集中区|、工信局负责人: the zone's administration among departments that send somebody. */
function zoneAt(folded: string, at: number, sentence: Span): { phrase: string; value: string } | undefined {
  if (!'工产经高开'.includes(folded[at] ?? ' ')) return undefined;
  const phrase = ZONE.exec(folded.slice(at, Math.min(sentence.end, at + 48)))?.[0];
  return phrase === undefined ? undefined : { phrase, value: phrase };
}

/** 白石镇党委、|政府 */
function townshipAt(folded: string, last: OrganizationCandidate): OrganizationCandidate | undefined {
  const town = /^(?:中共)?(.+(?:镇|乡|苏木))(?:党委|委员会)$/.exec(last.name)?.[1];
  const start = last.end + 1;
  if (!town || !folded.startsWith('政府', start) || /^[性部令]/.test(folded.slice(start + 2))) return undefined;
  const name = `${town}人民政府`;
  return { ...last, start, end: start + 2, name, kind: 'government', aliases: [], explicit: false };
}
