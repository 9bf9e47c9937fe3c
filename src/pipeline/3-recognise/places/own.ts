import type { Mention } from '../../../domain/mention.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import { allMatches } from '../../../text/matches.js';
import { homeOf, ownZone } from '../own-zone.js';
import type { PlaceScope } from './context.js';

const OWN = /(我|全)(省|市|县|区|州|旗|盟)(?!级|长|直|属|委|域|政)/g;

/**
 * 我市, 我省 …: the paper's own division of that level. 全市, 全省 are weaker: they add a mention to a place that is
 * named otherwise and name none by themselves.
 */
export function ownMentions(scope: PlaceScope, named: ReadonlySet<string>): Mention[] {
  const mentions: Mention[] = [];
  const byNow = new Set(named);
  const found = allMatches(OWN, scope.text).map((match) => ({
    match,
    division: ownDivision(scope, match[2] as string),
  }));
  for (const { match, division } of found) if (division && match[1] === '我') byNow.add(division.name);
  for (const { match, division } of found) {
    if (!division || !byNow.has(division.name)) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    mentions.push({
      span,
      label: 'Place',
      name: division.name,
      kind: division.kind,
      rule: 'recognise/place-own',
      certain: true,
    });
  }
  return mentions;
}

const ZONE =
  /(?<=来|来到|[^达提直回]到|赴|在|深入|走进|前往)(经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|开发区)(?=调研|考察|视察|督导|督查|检查|走访|慰问|指导|实地|现场|就|专题|开展|召开|举行|举办)/g;

/** 来|经济开发区|调研: the zone of the paper's own city or county, where none is named otherwise. */
export function ownZones(scope: PlaceScope, named: readonly Mention[]): Mention[] {
  const { text, gazetteer, hints } = scope;
  const own = text.includes('区') ? gazetteer.own(hints.city) : undefined;
  if (!own || !/[市县]$/.test(own.name)) return [];
  return allMatches(ZONE, text).flatMap(({ index, 1: zone = '' }) => {
    if (named.some(({ kind, name }) => kind === 'zone' && !name.startsWith(own.short))) return [];
    const span = { start: index, end: index + zone.length };
    const full = named.find(({ kind, name }) => kind === 'zone' && name.endsWith(zone))?.name;
    const name = full ?? own.short + zone;
    return [{ span, label: 'Place', name, kind: 'zone', aliases: [zone], rule: 'recognise/zone-own', certain: true }];
  });
}

/** 我区, 云坡经济开发区: the zone whose own page it is, also where its name opens that of one of its organs. */
export function ownZoneMentions({ text, gazetteer, hints }: PlaceScope): Mention[] {
  const zone = text.includes('区') ? ownZone(text, homeOf(gazetteer, hints.city)) : undefined;
  if (zone === undefined) return [];
  return allMatches(/[我全]区(?!级|长|直|属|委|域|政)/g, text).map(({ index }) => ({
    span: { start: index, end: index + 2 },
    label: 'Place',
    name: zone,
    kind: 'zone',
    rule: 'recognise/zone-own',
    certain: true,
  }));
}

/** 我区 is the district of a district's paper, and the autonomous region of other papers there. */
function ownDivision({ gazetteer, hints }: PlaceScope, level: string): Division | undefined {
  const city = gazetteer.own(hints.city);
  const province = gazetteer.own(hints.province) ?? (city && gazetteer.provinceOf(city));
  const chain = city ? [city, ...gazetteer.ancestors(city)] : province ? [province] : [];
  return chain.find(({ name }) => name.endsWith(level));
}
