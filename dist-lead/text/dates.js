const DIGITS = {
    〇: 0,
    零: 0,
    '○': 0,
    一: 1,
    二: 2,
    三: 3,
    四: 4,
    五: 5,
    六: 6,
    七: 7,
    八: 8,
    九: 9,
};
const WEEKDAYS = '一二三四五六日天';
const DAY_MS = 86_400_000;
const YEAR = '(?:(?<year>\\d{4}|[〇零○一二三四五六七八九]{4}|今|去|前)年)?';
const NUMBER = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}';
const MONTH = `(?:(?<month>${NUMBER})月|(?<thisMonth>本月|当月|上月)) ?`;
const TO = ' ?(?:至|到|-|~|—{1,2}) ?';
const RANGE_END = `(?:(?:${TO}|、)(?:(?<endYear>\\d{4})年)?(?:(?<endMonth>${NUMBER})月)?(?<endDay>${NUMBER})[日号])`;
// “3月11-14日” prints 日 once
const DAY = `(?<day>${NUMBER})(?:[日号]${RANGE_END}?|(?:${TO}|、)(?<lastDay>${NUMBER})[日号])`;
const FULL = new RegExp(`${YEAR}${MONTH}${DAY}`, 'uy');
const BARE_DAY = new RegExp(`(?<![\\d.月年第每改节假工周末生])(?<day>\\d{1,2}|[二三]?十[一二三四五六七八九]?)(?:日${RANGE_END.replace('(?:(?<endYear>\\d{4})年)?', '').replace('(?<endDay>', '(?<endDay>')}?|(?:至|-|~)(?<lastDay>\\d{1,2})日)(?![内后前均报游元程志本语产益出班耳渐夜])`, 'uy');
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/uy;
const RELATIVE = /(?:[昨今前] ?\(\d{1,2}日?\)[日天晚]?|昨[日天晚夜晨]|昨(?=[在日下上召举启开正]|$)|今[日天晚晨早]|前[日天]晚?(?!性|然)|同一?[日天]|当[日天晚](?!地|成|作)|次日|翌日|第二天|日前|近日|近期|日来|连日来|不久前|最近|上月[底末初中]旬?|本月[底末初中]旬?|月初|上周(?![一二三四五六日天]))/uy;
const WEEKDAY = /(?<which>本|这|上|下)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?![期年岁])/uy;
// where a date can begin; common numerals and characters count only before what makes them one
const START = /[\d]|[〇零○一二三四五六七八九十廿](?=[〇零○一二三四五六七八九十廿]{0,3}[年月日])|昨|今(?=[日天晚晨早年 (])|前(?=[日天年 (])|去(?=年)|同(?=一?[日天])|当(?=[日天晚月])|次(?=日)|翌(?=日)|第(?=二天)|日(?=前|来)|近(?=[日期])|连(?=日)|不(?=久前)|最(?=近)|[上本](?=[周月星礼])|[下这](?=[周星礼])|周(?=[一二三四五六日天])|星(?=期)|礼(?=拜)|月(?=初)/gu;
/**
 * The dates of a folded text, in order, resolved against the day of publication.
 * A date without a year lies in the year of publication, or in the year before when it would lie in the future and
 * nothing announces it (将, 拟, 定于). A day without a month belongs to the month last stated, or to the latest month in
 * which it has passed. 同日 and 当天 are the day last stated.
 * @param published day of publication, `YYYY-MM-DD`; without it only dates with a year are resolved.
 * @param today day that 今天 and 昨天 count from, where a dateline states another than that of publication.
 */
export function findDates(folded, published, today = published) {
    const found = [];
    let last;
    START.lastIndex = 0;
    for (let hit = START.exec(folded); hit; hit = START.exec(folded)) {
        const at = hit.index;
        const mention = readFull(folded, at, published) ??
            readIso(folded, at) ??
            readBareDay(folded, at, published, last?.date) ??
            readRelative(folded, at, today, last?.date) ??
            readWeekday(folded, at, published);
        if (!mention)
            continue;
        found.push(mention);
        if (mention.date !== undefined)
            last = mention;
        START.lastIndex = mention.span.end;
    }
    return found;
}
/** Days from `a` to `b`, both `YYYY-MM-DD`; negative when `b` is earlier. */
export function daysBetween(a, b) {
    return Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);
}
function execAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text);
}
function readFull(text, at, published) {
    const before = text[at - 1];
    if (before !== undefined && /[\d.]/u.test(before))
        return undefined;
    const hit = execAt(FULL, text, at);
    const part = hit?.groups;
    if (!hit || !part)
        return undefined;
    const span = { start: at, end: at + hit[0].length };
    const month = part.thisMonth ? monthOf(part.thisMonth, published) : number(part.month);
    const day = number(part.day);
    const year = yearOf(part.year, published) ?? guessYear(month, day, published, announced(text, at));
    const date = iso(year, month, day);
    if (date === undefined)
        return { span };
    const endDay = number(part.endDay ?? part.lastDay);
    if (endDay === undefined)
        return { span, date };
    const endMonth = number(part.endMonth) ?? month;
    const endYear = number(part.endYear) ?? (Number(endMonth) < Number(month) ? Number(year) + 1 : year);
    const end = iso(endYear, endMonth, endDay);
    return isRange(hit[0], date, end) ? { span, date, end } : { span, date };
}
/** 3月9日、10日 are two days in a row; of days further apart only the first counts. */
function isRange(words, date, end) {
    if (end === undefined || end <= date)
        return false;
    return !words.includes('、') || daysBetween(date, end) === 1;
}
function readIso(text, at) {
    const hit = execAt(ISO, text, at);
    const date = hit ? iso(Number(hit[1]), Number(hit[2]), Number(hit[3])) : undefined;
    return hit && date !== undefined ? { span: { start: at, end: at + hit[0].length }, date } : undefined;
}
function readBareDay(text, at, published, anchor) {
    const hit = execAt(BARE_DAY, text, at);
    const part = hit?.groups;
    if (!hit || !part)
        return undefined;
    const span = { start: at, end: at + hit[0].length };
    const date = dayNear(number(part.day), published, anchor);
    if (date === undefined)
        return { span };
    const endDay = number(part.endDay ?? part.lastDay);
    const endMonth = number(part.endMonth) ?? Number(date.slice(5, 7));
    const end = iso(Number(date.slice(0, 4)), endMonth, endDay);
    return isRange(hit[0], date, end) ? { span, date, end } : { span, date };
}
function readRelative(text, at, today, anchor) {
    const hit = execAt(RELATIVE, text, at);
    if (!hit)
        return undefined;
    const word = hit[0];
    const span = { start: at, end: at + word.length };
    const resolved = (from, days, anaphoric) => {
        const date = from === undefined ? undefined : shift(from, days);
        return { span, ...(date === undefined ? {} : { date }), ...(anaphoric ? { anaphoric } : {}) };
    };
    if (word.startsWith('昨'))
        return resolved(today, -1, false);
    if (word.startsWith('今'))
        return resolved(today, 0, false);
    if (/^前[日天]/u.test(word))
        return resolved(today, -2, false);
    if (/^(?:同|当)/u.test(word))
        return resolved(anchor, 0, true);
    if (/^(?:次日|翌日|第二天)/u.test(word))
        return resolved(anchor, 1, true);
    return { span };
}
function readWeekday(text, at, published) {
    const hit = execAt(WEEKDAY, text, at);
    if (!hit?.groups)
        return undefined;
    const span = { start: at, end: at + hit[0].length };
    if (published === undefined)
        return { span };
    const wanted = Math.min(WEEKDAYS.indexOf(hit.groups.weekday), 6);
    const today = (new Date(`${published}T00:00:00Z`).getUTCDay() + 6) % 7;
    const weeks = { 本: 0, 这: 0, 上: -7, 下: 7 }[hit.groups.which ?? ''] ?? (wanted > today ? -7 : 0);
    return { span, date: shift(published, wanted - today + weeks) };
}
function number(text) {
    if (text === undefined)
        return undefined;
    if (/^\d+$/u.test(text))
        return Number(text);
    const [tens, units] = text.replace('廿', '二十').split('十');
    if (units === undefined)
        return DIGITS[text];
    return (tens === '' ? 1 : (DIGITS[tens] ?? 0)) * 10 + (units === '' ? 0 : (DIGITS[units] ?? 0));
}
function yearOf(text, published) {
    if (text === undefined)
        return undefined;
    const back = { 今: 0, 去: 1, 前: 2 }[text];
    if (back !== undefined)
        return published === undefined ? undefined : Number(published.slice(0, 4)) - back;
    return /^\d+$/u.test(text) ? Number(text) : Number([...text].map((digit) => DIGITS[digit]).join(''));
}
function monthOf(word, published) {
    if (published === undefined)
        return undefined;
    const month = Number(published.slice(5, 7));
    return word === '上月' ? ((month + 10) % 12) + 1 : month;
}
function guessYear(month, day, published, isAnnounced) {
    if (published === undefined)
        return undefined;
    const year = Number(published.slice(0, 4));
    const date = iso(year, month, day);
    return date !== undefined && date > published && !isAnnounced ? year - 1 : year;
}
function announced(text, at) {
    return /[将拟定前][于在自从]?$|(?:预计|计划|决定|即日起|截至|截止)[于在至到]?$/u.test(text.slice(Math.max(0, at - 6), at));
}
function dayNear(day, published, anchor) {
    if (anchor !== undefined) {
        const near = iso(Number(anchor.slice(0, 4)), Number(anchor.slice(5, 7)), day);
        if (near !== undefined && near >= anchor && (published === undefined || near <= published))
            return near;
    }
    if (published === undefined)
        return undefined;
    const year = Number(published.slice(0, 4));
    const month = Number(published.slice(5, 7));
    const here = iso(year, month, day);
    if (here !== undefined && here <= published)
        return here;
    return month === 1 ? iso(year - 1, 12, day) : iso(year, month - 1, day);
}
function iso(year, month, day) {
    if (year === undefined || month === undefined || day === undefined || year < 1000)
        return undefined;
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
        return undefined;
    return date.toISOString().slice(0, 10);
}
function shift(date, days) {
    return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
