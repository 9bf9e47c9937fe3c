import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { evaluateFiles } from '../../src/evaluate/files.js';
import { evaluatePages } from '../../src/evaluate/index.js';
import { type Floors, failures, GROUPS } from './gate.js';

const floors: { readonly all: Floors; readonly each: Floors } = parse(
  readFileSync(new URL('floors.yaml', import.meta.url), 'utf8'),
);
const names = readdirSync('seeds');
const golds = names.filter((name) => name.endsWith('.gold.json'));

function pass(found: readonly string[]): void {
  if (found.length > 0) throw new Error(found.join('\n'));
}

test('every seed page has gold facts', () => {
  const pages = names.filter((name) => name.endsWith('.txt')).map((name) => name.replace(/\.txt$/, '.gold.json'));
  expect(golds).toEqual(pages);
  expect(golds.length).toBeGreaterThanOrEqual(7);
});

test('all seed pages together keep their figures', async () => {
  const evaluation = await evaluateFiles({ gold: 'seeds' });
  const without = GROUPS.flatMap((group) => Object.keys(evaluation[group]).filter((type) => !floors.all[group][type]));
  expect({ withoutFloor: without }).toEqual({ withoutFloor: [] });
  pass(failures(evaluation, floors.all));
});

test.each(golds)('%s keeps its figures', async (name) => {
  pass(failures(await evaluateFiles({ gold: `seeds/${name}` }), floors.each));
});

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
