import { recogniseProjects } from '../../src/pipeline/3-recognise/projects.js';
import { contextOfCase, expectNames, readCases } from './label-cases.js';

test.each(readCases('projects'))('%s', (_, testCase) => {
  expectNames(testCase, recogniseProjects(contextOfCase(testCase)).mentions);
});
