import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphItem } from '../../src/domain/graph-item.js';
import { exportToFile } from '../../src/pipeline/export/index.js';
import { sampleItems, streamed } from './sample.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanxi-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const items = sampleItems('某');
const write = (name: string, format: 'jsonl' | 'csv' = 'jsonl', from: AsyncIterable<GraphItem> = streamed(items)) =>
  exportToFile(from, { format, output: join(folder, name) });

async function* broken(): AsyncGenerator<GraphItem> {
  yield* items.slice(0, 5);
  throw new Error('the server went away');
}

test('a file holds the whole graph, and nothing is left beside it', async () => {
  const report = await write('graph.jsonl');
  expect(report.nodes + report.edges).toBe(items.length);
  expect(readFileSync(join(folder, 'graph.jsonl'), 'utf8').split('\n')).toHaveLength(items.length + 1);
  expect(readdirSync(folder)).toEqual(['graph.jsonl']);
});

test.each(['graph.jsonl', 'tables/'])('what was at %s stays when the graph breaks off', async (name) => {
  const format = name.endsWith('/') ? 'csv' : 'jsonl';
  await write(name, format);
  const before = readdirSync(folder, { recursive: true });
  await expect(write(name, format, broken())).rejects.toThrow('the server went away');
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test('nothing is left of a new file when the graph breaks off', async () => {
  await expect(write('graph.jsonl', 'jsonl', broken())).rejects.toThrow('the server went away');
  expect(readdirSync(folder)).toEqual([]);
});

test('a link goes on leading to the file', async () => {
  writeFileSync(join(folder, 'real.jsonl'), 'before');
  symlinkSync('real.jsonl', join(folder, 'link.jsonl'));
  await write('link.jsonl');
  expect(readFileSync(join(folder, 'real.jsonl'), 'utf8')).toMatch(/^\{"label":"Article"/);
  expect(readdirSync(folder).sort()).toEqual(['link.jsonl', 'real.jsonl']);
});

test('tables take the place of those of an earlier export', async () => {
  mkdirSync(join(folder, 'tables'));
  await write('tables', 'csv');
  writeFileSync(join(folder, 'tables', 'Person.csv'), 'before');
  await write('tables', 'csv');
  expect(readFileSync(join(folder, 'tables', 'Person.csv'), 'utf8')).toMatch(/^\ufeffid,also,name,/);
  expect(readdirSync(folder)).toEqual(['tables']);
});

test.each([
  {
    what: 'a folder with other files',
    name: 'mine',
    format: 'csv',
    says: /mine: expected an empty folder or one of an earlier export, found letter\.txt in it\./,
  },
  {
    what: 'a folder for a format of one file',
    name: 'mine',
    format: 'jsonl',
    says: /mine: expected the name of a file, found a folder\./,
  },
  {
    what: 'a file for a folder',
    name: 'mine/letter.txt/',
    format: 'csv',
    says: /letter\.txt\/: expected a folder, found a file\./,
  },
  {
    what: 'a folder that is not there',
    name: 'none/graph.csv',
    format: 'csv',
    says: /none\/graph\.csv.*: expected a place to write to, but its folder is not there\./,
  },
] as const)('$what is refused and left as it is', async ({ name, format, says }) => {
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'letter.txt'), 'dear');
  await expect(write(name, format)).rejects.toThrow(says);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['mine', 'mine/letter.txt']);
  expect(readFileSync(join(folder, 'mine', 'letter.txt'), 'utf8')).toBe('dear');
});
