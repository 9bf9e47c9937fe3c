import { extractPage } from '../../src/pipeline/index.js';
import { source } from './markdown.js';

test('the picture shows nothing but what is extracted from the seed page', async () => {
  const { articles } = await extractPage('seeds/zhuzhou-daily-2021-03-15-a1.txt');
  const names = new Set(articles.flatMap(({ entities }) => entities.map(({ name }) => name)));
  const shown = [...source('docs/graph.svg').matchAll(/<rect [^>]*rx[^>]*\/>\s*<text [^>]*>([^<]+)<\/text>/g)].map(
    (m) => m[1] as string,
  );
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((name) => !names.has(name))).toEqual([]);
});
