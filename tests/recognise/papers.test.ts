import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase } from './label-cases.js';

interface Paper {
  readonly paper: string;
  readonly city?: string;
  readonly province: string;
  readonly date?: string;
  readonly text: string;
  /** Canonical name of each printed form, in text order; null where the text does not tell. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly posts?: readonly string[];
}

const path = new URL('../cases/papers/cases.yaml', import.meta.url);
const papers = parse(readFileSync(path, 'utf8')) as readonly Paper[];

function factsOf({ city = '', province, date, text }: Paper) {
  const testCase = { text, city, province, ...(date === undefined ? {} : { date }) };
  return extractArticle(contextOfCase(testCase).article, loadKnowledge());
}

test('there are ten papers and more', () => {
  expect(new Set(papers.map(({ paper }) => paper)).size).toBeGreaterThanOrEqual(10);
});

describe.each(papers)('$paper', (paper) => {
  const { entities, claims } = factsOf(paper);

  test.each(Object.entries(paper.names))('%s is %s', (form, name) => {
    const at = paper.text.indexOf(form);
    expect(at).toBeGreaterThanOrEqual(0);
    const found = entities
      .filter(({ label }) => label === 'Organization' || label === 'Place')
      .filter(({ mentions }) => mentions.some(({ start, end }) => start >= at && end === at + form.length));
    expect(found.map((each) => each.name)).toEqual(name === null ? [] : [name]);
  });

  test('posts', () => {
    const byKey = new Map(entities.map((each) => [each.key, each.name]));
    const posts = claims
      .filter(({ type }) => type === 'HOLDS_POSITION')
      .map(({ from, to, qualifier }) => `${byKey.get(from)} ${qualifier} → ${byKey.get(to)}`);
    expect(posts.sort()).toEqual([...(paper.posts ?? [])].sort());
  });
});
