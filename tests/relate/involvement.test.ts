import type { Claim } from '../../src/domain/claim.js';
import { casesOf, plain, relate } from './harness.js';

function told({ from, to, qualifier, stage }: Claim): string {
  return [plain(from), qualifier, plain(to), stage?.name, stage?.date].filter(Boolean).join(' ');
}

describe('who is involved in which project, and how far it has come', () => {
  test.each(casesOf('involvement'))('%s', (_title, given) => {
    const found = relate(given).claims.filter(({ type }) => type === 'INVOLVED_IN');
    expect(found.map(told).sort()).toEqual([...given.expect].sort());
  });

  test('a stage has the sentence that tells it', () => {
    const [, given] =
      casesOf('involvement').find(([title]) => title.endsWith('the stage stands in the next sentence')) ?? [];
    if (!given) throw new Error('a case expected');
    const { claims, text } = relate(given);
    const { start, end } = claims.find(({ stage }) => stage)?.stage?.evidence ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('该项目于2022年11月8日建成投产。');
  });
});
