/** Parts of speech that no name contains: prepositions, conjunctions, particles, pronouns, adverbs, times. */
const CUT_POS = new Set(['p', 'c', 'u', 'uj', 'ul', 'uz', 'r', 'd', 't', 'y', 'e', 'o']);
/**
 * Where the name that ends before `ending` starts: walks left over tokens to the first mark, cut word or `floor`.
 * Returns undefined when nothing stands before the ending or the walk exceeds `longest`.
 */
export function nameStart(view, ending, limits) {
    let start = view.isBoundary(ending) ? ending : view.startOfToken(ending);
    if (start < limits.floor)
        start = limits.floor;
    while (start > limits.floor) {
        const token = view.before(start);
        if (token && token.start < limits.floor) {
            // a word that straddles the place before: 镇上 in 十里镇|上屋村
            start = limits.floor;
            break;
        }
        if (!token || stops(view, token.start, token.end, token.pos, limits))
            break;
        start = token.start;
        if (ending - start > limits.longest)
            return undefined;
    }
    return start < ending ? start : undefined;
}
function stops(view, start, end, pos, { cut, verbs }) {
    const unit = view.text.charCodeAt(end - 1);
    if (!isNameUnit(unit))
        return true;
    if (cut.has(view.text.slice(start, end)))
        return true;
    // single characters carry the part of speech of some rare use: they are cut by the list alone
    if (end - start === 1)
        return false;
    // 光伏发电|一期|项目
    if (verbs && /^[一二三四五六七八九十]期$/.test(view.text.slice(start, end)))
        return false;
    return CUT_POS.has(pos) || (pos === 'v' && (!verbs || isResultative(view.text, { start, end, pos })));
}
/** 谈起, 想到, 抓好: a verb with its result, which is part of no name. */
export function isResultative(folded, { start, end, pos }) {
    return pos === 'v' && end - start === 2 && '到起好完见过'.includes(folded[end - 1]);
}
/** Han characters, Latin letters and digits, the middle dot and the hyphen. */
export function isNameUnit(unit) {
    return ((unit >= 0x4e00 && unit <= 0x9fff) ||
        (unit >= 0x3400 && unit <= 0x4dbf) ||
        unit === 0x3007 ||
        (unit >= 48 && unit <= 57) ||
        (unit >= 65 && unit <= 90) ||
        (unit >= 97 && unit <= 122) ||
        unit === 0xb7 ||
        unit === 45);
}
