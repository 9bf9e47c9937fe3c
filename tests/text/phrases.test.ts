import fc from 'fast-check';
import { PhraseMatcher } from '../../src/text/phrases.js';

const titles = new PhraseMatcher([
  ['书记', 1],
  ['副书记', 2],
  ['书', 3],
  ['秘书', 4],
  ['秘书长', 5],
  ['', 6],
]);

test.each([
  ['副书记', 0, undefined, '副书记'],
  ['副书记', 1, undefined, '书记'],
  ['秘书长', 0, undefined, '秘书长'],
  ['秘书长', 0, 2, '秘书'],
  ['书记', 0, 1, '书'],
  ['书记', 1, undefined, undefined],
  ['书记', 2, undefined, undefined],
  ['', 0, undefined, undefined],
])('%j at %i up to %s: %s', (text, at, limit, expected) => {
  expect(titles.at(text, at, limit)?.phrase).toBe(expected);
});

test('a scan finds the longest phrases, left to right', () => {
  const found = [...titles.scan('副书记和秘书长的书')].map(({ phrase, value }) => [phrase, value]);
  expect(found).toEqual([
    ['副书记', 2],
    ['秘书长', 5],
    ['书', 3],
  ]);
});

test('a scan keeps to its bounds', () => {
  expect([...titles.scan('书记书记书记', 1, 5)].map(({ start, end }) => [start, end])).toEqual([
    [2, 4],
    [4, 5],
  ]);
});

test('every hit is printed, is a listed phrase, and is the longest one there', () => {
  const unit = fc.constantFrom(...'副书记秘长和');
  const phrases = fc.array(fc.string({ unit, minLength: 1, maxLength: 4 }), { maxLength: 12 });
  fc.assert(
    fc.property(phrases, fc.string({ unit, maxLength: 60 }), (list, text) => {
      const matcher = new PhraseMatcher(list.map((phrase) => [phrase, true] as const));
      let floor = 0;
      for (const { start, end, phrase } of matcher.scan(text)) {
        expect(text.slice(start, end)).toBe(phrase);
        expect(start).toBeGreaterThanOrEqual(floor);
        const here = list.filter((each) => text.startsWith(each, start));
        expect(phrase.length).toBe(Math.max(...here.map(({ length }) => length)));
        // nothing was passed over
        for (let at = floor; at < start; at++) expect(list.some((each) => text.startsWith(each, at))).toBe(false);
        floor = end;
      }
      for (let at = floor; at < text.length; at++) expect(list.some((each) => text.startsWith(each, at))).toBe(false);
    }),
    { numRuns: 500 },
  );
});
