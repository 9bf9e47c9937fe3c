import type { Article } from '../domain/article.js';
import type { ArticleFacts, PageFacts } from '../domain/facts.js';
import { overlaps, type Span } from '../domain/span.js';
import { fold } from '../text/fold.js';
import { sentencesOf } from '../text/sentences.js';
import type { GoldArticle, GoldPage } from './gold.js';
import { Searchable } from './searchable.js';

/** Words of a page and where they stand. */
export interface Quote {
  /** The printed characters. */
  readonly text: string;
  /** UTF-16 offsets into the article's text, end exclusive; absent when the words are known from a file of facts only. */
  readonly start?: number;
  readonly end?: number;
  /** Line of the page's file on which the words begin, from 1. */
  readonly line?: number;
  /** Headline of the extracted article that prints them, when it is another than the one compared. */
  readonly article?: string;
}

/** What the pipeline read in one article. */
export interface Reading {
  readonly facts: ArticleFacts;
  readonly text: Searchable;
}

/** What the pipeline read on one page, by the articles that are compared. */
export class PageReading {
  private readonly byArticle: ReadonlyMap<GoldArticle, Reading>;
  /** The page as one text, for words that no article has. */
  readonly text: Searchable;
  readonly readings: readonly Reading[];

  /** `predicted` is the gold form of `facts`, article by article. */
  constructor(
    private readonly facts: PageFacts,
    predicted: GoldPage,
  ) {
    this.text = new Searchable(facts.page.text);
    this.readings = facts.articles.map((article) => ({ facts: article, text: new Searchable(article.article.text) }));
    this.byArticle = new Map(predicted.articles.map((article, i) => [article, this.readings[i] as Reading]));
  }

  /** Undefined for `NO_ARTICLE`. */
  of(predicted: GoldArticle): Reading | undefined {
    return this.byArticle.get(predicted);
  }

  quote({ article }: ArticleFacts, { start, end }: Span): Quote {
    return { text: article.text.slice(start, end), start, end, ...this.lineAt(article, start) };
  }

  /** The sentences of an article that hold a part of any of `spans`, each once, in text order. */
  sentences(facts: ArticleFacts, spans: readonly Span[]): Quote[] {
    const sentences = sentencesOf(fold(facts.article.text));
    return sentences.filter((s) => spans.some((span) => overlaps(s, span))).map((s) => this.quote(facts, s));
  }

  /** The sentences of the page's own text that hold a part of any of `spans`, without offsets: no article has them. */
  pageSentences(spans: readonly Span[]): Quote[] {
    const { text } = this.facts.page;
    const sentences = sentencesOf(fold(text)).filter((s) => spans.some((span) => overlaps(s, span)));
    return sentences.map(({ start, end }) => ({ text: text.slice(start, end), line: this.lineOf(start) }));
  }

  private lineAt({ pieces }: Article, offset: number): { line?: number } {
    const piece = pieces.findLast(({ start }) => start <= offset);
    if (!piece) return {};
    const at = piece.pageStart + Math.min(offset - piece.start, piece.length);
    return { line: this.lineOf(at) };
  }

  private lineOf(offset: number): number {
    const { text, firstLine = 1 } = this.facts.page;
    return firstLine + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
  }
}
