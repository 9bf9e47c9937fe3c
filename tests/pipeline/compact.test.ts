import { readFileSync } from 'node:fs';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { decodePage } from '../../src/pipeline/1-read/index.js';
import { resolve } from '../../src/pipeline/5-resolve/index.js';
import { Compactor } from '../../src/pipeline/compact.js';
import { factsOf } from '../../src/pipeline/index.js';

const SEED = 'seeds/weihai-daily-2006-02-24-01.txt';
const facts = factsOf(decodePage(readFileSync(SEED), SEED), loadKnowledge());

test('the facts of a long page are kept as they were found', () => {
  const compactor = new Compactor();
  const kept = { ...facts, articles: facts.articles.map((article) => compactor.article(article)) };
  expect(JSON.stringify(kept)).toBe(JSON.stringify(facts));
  expect(JSON.stringify(resolve(kept))).toBe(JSON.stringify(resolve(facts)));
});
