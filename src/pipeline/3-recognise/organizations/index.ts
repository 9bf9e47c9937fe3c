import type { Issue } from '../../../domain/issue.js';
import type { Mention } from '../../../domain/mention.js';
import { yearOf } from '../../../domain/page.js';
import { overlaps, type Span } from '../../../domain/span.js';
import type { Gazetteer, PlaceHints } from '../../../knowledge/gazetteer.js';
import { posOf } from '../../../knowledge/words.js';
import { isHan, segmentWords } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import { Overlaps } from '../overlaps.js';
import type { TitleSpan } from '../titles.js';
import type { TokenIndex } from '../token-index.js';
import { beforeTitles } from './before-titles.js';
import { councilsOfTerm, type OrganizationCandidate, uniform } from './candidate.js';
import { houseBodies, houseOf, ofGroupSpokenOf, schoolBodies } from './house.js';
import { listedCompanies, touredCompanies } from './listed.js';
import { touredMines, withMinesSpokenOf } from './mines.js';
import { foreignBodies, foreignMinistries } from './national.js';
import { carriedFrom, organCandidates } from './organs.js';
import { type Levels, placeChainAt } from './prefix.js';
import { suffixCandidates } from './suffixes.js';

export type { OrganizationCandidate } from './candidate.js';
export { Levels } from './prefix.js';

/** Organizations of the article, in text order, not overlapping. */
export function recogniseOrganizations(
  context: RecogniseContext,
  tokens: TokenIndex,
  levels: Levels,
  titlesOf: (sentence: Span) => readonly TitleSpan[],
): OrganizationCandidate[] {
  notePlaces(context, tokens, levels);
  const found: OrganizationCandidate[] = [];
  for (const sentence of context.sentences) {
    const organs = organCandidates(context, sentence, tokens, levels);
    // 知事|甲某某友好访问团: the delegation of whoever bears the title
    const isLed = ({ start, end, name }: OrganizationCandidate): boolean =>
      name.endsWith('团') && titlesOf(sentence).some((title) => title.end >= start && title.end < end);
    const suffixed = suffixCandidates(context, sentence, tokens, levels).filter((each) => !isLed(each));
    const carried: OrganizationCandidate[] = [];
    for (const each of suffixed) {
      if (each.kind === 'government' && /[厅局]$/.test(each.name))
        carried.push(...carriedFrom(context, each, sentence));
    }
    const bodies = houseBodies(context, sentence, tokens, titlesOf(sentence), organs);
    const listed = listedCompanies(context, sentence, tokens).concat(
      touredCompanies(context, sentence, tokens),
      touredMines(context, sentence),
    );
    const ministries = foreignMinistries(context, sentence).concat(
      foreignBodies(context, sentence),
      councilsOfTerm(context.folded.slice(sentence.start, sentence.end), sentence.start),
    );
    const plain = longest(bodies.concat(organs, suffixed, carried, listed, ministries));
    const ofSchools = schoolBodies(context, sentence, titlesOf(sentence), plain);
    const named = ofSchools.length > 0 ? longest(plain.concat(ofSchools)) : plain;
    const told = beforeTitles(context, tokens, sentence, titlesOf(sentence), named);
    found.push(...(told.length > 0 ? longest(named.concat(told)) : named));
  }
  const known = ofGroupSpokenOf(withMinesSpokenOf(context, found));
  const spoken = withCompaniesSpokenOf(context, tokens, withShortNames(context, known));
  return fullestForms(context, ofSocietySpokenOf(ofSchoolSpokenOf(context, spoken)))
    .filter((each) => !isCommonNoun(context, each))
    .map(uniform);
}

const BARE_BOARD = /^(协会|学会|商会|研究会|联合会)(?=第[一二三四五六七八九十\d]+届)/;

/** 协会|第三届理事会: of the one society of that kind that the article names, else of none that it tells. */
function ofSocietySpokenOf(found: readonly OrganizationCandidate[]): readonly OrganizationCandidate[] {
  if (!found.some(({ name }) => BARE_BOARD.test(name))) return found;
  return found.flatMap((each) => {
    const word = BARE_BOARD.exec(each.name)?.[1];
    if (word === undefined) return [each];
    const whole = new Set(found.filter(({ name }) => name.endsWith(word) && name.length > 4).map(({ name }) => name));
    const [name] = whole;
    return name !== undefined && whole.size === 1 ? [{ ...each, name, kind: 'association', aliases: [] }] : [];
  });
}

const SHORT_NAME = /^\((?:以下|下)?简?称:?“?([\p{Script=Han}A-Za-z]{2,12})”?\)/u;

/** 云坡能源有限责任公司(以下简称云坡能源): from there on the short form is that organization. */
function withShortNames(
  { folded }: RecogniseContext,
  found: readonly OrganizationCandidate[],
): readonly OrganizationCandidate[] {
  const told = new Map<string, OrganizationCandidate>();
  const groups = new Map<string, OrganizationCandidate>();
  for (const candidate of found) {
    const core = NATIONAL_GROUP.exec(candidate.name)?.[1];
    if (core !== undefined && !groups.has(core)) groups.set(core, candidate);
    if (folded[candidate.end] !== '(') continue;
    const short = SHORT_NAME.exec(folded.slice(candidate.end, candidate.end + 24))?.[1];
    if (short !== undefined && !told.has(short)) told.set(short, candidate);
  }
  if (told.size === 0 && groups.size === 0) return found;
  const renamed = found.map((candidate) => {
    const printed = folded.slice(candidate.start, candidate.end);
    const short = printed.replace(/^(?:以下|下)?简?称:?“?/u, '');
    const full = told.get(short);
    if (!full) return candidate;
    return { ...candidate, start: candidate.end - short.length, name: full.name, kind: full.kind, aliases: [short] };
  });
  const taken = new Overlaps(renamed);
  const spoken: OrganizationCandidate[] = [];
  for (const [short, full] of told) {
    for (let at = folded.indexOf(short); at >= 0; at = folded.indexOf(short, at + short.length)) {
      const span = { start: at, end: at + short.length };
      if (!taken.any(span))
        spoken.push({ ...full, ...span, aliases: [short], rule: 'recognise/short-name', weight: 0 });
    }
  }
  for (const [short, full] of groups) {
    for (let at = folded.indexOf(short); at >= 0; at = folded.indexOf(short, at + short.length)) {
      const span = { start: at, end: at + short.length };
      if (!taken.any(span) && GROUP_POST.test(folded.slice(span.end, span.end + 6)))
        spoken.push({ ...full, ...span, aliases: [short], rule: 'recognise/short-name', weight: 0 });
    }
  }
  return [...renamed, ...spoken].sort((a, b) => a.start - b.start);
}

/** 中国云坡集团有限公司: 中国云坡, before a post, is the group. */
const NATIONAL_GROUP = /^(中国\p{Script=Han}{2,4}?)(?:控股)?集团(?:股份)?(?:有限)?(?:责任)?公司$/u;
const GROUP_POST =
  /^(?:党组(?:书记|副书记|成员)|党委(?:书记|副书记|常委)|董事长|(?:常务)?副?总经理|总会计师|总工程师)/u;

const COMPANY = /(\p{Script=Han}{2})(?:股份|控股|集团)*(?:有限)?(?:责任)?公司$/u;

/** 远山投资有限公司: 远山投资公司. */
function withoutForm(name: string): string {
  return name.replace(/(?<=\p{Script=Han}{3})(?:股份|控股)?有限(?:责任)?(?=公司)/u, '');
}

/** 远山集团有限公司华南总部: 远山集团华南总部. */
function withoutGroupForm(name: string): string {
  return name.replace(/(?<=\p{Script=Han}{2}集团)(?:股份|控股)?(?:有限)?(?:责任)?公司(?=\p{Script=Han}{2})/u, '');
}

/** 投资公司 after 某某局投资有限公司: a company by the word that tells what it does, where the article names one such. */
function withCompaniesSpokenOf(
  context: RecogniseContext,
  tokens: TokenIndex,
  found: readonly OrganizationCandidate[],
): OrganizationCandidate[] {
  const { folded, knowledge } = context;
  const full = new Map<string, Map<string, string>>();
  for (const { name } of found) {
    const word = name.endsWith('公司') ? COMPANY.exec(name)?.[1] : undefined;
    if (word === undefined || !knowledge.organs.generic.has(word)) continue;
    const names = full.get(`${word}公司`) ?? new Map<string, string>();
    full.set(`${word}公司`, names);
    // 某某局投资公司 beside 某某局投资有限公司: one company, by its longer name
    const plain = withoutForm(name);
    if (name.length > (names.get(plain)?.length ?? 0)) names.set(plain, name);
  }
  if (full.size === 0) return [...found].sort((a, b) => a.start - b.start);
  const taken = new Overlaps(found);
  const spoken: OrganizationCandidate[] = [];
  for (const [short, names] of full) {
    if (names.size > 1) continue;
    for (let at = folded.indexOf(short); at >= 0; at = folded.indexOf(short, at + 1)) {
      const span = { start: at, end: at + short.length };
      if (taken.any(span) || !tokens.isBoundary(at) || isHan(folded.charCodeAt(at - 1))) continue;
      const [name = ''] = names.values();
      spoken.push({
        start: at,
        end: at + short.length,
        name,
        kind: 'enterprise',
        aliases: [],
        explicit: false,
        rule: 'recognise/company-spoken-of',
        certain: true,
        weight: 0,
      });
    }
  }
  const ends = new Map(spoken.map((each) => [each.end, each]));
  // 投资公司|某市公司: the company's branch
  const joined = found.map((each) => {
    const whole = ends.get(each.start);
    return whole && /公司$/.test(each.name)
      ? { ...each, start: whole.start, name: whole.name + folded.slice(each.start, each.end) }
      : each;
  });
  const parents = new Set(joined.map(({ start }) => start));
  return [...joined, ...spoken.filter(({ start }) => !parents.has(start))].sort((a, b) => a.start - b.start);
}

/** 师范大学, 猎头公司: a noun of the list of words that no fuller form in the article and no post makes a name. */
function isCommonNoun({ folded, knowledge }: RecogniseContext, candidate: OrganizationCandidate): boolean {
  const { start, end, name, rule } = candidate;
  if (knowledge.titles.heads.at(folded, end)) return false;
  const entry = rule === 'recognise/suffix' ? knowledge.words.entry(folded, start, end) : 0;
  return entry !== 0 && name === folded.slice(start, end) && COMMON.has(posOf(entry));
}

const COMMON = new Set(['n', 'v', 'vn', 'l', 'i']);

const FACULTY = /^(?!中央|国家|中国|解放军|武警|空军|海军|陆军|国际关系|党|行政|开放|函授)\p{Script=Han}{1,12}学院$/u;
const OTHER_SCHOOL = /大学|该校|贵校|(?:学院|学校|师范|高专|职院)$/u;

/**
 * 化学与材料学院 in a university's own paper: its own, by words of subjects alone, unless another school is named in the
 * sentence or the one before.
 */
function isFacultyOf(
  house: string,
  { folded, knowledge, sentences }: RecogniseContext,
  { start, end, name, explicit, rule }: OrganizationCandidate,
  found: readonly OrganizationCandidate[],
): boolean {
  if (explicit || rule !== 'recognise/suffix' || !house.endsWith('大学') || !FACULTY.test(name)) return false;
  if (name !== folded.slice(start, end) || folded[start - 1] === '大') return false;
  const stem = name.slice(0, -2);
  const places = [2, 3, 4].map((length) => stem.slice(0, length));
  if (places.some((form) => isPlace(knowledge.gazetteer, form) || knowledge.gazetteer.byName(form).length > 0))
    return false;
  const words = segmentWords(stem, { start: 0, end: stem.length }, knowledge.words);
  if (!words.every(({ pos }) => !['ns', 'nr', 'nt', 'x'].includes(pos))) return false;
  const at = sentences.findIndex((sentence) => sentence.start <= start && end <= sentence.end);
  const from = sentences[Math.max(0, at - 1)]?.start ?? 0;
  const to = sentences[at]?.end ?? end;
  const said = folded.slice(from, to).replaceAll(house, '');
  if (/大学(?!生|堂|习|城|排球|教授)|该校|贵校/.test(said)) return false;
  return !found.some(
    (other) =>
      other.start >= from && other.end <= to && other.explicit && other.name !== house && OTHER_SCHOOL.test(other.name),
  );
}

/** 该校|兽医学院: a unit of the school named last. */
function ofSchoolSpokenOf(context: RecogniseContext, found: readonly OrganizationCandidate[]): OrganizationCandidate[] {
  const { folded, article } = context;
  const house = houseOf(article.meta);
  let school: string | undefined;
  return found.map((candidate) => {
    const { start, end, name, explicit } = candidate;
    const spoken = folded.startsWith('校', start - 1)
      ? /^(该|我|本)校$/.exec(folded.slice(start - 2, start))?.[1]
      : undefined;
    const whole = spoken === '该' ? school : (house?.name ?? school);
    if (spoken && whole && !explicit) {
      return {
        ...candidate,
        start: start - 2,
        name: whole + folded.slice(start, end),
        rule: 'recognise/school-spoken-of',
      };
    }
    if (house?.kind === 'school' && isFacultyOf(house.name, context, candidate, found)) {
      return { ...candidate, name: house.name + name, rule: 'recognise/body-of-house' };
    }
    if (/大学$|学院$/.test(name)) school = /^.+?大学/.exec(name)?.[0] ?? name;
    return candidate;
  });
}

/**
 * Gives short forms the name that the article has in full: 人文学院 beside 湖南科技大学人文学院, 海拉尔区委 beside
 * 中共呼伦贝尔市海拉尔区委员会, 某某重机 beside 某某重机公司.
 */
function fullestForms(context: RecogniseContext, found: readonly OrganizationCandidate[]): OrganizationCandidate[] {
  const names = new Set(found.map(({ name }) => name));
  const longer = new Map<string, Set<string>>();
  const groups = groupsByOpening(names);
  const lengths = new Set([...names].map(({ length }) => length));
  for (const full of names) {
    const grouped = [
      ...branchForms(context, full),
      withoutForm(full),
      withoutGroupForm(full),
      ...(groups.get(full.slice(0, 2)) ?? []),
      ...provincialGroups(context, full, groups),
    ];
    for (const name of partsOf(full, lengths).concat(grouped)) {
      if (name === full || !names.has(name) || !isShortOf(context, name, full)) continue;
      longer.set(name, (longer.get(name) ?? new Set()).add(full));
    }
  }
  const fuller = new Map<string, string>();
  for (const [name, fulls] of longer) {
    const full = fullestOf(context, [...fulls]);
    if (full) fuller.set(name, full);
  }
  return found.map((candidate) => {
    const next = fuller.get(candidate.name);
    // 远山集团 → 远山投资集团有限公司 → 清河市远山投资集团有限公司
    const full = next && (fuller.get(next) ?? next);
    return full ? { ...candidate, name: full, aliases: [...candidate.aliases, candidate.name] } : candidate;
  });
}

/** 云坡海南公司, 海南公司 beside 云坡海南能源开发公司: the group and the place, or the place, that tell a company of a group. */
function branchForms({ knowledge }: RecogniseContext, full: string): string[] {
  const core = NATIONAL_GROUP.exec(full)?.[1]?.slice(2);
  if (core !== undefined) return [core];
  const place = BRANCH.exec(full)?.[1];
  if (place === undefined || knowledge.gazetteer.byShort(place).length === 0) return [];
  return [`${full.slice(0, 2)}${place}公司`, `${place}公司`];
}

const BRANCH = /^\p{Script=Han}{2}(\p{Script=Han}{2})\p{Script=Han}{2,8}公司$/u;

/** Names that end in 集团, by their first two characters; few of each, so that time stays linear. */
function groupsByOpening(names: ReadonlySet<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    if (!name.endsWith('集团')) continue;
    const opening = name.slice(0, 2);
    const known = groups.get(opening) ?? [];
    if (known.length < 8) groups.set(opening, [...known, name]);
  }
  return groups;
}

/** 湘矿集团 beside 湖南省矿石集团有限责任公司: groups that open with the one character of the full name's province. */
function provincialGroups(
  context: RecogniseContext,
  full: string,
  groups: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (groups.size === 0 || !GROUP_COMPANY.test(full)) return [];
  return [...groups.values()].flat().filter((name) => name.length <= 6 && isProvincial(context, name, full));
}

const GROUP_COMPANY = /集团(?:股份|控股)?(?:有限)?(?:责任)?公司$/;

function isProvincial({ knowledge }: RecogniseContext, short: string, full: string): boolean {
  const division = knowledge.gazetteer.abbreviation(short[0] as string);
  if (division?.level !== 'province' || !full.startsWith(division.short)) return false;
  const from =
    division.short.length + (full.startsWith(division.name) ? division.name.length - division.short.length : 0);
  const whole = full.replace(/(?:股份|控股)?(?:有限)?(?:责任)?公司$/, '');
  return short.length >= 4 && whole[from] === short[1] && keepsOrder(short, whole, from + 1);
}

/** The one of a few names of which all others are short forms. */
function fullestOf(context: RecogniseContext, fulls: readonly string[]): string | undefined {
  if (fulls.length > 8) return undefined;
  const fullest = fulls.filter((each) => fulls.every((other) => other === each || isShortOf(context, other, each)));
  return fullest.length === 1 ? fullest[0] : undefined;
}

/**
 * What of a full name may stand for it, by `isShortOf`: its beginnings and ends, and 中共 before an end; of the lengths
 * that names of the article have.
 */
function partsOf(full: string, lengths: ReadonlySet<number>): string[] {
  const parts: string[] = [];
  const isParty = full.startsWith('中共');
  for (let at = 1; at < full.length; at++) {
    const rest = full.length - at;
    if (lengths.has(at)) parts.push(full.slice(0, at));
    if (lengths.has(rest)) parts.push(full.slice(at));
    if (isParty && lengths.has(rest + 2)) parts.push(`中共${full.slice(at)}`);
  }
  return parts;
}

const COMPANY_END = /^(?:控股)?(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团|股份)?$/;
const WHOLE = /(?:大学|学院|集团|公司|[省市县区州])$/;

function isShortOf(context: RecogniseContext, short: string, full: string): boolean {
  const { knowledge } = context;
  if (isContraction(short, full) || withoutForm(full) === short || withoutGroupForm(full) === short) return true;
  if (short.length <= 6 && full.length > 6 && branchForms(context, full).includes(short)) return true;
  if (short.length <= 6 && short.endsWith('集团') && GROUP_COMPANY.test(full) && isProvincial(context, short, full))
    return true;
  if (full.startsWith(short)) return COMPANY_END.test(full.slice(short.length)) && short.length >= 3;
  // 远峰机器人 beside 安徽远峰机器人股份有限公司
  const place = [2, 3].find(
    (length) => full.startsWith(short, length) && knowledge.gazetteer.byShort(full.slice(0, length)).length > 0,
  );
  if (place !== undefined && short.length >= 4 && COMPANY_END.test(full.slice(place + short.length))) return true;
  if (full.endsWith(short)) {
    const front = full.slice(0, full.length - short.length);
    return short.length >= 4 && (WHOLE.test(front) || isPlace(knowledge.gazetteer, front));
  }
  const district = /^(中共)?(\p{Script=Han}{2,6}区)(\p{Script=Han}+)$/u.exec(short);
  return (
    district !== null &&
    new RegExp(`^${district[1] ?? ''}\\p{Script=Han}{2,6}[市州]${district[2]}${district[3]}$`, 'u').test(full)
  );
}

function isPlace(gazetteer: Gazetteer, form: string): boolean {
  return gazetteer.byShort(form).length > 0 || gazetteer.country(form) !== undefined;
}

/** 远山集团, 远山建投集团 beside 远山建设投资集团有限公司: characters left out between the first two and the ending. */
function isContraction(short: string, full: string): boolean {
  const whole = full.replace(/(?:股份|控股)?(?:有限)?(?:责任)?公司$/, '');
  if (!/集团$/.test(short) || !/集团$/.test(whole) || short.length < 4 || whole.length - short.length > 6) return false;
  if (short.slice(0, 2) !== whole.slice(0, 2)) return false;
  return keepsOrder(short, whole, 2);
}

/** The characters of `short` from the third on stand in `whole` in their order, before its 集团. */
function keepsOrder(short: string, whole: string, from: number): boolean {
  let at = from;
  for (const char of short.slice(2, -2)) {
    at = whole.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return at <= whole.length - 2;
}

const POST = /^(?:原|前)?(?:常务)?副?(?:代理?)?(?:省长|市长|县长|区长|州长|旗长)/;

/** Tells `levels` every division that the text names in full. */
function notePlaces(context: RecogniseContext, tokens: TokenIndex, levels: Levels): void {
  const { folded, knowledge, article } = context;
  const hints = (): PlaceHints => ({
    city: article.meta.city,
    province: article.meta.province,
    year: yearOf(article.meta),
  });
  for (let i = 0; i < folded.length; i++) {
    if (knowledge.divisionOpeners[folded.charCodeAt(i)] !== 1 || !tokens.isBoundary(i)) continue;
    const hit = placeChainAt(context, i, folded.length, hints, tokens);
    if (!hit?.division || (hit.end - i < 3 && hit.division.name.length > 2)) continue;
    // 某市|新城区: a common noun, no district of some other city
    if (knowledge.placeWords.common.has(folded.slice(i, hit.end)) && !levels.isNear(hit.division)) continue;
    levels.notePlace(hit, hit.division);
    // 昆明市|市长 speaks of the city's organs
    if (POST.test(folded.slice(hit.end, hit.end + 6))) levels.noteOrgan(hit.start, hit.division);
    if (hit.town) levels.noteTown(i, hit.town);
    i = hit.end - 1;
  }
}

/** Keeps the longest of overlapping candidates; of equal ones the weightier. */
function longest(candidates: OrganizationCandidate[]): OrganizationCandidate[] {
  if (candidates.length < 2) return candidates;
  const byLength = [...candidates].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || b.weight - a.weight || a.start - b.start,
  );
  const kept: OrganizationCandidate[] = [];
  for (const candidate of byLength) {
    if (!kept.some((other) => overlaps(other, candidate))) kept.push(candidate);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** True of an organ named by a level alone whose place the article does not tell: 区委 in a paper of the whole city. */
export function isUnresolved({ certain, division }: OrganizationCandidate): boolean {
  return !certain && division === undefined;
}

/** The candidate as a mention. */
export function mentionOf(candidate: OrganizationCandidate): Mention {
  const { start, end, name, kind, aliases, rule, certain } = candidate;
  return { span: { start, end }, label: 'Organization', name, kind, aliases, rule, certain };
}

/** Issues for organs whose level could not be resolved. */
export function unresolvedIssues(candidates: readonly OrganizationCandidate[]): Issue[] {
  return candidates
    .filter(({ certain }) => !certain)
    .map(({ name, start, end }) => ({
      code: 'recognise/unresolved-organ',
      message: `${name}: expected a place it belongs to, found none. State the page's city and province.`,
      span: { start, end },
    }));
}

const UNIT = /^(.{2,8}?)(\p{Script=Han}{2,4})(?:工厂|基地|分公司|总部|研究院|子公司|生产基地|办事处)$/u;
const STUDIO = /^(.{2,4})(?:\p{Script=Han}{2,4})(?:工作室|事业部|实验室)$/u;
/** A whole and its unit in one name: 中南大学|交通运输工程学院, 东台市公安局|刑事警察大队. */
const WHOLE_AND_UNIT =
  /^(.{2,}?(?:大学|公安局|税务局|管理局|科学院|农科院|集团|人民法院))(?!.*附属)(?!(?:股份|有限|责任|控股|集团)*公司$)(\p{Script=Han}+(?:学院|系|研究院|研究所|大队|支队|庭|派出所|分局|处|管理站|医院|公司|事业部|办公室))$/u;

/** The whole that the name of its unit begins with: 恒远 in 恒远成都工厂, 中南大学 in 中南大学交通运输工程学院. */
export function parentsIn(context: RecogniseContext, organizations: readonly OrganizationCandidate[]): Mention[] {
  return organizations.flatMap((organization) => {
    const { start, kind, explicit } = organization;
    // 校图书馆: the house is not printed; 我校图书馆 speaks of it
    if (organization.rule === 'recognise/body-of-house' && !/^[我本]/.test(context.folded.slice(start))) return [];
    const whole = WHOLE_AND_UNIT.exec(organization.name);
    const printed = context.folded.slice(start, organization.end);
    if (whole) {
      const [, name = '', unit = ''] = whole;
      const end = printed.endsWith(unit) ? organization.end - unit.length : start;
      // 交通运输工程学院 alone: the whole is not printed
      return end === start ? [] : [parentMention({ start, end }, name, kind)];
    }
    if (kind !== 'enterprise' || explicit) return [];
    const parent = parentOf(context, printed);
    return parent ? [parentMention({ start, end: start + parent.length }, parent.trim(), kind)] : [];
  });
}

function parentMention(span: Span, name: string, kind: string): Mention {
  return { span, label: 'Organization', name, kind, aliases: [], rule: 'recognise/parent-in-name', certain: true };
}

function parentOf({ knowledge }: RecogniseContext, printed: string): string | undefined {
  const unit = UNIT.exec(printed);
  if (unit && knowledge.gazetteer.byShort(unit[2] as string).length > 0) return unit[1];
  const studio = STUDIO.exec(printed)?.[1];
  return [4, 3, 2]
    .map((length) => studio?.slice(0, length))
    .find((word) => word !== undefined && word.length > 1 && isBrand(knowledge, word));
}

function isBrand(knowledge: RecogniseContext['knowledge'], word: string): boolean {
  const entry = knowledge.words.entry(word, 0, word.length);
  return entry !== 0 && ['nz', 'nt'].includes(posOf(entry));
}
