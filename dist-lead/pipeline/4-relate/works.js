import { contains } from '../../domain/span.js';
import { MentionsAt, Overlaps } from '../3-recognise/overlaps.js';
const GENRE = '(?:专著|著作|新著|新书|新作|文集|文章|论文|小说|长篇小说|诗集|散文集|散文|长诗|报告文学|书稿|歌曲|手册|专辑|回忆录|日记|一书)';
/** 习近平专著《…》, 李某所著《…》, 王某编写的小册子《…》. */
const BEFORE = new RegExp(`^(?:同志|总书记|先生|教授|老师)?(?:所著的?|著有?|撰写了?的?|编写了?的?|创作了?的?|编著的?|主编的?|写的?|写了|写出了?|出版了?的?|的?${GENRE})[^,。;!?]{0,10}$`, 'u');
/** 以《…》为题,出版了|王某|专著 */
const AFTER = /^(?:为题|为名|一书)?[,、]?(?:出版|发表|刊发|推出)?了?$/;
const AFTER_GENRE = new RegExp(`^(?:同志|总书记|先生)?的?${GENRE}`, 'u');
/** 《…》作者|王某, 《…》(|王某|著) */
const AUTHOR = /^(?:一书|一文)?[,(]?(?:的)?(?:作者|编者|主编)(?:是|为|:)?$/;
const ISSUED = /(?:简报|公报|学报|内参|通讯|月刊|季刊|年鉴)$/;
/** WROTE_WORK of persons and PUBLISHED of publishing houses, where the sentence says so. */
export function relateWorks(context, mentions) {
    const works = mentions.filter(({ label }) => label === 'Work');
    if (works.length === 0)
        return [];
    const sentences = new Overlaps(context.sentences);
    const printed = new MentionsAt(mentions.filter(({ implied }) => !implied));
    return works.flatMap((work) => {
        const sentence = sentences.of(work.span).find((each) => contains(each, work.span)) ?? work.span;
        const near = printed.of(sentence).filter(({ span }) => contains(sentence, span));
        const writer = near.find((each) => each.label === 'Person' && wrote(context.folded, each.span, work.span));
        const publisher = near.find((each) => each.label === 'Organization' && published(context.folded, sentence, each.span, work.span));
        return [
            ...(writer ? [claim('WROTE_WORK', writer, work, sentence, 'relate/work-writer')] : []),
            ...(publisher ? [claim('PUBLISHED', publisher, work, sentence, 'relate/work-publisher')] : []),
        ];
    });
}
function wrote(text, person, work) {
    if (person.end <= work.start)
        return BEFORE.test(text.slice(person.end, work.start));
    if (person.start < work.end)
        return false;
    const between = text.slice(work.end, person.start);
    const after = text.slice(person.end, person.end + 10);
    if (AUTHOR.test(between))
        return true;
    return ((AFTER.test(between) && AFTER_GENRE.test(after)) ||
        (/^[,(]?$/.test(between) && /^(?:著|编著|主编|作)[)。,]/.test(after)));
}
/** 中央党校出版社…出版; an organ directly before its own periodical: 省水利厅|《水利简报》. */
function published(text, sentence, organization, work) {
    const name = text.slice(organization.start, organization.end);
    if (/出版社|杂志社|出版集团/.test(name))
        return /出版|刊发|发表/.test(text.slice(organization.end, sentence.end)) || organization.end === work.start;
    return organization.end === work.start && ISSUED.test(text.slice(work.start, work.end).replace(/》$/, ''));
}
function claim(type, from, to, evidence, rule) {
    return { type, from: `${from.label}:${from.name}`, to: `${to.label}:${to.name}`, certain: true, evidence, rule };
}
