import { overlaps } from '../../../domain/span.js';
import { isAlsoName } from '../../../knowledge/words.js';
import { isHan, readingCost, segmentWords } from '../../../text/words.js';
const PRIOR = 7.5;
const TITLE = 9;
const LISTED = 8;
const KNOWN = 14;
const AFTER = 3;
const EDGE = 1.5;
/** Nothing that can follow a name follows. */
const UNEDGED = -2.5;
/** Names of one given character are the rarer ones. */
const ONE_GIVEN = 1.5;
/**
 * Name candidates of a sentence, sorted by start, with their costs in the word lattice: surname and given name by
 * `NameModel`, less what the words beside them are worth.
 */
export function nameCandidates(context, sentence, titles, blocked, evidence) {
    const { folded, knowledge } = context;
    const found = [];
    const titleEnds = new Set(titles.filter(({ head }) => head.head !== '学生').map(({ end }) => end));
    const blockedAt = blockMap(sentence, blocked);
    for (let i = sentence.start; i < sentence.end - 1; i++) {
        if (blockedAt[i - sentence.start])
            continue;
        const surname = knowledge.names.surnameAt(folded, i);
        const before = leftEvidence(context, sentence, i, titleEnds, evidence);
        const spaced = before.edge ? paddedName(context, sentence, i) : undefined;
        if (spaced)
            found.push(spaced);
        if (surname === 0) {
            if (before.strong || appointed(context, sentence, i, evidence))
                found.push(...unusual(context, sentence, i, blockedAt));
            continue;
        }
        for (let length = surname + 1; length <= surname + 2 && i + length <= sentence.end; length++) {
            const end = i + length;
            if (!isHan(folded.charCodeAt(end - 1)) || blockedAt[end - 1 - sentence.start])
                break;
            const read = candidate(context, sentence, i, end, surname, before, titles, evidence);
            if (read)
                found.push(read);
        }
        if (before.strong || appointed(context, sentence, i, evidence))
            found.push(...unusual(context, sentence, i, blockedAt));
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end);
}
/** 王　勇: a name padded to three characters with blanks, as lists and tables print it. */
function paddedName(context, sentence, start) {
    const { folded, knowledge } = context;
    const match = /^(\p{Script=Han}) {1,2}\p{Script=Han}/u.exec(folded.slice(start, Math.min(start + 4, sentence.end)));
    if (!match || !endsName(folded, start + match[0].length, sentence.end, knowledge))
        return undefined;
    if (!knowledge.names.surnames.cost.has(match[1]))
        return undefined;
    const end = start + match[0].length;
    if (isLetterSpaced(context, sentence, { start, end }))
        return undefined;
    return { start, end, pos: 'nr', cost: 4, strong: true, sure: true, known: false, edged: true, margin: 20 };
}
/** 责 任 心 强: single characters in a row with blanks between them, unless they pair off as names (王 勇 李 明). */
function isLetterSpaced(context, sentence, { start, end }) {
    const { folded, knowledge } = context;
    const left = LONE_BEFORE.exec(folded.slice(Math.max(sentence.start, start - 16), start))?.[0] ?? '';
    let run = folded.slice(start, end);
    for (let at = end; / \p{Script=Han}/u.test(folded.slice(at, at + 2)); at += 2) {
        if (!endsName(folded, at + 2, sentence.end, knowledge))
            break;
        run += folded.slice(at, at + 2);
    }
    // the first of them may belong to the word before: 汤怀远 李 明
    const runs = [left + run, left.slice(2) + run].map((each) => each.replaceAll(' ', ''));
    return !runs.some((each) => pairsOff(each, knowledge.names.surnames.cost));
}
const LONE_BEFORE = /(?:\p{Script=Han} )+$/u;
function pairsOff(run, surnames) {
    return run.length % 2 === 0 && [...run].every((char, i) => i % 2 === 1 || surnames.has(char));
}
/** A mark, a blank or a word that follows names. */
function endsName(folded, at, limit, knowledge) {
    return (at >= limit ||
        ' 、,。;)('.includes(folded[at]) ||
        knowledge.persons.after.at(folded, at, limit) !== undefined);
}
/** 安图曲哈为凉山…局长: a name that opens the sentence and is followed by 为 and an organization. */
function appointed({ folded }, sentence, at, evidence) {
    if (at !== sentence.start)
        return false;
    const to = folded.slice(at + 2, at + 13).indexOf('为');
    return to >= 0 && evidence.organizationStarts.has(at + 2 + to + 1);
}
function blockMap(sentence, blocked) {
    const map = new Uint8Array(sentence.end - sentence.start);
    for (const span of blocked) {
        if (!overlaps(span, sentence))
            continue;
        map.fill(1, Math.max(0, span.start - sentence.start), Math.min(map.length, span.end - sentence.start));
    }
    return map;
}
function leftEvidence(context, sentence, at, titleEnds, evidence) {
    const { folded, knowledge } = context;
    let left = at;
    const furthest = Math.max(sentence.start, at - 3);
    while (left > furthest && ' “"('.includes(folded[left - 1]))
        left--;
    // 市委书记:某某
    if (titleEnds.has(left) || (folded[left - 1] === ':' && titleEnds.has(left - 1)))
        return { bonus: TITLE, strong: true, edge: true, after: 'title' };
    if (evidence.listed.has(at))
        return { bonus: LISTED, strong: true, edge: true };
    if (left === at && evidence.organizationEnds.has(at))
        return { bonus: EDGE + 2, strong: false, edge: true, after: 'organization' };
    if (left === sentence.start)
        return { bonus: EDGE, strong: false, edge: true };
    for (let length = 5; length >= 1; length--) {
        const word = folded.slice(Math.max(sentence.start, left - length), left);
        if (word.length !== length)
            continue;
        if (knowledge.persons.kin.has(word))
            return { bonus: 6, strong: true, edge: true };
        if (knowledge.persons.before.has(word))
            return { bonus: length === 1 ? EDGE : 5, strong: length > 1, edge: true };
    }
    const previous = folded[left - 1];
    const edge = '、,:;和与及的”)'.includes(previous) || left !== at;
    return { bonus: edge ? EDGE : 0, strong: false, edge };
}
function candidate(context, sentence, start, end, surname, left, titles, evidence) {
    const { folded, knowledge } = context;
    const form = folded.slice(start, end);
    const known = evidence.known.has(form);
    if (NEVER_GIVEN.test(folded.slice(start + surname, end)))
        return undefined;
    if (end - start > surname + 1 && HEADS_VERB.test(folded.slice(end - 1, end + 1)))
        return undefined;
    // 某某强|调任
    if (folded.startsWith('强调任', end))
        return undefined;
    const right = rightEvidence(context, sentence, { start, end }, titles, evidence);
    if (!known && !left.strong && !right.strong && !(left.edge && right.edge))
        return undefined;
    const model = knowledge.names.cost(folded, start, end, surname) + (end - start - surname === 1 ? ONE_GIVEN : 0);
    const verbal = left.strong && folded[start] === '任' ? (end - start > 2 ? 2 : 6) : 0;
    const place = end - start === 2 && knowledge.gazetteer.byShort(form).length > 0 ? 5 : 0;
    // 歌手|齐聚: a name of one given character must have one that names have
    const unlikely = end - start - surname === 1 && knowledge.names.givenCost(folded.charCodeAt(end - 1)) > 10;
    const marked = '、,。;:)(” '.includes(folded[end] ?? ' ');
    const titled = left.after === 'title' && marked ? 3 : 0;
    const joined = !marked && end - start > 2 && '和与等及任为在'.includes(folded[end - 1]) ? linked(context, end) : 0;
    const opens = left.edge && right.strong && start === sentence.start;
    // 孟子|说: a word that is a name as well opens the sentence and speaks
    const speaks = opens && isAlsoName(knowledge.words.entry(folded, start, end));
    const base = Math.max(0.5, model + PRIOR - left.bonus - right.bonus - titled - (speaks ? 6 : 0) + verbal + place + joined);
    const cost = known ? Math.max(0.5, base - KNOWN) : base;
    const margin = readingCost(folded, start, end, knowledge.words) - base;
    return {
        start,
        end,
        pos: 'nr',
        cost,
        // a word of the dictionary needs more than what follows it: 党校|校长
        strong: left.strong || ((right.strong || (left.after === 'organization' && right.edge)) && !knowledge.words.has(form)),
        sure: right.sure === true ||
            speaks ||
            (left.after === 'title' &&
                right.edge &&
                !unlikely &&
                (!knowledge.words.has(form) ||
                    '、,)'.includes(folded[end] ?? ' ') ||
                    ATTENDS.test(folded.slice(end, end + 4)))),
        known,
        edged: left.edge && right.edge,
        margin,
    };
}
function rightEvidence(context, sentence, { start, end }, titles, evidence) {
    const { folded, knowledge } = context;
    if (end >= sentence.end)
        return { bonus: EDGE, strong: false, edge: true };
    if (folded[end] === ' ' && evidence.organizationStarts.has(end + 1))
        return { bonus: 8, strong: true, edge: true, sure: true };
    if ('为任'.includes(folded[end]) && evidence.organizationStarts.has(end + 1))
        return { bonus: 5, strong: true, edge: true };
    if (folded[end] === '的' && evidence.organizationStarts.has(end + 1))
        return { bonus: 4, strong: true, edge: true };
    if (/^等\d{1,3}人/.test(folded.slice(end, end + 5)))
        return { bonus: 4, strong: true, edge: true };
    if (CAREER.test(folded.slice(end, end + 12)))
        return { bonus: 5, strong: true, edge: true };
    if (VITAL.test(folded.slice(end, end + 6)))
        return { bonus: 5, strong: true, edge: true };
    if ('、,。;:)(” /!?—…'.includes(folded[end]))
        return { bonus: EDGE, strong: false, edge: true };
    if (knowledge.persons.speech.at(folded, end, sentence.end))
        return { bonus: AFTER + 1, strong: true, edge: true };
    if (evidence.organizationStarts.has(end) && start === sentence.start)
        return { bonus: 5, strong: true, edge: true };
    if (evidence.organizationStarts.has(end))
        return { bonus: EDGE, strong: false, edge: true };
    const after = knowledge.persons.after.at(folded, end, sentence.end);
    if (after)
        return { bonus: after.phrase.length > 1 ? AFTER : 0.5, strong: false, edge: true };
    return titles.some(({ start: from, bare, head, title }) => from === end && bare - from <= 3 && /^(?:常务副|副|代)?$/.test(title.slice(0, title.length - head.head.length)))
        ? { bonus: AFTER, strong: true, edge: true }
        : { bonus: UNEDGED, strong: false, edge: false };
}
/** 礼和|在某地会见, 礼和|会见: a conjunction joins no name to a verb; before a name it does. */
function linked({ folded, knowledge }, end) {
    const verb = knowledge.persons.after.at(folded, end)?.phrase.length ?? 0;
    if (folded[end - 1] === '在')
        return 10;
    return folded[end - 1] === '和' && (verb > 1 || '在与率向'.includes(folded[end] ?? ' ')) ? -6 : 5;
}
/** Verbs that follow whoever takes part: 副市长高峰|出席; 主任严肃|指出 tells how he said it. */
const ATTENDS = /^(?:出席|参加|主持|列席|致辞|讲话|作报告|分别|汇报|宣读|等出席|等参加)/;
const VITAL = /^(?:,|\(|、)(?:男|女|汉族|\p{Script=Han}{1,3}族|\d{4}年)/u;
/** What tells of a career after a name: 历任, 1982年8月任, 是第十届…. */
const CAREER = /^(?:同志)?(?:历任|曾任|曾先后|曾担任|先后[担出历]?任|先后在|升任|调任|转任|改任|接任|出任|现任|就任|当选|任命为|被任命|不再担任|卸任|辞去|是第[一二三四五六七八九十]|(?:工作|个人)?(?:简历|履历|年表|生平|小传)|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:起|后)?(?:任|担任|当选|出生|生于|参加|加入|调|被|毕业|从|考入|到|赴))/u;
const SLOT_END = /[、,，。;:)( 》”]|等|出席|参加|陪同|列席|主持|一行|同志|率|汇报|致辞|讲话|介绍|表示|指出|强调|说/;
const PROPER = new Set(['nr', 'x']);
/**
 * Names without a Chinese surname where a title or a list leaves a slot that they fill: 副州长阿石木加, 买买提、…. Either
 * the slot up to the next mark or verb, or the run of characters that transliterate.
 */
function unusual(context, sentence, start, blockedAt) {
    const { folded } = context;
    if (blockedAt[start - sentence.start])
        return [];
    const rest = folded.slice(start, Math.min(sentence.end, start + 14));
    const stop = rest.search(SLOT_END);
    const slot = stop < 0 ? rest : rest.slice(0, stop);
    const form = isUnusualName(context, slot) ? slot : transliteratedRun(context, rest);
    if (form === undefined)
        return [];
    const whole = isFullyTransliterated(context, form);
    const cost = whole && form.length > 3 ? 5 : 12;
    const end = start + form.length;
    return [
        { start, end, pos: 'nr', cost, strong: true, sure: false, known: false, edged: true, margin: whole ? 10 : 5 },
    ];
}
function isFullyTransliterated({ knowledge }, form) {
    return knowledge.names.isTransliteration(form);
}
function isUnusualName(context, form) {
    if (form.length < 2 || form.length > 12 || !/^[\p{Script=Han}]+(?:·[\p{Script=Han}]+)*$/u.test(form))
        return false;
    if (NEVER_IN_NAMES.test(form) || OFFICE_WORD.test(form))
        return false;
    const { gazetteer } = context.knowledge;
    if (gazetteer.country(form) !== undefined || gazetteer.region(form) !== undefined)
        return false;
    if (form.includes('·'))
        return true;
    const japanese = context.knowledge.persons.japanese.at(form, 0);
    if (japanese && form.length > japanese.phrase.length && form.length <= japanese.phrase.length + 3)
        return true;
    if (isFullyTransliterated(context, form))
        return form.length >= 3 && form.length <= 7;
    if (form.length < 3 || form.length > 4)
        return false;
    const tokens = segmentWords(form, { start: 0, end: form.length }, context.knowledge.words);
    return !tokens.some(isCommonWord);
}
/** Words of grammar and speech that no given name has: 高兴|地, 常|说. */
const NEVER_GIVEN = /[任调的地得着了过说吗呢吧啊把被让我你他她它们这那么很最都也就还]/;
/** 某某|升任, 某某|作的报告: the last character begins the verb. */
const HEADS_VERB = /^(?:[升兼改转接就卸提续历]任|作[的了])/;
const OFFICE_WORD = /摄$|主任|书记|部长|局长|处长|厅长|科长|委员|代表|干部|领导|[厅局部委办处科室组会]$/;
const NEVER_IN_NAMES = /[的了是在和与等及有为对将得去里要也往不就都很把被让用这那上下并从向以个们着过]/;
/** The run of transliterating characters that opens `rest`, four to seven of them. */
function transliteratedRun({ knowledge }, rest) {
    let length = 0;
    while (length < rest.length && knowledge.names.transliteration.has(rest[length]))
        length++;
    if (length < 4 || length > 7)
        return undefined;
    // 俄木拉则|当场: the run gives back what begins a word; without any mark after it the name has four characters
    for (let end = 4; end <= length; end++) {
        const next = knowledge.words.longestFrom(rest.charCodeAt(end));
        for (let n = 2; n <= next; n++)
            if (knowledge.words.entry(rest, end, end + n) !== 0)
                return rest.slice(0, end);
        if (/^(?:[、,。;:()”》 ]|$)/.test(rest.slice(end)))
            return rest.slice(0, end);
    }
    return rest.slice(0, 4);
}
function isCommonWord(token) {
    return token.end - token.start > 1 && !PROPER.has(token.pos);
}
