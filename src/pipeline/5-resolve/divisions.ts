import type { Division } from '../../knowledge/gazetteer.js';
import { loadKnowledge } from '../../knowledge/index.js';

/** A province, prefecture or county of the national list, with what it lies in, all as full names. */
export interface Location {
  readonly name: string;
  readonly level: Division['level'];
  readonly province: string;
  /** The prefecture or municipality; a county governed by its province directly is its own. Of a province: none. */
  readonly city?: string;
}

const LONGEST_NAME = 15;

/** All divisions of exactly this full name: 朝阳区 is one of 北京市 and one of 长春市. Empty when the list has none. */
export function divisionsNamed(name: string): readonly Location[] {
  return loadKnowledge().gazetteer.byName(name).map(locationOf);
}

/** The divisions of the longest full name that opens `name`: 成都市人民政府 → 成都市. */
export function divisionsOpening(name: string): readonly Location[] {
  for (let length = Math.min(name.length, LONGEST_NAME); length > 1; length--) {
    const found = divisionsNamed(name.slice(0, length));
    if (found.length > 0) return found;
  }
  return [];
}

function locationOf(division: Division): Location {
  const { gazetteer } = loadKnowledge();
  const { name, level } = division;
  const city = gazetteer.cityOf(division)?.name ?? (level === 'province' ? undefined : name);
  return { name, level, province: gazetteer.provinceOf(division).name, ...(city !== undefined && { city }) };
}
