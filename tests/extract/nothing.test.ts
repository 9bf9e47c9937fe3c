import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase } from '../recognise/label-cases.js';

const path = new URL('../cases/nothing/cases.yaml', import.meta.url);
const sentences = parse(readFileSync(path, 'utf8')) as string[];
const STATED = new Set(['HOLDS_POSITION', 'TOOK_PART_IN', 'WROTE']);

/** Persons, and claims about them, that the whole pipeline reads from a text. */
function factsOf(text: string): string[] {
  const { entities, claims } = extractArticle(contextOfCase({ text }).article, loadKnowledge());
  return [
    ...entities.filter(({ label }) => label === 'Person').map(({ key }) => key),
    ...claims.filter(({ type }) => STATED.has(type)).map(({ type, from, to }) => `${type} ${from} ${to}`),
  ];
}

test('the table holds at least two hundred different sentences', () => {
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.length).toBeGreaterThanOrEqual(200);
});

test.each(sentences)('nothing in: %s', (text) => {
  expect(factsOf(text)).toEqual([]);
});

test('nothing in all of them as one article', () => {
  expect(factsOf(sentences.join('\n'))).toEqual([]);
});
