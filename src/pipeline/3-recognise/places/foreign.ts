import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import { allMatches } from '../../../text/matches.js';
import { Overlaps } from '../overlaps.js';
import type { PlaceScope } from './context.js';
import { opensOrgan, type PlaceHit } from './divisions.js';
import { isNameUnit } from './name-start.js';

/** 长冈市 after 日本, 东方省 after 蒙古国: the shortest run of characters up to a level word. */
const LEVEL =
  /^(?:省会|首府|首都)?(?:(\p{Script=Han}{1,4}?)(特别自治道|特别市|广域市|自治州|大区)|(\p{Script=Han}{1,7}?)([州省市府县邦郡]))/u;
const KINDS: Readonly<Record<string, string>> = {
  市: 'city',
  特别市: 'city',
  广域市: 'city',
  县: 'county',
  郡: 'county',
};
/** No name of a foreign city has these. */
const NO_NAME = /[的和与在等了对向到来各及或为将访赴该两全多首这某新老总内外]|城$|国家|友好|驻|省会|首府|首都/u;
const TITLE = /^(?:副?[市省州县郡府]长|州督|总理|总督|长|知事|副知事|议会|议长|政府|代表团|议员)/;

/** Cities, provinces and states after the name of their country, famous cities anywhere, and these names again. */
export function findForeign(scope: PlaceScope, hits: readonly PlaceHit[], taken: readonly Span[]): Mention[] {
  const found: Mention[] = [];
  let abroad = false;
  for (const { kind, name, end } of hits) {
    if (kind !== 'country') continue;
    found.push(...chainAfter(scope, end));
    if (name !== '中国') abroad = true;
  }
  if (abroad) found.push(...provincesWithGovernors(scope));
  const names = new Map(found.map((mention) => [mention.name, mention]));
  for (const { name, kind } of names.values()) found.push(...again(scope, name, kind ?? 'city'));
  const starts = new Set<number>();
  const others = new Overlaps(taken);
  return [...found, ...famousCities(scope)].filter(({ span }) => {
    if (starts.has(span.start) || others.any(span)) return false;
    starts.add(span.start);
    return true;
  });
}

/** 德国|北威州|勒沃库森市 */
function chainAfter(scope: PlaceScope, from: number): Mention[] {
  const found: Mention[] = [];
  for (let at = from; ; ) {
    const match = LEVEL.exec(scope.text.slice(at, at + 14));
    if (!match) return found;
    const [whole, long = '', longLevel = '', stem = long, level = longLevel] = match;
    const end = at + whole.length;
    const start = end - stem.length - level.length;
    if (!isForeignName(scope, { start, end }, stem)) return found;
    found.push(mentionOf(scope, { start, end }, KINDS[level] ?? 'province'));
    at = end;
  }
}

function isForeignName(scope: PlaceScope, span: Span, stem: string): boolean {
  const { view, text, gazetteer } = scope;
  // 新南某某州: 新 opens long names abroad
  if (
    NO_NAME.test(stem.replace(/^新(?=.{3})/u, '')) ||
    (stem.length === 1 && view.exactly(span.start, span.end)?.pos !== 'ns')
  )
    return false;
  if (gazetteer.byName(text.slice(span.start, span.end)).length > 0 && !titled(text, span.end)) return false;
  // 客人应|云南省: a known name ends it
  for (let at = span.start + 1; at < span.end - 1; at++)
    if (gazetteer.byName(text.slice(at, span.end)).length > 0) return false;
  if (!view.isBoundary(span.end) && !titled(text, span.end)) return false;
  if (/^长(?:会|期)/.test(text.slice(span.end))) return false;
  // 超市, 政府: the level word is the end of a common word
  const last = view.before(span.end);
  if (last && last.end - last.start > 1 && !NAME_POS.test(last.pos)) return false;
  return view
    .within(span.start, span.end - 1)
    .every(({ start, end, pos }) => end - start === 1 || !/^[vpcudrtm]/.test(pos));
}

const NAME_POS = /^(?:ns|nz|nr|nt|x)/;

function titled(text: string, end: number): boolean {
  return TITLE.test(text.slice(end, end + 4));
}

const GOVERNED = /(\p{Script=Han}{2,5}?)([省州])(?=[省州]长)/gu;

/** 信德省|省长 in an article about foreign countries. */
function provincesWithGovernors(scope: PlaceScope): Mention[] {
  const { text, gazetteer, words, view } = scope;
  if (!text.includes('省长') && !text.includes('州长')) return [];
  return allMatches(GOVERNED, text).flatMap((match) => {
    const end = match.index + match[0].length;
    let start = match.index;
    for (let at = end - 2; at > start; at--) {
      const token = view.before(at);
      if (token && (!isNameUnit(text.charCodeAt(at - 1)) || words.cut.has(view.word(token)))) {
        start = at;
        break;
      }
    }
    const name = text.slice(start, end);
    // 甲国|乙州|州长 is read with its country
    if ([2, 3, 4].some((size) => gazetteer.country(name.slice(0, size)) !== undefined)) return [];
    // 应|某省|省长的邀请: a known name ends it
    const known =
      [...name].some((_, at) => gazetteer.byName(name.slice(at)).length > 0) || gazetteer.byShort(name).length > 0;
    if (known || name.length < 3 || NO_NAME.test(name.slice(0, -1)) || !startsName(scope, start)) return [];
    return [mentionOf(scope, { start, end }, 'province')];
  });
}

function startsName({ text, view, words }: PlaceScope, start: number): boolean {
  const token = view.before(start);
  return !isNameUnit(text.charCodeAt(start - 1)) || (token !== undefined && words.cut.has(view.word(token)));
}

function again(scope: PlaceScope, name: string, kind: string): Mention[] {
  const found: Mention[] = [];
  for (let at = scope.text.indexOf(name); at !== -1; at = scope.text.indexOf(name, at + name.length)) {
    found.push(mentionOf(scope, { start: at, end: at + name.length }, kind));
  }
  return found;
}

/** 莫斯科, 东京 at the edges of words, not opening the name of an organ, a treaty or games. */
function famousCities(scope: PlaceScope): Mention[] {
  const { text, words, view } = scope;
  const found: Mention[] = [];
  for (let at = 0; at < text.length; at++) {
    const city = words.foreign.at(text, at);
    if (!city) continue;
    const start = at;
    const bare = start + city.phrase.length;
    at = bare - 1;
    if (!view.isBoundary(start) || !view.isBoundary(bare) || isInside(scope, start, bare)) continue;
    const end = text[bare] === '市' && !/^市[场民]/.test(text.slice(bare)) ? bare + 1 : bare;
    if (NO_PLACE.test(text.slice(bare, bare + 4)) || opensOrgan(scope, end)) continue;
    if (end === bare && BRAND.test(text.slice(bare, bare + 16))) continue;
    const name = text.slice(start, end);
    found.push(
      extended(mentionOf(scope, { start, end }, 'city'), { ...(end > bare ? { aliases: [city.phrase] } : { name }) }),
    );
  }
  return found;
}

/** 布拉格 in 乌图布拉格村: stray characters before it and an ending of a village after it belong to one name. */
function isInside({ text, view, words }: PlaceScope, start: number, end: number): boolean {
  if (/^[村镇乡屯山河湖路街]/.test(text.slice(end))) return true;
  const before = view.before(start);
  if (!before || before.end - before.start > 1 || !isNameUnit(text.charCodeAt(start - 1))) return false;
  return !words.cut.has(view.word(before)) && !words.before.has(view.word(before));
}

const NO_PLACE = /^(?:奥运|冬奥|残奥|协定|宣言|条约|议定书|峰会|会议|论坛|时报|邮报|分社|[州省]|大都会)/;

/** 伦敦|门窗生产项目: a brand. */
const BRAND = /^\p{Script=Han}{2,10}(?:生产|加工|制造)项目/u;

function mentionOf({ text }: PlaceScope, span: Span, kind: string): Mention {
  const name = text.slice(span.start, span.end);
  return { span, label: 'Place', name, kind, rule: 'recognise/place-foreign', certain: true };
}
