import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleFacts, PageFacts } from '../../src/domain/facts.js';
import type { Page } from '../../src/domain/page.js';
import { printed, type Span } from '../../src/domain/span.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

const directory = join(PACKAGE_ROOT, 'seeds');

/** Paths of the seed pages. */
export const SEED_PATHS: readonly string[] = readdirSync(directory)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => join(directory, name));

/** The page with other text. */
export function altered(page: Page, text: string): Page {
  return { ...page, text };
}

/** Every span that the facts of an article name. */
function spansOf({ entities, claims, issues }: ArticleFacts): Span[] {
  return [
    ...entities.flatMap(({ mentions }) => mentions),
    ...claims.map(({ evidence }) => evidence),
    ...issues.flatMap(({ span }) => (span ? [span] : [])),
  ];
}

/** Fails when a span lies outside its article or is empty, or a claim joins what is no entity. */
export function expectSound({ articles }: PageFacts): void {
  for (const facts of articles) {
    const { text } = facts.article;
    for (const span of spansOf(facts)) {
      const inText = span.start >= 0 && span.end <= text.length && printed(text, span) !== '';
      expect(inText ? undefined : span).toBeUndefined();
    }
    const keys = new Set(facts.entities.map(({ key }) => key));
    for (const { from, to } of facts.claims) {
      expect(keys).toContain(from);
      if (to !== 'article') expect(keys).toContain(to);
    }
  }
}
