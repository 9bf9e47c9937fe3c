import type { Span } from '../../../domain/span.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../context.js';
import type { OrganizationCandidate } from './candidate.js';
import { ALLY } from './special-organs.js';

export function nationalAt(context: RecogniseContext, at: number, sentence: Span): OrganizationCandidate | undefined {
  const team =
    context.folded[at] === '中' ? inspectionTeam(context.folded.slice(at, Math.min(sentence.end, at + 20))) : undefined;
  if (team) return { start: at, end: at + team.length, name: team, kind: 'party', ...PLAIN };
  const hit = context.knowledge.organs.national.at(context.folded, at, sentence.end);
  // 中央政治局委员甲和|书记处|书记乙: the centre's, not that of a league or a committee
  if (hit?.phrase === '书记处' && !/政治局/.test(context.folded.slice(Math.max(sentence.start, at - 60), at)))
    return undefined;
  // 农业|部门
  if (hit && context.folded.startsWith('部门', at + hit.phrase.length - 1)) return undefined;
  // 人|民建|设
  if (hit && hit.phrase.length === 2 && context.folded[at - 1] === '人' && context.folded[at] === '民')
    return undefined;
  if (hit?.phrase.endsWith('部') && isForeign(context, at, sentence)) return undefined;
  // 行政|人事部: a department of a company
  if (
    hit?.phrase.endsWith('部') &&
    /(?:行政|综合|党群|组织|企业|财务|资产)$/u.test(context.folded.slice(Math.max(0, at - 2), at))
  )
    return undefined;
  // 民盟|市委, 九三学社|株洲市委员会 are committees of their own
  if (
    !hit ||
    (ALLY.exec(hit.phrase)?.[0] === hit.phrase &&
      /^(?:\p{Script=Han}{1,5})?[省市县区州](?:第[一二三四五六七八九十]{1,3}届)?委/u.test(
        context.folded.slice(at + hit.phrase.length, at + hit.phrase.length + 14),
      ))
  )
    return undefined;
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

/** 某国|外交部: the ministry of another state. */
function isForeign({ folded, knowledge }: RecogniseContext, at: number, sentence: Span): boolean {
  return [2, 3, 4, 5, 6].some((length) => {
    const start = at - length;
    const country = start < sentence.start ? undefined : knowledge.gazetteer.country(folded.slice(start, at));
    return country !== undefined && !country.startsWith('中国') && country !== '中华人民共和国';
  });
}

const PLAIN = { aliases: [], explicit: true, rule: 'recognise/national-organ', certain: true, weight: 3 } as const;

/** 中央第四巡视组, 中央第八生态环境保护督察组. */
function inspectionTeam(text: string): string | undefined {
  return /^中央第[一二三四五六七八九十]{1,3}(?:巡视|指导|督导|巡回督导|巡回指导|生态环境保护督察|环境保护督察)组/u.exec(
    text,
  )?.[0];
}

/** 新华社|亚太总分社, 新华社|驻开罗分社, 新华社|国际部. */
const BRANCH =
  /^(?:驻?\p{Script=Han}{2,6}?(?:总分社|分社)|\p{Script=Han}{2,3}部)(?=(?:常务)?副?(?:主任|社长|总编|首席记者|记者)|和\p{Script=Han}{2,5}分社|(?<=分社)[、,。;等])/u;
const OFFICE =
  /^(?!决定|召开|举行)\p{Script=Han}{2,14}?(?:委员会|办公室|新闻局|研究室|指导组|工作组|司|局)(?=(?:常务)?副?(?:主任|局长|司长|组长|书记)|新闻发言人|发言人|[、,。]|(?<=司)\p{Script=Han}{2,3}副?司长)/u;

/** 全国政协|人口资源环境委员会, 国务院|新闻办公室: an office of a national organ, before a post or a mark. */
function nationalOffice(
  { folded }: RecogniseContext,
  at: number,
  sentence: Span,
): Omit<OrganizationCandidate, 'start' | 'kind'> | undefined {
  const office = (OFFICE.exec(folded.slice(at, Math.min(sentence.end, at + 24))) ??
    BRANCH.exec(folded.slice(at, Math.min(sentence.end, at + 16))))?.[0];
  // 职业教育与成人教育司
  const words = office?.endsWith('司')
    ? office.replace(/(?<=^\p{Script=Han}{2,6})[与和](?=\p{Script=Han}{2,6}司$)/u, '')
    : office;
  if (!office || !words || /[的了在和与为将被是有向对]|副主席|委员长|总理|部长/.test(words)) return undefined;
  const rule = 'recognise/national-organ';
  return { end: at + office.length, name: office, aliases: [], explicit: true, rule, certain: true, weight: 3 };
}

/** Not 访问某国|的外交部: a ministry at home. */
const STEM = /^(?:(?![的和与及等])\p{Script=Han})+$/u;
const MINISTRY = /部(?=(?:常务|第一)?副?部长|(?:新闻)?发言人)/gu;

/** 某国|商务部|部长: ministries of other states, before a minister or a spokesman. */
export function foreignMinistries(context: RecogniseContext, sentence: Span): OrganizationCandidate[] {
  const text = context.folded.slice(sentence.start, sentence.end);
  if (!text.includes('部部长') && !text.includes('部副部长') && !text.includes('发言人')) return [];
  return allMatches(MINISTRY, text).flatMap(({ index }) => {
    const end = sentence.start + index + 1;
    for (const length of [3, 4, 5]) {
      const from = end - length;
      const country = countryBefore(context, from, sentence);
      if (country === undefined || !STEM.test(context.folded.slice(from, end))) continue;
      const start = from - country.length;
      const name = context.folded.slice(start, end);
      return [{ start, end, name, kind: 'government' as const, ...PLAIN, rule: 'recognise/foreign-ministry' }];
    }
    return [];
  });
}

const STATE_BODY =
  /(部长会议|人民议会|国民议会|国家杜马|联邦委员会|国会|议会|众议院|参议院|最高法院)(?:常务)?(?:第[一二]|首席)?副?(?:主席|议长|院长|委员长|秘书长)/gu;

/** 某国|国会|主席, 某国前|部长会议|主席: the assemblies and councils of other states, before their heads. */
export function foreignBodies(context: RecogniseContext, sentence: Span): OrganizationCandidate[] {
  const text = context.folded.slice(sentence.start, sentence.end);
  if (!/[会院马](?:副|第|常|首|主席|议长|院长|委员长|秘书长)/.test(text)) return [];
  return allMatches(STATE_BODY, text).flatMap(({ index, 1: body = '' }) => {
    const at = sentence.start + index;
    const isPast = /[前原]/.test(context.folded[at - 1] ?? ' ');
    const country = countryBefore(context, isPast ? at - 1 : at, sentence);
    if (country === undefined) return [];
    const start = isPast ? at : at - country.length;
    const kind = body === '部长会议' ? ('government' as const) : ('congress' as const);
    const end = at + body.length;
    return [{ start, end, name: country + body, kind, ...PLAIN, rule: 'recognise/foreign-body' }];
  });
}

/** The name of another state that ends at `at`, as printed. */
function countryBefore({ folded, knowledge }: RecogniseContext, at: number, sentence: Span): string | undefined {
  const lengths = [6, 5, 4, 3, 2].filter((length) => at - length >= sentence.start);
  const printed = lengths.map((length) => folded.slice(at - length, at));
  return printed.find((form) => {
    const country = knowledge.gazetteer.country(form);
    return country !== undefined && country !== '中国' && country !== '中华人民共和国';
  });
}
