import fc from 'fast-check';
import { overlaps } from '../../src/domain/span.js';
import { Overlaps } from '../../src/pipeline/3-recognise/overlaps.js';
import { TokenIndex } from '../../src/pipeline/3-recognise/token-index.js';

const span = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

test('the spans that overlap are those that a full search finds', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), span, (spans, wanted) => {
      const index = new Overlaps(spans);
      const expected = spans.filter((each) => overlaps(each, wanted));
      const found = index.of(wanted);
      expect(found).toHaveLength(expected.length);
      expect(new Set(found)).toEqual(new Set(expected));
      expect(index.any(wanted)).toBe(expected.length > 0);
      for (let i = 1; i < found.length; i++) expect(found[i]?.start).toBeGreaterThanOrEqual(found[i - 1]?.start ?? 0);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    'touching ends share nothing',
    { start: 5, end: 8 },
    [
      { start: 3, end: 5 },
      { start: 8, end: 9 },
    ],
    0,
  ],
  [
    'a long span before short ones',
    { start: 9, end: 10 },
    [
      { start: 0, end: 20 },
      { start: 1, end: 2 },
    ],
    1,
  ],
  ['no spans', { start: 0, end: 1 }, [], 0],
])('%s', (_, wanted, spans, count) => {
  expect(new Overlaps(spans).of(wanted)).toHaveLength(count);
});

test('a token is found by each of its offsets, and by no other', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 });
  fc.assert(
    fc.property(lengths, (list) => {
      let at = 0;
      const tokens = list.map((length) => {
        at += length;
        return { start: at - length, end: at, pos: 'n' };
      });
      const index = new TokenIndex(tokens, at);
      tokens.forEach((token, number) => {
        for (let offset = token.start; offset < token.end; offset++) {
          expect(index.at(offset)).toBe(number);
          expect(index.isBoundary(offset)).toBe(offset === token.start);
        }
        expect(index.token(number)).toBe(token);
      });
      expect([index.at(-1), index.at(at), index.at(at + 9)]).toEqual([-1, -1, -1]);
      expect(index.isBoundary(at)).toBe(true);
    }),
  );
});
