import { contains } from '../../domain/span.js';
import { Overlaps } from './overlaps.js';
import { elementsOf } from './posts/elements.js';
import { Memory } from './posts/holder.js';
import { SentenceReader } from './posts/reader.js';
/** Reads who holds which post, sentence by sentence; organs of level titles are resolved by `levels`. */
export function readPosts(context, persons, organizations, titles, levels) {
    const posts = [];
    const implied = [];
    const consumed = [];
    const { bylines } = context.article.parts;
    const inBylines = new Overlaps(bylines);
    const all = elementsOf(persons, organizations, titles).filter((element) => !inBylines.any(element));
    const paragraphs = new Overlaps(context.article.parts.paragraphs);
    const memory = new Memory();
    let subject;
    let paragraph;
    let from = 0;
    for (const sentence of context.sentences) {
        while (from < all.length && (all[from]?.start ?? 0) < sentence.start)
            from++;
        let to = from;
        while (to < all.length && (all[to]?.end ?? 0) <= sentence.end)
            to++;
        if (!paragraph || !contains(paragraph, sentence)) {
            paragraph = paragraphs.of(sentence).find((each) => contains(each, sentence));
            subject = undefined;
        }
        const reader = new SentenceReader(context, sentence, all.slice(from, to), levels, subject, memory);
        reader.read();
        subject = reader.subject ?? subject;
        posts.push(...reader.posts);
        implied.push(...reader.implied.mentions);
        consumed.push(...reader.implied.consumed);
        from = to;
    }
    return { posts: distinct(posts), implied, consumed };
}
function distinct(posts) {
    const seen = new Map();
    for (const post of posts) {
        const key = [post.person.name, post.label, post.holder, post.title, post.former].join('\t');
        const known = seen.get(key);
        if (!known || (!known.certain && post.certain))
            seen.set(key, post);
    }
    return [...seen.values()];
}
