import { readFileSync } from 'node:fs';
import type { GoldPage } from '../../src/evaluate/gold.js';
import { readGold } from '../../src/evaluate/gold.js';
import { evaluate, evaluatePages } from '../../src/evaluate/index.js';

const CASES = new URL('../cases/evaluate/', import.meta.url);
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, CASES), 'utf8'));

interface Case {
  readonly name: string;
  readonly predicted: GoldPage;
  readonly expected: Record<'entities' | 'relations', object>;
}

const gold = read<GoldPage>('gold.json');
const cases = read<Case[]>('cases.json');

describe('evaluate', () => {
  test.each(cases)('$name', ({ predicted, expected }) => {
    const { entities, relations } = evaluate(gold, predicted);
    expect({ entities, relations }).toEqual(expected);
  });

  test('lists every miss and every invention that the figures count', () => {
    for (const { predicted } of cases) {
      const { entities, relations, differences } = evaluate(gold, predicted);
      for (const outcome of ['miss', 'invention'] as const) {
        const counted =
          outcome === 'miss' ? entities.micro.fn + relations.micro.fn : entities.micro.fp + relations.micro.fp;
        const listed = differences.filter((d) => d.outcome === outcome && d.group !== 'segmentation');
        expect(listed).toHaveLength(counted);
      }
    }
  });

  test('says what was missed and what was invented', () => {
    const { differences, ignored } = evaluate(gold, (cases[2] as Case).predicted);
    expect(differences).toContainEqual({
      outcome: 'miss',
      group: 'relations',
      type: 'HOLDS_POSITION',
      headline: '市委召开常委会会议',
      fact: '周立言 → 中共清河市委员会 (书记)',
      sentences: [],
    });
    expect(differences).toContainEqual(expect.objectContaining({ outcome: 'invention', type: 'Person', fact: '周' }));
    expect(ignored).toEqual({ MENTIONS: 1 });
  });

  test('adds the counts of several pages up', () => {
    const page = { gold, predicted: gold };
    const once = evaluatePages([page]).relations.micro.tp;
    expect(evaluatePages([page, page]).relations.micro.tp).toBe(2 * once);
  });
});

describe('readGold', () => {
  test('names the file and the place of a fault', () => {
    const path = new URL('cases.json', CASES).pathname;
    expect(() => readGold(path)).toThrow(/cases\.json: expected the facts of one page/);
    expect(() => readGold('no-such-file.json')).toThrow(/no-such-file\.json: expected a readable JSON file/);
  });
});
