import type { ArticleParts } from '../../../domain/article.js';
import { extended } from '../../../domain/extended.js';
import type { PageMeta } from '../../../domain/page.js';
import { yearOf } from '../../../domain/page.js';
import type { Span } from '../../../domain/span.js';
import type { Division, Gazetteer, PlaceHints } from '../../../knowledge/gazetteer.js';
import { posOf } from '../../../knowledge/words.js';
import { CharSet } from '../../../text/chars.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';

/** A place, or the bare word of a level, that opens an organization's name. */
export interface Prefix extends Span {
  /** The division it stands for; absent when the article does not tell. */
  readonly division?: Division | undefined;
  /** Full name for the organization's name: 株洲市, 温州市瓯海区, 炎陵县十都镇. As printed when unresolved. */
  readonly place: string;
  /** True when the place itself is printed: 株洲市 in 株洲市政府, against 市 in 市政府. */
  readonly explicit: boolean;
  /** The innermost town or village of the chain: 黄上村. */
  readonly town?: string | undefined;
  /** The zone that the chain ends in, as printed: 绵阳高新区. */
  readonly zone?: string;
  /** True of 新疆生产建设兵团. */
  readonly corps?: boolean;
}

/** Hints for the gazetteer, gathered only where a place is met. */
export type Hints = () => PlaceHints;

/** Hints of the newspaper, and of what the article names around `at`. */
export function hintsAt({ article }: RecogniseContext, at: number, levels: Levels): Hints {
  const { meta } = article;
  return () => ({ city: meta.city, province: meta.province, year: yearOf(meta), near: levels.near(at) });
}

/** Parts of speech of words that may name a place. */
const PROPER = new Set(['ns', 'nt', 'nz', 'nr', 'x', 'j']);

/** The longest division name, full or short, that starts at `at`. */
function divisionAt(
  { folded, knowledge }: RecogniseContext,
  at: number,
  limit: number,
  hints: Hints,
  tokens: TokenIndex,
): { readonly end: number; readonly division: Division } | undefined {
  const { gazetteer, words } = knowledge;
  if (knowledge.divisionOpeners[folded.charCodeAt(at)] !== 1) return undefined;
  for (const form of gazetteer.namesAt(folded, at)) {
    const end = at + form.length;
    if (end > limit) continue;
    // 召|开县|委会议: the end of a verb
    if (form.length === 2 && folded[at] === '开' && folded[at - 1] === '召') continue;
    // 云河新城|管委会: of a zone, and not of the district of that name
    if (form === '新城' && /^(?:管委会|管理委员会|党工委)/.test(folded.slice(end, end + 5))) continue;
    const full = gazetteer.byName(form);
    const divisions = full.length > 0 ? full : gazetteer.byShort(form);
    if (divisions.length === 0) continue;
    if (full.length === 0) {
      // 岳麓|山, 振兴: a short name must end where a word ends, and be no common word
      if (!tokens.isBoundary(end) && !levelAt(folded, end)) continue;
      const entry = words.entry(form, 0, form.length);
      if (entry !== 0 && form.length < 4 && !PROPER.has(posOf(entry)) && !isCityNoun(divisions, posOf(entry))) continue;
      if (isNameAndLink(folded, at, end, tokens)) continue;
    }
    const only = divisions[0] as Division;
    if (divisions.length === 1 && (full.length > 0 || isLasting(only))) return { end, division: only };
    const { division, candidates } = gazetteer.resolve(form, hints());
    const chosen = division ?? candidates[0];
    if (chosen) return { end, division: chosen };
  }
  return undefined;
}

/** True of a division that was neither founded nor ended in the years of the list. */
export function isLasting({ since, until }: Division): boolean {
  return since === undefined && until === undefined;
}

/** The dictionary has some cities' short names as plain nouns. */
function isCityNoun(divisions: readonly Division[], pos: string): boolean {
  return 'nadz'.includes(pos) && divisions.some(({ level }) => level === 'prefecture');
}

/** 张某|云和|…: the end of a name and a conjunction, which together read as a county's short name. */
function isNameAndLink(folded: string, at: number, end: number, tokens: TokenIndex): boolean {
  if (!'和与及'.includes(folded[end - 1] as string) || tokens.token(tokens.at(at))?.end === end) return false;
  const before = tokens.token(tokens.at(at - 1));
  return (
    before !== undefined &&
    before.end === at &&
    before.end - before.start === 1 &&
    isHan(folded.charCodeAt(before.start)) &&
    !LINKS.includes(folded[before.start] as string) &&
    !levelAt(folded, before.start)
  );
}

const TOWN =
  /^(?![省市县区州地]?委)[\p{Script=Han}]{1,6}?(?:街道|镇|乡|苏木|社区|村(?!\p{Script=Han}{1,3}族[乡镇])|公社)/u;
const ZONE =
  /^(?:国家级?)?(?:经济技术开发区|高新技术产业开发区|经济开发区|经开区|高新区|开发区|新[区城](?=管委会|管理委员会|党?工委|党委)|新区|工业园区|工业园|产业园区|循环经济示范区|综合保税区|示范区|度假区|风景名胜区)/;
/** What mostly follows a place, and opens no town. */
const MARKS = new CharSet('、,。;:!?“”()《》\n ');
/** The characters with which `ZONE` begins. */
const ZONE_OPENERS = new CharSet('国经高开新工产循综示度风');

/**
 * The chain of places that starts at `at`: 湖南省株洲市, 温州市瓯海区, 炎陵县十都镇黄上村. Each element lies in the one before.
 * The name keeps the innermost division, with its city where it is a district, and towns and villages after it.
 */
export function placeChainAt(
  context: RecogniseContext,
  at: number,
  limit: number,
  hints: Hints,
  tokens: TokenIndex,
): Prefix | undefined {
  const { folded, knowledge } = context;
  const first = divisionAt(context, at, limit, hints, tokens);
  if (!first) return undefined;
  let { end, division } = first;
  let outer: Division | undefined;
  for (;;) {
    const inner = (): PlaceHints => {
      const known = hints();
      return extended(known, { near: [...(known.near ?? []), division] });
    };
    const next = divisionAt(context, end, limit, inner, tokens);
    if (!next || !knowledge.gazetteer.lies(next.division, division) || next.division === division) break;
    outer = division;
    division = next.division;
    end = next.end;
  }
  let place = nameInChain(division, outer);
  const opensZone = ZONE_OPENERS.has(folded.charCodeAt(end));
  const zone = opensZone ? ZONE.exec(folded.slice(end, Math.min(limit, end + 12)))?.[0] : undefined;
  if (zone) {
    place = folded.slice(at, end + zone.length);
    // 临江|新区: named by words that elsewhere are a county's short name
    const isOwnName = zone === '新区' && !folded.startsWith(division.name, end - division.name.length);
    const lies = !isOwnName || liesNear(knowledge.gazetteer, division, hints());
    return {
      start: at,
      end: end + zone.length,
      division: lies ? division : undefined,
      place,
      explicit: true,
      zone: place,
    };
  }
  let town: string | undefined;
  for (;;) {
    if (MARKS.has(folded.charCodeAt(end))) break;
    const next = TOWN.exec(folded.slice(end, Math.min(limit, end + 9)))?.[0];
    if (!next || next.length < 2 || !isTownName(context, end, end + next.length, tokens)) break;
    const ethnic = end === first.end ? ethnicTown(context, at, end, next) : undefined;
    town = ethnic?.name ?? next;
    place = ethnic?.name ?? place + next;
    if (ethnic?.county) division = ethnic.county;
    end += next.length;
  }
  return { start: at, end, division, place, explicit: true, town };
}

/** True of a division of the paper's own city or province. */
function liesNear(gazetteer: Gazetteer, division: Division, { city, province }: PlaceHints): boolean {
  return [gazetteer.own(city), gazetteer.own(province)].some(
    (own) => own !== undefined && (own === division || gazetteer.lies(division, own)),
  );
}

/** 安福|瑶族乡: a township of a people bears the name before it, whatever city has the same. */
function ethnicTown(
  { folded, knowledge }: RecogniseContext,
  at: number,
  end: number,
  next: string,
): { readonly name: string; readonly county: Division | undefined } | undefined {
  if (!/^\p{Script=Han}{1,3}族[乡镇]$/u.test(next) || /[省市县区州旗盟]$/.test(folded.slice(at, end))) return undefined;
  const name = folded.slice(at, end) + next;
  return { name, county: knowledge.gazetteer.countiesOfTown(name)[0] };
}

const LINKS = '的了着在到从往向和与被把是有、';

/** No verb or function word within: 长春|带着村 is no village. */
function isTownName(context: RecogniseContext, start: number, end: number, tokens: TokenIndex): boolean {
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    if (token.end - token.start > 1 ? token.pos === 'v' : LINKS.includes(context.folded[token.start] as string))
      return false;
    at = token.end;
  }
  return true;
}

function nameInChain(division: Division, outer: Division | undefined): string {
  const district = division.level === 'county' && division.name.endsWith('区');
  return district && outer && outer.level !== 'province' ? outer.name + division.name : division.name;
}

const LEVELS = [
  '自治区',
  '自治州',
  '自治县',
  '省',
  '市',
  '州',
  '盟',
  '地区',
  '县',
  '区',
  '旗',
  '镇',
  '乡',
  '街道',
  '村',
  '地',
];

const LEVEL_OPENERS = new CharSet('自省市州盟地县区旗镇乡街村');

/** The word of a level that starts at `at`. */
export function levelAt(folded: string, at: number): string | undefined {
  if (!LEVEL_OPENERS.has(folded.charCodeAt(at))) return undefined;
  return LEVELS.find((level) => folded.startsWith(level, at));
}

/** Places that count as near. */
const NEAR = 12;

/**
 * Tells which division a bare level stands for: 市 in 市委. Organs of a named place earlier in the same sentence win
 * (乐山市政府副市长…, 市扶贫移民局…), then the paper's own division, then the last named division of that level.
 */
export class Levels {
  private readonly organPlaces: { readonly at: number; readonly division: Division }[] = [];
  private readonly places: { readonly at: number; readonly division: Division }[] = [];
  private readonly spans: Span[] = [];
  private readonly bodies = new Map<string, Division>();
  private readonly townNames = new Map<number, readonly string[]>();
  /** A bit for each first code unit of a town, by its lowest bits: most characters are refused without a look-up. */
  private openings = 0;
  private readonly towns: { readonly at: number; readonly town: string }[] = [];
  private readonly own: Division | undefined;
  private readonly province: Division | undefined;

  constructor(
    meta: PageMeta,
    private readonly gazetteer: Gazetteer,
    private readonly folded = '',
    private readonly headings: Pick<ArticleParts, 'headline' | 'subtitle'> = {},
  ) {
    this.own = gazetteer.own(meta.city);
    this.province = gazetteer.own(meta.province) ?? (this.own && gazetteer.provinceOf(this.own));
  }

  /** Notes a division that an organ's name states at offset `at`. */
  noteOrgan(at: number, division: Division): void {
    insert(this.organPlaces, { at, division });
  }

  /** True of the paper's own division and what lies in it. */
  isNear(division: Division): boolean {
    return this.own !== undefined && (division === this.own || this.gazetteer.lies(division, this.own));
  }

  /** Notes that an organ's `body` (民族宗教事务厅) is named with its division. */
  noteBody(body: string, division: Division): void {
    this.bodies.set(body, division);
  }

  /** True when the article has named some body with its division. */
  get hasBodies(): boolean {
    return this.bodies.size > 0;
  }

  /** The division of `level` with which the article has named `body` before. */
  bodyOf(body: string, level: string): Division | undefined {
    const division = this.bodies.get(body);
    return division && fitsLevel(division, level) ? division : undefined;
  }

  /** Notes a division that the text names at `span`, which may go on with a town or village. */
  notePlace(span: Span, division: Division): void {
    insert(this.places, { at: span.start, division });
    this.spans.push({ start: span.start, end: span.end });
  }

  /** Where divisions are named in full, with their towns and villages. */
  named(): Span[] {
    return this.spans;
  }

  /** Notes a town or village that the text names at offset `at`. */
  noteTown(at: number, town: string): void {
    insert(this.towns, { at, town });
    const first = town.charCodeAt(0);
    this.openings |= 1 << (first & 31);
    if (this.townNames.get(first)?.at(-1) === town) return;
    this.townNames.set(first, [...(this.townNames.get(first) ?? []).filter((known) => known !== town), town]);
  }

  /** True for the first code unit of a town or village of the article. */
  opensTown(unit: number): boolean {
    return (this.openings & (1 << (unit & 31))) !== 0 && this.townNames.has(unit);
  }

  /** The town or village of the article whose name is printed at `at`. */
  knownTownAt(folded: string, at: number): string | undefined {
    const known = this.townNames.get(folded.charCodeAt(at));
    return known?.find((town) => folded.startsWith(town, at));
  }

  /** The last town or village of this level named before `at`: 村 → 黄上村. */
  townOf(level: string, at: number): string | undefined {
    for (let i = firstFrom(this.towns, at) - 1; i >= 0; i--) {
      const { town } = this.towns[i] as { town: string };
      if (town.endsWith(level)) return town;
    }
    return undefined;
  }

  /** The last places named before `at`, nearest last, as hints for the gazetteer. */
  near(at: number): Division[] {
    const end = firstFrom(this.places, at);
    return this.places.slice(Math.max(0, end - NEAR), end).map(({ division }) => division);
  }

  /** The division that `level` stands for at `at` within `sentence`. */
  resolve(level: string, at: number, sentence: Span): Division | undefined {
    const fits = (division: Division): boolean => fitsLevel(division, level);
    const own = this.ownFor(level);
    // 甲市市长某某到会,我市市委书记…、市人大常委会主任…: the paper's own from there on
    const mine = own ? this.folded.slice(sentence.start, at + level.length).lastIndexOf(`我${level}`) : -1;
    const from = mine < 0 ? this.tellingFrom(sentence) : sentence.start + mine;
    const inSentence = lastBefore(this.organPlaces, at, from, (division) => this.within(division, level));
    if (inSentence) return inSentence;
    if (own) return own;
    const isHome = (division: Division): boolean => fits(division) && this.isHome(division);
    const near = lastBefore(this.places, at, sentence.start, fits) ?? lastBefore(this.places, at, 0, isHome);
    if (near) return near;
    // 区政协 where the article speaks of the autonomous region and of no district
    if (level === '区' && this.province?.name.endsWith('自治区') && this.folded.includes('自治区'))
      return this.province;
    const named =
      lastBefore(this.places, at, 0, (division) => fits(division)) ?? lastBefore(this.organPlaces, at, 0, fits);
    return named ?? lastBefore(this.places, at, 0, (division) => this.within(division, level));
  }

  /** Where what a sentence speaks of begins: a subtitle goes on with the headline's. */
  private tellingFrom({ start, end }: Span): number {
    const { headline, subtitle } = this.headings;
    return headline && subtitle && subtitle.start <= start && end <= subtitle.end ? headline.start : start;
  }

  private isHome(division: Division): boolean {
    return this.own !== undefined && this.gazetteer.lies(division, this.own);
  }

  /** The paper's own division of `level`, or the one around it. */
  ownFor(level: string): Division | undefined {
    if (level === '省' || level === '自治区')
      return this.province && fitsLevel(this.province, level) ? this.province : undefined;
    if (!this.own) return level === '市' && this.province?.name.endsWith('市') ? this.province : undefined;
    return this.within(this.own, level === '地' ? '地区' : level);
  }

  /** The place whose organs the sentence speaks of before `at`, else the paper's own. */
  spokenOf(at: number, sentence: Span): { readonly division: Division; readonly inSentence: boolean } | undefined {
    const named = lastBefore(this.organPlaces, at, sentence.start, () => true);
    if (named) return { division: named, inSentence: true };
    return this.own ? { division: this.own, inSentence: false } : undefined;
  }

  /** `division` or the nearest one around it that has the level: 县 after 马边县委, 省 after 湖南省政府. */
  within(division: Division, level: string): Division | undefined {
    if (fitsLevel(division, level)) return division;
    return this.gazetteer.ancestors(division).find((each) => fitsLevel(each, level));
  }
}

function fitsLevel(division: Division, level: string): boolean {
  const { name } = division;
  switch (level) {
    case '省':
      return division.level === 'province' && name.endsWith('省');
    case '市':
      return name.endsWith('市');
    case '州':
    case '自治州':
      return name.endsWith('州') && division.level === 'prefecture';
    case '县':
    case '自治县':
      return name.endsWith('县');
    case '区':
      return name.endsWith('区') && division.level === 'county';
    case '自治区':
      return name.endsWith('自治区');
    case '地':
    case '地区':
      return name.endsWith('地区');
    case '盟':
    case '旗':
      return name.endsWith(level);
    default:
      return false;
  }
}

function lastBefore(
  list: readonly { readonly at: number; readonly division: Division }[],
  at: number,
  floor: number,
  pick: (division: Division) => Division | boolean | undefined,
): Division | undefined {
  for (let i = firstFrom(list, at) - 1; i >= 0; i--) {
    const entry = list[i] as { at: number; division: Division };
    if (entry.at < floor) break;
    const picked = pick(entry.division);
    if (picked) return picked === true ? entry.division : picked;
  }
  return undefined;
}

/** Index of the first entry at or after `at`, in a list ordered by offset. */
function firstFrom(list: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as { at: number }).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts an entry into a list ordered by offset, behind those of its own offset. */
function insert<T extends { readonly at: number }>(list: T[], entry: T): void {
  const last = list.at(-1);
  if (!last || last.at <= entry.at) list.push(entry);
  else list.splice(firstFrom(list, entry.at + 1), 0, entry);
}
