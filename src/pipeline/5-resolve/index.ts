import type { PageFacts } from '../../domain/facts.js';
import type { GraphChanges } from '../../domain/graph-changes.js';
import { resolveArticle } from './article.js';
import { pageId, publicationId } from './ids.js';

/**
 * Turns what a page's articles say into what loading it does to the graph: entities become nodes with stable ids, claims
 * become statements of facts with stable keys. The same page gives the same value.
 * @throws GuanxiError when a mention or a claim has no printed evidence, or a claim names an unknown entity.
 */
export function resolve(pageFacts: PageFacts): GraphChanges {
  const { page, articles } = pageFacts;
  const id = pageId(page.meta, page.hash);
  const { publication, city, province } = page.meta;
  return {
    pageId: id,
    path: page.path,
    hash: page.hash,
    ...(publication !== undefined && {
      publication: {
        id: publicationId(publication),
        name: publication,
        ...(city !== undefined && { city }),
        ...(province !== undefined && { province }),
      },
    }),
    articles: articles.map((facts) => resolveArticle(pageFacts, facts, id)),
  };
}
