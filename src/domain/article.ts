import type { Issue } from './issue.js';
import type { PageMeta } from './page.js';
import type { Span } from './span.js';

const ARTICLE_KINDS = ['news', 'commentary', 'feature', 'photo', 'brief', 'notice'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** How the text of an article lies in the text of its page: `text` from `start` is the page's from `pageStart`. */
export interface Piece {
  /** UTF-16 offset into `Article.text`. */
  readonly start: number;
  /** UTF-16 offset into `Page.text`. */
  readonly pageStart: number;
  /** Length in UTF-16 code units. */
  readonly length: number;
}

/** The parts of an article, as spans into its text. They do not overlap. */
export interface ArticleParts {
  readonly kicker?: Span;
  readonly headline?: Span;
  readonly subtitle?: Span;
  /** 株洲日报讯(记者/…), 本报记者 …, 作者:…, … 摄, one span each, wherever they stand. */
  readonly bylines: readonly Span[];
  /** Paragraphs in reading order, joined across columns; bylines that open a paragraph are left out. */
  readonly paragraphs: readonly Span[];
  /** Lines within the body that head a section (小标题). */
  readonly sectionHeads: readonly Span[];
}

/** One article of a page. All spans of the pipeline point into `text`. */
export interface Article {
  /** Position on the page, from 0. */
  readonly index: number;
  /** As printed; lines of a broken headline joined by one space. Empty when the page gives none. */
  readonly headline: string;
  readonly kicker?: string;
  readonly subtitle?: string;
  readonly kind: ArticleKind;
  readonly meta: PageMeta;
  /** The whole article: heading, bylines and body; parts separated by `\n`. Stored once. */
  readonly text: string;
  readonly parts: ArticleParts;
  readonly pieces: readonly Piece[];
  readonly issues: readonly Issue[];
}
