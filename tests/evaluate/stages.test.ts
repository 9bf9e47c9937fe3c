import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Difference } from '../../src/evaluate/difference.js';
import type { GoldArticle, GoldPage } from '../../src/evaluate/gold.js';
import { evaluatePages } from '../../src/evaluate/index.js';
import { goldPage } from '../../src/format/gold.js';
import { type Extracted, pageFacts } from './facts.js';

const casesOf = <T>(name: string): T[] =>
  parse(readFileSync(new URL(`../cases/evaluate/${name}.yaml`, import.meta.url), 'utf8'));

const NONE: GoldArticle = { entities: [], relations: [], events: [] };

function evaluated(gold: readonly Partial<GoldArticle>[], extracted: readonly Extracted[], unread?: string) {
  const facts = pageFacts(extracted, unread);
  const page: GoldPage = { articles: gold.map((article) => ({ ...NONE, ...article })) };
  return { facts, ...evaluatePages([{ name: 'qinghe', gold: page, predicted: goldPage(facts), facts }]) };
}

interface StageCase {
  readonly name: string;
  readonly gold: Partial<GoldArticle>;
  readonly extracted: readonly Extracted[];
  readonly unread?: string;
  readonly differences: readonly (readonly [string, string, string, string | null, string | null])[];
}

const stageCases = casesOf<StageCase>('stages');

describe('where a fact was lost or invented', () => {
  const shown = ({ outcome, type, fact, stage, sentences }: Difference) => [
    outcome,
    type,
    fact,
    stage ?? null,
    sentences[0]?.text ?? null,
  ];

  test.each(stageCases)('$name', ({ gold, extracted, unread, differences }) => {
    expect(evaluated([gold], extracted, unread).differences.map(shown)).toEqual(differences);
  });

  test('the counts by stage are those of the list', () => {
    for (const { gold, extracted, unread } of stageCases) {
      const { stages = {}, differences } = evaluated([gold], extracted, unread);
      const sum = Object.values(stages).flatMap(({ missed, invented }) => [
        ...Object.values(missed),
        ...Object.values(invented),
      ]);
      expect(sum.reduce((a, b) => a + b, 0)).toBe(differences.filter(({ group }) => group !== 'segmentation').length);
    }
  });

  test('a line of another article makes what was read on it a fault of segment', () => {
    const first = { headline: '清河召开绿水行动推进会', relations: [{ type: 'WROTE', evidence: '周立言主持会议' }] };
    const second = { headline: '春耕正当时', relations: [{ type: 'WROTE', evidence: '何映雪指导农事' }] };
    const text = '周立言主持会议。山岚也来了。\n何映雪指导农事,江帆随行。';
    const { differences } = evaluated(
      [first, second],
      [
        {
          headline: first.headline,
          text,
          entities: [
            ['Person', '山岚'],
            ['Person', '江帆'],
          ],
        },
        { headline: second.headline, text: '' },
      ],
    );
    const invented = differences.filter(({ type }) => type === 'Person').map(({ fact, stage }) => [fact, stage]);
    expect(invented).toEqual([
      ['山岚', 'recognise'],
      ['江帆', 'segment'],
    ]);
  });
});

describe('sentences', () => {
  test('reproduce the printed characters at their offsets, and tell their line', () => {
    for (const { gold, extracted, unread } of stageCases) {
      const { facts, differences } = evaluated([gold], extracted, unread);
      for (const { sentences, evidence } of differences) {
        for (const quote of evidence ? [...sentences, evidence] : sentences) {
          expect(facts.page.text.split('\n')[(quote.line as number) - 1]).toContain(quote.text);
          if (quote.start === undefined) continue;
          const printed = facts.articles.map(({ article }) => article.text.slice(quote.start, quote.end));
          expect(printed).toContain(quote.text);
        }
      }
    }
  });

  test('an invented relation shows the words it was read from, and its rule', () => {
    const { differences } = evaluated(
      [{ headline: '清河召开绿水行动推进会' }],
      [
        {
          headline: '清河召开绿水行动推进会',
          text: '会上,周立言提到林溪镇。',
          entities: [
            ['Person', '周立言'],
            ['Place', '林溪镇'],
          ],
          relations: [['BORN_IN', '周立言', '林溪镇', null, '周立言提到林溪镇']],
        },
      ],
    );
    expect(differences.find(({ type }) => type === 'BORN_IN')).toEqual({
      outcome: 'invention',
      group: 'relations',
      type: 'BORN_IN',
      page: 'qinghe',
      headline: '清河召开绿水行动推进会',
      fact: '周立言 → 林溪镇',
      stage: 'recognise',
      rule: 'test/claim',
      evidence: { text: '周立言提到林溪镇', start: 15, end: 23, line: 2 },
      sentences: [{ text: '会上,周立言提到林溪镇。', start: 12, end: 24, line: 2 }],
    });
  });

  test('lines are those of the file, front matter included', () => {
    const facts = pageFacts([
      { headline: '清河召开绿水行动推进会', text: '周立言讲话。', entities: [['Person', '周立言']] },
    ]);
    const page = { ...facts, page: { ...facts.page, firstLine: 5 } };
    const gold = { articles: [{ ...NONE, headline: '清河召开绿水行动推进会' }] };
    const { differences } = evaluatePages([{ gold, predicted: goldPage(page), facts: page }]);
    expect(differences.map(({ sentences }) => sentences[0]?.line)).toEqual([6]);
  });

  test('of two files of facts, are the evidence that the files give, and there are no stages', () => {
    const relation = { type: 'BORN_IN', from: '周立言', to: '林溪镇', evidence: '生于林溪镇' };
    const gold = { articles: [{ ...NONE, headline: '周立言其人', relations: [relation] }] };
    const invented = { ...relation, to: '青石乡', evidence: '长于青石乡', start: 7, end: 12, rule: 'lives/born' };
    const predicted = { articles: [{ ...NONE, headline: '周立言其人', relations: [invented] }] };
    const { differences, stages, segmentation } = evaluatePages([{ gold, predicted }]);
    expect([stages, Object.keys(segmentation)]).toEqual([undefined, ['article', 'headline']]);
    expect(differences.map(({ stage, rule, sentences }) => [stage, rule, sentences])).toEqual([
      [undefined, undefined, [{ text: '生于林溪镇' }]],
      [undefined, 'lives/born', [{ text: '长于青石乡', start: 7, end: 12 }]],
    ]);
  });
});

interface DivisionCase {
  readonly name: string;
  readonly gold: readonly { headline: string; kicker?: string; subtitle?: string; evidence?: readonly string[] }[];
  readonly extracted: readonly Extracted[];
  /** Found, invented, missed. */
  readonly figures: Readonly<Record<string, readonly [number, number, number]>>;
}

test.each(casesOf<DivisionCase>('divisions'))('division: $name', ({ gold, extracted, figures }) => {
  const articles = gold.map(({ evidence = [], ...article }) => ({
    ...article,
    relations: evidence.map((words) => ({ type: 'WROTE', from: '某', optional: true, evidence: words })),
  }));
  const { segmentation } = evaluated(articles, extracted);
  expect(
    Object.fromEntries(Object.entries(segmentation).map(([type, { tp, fp, fn }]) => [type, [tp, fp, fn]])),
  ).toEqual(figures);
});
