import type { Span } from '../domain/span.js';

/** A dictionary word, or a single character that no dictionary word covers. */
export interface Token extends Span {
  readonly word: string;
  /** Part of speech by the dictionary (`n v ns nr a d m q p c u …`), `x` when unknown or not Han. */
  readonly pos: string;
}
