/**
 * What size does to the cost of an article, of a correction and of a question.
 * Usage: NEO4J_URI=… node --import ./tests/support/typescript.mjs bench/load/scale.ts [SIZE…]
 * Deletes everything in that database, loads SIZE synthetic articles (2,000 and 20,000 by default), and measures.
 * With `--bulk` it loads in bulk, into a server of its own with 2 GB of heap and 4 GB of page cache.
 */
import { table } from '../../src/format/table.js';
import type { Graph } from '../../src/graph/connect.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { bulkLoad } from '../../src/pipeline/6-load/bulk/index.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ask } from '../../src/questions/index.js';
import { benchGraph } from '../database.js';
import { median } from '../median.js';
import { ownServer } from '../own-server.js';
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

const bulk = process.argv[2] === '--bulk';
const given = process.argv.slice(bulk ? 3 : 2).map(Number);
const sizes = given.length > 0 ? given : [2000, 20_000];

const figures: Figures[] = [];
await (bulk ? measureBulk() : measureLoaded());
print();

async function measureLoaded(): Promise<void> {
  const graph = benchGraph('may be emptied');
  for (const size of sizes) {
    await deleteEverything(graph);
    await ensureSchema(graph);
    await telling(size, () => loadChanges(graph, generatePages({ articles: size })));
    figures.push(await measured(graph, size));
  }
  await graph.close();
}

async function measureBulk(): Promise<void> {
  const server = await ownServer([
    'server.memory.heap.initial_size=2g',
    'server.memory.heap.max_size=2g',
    'server.memory.pagecache.size=4g',
  ]);
  try {
    for (const size of sizes) {
      await telling(size, () => bulkLoad(generatePages({ articles: size }), server));
      const graph = await server.open();
      figures.push(await measured(graph, size));
      await graph.close();
      await server.empty();
    }
  } finally {
    await server.remove();
  }
}

async function telling(size: number, load: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await load();
  console.error(`${size} articles loaded in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

async function measured(graph: Graph, size: number): Promise<Figures> {
  const persons = 2 * size;
  const figures: Figures = {};
  const fresh = (whom: 'all' | 'hub' | 'rare', articles: number, perPage: number, firstPage: number) => [
    ...generatePages({ articles, perPage, firstPage, persons, whom, seed: 2 }),
  ];
  // pages of other numbers than those of the load
  const more = fresh('all', 2 * NEW_ARTICLES, 5, size);
  for (const what of ['an article, of the first thousand', 'an article']) {
    const start = performance.now();
    await loadChanges(graph, more.splice(0, NEW_ARTICLES / 5));
    figures[what] = (performance.now() - start) / NEW_ARTICLES;
  }
  for (const [what, whom, firstPage] of [
    ['correction on the hub', 'hub', 3 * size],
    ['correction on rare names', 'rare', 4 * size],
  ] as const) {
    const pages = fresh(whom, CORRECTIONS, 1, firstPage);
    await loadChanges(graph, pages);
    figures[what] = await medianOf(pages, (page) => loadChanges(graph, [corrected(page)]));
  }
  const people = await medianPersons(graph);
  const pairs = people.map((from, index) => ({ from, to: people[(index + 1) % people.length] as string }));
  for (const round of [', asked for the first time', '']) {
    for (const name of ['who-met-whom', 'timeline']) {
      const asking = (who: string) => ask(graph, name, { name: who, limit: '50' });
      figures[`${name}, median person${round}`] = await medianOf(people, asking);
      if (round === '') figures[`${name}, hub, 50 rows`] = await medianOf(new Array(ASKED).fill(HUB), asking);
    }
    figures[`path, median person${round}`] = await medianOf(pairs, (pair) => ask(graph, 'path', pair));
  }
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
