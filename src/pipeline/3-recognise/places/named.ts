import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { EndingKind } from '../../../knowledge/place-words.js';
import type { Token } from '../../../text/words.js';
import { isProjectPark } from '../projects/parks.js';
import type { PlaceScope } from './context.js';
import { opensOrgan } from './divisions.js';
import { isNameUnit, nameStart } from './name-start.js';
import type { TokenView } from './token-view.js';

/** A place that is already read, as far as the rules for the places after it need it. */
export interface Anchor extends Span {
  readonly division?: Division | undefined;
  readonly organ: boolean;
}

/** Where an ending stands in the text. */
interface Ending extends Span {
  readonly kind: EndingKind;
}

/** Towns, villages, zones and sites by their endings, left to right; a name starts after the place before it. */
export function findNamed(scope: PlaceScope, anchors: readonly Anchor[], within: Span): Mention[] {
  const { text, words } = scope;
  const found: Mention[] = [];
  let next = 0;
  let last: Anchor | undefined;
  for (let at = within.start; at < within.end; at++) {
    while (next < anchors.length && (anchors[next] as Anchor).end <= at) last = anchors[next++];
    const match = words.endings.at(text, at, within.end);
    if (!match) continue;
    const ending = { start: at, end: at + match.phrase.length, kind: match.value };
    at = ending.end - 1;
    const covering = anchors[next];
    if (covering && covering.start < ending.start && covering.end >= ending.end) continue;
    const floor = Math.max(within.start, found.at(-1)?.span.end ?? 0);
    const anchor = last && last.end >= floor ? last : undefined;
    const part = zonePart(scope, ending, anchor, found.at(-1));
    if (part) {
      found.push(part);
      continue;
    }
    const previous = found.at(-1);
    const joined = anchor ?? (previous && extended(previous.span, { organ: false }));
    const mention = RULES[ending.kind](scope, ending, floor, joined);
    if (mention) found.push(mention);
  }
  return found;
}

type Rule = (scope: PlaceScope, ending: Ending, floor: number, before: Anchor | undefined) => Mention | undefined;

const RULES: Readonly<Record<EndingKind, Rule>> = {
  town: readTown,
  village: readVillage,
  zone: (scope, ending, floor, before) => readZone(scope, ending, floor, before, 14),
  site: (scope, ending, floor, before) => readZone(scope, ending, floor, before, 12),
  feature: readFeature,
};

/** What may follow within the same name: 密花村|党支部, 桃坑乡|政府. */
const LOCAL_ORGAN_UNITS = '党支委政书主';

function readTown(scope: PlaceScope, ending: Ending, floor: number, before: Anchor | undefined): Mention | undefined {
  const listed = listedTownStart(scope, ending, floor, before);
  // a town of the list stands even where the words are cut after 镇上 or 镇南
  const banner = listed ?? bannerTownStart(scope, ending, before);
  if (banner === undefined && !endsWord(scope, ending.end)) return undefined;
  if (banner === undefined && scope.text.startsWith('苏木', ending.start)) return undefined;
  const start = banner ?? looseStart(scope, ending, floor, before);
  return start === undefined ? undefined : mention(scope, start, ending.end, 'town', 'recognise/place-town');
}

function listedTownStart(
  scope: PlaceScope,
  ending: Ending,
  floor: number,
  before: Anchor | undefined,
): number | undefined {
  const { text, view, gazetteer, hints, words } = scope;
  const from = Math.max(floor, before && before.end <= ending.start ? before.end : 0, ending.end - 10);
  for (let start = from; start <= ending.start - 1; start++) {
    if (start !== before?.end && !view.isBoundary(start)) continue;
    const name = text.slice(start, ending.end);
    if (name.length < 3 || words.generic.town.has(name) || !isHanOnly(name)) continue;
    const counties = gazetteer.countiesOfTown(name);
    if (counties.length === 0) continue;
    const own = gazetteer.own(hints.city) ?? gazetteer.own(hints.province);
    const province = own && gazetteer.provinceOf(own);
    const home = counties.some((county) => province && gazetteer.lies(county, province));
    const ends = endsWord(scope, ending.end);
    if (home || start === before?.end || (ends && isHard(scope, start, before))) return start;
  }
  return undefined;
}

/** 乌兰旗|巴彦图嘎特格镇: a long name in another language directly after the banner that it lies in. */
function bannerTownStart({ text, view }: PlaceScope, ending: Ending, before: Anchor | undefined): number | undefined {
  if (!before || before.organ || text[before.end - 1] !== '旗') return undefined;
  const stem = text.slice(before.end, ending.start);
  if (stem.length < 3 || stem.length > 8 || !isHanOnly(stem) || NO_STEM.test(stem)) return undefined;
  const parts = view.within(before.end, ending.start);
  return parts.some(isDescriptive) ? undefined : before.end;
}

function readVillage(
  scope: PlaceScope,
  ending: Ending,
  floor: number,
  before: Anchor | undefined,
): Mention | undefined {
  // 某某村|村委会
  if (scope.text.startsWith('村村', ending.start - 1) && '委民支干级部组两'.includes(scope.text.charAt(ending.end)))
    return undefined;
  // 中村|瑶族乡: the name goes on
  if (/^\p{Script=Han}{1,3}族[乡镇]/u.test(scope.text.slice(ending.end, ending.end + 5))) return undefined;
  // 整洁|乡村: no village but the countryside
  const described = scope.text[ending.start - 1] === '乡' ? scope.view.before(ending.start - 1) : undefined;
  if (described && described.end === ending.start - 1 && isDescriptive(described)) return undefined;
  const start =
    townStart(scope, ending, before) ??
    (endsWord(scope, ending.end) ? looseStart(scope, ending, floor, before) : undefined);
  if (start === undefined || (ending.end - start === 2 && BRANDED.test(scope.text.slice(ending.end, ending.end + 20))))
    return undefined;
  return mention(scope, start, ending.end, 'village', 'recognise/place-village');
}

/** 沙村|菌业股份有限公司: two characters that only open an enterprise's name are its brand. */
const BRANDED = /^\p{Script=Han}{2,12}?(?:股份|有限|集团)/u;

/** 百丈街道|划船社区: what stands between a town and the ending of a village is the name, common words included. */
function townStart({ text, view, words }: PlaceScope, ending: Ending, town: Anchor | undefined): number | undefined {
  if (!town || town.organ || town.division || !/(?:[镇乡道]|苏木)$/.test(text.slice(town.start, town.end)))
    return undefined;
  const stem = text.slice(town.end, ending.start);
  if (stem.length < 2 || stem.length > 8 || !isHanOnly(stem) || NO_STEM.test(stem)) return undefined;
  if (!view.isBoundary(ending.end) && !/^[居村党群人]/.test(text.slice(ending.end))) return undefined;
  if (words.generic.village.has(text.slice(town.end, ending.end))) return undefined;
  const parts = view.within(town.end, ending.start);
  if (parts.some((token) => words.cut.has(view.word(token)))) return undefined;
  if (stem.length > 3 && parts.some(isDescriptive)) return undefined;
  return town.end;
}

const NO_STEM = /[的在和与各等其是有到全多个几两]|^[长党]|党委|政府|书记|干部|群众|居民|农村|工作|管辖|辖区|中心$/;

/** The start of a town or village that no list has: short, after a place, a mark or a cut word, and no common word. */
function looseStart(scope: PlaceScope, ending: Ending, floor: number, before: Anchor | undefined): number | undefined {
  const { text, view, words } = scope;
  const from = Math.max(floor, before && before.end <= ending.start ? before.end : 0);
  const start = nameStart(view, ending.start, { cut: words.cut, longest: 5, floor: from });
  if (start === undefined || !isHard(scope, start, before)) return undefined;
  const generic = words.generic[ending.kind];
  const name = text.slice(start, ending.end);
  if (!isHanOnly(name) || name.length - (ending.end - ending.start) > 4) return undefined;
  const chained = start === before?.end || (start - 1 === before?.end && text[start - 1] === '、');
  if (generic.has(name) || (!chained && hasGenericTail(scope, start, ending))) return undefined;
  if (/^[一二三四五六七八九十百千两几数多个]+/.test(name)) return undefined;
  if (start === before?.end && !before.organ) return start;
  // 鱼米之乡: a word that the list knows as no name
  const whole = view.exactly(start, ending.end);
  if (whole && isDescriptive(whole)) return undefined;
  // 致富|村: common nouns before the ending describe it, 石背|村 is no combination of them
  const parts = view.within(start, ending.start);
  // 任|青塔村|村委会主任: the village's own organ vouches for a name of common words
  if (parts.length === 1 && VILLAGE_ORGAN.test(text.slice(ending.end, ending.end + 4))) return start;
  return parts.length > 0 && parts.every((token) => isDescriptive(token)) ? undefined : start;
}

const VILLAGE_ORGAN = /^(?:村委会|村党支|村支部|党支部|党总支)/;

/** 一个|山村: a common word from the edge of a word on. */
function hasGenericTail({ text, view, words }: PlaceScope, start: number, ending: Ending): boolean {
  for (let cut = start + 1; cut < ending.start; cut++) {
    if (view.isBoundary(cut) && words.generic[ending.kind].has(text.slice(cut, ending.end))) return true;
  }
  return false;
}

/** Nouns, adjectives and the like of two and more characters, as against names and stray characters. */
function isDescriptive({ start, end, pos }: Token): boolean {
  return end - start > 1 && !PROPER_POS.has(pos);
}

const PROPER_POS = new Set(['ns', 'nz', 'nr', 'nt', 'x']);

function readZone(
  scope: PlaceScope,
  ending: Ending,
  floor: number,
  before: Anchor | undefined,
  longest: number,
): Mention | undefined {
  const { text, view, words } = scope;
  if (!endsWord(scope, ending.end)) return undefined;
  const trade = ending.kind === 'zone' ? readFreeTradeZone(scope, ending, before) : undefined;
  if (trade) return trade;
  const parts = ending.kind === 'zone' ? { parts: words.generic.zone } : {};
  const walked = nameStart(view, ending.start, { cut: words.cut, longest, floor, ...parts });
  const start = walked === undefined ? undefined : withoutQuantity(view, walked, ending.start);
  // 某某|两个|工业园区: two are counted
  if (start !== undefined && /[两三四五六七八九十几]个$/.test(text.slice(start, ending.start))) return undefined;
  // 一带一|新城 in a slogan
  if (start !== undefined && ending.kind === 'zone' && /[一二三四五六七八九两]/.test(text.charAt(start - 1)))
    return undefined;
  if (start === undefined || FOLLOWERS.test(text.slice(ending.end, ending.end + 16))) return undefined;
  if (opensOrgan(scope, ending.end) || isProjectPark(text, ending)) return undefined;
  // 某市|大学某路校区某广场: the place opens the name of a school, which the site lies in
  const isOfSchool =
    before !== undefined && before.end <= ending.start && SCHOOL.test(text.slice(before.end, ending.start));
  const isWithin = before !== undefined && (before.start >= start || (isOfSchool && before.end === start));
  const place = isWithin && before.end <= ending.start ? before : undefined;
  const rest = place ? (isOfSchool ? place.start : place.end) : start;
  const rule = `recognise/place-${ending.kind}`;
  if (hasProper(scope, rest, ending) || isAirport(scope, rest, ending))
    return mention(scope, rest, ending.end, ending.kind, rule, place?.start ?? rest);
  return place ? mention(scope, place.start, ending.end, ending.kind, rule) : undefined;
}

const SCHOOL = /^\p{Script=Han}{0,6}?(?:大学|学院|中学|小学)(?!生|路|城)\p{Script=Han}{2,}/u;

/** A zone that only opens the name of something else: 云山示范区管委会, 云山高科园项目. */
const FOLLOWERS =
  /^(?:管委会|党工委|管理|公司|集团|分局|[一二三四]期|(?:\([^()]{1,10}\))?(?:建设|改造|扩建|新建|改扩建|提升|提质|整治|修复){0,2}(?:项目|工程))/;

/**
 * 中国(湖南)自由贸易试验区, 湖南自贸区, 湖南自贸试验区 are one zone, under its full name; a 片区 directly after it
 * belongs to it.
 */
function readFreeTradeZone({ text }: PlaceScope, ending: Ending, before: Anchor | undefined): Mention | undefined {
  if (!/^(自贸区|自贸试验区|自由贸易试验区)$/.test(text.slice(ending.start, ending.end))) return undefined;
  const printed = /中国\((\p{Script=Han}{2,4})\)$/u.exec(text.slice(Math.max(0, ending.start - 8), ending.start));
  const province = printed?.[1] ?? (before?.end === ending.start ? before.division?.short : undefined);
  if (province === undefined) return undefined;
  const start = printed ? ending.start - printed[0].length : (before as Anchor).start;
  const name = `中国(${province})自由贸易试验区`;
  const alias = text.slice(start, ending.end);
  const aliases = alias === name ? {} : { aliases: [alias] };
  return {
    span: { start, end: ending.end },
    label: 'Place',
    name,
    kind: 'zone',
    ...aliases,
    rule: 'recognise/place-free-trade-zone',
    certain: true,
  };
}

/** 湖南自贸区|岳阳片区: the part of a zone that is named right after it; its span covers both. */
function zonePart(
  { text }: PlaceScope,
  ending: Ending,
  place: Anchor | undefined,
  zone: Mention | undefined,
): Mention | undefined {
  if (zone?.kind !== 'zone' || !text.startsWith('片区', ending.start) || place?.end !== ending.start) return undefined;
  if (place.start !== zone.span.end) return undefined;
  const part = text.slice(place.start, ending.end);
  const printed = text.slice(zone.span.start, ending.end);
  const span = { start: zone.span.start, end: ending.end };
  const aliases = printed === zone.name + part ? [part] : [printed, part];
  return {
    span,
    label: 'Place',
    name: zone.name + part,
    kind: 'zone',
    aliases,
    rule: 'recognise/place-zone-part',
    certain: true,
  };
}

/** True when something before the ending is a name and not only a description: 云山|软件园, not 高端|产业园. */
function hasProper({ text, view, words }: PlaceScope, start: number, ending: Ending): boolean {
  if (words.generic[ending.kind].has(text.slice(start, ending.start))) return false;
  const loose = words.loose.has(text.slice(ending.start, ending.end));
  const edge = view.isBoundary(ending.start) ? ending.start : view.startOfToken(ending.start);
  const parts = view.within(start, edge);
  return parts.some((token) => {
    const word = view.word(token);
    if (words.generic[ending.kind].has(word) || !isHanOnly(word)) return false;
    if (loose && /^(n|i|l|j|vn)/.test(token.pos) && token.end === edge) return true;
    return PROPER_POS.has(token.pos) || (token.end - token.start === 1 && token.pos !== 'm' && token.pos !== 'q');
  });
}

/** 首都机场: one word of the list of words, whose first part is no description. */
function isAirport({ text, view, words }: PlaceScope, start: number, ending: Ending): boolean {
  const stem = text.slice(start, ending.start);
  const airport = text.slice(ending.start, ending.end) === '机场';
  return airport && stem.length > 1 && !words.generic.site.has(stem) && view.exactly(start, ending.end) !== undefined;
}

/** 浏阳、香山|“两县一区”: the last of a list of counties. */
const COUNTED = /^“?[两三四五六七八九十](?:县|市|区|地)/u;

/** 仰天山 after 到, 仰天山 after 常熟: one-character endings need a place or a word of place before the name. */
function readFeature(
  scope: PlaceScope,
  ending: Ending,
  floor: number,
  before: Anchor | undefined,
): Mention | undefined {
  const { text, view, words } = scope;
  // 柳堤河|沿线: the list of words has 河沿
  if (!view.isBoundary(ending.end) && !/^(?:沿线|沿岸|两岸)/.test(text.slice(ending.end, ending.end + 2)))
    return undefined;
  if (COUNTED.test(text.slice(ending.end, ending.end + 4))) return undefined;
  const from = Math.max(floor, before && before.end <= ending.start ? before.end : 0);
  const start = nameStart(view, ending.start, { cut: words.cut, longest: 3, floor: from });
  if (
    start === undefined ||
    words.generic.feature.has(text.slice(start, ending.end)) ||
    !isHanOnly(text.slice(start, ending.end))
  )
    return undefined;
  const previous = view.before(start);
  const led =
    start === before?.end
      ? !before.organ
      : (previous !== undefined && words.before.has(view.word(previous))) || isSeen(text, start, ending.end);
  const whole = view.exactly(start, ending.end);
  if (!led && !isKnownFeature(scope, start, ending, before)) return undefined;
  if (opensOrgan(scope, ending.end) || continues(scope, ending.end)) return undefined;
  const named = whole
    ? PROPER_POS.has(whole.pos)
    : view.within(start, ending.start).every((token) => !isDescriptive(token));
  return named ? mention(scope, start, ending.end, 'site', 'recognise/place-feature') : undefined;
}

/** 云湖 after a mark: the list of words knows its name, and nothing follows that would be part of another name. */
function isKnownFeature(scope: PlaceScope, start: number, ending: Ending, before: Anchor | undefined): boolean {
  const { text, view } = scope;
  if (!isHard(scope, start, before) || start === before?.end) return false;
  const name = view.exactly(start, ending.end) ?? view.exactly(start, ending.start);
  const stray = view.within(start, ending.start);
  // 登上|罗|阜|山,: stray characters, one of them of the name of a place
  const spelt = !name && stray.length === 2 && stray.some(({ pos }) => pos === 'ns') && ending.start - start === 2;
  if (!spelt && (!name || name.end - name.start < 2 || (name.pos !== 'ns' && name.pos !== 'nz'))) return false;
  return BESIDE.test(text.slice(ending.end, ending.end + 2));
}

/** What may follow a mountain's or river's name: a mark, or words that tell where or what of it. */
const BESIDE =
  /^[^\p{Script=Han}]|^[的边畔上里旁]|^(?:两岸|沿岸|沿线|流域|[东西南北]岸|上游|中游|下游|支流|干流|水域|首[条座个]|是|为)/u;

/** 参观了某某馆、赵某桥和…: a member of a list of sights. */
function isSeen(text: string, start: number, end: number): boolean {
  if (!/[、和及]/.test(text.charAt(start - 1)) || !/[、和及,。;]/.test(text.charAt(end)) || end - start < 3)
    return false;
  const clause = /[^,。;:!?\n]*$/.exec(text.slice(Math.max(0, start - 50), start))?.[0] ?? '';
  return /(?:参观|游览|观赏|考察|察看|走访)了?/.test(clause);
}

/** 清溪|镇, 沩水|风光带: the feature is only the first word of a longer name. */
function continues({ text, view }: PlaceScope, end: number): boolean {
  const next = view.after(end);
  if (!next) return false;
  return next.end - next.start === 1 ? '镇乡村街路县市区道站'.includes(text.charAt(end)) : /^n/.test(next.pos);
}

/** 一座茶祖纪念馆: numbers and measures before a name. */
function withoutQuantity(view: TokenView, start: number, limit: number): number {
  let at = start;
  for (let token = view.after(at); token && token.end < limit; token = view.after(at)) {
    if (token.pos !== 'm' && token.pos !== 'q' && token.pos !== 'mq') break;
    at = token.end;
  }
  return at;
}

/** A mark, the start of a line, a cut word or a place stands before `start`. */
function isHard({ text, view, words }: PlaceScope, start: number, before: Anchor | undefined): boolean {
  if (start === 0 || start === before?.end || !isNameUnit(text.charCodeAt(start - 1))) return true;
  const previous = view.before(start);
  return previous !== undefined && (words.cut.has(view.word(previous)) || previous.pos === 'v' || previous.pos === 'p');
}

function endsWord({ text, view }: PlaceScope, end: number): boolean {
  if (text[end] === '·') return false;
  return view.isBoundary(end) || LOCAL_ORGAN_UNITS.includes(text.charAt(end));
}

function isHanOnly(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}

function mention({ text }: PlaceScope, start: number, end: number, kind: string, rule: string, from = start): Mention {
  const place = {
    span: { start, end },
    label: 'Place',
    name: text.slice(start, end),
    kind,
    rule,
    certain: true,
  } as const;
  return from < start ? extended(place, { aliases: [text.slice(from, end)] }) : place;
}
