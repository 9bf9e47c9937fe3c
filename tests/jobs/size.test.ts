import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { crewSize } from '../../src/jobs/size.js';

const folder = mkdtempSync(join(tmpdir(), 'guanxi-size-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = (count: number, bytes: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const path = join(folder, `${bytes}-${i}.txt`);
    writeFileSync(path, 'a'.repeat(bytes));
    return path;
  });

test('as many as asked for, but no more than files, and at least one', async () => {
  expect(await crewSize(3, files(5, 10))).toBe(3);
  expect(await crewSize(3, files(2, 10))).toBe(2);
  expect(await crewSize(3, [])).toBe(1);
});

test('of itself, workers only for a megabyte or more', async () => {
  expect(await crewSize('auto', files(9, 10))).toBe(1);
  expect(await crewSize('auto', files(20, 60_000))).toBe(Math.min(20, availableParallelism()));
  expect(await crewSize('auto', files(1, 2_000_000))).toBe(1);
});
