import { canonicalName } from './canonical.js';
import { divisionsNamed, divisionsOpening, isOnePlace } from './divisions.js';
import { indexOf } from './facts-index.js';
const BARE_KINDS = new Set(['country', 'region', 'province', 'city']);
/** Where the articles of a page without any place are at home. */
const UNPLACED = 'unplaced';
/** The city that the newspaper's people and villages belong to when the article says nothing else. */
export function homeCity(meta) {
    return meta.city ?? meta.province ?? meta.publication ?? UNPLACED;
}
/** The province of the newspaper, from its own data or from its city. */
export function homeProvince(meta) {
    return meta.province ?? divisionsNamed(meta.city ?? '')[0]?.province ?? homeCity(meta);
}
/** The division meant by a name that several may bear: the newspaper's own city or province first, else the only one. */
function likelyDivision(found, meta) {
    const province = homeProvince(meta);
    const inCity = meta.city === undefined ? undefined : found.find((one) => one.city === meta.city);
    return inCity ?? found.find((one) => one.province === province) ?? (isOnePlace(found) ? found[0] : undefined);
}
/** Province of an organization or place by the division that opens its name; undefined when none does. */
export function provinceOfName(name, meta) {
    return likelyDivision(divisionsOpening(withoutParty(name)), meta)?.province;
}
/** City of an organization or place by the division that opens its name; undefined when none does. */
export function cityOfName(name, meta) {
    return likelyDivision(divisionsOpening(withoutParty(name)), meta)?.city;
}
function withoutParty(name) {
    return name.replace(/^中(?:国共产党|共)/, '');
}
/**
 * The places around a place, innermost first, as the article's WITHIN claims chain them; the place itself is left out.
 * A place with two outer ones takes the first by canonical name.
 */
function placesAround(facts, key) {
    const chain = [];
    const seen = new Set([key]);
    for (let at = key; at !== undefined;) {
        const outer = outerPlaces(facts, at).find((place) => !seen.has(place.key));
        if (outer) {
            seen.add(outer.key);
            chain.push(outer);
        }
        at = outer?.key;
    }
    return chain;
}
function outerPlaces(facts, key) {
    const { byKey, from } = indexOf(facts);
    const keys = new Set(from(key).flatMap(({ type, to }) => (type === 'WITHIN' ? [to] : [])));
    return [...keys].flatMap((outer) => byKey.get(outer) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
}
/** The city that a place of the article is or lies in, by its kind, its WITHIN chain and the list of divisions. */
export function cityOfPlace(facts, place) {
    const { meta } = facts.article;
    const chain = [place, ...placesAround(facts, place.key)];
    for (const one of chain) {
        const name = canonicalName(one.name);
        const city = cityOfName(name, meta) ?? (one.kind === 'city' ? name : undefined);
        if (city !== undefined)
            return city;
    }
    return undefined;
}
/**
 * What tells places of one name apart, as fields of their key.
 *
 * - Countries, regions, provinces, cities, and counties that the national list has once: nothing, the name suffices.
 * - Counties whose name several cities share (朝阳区), towns, zones, sites: the city around them.
 * - Villages (和平村): the county that the article's chain names, else the city.
 *
 * The city is that of the chain, of the name itself (青岛市博物馆), or of the newspaper, so an article that prints the
 * chain and one that does not mostly agree.
 */
export function placeScope(facts, place) {
    const name = canonicalName(place.name);
    const kind = place.kind ?? 'site';
    if (BARE_KINDS.has(kind))
        return [];
    const found = divisionsNamed(name);
    if (kind === 'county' && isOnePlace(found))
        return [];
    const county = placesAround(facts, place.key).find((one) => one.kind === 'county');
    if (kind === 'village' && county)
        return [canonicalName(county.name)];
    return [cityOfPlace(facts, place) ?? likelyDivision(found, facts.article.meta)?.city ?? homeCity(facts.article.meta)];
}
