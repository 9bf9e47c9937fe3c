import { EndMatcher } from '../../src/text/endings.js';

describe('EndMatcher', () => {
  const matcher = new EndMatcher(['长', '局长', '副局长', '常务']);

  test('finds the longest word that ends at a position', () => {
    expect(matcher.before('某局副局长来', 5)).toBe('副局长');
    expect(matcher.before('某局副局长来', 6)).toBeUndefined();
    expect(matcher.before('某常务', 3)).toBe('常务');
  });

  test('finds no word that begins before the floor or outside of the text', () => {
    expect(matcher.before('副局长', 3, 1)).toBe('局长');
    expect(matcher.before('副局长', 3, 3)).toBeUndefined();
    expect(matcher.before('副局长', 0)).toBeUndefined();
    expect(matcher.before('长', 2)).toBeUndefined();
  });
});
