import { loadKnowledge } from '../../knowledge/index.js';
const LONGEST_NAME = 15;
/** All divisions of exactly this full name: 朝阳区 is one of 北京市 and one of 长春市. Empty when the list has none. */
export function divisionsNamed(name) {
    return loadKnowledge().gazetteer.byName(name).map(locationOf);
}
/** The divisions of the longest full name that opens `name`: 成都市人民政府 → 成都市. */
export function divisionsOpening(name) {
    for (let length = Math.min(name.length, LONGEST_NAME); length > 1; length--) {
        const found = divisionsNamed(name.slice(0, length));
        if (found.length > 0)
            return found;
    }
    return [];
}
/** False when the list has the name in several cities or provinces. A past division and its successor are one place. */
export function isOnePlace(found) {
    return new Set(found.map((one) => `${one.province}/${one.city}`)).size < 2;
}
/**
 * The division that a Place is: by its name alone where the list has that once, by the city of its key where several
 * cities share it. A 鼓楼区 of which the article does not tell whose it is stays without.
 * @param scope the fields of the place's key besides its name, see `placeScope`.
 */
export function divisionOfPlace(name, scope) {
    const found = loadKnowledge().gazetteer.byName(name);
    const [city] = scope;
    if (isOnePlace(found.map(locationOf)) !== (city === undefined))
        return undefined;
    const here = city === undefined ? found : found.filter((one) => locationOf(one).city === city);
    const inForce = here.filter((one) => one.until === undefined);
    const [division, other] = inForce.length > 0 ? inForce : here;
    return division && !other ? { code: division.code, level: division.level } : undefined;
}
function locationOf(division) {
    const { gazetteer } = loadKnowledge();
    const { name, level } = division;
    const city = gazetteer.cityOf(division)?.name ?? (level === 'province' ? undefined : name);
    return { name, level, province: gazetteer.provinceOf(division).name, ...(city !== undefined && { city }) };
}
