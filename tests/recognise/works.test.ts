import { recogniseWorks } from '../../src/pipeline/3-recognise/works.js';
import { contextOfCase, expectNames, readCases } from './label-cases.js';

test.each(readCases('works'))('%s', (_, testCase) => {
  expectNames(testCase, recogniseWorks(contextOfCase(testCase)).mentions);
});
