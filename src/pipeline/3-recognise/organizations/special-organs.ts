import type { Span } from '../../../domain/span.js';
import { CharSet } from '../../../text/chars.js';
import type { RecogniseContext } from '../context.js';
import { homeOf, ownZone } from '../own-zone.js';
import type { TokenIndex } from '../token-index.js';
import { aliasesOf, type OrganizationCandidate } from './candidate.js';
import { hintsAt, type Levels, levelAt, type Prefix, placeChainAt } from './prefix.js';

const LOCAL_ZONE = /^(?:开发区|经开区|高新区|园区|示范区|新区|区)党工委(?=副?书记|委员|、)/;

/** The characters with which `LOCAL_ZONE` begins. */
const ZONE_OPENERS = new CharSet('开经高园示新区');

/** 区党工委, 开发区党工委: whose zone the text does not say here. */
export function localZone({ folded }: RecogniseContext, at: number): OrganizationCandidate | undefined {
  if (!ZONE_OPENERS.has(folded.charCodeAt(at))) return undefined;
  const name = LOCAL_ZONE.exec(folded.slice(at, at + 9))?.[0];
  if (!name) return undefined;
  const rule = 'recognise/organ-of-level';
  return {
    start: at,
    end: at + name.length,
    name,
    kind: 'party',
    aliases: [],
    explicit: false,
    rule,
    certain: false,
    weight: 1,
  };
}

const ZONE_BODY =
  /^区?(?:党工委(?=(?:常务)?副?(?:书记|委员)|、管委会)|(?:管委会|管理委员会)(?=(?:党组)?(?:常务)?副?(?:主任|书记|成员)))/;

/** 区党工委书记甲,|党工委|副书记、|管委会|主任乙: of the zone whose own page it is. */
export function bareZoneBody(context: RecogniseContext, at: number): OrganizationCandidate | undefined {
  const { folded } = context;
  const unit = folded[at];
  if (unit !== '党' && unit !== '管' && unit !== '区') return undefined;
  if (!'、,;:和。\n 我'.includes(folded[at - 1] ?? ' ')) return undefined;
  const body = ZONE_BODY.exec(folded.slice(at, at + 12))?.[0];
  return body === undefined ? undefined : ofOwnZone(context, at, body);
}

/** The zones of articles, read once for each. */
const OWN_ZONES = new WeakMap<RecogniseContext, { readonly zone: string | undefined }>();

function ownZoneOf(context: RecogniseContext): string | undefined {
  const { folded, article, knowledge } = context;
  const known = OWN_ZONES.get(context) ?? {
    zone: ownZone(folded, homeOf(knowledge.gazetteer, article.meta.city)),
  };
  OWN_ZONES.set(context, known);
  return known.zone;
}

function ofOwnZone(context: RecogniseContext, at: number, printed: string): OrganizationCandidate | undefined {
  const zone = ownZoneOf(context);
  const home = context.knowledge.gazetteer.own(context.article.meta.city);
  if (zone === undefined || !home) return undefined;
  const isParty = printed.endsWith('党工委');
  return {
    start: at,
    end: at + printed.length,
    name: isParty ? `中共${zone}工作委员会` : `${zone}管理委员会`,
    kind: isParty ? 'party' : 'government',
    aliases: [`${zone}${isParty ? '党工委' : '管委会'}`],
    division: home,
    explicit: false,
    rule: 'recognise/zone-own',
    certain: true,
    weight: 3,
  };
}

const VILLAGE = /^村(党支部|党总支|支部|委会|民委员会)/;

/** 黄上村…村党支部, 双元村党支部: a village's branch or committee, of the village printed before it or named last. */
export function villageOrgan(
  { folded }: RecogniseContext,
  at: number,
  levels: Levels,
): OrganizationCandidate | undefined {
  const form = VILLAGE.exec(folded.slice(at, at + 6))?.[1];
  const village = form ? levels.townOf('村', at + 1) : undefined;
  if (!form || !village) return undefined;
  const printed = folded.slice(at + 1 - village.length, at + 1) === village;
  const body = form === '支部' ? '党支部' : form === '委会' ? '村民委员会' : form === '民委员会' ? '村民委员会' : form;
  const name = village + body;
  const start = printed ? at + 1 - village.length : at;
  const end = at + 1 + form.length;
  const kind = body.startsWith('党') ? 'party' : 'other';
  const aliases = aliasesOf(name, village + form);
  return {
    start,
    end,
    name,
    kind,
    aliases,
    explicit: printed,
    rule: 'recognise/village-organ',
    certain: true,
    weight: 3,
  };
}

const COMMITTEE = /^(?:居委会|居民委员会|村委会|村民委员会)(?=副?主任)/;
const OF_BRANCH = /(社区|村)(?:党委|党总支|党支部|支部)(?:第一)?副?书记、$/;

/** 青石社区党总支书记、|居委会|主任: the committee of the community whose party branch the post before names. */
export function committeeAfterBranch(
  { folded }: RecogniseContext,
  at: number,
  branch: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  if (folded[at - 1] !== '、' || !branch || branch.end > at || at - branch.end > 8) return undefined;
  const form = COMMITTEE.exec(folded.slice(at, at + 8))?.[0];
  const kind = form === undefined ? undefined : OF_BRANCH.exec(folded.slice(Math.max(0, at - 14), at))?.[1];
  const upto = kind === undefined ? -1 : branch.name.lastIndexOf(kind);
  if (form === undefined || kind === undefined || upto < 1) return undefined;
  return {
    start: at,
    end: at + form.length,
    name: branch.name.slice(0, upto + kind.length) + form,
    kind: 'other',
    aliases: [],
    explicit: false,
    rule: 'recognise/village-organ',
    certain: true,
    weight: 3,
  };
}

/** 政协东台市第十四届委员会(常务委员会) → 中国人民政治协商会议东台市委员会; 政协某地区工委 → 政协某地区工作委员会. */
export function councilAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const hints = hintsAt(context, at, levels);
  const session = /^第?[一二三四五六七八九十\d]{1,4}届/.exec(folded.slice(at + 2, at + 8))?.[0] ?? '';
  const chain = placeChainAt(context, at + 2 + session.length, sentence.end, hints, tokens);
  if (!chain?.division) return undefined;
  const rest = /^(?:第?[一二三四五六七八九十\d]+届)?(?:委员会(常务委员会)?|工委(?!会)|工作委员会)/.exec(
    folded.slice(chain.end, chain.end + 16),
  );
  if (!rest) return undefined;
  // a prefecture has no council, but a working committee of the region's
  const isWorking = rest[0].includes('工');
  const name = isWorking ? `政协${chain.place}工作委员会` : `中国人民政治协商会议${chain.place}委员会${rest[1] ?? ''}`;
  const { division } = chain;
  const end = chain.end + rest[0].length;
  const aliases = isWorking ? aliasesOf(name, `政协${chain.place}工委`) : [`${chain.place}政协`];
  return {
    start: at,
    end,
    name,
    kind: 'cppcc',
    aliases,
    division,
    explicit: true,
    rule: 'recognise/organ-of-place',
    certain: true,
    weight: 3,
  };
}

/** 团市委, 团海宁市委, 共青团金华市委 → 共青团株洲市委员会. */
export function leagueAt(
  context: RecogniseContext,
  start: number,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const hints = hintsAt(context, at, levels);
  const chain = placeChainAt(context, at, sentence.end, hints, tokens);
  const level = chain ? undefined : levelAt(folded, at);
  const division = chain?.division ?? (level ? levels.resolve(level, at, sentence) : undefined);
  const end = chain?.end ?? at + (level?.length ?? 0);
  if (!division || !folded.startsWith('委', end)) return undefined;
  const long = folded.startsWith('委员会', end) ? 3 : 1;
  return {
    start,
    end: end + long,
    name: `共青团${division.name}委员会`,
    kind: 'association',
    aliases: [`共青团${division.name}委`],
    division,
    explicit: chain !== undefined,
    rule: chain ? 'recognise/organ-of-place' : 'recognise/organ-of-level',
    certain: true,
    weight: 2,
  };
}

export const ALLY =
  /^(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|中国(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党)|台湾民主自治同盟)/;
/** 民进广西|区委会: of an autonomous region. */
const ALLY_COMMITTEE = /^(?:第[一二三四五六七八九十]{1,3}届|区(?=委))?委(?:员会|会)?/;

/** 民盟市委, 九三学社株洲市委员会, 民进广西区委会: the committee of one of the allied parties, by its full name. */
export function allyAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const form = ALLY.exec(folded.slice(at, at + 10))?.[0];
  if (!form) return undefined;
  const from = at + form.length;
  const hints = hintsAt(context, at, levels);
  const chain = placeChainAt(context, from, sentence.end, hints, tokens);
  const level = chain ? undefined : levelAt(folded, from);
  const division = chain?.division ?? (level ? levels.resolve(level, from, sentence) : undefined);
  const to = chain?.end ?? from + (level?.length ?? 0);
  const committee = ALLY_COMMITTEE.exec(folded.slice(to, to + 9))?.[0];
  if (!division || !committee || (committee.startsWith('区') && !division.name.endsWith('自治区'))) return undefined;
  const end = to + committee.length;
  const name = `${fullAlly(context, form)}${division.name}委员会`;
  const aliases = aliasesOf(name, `${form}${division.name}委员会`).concat(`${form}${division.name}委`);
  const explicit = chain !== undefined;
  return {
    start: at,
    end,
    name,
    kind: 'party',
    aliases,
    division,
    explicit,
    rule: 'recognise/allied-party',
    certain: true,
    weight: 4,
  };
}

/** 民盟 → 中国民主同盟. */
export function fullAlly({ knowledge }: RecogniseContext, form: string): string {
  return knowledge.organs.national.at(form, 0)?.value.name ?? form;
}

const HOSPITAL =
  /^(?:中心医院|人民医院|中医院|中医医院|妇幼保健院|第[一二三四五六七八九十]+(?:人民医院|中学|小学|医院))/;
const NUMBERED =
  /^([一二三四五六七八九十]{1,3})(中|小|医院|人民医院|幼儿园)(?!\p{Script=Han}?[、,]?[二三四五六七八九十]中)/u;
/** The characters with which `HOSPITAL` and `NUMBERED` begin. */
const NUMBERED_OPENERS = new CharSet('中人妇第一二三四五六七八九十');
const NUMBERED_FULL: Readonly<Record<string, string>> = { 中: '中学', 小: '小学', 医院: '人民医院' };

/** 市二中 → 株洲市第二中学: a school or hospital known by its number, after a level or the chain of places at `at`. */
export function numberedAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  chain: Prefix | undefined,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const level = chain ? undefined : levelAt(folded, at);
  const from = chain?.end ?? at + (level?.length ?? 0);
  if (from === at) return undefined;
  if (!NUMBERED_OPENERS.has(folded.charCodeAt(from))) return undefined;
  const rest = folded.slice(from, Math.min(sentence.end, from + 10));
  const form = HOSPITAL.exec(rest)?.[0] ?? NUMBERED.exec(rest)?.[0];
  const division = chain?.division ?? (level && form ? levels.resolve(level, at, sentence) : undefined);
  if (!form || !division) return undefined;
  const [, number, body = ''] = NUMBERED.exec(rest) ?? [];
  const full = number ? `第${number}${NUMBERED_FULL[body] ?? body}` : form;
  const kind = /医院|保健院/.test(full) ? 'institution' : 'school';
  const name = division.name + full;
  const end = from + form.length;
  const aliases = full === form ? [] : [division.name + form];
  const explicit = chain !== undefined;
  return {
    start: at,
    end,
    name,
    kind,
    aliases,
    division,
    explicit,
    rule: 'recognise/numbered',
    certain: true,
    weight: 2,
  };
}
