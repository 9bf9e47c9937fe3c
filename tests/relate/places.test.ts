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
