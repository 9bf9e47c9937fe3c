import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { GoldArticle, GoldPage, GoldRelation } from '../../src/evaluate/gold.js';
import { evaluate } from '../../src/evaluate/index.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

// The figures are defined by a Python script that is kept beside the checkout, not in it.
const SCRIPT = join(PACKAGE_ROOT, '../shared/gold/score.py');
const GOLD = join(PACKAGE_ROOT, 'tests/cases/evaluate/gold.json');
const python = spawnSync('python3', ['--version']).status === 0;
const testWithScript = python && existsSync(SCRIPT) ? test : test.skip;

const folder = mkdtempSync(join(tmpdir(), 'guanxi-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function goldFiles(): string[] {
  const beside = [join(SCRIPT, '..'), join(SCRIPT, '../real')];
  const found = beside
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  return [GOLD, ...found.filter((path) => path.endsWith('.json'))];
}

function scored(gold: string, predicted: GoldPage): unknown {
  const path = join(folder, 'predicted.json');
  writeFileSync(path, JSON.stringify(predicted));
  const output = execFileSync('python3', [SCRIPT, gold, path], { encoding: 'utf8' });
  return JSON.parse(output.trim().split('\n').at(-1) as string);
}

type Alteration = (article: GoldArticle, at: number) => GoldArticle;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];
const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at % items.length);
const relation = (article: GoldArticle, at: number, change: Partial<GoldRelation>): GoldArticle => ({
  ...article,
  relations: article.relations.map((r, i) => (i === at % article.relations.length ? { ...r, ...change } : r)),
});

const ALTERATIONS: readonly Alteration[] = [
  (a, at) => ({ ...a, entities: without(a.entities, at) }),
  (a, at) => ({ ...a, relations: without(a.relations, at) }),
  (a, at) => ({ ...a, events: without(a.events, at) }),
  (a, at) => ({
    ...a,
    entities: a.entities.map((e, i) => (i === at % a.entities.length ? { ...e, name: `${e.name}人` } : e)),
  }),
  (a, at) => ({
    ...a,
    entities: a.entities.map((e) => ({ ...e, name: pick([e.name, ...(e.aliases ?? [])], at) ?? e.name })),
  }),
  (a, at) => ({ ...a, entities: [...a.entities, { type: 'Person', name: `周${at}` }] }),
  (a, at) => relation(a, at, { title: '主任', role: 'chair', as: 'reporter' }),
  (a, at) => relation(a, at, { from: pick(a.entities, at + 1)?.name ?? '周' }),
  (a, at) => relation(a, at, { to: pick(a.events, at)?.id ?? '某地' }),
  (a, at) => ({ ...a, relations: [...a.relations, ...a.relations.slice(at % 7, (at % 7) + 2)] }),
  (a, at) => ({ ...a, relations: [...a.relations].reverse(), events: at % 2 ? [...a.events].reverse() : a.events }),
  (a, at) => ({
    ...a,
    events: a.events.map((e, i) => (i === at % a.events.length ? { ...e, date: '2021-03-11' } : e)),
  }),
  (a, at) => ({
    ...a,
    events: a.events.map((e, i) => (i === at % a.events.length ? { ...e, name: '全市工作会议' } : e)),
  }),
  (a, at) => ({
    ...a,
    events: [...a.events, { id: `event:${90 + at}`, name: '会议', date: pick(a.events, at)?.date }],
  }),
  (a, at) => ({ ...a, headline: [...(a.headline ?? '')].slice(at % 5).join('') }),
  (a) => ({ ...a, headline: '天气预报' }),
];

const steps = fc.array(fc.tuple(fc.nat(20), fc.nat(ALTERATIONS.length - 1), fc.nat(60)), { maxLength: 30 });

testWithScript('agrees with the script that defines the figures, whatever is altered', () => {
  const property = fc.property(fc.constantFrom(...goldFiles()), steps, fc.boolean(), (path, alterations, reversed) => {
    const gold: GoldPage = JSON.parse(readFileSync(path, 'utf8'));
    const articles = [...gold.articles];
    for (const [article, alteration, at] of alterations) {
      const index = article % articles.length;
      articles[index] = (ALTERATIONS[alteration] as Alteration)(articles[index] as GoldArticle, at);
    }
    const predicted = { ...gold, articles: reversed ? articles.reverse() : articles };
    const { entities, relations } = evaluate(gold, predicted);
    expect({ entities, relations }).toEqual(scored(path, predicted));
  });
  fc.assert(property, { numRuns: 60 });
});
