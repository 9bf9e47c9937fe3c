import { extended } from '../../../domain/extended.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import type { OrganizationCandidate } from './candidate.js';
import { hintsAt, type Levels, type Prefix, placeChainAt } from './prefix.js';

/** A suffix of an organization's name in its sentence. */
export interface SuffixAt {
  readonly sentence: Span;
  readonly tokens: TokenIndex;
  readonly levels: Levels;
  readonly suffix: Span;
  readonly kind: OrganizationKind;
}

/** Organizations whose start neither a place nor the words before them tell, but something else in the article. */
export function byContext(context: RecogniseContext, at: SuffixAt): OrganizationCandidate | undefined {
  return abroad(context, at) ?? zoneAdministration(context, at) ?? cityZone(context, at) ?? customsOfPort(context, at);
}

const ABROAD = /(?:株式会社|有限会社|商工会议所|友好协会)$/;

/** 日本|三山精工株式会社, 韩国|东港商工会议所: what only other countries have is named by all that follows the country. */
function abroad({ folded, knowledge }: RecogniseContext, at: SuffixAt): OrganizationCandidate | undefined {
  const { end } = at.suffix;
  const form = ABROAD.exec(folded.slice(Math.max(at.sentence.start, end - 5), end))?.[0];
  if (!form) return undefined;
  const limit = end - form.length;
  for (let start = limit - 2; start >= Math.max(at.sentence.start + 2, limit - 14); start--) {
    const name = folded.slice(start, end);
    if (!/^[\p{Script=Han}A-Za-z]+$/u.test(name) || /[的与和在及]/.test(name)) return undefined;
    const isCountry = [4, 3, 2].some(
      (length) =>
        start - length >= at.sentence.start &&
        knowledge.gazetteer.country(folded.slice(start - length, start)) !== undefined,
    );
    if (isCountry) return candidate({ start, end }, { name, kind: at.kind, rule: 'recognise/abroad' });
  }
  return undefined;
}

const COMMITTEE_POST = /(?:党工委|工委)(?:常务)?副?(?:书记|委员)、$/u;

/** 滨江经济开发区工委书记、|管委会: of the zone whose working committee's post stands directly before. */
function zoneAdministration(context: RecogniseContext, at: SuffixAt): OrganizationCandidate | undefined {
  const { folded } = context;
  const { start, end } = at.suffix;
  const body = folded.slice(start, end);
  if (!/^(?:管委会|管理委员会)$/.test(body)) return undefined;
  const post = COMMITTEE_POST.exec(folded.slice(Math.max(at.sentence.start, start - 12), start));
  const found = post && zoneEndingAt(context, at, start - post[0].length);
  if (post && !found) {
    const whole = zoneOfCity(context, at, start - post[0].length);
    return whole && { ...ofZone(at.suffix, whole, body), aliases: [] };
  }
  if (!found) return undefined;
  const name = `${found.zone}管理委员会`;
  const aliases = body === '管理委员会' ? [] : [`${found.zone}${body}`];
  const read = candidate(at.suffix, { name, kind: 'government', rule: 'recognise/zone-administration' });
  return extended(read, { aliases, explicit: false, ...(found.division ? { division: found.division } : {}) });
}

const ZONES: Readonly<Record<string, readonly string[]>> = {
  高新区: ['高新技术产业开发区', '高新区'],
  高新技术产业开发区: ['高新技术产业开发区'],
  经开区: ['经济技术开发区', '经济开发区', '经开区'],
  经济开发区: ['经济开发区'],
  经济技术开发区: ['经济技术开发区'],
  开发区: ['经济技术开发区', '经济开发区', '开发区'],
};
const ZONE =
  /(?:^|[^\p{Script=Han}]|[和与及任兼])([市县]?)(高新区|高新技术产业开发区|经开区|经济开发区|经济技术开发区|开发区)$/u;

/** 高新区|管委会, 经开区|党工委: of the zone of the city spoken of. */
function cityZone(context: RecogniseContext, at: SuffixAt): OrganizationCandidate | undefined {
  const { start, end } = at.suffix;
  const body = context.folded.slice(start, end);
  const whole = /^(?:管委会|管理委员会|党工委)$/.test(body) ? zoneOfCity(context, at, start) : undefined;
  return whole && ofZone({ start: start - whole.length, end }, whole, body);
}

interface CityZone {
  /** As printed, without the city and its level. */
  readonly zone: string;
  /** Of what is printed, in code units: 市高新区. */
  readonly length: number;
  readonly name: string;
  readonly division: Division;
}

/** The zone without its city that ends at `end`, by the form of its name that the article prints with the city. */
function zoneOfCity({ folded }: RecogniseContext, at: SuffixAt, end: number): CityZone | undefined {
  const [, level = '', zone] = ZONE.exec(folded.slice(Math.max(at.sentence.start, end - 12), end)) ?? [];
  const place = zone === undefined ? undefined : at.levels.spokenOf(end - zone.length, at.sentence);
  if (!zone || !place || !/[市县]$/.test(place.division.name)) return undefined;
  const { name: city, short } = place.division;
  const forms = ZONES[zone] as readonly string[];
  const printed = forms.find((form) => folded.includes(short + form) || folded.includes(city + form));
  const plain = zone === '经开区' && city.endsWith('县') ? '经济开发区' : (forms[0] as string);
  const full = printed ?? (zone === '开发区' ? zone : plain);
  return {
    zone,
    length: level.length + zone.length,
    name: short + (ZONES[full]?.[0] ?? full),
    division: place.division,
  };
}

function ofZone(span: Span, { zone, name: whole, division }: CityZone, body: string): OrganizationCandidate {
  const isParty = body === '党工委';
  const name = isParty ? `中共${whole}工作委员会` : `${whole}管理委员会`;
  const read = candidate(span, { name, kind: isParty ? 'party' : 'government', rule: 'recognise/zone-of-city' });
  return { ...read, aliases: [division.short + zone + body], explicit: false, division };
}

function zoneEndingAt(
  context: RecogniseContext,
  { sentence, levels, tokens }: SuffixAt,
  end: number,
): Prefix | undefined {
  for (let start = Math.max(sentence.start, end - 16); start < end - 3; start++) {
    const chain = placeChainAt(context, start, end, hintsAt(context, start, levels), tokens);
    if (chain?.zone && chain.end === end) return chain;
  }
  return undefined;
}

/** 南沙达布其|海关, where the article names 南沙达布其口岸: the customs office of a port bears its name. */
function customsOfPort({ folded }: RecogniseContext, at: SuffixAt): OrganizationCandidate | undefined {
  const { start: from, end } = at.suffix;
  if (folded.slice(from, end) !== '海关') return undefined;
  for (let start = Math.max(at.sentence.start, from - 8); start <= from - 2; start++) {
    const port = folded.slice(start, from);
    if (!/^(?![了的在到与和是为从经向])\p{Script=Han}+$/u.test(port) || !folded.includes(`${port}口岸`)) continue;
    return candidate({ start, end }, { name: `${port}海关`, kind: 'government', rule: 'recognise/port-customs' });
  }
  return undefined;
}

function candidate(
  { start, end }: Span,
  named: Pick<OrganizationCandidate, 'name' | 'kind' | 'rule'>,
): OrganizationCandidate {
  return { start, end, ...named, aliases: [], explicit: true, certain: true, weight: 4 };
}
