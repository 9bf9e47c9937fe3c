const MONTH = /(?<![\d.])(?:(?<year>\d{4}|今|去|前)年)?(?<month>\d{1,2})月(?! ?\d|份?(?:的|至|到|-))/gu;
const YEAR = /(?<![\d.])(?<year>\d{4}|去|前)年(?! ?\d|度|代|来|级|版)/gu;
const BACK = { 今: 0, 去: 1, 前: 2 };
/**
 * Months (2021年3月, 去年10月, 3月) and years (2021年, 去年) of a folded text that have no day, in order. A month without a
 * year is the latest that the day of publication has reached.
 * @param published day of publication, `YYYY-MM-DD`; without it only what has a printed year is resolved.
 */
export function findMonths(folded, published) {
    const found = [...folded.matchAll(MONTH), ...folded.matchAll(YEAR)].map((hit) => {
        const date = resolved(hit.groups?.year, hit.groups?.month, published);
        const span = { start: hit.index, end: hit.index + hit[0].length };
        return { span, ...(date === undefined ? {} : { date }) };
    });
    return found.sort((a, b) => a.span.start - b.span.start);
}
function resolved(year, month, published) {
    if (month === undefined)
        return yearOf(year, published);
    if (Number(month) < 1 || Number(month) > 12)
        return undefined;
    const padded = month.padStart(2, '0');
    const stated = yearOf(year, published) ?? (year === undefined ? lastWith(padded, published) : undefined);
    return stated === undefined ? undefined : `${stated}-${padded}`;
}
function yearOf(year, published) {
    const back = BACK[year ?? ''];
    if (back === undefined)
        return year;
    return published === undefined ? undefined : String(Number(published.slice(0, 4)) - back);
}
function lastWith(month, published) {
    if (published === undefined)
        return undefined;
    const year = Number(published.slice(0, 4));
    return String(month > published.slice(5, 7) ? year - 1 : year);
}
