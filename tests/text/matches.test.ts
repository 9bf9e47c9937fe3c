import { allMatches } from '../../src/text/matches.js';

test.each([
  [/会议?/g, '会议,会,无'],
  [/[〇一二]*/gu, '一𠮷〇二'],
  [/(?=会)/g, '会会'],
  [/无/g, '会议'],
])('%s finds what matchAll finds, each time it is asked', (pattern, text) => {
  const expected = [...text.matchAll(pattern)].map((match) => [match.index, ...match]);
  for (let time = 0; time < 2; time++) {
    expect(allMatches(pattern, text).map((match) => [match.index, ...match])).toEqual(expected);
  }
});
