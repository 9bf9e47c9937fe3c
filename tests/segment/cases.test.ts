import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Article } from '../../src/domain/article.js';
import type { Page } from '../../src/domain/page.js';
import { printed } from '../../src/domain/span.js';
import { segment } from '../../src/pipeline/2-segment/index.js';
import { boundaryF1 } from './boundary.js';
import { expectPrinted } from './expect-printed.js';

interface Expected {
  headline: string;
  kicker?: string;
  subtitle?: string;
  /** With a question mark: the genre is open, and not checked. */
  kind: string;
  bylines: string[];
  sections?: string[];
  paragraphs: number;
  first: string;
  last: string;
  contains?: string[];
  issues?: string[];
}

interface Case {
  name: string;
  text: string;
  publication?: string;
  articles: Expected[];
}

const cases = ['printed', 'layouts', 'web', 'single'].flatMap(
  (file) => parse(readFileSync(new URL(`../cases/segment/${file}.yaml`, import.meta.url), 'utf8')) as Case[],
);

function pageOf({ text, publication }: Case): Page {
  return { path: 'case.txt', meta: publication ? { publication } : {}, text, hash: '', issues: [] };
}

function seen(article: Article, expected: Expected): Expected {
  const paragraphs = article.parts.paragraphs.map((span) => printed(article.text, span));
  const all = paragraphs.join('\n');
  return {
    headline: article.headline,
    ...(article.kicker === undefined ? {} : { kicker: article.kicker }),
    ...(article.subtitle === undefined ? {} : { subtitle: article.subtitle }),
    kind: expected.kind.endsWith('?') ? expected.kind : article.kind,
    bylines: article.parts.bylines.map((span) => printed(article.text, span)),
    ...(expected.sections && { sections: article.parts.sectionHeads.map((span) => printed(article.text, span)) }),
    paragraphs: paragraphs.length,
    first: (paragraphs[0] ?? '').slice(0, expected.first.length),
    last: expected.last && (paragraphs.at(-1) ?? '').slice(-expected.last.length),
    ...(expected.contains && { contains: expected.contains.filter((part) => all.includes(part)) }),
    ...(article.issues.length > 0 && { issues: article.issues.map((issue) => issue.code) }),
  };
}

describe('layouts of pages', () => {
  test.each(cases)('$name', (given) => {
    const articles = segment(pageOf(given));
    const found = articles.map((article, i) => seen(article, given.articles[i] ?? (given.articles[0] as Expected)));
    expect(found).toEqual(given.articles);
    expect(boundaryF1(given.articles, articles)).toBe(1);
  });

  test.each(cases)('every part is printed on the page: $name', (given) => {
    const page = pageOf(given);
    for (const article of segment(page)) expectPrinted(page, article);
  });
});
