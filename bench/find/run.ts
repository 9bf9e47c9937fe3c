/**
 * Times `guanxi find` on synthetic articles; prints medians and database hits.
 * Usage: NEO4J_URI=… node --import ./tests/support/typescript.mjs bench/find/run.ts [ARTICLES=20000] [RUNS=15]
 * Loads the articles when the database is empty; deletes nothing.
 */
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { find } from '../../src/questions/find.js';
import { benchGraph } from '../database.js';
import { generatePages } from '../load/generate.js';
import { named } from './name.js';

const articles = Number(process.argv[2] ?? 20_000);
const runs = Number(process.argv[3] ?? 15);
const PERSONS = 100_000;

/** What is asked, with what makes it cheap or dear. */
const QUERIES: Readonly<Record<string, string>> = {
  彭腾飞: 'a name',
  腾飞: 'a given name',
  maotengfei: 'pinyin',
  wangt: 'the beginning of pinyin',
  mtf: 'initials',
  有限公司: 'a word in every company',
  株洲: 'nothing like it',
  江: 'one character',
  毛腾非: 'misspelt',
};

const graph = benchGraph('is empty, or filled by this benchmark');

await ensureSchema(graph);
const size = 'RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS edges';
if ((await graph.read<{ nodes: number }>(size))[0]?.nodes === 0) {
  await loadChanges(graph, pages(), { derive: false });
}
console.error(JSON.stringify(await graph.read(size)));
console.log('| asked | | rows | median ms | max ms |\n|---|---|---|---|---|');
for (const [query, what] of Object.entries(QUERIES)) {
  const times: number[] = [];
  let rows = await find(graph, query);
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    rows = await find(graph, query);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(
    `| ${query} | ${what} | ${rows.length} | ${times[runs >> 1]?.toFixed(0)} | ${times.at(-1)?.toFixed(0)} |`,
  );
}
await graph.close();

function* pages(): Generator<GraphChanges> {
  for (const page of generatePages({ articles, persons: PERSONS })) yield named(page);
}
