import type { Article } from './article.js';
import type { Claim, Entity } from './claim.js';
import type { Issue } from './issue.js';
import type { Page } from './page.js';

/** Everything extracted from one article. */
export interface ArticleFacts {
  readonly article: Article;
  readonly entities: readonly Entity[];
  readonly claims: readonly Claim[];
  readonly issues: readonly Issue[];
}

/** Everything extracted from one page. */
export interface PageFacts {
  readonly page: Page;
  readonly articles: readonly ArticleFacts[];
}
