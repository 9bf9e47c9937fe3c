import type { Mention } from '../../../domain/mention.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import { allMatches } from '../../../text/matches.js';
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

/** 我区 is the district of a district's paper, and the autonomous region of other papers there. */
function ownDivision({ gazetteer, hints }: PlaceScope, level: string): Division | undefined {
  const city = gazetteer.own(hints.city);
  const province = gazetteer.own(hints.province) ?? (city && gazetteer.provinceOf(city));
  const chain = city ? [city, ...gazetteer.ancestors(city)] : province ? [province] : [];
  return chain.find(({ name }) => name.endsWith(level));
}
