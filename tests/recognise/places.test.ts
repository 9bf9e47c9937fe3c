import { recognisePlaces } from '../../src/pipeline/3-recognise/places.js';
import { contextOfCase, expectNames, readCases } from './label-cases.js';

test.each(readCases('places'))('%s', (_, testCase) => {
  expectNames(testCase, recognisePlaces(contextOfCase(testCase)).mentions);
});

test('mentions reproduce the printed characters and stand in text order', () => {
  const text = '考察团从攸县出发,经江西省萍乡市莲花县到达炎陵县十都镇。';
  const { mentions } = recognisePlaces(contextOfCase({ text }));
  expect(mentions.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '攸县',
    '江西省',
    '萍乡市',
    '莲花县',
    '炎陵县',
    '十都镇',
  ]);
});

test('bylines name no places', () => {
  const text = '长沙晚报记者 张三\n昨日,雨停了。';
  const context = contextOfCase({ text });
  const bylines = [{ start: 0, end: text.indexOf('\n') }];
  const article = { ...context.article, parts: { ...context.article.parts, bylines } };
  expect(recognisePlaces({ ...context, article }).mentions).toEqual([]);
});

test('a long run of one character or of place names takes linear time', () => {
  for (const unit of ['村', '镇', '、北京']) {
    const context = contextOfCase({ text: unit.repeat(30_000) });
    const start = performance.now();
    recognisePlaces(context);
    expect(performance.now() - start).toBeLessThan(10_000);
  }
});
