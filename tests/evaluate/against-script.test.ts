import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type GoldPage, readGold } from '../../src/evaluate/gold.js';
import { evaluate } from '../../src/evaluate/index.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { ARTICLE_ALTERATIONS, GOLD_ALTERATIONS, PAGE_ALTERATIONS } from './alterations.js';

// The figures are defined by a Python script that is kept beside the checkout, not in it.
const SCRIPT = join(PACKAGE_ROOT, '../shared/gold/score.py');
const GOLD = join(PACKAGE_ROOT, 'tests/cases/evaluate/gold.json');
const python = spawnSync('python3', ['--version']).status === 0;
const testWithScript = python && existsSync(SCRIPT) ? test : test.skip;
const RUNS = 400;

/** Runs the script on every pair of files in one process, and prints the last line of each run. */
const DRIVER = `
import contextlib, importlib.util, io, json, sys
spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
for gold, predicted in json.load(sys.stdin):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        score.main(gold, predicted)
    print(printed.getvalue().strip().splitlines()[-1])
`;

const folder = mkdtempSync(join(tmpdir(), 'guanxi-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function goldFiles(): string[] {
  const folders = [join(SCRIPT, '..'), join(SCRIPT, '../real'), join(PACKAGE_ROOT, 'seeds')];
  const found = folders
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  return [GOLD, ...found.filter((path) => path.endsWith('.json'))];
}

/** A place to alter: which article, which alteration, and where in the article. Numbers wrap around. */
const steps = (alterations: number, most: number) =>
  fc.array(fc.tuple(fc.nat(20), fc.nat(alterations - 1), fc.nat(60)), { maxLength: most });

const plans = fc.record({
  path: fc.constantFrom(...goldFiles()),
  gold: steps(GOLD_ALTERATIONS.length, 12),
  articles: steps(ARTICLE_ALTERATIONS.length, 30),
  page: fc.array(fc.tuple(fc.nat(PAGE_ALTERATIONS.length - 1), fc.nat(20)), { maxLength: 3 }),
});
type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;

type Steps = readonly (readonly [article: number, alteration: number, at: number])[];

function altered(page: GoldPage, plan: Steps, alterations: typeof ARTICLE_ALTERATIONS): GoldPage {
  const articles = [...page.articles];
  for (const [article, alteration, at] of plan) {
    const index = article % articles.length;
    const [before, alter] = [articles[index], alterations[alteration]];
    if (before && alter) articles[index] = alter(before, at);
  }
  return { ...page, articles };
}

/** Writes an altered gold file and an altered copy of it as a prediction; both are read as a user's files are. */
function written(plan: Plan, index: number): [gold: string, predicted: string] {
  const gold = altered(JSON.parse(readFileSync(plan.path, 'utf8')), plan.gold, GOLD_ALTERATIONS);
  let predicted = altered(gold, plan.articles, ARTICLE_ALTERATIONS);
  for (const [alteration, at] of plan.page) {
    const alter = PAGE_ALTERATIONS[alteration];
    if (alter) predicted = { ...predicted, articles: alter(predicted.articles, at) };
  }
  const paths: [string, string] = [join(folder, `${index}.gold.json`), join(folder, `${index}.json`)];
  writeFileSync(paths[0], JSON.stringify(gold));
  writeFileSync(paths[1], JSON.stringify(predicted));
  return paths;
}

testWithScript('agrees with the script that defines the figures, whatever is altered', () => {
  const seed = Date.now();
  const pairs = fc.sample(plans, { numRuns: RUNS, seed }).map(written);
  const input = JSON.stringify(pairs);
  const output = execFileSync('python3', ['-c', DRIVER, SCRIPT], { encoding: 'utf8', input, maxBuffer: 1 << 28 });
  const lines = output.trim().split('\n');
  expect(lines).toHaveLength(RUNS);
  for (const [i, [gold, predicted]] of pairs.entries()) {
    const { entities, relations } = evaluate(readGold(gold), readGold(predicted));
    const expected = JSON.parse(lines[i] as string);
    expect({ seed, run: i, entities, relations }).toEqual({ seed, run: i, ...expected });
  }
});
