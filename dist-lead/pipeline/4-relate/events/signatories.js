import { clauseStart } from './triggers.js';
/** 甲市与乙公司(举行)战略合作签约仪式: the parties that its sentence joins by 与 or 和 before the ceremony's noun. */
export function signatoriesOf({ line, trigger }) {
    if (!trigger.noun)
        return [];
    const base = line.span.start;
    const from = base + clauseStart(line.text, trigger.span.start - base);
    const to = trigger.noun.end;
    const parties = line.mentions.filter(({ label, implied, span }) => label === 'Organization' && !implied && span.start >= from && span.end <= to);
    const joined = parties.filter((party, at) => isJoined(line.text, base, parties[at - 1], party) || isJoined(line.text, base, party, parties[at + 1]));
    return joined.map((mention) => ({
        mention,
        role: 'signatory',
        relation: 'sign',
        weak: false,
        led: false,
        remote: false,
        line,
        at: trigger.span.start,
    }));
}
function isJoined(text, base, a, b) {
    return (a !== undefined &&
        b !== undefined &&
        /^(?:[、与和]|同|以及|及)$/u.test(text.slice(a.span.end - base, b.span.start - base)));
}
