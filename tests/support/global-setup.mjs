/** Starts one database for the whole run, when a test file of this run asks for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import './typescript.mjs';

export default async function globalSetup(globalConfig) {
  const { startTestServer } = await import('./server.ts');
  await startTestServer(usesDatabase(globalConfig));
}

/** A test file uses the database when it imports support/database. */
function usesDatabase({ rootDir, testPathPatterns }) {
  const wanted = testPathPatterns?.patterns?.map((pattern) => new RegExp(pattern, 'i')) ?? [];
  return readdirSync(join(rootDir, 'tests'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(rootDir, 'tests', name))
    .filter((path) => wanted.length === 0 || wanted.some((pattern) => pattern.test(path)))
    .some((path) => readFileSync(path, 'utf8').includes('support/database.js'));
}
