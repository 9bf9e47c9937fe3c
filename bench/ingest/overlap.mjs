// A folder of pages from files to graph, beside extracting them alone and loading what was extracted alone: extraction and
// loading go on side by side, so that the whole takes little more than the slower of both. Usage: node
// bench/ingest/overlap.mjs [BYTES=2000000] [JOBS=auto]. Needs `npm run build`; the server is one of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../../dist/format/table.js';
import { openGraph } from '../../dist/graph/connect.js';
import { databaseReset, deleteEverything } from '../../dist/graph/server/database.js';
import { ensureServer } from '../../dist/graph/server/ensure-server.js';
import { ensureSchema, ingestFiles, loadChanges, readSettings, resolveFiles } from '../../dist/index.js';
import { median } from '../measure.mjs';
import { manyPages } from '../pages.mjs';

const TARGET = 1.2;
const bytes = Number(process.argv[2] ?? 2_000_000);
const jobs = process.argv[3] === undefined || process.argv[3] === 'auto' ? 'auto' : Number(process.argv[3]);

const root = mkdtempSync(join(tmpdir(), 'guanxi-bench-'));
const env = { ...process.env, GUANXI_HOME: join(root, 'home'), NEO4J_URI: '' };
const settings = readSettings(env, root);
const folder = join(root, 'pages');

/** Each page as if printed on another day. */
function writePages() {
  mkdirSync(folder);
  const pages = manyPages(bytes);
  for (const [index, { text }] of pages.entries()) {
    const day = new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
    writeFileSync(join(folder, `${day}.txt`), text.replace(/^date: .*$/m, `date: ${day}`));
  }
  return pages.length;
}

async function extracted() {
  const changes = [];
  for await (const { value } of resolveFiles([folder], { jobs })) if (value) changes.push(value.changes);
  return changes;
}

try {
  const count = writePages();
  const graph = openGraph(await ensureServer(settings, undefined, env));
  await ensureSchema(graph);
  const changes = await extracted();
  const load = async () => {
    await deleteEverything(graph);
    const begun = performance.now();
    await loadChanges(graph, changes);
    return performance.now() - begun;
  };
  const ingest = async () => {
    await deleteEverything(graph);
    const begun = performance.now();
    await ingestFiles(graph, [folder], { jobs });
    return performance.now() - begun;
  };
  await load();
  const times = { extract: [], load: [], ingest: [] };
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    await extracted();
    times.extract.push(performance.now() - begun);
    times.load.push(await load());
    times.ingest.push(await ingest());
  }
  await graph.close();
  const ms = Object.fromEntries(Object.entries(times).map(([what, all]) => [what, median(all)]));
  const ratio = ms.ingest / Math.max(ms.extract, ms.load);
  const rows = [
    ['extraction alone', Math.round(ms.extract), '', ''],
    ['loading alone', Math.round(ms.load), '', ''],
    ['guanxi ingest FOLDER', Math.round(ms.ingest), ratio.toFixed(2), `≤ ${TARGET}`],
  ];
  process.stdout.write(table([`${count} pages, jobs ${jobs}`, 'median ms', 'ratio', 'target'], rows));
  process.exitCode = ratio <= TARGET ? 0 : 1;
} finally {
  await databaseReset(settings, env);
  rmSync(root, { recursive: true, force: true });
}
