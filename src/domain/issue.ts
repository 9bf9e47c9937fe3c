import type { Span } from './span.js';

/** Something the reader of a run's report should know; never a reason to lose a page. */
export interface Issue {
  /** Stable identifier: `read/no-publication`, `recognise/unresolved-organ`. */
  readonly code: string;
  /** One sentence: what was expected, what was found, what to do. */
  readonly message: string;
  /** Where in the article's text, if it concerns a place in it. */
  readonly span?: Span;
}
