import { findMonths } from '../../src/text/months.js';

const PUBLISHED = '2023-05-16';

test.each([
  ['于2021年3月开工', [['2021年3月', '2021-03']]],
  [
    '去年10月签约,今年4月投产',
    [
      ['去年10月', '2022-10'],
      ['今年4月', '2023-04'],
    ],
  ],
  ['5月以来', [['5月', '2023-05']]],
  ['6月签约', [['6月', '2022-06']]],
  [
    '前年动工,2022年竣工',
    [
      ['前年', '2021'],
      ['2022年', '2022'],
    ],
  ],
  ['2021年3月8日开工', []],
  ['3月8日开工', []],
  ['今年开工', []],
  ['2021年度报告', []],
  ['13月', [['13月', undefined]]],
  ['工期18个月', []],
])('%s', (text, expected) => {
  const found = findMonths(text, PUBLISHED).map(({ span, date }) => [text.slice(span.start, span.end), date]);
  expect(found).toEqual(expected);
});

test('without a day of publication only what has a printed year is known', () => {
  expect(findMonths('2021年3月签约,去年开工,4月投产').map(({ date }) => date)).toEqual([
    '2021-03',
    undefined,
    undefined,
  ]);
});
