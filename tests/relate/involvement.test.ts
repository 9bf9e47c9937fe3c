import { casesOf, plain, relate } from './harness.js';

describe('who is involved in which project', () => {
  test.each(casesOf('involvement'))('%s', (_title, given) => {
    const found = relate(given)
      .claims.filter(({ type }) => type === 'INVOLVED_IN')
      .map(({ from, to, qualifier }) => `${plain(from)} ${qualifier} ${plain(to)}`);
    expect([...found].sort()).toEqual([...given.expect].sort());
  });
});
