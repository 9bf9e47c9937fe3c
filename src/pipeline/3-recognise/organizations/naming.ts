import type { Span } from '../../../domain/span.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import type { RecogniseContext } from '../context.js';
import type { OrganizationCandidate } from './candidate.js';
import type { Levels, Prefix } from './prefix.js';

const DEPARTMENT_HEAD = /^(?:党委|党组)?(?:常务)?副?(?:书记|局长|厅长|主任|政委|队长|大队长|支队长)/;

/** 副县长、公安局|局长: a department without its level, before its head's title, is that of the place spoken of. */
export function localDepartment(
  context: RecogniseContext,
  sentence: Span,
  levels: Levels,
  suffix: Span,
  start: number,
  kind: OrganizationKind,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  const body = folded.slice(start, suffix.end);
  const association = /^(?:总商会|总工会|工商联|工商业联合会|妇联|科协|文联|残联|侨联|红十字会)$/.test(body);
  const heads = association ? /^(?:党组)?(?:常务)?副?(?:书记|会长|主席|理事长)/ : DEPARTMENT_HEAD;
  if ((kind !== 'government' && !association) || !heads.test(folded.slice(suffix.end, suffix.end + 8)))
    return undefined;
  const department = knowledge.organs.departments.at(body, 0);
  const known = department?.phrase === body;
  if (!known && /[省市县区州]/.test(body)) return undefined;
  if (!known && !association && !/^\p{Script=Han}{2,8}局$/u.test(body)) return undefined;
  if (/^(?:国家|全国|中央|中国)/.test(body)) return nationalBody(start, suffix.end, body, kind);
  const place = levels.spokenOf(start, sentence);
  if (!place) return undefined;
  const name = place.division.name + (known ? (department?.value ?? body) : body);
  return {
    start,
    end: suffix.end,
    name,
    kind,
    aliases: [],
    division: place.division,
    explicit: false,
    rule: 'recognise/local-department',
    certain: place.inSentence,
    weight: 1,
  };
}

/** 国家煤矿安全监察局|局长: a body of the state that is in no list keeps its printed name. */
function nationalBody(start: number, end: number, name: string, kind: OrganizationKind): OrganizationCandidate {
  const rule = 'recognise/national-body';
  return { start, end, name, kind, aliases: [], explicit: true, rule, certain: true, weight: 1 };
}

/** 湖南自贸区长沙片区|党工委 → 中共湖南自贸区长沙片区工作委员会. */
function workCommittee(
  start: number,
  end: number,
  zone: string,
  printed: string,
  prefix: Prefix | undefined,
): OrganizationCandidate {
  const division = prefix?.division ? { division: prefix.division } : {};
  const rule = 'recognise/place-and-suffix';
  return {
    start,
    end,
    name: `中共${zone}工作委员会`,
    kind: 'party',
    aliases: [printed],
    ...division,
    explicit: true,
    rule,
    certain: true,
    weight: 1,
  };
}

/** 某某大学|党委 → 中共某某大学委员会. */
function committeeOf(start: number, end: number, whole: string, printed: string): OrganizationCandidate {
  const name = `中共${whole}委员会`;
  const aliases = printed === name ? [] : [printed];
  const rule = 'recognise/party-committee';
  return { start, end, name, kind: 'party', aliases, explicit: true, rule, certain: true, weight: 1 };
}

function partyBody(start: number, end: number, prefix: Prefix, body: string): OrganizationCandidate {
  const division = prefix.division ? { division: prefix.division } : {};
  const name = `中共${prefix.place}${body}`;
  const rule = 'recognise/organ-of-level';
  return {
    start,
    end,
    name,
    kind: 'party',
    aliases: [prefix.place + body],
    ...division,
    explicit: prefix.explicit,
    rule,
    certain: true,
    weight: 1,
  };
}

/** 滨江|蓝谷高新技术产业开发区管委会: the place belongs to the zone's own name and stays as printed. */
const ZONE_BODY =
  /^\p{Script=Han}{2,}?(?:(?:产业|经济|技术|科技|合作|旅游)\p{Script=Han}{0,6}(?:开发区|示范区|园区|合作区|度假区|试验区|先行区)|(?:产业|工业|科技|软件)园区?)(?:管委会|管理委员会)$/u;

/** 中日|友协 */
const FRIENDS = /友协(?=$|代表团|访\p{Script=Han}{1,2}团)/u;

/** 兰州新区|管委会 */
const ADMINISTRATION = /(?<=[区城园])管委会$/;

const SCHOOL_COMMITTEE = /^(?:中共)?(.+(?:大学|学院|学校|集团|公司|医院))(?:党委|委员会)$/;

export function named(
  context: RecogniseContext,
  start: number,
  end: number,
  prefix: Prefix | undefined,
  body: string,
  kind: OrganizationKind,
): OrganizationCandidate {
  const { folded, knowledge } = context;
  const printed = folded.slice(start, end);
  const isCommittee = printed.endsWith('委') || printed.endsWith('委员会');
  const school = isCommittee ? SCHOOL_COMMITTEE.exec(printed)?.[1] : undefined;
  if (school && (kind === 'party' || printed.endsWith('委员会'))) return committeeOf(start, end, school, printed);
  const committee = isCommittee ? /^(.+?)党工委$/.exec(printed)?.[1] : undefined;
  if (committee && prefix?.explicit !== false) return workCommittee(start, end, committee, printed, prefix);
  // 省委外事工作委员会办公室: a body of the level's party committee
  if (prefix?.division && body.startsWith('委')) return partyBody(start, end, prefix, body);
  const department = knowledge.organs.departments.at(body, 0);
  const full = department && department.phrase === body ? department.value : body;
  const official =
    (kind === 'government' || kind === 'party' || kind === 'judiciary') && !/(?:派出所|大队|支队|中队|站)$/.test(body);
  // 大连某某公司|科技管理办: an office of a company keeps the company's name as printed
  const ofCompany = prefix?.explicit === true && /(?:公司|集团|大学|医院)\p{Script=Han}/u.test(body);
  // 浦江|区管委会: a zone whose name begins like a town's
  const ofZone = prefix?.explicit === true && /^区(?:管委会|管理委员会)$/.test(body);
  const resolved =
    !ofZone && prefix && (prefix.division || prefix.town) && ((official && !ofCompany) || !prefix.explicit);
  const place = prefix?.town ?? prefix?.place ?? '';
  const numbered = /^([一二三四五六七八九十]+)(中|小|幼|医院)$/.exec(full);
  const whole = numbered
    ? `第${numbered[1]}${numbered[2] === '中' ? '中学' : numbered[2] === '小' ? '小学' : numbered[2] === '幼' ? '幼儿园' : '人民医院'}`
    : full;
  const zone = body.includes('管') && ZONE_BODY.test(body) ? printed.replace(/管委会$/, '管理委员会') : undefined;
  const name = (zone ?? (resolved ? place + whole : printed))
    .replace(FRIENDS, '友好协会')
    .replace(ADMINISTRATION, '管理委员会');
  const certain = !prefix || prefix.explicit || prefix.division !== undefined;
  return {
    start,
    end,
    name,
    kind,
    aliases: name === printed || (prefix && !prefix.explicit) ? [] : [printed],
    division: prefix?.division,
    explicit: prefix?.explicit ?? false,
    rule: prefix ? (prefix.explicit ? 'recognise/place-and-suffix' : 'recognise/level-and-suffix') : 'recognise/suffix',
    certain,
    weight: 1,
  };
}
