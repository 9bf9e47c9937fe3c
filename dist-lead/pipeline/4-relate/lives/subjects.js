import { contains, overlaps } from '../../../domain/span.js';
import { toldSentences } from '../../3-recognise/careers/subjects.js';
const CLAUSE = /[,;。:、("“—!?\n ]/u;
const PRONOUN = /^(?:他|她|其(?!他|它|次|中|余|实))/u;
/** What follows a name that is no subject: a possessor, a member of a list. */
const NOT_SUBJECT = /^(?:的|之|等|、|与|和|及|以及|同(?!志)|跟)/u;
/** Words before a name that make it an object. */
const OBJECT = /[把被给对向由为让请跟与和同像因据]$/u;
/** The sentences of the article with the person each of them goes on about. */
export function lifeSentences(context, mentions, lexicon) {
    const { sentences, article, folded } = context;
    const { bylines, paragraphs } = article.parts;
    const printed = mentions.filter(({ span, implied }) => !implied && !bylines.some((byline) => overlaps(byline, span)));
    const byStart = [...printed].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    const told = toldSentences(context, printed.filter(({ label }) => label === 'Person'));
    const lines = [];
    let paragraph;
    let before;
    let unclear = false;
    let from = 0;
    let at = 0;
    for (const [index, span] of sentences.entries()) {
        while (from < byStart.length && byStart[from].span.start < span.start)
            from++;
        const named = [];
        for (let i = from; i < byStart.length && byStart[i].span.start < span.end; i++) {
            const mention = byStart[i];
            if (contains(span, mention.span))
                named.push(mention);
        }
        if (!paragraph || !contains(paragraph, span)) {
            while (at < paragraphs.length && paragraphs[at].end < span.end)
                at++;
            const next = paragraphs[at];
            paragraph = next && contains(next, span) ? next : undefined;
            if (!PRONOUN.test(folded.slice(span.start, span.end)))
                before = undefined;
            unclear = false;
            // a date or 男 under a heading with the name goes on about whom it names
            if (/^[ (]*(?:(?:19|20)\d{2}|男|女)/u.test(folded.slice(span.start, span.start + 6)))
                before = told[index]?.subject;
        }
        const line = {
            span,
            persons: named.filter(({ label }) => label === 'Person'),
            places: named.filter(({ label }) => label === 'Place'),
            organizations: named.filter(({ label }) => label === 'Organization'),
            before,
            unclear,
        };
        lines.push(line);
        ({ before, unclear } = goesOnAbout(context, line, lexicon));
    }
    return lines;
}
/** Who the next sentence is about when it names nobody: the subject of this one, or the one before it. */
function goesOnAbout(context, line, lexicon) {
    const { before, unclear, persons, span } = line;
    if (persons.length === 0)
        return { before, unclear };
    const subject = persons.find((person) => isSubject(context, line, person, lexicon));
    if (!subject)
        return { before: undefined, unclear: false };
    if (lexicon.endsInKin.test(context.folded.slice(span.start, subject.span.start)))
        return { before, unclear: true };
    const isOnly = persons.every(({ name }) => name === subject.name);
    return { before: isOnly || isOpener(context, line, subject) ? subject : undefined, unclear: false };
}
function isOpener({ folded }, { span, persons }, subject) {
    return persons[0] === subject && !/[“"]/u.test(folded.slice(span.start, subject.span.start));
}
/** The last subject that the sentence names before `at`, else the one of the sentences before. */
export function subjectAt(context, line, at, lexicon) {
    const named = line.persons.filter(({ span }) => span.end <= at);
    const subject = named.findLast((person) => isSubject(context, line, person, lexicon));
    if (!subject) {
        const who = context.folded.slice(line.span.start, at + 1);
        return named.length > 0 || (line.unclear && /[他她]/u.test(who)) ? undefined : line.before;
    }
    // speech of somebody opened since then
    const between = context.folded.slice(subject.span.end, at);
    const opened = between.split('“').length - between.split('”').length;
    return opened === 0 ? subject : undefined;
}
/** True when a clause starts at `at`. */
export function startsClause({ folded }, { span }, at) {
    return at <= span.start || CLAUSE.test(folded[at - 1]);
}
/** True when the name stands where its clause has its subject: after nothing but titles, times and attributes. */
function isSubject(context, line, { span }, lexicon) {
    const { folded } = context;
    const rest = afterName(folded, span.end, lexicon);
    if (NOT_SUBJECT.test(folded.slice(rest, rest + 3)) || lexicon.startsWithKin.test(folded.slice(rest, rest + 5)))
        return false;
    let start = span.start;
    while (start > line.span.start && !CLAUSE.test(folded[start - 1]))
        start--;
    const attribute = folded.lastIndexOf('的', span.start - 1);
    const from = attribute >= start ? attribute + 1 : start;
    const lead = folded.slice(from, span.start);
    if (OBJECT.test(lead))
        return false;
    return !tokensIn(context.tokens, { start: from, end: span.start }).some((token) => (token.pos === 'v' || token.pos === 'p') && !line.organizations.some((organ) => contains(organ.span, token)));
}
/** The offset after the name with 同志, 先生 or a note in brackets. */
export function afterName(folded, end, { honorific }) {
    const honoured = end + (honorific.exec(folded.slice(end, end + 4))?.[0].length ?? 0);
    return honoured + (/^\([^()]{1,12}\)/u.exec(folded.slice(honoured, honoured + 14))?.[0].length ?? 0);
}
function tokensIn(tokens, span) {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (tokens[middle].end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    const found = [];
    for (let i = low; i < tokens.length && tokens[i].start < span.end; i++)
        found.push(tokens[i]);
    return found;
}
/** Dates and adverbs that may stand between a subject and the verb of a fact. */
const LEAD = /(?:他|她|其|自己|本人|均|都|也|同|早年|后来|后|先后|当年|同年|最终|在职|本科|于|在|是|约|约于|从|自|\d{4}(?:年)?|[一二三四五六七八九〇零]{4}年|\d{1,2}月|\d{1,2}日|(?:正|冬|腊|[一二三四五六七八九十]{1,2})月|年|月|\.)+$/u;
/** Who did what is told from `at` on: the subject directly before it, else that of the clauses before. */
export function doersAt(context, line, at, lexicon) {
    const { folded } = context;
    const head = folded.slice(line.span.start, at);
    const lead = LEAD.exec(head)?.[0] ?? '';
    for (let cut = 0; cut <= lead.length; cut++) {
        const start = at - lead.length + cut;
        const person = line.persons.findLast(({ span }) => afterName(folded, span.end, lexicon) === start);
        if (person)
            return isPossessed(folded, line, person) ? [person] : listOf(folded, line, person, lead.slice(cut));
    }
    for (let cut = 0; cut <= lead.length; cut++) {
        const start = at - lead.length + cut;
        if (!startsClause(context, line, start))
            continue;
        const subject = subjectAt(context, line, start, lexicon);
        return subject ? [subject] : [];
    }
    return [];
}
function isPossessed(folded, line, person) {
    return person.span.start > line.span.start && !/[、和与及]/u.test(folded[person.span.start - 1]);
}
/** 甲、乙和丙|均: all of them; without 均 or 都 nobody, for it may be said of the last alone. */
function listOf(folded, line, last, lead) {
    const list = [last];
    for (let i = line.persons.indexOf(last) - 1; i >= 0; i--) {
        const person = line.persons[i];
        const gap = folded.slice(person.span.end, list[0].span.start);
        if (!/^(?:同志|先生|女士)?(?:、|和|与|及|以及)$/u.test(gap))
            break;
        list.unshift(person);
    }
    return list.length === 1 || /均|都|同/u.test(lead) ? list : [];
}
