/** Starts a database for each worker of the run, when a test file of this run asks for one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import './typescript.mjs';

export default async function globalSetup(globalConfig) {
  const { startTestServers } = await import('./server.ts');
  await startTestServers(Math.min(globalConfig.maxWorkers, filesWithDatabase(globalConfig)));
}

/** Number of test files that use the database: those that import support/database. */
function filesWithDatabase({ rootDir, testPathPatterns }) {
  const wanted = testPathPatterns?.patterns?.map((pattern) => new RegExp(pattern, 'i')) ?? [];
  return readdirSync(join(rootDir, 'tests'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(rootDir, 'tests', name))
    .filter((path) => wanted.length === 0 || wanted.some((pattern) => pattern.test(path)))
    .filter((path) => readFileSync(path, 'utf8').includes('support/database.js')).length;
}
