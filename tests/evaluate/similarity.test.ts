import { readFileSync } from 'node:fs';
import { ratio, similarity } from '../../src/evaluate/similarity.js';

interface Case {
  readonly a: string;
  readonly b: string;
  /** Figures of Python's difflib without and with autojunk. */
  readonly plain: number;
  readonly autojunk: number;
}
const cases: Case[] = JSON.parse(readFileSync(new URL('../cases/evaluate/ratios.json', import.meta.url), 'utf8'));

test.each(cases)('ratio of $a and $b', ({ a, b, plain, autojunk }) => {
  expect(ratio(a, b, { autojunk: false })).toBe(plain);
  expect(ratio(a, b)).toBe(autojunk);
});

test('a text of four characters within another is as similar as can be; a shorter one is not', () => {
  expect(similarity('常委会会议', '市委召开常委会会议')).toBe(1);
  expect(similarity('常委会', '市委召开常委会会议')).toBeLessThan(1);
});
