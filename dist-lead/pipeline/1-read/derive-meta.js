import { basename } from 'node:path';
import { fold } from '../../text/fold.js';
import { isoDate } from './page-meta.js';
/** Web copies print their data at the head and the foot; nothing between is read, however long the page. */
const HEAD = 3000;
const FOOT = 600;
const DAY = String.raw `(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})`;
const DATE_KEY = new RegExp(String.raw `(?:时间|日期|发布于|发布|发表于|更新)\s?[:|]?\s{0,3}${DAY}`);
const STAMP = new RegExp(String.raw `^[^\n。]{0,40}?${DAY}日?(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?|\s*$|\s+(?=来源|作者|编辑|字|阅读|浏览|点击|责|打印|分享|第))`, 'm');
const LINE_DATE = new RegExp(String.raw `^\s*\(?${DAY}日?\)?\s*$`, 'm');
const LEAD_DATE = new RegExp(String.raw `^[^\n。]{0,16}?${DAY}日`, 'm');
/** What stands for no publication after 来源. */
const NO_SOURCE = /^(?:网友|本站|本网|本报|网络|互联网|未知|原创|转载|综合|佚名|管理员|admin|作者|编辑|时间|发布|阅读|浏览|点击|责任|字|(?:融媒体|新闻|传媒)?中心$|编辑部$|宣传部$|办公室$|党办$|综合$)/;
const SOURCE = /(?:来源|来源于|转自|稿源|出处|媒体)\s?[:|]\s{0,3}([^\s:|,。;()<>[\]]{2,20})/g;
const STAMP_NAME = new RegExp(String.raw `^\s*${DAY}日?\s{1,3}\d{1,2}:\d{2}(?::\d{2})?\s{1,4}(?:来源\s?:\s?)?([^\s:|,。;()<>[\]]{2,14})\s*$`, 'm');
const DIGITAL = /^\s*([\u4e00-\u9fff]{2,8}[报刊])\s?(?:数字报|电子版|电子报|数字版|多媒体)/m;
const LEAD_OUTLET = /^\s*[[【]?([\u4e00-\u9fff]{2,10}?(?:日报|晚报|晨报|早报|时报|都市报|快报|商报|周报|周刊|报|网|在线|新闻|电视台|广播电视台|融媒))(?:[·/][\u4e00-\u9fff·]{2,12})?(?:\d{1,2}月\d{1,2}日|\d{1,2}日)?(?:讯|电|(?:全媒体|首席|见习|特约)?记者)/m;
const PAGE_LINE = /第\s?([A-Z]?\d{1,3})\s?版/;
/**
 * What the text itself and the file's name state of a page: 来源:…, 发布时间:…, a stamp under the headline,
 * the outlet of a byline, `2021-03-15-a1`. Values that the text does not state are absent.
 */
export function deriveMeta(text, path) {
    const head = fold(text.slice(0, HEAD));
    const foot = text.length > HEAD ? fold(text.slice(-FOOT)) : head.slice(-FOOT);
    const named = fromName(path);
    const publication = publicationOf(head, foot);
    const date = day(DATE_KEY.exec(head)) ?? day(STAMP.exec(head)) ?? named.date ?? lateDate(head, foot);
    const page = named.page ?? PAGE_LINE.exec(firstLines(head))?.[1];
    return { ...(publication ? { publication } : {}), ...(date ? { date } : {}), ...(page ? { page } : {}) };
}
/** Dates that are weaker than a file's name: a line of its own, or the day on which the lead opens. */
function lateDate(head, foot) {
    return (day(DATE_KEY.exec(foot)) ?? day(LINE_DATE.exec(head)) ?? day(LINE_DATE.exec(foot)) ?? day(LEAD_DATE.exec(head)));
}
function publicationOf(head, foot) {
    for (const zone of [head, foot]) {
        for (const found of zone.matchAll(SOURCE)) {
            const source = found[1]
                .replace(/(?:发布日期|发布时间|时间|日期|作者|编辑|浏览|阅读|点击).*$/, '')
                .replace(/^[“"《<]|[”"》>]$/g, '');
            if (source.length >= 2 &&
                !NO_SOURCE.test(source) &&
                !zone.slice(0, found.index).endsWith('图片') &&
                !/\d{4}/.test(source))
                return source;
        }
    }
    const stamped = STAMP_NAME.exec(head)?.[4];
    if (stamped && !NO_SOURCE.test(stamped) && !/打印|分享|评论|收藏/.test(stamped))
        return stamped;
    return DIGITAL.exec(head)?.[1] ?? LEAD_OUTLET.exec(head)?.[1]?.replace(/^据/, '');
}
function fromName(path) {
    const found = /(\d{4})-?(\d{2})-?(\d{2})(?:[-_ ]?([a-z]?\d{1,2}))?(?=[-_. ]|$)/i.exec(basename(path));
    const date = day(found);
    if (!date)
        return {};
    const page = found?.[4];
    return page ? { date, page: page.toUpperCase() } : { date };
}
function day(found) {
    return found ? isoDate(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}
function firstLines(head) {
    return head.slice(0, 800);
}
