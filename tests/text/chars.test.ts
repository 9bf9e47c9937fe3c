import fc from 'fast-check';
import { CharSet } from '../../src/text/chars.js';
import { OffsetSet } from '../../src/text/offsets.js';

test('a set of characters has its own and no other, and nothing outside a text', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xd7ff })), fc.integer({ min: 0, max: 0xffff }), (units, other) => {
      const set = new CharSet(units.map((unit) => String.fromCharCode(unit)));
      for (const unit of units) expect(set.has(unit)).toBe(true);
      expect(set.has(other)).toBe(units.includes(other));
    }),
  );
  expect(new CharSet('会').has(''.charCodeAt(0))).toBe(false);
});

test('a set of offsets has its own, the end of the text among them, and none beyond', () => {
  const set = new OffsetSet(3, [0, 3]);
  set.add(1);
  expect([-1, 0, 1, 2, 3, 4].map((at) => set.has(at))).toEqual([false, true, true, false, true, false]);
});
