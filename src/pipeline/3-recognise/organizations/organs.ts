import type { Span } from '../../../domain/span.js';
import type { Division, PlaceHints } from '../../../knowledge/gazetteer.js';
import type { Organ, OrganizationKind } from '../../../knowledge/organs.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import type { OrganizationCandidate } from './candidate.js';
import { type Levels, levelAt, type Prefix, placeChainAt } from './prefix.js';

/** Organs after a place or a bare level: 湖南省人民政府, 株洲市委组织部, 市人大常委会, 省发改委; national organs. */
export function organCandidates(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate[] {
  const found: OrganizationCandidate[] = [];
  for (let i = sentence.start; i < sentence.end; i++) {
    const candidate =
      nationalAt(context, i, sentence) ??
      organAt(context, i, sentence, tokens, levels) ??
      bareDepartmentAt(context, i, sentence, tokens, found.at(-1));
    if (!candidate) continue;
    found.push(candidate);
    let last = candidate;
    for (;;) {
      const next = carriedAt(context, last, sentence);
      if (!next) break;
      found.push(next);
      last = next;
    }
    i = last.end - 1;
  }
  return found;
}

function nationalAt(context: RecogniseContext, at: number, sentence: Span): OrganizationCandidate | undefined {
  const hit = context.knowledge.organs.national.at(context.folded, at, sentence.end);
  if (!hit) return undefined;
  const office = nationalOffice(context, at + hit.phrase.length, sentence);
  if (office) return { ...office, start: at, name: hit.value.name + office.name, kind: hit.value.kind };
  const { name, kind, aliases } = hit.value;
  const printed = hit.phrase === name ? [] : [hit.phrase];
  return {
    start: at,
    end: at + hit.phrase.length,
    name,
    kind,
    aliases: [...aliases, ...printed],
    explicit: true,
    rule: 'recognise/national-organ',
    certain: true,
    weight: 3,
  };
}

const OFFICE =
  /^(?!决定|召开|举行)\p{Script=Han}{2,14}?(?:委员会|办公室|新闻局|研究室|指导组|工作组|司|局)(?=(?:常务)?副?(?:主任|局长|司长|组长|书记)|新闻发言人|发言人|[、,。])/u;

/** 全国政协|人口资源环境委员会, 国务院|新闻办公室: an office of a national organ, before a post or a mark. */
function nationalOffice(
  { folded }: RecogniseContext,
  at: number,
  sentence: Span,
): Omit<OrganizationCandidate, 'start' | 'kind'> | undefined {
  const office = OFFICE.exec(folded.slice(at, Math.min(sentence.end, at + 24)))?.[0];
  if (!office || /[的了在和与为将被是有向对]|副主席|委员长|总理|部长/.test(office)) return undefined;
  const rule = 'recognise/national-organ';
  return { end: at + office.length, name: office, aliases: [], explicit: true, rule, certain: true, weight: 3 };
}

function organAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const league = !'共团'.includes(folded[at] as string)
    ? undefined
    : /^(?:共青)?团(?=\p{Script=Han}{1,7}委)/u.exec(folded.slice(at, at + 12))?.[0];
  const found = league ? leagueAt(context, at, at + league.length, sentence, tokens, levels) : undefined;
  if (found) return found;
  const village = folded[at] === '村' ? villageOrgan(context, at, levels) : undefined;
  if (village) return village;
  const council = folded.startsWith('政协', at) ? councilAt(context, at, sentence, tokens, levels) : undefined;
  if (council) return council;
  const prefix = prefixAt(context, at, sentence, tokens, levels);
  if (!prefix || prefix.start !== at) return tokens.isBoundary(at) ? localZone(context, at) : undefined;
  const party = folded.startsWith('中共', prefix.start - 2) && prefix.start - 2 >= sentence.start ? 2 : 0;
  const body = bodyAt(context, prefix, sentence, tokens);
  if (!body) return undefined;
  if (prefix.division && prefix.explicit) levels.noteOrgan(prefix.start, prefix.division);
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
    ...(prefix.division ? { division: prefix.division } : {}),
    explicit: prefix.explicit,
    rule: prefix.explicit ? 'recognise/organ-of-place' : 'recognise/organ-of-level',
    certain: !unresolved,
    weight: 2,
  };
}

function aliasesOf(name: string, form: string): string[] {
  return form === name ? [] : [form];
}

function prefixAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): Prefix | undefined {
  const { folded, knowledge, article } = context;
  if (knowledge.divisionOpeners[folded.charCodeAt(at)] === 1) {
    const hints = (): PlaceHints => ({
      city: article.meta.city,
      province: article.meta.province,
      near: levels.near(at),
    });
    const chain = placeChainAt(context, at, sentence.end, hints, tokens);
    if (chain && bodyAt(context, chain, sentence, tokens)) return chain;
  }
  const level = levelAt(folded, at);
  if (!level || !tokens.isBoundary(at)) return undefined;
  const division = levels.resolve(level, at, sentence);
  const base = { start: at, end: at + level.length, place: division?.name ?? level, explicit: false };
  return division ? { ...base, division } : base;
}

interface Body {
  readonly end: number;
  readonly name: string;
  readonly organ?: Organ;
  /** Kind of an organ of a zone, town or village, whose `name` is then a template. */
  readonly lower?: OrganizationKind;
}

/** The organ or department that follows a prefix. */
const SESSION = /^第?[一二三四五六七八九十百\d]{1,4}届/;

function bodyAt(context: RecogniseContext, given: Prefix, sentence: Span, tokens: TokenIndex): Body | undefined {
  const { folded, knowledge } = context;
  // 泉州市|十六届|人大常委会: the session's number is no part of the organ
  const session = SESSION.exec(folded.slice(given.end, Math.min(sentence.end, given.end + 8)))?.[0] ?? '';
  const prefix = session ? { ...given, end: given.end + session.length } : given;
  if (prefix.zone || prefix.town) return lowerBodyAt(folded, prefix);
  if (prefix.division && prefix.explicit && /^地委(?!员会)/.test(folded.slice(prefix.end, prefix.end + 4)))
    return formerPrefecture(prefix);
  const organ = knowledge.organs.forms.at(folded, prefix.end, sentence.end);
  const department = knowledge.organs.departments.at(folded, prefix.end, sentence.end);
  if (department && (!organ || department.phrase.length > organ.phrase.length)) {
    return { end: prefix.end + department.phrase.length, name: department.value };
  }
  const region = regionalBodyAt(context, prefix, sentence);
  if (region) return region;
  if (!organ) return undefined;
  const end = prefix.end + organ.phrase.length;
  const token = tokens.token(tokens.at(prefix.end));
  // 州|委托: the organ's form is only the head of a longer word
  if (token && token.start === prefix.end && token.end > end && organ.phrase === '委') return undefined;
  return { end, name: organ.phrase, organ: organ.value };
}

/** 漆河镇|党委 → 中共漆河镇委员会: the name is that of the innermost place, which the span starts with. */
function lowerOrgan(
  { folded }: RecogniseContext,
  prefix: Prefix,
  template: string,
  kind: OrganizationKind,
  end: number,
): OrganizationCandidate {
  const inner = prefix.town ?? prefix.zone ?? prefix.place;
  const start = prefix.end - inner.length;
  const name = template.replace('{place}', inner);
  return {
    start,
    end,
    name,
    kind,
    aliases: aliasesOf(name, folded.slice(start, end)),
    ...(prefix.division ? { division: prefix.division } : {}),
    explicit: true,
    rule: 'recognise/organ-of-place',
    certain: true,
    weight: 2,
  };
}

/** 新疆维吾尔自治区|党委宣传部: an autonomous region's party committee is called 党委, not 委. */
function regionalBodyAt({ folded, knowledge }: RecogniseContext, prefix: Prefix, sentence: Span): Body | undefined {
  if (!prefix.division?.name.endsWith('自治区') || !folded.startsWith('党委', prefix.end)) return undefined;
  const form = knowledge.organs.forms.at(folded.slice(prefix.end + 1, Math.min(sentence.end, prefix.end + 14)), 0);
  return form ? { end: prefix.end + 1 + form.phrase.length, name: form.phrase, organ: form.value } : undefined;
}

/** 通化|地委: the party committee of a prefecture that is a city today. */
function formerPrefecture(prefix: Prefix): Body {
  const short = prefix.division?.short ?? prefix.place;
  const organ: Organ = { forms: ['地委'], name: `中共${short}地区委员会`, kind: 'party', aliases: [`${short}地委`] };
  return { end: prefix.end + 2, name: '地委', organ };
}

/** Organs of a zone, town or village, by printed form. */
const LOWER: readonly (readonly [form: string, name: string, kind: OrganizationKind])[] = [
  ['党工委', '中共{place}工作委员会', 'party'],
  ['工委', '中共{place}工作委员会', 'party'],
  ['管委会', '{place}管理委员会', 'government'],
  ['管理委员会', '{place}管理委员会', 'government'],
  ['党委', '中共{place}委员会', 'party'],
  ['人民政府', '{place}人民政府', 'government'],
  ['政府', '{place}人民政府', 'government'],
  ['人大', '{place}人民代表大会', 'congress'],
  ['办事处', '{place}办事处', 'government'],
  ['党支部', '{place}党支部', 'party'],
  ['党总支', '{place}党总支', 'party'],
  ['村委会', '{place}村民委员会', 'other'],
  ['村民委员会', '{place}村民委员会', 'other'],
  ['居委会', '{place}居民委员会', 'other'],
];

function lowerBodyAt(folded: string, prefix: Prefix): Body | undefined {
  const found = LOWER.find(([form]) => folded.startsWith(form, prefix.end));
  if (!found) return undefined;
  const [form, name, kind] = found;
  return { end: prefix.end + form.length, name, lower: kind };
}

/** 中共内蒙古自治区委宣传部: a region's committee is written out, for its short form is 党委. */
const REGION = /^(中共.{2,7}自治区)委(?!员会)/;

function fromOrgan(
  context: RecogniseContext,
  prefix: Prefix,
  organ: Organ,
  start: number,
  end: number,
): OrganizationCandidate {
  const division = prefix.division as Division;
  const form = context.folded.slice(prefix.end, end).replace(SESSION, '');
  const fill = (template: string): string =>
    template.replaceAll('{place}', prefix.place).replaceAll('{form}', form).replace(REGION, '$1委员会');
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
  /^(?:组织部|宣传部|统战部|政法委|政法委员会|办公厅|办公室|政研室|改革办|巡察办|巡视办|编办|网信办|教育工委|直属机关工委|党校|老干部局)/;

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
    !'组宣统政办改巡编网教直党老'.includes(folded[at] as string) ||
    !BARE.test(folded.slice(at, at + 7)) ||
    !tokens.isBoundary(at)
  )
    return undefined;
  if (!'、,兼'.includes(folded[at - 1] ?? ' ')) return undefined;
  const body = `委${folded.slice(at, Math.min(sentence.end, at + 8))}`;
  const form = knowledge.organs.forms.at(body, 0);
  const end = at + (form ? form.phrase.length - 1 : 0);
  if (!form || form.phrase.length < 3) return undefined;
  if (!/^(?:常务)?副?(?:部长|主任|书记|秘书长|校长|局长)/.test(folded.slice(end, end + 5))) return undefined;
  const prefix = { start: at, end: at, place: last.division.name, division: last.division, explicit: false };
  return { ...fromOrgan(context, prefix, form.value, at, end), rule: 'recognise/department-carried-over' };
}

const LOCAL_ZONE = /^(?:开发区|经开区|高新区|园区|示范区|新区|区)党工委(?=副?书记|委员|、)/;

/** 区党工委, 开发区党工委: whose zone the text does not say here. */
function localZone({ folded }: RecogniseContext, at: number): OrganizationCandidate | undefined {
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

const VILLAGE = /^村(党支部|党总支|支部|委会|民委员会)/;

/** 黄上村…村党支部, 双元村党支部: a village's branch or committee, of the village printed before it or named last. */
function villageOrgan({ folded }: RecogniseContext, at: number, levels: Levels): OrganizationCandidate | undefined {
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

/** 政协东台市第十四届委员会(常务委员会) → 中国人民政治协商会议东台市委员会. */
function councilAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded, article } = context;
  const hints = (): PlaceHints => ({ city: article.meta.city, province: article.meta.province, near: levels.near(at) });
  const chain = placeChainAt(context, at + 2, sentence.end, hints, tokens);
  if (!chain?.division) return undefined;
  const rest = /^(?:第?[一二三四五六七八九十\d]+届)?委员会(常务委员会)?/.exec(folded.slice(chain.end, chain.end + 16));
  if (!rest) return undefined;
  const name = `中国人民政治协商会议${chain.place}委员会${rest[1] ?? ''}`;
  const { division } = chain;
  const end = chain.end + rest[0].length;
  const aliases = [`${chain.place}政协`];
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
function leagueAt(
  context: RecogniseContext,
  start: number,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded, article } = context;
  const hints = (): PlaceHints => ({ city: article.meta.city, province: article.meta.province, near: levels.near(at) });
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

/** A department in a list whose level stands only before the first: 省发改委、工信厅. */
function carriedAt(
  context: RecogniseContext,
  last: OrganizationCandidate,
  sentence: Span,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  const separator = /^(?:、|和|及|与|以及)/.exec(folded.slice(last.end, last.end + 2))?.[0];
  if (!separator || !last.division) return undefined;
  const at = last.end + separator.length;
  const department = knowledge.organs.departments.at(folded, at, sentence.end);
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
