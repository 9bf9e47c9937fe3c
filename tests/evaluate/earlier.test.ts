import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareRuns, readEarlierRun } from '../../src/evaluate/earlier.js';
import type { GoldArticle, GoldRelation } from '../../src/evaluate/gold.js';
import { evaluatePages } from '../../src/evaluate/index.js';
import { formatEvaluation } from '../../src/format/evaluation.js';

const folder = mkdtempSync(join(tmpdir(), 'guanxi-earlier-'));
afterAll(() => rmSync(folder, { recursive: true }));

const article = (people: readonly string[], relations: readonly GoldRelation[] = []): GoldArticle => ({
  headline: '春耕正当时',
  entities: people.map((name) => ({ type: 'Person', name })),
  relations: [...relations],
  events: [],
});
const born: GoldRelation = { type: 'BORN_IN', from: '周立言', to: '林溪镇' };
const run = (predicted: GoldArticle, name = 'qinghe') =>
  evaluatePages([{ name, gold: { articles: [article(['周立言', '何映雪'])] }, predicted: { articles: [predicted] } }]);

/** A run as it is after it was printed and read again. */
function earlier(evaluation: ReturnType<typeof run>) {
  const path = join(folder, 'before.json');
  writeFileSync(path, formatEvaluation(evaluation, { format: 'json', differences: false, width: 100 }));
  return readEarlierRun(path);
}

const shown = (differences: readonly { outcome: string; fact: string }[]) =>
  differences.map(({ outcome, fact }) => `${outcome} ${fact}`);

interface Case {
  readonly name: string;
  readonly before: GoldArticle;
  readonly now: GoldArticle;
  readonly appeared: readonly string[];
  readonly gone: readonly string[];
}

const CASES: readonly Case[] = [
  { name: 'the same', before: article(['周立言']), now: article(['周立言']), appeared: [], gone: [] },
  {
    name: 'a miss more',
    before: article(['周立言', '何映雪']),
    now: article(['周立言']),
    appeared: ['miss 何映雪'],
    gone: [],
  },
  {
    name: 'a miss less',
    before: article(['何映雪']),
    now: article(['周立言', '何映雪']),
    appeared: [],
    gone: ['miss 周立言'],
  },
  {
    name: 'another invention',
    before: article(['周立言', '何映雪', '山岚']),
    now: article(['周立言', '何映雪', '江帆']),
    appeared: ['invention 江帆'],
    gone: ['invention 山岚'],
  },
  {
    name: 'a type that the earlier run did not have',
    before: article(['周立言', '何映雪']),
    now: article(['周立言', '何映雪'], [born]),
    appeared: ['invention 周立言 → 林溪镇'],
    gone: [],
  },
];

test.each(CASES)('$name', ({ before, now, appeared, gone }) => {
  const comparison = compareRuns(run(now), earlier(run(before)));
  expect({ appeared: shown(comparison.appeared), gone: shown(comparison.gone) }).toEqual({ appeared, gone });
});

test('the same fact on another page is another one', () => {
  const comparison = compareRuns(run(article([]), 'qinghe'), earlier(run(article([]), 'linxi')));
  expect([comparison.appeared.length, comparison.gone.length]).toEqual([2, 2]);
});

test('of several alike each counts once', () => {
  const twice = run(article([]));
  const once = { ...twice, differences: twice.differences.slice(0, 1) };
  const doubled = { ...twice, differences: [...once.differences, ...once.differences] };
  expect(shown(compareRuns(doubled, once).appeared)).toEqual(['miss 周立言']);
});

test('figures stand side by side, the sum last', () => {
  const { entities, relations } = compareRuns(
    run(article(['周立言'], [born])),
    earlier(run(article(['周立言', '山岚']))),
  );
  expect(Object.keys(entities)).toEqual(['Person', 'micro']);
  expect([entities.Person?.before?.p, entities.Person?.now?.p]).toEqual([0.5, 1]);
  expect([relations.BORN_IN?.before, relations.BORN_IN?.now?.fp]).toEqual([undefined, 1]);
});

test('prints what has changed', () => {
  const before = earlier(run(article(['周立言', '山岚'])));
  const evaluation = run(article(['何映雪', '周立言'], [born]));
  const comparison = compareRuns(evaluation, before);
  const options = { format: 'table', differences: false, width: 100 } as const;
  const printed = formatEvaluation(evaluation, { ...options, comparison });
  expect(printed.slice(printed.indexOf('Compared'))).toBe(`Compared with the earlier run:
              P             R             F1
------------  ------------  ------------  ------------
Person        1.000 +0.500  1.000 +0.500  1.000 +0.500
all entities  1.000 +0.500  1.000 +0.500  1.000 +0.500
BORN_IN       0.000 new     0.000 new     0.000 new

No longer missed (1):
qinghe · 春耕正当时
  missed    Person 何映雪

Newly invented (1):
qinghe · 春耕正当时
  invented  BORN_IN 周立言 → 林溪镇

No longer invented (1):
qinghe · 春耕正当时
  invented  Person 山岚
`);
  const same = formatEvaluation(evaluation, { ...options, comparison: compareRuns(evaluation, earlier(evaluation)) });
  expect(same).toMatch(/\nCompared with the earlier run, no figure has changed\.\n$/);
});

test('a file that no run has printed is named', () => {
  const path = join(folder, 'other.json');
  writeFileSync(path, '{"articles": []}');
  expect(() => readEarlierRun(path)).toThrow(/other\.json: expected what "guanxi evaluate --format json" printed; at /);
  writeFileSync(path, 'P R F1');
  expect(() => readEarlierRun(path)).toThrow(/other\.json: expected a JSON file, found another format/);
  expect(() => readEarlierRun(join(folder, 'none.json'))).toThrow(/none\.json: expected a JSON file, found none/);
});
