/**
 * The bulk load beside `neo4j-admin` on ready files, in one run, on a server of its own in a temporary data folder.
 * Usage: node --import ./tests/support/typescript.mjs bench/load/bulk.ts [ARTICLES=2000]
 * Making the synthetic pages is no part of any figure: the time in which the generator is at work is taken off.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { localServer } from '../../src/graph/server/ensure-server.js';
import { ADMIN, neo4jCall } from '../../src/graph/server/local.js';
import { runCommand } from '../../src/graph/server/processes.js';
import { silent } from '../../src/graph/server/progress.js';
import { bulkLoad, writeImportFiles } from '../../src/pipeline/6-load/bulk/index.js';
import { ownServer } from '../own-server.js';
import { generatePages } from './generate.js';

const articles = Number(process.argv[2] ?? 2000);
const server = await ownServer();
const { root, env, settings } = server;

/** Seconds that the generator took since the last call. */
let generating = 0;

function* pages(): Generator<GraphChanges> {
  const source = generatePages({ articles });
  for (;;) {
    const begun = performance.now();
    const { value, done } = source.next();
    generating += (performance.now() - begun) / 1000;
    if (done) return;
    yield value;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  generating = 0;
  const begun = performance.now();
  const result = await work();
  return { seconds: (performance.now() - begun) / 1000 - generating, result };
}

try {
  const ready = join(root, 'ready');
  const files = await timed(() => writeImportFiles(pages(), ready));
  const admin = await timed(() => importReady(ready, files.result.arguments));
  rmSync(ready, { recursive: true });
  const whole = await timed(() => bulkLoad(pages(), { settings, env }));
  const { result } = whole;
  const both = files.seconds + admin.seconds;
  const rows: [string, number | string][] = [
    ['articles', articles],
    ['neo4j-admin on ready files, s', admin.seconds.toFixed(1)],
    ['writing the files, s', files.seconds.toFixed(1)],
    ['speed of writing and importing beside importing', (admin.seconds / both).toFixed(2)],
    ['bulkLoad, all of it, s', whole.seconds.toFixed(1)],
    ['of that: import with stop and start of the server, s', result.seconds.import.toFixed(1)],
    ['of that: constraints and indexes, s', result.seconds.schema.toFixed(1)],
    ['resident memory of this process at its peak, MB', (process.resourceUsage().maxRSS / 1024).toFixed(0)],
  ];
  console.log(rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n'));
} finally {
  await server.remove();
}

async function importReady(folder: string, args: readonly string[]): Promise<void> {
  const home = join(root, 'baseline');
  for (const name of ['conf', 'data', 'logs', 'run']) mkdirSync(join(home, name), { recursive: true });
  const call = neo4jCall(await localServer(settings, silent, env), home);
  const command = call.args(ADMIN, ['database', 'import', 'full', 'neo4j', ...args]);
  const { code, stdout } = await runCommand(call.file, command, { env: call.env, cwd: folder, timeoutMs: 7_200_000 });
  if (code !== 0) throw new Error(stdout);
  rmSync(home, { recursive: true });
}
