import { join } from 'node:path';
import { KnowledgeError } from '../errors.js';
import { kindOf, levelOfCode, middleFormsOf, shortNameOf } from './gazetteer/division.js';
import { FormIndex } from './gazetteer/form-index.js';
import { eachPair, readTsv } from './gazetteer/read-tsv.js';
import { Towns } from './gazetteer/towns.js';
import { LEXICON_DIR } from './paths.js';
/** Administrative divisions of China, countries and regions, by their names. */
export class Gazetteer {
    byCodes;
    countries;
    regions;
    abbreviations;
    byNames = new Map();
    byShorts = new Map();
    towns = new Towns();
    forms;
    constructor(byCodes, countries, regions, abbreviations) {
        this.byCodes = byCodes;
        this.countries = countries;
        this.regions = regions;
        this.abbreviations = abbreviations;
        for (const division of byCodes.values()) {
            put(this.byNames, division.name, division);
            if (division.short !== division.name)
                put(this.byShorts, division.short, division);
            for (const form of middleFormsOf(division.name, division.short))
                put(this.byShorts, form, division);
        }
        this.forms = new FormIndex((form) => this.has(form));
        for (const names of [this.byNames, this.byShorts, countries, regions])
            this.forms.addAll(names.keys());
    }
    /** All divisions, past ones included. */
    divisions() {
        return this.byCodes.values();
    }
    /** Divisions of this full name; four are called 鼓楼区. */
    byName(name) {
        return listed(this.byNames.get(name));
    }
    /** Divisions of this short or middle form: 株洲, 凉山, 凉山州, 内蒙古, 炎陵. */
    byShort(short) {
        return listed(this.byShorts.get(short));
    }
    byCode(code) {
        return this.byCodes.get(code);
    }
    /** Counties that have a town of this full name (板杉镇). Reads the list of towns at the first call. */
    countiesOfTown(town) {
        return this.towns.countiesOf(town).flatMap((code) => this.byCodes.get(code) ?? []);
    }
    /** From the innermost: of 炎陵县 株洲市, 湖南省. */
    ancestors(division) {
        const ancestors = [];
        for (let next = division.parent; next; next = next.parent)
            ancestors.push(next);
        return ancestors;
    }
    provinceOf(division) {
        return this.ancestors(division).at(-1) ?? division;
    }
    /** The prefecture-level division (or municipality) that `division` is or lies in. */
    cityOf(division) {
        return [division, ...this.ancestors(division)].find(isCityLevel);
    }
    /** True when `inner` is `outer` or lies in it. */
    lies(inner, outer) {
        for (let next = inner; next; next = next.parent)
            if (next === outer)
                return true;
        return false;
    }
    /** The canonical short name of a country, by any of its names. */
    country(name) {
        return this.countries.get(name);
    }
    /** The canonical name of a continent, alliance or group of provinces. */
    region(name) {
        return this.regions.get(name);
    }
    /** Names of divisions (full, middle, short), countries and regions that start at `at`, longest first. */
    namesAt(text, at) {
        return this.forms.startingAt(text, at);
    }
    has(name) {
        return this.byNames.has(name) || this.byShorts.has(name) || this.countries.has(name) || this.regions.has(name);
    }
    /**
     * The division that one character stands for (湘, 蓉). The character of the paper's own city wins over the list:
     * 株 in a paper of 株洲市.
     */
    abbreviation(character, hints = {}) {
        const own = this.own(hints.city);
        const homes = own ? [own, ...this.ancestors(own)] : [];
        const home = homes.find(({ short, level }) => level !== 'province' && short.includes(character));
        if (home)
            return home;
        const named = this.abbreviations.get(character)?.map((name) => this.byName(name)[0]);
        return homes.find((each) => named?.includes(each)) ?? named?.[0];
    }
    /** Resolves a full, middle or short name by what the article says about where it is. */
    resolve(form, hints = {}) {
        const full = this.byName(form);
        const candidates = inForce(full.length > 0 ? full : this.byShort(form), hints.year, full.length > 0);
        if (candidates.length === 0)
            return { candidates };
        const rest = candidates.filter((each) => !hints.level || each.level === hints.level);
        const pool = rest.length > 0 ? rest : candidates;
        const scored = pool.map((division) => ({ division, score: this.score(division, hints) }));
        const best = Math.max(...scored.map(({ score }) => score));
        const winners = scored.filter(({ score }) => score === best).map(({ division }) => division);
        if (winners.length === 1)
            return { division: winners[0], candidates };
        const highest = highestLevel(winners);
        return highest ? { division: highest, candidates } : { candidates };
    }
    /** The paper's own city or province as a division. */
    own(name) {
        return name === undefined ? undefined : (this.byName(name)[0] ?? this.byShort(name)[0]);
    }
    score(division, hints) {
        const city = this.own(hints.city);
        const province = this.own(hints.province) ?? (city && this.provinceOf(city));
        let score = 0;
        if (city && (division === city || this.lies(division, city) || this.lies(city, division)))
            score += 4;
        if (province && this.lies(division, province))
            score += 2;
        for (const near of hints.near ?? []) {
            if (this.lies(division, near) || division === near.parent)
                score += near.level === 'province' ? 3 : 5;
        }
        // 长沙 is the city rather than the county of that name unless the context says more
        if (division.level === 'prefecture' || division.level === 'province')
            score += 3;
        return score;
    }
}
const NONE = [];
function isCityLevel(division) {
    return (division.level === 'prefecture' ||
        (division.level === 'province' && division.kind === 'province' && /市$|行政区$/.test(division.name)));
}
/** Leaves out past divisions and successors that the article's year excludes; a full name that is past stays. */
function inForce(candidates, year, full) {
    if (full && candidates.length === 1)
        return candidates;
    return candidates.filter(({ until, since }) => {
        if (until !== undefined)
            return full || (year !== undefined && year <= until);
        return since === undefined || year === undefined || year >= since;
    });
}
/** The only division of the highest level among `divisions`. */
function highestLevel(divisions) {
    const length = Math.min(...divisions.map(({ code }) => code.length));
    const highest = divisions.filter(({ code }) => code.length === length);
    return highest.length === 1 ? highest[0] : undefined;
}
function put(index, name, division) {
    const found = index.get(name);
    if (found === undefined)
        index.set(name, division);
    else if (Array.isArray(found))
        found.push(division);
    else
        index.set(name, [found, division]);
}
function listed(found) {
    return found === undefined ? NONE : Array.isArray(found) ? found : [found];
}
/**
 * Reads the divisions, countries, regions and abbreviations of lexicon/.
 * @throws KnowledgeError naming file and line of a malformed row.
 */
export function readGazetteer(directory = LEXICON_DIR) {
    const byCode = new Map();
    eachPair(join(directory, 'divisions.tsv'), (code, name) => {
        byCode.set(code, divisionOf(code, name, parentOf(code, byCode)));
    });
    for (const past of pastDivisions(join(directory, 'divisions-past.tsv'), byCode))
        byCode.set(past.code, past);
    return new Gazetteer(byCode, namesOf(join(directory, 'countries.tsv')), namesOf(join(directory, 'regions.tsv')), abbreviationsOf(join(directory, 'place-abbreviations.tsv')));
}
function divisionOf(code, name, parent) {
    const level = levelOfCode(code);
    const short = shortNameOf(name);
    const kind = kindOf(name, level);
    return parent ? { code, name, short, level, kind, parent } : { code, name, short, level, kind };
}
/** The nearest code above that is in the list: counties without a prefecture lie in their province. */
function parentOf(code, byCode) {
    return byCode.get(code.slice(0, -2)) ?? (code.length > 4 ? byCode.get(code.slice(0, 2)) : undefined);
}
function pastDivisions(path, byCode) {
    return readTsv(path, 3).map(([name = '', year = '', now = '', parentCode]) => {
        const successor = byCode.get(now);
        const parent = parentCode === undefined ? successor?.parent : byCode.get(parentCode);
        if (!successor || !parent) {
            const found = `${now} ${parentCode ?? ''}`;
            throw new KnowledgeError(`${path}: ${name}: expected codes of divisions.tsv, found ${found}. Mend the line.`);
        }
        const past = divisionOf(now, name, parent);
        const until = Number(year);
        // in place: its counties refer to it
        if (past.short === successor.short)
            Object.assign(successor, { since: until });
        return { ...past, level: levelOfPast(past), code: `${now}-${year}`, until };
    });
}
/** The successor of a prefecture may be a district: 莱芜市. */
function levelOfPast({ kind, level, parent }) {
    return kind === 'city' && parent?.level === 'province' && !parent.name.endsWith('市') ? 'prefecture' : level;
}
function namesOf(path) {
    const names = new Map();
    for (const [name = '', further = ''] of readTsv(path, 1)) {
        names.set(name, name);
        for (const other of further.split(','))
            if (other !== '')
                names.set(other, name);
    }
    return names;
}
function abbreviationsOf(path) {
    const abbreviations = new Map();
    for (const [character = '', name = ''] of readTsv(path, 2)) {
        abbreviations.set(character, [...(abbreviations.get(character) ?? []), name]);
    }
    return abbreviations;
}
