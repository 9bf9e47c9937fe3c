import { overlaps } from '../../../domain/span.js';
import { findMonths } from '../../../text/months.js';
import { isQuoted } from '../events/lines.js';
import { keyOf } from '../events/participation.js';
import { clauseStart } from '../events/triggers.js';
import { BLOT } from './lexicon.js';
/** For so many sentences 该项目 refers back. */
const REFERS_BACK = 3;
/** Longest stretch between a project and the word of its stage within one clause, in code units. */
const LONGEST_GAP = 40;
/** X项目、Y项目|等3个重点项目 */
const LIST_END = /^等(?:[\d一二三四五六七八九十两多余几]+[个项大])?(?:重[大点])?(?:项目|工程)?/u;
const FIGURE = /^总?投资(?:约|超|达)?\d[\d.]*多?[亿万]元的?/u;
/** The sentences that tell a stage of a project as reached; not planned, not denied, not ordered. Linear in the text. */
export function readStages(lines, lexicon) {
    const found = [];
    let last;
    for (const [at, line] of lines.entries()) {
        const mentions = line.mentions.filter(({ label, implied }) => label === 'Project' && !implied);
        const refersTo = last && at - last.at <= REFERS_BACK && last.projects.length === 1 ? last.projects : undefined;
        if (mentions.length > 0 || refersTo) {
            for (const hit of stageWords(line, lexicon)) {
                const projects = projectsOf(hit, mentions, refersTo, lexicon);
                const { word, start, end } = hit;
                if (projects)
                    found.push({ line, projects, word, start, end });
            }
        }
        if (mentions.length > 0)
            last = { at, projects: [...new Set(mentions.map(keyOf))] };
    }
    return found;
}
function* stageWords(line, lexicon) {
    const { text, span } = line;
    const plain = withoutNames(line);
    for (const { start, end, value } of lexicon.words.scan(text)) {
        const place = { start: span.start + start, end: span.start + end };
        if (line.mentions.some((mention) => !mention.implied && overlaps(mention.span, place)))
            continue;
        if (value.notAfter.test(text.slice(end, end + 8)) ||
            value.notBefore.test(text.slice(Math.max(0, start - 4), start)))
            continue;
        yield { line, plain, word: value, start, end };
    }
}
/** The text of a line with each name blotted out: 研究 in 研究院 plans nothing. */
function withoutNames({ text, span, mentions }) {
    let plain = text;
    for (const mention of mentions) {
        if (mention.implied)
            continue;
        const [from, to] = [mention.span.start - span.start, mention.span.end - span.start];
        plain = plain.slice(0, from) + BLOT.repeat(to - from) + plain.slice(to);
    }
    return plain;
}
function projectsOf(hit, mentions, refersTo, lexicon) {
    const object = hit.word.takesObject ? objectOf(hit, mentions, lexicon) : undefined;
    if (object)
        return object;
    const subject = subjectBefore(hit, mentions) ?? (refersTo && referenceBefore(hit, refersTo, lexicon));
    return subject && isTold(hit, subject, lexicon) ? subject.projects : undefined;
}
/** 开工建设|某项目, 投产的|某项目、某项目 */
function objectOf(hit, mentions, lexicon) {
    const { line, plain, start, end } = hit;
    const first = mentions.findIndex(({ span }) => span.start - line.span.start >= end);
    const project = mentions[first];
    if (!project)
        return undefined;
    const from = project.span.start - line.span.start;
    if (from - end > LONGEST_GAP || !isObjectGap(line, end, from, lexicon))
        return undefined;
    const before = plain.slice(clauseStart(plain, start), start);
    if (isQuotedApart(line, start, from) || lexicon.planned.test(before) || isOrdered(hit, lexicon))
        return undefined;
    return listFrom(line, mentions, first, 1);
}
/**
 * The project named last before the word, with those listed before it: 甲项目、乙项目集中开工. In 甲项目、乙项目申报国家级
 * the word may be of the last alone.
 */
function subjectBefore({ line, start, end }, mentions) {
    const index = mentions.findLastIndex(({ span }) => span.end - line.span.start <= start);
    const project = mentions[index];
    if (!project)
        return undefined;
    const to = project.span.end - line.span.start;
    const isOfAll = to < start || /^(?:[了,。;!?]|$)/u.test(line.text.slice(end));
    const projects = isOfAll ? listFrom(line, mentions, index, -1) : [keyOf(project)];
    return { start: project.span.start - line.span.start, end: to, projects };
}
/** 该项目, where it opens a clause before the word. */
function referenceBefore({ line, start }, projects, lexicon) {
    for (let at = clauseStart(line.text, start);; at = clauseStart(line.text, at - 1)) {
        const hit = lexicon.reference.at(line.text, at, start);
        if (hit)
            return { start: at, end: at + hit.phrase.length, projects };
        if (at === 0)
            return undefined;
    }
}
/** True when the sentence says of its subject that it reached the stage. */
function isTold(hit, subject, lexicon) {
    const { line, plain, start } = hit;
    const clause = clauseStart(plain, start);
    const before = plain.slice(clauseStart(plain, subject.start), subject.start);
    if (lexicon.planned.test(before) || lexicon.purpose.test(before) || isOrdered(hit, lexicon))
        return false;
    if (isQuotedApart(line, start, subject.start))
        return false;
    if (clause <= subject.start) {
        return start - subject.end <= LONGEST_GAP && isSubjectGap(line, subject.end, start, lexicon);
    }
    if (!isSubjectGap(line, clause, start, lexicon) || hasOtherSubject(line, subject.end, clause))
        return false;
    return lexicon.now.test(plain.slice(clause, start)) || !lexicon.planned.test(plain.slice(subject.end, clause));
}
/** 要…, in this clause or one before, unless this one says that it is so already. */
function isOrdered({ plain, start }, lexicon) {
    return (lexicon.ordered.test(plain.slice(0, start)) && !lexicon.now.test(plain.slice(clauseStart(plain, start), start)));
}
/** A slogan in quotes tells nothing of a project outside them. */
function isQuotedApart(line, word, project) {
    const base = line.span.start;
    return isQuoted(line, base + word) && !isQuoted(line, base + project);
}
/** True when a clause in `[from, to)` opens with somebody else. */
function hasOtherSubject(line, from, to) {
    return line.mentions.some(({ span, label, implied }) => {
        const at = span.start - line.span.start;
        return !implied && label !== 'Place' && at > from && at < to && clauseStart(line.text, at) === at;
    });
}
/** Keys of the projects listed with the one at `index`, towards `step`. */
function listFrom(line, mentions, index, step) {
    const keys = [keyOf(mentions[index])];
    for (let at = index; mentions[at + step]; at += step) {
        const [left, right] = step > 0 ? [mentions[at], mentions[at + step]] : [mentions[at + step], mentions[at]];
        const [from, to] = [left.span.end, right.span.start].map((n) => n - line.span.start);
        if (!/^”?(?:[、和与及]|以及)“?$/u.test(line.text.slice(from, to)))
            break;
        keys.push(keyOf(mentions[at + step]));
    }
    return [...new Set(keys)];
}
function isSubjectGap(line, from, to, lexicon) {
    const places = line.mentions.filter(({ label, implied }) => label === 'Place' && !implied);
    const transparent = [...places, ...line.dates, ...monthsOf(line)];
    return isCovered(line, { from, to }, (at) => {
        const listed = LIST_END.exec(line.text.slice(at, Math.min(to, at + 16)))?.[0].length;
        return listed ?? ownLength(line, transparent, at) ?? lexicon.between.at(line.text, at, to)?.phrase.length;
    });
}
function isObjectGap(line, from, to, lexicon) {
    const names = line.mentions.filter(({ label, implied }) => label !== 'Person' && !implied);
    return isCovered(line, { from, to }, (at) => {
        const figure = FIGURE.exec(line.text.slice(at, to))?.[0].length;
        return figure ?? ownLength(line, names, at) ?? lexicon.object.at(line.text, at, to)?.phrase.length;
    });
}
/** True when steps of known length lead from one offset to the other. */
function isCovered(line, { from, to }, step) {
    let at = from;
    while (at < to) {
        const length = line.text[at] === ' ' ? 1 : step(at);
        if (length === undefined)
            return false;
        at += length;
    }
    return at === to;
}
function ownLength(line, items, at) {
    const item = items.find(({ span }) => span.start - line.span.start === at);
    return item && item.span.end - item.span.start;
}
/** Months and years without a day, as spans of the article's text. */
function monthsOf({ text, span }) {
    return findMonths(text).map((month) => ({
        span: { start: span.start + month.span.start, end: span.start + month.span.end },
    }));
}
