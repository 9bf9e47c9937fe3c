import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Article } from '../../src/domain/article.js';
import { ARTICLE_KEY, type Claim } from '../../src/domain/claim.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase } from '../recognise/label-cases.js';

const Cases = z.array(z.strictObject({ byline: z.string(), claims: z.array(z.string()) }));
const cases = Cases.parse(parse(readFileSync(new URL('../cases/authors/cases.yaml', import.meta.url), 'utf8')));

/** An article that opens with the byline. */
function signed(byline: string): Article {
  const text = `${byline}\n昨日，雨停了。`;
  const { article } = contextOfCase({ text });
  const start = byline.length + 1;
  const parts = {
    ...article.parts,
    bylines: [{ start: 0, end: byline.length }],
    paragraphs: [{ start, end: text.length }],
  };
  return { ...article, parts };
}

function authorsOf(byline: string): readonly Claim[] {
  return extractArticle(signed(byline), loadKnowledge()).claims.filter(({ type }) => type === 'WROTE');
}

test.each(cases.map((each) => [each.byline, each.claims] as const))('%s', (byline, claims) => {
  const told = authorsOf(byline).map(({ from, qualifier }) => `${from.replace('Person:', '')} ${qualifier}`);
  expect(told.sort()).toEqual([...claims].sort());
});

test('WROTE leads to the article, with the byline as evidence', () => {
  for (const { byline } of cases) {
    for (const claim of authorsOf(byline)) {
      expect(claim).toMatchObject({
        to: ARTICLE_KEY,
        certain: true,
        evidence: { start: 0, end: byline.length },
        rule: 'authors/byline',
      });
    }
  }
});

test('nobody in a byline holds a post or takes part in an event', () => {
  for (const { byline } of cases) {
    const { claims } = extractArticle(signed(byline), loadKnowledge());
    expect(claims.filter(({ type }) => type !== 'WROTE')).toEqual([]);
  }
});

test('a byline at the end of the text counts as well', () => {
  const text = '湖边晨练的市民。\n田秀云 摄';
  const { article } = contextOfCase({ text });
  const start = text.indexOf('\n') + 1;
  const parts = {
    ...article.parts,
    bylines: [{ start, end: text.length }],
    paragraphs: [{ start: 0, end: start - 1 }],
  };
  const { claims } = extractArticle({ ...article, parts }, loadKnowledge());
  expect(claims.map(({ from, qualifier }) => `${from} ${qualifier}`)).toEqual(['Person:田秀云 photographer']);
});
