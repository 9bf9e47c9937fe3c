import { overlaps } from '../domain/span.js';
import { fold } from '../text/fold.js';
import { sentencesOf } from '../text/sentences.js';
import { Searchable } from './searchable.js';
/** What the pipeline read on one page, by the articles that are compared. */
export class PageReading {
    facts;
    byArticle;
    /** The page as one text, for words that no article has. */
    text;
    readings;
    /** `predicted` is the gold form of `facts`, article by article. */
    constructor(facts, predicted) {
        this.facts = facts;
        this.text = new Searchable(facts.page.text);
        this.readings = facts.articles.map((article) => ({ facts: article, text: new Searchable(article.article.text) }));
        this.byArticle = new Map(predicted.articles.map((article, i) => [article, this.readings[i]]));
    }
    /** Undefined for `NO_ARTICLE`. */
    of(predicted) {
        return this.byArticle.get(predicted);
    }
    quote({ article }, { start, end }) {
        return { text: article.text.slice(start, end), start, end, ...this.lineAt(article, start) };
    }
    /** The sentences of an article that hold a part of any of `spans`, each once, in text order. */
    sentences(facts, spans) {
        const sentences = sentencesOf(fold(facts.article.text));
        return sentences.filter((s) => spans.some((span) => overlaps(s, span))).map((s) => this.quote(facts, s));
    }
    /** The sentences of the page's own text that hold a part of any of `spans`, without offsets: no article has them. */
    pageSentences(spans) {
        const { text } = this.facts.page;
        const sentences = sentencesOf(fold(text)).filter((s) => spans.some((span) => overlaps(s, span)));
        return sentences.map(({ start, end }) => ({ text: text.slice(start, end), line: this.lineOf(start) }));
    }
    lineAt({ pieces }, offset) {
        const piece = pieces.findLast(({ start }) => start <= offset);
        if (!piece)
            return {};
        const at = piece.pageStart + Math.min(offset - piece.start, piece.length);
        return { line: this.lineOf(at) };
    }
    lineOf(offset) {
        const { text, firstLine = 1 } = this.facts.page;
        return firstLine + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
    }
}
