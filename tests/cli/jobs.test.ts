import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { guanxi } from './program.js';

const SEEDS = join(PACKAGE_ROOT, 'seeds');
const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
const folder = mkdtempSync(join(tmpdir(), 'guanxi-jobs-'));
for (const name of names) copyFileSync(join(SEEDS, name), join(folder, name));
afterAll(() => rmSync(folder, { recursive: true }));

/** Several megabytes: more than can be read in a second. */
function hugePage(): string {
  const body = names
    .map((name) => readFileSync(join(SEEDS, name), 'utf8').replace(/^---[\s\S]*?---\n/, ''))
    .join('\n\n');
  return `${body}\n\n`.repeat(Math.ceil(9_000_000 / Buffer.byteLength(body)));
}

test.each([
  { args: ['extract', SEEDS] },
  { args: ['extract', SEEDS, '--format', 'csv'] },
  { args: ['extract', SEEDS, '--explain'] },
  { args: ['ingest', SEEDS, '--dry-run'] },
])('$args gives the same bytes with workers as without', async ({ args }) => {
  const [alone, together] = await Promise.all([guanxi([...args, '--jobs', '1']), guanxi([...args, '--jobs', '3'])]);
  expect(alone.code).toBe(0);
  expect(together).toEqual(alone);
});

test('errors are told alike with workers and without', async () => {
  const empty = join(folder, 'empty.txt');
  writeFileSync(empty, '');
  const run = (jobs: string) => guanxi(['extract', folder, join(folder, 'none.txt'), '--jobs', jobs]);
  const [alone, together] = await Promise.all([run('1'), run('2')]);
  expect(alone.code).toBe(4);
  expect(together).toEqual(alone);
  rmSync(empty);
});

test('an option that no page can have ends a run with workers as it ends one without', async () => {
  const { code, stderr } = await guanxi(['extract', folder, '--date', 'today', '--jobs', '2']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('date: expected YYYY-MM-DD') });
});

test('a page that takes too long is set aside, and the others are read', async () => {
  const huge = join(folder, 'a-huge.txt');
  writeFileSync(huge, hugePage());
  const { code, stdout, stderr } = await guanxi(['extract', folder, '--jobs', '2', '--page-seconds', '5']);
  rmSync(huge);
  expect(stderr).toContain(`set aside: ${huge}: expected its facts within 5 s, found none.`);
  expect(stderr).toContain(`1 file set aside, ${names.length} pages done.`);
  expect(code).toBe(4);
  expect(stdout).toBe((await guanxi(['extract', folder])).stdout);
});
