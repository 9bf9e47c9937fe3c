import type { Mention } from '../../../domain/mention.js';
import { allMatches } from '../../../text/matches.js';
import type { PlaceScope } from './context.js';
import type { Anchor } from './named.js';

/** 在青松宾馆会见: houses where a meeting is held; elsewhere they are enterprises. */
const VENUE =
  /[在于](中南海(?!\p{Script=Han}{2,3}[堂阁殿斋厅])|\p{Script=Han}{2,16}?(?:大厦|大饭店|饭店|宾馆|大酒店|酒店|大会堂\p{Script=Han}{2,4}厅|大会堂|会堂|礼堂|会议中心|会展中心|世博中心|博览中心|国际中心|文化中心|活动中心|艺术中心|演艺中心|体育中心|行政中心|会议厅|贵宾室|贵宾厅|会客厅|会见厅|会议室|报告厅|山庄|剧院|大剧院|体育馆|(?<=中南海|钓鱼台)\p{Script=Han}{2,3}[堂阁殿斋厅]))(?=[^。!?\n]{0,6}(?:会见|会谈|主持召开|举行|召开|举办|宴请|接见|亲切|隆重|开幕|闭幕|开班|启动|揭牌|讨论|审议|分组|与|同|拉开|作了|作题为|作报告))/gu;

/** Hotels and halls after 在, before the verb of a meeting; a place before the name is no part of it. */
export function findVenues(scope: PlaceScope, anchors: readonly Anchor[]): Mention[] {
  const { text, view } = scope;
  return allMatches(VENUE, text).flatMap((match) => {
    const end = match.index + match[0].length;
    if (!view.isBoundary(end) || /[的了和与]/.test(match[1] as string)) return [];
    // 于昨天下午在|省会|某会堂
    const opening = match.index + 1 + (LEAD.exec(match[1] as string)?.[0].length ?? 0);
    if (ROOM.test(text.slice(opening, end))) return [];
    if (CAPITAL_HALL.test(text.slice(opening, end))) return capitalHall(scope, opening, end);
    const owner = OWNER.exec(text.slice(opening, end))?.[0].length;
    if (owner !== undefined) return [venueAt(scope, opening + owner, end)];
    const before = anchors.filter((anchor) => anchor.start >= opening && anchor.end <= end - 4).at(-1);
    const from = before && !HALL.test(text.slice(before.end, end)) ? before.end : opening;
    const start = from + (QUANTITY.exec(text.slice(from, end))?.[0].length ?? 0);
    return [venueAt(scope, start, end)];
  });
}

const LEAD = /^(?:\p{Script=Han}{0,6}?(?:[天日晚午]|时许?|分)在)?(?:(?:省会|首府|首都)(?!机场))?/u;

/** 某某集团总部|海天大厦 */
const OWNER = /^\p{Script=Han}{2,}(?:集团|公司|总部)(?=\p{Script=Han}{2,4}大厦$)/u;

function venueAt(scope: PlaceScope, start: number, end: number): Mention {
  const name = ownedName(scope, scope.text.slice(start, end));
  return { span: { start, end }, label: 'Place', name, kind: 'site', rule: 'recognise/place-venue', certain: true };
}

/** 市|会议中心 is the paper's own city's; 某省|人民会堂 keeps the place in its name. */
export function ownedName({ gazetteer, hints }: PlaceScope, printed: string): string {
  const own = gazetteer.own(hints.city);
  const level = printed[0] as string;
  // 省政协礼堂: of the paper's province
  if (level === '省') {
    const province = own ? gazetteer.provinceOf(own) : gazetteer.own(hints.province);
    return province?.name.endsWith('省') ? province.name + printed.slice(1) : printed;
  }
  return own?.name.endsWith(level) && /^[市县州区]/.test(printed) ? own.name + printed.slice(1) : printed;
}

const CAPITAL_HALL = /^北京市?人民大会堂$/;

/** 北京|人民大会堂 bears its name alone, unlike 某省人民会堂, and Beijing is named beside it. */
function capitalHall({ gazetteer, text }: PlaceScope, start: number, end: number): Mention[] {
  const from = end - '人民大会堂'.length;
  const told = { label: 'Place', rule: 'recognise/place-venue', certain: true } as const;
  const city = gazetteer.byShort('北京')[0];
  const hall: Mention = { ...told, span: { start: from, end }, name: text.slice(from, end), kind: 'site' };
  return city ? [{ ...told, span: { start, end: from }, name: city.name, kind: city.level }, hall] : [hall];
}

/** A kind of house alone: the place before it is what names it. */
const HALL =
  /^(?:人民|国际?|市民|文化|艺术|大)?(?:大饭店|饭店|宾馆|大酒店|酒店|大会堂|会堂|大剧院|剧院|体育馆|会议中心|会展中心)$/;
/** 机关会议室, 五楼报告厅: a room that bears no name. */
const ROOM =
  /^(?=.*(?:会议室|报告厅|贵宾室|贵宾厅|会客厅|会见厅)$)(?!\p{Script=Han}{2,}(?:图书馆|大厦|大楼|楼|会堂|宾馆|饭店|酒店|礼堂|中心))|[一二三四五六七八九十\d]+(?:楼|号楼|层)|^(?:行政|办公|机关|教学|综合|党政|政府)/u;

/** 首座, 一家 before the name. */
const QUANTITY = /^(?:首|第?[一二三四五]|该|某)[座家个]/;
