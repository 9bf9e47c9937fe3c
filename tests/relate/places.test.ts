import { recognise } from '../../src/pipeline/3-recognise/index.js';
import { recognisePlaces } from '../../src/pipeline/3-recognise/places.js';
import { recogniseProjects } from '../../src/pipeline/3-recognise/projects.js';
import { relatePlaces } from '../../src/pipeline/4-relate/places.js';
import { contextOfCase, readCases } from '../recognise/label-cases.js';

const named = (key: string): string => key.slice(key.indexOf(':') + 1);

test.each(readCases('within'))('%s', (_, testCase) => {
  const context = contextOfCase(testCase);
  const mentions = [...recognisePlaces(context).mentions, ...recogniseProjects(context).mentions];
  const claims = relatePlaces(context, mentions);
  expect(claims.map(({ type, from, to }) => `${type} ${named(from)} → ${named(to)}`).sort()).toEqual(
    [...(testCase.claims ?? [])].sort(),
  );
  for (const { evidence } of claims) expect(testCase.text.slice(evidence.start, evidence.end)).not.toBe('');
});

test('a firm that only other countries have lies in the country printed before it', () => {
  const testCase = { text: '日本三叶精工株式会社会长佐藤健一来访。' };
  const context = contextOfCase(testCase);
  const { mentions } = recognise(context.article, context.knowledge);
  expect(relatePlaces(context, mentions)).toMatchObject([
    { type: 'LOCATED_IN', from: 'Organization:三叶精工株式会社', to: 'Place:日本' },
  ]);
});
