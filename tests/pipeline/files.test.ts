import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseError, InputError } from '../../src/errors.js';
import { type Outcome, overFiles } from '../../src/pipeline/files.js';

const folder = mkdtempSync(join(tmpdir(), 'guanxi-files-'));
const FILES = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'].map((name) => join(folder, name));
for (const path of FILES) writeFileSync(path, path);
afterAll(() => rmSync(folder, { recursive: true }));

async function all<T>(outcomes: AsyncIterable<Outcome<T>>): Promise<Outcome<T>[]> {
  const found = [];
  for await (const outcome of outcomes) found.push(outcome);
  return found;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('keeps the order of the files, however long each takes', async () => {
  let left = FILES.length;
  const outcomes = await all(overFiles([folder], { jobs: 3 }, async () => wait(10 * left--)));
  expect(outcomes.map(({ path }) => path)).toEqual(FILES);
});

test('works on no more files at once than it is told', async () => {
  let now = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++now);
    await wait(5);
    now--;
  };
  await all(overFiles([folder], { jobs: 2 }, work));
  expect(most).toBe(2);
});

test('a file named twice is one file', async () => {
  let count = 0;
  const onFiles = (files: number): void => {
    count = files;
  };
  const outcomes = await all(overFiles([folder, FILES[0] as string, folder], { onFiles }, async () => 1));
  expect([outcomes.length, count]).toEqual([FILES.length, FILES.length]);
});

test('a bad file and a path that is not there are set aside, also after an error of our own making', async () => {
  const work = async (path: string): Promise<number> => {
    if (path.endsWith('b.txt')) throw new InputError('b is no page');
    if (path.endsWith('c.txt')) throw new TypeError('a fault of the program');
    return 1;
  };
  const outcomes = await all(overFiles([folder, join(folder, 'none.txt')], { jobs: 2 }, work));
  expect(outcomes.map(({ value, error }) => value ?? error?.name)).toEqual([
    1,
    'InputError',
    'TypeError',
    1,
    1,
    'InputError',
  ]);
});

test('an error that every file would meet ends the run, and only once', async () => {
  let begun = 0;
  const work = async (): Promise<number> => {
    begun++;
    throw new DatabaseError('no database');
  };
  await expect(all(overFiles([folder], { jobs: 2 }, work))).rejects.toThrow('no database');
  await wait(20);
  expect(begun).toBeLessThan(FILES.length);
});
