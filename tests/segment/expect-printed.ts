import type { Article } from '../../src/domain/article.js';
import type { Page } from '../../src/domain/page.js';
import { printed } from '../../src/domain/span.js';

/** The pieces cover the article's text but for line breaks, in order, and each is the page's own text. */
export function expectPrinted(page: Page, article: Article): void {
  let at = 0;
  for (const piece of article.pieces) {
    expect(article.text.slice(at, piece.start)).toMatch(/^\n?$/);
    at = piece.start + piece.length;
    expect(article.text.slice(piece.start, at)).toBe(page.text.slice(piece.pageStart, piece.pageStart + piece.length));
  }
  expect(at).toBe(article.text.length);
  expectApart(article);
}

function expectApart({ parts, text }: Article): void {
  const spans = [
    parts.kicker,
    parts.headline,
    parts.subtitle,
    ...parts.bylines,
    ...parts.paragraphs,
    ...parts.sectionHeads,
  ]
    .filter((span) => span !== undefined)
    .sort((a, b) => a.start - b.start);
  spans.forEach((span, i) => {
    expect(span.end).toBeGreaterThan(span.start);
    expect(printed(text, span)).toBe(printed(text, span).trim());
    if (i > 0) expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end as number);
  });
}
