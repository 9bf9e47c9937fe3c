import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { Organ } from '../../../knowledge/organs.js';
import type { RecogniseContext } from '../context.js';
import { bodyAt } from '../organizations/bodies.js';
import { councilNamed } from '../organizations/candidate.js';
import type { Levels, OrganizationCandidate } from '../organizations/index.js';
import { levelAt, type Prefix, placeChainAt } from '../organizations/prefix.js';
import type { TokenIndex } from '../token-index.js';
import type { Career, CareerOrgan, CareerPlace } from './career.js';

/** What the words before a title of a career name: an organ, or a place alone. */
export interface ReadOrgan {
  readonly organ?: CareerOrgan;
  /** Where the organ's name begins, where that is within what was read: 某县|某镇党委. */
  readonly start?: number;
  readonly place?: CareerPlace | undefined;
}

interface Start {
  readonly end: number;
  readonly place: CareerPlace;
  readonly prefix?: Prefix;
}

const COUNCIL_SESSION = /^第?[一二三四五六七八九十]{1,3}届委员会$/u;
const LEVEL = '省市县区州旗盟';
const SESSION =
  /^(?:中共)?(?:第?[一二三四五六七八九十\d]{1,3}[届次](?:、|和|至|到)?|第?[一二三四五六七八九十]{1,3}(?:、|至|到)(?=第?[一二三四五六七八九十]{1,3}[届次]))+/u;
const CENTRE = /^(?:中共)?中央(?=$|政治局|书记处|纪委|顾问)/u;
/** A county, city or province that no gazetteer has, before its organ: 长宁县|委宣传部. */
const UNKNOWN = new RegExp(
  `^(?!城|社区|园区|军区|灾区|林区|库区|山区|矿区|景区|校区|新区|小区|牧区|湖区|开发|高新|经开|保税|自贸|示范|经济)\\p{Script=Han}{1,4}?(?:地区|专区|[${LEVEL}])(?=[${LEVEL}]?委|[${LEVEL}]?革委会|人民|政府|人大|政协|纪委|团委|\\p{Script=Han}{1,10}[局科委办队院社会厂场校室部厅])`,
  'u',
);
/** Words that cannot belong to an organ's name. */
const NOT_IN_NAME =
  /[的了是在从被把将与到并于]|参加|工作(?![办委部领组队站局会室处科])|学习|以来|成为|当选|选举|担任|出任|关于|跻身|[省市县区]{2}委|县市区|各|多个|挂职|同年|期间|负责|分管/u;
/** Ends of what names an organization. */
export const SHAPE =
  /(?:[部局厅委办处科院校厂社站所会队组室系馆庭园军师团营连旅厅署司台矿场]|公司|集团|兵团|行署|纵队|大学|医院|公社|中心|银行|党委|支部|政府|使馆|杂志|日报|大队|工区|学校|分区|战区|开发区|小学|中学|海关|基地)$/u;
/** A part of the organ named before it; an army or division with its number is none. */
const UNIT = /^(?!第.{1,4}[军师旅])\p{Script=Han}{1,8}[处科股室部系班连营团队庭所]$/u;
/** What a university has: 化学学院, 自动化研究所. */
const OF_UNIVERSITY =
  /^(?!中国|国家|中科院|\p{Script=Han}*大学)\p{Script=Han}{2,10}(?:学院|研究所|研究院|研究中心|实验室)$/u;
/** A department printed without its place; not one of a region, the centre or the state. */
const LOCAL =
  /^(?!东北|华东|华北|华南|西北|西南|中南|华中|中央|全国|国家|中国|对外|第|国务院)\p{Script=Han}{2,8}(?:局|委员会|委|办公室|办|科)$/u;

/** What may be a committee of a congress: neither a party's nor one that runs an area. */
const CONGRESS_COMMITTEE = /^(?![^员]*(?:党|机关|管理))\p{Script=Han}{4,14}委员会$/u;

/** Reads the words before a title of a career as an organ, by the places and organs that the career has named. */
export class OrganReader {
  private readonly byStart = new Map<number, OrganizationCandidate>();

  constructor(
    private readonly context: RecogniseContext,
    private readonly tokens: TokenIndex,
    private readonly levels: Levels,
    organizations: readonly OrganizationCandidate[],
  ) {
    for (const each of organizations) this.byStart.set(each.start, each);
  }

  /** The organ or place that `span` names as a whole; undefined when it names neither. */
  read(span: Span, sentence: Span, career: Career, last: CareerOrgan | undefined): ReadOrgan | undefined {
    const { folded } = this.context;
    const session = SESSION.exec(folded.slice(span.start, span.end))?.[0].length ?? 0;
    const at = { start: span.start + session, end: span.end };
    if (at.start >= at.end) return { ...(last ? { organ: last } : {}) };
    const printed = folded.slice(at.start, at.end);
    const national = this.national(at, printed);
    if (national) return { organ: national };
    const council = printed.startsWith('政协') || printed.startsWith('中国人民') ? councilNamed(printed) : undefined;
    if (council) return { organ: { name: council, kind: 'cppcc' } };
    const exact = this.byStart.get(at.start);
    const party = printed.startsWith('中共') ? 2 : 0;
    const start = this.startAt(at.start + party, span.end, sentence, career);
    if (start) {
      const read = this.after(start, at.end, sentence);
      if (read) return read;
    }
    const university = OF_UNIVERSITY.test(printed)
      ? /^\p{Script=Han}{2,}?大学/u.exec(last?.name ?? '')?.[0]
      : undefined;
    if (university) return { organ: { name: university + printed, kind: 'school' } };
    if (exact?.end === at.end && (exact.explicit || exact.division === undefined) && exact.certain)
      return { organ: exact, ...(exact.division ? { place: placeOf(exact.division) } : {}) };
    return this.bare(printed, career, last);
  }

  private national({ start, end }: Span, printed: string): CareerOrgan | undefined {
    const hit = this.context.knowledge.organs.national.at(this.context.folded, start, end);
    if (hit && start + hit.phrase.length === end) return { name: hit.value.name, kind: hit.value.kind };
    if (!CENTRE.test(printed)) return undefined;
    const rest = printed.replace(/^(?:中共)?中央/u, '');
    if (rest === '') return { name: '中国共产党中央委员会', kind: 'party' };
    return rest === '书记处' ? { name: '中国共产党中央书记处', kind: 'party' } : undefined;
  }

  /** The place, or the bare level, that opens the organ's name. */
  private startAt(at: number, limit: number, sentence: Span, career: Career): Start | undefined {
    const { folded, article } = this.context;
    if (folded.startsWith('政协', at)) return undefined;
    const level = levelAt(folded, at);
    const town = level && /^[镇乡村]$/u.test(level) ? this.levels.townOf(level, at) : undefined;
    if (level && town) {
      const end = at + level.length;
      return { end, place: { name: town }, prefix: { start: at, end, place: town, explicit: false, town } };
    }
    if (level && level !== '地') {
      const place = this.placeOfLevel(level, at, sentence, career);
      if (!place) return undefined;
      const end = at + level.length;
      return { end, place, ...prefixed(place, { start: at, end, place: place.name, explicit: false }) };
    }
    const near = [...this.levels.near(at), ...(career.place?.division ? [career.place.division] : [])];
    const hints = () => ({ city: article.meta.city, province: article.meta.province, near });
    const chain = placeChainAt(this.context, at, limit, hints, this.tokens);
    const from = chain ? unknownFrom(this.context, at, chain) : at;
    const unknown = from === undefined ? undefined : UNKNOWN.exec(folded.slice(from, limit))?.[0];
    if (unknown && from !== undefined) return { end: from + unknown.length, place: { name: unknown } };
    if (!chain?.division) return undefined;
    return { end: chain.end, place: placeOf(chain.division), prefix: chain };
  }

  private placeOfLevel(level: string, at: number, sentence: Span, career: Career): CareerPlace | undefined {
    const { place } = career;
    if (place && !place.division) return place.name.endsWith(level) ? place : undefined;
    const own = place?.division && this.levels.within(place.division, level);
    const division = own ?? this.levels.resolve(level, at, sentence);
    const { gazetteer } = this.context.knowledge;
    const isElsewhere =
      place?.division && division && gazetteer.provinceOf(division) !== gazetteer.provinceOf(place.division);
    return division && !isElsewhere ? placeOf(division) : undefined;
  }

  private after({ end, place, prefix }: Start, limit: number, sentence: Span): ReadOrgan | undefined {
    const { folded } = this.context;
    const rest = folded.slice(end, limit);
    if (rest === '') return { place };
    if (NOT_IN_NAME.test(rest)) return undefined;
    if (!prefix) return this.ofUnknown(place, rest);
    const body = bodyAt(this.context, prefix, { start: sentence.start, end: limit }, this.tokens);
    if (!body)
      return SHAPE.test(rest)
        ? { organ: { name: this.placed(prefix, rest), kind: this.kindOf(rest) }, place }
        : undefined;
    const name = body.lower
      ? body.name.replace('{place}', prefix.town ?? prefix.zone ?? prefix.place)
      : body.organ
        ? fill(body.organ, prefix, body.name)
        : prefix.place + body.name;
    // 省政协|十二届委员会: the council itself
    const unit = folded.slice(body.end, limit).replace(COUNCIL_SESSION, '');
    const kind = body.lower ?? body.organ?.kind ?? 'government';
    const inner = body.lower ? { start: prefix.end - (prefix.town ?? prefix.zone ?? prefix.place).length } : {};
    return unit === '' || SHAPE.test(unit)
      ? { organ: withUnit(name, kind, unit), place: placeIn(prefix, place), ...inner }
      : undefined;
  }

  /** 湘阴县|杨林寨公社: with the innermost place in full. */
  private placed(prefix: Prefix, rest: string): string {
    const printed = this.context.folded.slice(prefix.start, prefix.end);
    const official =
      /^(?!.*(?:医院|大学|公司|集团)).*(?:[局厅委办处科会署]|法院|检察院)$/u.test(rest) && prefix.explicit;
    return prefix.explicit && !official ? printed + rest : prefix.place + rest;
  }

  private ofUnknown(place: CareerPlace, printed: string): ReadOrgan | undefined {
    const rest = printed.startsWith(place.name.at(-1) as string) ? printed.slice(1) : printed;
    const form = this.context.knowledge.organs.forms.at(rest, 0);
    const prefix = { start: 0, end: 0, place: place.name, explicit: true };
    const unit = form ? rest.slice(form.phrase.length) : '';
    if (form && (unit === '' || SHAPE.test(unit)))
      return { organ: withUnit(fill(form.value, prefix, form.phrase), form.value.kind, unit), place };
    return SHAPE.test(rest) ? { organ: { name: place.name + rest, kind: this.kindOf(rest) }, place } : undefined;
  }

  /** An organ printed without its place: 组织部, 农林局, 厂政治部, 规划局. */
  private bare(printed: string, career: Career, last: CareerOrgan | undefined): ReadOrgan | undefined {
    // 协会|第三届理事会 without the society's name
    if (/^(?:协会|学会|商会|研究会|联合会)第/u.test(printed)) return undefined;
    const committee = last && this.ofCongress(last, printed);
    if (committee) return { organ: committee };
    // 县委宣传部 of a county that the text does not tell
    if (NOT_IN_NAME.test(printed) || /^[省市县区州盟旗镇乡村](?:委|政府|人大|政协|纪委|人民)/u.test(printed))
      return undefined;
    const { place } = career;
    const { forms, departments } = this.context.knowledge.organs;
    const known = place && this.ofPlace(place, printed, last);
    if (known) return { organ: known, place };
    const own = /^(?:本|该)?([厂局校院社部厅场矿站队]|公司|集团|学校|医院)(.*)$/u.exec(printed);
    const whole = own && career.organs.findLast(({ name }) => name.endsWith(own[1] as string));
    if (own && whole) return { organ: withUnit(whole.name, whole.kind, own[2] as string) };
    const named = career.organs.findLast(({ name }) => isShortOf(printed, name));
    if (named) return { organ: named };
    const goesOn = unitOfNamed(printed, career.organs);
    if (goesOn) return { organ: goesOn };
    const department = departments.at(printed, 0);
    const isListed = department?.phrase === printed || forms.at(printed, 0)?.phrase === printed;
    if (place && (isListed || LOCAL.test(printed)) && (last || isListed))
      return {
        organ: { name: place.name + (department?.phrase === printed ? department.value : printed), kind: 'government' },
        place,
      };
    if (last && UNIT.test(printed)) return { organ: withUnit(wholeOf(last.name, printed), last.kind, printed) };
    return printed.length >= 4 && SHAPE.test(printed)
      ? { organ: { name: printed, kind: this.kindOf(printed) } }
      : undefined;
  }

  /** 内务司法委员会 after 省人大常委会委员, 代表资格审查委员会: a committee of the congress, or of its standing committee. */
  private ofCongress({ name }: CareerOrgan, printed: string): CareerOrgan | undefined {
    const isWhole = printed === '常务委员会';
    if (!isWhole && !CONGRESS_COMMITTEE.test(printed)) return undefined;
    const congress = /^\p{Script=Han}+?人民代表大会/u.exec(name)?.[0];
    if (congress && isWhole) return { name: congress + printed, kind: 'congress' };
    const { forms, departments } = this.context.knowledge.organs;
    if (!congress || [forms, departments].some((known) => known.at(printed, 0)?.phrase === printed)) return undefined;
    const isStanding = /(?:工作|代表资格审查)委员会$/u.test(printed);
    return { name: `${congress}${isStanding ? '常务委员会' : ''}${printed}`, kind: 'congress' };
  }

  /** 组织部, 政法委, 办公室 after 县委; 政府, 人大常委会, 公安局 of the place spoken of. */
  private ofPlace(place: CareerPlace, printed: string, last: CareerOrgan | undefined): CareerOrgan | undefined {
    const { forms } = this.context.knowledge.organs;
    const division = place.division ? { division: place.division } : {};
    const prefix = { start: 0, end: 0, place: place.name, explicit: true, ...division };
    const isParty = last?.kind === 'party' || /^(?:组织部|宣传部|统战部|政法委)/u.test(printed);
    const office = isParty ? forms.at(`委${printed}`, 0) : undefined;
    if (office && office.phrase.length === printed.length + 1)
      return { name: fill(office.value, prefix, office.phrase), kind: office.value.kind };
    if (last?.name.endsWith('人民政府') && /^(?:办公厅|办公室|研究室)$/u.test(printed))
      return { name: last.name + printed, kind: 'government' };
    const form = printed === '委' ? undefined : forms.at(printed, 0);
    return form?.phrase === printed
      ? { name: fill(form.value, prefix, form.phrase), kind: form.value.kind }
      : undefined;
  }

  private kindOf(name: string): string {
    const { suffixes } = this.context.knowledge.organs;
    for (let start = 0; start < name.length; start++) {
      const hit = suffixes.at(name, start);
      if (hit && start + hit.phrase.length === name.length) return hit.value.kind;
    }
    return /[军师旅团营连]$|纵队$|兵团$/u.test(name) ? 'military' : 'other';
  }
}

/** Where a place that no gazetteer has begins within a chain: 东阳|县 is not 东阳市. */
function unknownFrom({ folded }: RecogniseContext, at: number, chain: Prefix): number | undefined {
  const { division } = chain;
  if (!division || chain.town || chain.zone) return undefined;
  const isShort = !folded.slice(at, chain.end).endsWith(division.name.at(-1) as string);
  if (!isShort) return division.level === 'county' ? undefined : chain.end;
  const level = levelAt(folded, chain.end);
  if (!level || level === '地' || division.name.endsWith(level)) return undefined;
  // 株洲|市委 and 湖南|省委 speak of the division by its short name
  return Math.max(chain.end - division.short.length, at);
}

function prefixed(place: CareerPlace, prefix: Prefix): { readonly prefix?: Prefix } {
  return place.division ? { prefix: { ...prefix, division: place.division } } : {};
}

/** The town, where the chain goes down to one: what follows speaks of its organs. */
function placeIn({ town }: Prefix, place: CareerPlace): CareerPlace {
  return town ? { name: town, ...(place.division ? { division: place.division } : {}), town } : place;
}

function placeOf(division: Division): CareerPlace {
  return { name: division.name, division };
}

function fill(organ: Organ, { place, division }: Prefix, form: string): string {
  const template =
    (division?.level === 'province'
      ? organ.province
      : division?.level === 'prefecture'
        ? organ.prefecture
        : undefined) ?? organ.name;
  return template.replaceAll('{place}', place).replaceAll('{form}', form);
}

/** 中共某县委员会 + 农村工作部 → 中共某县委农村工作部. */
function withUnit(name: string, kind: string, unit: string): CareerOrgan {
  const base = unit !== '' && /^中共.+委员会$/u.test(name) ? name.replace(/(?:(地)区)?委员会$/u, '$1委') : name;
  return { name: base + unit, kind };
}

/** 调研室|资料科 after 某县委调研室: the printed name begins with the end of one named before. */
function unitOfNamed(printed: string, organs: readonly CareerOrgan[]): CareerOrgan | undefined {
  for (let length = printed.length - 2; length >= 3; length--) {
    const whole = organs.findLast(({ name }) => name.endsWith(printed.slice(0, length)));
    if (whole && SHAPE.test(printed.slice(0, length))) return withUnit(whole.name, whole.kind, printed.slice(length));
  }
  return undefined;
}

/** 某市中级人民法院审判委员会 → 某市中级人民法院, to which a 庭 belongs. */
export function wholeOf(name: string, unit = ''): string {
  const hospital = unit.endsWith('科') ? /^.*?医院(?=\p{Script=Han}{1,4}科$)/u.exec(name)?.[0] : undefined;
  if (hospital) return hospital;
  const court = /^.*?(?:人民法院|人民检察院)/u.exec(name)?.[0];
  return court && (unit === '' || /[庭局处]$/u.test(unit)) ? court : name;
}

/** 规划局 of 某市城市规划管理局: the same characters in the same order, at least two of them and the same end. */
function isShortOf(short: string, full: string): boolean {
  if (short.length < 3 || short.at(-1) !== full.at(-1) || !/[局委会厅校院社厂]$/u.test(short)) return false;
  let at = 0;
  for (const char of full) if (char === short[at]) at++;
  return at === short.length;
}
