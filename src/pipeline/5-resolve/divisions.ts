import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_DIR } from '../../knowledge/paths.js';

/** A province, city or county of the national list. */
export interface Division {
  readonly name: string;
  readonly level: 'province' | 'city' | 'county';
  readonly province: string;
  /** The prefecture-level city; of a municipality's districts and of directly governed counties, see `cityOf`. */
  readonly city: string;
}

const LONGEST_NAME = 15;
let cached: ReadonlyMap<string, readonly Division[]> | undefined;

/** All divisions of exactly this name: 朝阳区 is one of 北京市 and one of 长春市. Empty when the list has none. */
export function divisionsNamed(name: string): readonly Division[] {
  cached ??= readDivisions(readFileSync(join(LEXICON_DIR, 'divisions.tsv'), 'utf8'));
  return cached.get(name) ?? [];
}

/** The divisions whose name opens `name`, longest first that matches: 成都市人民政府 → 成都市. */
export function divisionsOpening(name: string): readonly Division[] {
  for (let length = Math.min(name.length, LONGEST_NAME); length > 1; length--) {
    const found = divisionsNamed(name.slice(0, length));
    if (found.length > 0) return found;
  }
  return [];
}

/** Lines `code TAB name`: two digits a province, four a city, six a county; `#` opens a comment. */
function readDivisions(source: string): Map<string, Division[]> {
  const names = new Map<string, string>();
  for (const line of source.split('\n')) {
    const [code, name] = line.split('\t');
    if (code && name && !line.startsWith('#')) names.set(code, name.trim());
  }
  const divisions = new Map<string, Division[]>();
  for (const [code, name] of names) {
    const division = divisionOf(code, name, names);
    const list = divisions.get(name);
    if (list) list.push(division);
    else divisions.set(name, [division]);
  }
  return divisions;
}

function divisionOf(code: string, name: string, names: ReadonlyMap<string, string>): Division {
  const province = names.get(code.slice(0, 2)) ?? name;
  if (code.length === 2) return { name, level: 'province', province, city: name };
  if (code.length === 4) return { name, level: 'city', province, city: name };
  // districts of a municipality have no row of four digits: their city is the municipality; counties governed by a
  // province directly (济源市) are their own city
  const municipality = province.endsWith('市') ? province : name;
  return { name, level: 'county', province, city: names.get(code.slice(0, 4)) ?? municipality };
}
