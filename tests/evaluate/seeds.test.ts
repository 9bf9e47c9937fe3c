import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { evaluateFiles } from '../../src/evaluate/files.js';
import { evaluatePages } from '../../src/evaluate/index.js';
import { type Floors, failures, GROUPS } from './gate.js';

interface Group {
  readonly name: string;
  readonly pages: readonly string[];
  /** Of its pages together: every type has a floor. */
  readonly all: Floors;
  /** Of every single page. */
  readonly each: Floors;
}

const { groups }: { readonly groups: readonly Group[] } = parse(
  readFileSync(new URL('floors.yaml', import.meta.url), 'utf8'),
);
const names = readdirSync('seeds');
const golds = names.filter((name) => name.endsWith('.gold.json'));
const goldOf = (page: string): string => `seeds/${page}.gold.json`;

function pass(found: readonly string[]): void {
  if (found.length > 0) throw new Error(found.join('\n'));
}

test('at least twelve pages of six cities have gold facts, and each is in one group', () => {
  const pages = names.filter((name) => name.endsWith('.txt')).map((name) => name.replace(/\.txt$/, ''));
  expect(golds).toEqual(pages.map((page) => `${page}.gold.json`));
  expect(groups.flatMap(({ pages: grouped }) => grouped).sort()).toEqual(pages.sort());
  const cities = new Set(pages.map((page) => JSON.parse(readFileSync(goldOf(page), 'utf8')).city));
  expect(pages.length).toBeGreaterThanOrEqual(12);
  expect(cities.size).toBeGreaterThanOrEqual(6);
});

test.each(groups.map((group) => [group.name, group] as const))('%s together keep their figures', async (_, group) => {
  const evaluation = await evaluateFiles({ gold: group.pages.map(goldOf) });
  const without = GROUPS.flatMap((kind) => Object.keys(evaluation[kind]).filter((type) => !group.all[kind][type]));
  expect({ withoutFloor: without }).toEqual({ withoutFloor: [] });
  pass(failures(evaluation, group.all));
});

test.each(groups.flatMap(({ pages, each }) => pages.map((page) => [page, each] as const)))(
  '%s keeps its figures',
  async (page, each) => {
    pass(failures(await evaluateFiles({ gold: goldOf(page) }), each));
  },
);

test('a figure under its floor fails, and says which facts were lost or invented', () => {
  const none = { entities: [], relations: [], events: [] };
  const people = (...given: string[]) => given.map((name) => ({ type: 'Person', name }));
  const evaluation = evaluatePages([
    {
      name: 'qinghe',
      gold: { articles: [{ ...none, headline: '春耕正当时', kicker: '一线', entities: people('周立言', '何映雪') }] },
      predicted: { articles: [{ ...none, headline: '春耕正当时', entities: people('周立言', '山岚', '江帆') }] },
    },
  ]);
  const floor = (p: number, r: number): Floors => ({
    segmentation: { kicker: { p: 0, r } },
    entities: { Person: { p, r } },
    relations: {},
  });
  expect(failures(evaluation, floor(0.3, 0))).toEqual([]);
  expect(failures(evaluation, floor(0.34, 0.51))).toEqual([
    'segmentation kicker: recall 0 is under 0.51; missed:\nqinghe · 春耕正当时\n  missed    kicker 一线\n',
    'entities Person: recall 0.5 is under 0.51; missed:\nqinghe · 春耕正当时\n  missed    Person 何映雪\n',
    'entities Person: precision 0.3333 is under 0.34; invented:\n' +
      'qinghe · 春耕正当时\n  invented  Person 山岚\n  invented  Person 江帆\n',
  ]);
});
