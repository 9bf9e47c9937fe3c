import { casesOf, plain, relate } from './harness.js';

describe('who took part in which role', () => {
  test.each(casesOf('participation'))('%s', (_title, given) => {
    const { claims } = relate(given);
    const found = claims
      .filter(({ type }) => type === 'TOOK_PART_IN')
      .map(
        ({ from, to, qualifier, remote }) =>
          `${plain(from)} ${qualifier}${to === 'Event:1' ? '' : ` ${to}`}${remote ? ' remote' : ''}`,
      );
    expect([...found].sort()).toEqual([...given.expect].sort());
  });

  test('the order of names is the printed one', () => {
    const [, given] =
      casesOf('participation').find(([, each]) => each.why.startsWith('a list that runs over several clauses')) ?? [];
    if (!given) throw new Error('the case of the long list is missing');
    const order = relate(given)
      .claims.filter(({ type }) => type === 'TOOK_PART_IN')
      .sort((a, b) => Number(a.order) - Number(b.order))
      .map(({ from }) => plain(from));
    expect(order).toEqual(given.people);
  });

  test('evidence lies in the text and names the participant or a pronoun', () => {
    for (const [, given] of casesOf('participation')) {
      const { claims, text } = relate(given);
      for (const { evidence, rule } of claims) {
        expect(text.slice(evidence.start, evidence.end)).not.toBe('');
        expect(rule).toMatch(/^(?:events|involvement)\/[a-z-]+$/u);
      }
    }
  });
});

test('a long article takes time in proportion', () => {
  const [, given] = casesOf('participation')[0] ?? [];
  if (!given) throw new Error('no case to repeat');
  const elapsed = (times: number): number => {
    const long = { ...given, text: `${given.text.trim()}\n`.repeat(times) };
    const start = performance.now();
    relate(long);
    return performance.now() - start;
  };
  elapsed(200);
  expect(elapsed(1600)).toBeLessThan(24 * elapsed(200) + 200);
});
