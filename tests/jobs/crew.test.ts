import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../src/errors.js';
import { Crew } from '../../src/jobs/crew.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { ensureBuilt } from '../cli/program.js';

const SEEDS = join(PACKAGE_ROOT, 'seeds');
const PAGES = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => join(SEEDS, name));
const entry = fileURLToPath(new URL('./deadly-worker.mjs', import.meta.url));

beforeAll(ensureBuilt);

test.each([
  ['killed.txt', /ended by SIGKILL/],
  ['exits.txt', /ended with code 7/],
  ['never-ends.txt', /expected its facts within 20 s.*--page-seconds/],
  ['fills-memory.txt', /at most 200 MB of memory.*--page-megabytes/],
])('%s is lost, and the pages beside and behind it are read', async (deadly, message) => {
  const crew = new Crew({ size: 2, pageSeconds: 20, pageMegabytes: 200, entry });
  try {
    const work = (path: string) => crew.work('extract', path, {}).then(({ page }) => page.path);
    const lost = work(deadly);
    const beside = Promise.all(PAGES.map(work));
    await expect(lost).rejects.toThrow(InputError);
    await expect(lost).rejects.toThrow(message);
    await expect(lost).rejects.toThrow(new RegExp(`^${deadly}: `));
    expect(await beside).toEqual(PAGES);
    expect(await work(PAGES[0] as string)).toBe(PAGES[0]);
  } finally {
    await crew.close();
  }
});

test('a crew of one goes on with a new worker', async () => {
  const crew = new Crew({ size: 1, entry });
  try {
    const outcomes = await Promise.allSettled(
      ['killed.txt', PAGES[0] as string, 'killed.txt', PAGES[1] as string].map((path) =>
        crew.work('resolve', path, {}),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  } finally {
    await crew.close();
  }
});
