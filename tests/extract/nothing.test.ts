import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase } from '../recognise/label-cases.js';

const read = (name: string): string[] =>
  parse(readFileSync(new URL(`../cases/nothing/${name}.yaml`, import.meta.url), 'utf8')) as string[];
const sentences = [...read('cases'), ...read('varied')];
const knowledge = loadKnowledge();

const PAPERS = [
  { city: '株洲市', province: '湖南省', date: '2021-03-15' },
  { city: '凉山彝族自治州', province: '四川省', date: '2016-05-05' },
  { city: '大连市', province: '辽宁省', date: '2009-11-20' },
];

/** All that the pipeline reads from a text. */
function factsOf(text: string, paper = PAPERS[0]): string[] {
  const { entities, claims } = extractArticle(contextOfCase({ text, ...paper }).article, knowledge);
  return [
    ...entities.map(({ key, name, rule }) => `${key} ${name} (${rule})`),
    ...claims.map(({ type, from, to }) => `${type} ${from} ${to}`),
  ];
}

test('the tables hold at least five hundred different sentences', () => {
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences.length).toBeGreaterThanOrEqual(500);
});

describe.each(PAPERS)('in a paper of $city', (paper) => {
  test.each(sentences)('nothing in: %s', (text) => {
    expect(factsOf(text, paper)).toEqual([]);
  });

  test('nothing in all of them as one article', () => {
    expect(factsOf(sentences.join('\n'), paper)).toEqual([]);
  });
});

/** Words of the word list that name nothing by their part of speech. */
function commonWords(): string[] {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  return new TextDecoder()
    .decode(dict)
    .split('\n')
    .map((line) => line.split(' '))
    .filter(
      ([word = '', count, pos = '']) =>
        /^\p{Script=Han}{2,4}$/u.test(word) && Number(count) >= 30 && /^[vadzi]|^n?$/.test(pos),
    )
    .map(([word = '']) => word)
    .filter((word) => [...knowledge.persons.figures.scan(word)].length === 0);
}

test('a common word in the place of a name is no person', () => {
  const word = fc.constantFrom(...commonWords());
  const sentence = fc
    .tuple(word, word, word)
    .chain(([a, b, c]) =>
      fc.constantFrom(
        `大家谈起${a}，都有说不完的话。`,
        `${a}，让人难忘。`,
        `这里的${a}和别处不同。`,
        `${a}表示欢迎。`,
        `${a}、${b}，一样都不能少。`,
        `${a}参加进来，场面更热闹。`,
        `要抓好${a}、${b}、${c}。`,
      ),
    );
  fc.assert(
    fc.property(sentence, (text) => expect(factsOf(text).filter((fact) => fact.startsWith('Person'))).toEqual([])),
    { numRuns: 3000, seed: 20260311 },
  );
});
