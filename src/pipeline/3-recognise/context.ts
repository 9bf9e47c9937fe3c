import type { Article } from '../../domain/article.js';
import type { Issue } from '../../domain/issue.js';
import type { Mention } from '../../domain/mention.js';
import type { Span } from '../../domain/span.js';
import type { Knowledge } from '../../knowledge/index.js';
import type { Token, WordLattice } from '../../text/words.js';

/** What every recogniser reads. All offsets are into `article.text`, which `folded` matches unit by unit. */
export interface RecogniseContext {
  readonly article: Article;
  /** `fold(article.text)`: rules match on this. */
  readonly folded: string;
  readonly sentences: readonly Span[];
  /** Dictionary words of `folded`, in order, covering it without gaps. */
  readonly tokens: readonly Token[];
  /** Every dictionary word of `folded`, whether on the cheapest path or not. */
  readonly lattice: WordLattice;
  readonly knowledge: Knowledge;
}

export interface Recognised {
  readonly mentions: readonly Mention[];
  readonly issues: readonly Issue[];
}
