import fc from 'fast-check';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { type Candidate, isHan, readingCost, segmentWords } from '../../src/text/words.js';

const { words } = loadKnowledge();
const cut = (text: string, candidates: readonly Candidate[] = []): string[] =>
  segmentWords(text, { start: 0, end: text.length }, words, candidates).map(({ start, end }) => text.slice(start, end));

test.each([
  ['会议强调', ['会议', '强调']],
  ['经济发展', ['经济', '发展']],
  ['我们学习历史', ['我们', '学习', '历史']],
  ['研究生命起源', ['研究', '生命', '起源']],
  ['A1版', ['A', '1', '版']],
  ['', []],
])('%j is cut into %j', (text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test('a cheap candidate wins over the dictionary, a dear one does not', () => {
  const name = { start: 2, end: 5, pos: 'nr' };
  const text = '书记汤怀远讲话';
  expect(cut(text, [{ ...name, cost: 1 }])).toEqual(['书记', '汤怀远', '讲话']);
  expect(cut(text, [{ ...name, cost: 1000 }])).not.toContain('汤怀远');
});

test('a candidate keeps its part of speech', () => {
  const tokens = segmentWords('汤怀远', { start: 0, end: 3 }, words, [{ start: 0, end: 3, pos: 'nr', cost: 1 }]);
  expect(tokens).toEqual([{ start: 0, end: 3, pos: 'nr' }]);
});

test('a candidate beyond the span is not used', () => {
  const tokens = segmentWords('书记汤怀远', { start: 0, end: 4 }, words, [{ start: 2, end: 5, pos: 'nr', cost: 1 }]);
  expect(tokens.at(-1)?.end).toBe(4);
  expect(tokens.map(({ pos }) => pos)).not.toContain('nr');
});

test('a reading costs no more than the sum of its parts', () => {
  for (const text of ['会议', '安全生产', '学史明理', '汤怀远']) {
    const whole = readingCost(text, words);
    for (let at = 1; at < text.length; at++) {
      const parts = readingCost(text.slice(0, at), words) + readingCost(text.slice(at), words);
      expect(whole).toBeLessThanOrEqual(parts + 1e-9);
    }
  }
});

test.each([
  ['汤', true],
  ['㐀', true],
  ['豈', true],
  ['A', false],
  ['。', false],
  ['·', false],
])('%s is Han: %s', (char, expected) => {
  expect(isHan(char.charCodeAt(0))).toBe(expected);
});

test('whatever the text and the candidates, tokens cover the span without gaps', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'市委书记汤怀远主持召开会议安全生产。，A1 \n·𠮷'),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
  );
  const offered = fc.array(
    fc.record({
      at: fc.nat(60),
      length: fc.integer({ min: 1, max: 4 }),
      cost: fc.double({ min: 0.5, max: 40, noNaN: true }),
    }),
    {
      maxLength: 10,
    },
  );
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 60 }), offered, fc.nat(59), (text, list, from) => {
      const span = { start: Math.min(from, text.length - 1), end: text.length };
      const candidates = list
        .map(({ at, length, cost }) => ({ start: at, end: at + length, pos: 'nr', cost }))
        .filter(({ start, end }) => start >= span.start && end <= span.end)
        .sort((a, b) => a.start - b.start);
      let at = span.start;
      for (const { start, end, pos } of segmentWords(text, span, words, candidates)) {
        expect(start).toBe(at);
        expect(end).toBeGreaterThan(start);
        if (pos === 'nr' && candidates.length > 0 && end - start > 1) {
          const whole = text.slice(start, end);
          const known = words.has(whole) || candidates.some((each) => each.start === start && each.end === end);
          expect([whole, known]).toEqual([whole, true]);
        }
        at = end;
      }
      expect(at).toBe(span.end);
    }),
    { numRuns: 500 },
  );
});

test('one cut does not depend on those before it', () => {
  const alone = cut('会议由汤怀远主持');
  cut('很长的一段文字，'.repeat(400));
  expect(cut('会议由汤怀远主持')).toEqual(alone);
});
