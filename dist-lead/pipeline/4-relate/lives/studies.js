import { lifeClaim } from './claims.js';
import { doersAt, startsClause } from './subjects.js';
const SCHOOL = /(?:大学|学院|学校|中学|党校|师范|师专|[一二三四五六七八九十]中|附中|研究院|研究所|军校|学堂|书院|系)$/u;
/** GRADUATED_FROM of a sentence: 毕业于…, …毕业, 就读于…获…学位, and the entries of a résumé. */
export function studiesIn(context, line, lexicon) {
    const schools = line.organizations.filter(({ kind, name }) => kind === 'school' || SCHOOL.test(name));
    const claims = [];
    let last;
    for (const school of schools) {
        const joined = last && /^[\p{Script=Han}]{0,14}?(?:、|和|及|以及|与)$/u.test(context.folded.slice(last.end, school.span.start));
        const people = joined && last ? last.people : leaversOf(context, line, school, lexicon);
        last = people.length > 0 ? { end: school.span.end, people } : undefined;
        for (const person of people)
            claims.push(lifeClaim('GRADUATED_FROM', person, school, line, 'lives/graduated'));
    }
    return claims;
}
function leaversOf(context, line, school, lexicon) {
    const { folded } = context;
    const { start, end } = school.span;
    const head = folded.slice(line.span.start, start);
    const tail = folded.slice(end, line.span.end);
    const next = line.persons.find(({ span }) => span.start >= end);
    const untilNext = next ? tail.slice(0, next.span.start - end) : tail;
    const graduate = lexicon.graduate.exec(head);
    if (graduate) {
        if (lexicon.denied.test(head.slice(0, graduate.index)))
            return [];
        return attributed(untilNext, next) ?? doersAt(context, line, line.span.start + graduate.index, lexicon);
    }
    const left = /^[^,。;、:“”]{0,24}?毕业/u.exec(untilNext);
    if (left &&
        !lexicon.denied.test(left[0].slice(0, -2)) &&
        !lexicon.notGraduated.test(untilNext.slice(left[0].length - 2)))
        return attributed(untilNext.slice(left[0].length), next) ?? doersBefore(context, line, start, lexicon);
    if (degree(head, untilNext, lexicon))
        return doersBefore(context, line, start, lexicon);
    if (startsClause(context, line, start) && lexicon.education.test(untilNext) && line.before !== undefined)
        return doersAt(context, line, start, lexicon);
    if (startsClause(context, line, start) && lexicon.education.test(untilNext) && /[,、]$/u.test(head))
        return doersAt(context, line, start, lexicon);
    return [];
}
/** 毕业于湖南大学|的(博士)|某某. */
function attributed(between, next) {
    return next && /^[^,。;、:“”的]{0,14}的[^,。;、:“”的]{0,10}$/u.test(between) ? [next] : undefined;
}
/** The subject before the school with its verb or preposition: 就读于, 从, 在, 于. */
function doersBefore(context, line, start, lexicon) {
    const head = context.folded.slice(line.span.start, start);
    const verb = lexicon.study.exec(head)?.index ?? head.length;
    return doersAt(context, line, line.span.start + verb, lexicon);
}
/** 就读于某大学某专业,(后)获博士学位; 1964年考入某大学,1968年毕业 */
function degree(head, tail, { study, finished }) {
    if (!study.test(head))
        return false;
    if (/^[^,。;、:“”]{0,14},(?:于)?\d{4}年(?:\d{1,2}月)?毕业(?=[,。;后]|$)/u.test(tail))
        return true;
    const got = /^[^。;“”]{0,30}?(?:获得?|取得|拿到|被授予|授予)了?([^,。;]{0,14})/u.exec(tail);
    return got !== null && finished.test(got[1]);
}
