import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../src/knowledge/read-yaml.js';
import { findDates } from '../../src/text/dates.js';
import { fold } from '../../src/text/fold.js';

const cases = readYaml(
  join(import.meta.dirname, '..', 'cases', 'dates', 'dates.yaml'),
  z.array(z.strictObject({ text: z.string(), published: z.string().optional(), expect: z.array(z.string()) })),
);

test.each(cases.map((each) => [each.text, each] as const))('%s', (_title, { text, published, expect: wanted }) => {
  const found = findDates(fold(text), published ?? '2021-03-15').map(({ span, date, end }) =>
    [text.slice(span.start, span.end), ...(date ? [date] : []), ...(end ? [end] : [])].join(' '),
  );
  expect(found).toEqual(wanted);
});

test('without a day of publication only dates with a year are resolved', () => {
  expect(findDates('2020年5月1日至5月3日,昨天').map(({ date, end }) => [date, end])).toEqual([
    ['2020-05-01', '2020-05-03'],
    [undefined, undefined],
  ]);
});

test('today counts from the dateline where one is given', () => {
  expect(findDates('今天上午', '2021-03-15', '2021-03-13')[0]?.date).toBe('2021-03-13');
});

test('time grows with the length of the text, not faster', () => {
  const page = '3月13日上午,会议在一楼召开。十二日,12345678901234567890号文件。'.repeat(4000);
  const start = performance.now();
  expect(findDates(page, '2021-03-15')).toHaveLength(8000);
  expect(performance.now() - start).toBeLessThan(2000);
});
