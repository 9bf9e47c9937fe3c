/**
 * Compares the loader with a naive one and with raw CREATE, in one run against one server, in turn; prints medians.
 * Usage: NEO4J_URI=… node --import ./tests/support/typescript.mjs bench/load/run.ts [ARTICLES=2000] [RUNS=3]
 * Deletes everything in that database.
 */
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { table } from '../../src/format/table.js';
import type { Graph } from '../../src/graph/connect.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { refreshDerived } from '../../src/pipeline/6-load/derive.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema, expectedSchema } from '../../src/pipeline/6-load/schema.js';
import { benchGraph } from '../database.js';
import { median } from '../median.js';
import { createRaw } from './ceiling.js';
import { corrected, generatePages } from './generate.js';
import { loadNaively } from './naive.js';

/** What is compared with what, and the least ratio of their speeds. */
const TARGETS = [
  ['guanxi', 'raw CREATE', 0.8],
  ['guanxi', 'naive', 1.8],
] as const;

const articles = Number(process.argv[2] ?? 2000);
const runs = Number(process.argv[3] ?? 3);

const graph = benchGraph('may be emptied');

const pages = [...generatePages({ articles })];
const seconds: Record<string, number[]> = {};
const milliseconds: Record<string, number[]> = {};

for (let run = 0; run < runs; run++) {
  await timed('naive', () => loadNaively(graph, pages));
  await timed('guanxi', () => loadChanges(graph, pages, { derive: false }));
  await note('MET of everything, ms', () => refreshDerived(graph));
  await note('the same pages again, ms', () => loadChanges(graph, pages));
  for (const page of corrections().slice(0, 20))
    await note('one corrected page with MET, ms', () => loadChanges(graph, [page]));
  for (const page of added().slice(0, 20)) await note('one new page with MET, ms', () => loadChanges(graph, [page]));
  await withoutFactKeys(graph, () => timed('raw CREATE', () => createRaw(graph, pages)));
}
print();
await graph.close();

/** Loads into an emptied database with the schema in place. */
async function timed(what: string, load: () => Promise<unknown>): Promise<void> {
  await deleteEverything(graph);
  if (what !== 'raw CREATE') await ensureSchema(graph);
  const start = performance.now();
  await load();
  const took = (performance.now() - start) / 1000;
  seconds[what] = [...(seconds[what] ?? []), took];
  const [{ nodes, edges } = { nodes: 0, edges: 0 }] = await graph.read<{ nodes: number; edges: number }>(
    'RETURN COUNT { () } AS nodes, COUNT { ()-->() } AS edges',
  );
  console.error(`${what}: ${took.toFixed(1)} s, ${nodes} nodes, ${edges} relationships`);
}

async function note(what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  milliseconds[what] = [...(milliseconds[what] ?? []), performance.now() - start];
}

/** The ceiling maintains no key of a fact and no search index, only ids. */
async function withoutFactKeys(graph: Graph, work: () => Promise<void>): Promise<void> {
  const dropped = expectedSchema().filter((item) => !item.target.endsWith('(id)'));
  for (const { kind, name } of dropped) {
    await graph.command(`DROP ${kind === 'constraint' ? 'CONSTRAINT' : 'INDEX'} ${name} IF EXISTS`);
  }
  await work();
}

/** Pages spread over the whole period, as corrected. */
function corrections(): GraphChanges[] {
  const step = Math.max(1, Math.floor(pages.length / 20));
  return pages.filter((_, index) => index % step === 0).map(corrected);
}

/** Pages of days after the others. */
function added(): GraphChanges[] {
  return [...generatePages({ articles: 100, firstPage: articles, persons: 2 * articles })];
}

function print(): void {
  const rates = (what: string) => (seconds[what] ?? []).map((value) => articles / value);
  console.log(`${articles} articles, median of ${runs} runs\n`);
  console.log(
    table(
      ['', 'articles/s', 'runs'],
      Object.keys(seconds).map((what) => [
        what,
        median(rates(what)).toFixed(0),
        rates(what)
          .map((rate) => rate.toFixed(0))
          .join(' '),
      ]),
    ),
  );
  const ratios = TARGETS.map(([what, baseline, target]) => {
    return { what, baseline, target, ratio: median(rates(what)) / median(rates(baseline)) };
  });
  console.log(
    table(
      ['', 'ratio', 'target'],
      ratios.map(({ what, baseline, target, ratio }) => [`${what} / ${baseline}`, ratio.toFixed(2), `≥ ${target}`]),
    ),
  );
  console.log(
    table(
      ['', 'median', 'max'],
      Object.entries(milliseconds).map(([what, values]) => [
        what,
        median(values).toFixed(0),
        Math.max(...values).toFixed(0),
      ]),
    ),
  );
  process.exitCode = ratios.every(({ ratio, target }) => ratio >= target) ? 0 : 1;
}
