/**
 * What size does to the cost of an article, of a correction and of a question.
 * Usage: NEO4J_URI=… node --import ./tests/support/typescript.mjs bench/load/scale.ts [SIZE…]
 * Deletes everything in that database, loads SIZE synthetic articles (2,000 and 20,000 by default), and measures.
 * With `--loaded SIZE` it takes the graph that is there, loaded from `bench/load/pages.ts SIZE` by another way.
 */
import { table } from '../../src/format/table.js';
import type { Graph } from '../../src/graph/connect.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ask } from '../../src/questions/index.js';
import { benchGraph } from '../database.js';
import { median } from '../median.js';
import { corrected, generatePages } from './generate.js';

const NEW_ARTICLES = 1000;
const CORRECTIONS = 30;
const ASKED = 15;
const HUB = '人0';

/** Milliseconds by what took them. */
type Figures = Record<string, number>;

/** Ratios of the last size to the first, or of two figures of one size, and what they may be at most. */
const TARGETS: readonly {
  readonly what: string;
  readonly of: (at: Figures, first: Figures) => number;
  readonly target: number;
}[] = [
  { what: 'an article', of: (at, first) => ratio(at, first, 'an article'), target: 1.3 },
  {
    what: 'correction on the hub / on rare names',
    of: (at) => (at['correction on the hub'] ?? 0) / (at['correction on rare names'] ?? 1),
    target: 1.5,
  },
  ...['who-met-whom', 'path', 'timeline'].map((name) => ({
    what: `${name}, median person`,
    of: (at: Figures, first: Figures) => ratio(at, first, `${name}, median person`),
    target: 2,
  })),
  ...['who-met-whom', 'timeline'].map((name) => ({
    what: `${name}, hub, 50 rows`,
    of: (at: Figures, first: Figures) => ratio(at, first, `${name}, hub, 50 rows`),
    target: 5,
  })),
];

const graph = benchGraph('may be emptied');

const loaded = process.argv[2] === '--loaded';
const given = process.argv.slice(loaded ? 3 : 2).map(Number);
const sizes = given.length > 0 ? given : [2000, 20_000];

const figures: Figures[] = [];
for (const size of sizes) {
  if (!loaded) await fill(graph, size);
  figures.push(await measured(graph, size));
}
print();
await graph.close();

async function fill(graph: Graph, size: number): Promise<void> {
  await deleteEverything(graph);
  await ensureSchema(graph);
  const start = performance.now();
  await loadChanges(graph, generatePages({ articles: size }));
  console.error(`${size} articles loaded in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

async function measured(graph: Graph, size: number): Promise<Figures> {
  const persons = 2 * size;
  const figures: Figures = {};
  const fresh = (whom: 'all' | 'hub' | 'rare', articles: number, perPage: number, firstPage: number) => [
    ...generatePages({ articles, perPage, firstPage, persons, whom, seed: 2 }),
  ];
  // pages of other numbers than those of the load, the first tenth for the server to warm up
  const more = fresh('all', 1.1 * NEW_ARTICLES, 5, size);
  await loadChanges(graph, more.slice(0, NEW_ARTICLES / 50), { derive: false });
  const start = performance.now();
  await loadChanges(graph, more.slice(NEW_ARTICLES / 50), { derive: false });
  figures['an article'] = (performance.now() - start) / NEW_ARTICLES;
  await loadChanges(graph, []);
  for (const [what, whom, firstPage] of [
    ['correction on the hub', 'hub', 3 * size],
    ['correction on rare names', 'rare', 4 * size],
  ] as const) {
    const pages = fresh(whom, CORRECTIONS, 1, firstPage);
    await loadChanges(graph, pages);
    figures[what] = await medianOf(pages, (page) => loadChanges(graph, [corrected(page)]));
  }
  const people = await medianPersons(graph);
  for (const name of ['who-met-whom', 'timeline']) {
    const asking = (who: string) => ask(graph, name, { name: who, limit: '50' });
    figures[`${name}, median person`] = await medianOf(people, asking);
    figures[`${name}, hub, 50 rows`] = await medianOf(new Array(ASKED).fill(HUB), asking);
  }
  const pairs = people.map((from, index) => ({ from, to: people[(index + 1) % people.length] as string }));
  figures['path, median person'] = await medianOf(pairs, (pair) => ask(graph, 'path', pair));
  return figures;
}

/** People who took part in as many events as half of all people at most. */
async function medianPersons(graph: Graph): Promise<string[]> {
  const rows = await graph.read<{ name: string }>(
    `MATCH (person:Person)
     WITH person, COUNT { (person)-[:TOOK_PART_IN]->() } AS events WHERE events > 0
     WITH person ORDER BY events, person.id
     WITH collect(person.name) AS names
     UNWIND names[size(names) / 2 .. size(names) / 2 + $asked] AS name
     RETURN name`,
    { asked: ASKED },
  );
  return rows.map(({ name }) => name);
}

/** @returns milliseconds; the first, for which the server plans, does not count. */
async function medianOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number> {
  await work(items[0] as T);
  const times: number[] = [];
  for (const item of items) {
    const start = performance.now();
    await work(item);
    times.push(performance.now() - start);
  }
  return median(times);
}

function ratio(at: Figures, first: Figures, what: string): number {
  return (at[what] ?? 0) / (first[what] ?? 1);
}

function print(): void {
  const [first = {}, last = first] = [figures[0], figures.at(-1)];
  const milliseconds = Object.keys(first).map((what) => [what, ...figures.map((at) => (at[what] ?? 0).toFixed(1))]);
  console.log(table(['ms', ...sizes.map((size) => `${size} articles`)], milliseconds));
  if (sizes.length < 2) return;
  const ratios = TARGETS.map(({ what, of, target }) => [what, of(last, first).toFixed(2), `≤ ${target}`]);
  console.log(table(['ratio', `${sizes.at(-1)} to ${sizes[0]}`, 'target'], ratios));
  process.exitCode = TARGETS.every(({ of, target }) => of(last, first) <= target) ? 0 : 1;
}
