import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Writable } from '../../../domain/writable.js';
import type { Division, PlaceHints } from '../../../knowledge/gazetteer.js';
import { CharSet } from '../../../text/chars.js';
import { isLasting } from '../organizations/prefix.js';
import type { PlaceScope } from './context.js';
import type { Hit } from './hits.js';
import { isNameUnit } from './name-start.js';

/** A hit that is a place here. `organ` when it only opens the name of an organ or a post: 株洲市|委, 攸县|县长. */
export interface PlaceHit extends Hit {
  readonly division?: Division | undefined;
  readonly organ: boolean;
}

const LIST_MARKS = new Set(['、', '和', '与', '及']);
/** 茶陵、炎陵、桂东3个县, 茶陵、炎陵两县 */
const COUNTED = /^(?:等)?(?:\d+|[两二三四五六七八九十]+)个?(?:县|市|区|州|地|省|兄弟|国家)/;

/** 茶陵、炎陵两县县委书记 */
const COUNTED_ORGAN =
  /^(?:等)?(?:\d+|[两二三四五六七八九十]+)个?(?:县|市|区|州)(?:\([^)]{1,6}\))?(?:县|市|区|州)?(?:委|政府|人大|政协|长)/;
/** The characters with which the two begin. */
const COUNTS = new CharSet('等0123456789两二三四五六七八九十');
/** After these a county's short name is part of a mountain's or lake's: 云阳|山. */
const FEATURES = '山湖江河岛峡岭洲寺塔';

/** Decides which hits are places, and which divisions they name: by form, by neighbours, by the paper's city. */
export function decidePlaces(scope: PlaceScope, hits: readonly Hit[]): PlaceHit[] {
  const strong = hits.map((hit) => isStrong(scope, hit));
  const near: Division[] = [];
  for (const [index, hit] of hits.entries()) {
    const division = strong[index] ? resolveHit(scope, hit, near) : undefined;
    if (division && !near.includes(division)) near.push(division);
  }
  const supported = spreadOverLists(
    scope,
    hits,
    hits.map((_, index) => strong[index] || isSupported(scope, hits, index, near)),
  );
  const organs = organFlags(scope, hits);
  const places: PlaceHit[] = [];
  for (const [index, hit] of hits.entries()) {
    if (!supported[index]) continue;
    const organ = organs[index] as boolean;
    if (hit.kind === 'country' || hit.kind === 'region') {
      places.push(extended(hit, { organ }));
      continue;
    }
    const before = index > 0 ? hits[index - 1] : undefined;
    const outer = before?.end === hit.start ? resolveHit(scope, before, near) : undefined;
    const division = provinceInList(scope, before, hit) ?? resolveHit(scope, hit, outer ? [...near, outer] : near);
    if (!division && hit.kind === 'short') continue;
    const { start, end, form, kind, candidates } = hit;
    places.push({ start, end, form, kind, candidates, organ, division });
  }
  return places;
}

/** 湖南、|海南: beside a province a name that a province shares with a prefecture is the province's. */
function provinceInList({ text }: PlaceScope, before: Hit | undefined, hit: Hit): Division | undefined {
  if (hit.kind !== 'short' || hit.candidates.length < 2 || before?.end !== hit.start - 1) return undefined;
  if (!LIST_MARKS.has(text.charAt(before.end))) return undefined;
  if (before.candidates.length !== 1 || before.candidates[0]?.level !== 'province') return undefined;
  return hit.candidates.find(({ level }) => level === 'province');
}

function resolveHit({ gazetteer, hints }: PlaceScope, hit: Hit, near: readonly Division[]): Division | undefined {
  const [only] = hit.candidates;
  if (only === undefined) return undefined;
  if (hit.candidates.length === 1 && (hit.kind === 'full' || isLasting(only))) return only;
  const all: PlaceHints = extended(hints, { near });
  return gazetteer.resolve(hit.form, all).division;
}

/** Names that are read as places wherever they stand. */
function isStrong({ view, words, gazetteer, hints }: PlaceScope, hit: Hit): boolean {
  if (hit.kind === 'country' || hit.kind === 'region') return true;
  const own = gazetteer.own(hints.city);
  if (own && hit.candidates.includes(own)) return true;
  if (words.common.has(hit.form)) return false;
  if (hit.kind === 'full') return true;
  const highest = hit.candidates.reduce((a, b) => (b.code.length < a.code.length ? b : a));
  if (highest.level === 'province') return true;
  if (highest.level !== 'prefecture') return false;
  const token = view.exactly(hit.start, hit.end);
  return token === undefined || token.pos === 'ns';
}

function isSupported(scope: PlaceScope, hits: readonly Hit[], index: number, near: readonly Division[]): boolean {
  const { text, view, words, gazetteer, hints } = scope;
  const hit = hits[index] as Hit;
  if (FEATURES.includes(text.charAt(hit.end)) && hit.kind === 'short') return false;
  // 开州区|长沙镇: a town that bears a city's name
  const before = index > 0 ? hits[index - 1] : undefined;
  if (hit.kind === 'short' && isTownWithin(before, hit, text)) return false;
  if (hit.candidates.some((candidate) => near.includes(candidate))) return true;
  if (
    before?.end === hit.start &&
    before.candidates.some((outer) => hit.candidates.some((inner) => gazetteer.lies(inner, outer)))
  ) {
    return true;
  }
  const after = hits[index + 1];
  if (
    after?.start === hit.end &&
    after.candidates.some((inner) => hit.candidates.some((outer) => inner !== outer && gazetteer.lies(inner, outer)))
  ) {
    return true;
  }
  if (COUNTS.has(text.charCodeAt(hit.end)) && COUNTED.test(text.slice(hit.end, hit.end + 8))) return true;
  const prefecture = hit.candidates.some(({ level }) => level === 'prefecture');
  if (words.common.has(hit.form) && !prefecture) return false;
  const token = view.exactly(hit.start, hit.end);
  const noWord = token === undefined || token.pos === 'ns';
  const own = gazetteer.own(hints.city);
  const ownProvince = gazetteer.own(hints.province) ?? (own && gazetteer.provinceOf(own));
  const home = own !== undefined && hit.candidates.some((candidate) => gazetteer.lies(candidate, own));
  if (home && noWord && !words.common.has(hit.form)) return true;
  const previous = view.before(hit.start);
  if (previous === undefined || !words.before.has(view.word(previous))) return false;
  if (home) return true;
  const inProvince =
    ownProvince !== undefined && hit.candidates.some((candidate) => gazetteer.lies(candidate, ownProvince));
  if (noWord && inProvince) return true;
  return (prefecture || (token?.pos === 'ns' && hit.candidates.length === 1)) && !isNoun(view.after(hit.end)?.pos);
}

/** A short name that 镇 or 乡 follows, directly after a county. */
function isTownWithin(before: Hit | undefined, hit: Hit, text: string): boolean {
  return (
    before?.end === hit.start &&
    before.candidates.some(({ level }) => level === 'county') &&
    /^(?:镇|乡(?!镇|村))/.test(text.slice(hit.end, hit.end + 2))
  );
}

/** A noun after the name makes it a part of another name: 河东|沩水风光带. */
function isNoun(pos: string | undefined): boolean {
  return pos !== undefined && /^n/.test(pos);
}

/** 茶陵、炎陵、桂东3个县: what holds for one member of a list holds for its neighbours. */
function spreadOverLists({ text, gazetteer }: PlaceScope, hits: readonly Hit[], supported: boolean[]): boolean[] {
  const spread = [...supported];
  const listed = (a: Hit, b: Hit): boolean =>
    b.start === a.end + 1 && LIST_MARKS.has(text.charAt(a.end)) && areNear(gazetteer, a, b);
  for (let i = 1; i < hits.length; i++) {
    if (spread[i - 1] && listed(hits[i - 1] as Hit, hits[i] as Hit) && isDivision(hits[i - 1])) spread[i] = true;
  }
  for (let i = hits.length - 2; i >= 0; i--) {
    if (spread[i + 1] && listed(hits[i] as Hit, hits[i + 1] as Hit) && isDivision(hits[i + 1])) spread[i] = true;
  }
  return spread;
}

/** False of a county's short name beside a county of another province only: it stands for something else there. */
function areNear(gazetteer: PlaceScope['gazetteer'], a: Hit, b: Hit): boolean {
  const isCounty = (hit: Hit): boolean =>
    hit.candidates.length > 0 && hit.candidates.every((c) => c.level === 'county');
  if (!isCounty(a) || !isCounty(b)) return true;
  const provinces = new Set(a.candidates.map((each) => gazetteer.provinceOf(each)));
  return b.candidates.some((each) => provinces.has(gazetteer.provinceOf(each)));
}

function isDivision(hit: Hit | undefined): boolean {
  return hit !== undefined && hit.candidates.length > 0;
}

/** From the right, so that in 江西萍乡市委 the province belongs to the organ as well. */
function organFlags(scope: PlaceScope, hits: readonly Hit[]): boolean[] {
  const { text } = scope;
  const flags: boolean[] = new Array(hits.length).fill(false);
  for (let i = hits.length - 1; i >= 0; i--) {
    const hit = hits[i] as Hit;
    const next = hits[i + 1];
    if (next?.start === hit.end) flags[i] = flags[i + 1] as boolean;
    else if (
      next?.start === hit.end + 1 &&
      LIST_MARKS.has(text.charAt(hit.end)) &&
      isCountedOrgan(text, next, flags[i + 1])
    )
      flags[i] = true;
    else
      flags[i] =
        opensOrgan(scope, hit.end) ||
        (COUNTS.has(text.charCodeAt(hit.end)) && COUNTED_ORGAN.test(text.slice(hit.end, hit.end + 16)));
  }
  return flags;
}

/** 茶陵 in 茶陵、炎陵两县县委书记: the member after it is flagged for its count, not for an organ of its own. */
function isCountedOrgan(text: string, next: Hit, flag: boolean | undefined): boolean {
  return flag === true && COUNTED_ORGAN.test(text.slice(next.end, next.end + 16));
}

/** 株洲市|委, 攸县|县长, 长春|华宇百货有限责任公司: what follows makes the name an organization's or a post's. */
export function opensOrgan({ text, view, words }: PlaceScope, end: number): boolean {
  const organ = words.organ.at(text, end);
  if (organ && !(organ.phrase.startsWith('第') && RANK.test(text.slice(end, end + 4)))) return true;
  let at = end;
  while (at - end < 14) {
    const token = view.after(at);
    if (!token || !isNameUnit(text.charCodeAt(token.start))) return false;
    if (token.end - token.start > 1 ? OUTSIDE_POS.has(token.pos) : words.cut.has(view.word(token))) return false;
    const word = view.word(token);
    // 在贵阳|会见|某某商会: what is done there, whatever part of speech the list gives the word
    if (words.before.has(word) || DONE_THERE.has(word)) return false;
    if (words.organEndings.some((ending) => word.endsWith(ending) && (ending.length > 1 || word.length > 2)))
      return true;
    at = token.end;
  }
  return false;
}

const DONE_THERE = new Set([
  '会见',
  '会晤',
  '会谈',
  '接见',
  '拜会',
  '宴请',
  '座谈',
  '调研',
  '考察',
  '视察',
  '走访',
  '慰问',
]);

/** 某省|第一方阵, 全国第二大: a rank, no number of a school or hospital. */
const RANK = /^第[一二三](?:方阵|梯队|阵营|名|位|家|个|次|批|届|大[^学]|产业|季度|条|座|例|份|人[^民])/;

const OUTSIDE_POS = new Set(['v', 'p', 'c', 'u', 'uj', 'ul', 'd', 'r', 'm', 'f']);

/** The mention of a hit; undefined for the paper's own country and for openings of organs' names. */
export function mentionOf(hit: PlaceHit): Mention | undefined {
  if (hit.organ || hit.name === '中国') return undefined;
  const span = { start: hit.start, end: hit.end };
  if (hit.kind === 'country' || hit.kind === 'region') {
    const name = hit.name as string;
    return {
      span,
      label: 'Place',
      name,
      kind: hit.kind,
      ...aliasOf(hit.form, name),
      rule: `recognise/place-${hit.kind}`,
      certain: true,
    };
  }
  const name = hit.division?.name ?? hit.form;
  const kind = hit.division?.kind ?? (hit.form.endsWith('市') ? 'city' : 'county');
  const mention: Writable<Mention> = {
    span,
    label: 'Place',
    name,
    kind,
    rule: `recognise/place-${hit.kind}`,
    certain: true,
  };
  if (hit.form !== name) mention.aliases = [hit.form];
  return mention;
}

function aliasOf(form: string, name: string): { aliases?: readonly string[] } {
  return form === name ? {} : { aliases: [form] };
}
