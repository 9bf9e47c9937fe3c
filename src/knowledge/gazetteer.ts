import { join } from 'node:path';
import { KnowledgeError } from '../errors.js';
import { type Division, kindOf, levelOfCode, middleFormsOf, shortNameOf } from './gazetteer/division.js';
import { FormIndex } from './gazetteer/form-index.js';
import { eachPair, readTsv } from './gazetteer/read-tsv.js';
import { Towns } from './gazetteer/towns.js';
import { LEXICON_DIR } from './paths.js';

export type { Division } from './gazetteer/division.js';

/** What an article says about where it is, in falling weight; all of it optional. */
export interface PlaceHints {
  /** Full names, as `PageMeta` has them. */
  readonly city?: string | undefined;
  readonly province?: string | undefined;
  /** Divisions that the article names in full or that are already resolved, the nearest last. */
  readonly near?: readonly Division[] | undefined;
  readonly level?: Division['level'] | undefined;
  /** Year of the article: decides between a past division and its successor. */
  readonly year?: number | undefined;
}

/** `division` is absent when no candidate, or more than one equally good candidate, remains. */
export interface Resolution {
  readonly division?: Division;
  readonly candidates: readonly Division[];
}

/** Administrative divisions of China, countries and regions, by their names. */
export class Gazetteer {
  /** Everything that a name may mean. */
  private readonly known = new Map<string, Known>();
  private readonly towns = new Towns();
  private readonly forms: FormIndex;

  constructor(
    private readonly byCodes: ReadonlyMap<string, Division>,
    countries: ReadonlyMap<string, string>,
    regions: ReadonlyMap<string, string>,
    private readonly abbreviations: ReadonlyMap<string, readonly string[]>,
  ) {
    this.forms = new FormIndex((form) => this.known.has(form));
    for (const division of byCodes.values()) {
      this.note(division.name).full.push(division);
      if (division.short !== division.name) this.note(division.short).short.push(division);
      for (const form of middleFormsOf(division.name, division.short)) this.note(form).short.push(division);
    }
    for (const [name, canonical] of countries) this.note(name).country = canonical;
    for (const [name, canonical] of regions) this.note(name).region = canonical;
  }

  private note(name: string): Known {
    let known = this.known.get(name);
    if (!known) {
      known = { full: [], short: [], country: undefined, region: undefined };
      this.known.set(name, known);
      this.forms.add(name);
    }
    return known;
  }

  /** What a form means; nearly all that is no name is refused without a look at the list. */
  private knownAs(form: string): Known | undefined {
    return this.forms.mayHold(form, 0, form.length) ? this.known.get(form) : undefined;
  }

  /** False where no name of `length` code units starts at `at`; true mostly where one does. */
  mayName(text: string, at: number, length: number): boolean {
    return this.forms.mayHold(text, at, length);
  }

  /** All divisions, past ones included. */
  divisions(): IterableIterator<Division> {
    return this.byCodes.values();
  }

  /** Divisions of this full name; four are called 鼓楼区. */
  byName(name: string): readonly Division[] {
    return this.knownAs(name)?.full ?? NONE;
  }

  /** Divisions of this short or middle form: 株洲, 凉山, 凉山州, 内蒙古, 炎陵. */
  byShort(short: string): readonly Division[] {
    return this.knownAs(short)?.short ?? NONE;
  }

  byCode(code: string): Division | undefined {
    return this.byCodes.get(code);
  }

  /** Counties that have a town of this full name (板杉镇). Reads the list of towns at the first call. */
  countiesOfTown(town: string): readonly Division[] {
    return this.towns.countiesOf(town).flatMap((code) => this.byCodes.get(code) ?? []);
  }

  /** From the innermost: of 炎陵县 株洲市, 湖南省. */
  ancestors(division: Division): readonly Division[] {
    const ancestors: Division[] = [];
    for (let next = division.parent; next; next = next.parent) ancestors.push(next);
    return ancestors;
  }

  provinceOf(division: Division): Division {
    return this.ancestors(division).at(-1) ?? division;
  }

  /** The prefecture-level division (or municipality) that `division` is or lies in. */
  cityOf(division: Division): Division | undefined {
    return [division, ...this.ancestors(division)].find(isCityLevel);
  }

  /** True when `inner` is `outer` or lies in it. */
  lies(inner: Division, outer: Division): boolean {
    for (let next: Division | undefined = inner; next; next = next.parent) if (next === outer) return true;
    return false;
  }

  /** The canonical short name of a country, by any of its names. */
  country(name: string): string | undefined {
    return this.knownAs(name)?.country;
  }

  /** The canonical name of a continent, alliance or group of provinces. */
  region(name: string): string | undefined {
    return this.knownAs(name)?.region;
  }

  /** Names of divisions (full, middle, short), countries and regions that start at `at`, longest first. */
  namesAt(text: string, at: number): readonly string[] {
    return this.forms.startingAt(text, at);
  }

  /**
   * The division that one character stands for (湘, 蓉). The character of the paper's own city wins over the list:
   * 株 in a paper of 株洲市.
   */
  abbreviation(character: string, hints: PlaceHints = {}): Division | undefined {
    const own = this.own(hints.city);
    const homes = own ? [own, ...this.ancestors(own)] : [];
    const home = homes.find(({ short, level }) => level !== 'province' && short.includes(character));
    if (home) return home;
    const named = this.abbreviations.get(character)?.map((name) => this.byName(name)[0]);
    return homes.find((each) => named?.includes(each)) ?? named?.[0];
  }

  /** Resolves a full, middle or short name by what the article says about where it is. */
  resolve(form: string, hints: PlaceHints = {}): Resolution {
    const known = this.knownAs(form);
    if (!known) return { candidates: NONE };
    const isFull = known.full.length > 0;
    const candidates = inForce(isFull ? known.full : known.short, hints.year, isFull);
    if (candidates.length === 0) return { candidates };
    if (candidates.length === 1) return { division: candidates[0] as Division, candidates };
    const rest = candidates.filter((each) => !hints.level || each.level === hints.level);
    const pool = rest.length > 0 ? rest : candidates;
    const city = this.own(hints.city);
    const province = this.own(hints.province) ?? (city && this.provinceOf(city));
    const scored = pool.map((division) => ({ division, score: this.score(division, city, province, hints.near) }));
    const best = Math.max(...scored.map(({ score }) => score));
    const winners = scored.filter(({ score }) => score === best).map(({ division }) => division);
    if (winners.length === 1) return { division: winners[0] as Division, candidates };
    const highest = highestLevel(winners);
    return highest ? { division: highest, candidates } : { candidates };
  }

  /** The paper's own city or province as a division. */
  own(name: string | undefined): Division | undefined {
    return name === undefined ? undefined : (this.byName(name)[0] ?? this.byShort(name)[0]);
  }

  private score(
    division: Division,
    city: Division | undefined,
    province: Division | undefined,
    nearby: readonly Division[] = [],
  ): number {
    let score = 0;
    if (city && (division === city || this.lies(division, city) || this.lies(city, division))) score += 4;
    if (province && this.lies(division, province)) score += 2;
    for (const near of nearby) {
      if (this.lies(division, near) || division === near.parent) score += near.level === 'province' ? 3 : 5;
    }
    // 长沙 is the city rather than the county of that name unless the context says more
    if (division.level === 'prefecture' || division.level === 'province') score += 3;
    return score;
  }
}

const NONE: readonly Division[] = [];

function isCityLevel(division: Division): boolean {
  return (
    division.level === 'prefecture' ||
    (division.level === 'province' && division.kind === 'province' && /市$|行政区$/.test(division.name))
  );
}

/** Leaves out past divisions and successors that the article's year excludes; a full name that is past stays. */
function inForce(candidates: readonly Division[], year: number | undefined, full: boolean): readonly Division[] {
  if (full && candidates.length === 1) return candidates;
  return candidates.filter(({ until, since }) => {
    if (until !== undefined) return full || (year !== undefined && year <= until);
    return since === undefined || year === undefined || year >= since;
  });
}

/** The only division of the highest level among `divisions`. */
function highestLevel(divisions: readonly Division[]): Division | undefined {
  const length = Math.min(...divisions.map(({ code }) => code.length));
  const highest = divisions.filter(({ code }) => code.length === length);
  return highest.length === 1 ? highest[0] : undefined;
}

/** What one name means: divisions of that full name, or of that short or middle form, and canonical names. */
interface Known {
  readonly full: Division[];
  readonly short: Division[];
  country: string | undefined;
  region: string | undefined;
}

/**
 * Reads the divisions, countries, regions and abbreviations of lexicon/.
 * @throws KnowledgeError naming file and line of a malformed row.
 */
export function readGazetteer(directory = LEXICON_DIR): Gazetteer {
  const byCode = new Map<string, Division>();
  eachPair(join(directory, 'divisions.tsv'), (code, name) => {
    byCode.set(code, divisionOf(code, name, parentOf(code, byCode)));
  });
  for (const past of pastDivisions(join(directory, 'divisions-past.tsv'), byCode)) byCode.set(past.code, past);
  return new Gazetteer(
    byCode,
    namesOf(join(directory, 'countries.tsv')),
    namesOf(join(directory, 'regions.tsv')),
    abbreviationsOf(join(directory, 'place-abbreviations.tsv')),
  );
}

function divisionOf(code: string, name: string, parent: Division | undefined): Division {
  const level = levelOfCode(code);
  const short = shortNameOf(name);
  const kind = kindOf(name, level);
  return parent ? { code, name, short, level, kind, parent } : { code, name, short, level, kind };
}

/** The nearest code above that is in the list: counties without a prefecture lie in their province. */
function parentOf(code: string, byCode: ReadonlyMap<string, Division>): Division | undefined {
  return byCode.get(code.slice(0, -2)) ?? (code.length > 4 ? byCode.get(code.slice(0, 2)) : undefined);
}

function pastDivisions(path: string, byCode: Map<string, Division>): Division[] {
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
    if (past.short === successor.short) Object.assign(successor, { since: until });
    return { ...past, level: levelOfPast(past), code: `${now}-${year}`, until };
  });
}

/** The successor of a prefecture may be a district: 莱芜市. */
function levelOfPast({ kind, level, parent }: Division): Division['level'] {
  return kind === 'city' && parent?.level === 'province' && !parent.name.endsWith('市') ? 'prefecture' : level;
}

function namesOf(path: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name = '', further = ''] of readTsv(path, 1)) {
    names.set(name, name);
    for (const other of further.split(',')) if (other !== '') names.set(other, name);
  }
  return names;
}

function abbreviationsOf(path: string): Map<string, string[]> {
  const abbreviations = new Map<string, string[]>();
  for (const [character = '', name = ''] of readTsv(path, 2)) {
    abbreviations.set(character, [...(abbreviations.get(character) ?? []), name]);
  }
  return abbreviations;
}
