import type { Mention } from '../../src/domain/mention.js';
import { recognise } from '../../src/pipeline/3-recognise/index.js';
import { contextOfCase, expectNames, type LabelCase, readCases } from './label-cases.js';

function personsOf(testCase: LabelCase): Mention[] {
  const { article, knowledge } = contextOfCase(testCase);
  return recognise(article, knowledge).mentions.filter(({ label }) => label === 'Person');
}

test.each(readCases('persons'))('%s', (_, testCase) => {
  expectNames(testCase, personsOf(testCase));
});

test('every mention prints its name or a part of a foreign one, but for blanks and dots', () => {
  for (const [text, testCase] of readCases('persons')) {
    for (const { span, name, aliases = [] } of personsOf(testCase)) {
      const printed = text.slice(span.start, span.end);
      const form = printed.replace(/(?<![A-Za-z.])\s/g, '').replace(/[•・．]/g, '·');
      const parts = name.includes('·') ? name.split('·') : [name.slice(0, form.length)];
      expect([name, ...parts]).toContain(form);
      if (printed !== name) expect(aliases).toContain(printed);
    }
  }
});

test('a name that is certain once is found again without a title', () => {
  const text = '副市长倪素云到渌江县调研。在田头,倪素云和农户算起了收成。临走时,农户送倪素云到村口。';
  expect(personsOf({ text }).map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '倪素云',
    '倪素云',
    '倪素云',
  ]);
});

test('a name vouched for late is found in the sentences before', () => {
  const text = '倪素云和农户算起了收成。副市长倪素云当天还走访了两家企业。';
  expect(personsOf({ text })).toHaveLength(2);
});

test('a name in the byline is found in the text', () => {
  const text = '记者/陈一鸣\n昨日，陈一鸣跟车采访。';
  const { article, knowledge } = contextOfCase({ text });
  const bylines = [{ start: 0, end: text.indexOf('\n') }];
  const { mentions } = recognise({ ...article, parts: { ...article.parts, bylines } }, knowledge);
  const persons = mentions.filter(({ label }) => label === 'Person');
  expect(persons.map(({ name, rule }) => `${name} ${rule}`)).toEqual([
    '陈一鸣 recognise/byline',
    expect.stringMatching(/^陈一鸣 recognise\/name-/u),
  ]);
});

test('a long list of names takes time in proportion', () => {
  const elapsed = (times: number): number => {
    const context = { text: `市领导${'倪素云、柏子谦、费长青、'.repeat(times)}参加。` };
    const start = performance.now();
    expect(personsOf(context)).toHaveLength(3 * times);
    return performance.now() - start;
  };
  elapsed(50);
  expect(elapsed(400)).toBeLessThan(40 * elapsed(50) + 500);
});

test('what may be a name and is left out is reported, once', () => {
  const text = '来了县里的摄影爱好者段向南和他的同伴。段向南和他的同伴都背着相机。';
  const { article, knowledge } = contextOfCase({ text });
  const { mentions, issues } = recognise(article, knowledge);
  expect(mentions.filter(({ label }) => label === 'Person')).toEqual([]);
  expect(issues.map(({ code, span }) => [code, span && text.slice(span.start, span.end)])).toEqual([
    ['recognise/undecided-name', '段向南'],
  ]);
});
