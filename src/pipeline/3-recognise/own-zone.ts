import type { Division, Gazetteer } from '../../knowledge/gazetteer.js';
import { allMatches } from '../../text/matches.js';

/** The page's own division and the province around it. */
interface Home {
  readonly own: Division | undefined;
  readonly province: Division | undefined;
}

/** `Home` by the page's city. */
export function homeOf(gazetteer: Gazetteer, city: string | undefined): Home {
  const own = gazetteer.own(city);
  return { own, province: own && gazetteer.provinceOf(own) };
}

const ZONE =
  /(?<!\p{Script=Han})((?!全国|国家|省级|我省|我市|我县)\p{Script=Han}{2,6}?(?:经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|开发区|新区|示范区|管理区))/gu;

/** A district has these, a zone has none. */
const OF_DISTRICT = /区(?:委|政府|人大|政协|长|纪委)(?!员)/;

/**
 * The zone whose own page speaks of 我区 and of a working committee or an administration: the one zone that the text
 * names, where the page is of no district and of no autonomous region. As printed, 云坡经济开发区.
 */
export function ownZone(folded: string, { own, province }: Home): string | undefined {
  if (!own || /区$/.test(own.name) || province?.name.endsWith('区')) return undefined;
  if (!/我区|区党工委/.test(folded) || !/党工委|管委会/.test(folded) || OF_DISTRICT.test(folded)) return undefined;
  const names = new Set(allMatches(ZONE, folded).map((match) => match[1] as string));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}
