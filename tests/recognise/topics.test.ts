import { recogniseTopics } from '../../src/pipeline/3-recognise/topics.js';
import { contextOfCase, expectNames, readCases } from './label-cases.js';

test.each(readCases('topics'))('%s', (_, testCase) => {
  expectNames(testCase, recogniseTopics(contextOfCase(testCase)).mentions);
});
