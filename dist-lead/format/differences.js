import { wrapped } from './table.js';
/** Sentences of one difference that are shown; JSON has all. */
const MAX_SENTENCES = 2;
const INDENT = 12;
/** Misses and inventions under the articles that they are of, each with its stage and its sentences. */
export function formatDifferences(differences, { width, limit }) {
    const shown = limited(differences, limit);
    const lines = [];
    let article = '';
    for (const difference of shown) {
        const heading = [difference.page, difference.headline].filter((part) => part).join(' · ');
        if (heading !== article)
            lines.push(...(lines.length > 0 ? [''] : []), heading);
        article = heading;
        lines.push(...entry(difference, width));
    }
    const left = differences.length - shown.length;
    if (left > 0)
        lines.push('', `${left} more; --limit sets how many of each type are listed.`);
    return lines.map((line) => `${line}\n`).join('');
}
function limited(differences, limit = Number.POSITIVE_INFINITY) {
    const counts = new Map();
    return differences.filter(({ outcome, type }) => {
        const key = `${outcome} ${type}`;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        return count <= limit;
    });
}
function entry({ outcome, type, fact, stage, rule, evidence, sentences }, width) {
    const by = [stage, rule].filter((part) => part).join(', ');
    const verb = outcome === 'miss' ? 'missed' : 'invented';
    const head = block(`${type} ${fact}${by && ` [${by}]`}`, width);
    const quotes = sentences.slice(0, MAX_SENTENCES).flatMap((quote) => block(shownQuote(quote, evidence), width));
    const more = sentences.length - MAX_SENTENCES;
    const rest = more > 0 ? block(`and ${more} more ${more === 1 ? 'sentence' : 'sentences'}`, width) : [];
    return [`  ${verb.padEnd(INDENT - 2)}${head[0]?.trimStart() ?? ''}`, ...head.slice(1), ...quotes, ...rest];
}
/** A sentence with its line; the words of the evidence, where they are only a part of it, in 〔〕. */
function shownQuote(quote, evidence) {
    const place = [quote.line && `line ${quote.line}`, quote.article && `in ${quote.article}`].filter((part) => part);
    return `${place.join(', ')}${place.length > 0 ? ': ' : ''}${marked(quote, evidence)}`;
}
function marked({ text, start, end }, evidence) {
    if (start === undefined || end === undefined || evidence?.start === undefined || evidence.end === undefined)
        return text;
    const [from, to] = [evidence.start - start, evidence.end - start];
    if (from < 0 || to > text.length || to - from === text.length)
        return text;
    return `${text.slice(0, from)}〔${text.slice(from, to)}〕${text.slice(to)}`;
}
function block(text, width) {
    const indent = ' '.repeat(INDENT);
    return wrapped(text.replace(/\n/g, ' '), Math.max(width - INDENT, 20)).map((line) => indent + line);
}
