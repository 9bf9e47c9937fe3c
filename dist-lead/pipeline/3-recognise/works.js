/** Newspapers in 《》 are organizations, not works. */
const NEWSPAPER = /(?:日报|晚报|晨报|早报|时报|都市报|商报|周报|电视台)$/;
const LONGEST = 80;
/** Titles in 《》: books, papers, periodicals, documents. The outer title of nested ones. Names lose the marks. */
export function recogniseWorks({ folded, article }) {
    const mentions = [];
    for (let start = folded.indexOf('《'); start !== -1; start = folded.indexOf('《', start + 1)) {
        const end = closing(folded, start);
        if (end === undefined)
            continue;
        const name = article.text.slice(start + 1, end - 1).trim();
        if (name !== '' && !NEWSPAPER.test(name) && name !== article.meta.publication)
            mentions.push(workMention(start, end, name));
        start = end - 1;
    }
    return { mentions, issues: [] };
}
/** End of the title that opens at `start`; undefined when it does not close in its paragraph. */
function closing(text, start) {
    let depth = 0;
    for (let at = start; at < text.length && at - start <= LONGEST; at++) {
        const char = text[at];
        if (char === '\n')
            return undefined;
        if (char === '《')
            depth++;
        if (char === '》' && --depth === 0)
            return at + 1;
    }
    return undefined;
}
function workMention(start, end, name) {
    const title = name.split('——')[0]?.trim();
    const aliases = title && title !== name && title.length >= 4 ? { aliases: [title] } : {};
    return { span: { start, end }, label: 'Work', name, ...aliases, rule: 'recognise/work-title', certain: true };
}
