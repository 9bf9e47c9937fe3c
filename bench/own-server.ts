import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGraph } from '../src/graph/connect.js';
import { databaseReset } from '../src/graph/server/database.js';
import { ensureServer } from '../src/graph/server/ensure-server.js';
import { silent } from '../src/graph/server/progress.js';
import { readSettings } from '../src/settings.js';

/**
 * A server that runs with Java in a temporary data folder.
 * @param conf lines of its own.conf.
 */
export async function ownServer(conf: readonly string[] = []) {
  const root = mkdtempSync(join(process.env.TMPDIR ?? '/tmp', 'guanxi-bench-'));
  const env = { ...process.env, NEO4J_URI: undefined, GUANXI_HOME: join(root, 'data'), GUANXI_SERVER: 'local' };
  const settings = readSettings(env, root);
  mkdirSync(join(root, 'data', 'neo4j-5'), { recursive: true });
  writeFileSync(join(root, 'data', 'neo4j-5', 'own.conf'), conf.map((line) => `${line}\n`).join(''));
  const start = () => ensureServer(settings, silent, env);
  await start();
  return {
    root,
    env,
    settings,
    open: async () => openGraph(await start()),
    empty: () => databaseReset(settings, env),
    async remove() {
      await databaseReset(settings, env);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
