// From command to answer with the server running: `guanxi ingest` of one page that the graph does not have yet, beside
// a bare `node -e` that loads neo4j-driver and nodejieba and runs one query. The server is one of its own, started in a
// folder that is removed afterwards. Needs `npm run build` and the optional dependency nodejieba.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../../dist/format/table.js';
import { ensureServer } from '../../dist/graph/server/ensure-server.js';
import { readSettings } from '../../dist/settings.js';
import { compared } from '../measure.mjs';

const TARGET = 2.5;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = join(ROOT, 'dist/cli.js');
const BARE = `
  const neo4j = require('neo4j-driver');
  require('nodejieba').load();
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD));
  driver.executeQuery('MATCH (n) RETURN count(n) AS nodes').then(() => driver.close());
`;

const folder = mkdtempSync(join(tmpdir(), 'guanxi-bench-'));
const own = { ...process.env, GUANXI_HOME: join(folder, 'home'), NEO4J_URI: '' };
const guanxi = (args, env) => execFileSync(process.execPath, [PROGRAM, ...args], { env, cwd: folder, stdio: 'pipe' });

/** The first seed page as if printed on another day. */
function pageOfDay(day) {
  const seeds = join(ROOT, 'seeds');
  const [name] = readdirSync(seeds).filter((file) => file.endsWith('.txt'));
  const path = join(folder, `page-${day}.txt`);
  const text = readFileSync(join(seeds, name), 'utf8');
  writeFileSync(path, text.replace(/^date: .*$/m, `date: 2022-01-${String(day).padStart(2, '0')}`));
  return path;
}

try {
  const { uri, username, password } = await ensureServer(readSettings(own, folder), undefined, own);
  const env = { ...own, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  let day = 1;
  guanxi(['ingest', pageOfDay(day)], env);
  const ms = await compared({
    baseline: () => execFileSync(process.execPath, ['-e', BARE], { env, cwd: ROOT }),
    subject: () => guanxi(['ingest', pageOfDay(++day)], env),
  });
  const ratio = ms.subject / ms.baseline;
  const rows = [
    ['node -e: driver, nodejieba, one query', Math.round(ms.baseline), 1, ''],
    ['guanxi ingest PAGE', Math.round(ms.subject), ratio.toFixed(2), `≤ ${TARGET}`],
  ];
  process.stdout.write(table(['ingest', 'median ms', 'ratio', 'target'], rows));
  process.exitCode = ratio <= TARGET ? 0 : 1;
} finally {
  guanxi(['db', 'stop'], own);
  rmSync(folder, { recursive: true, force: true });
}
