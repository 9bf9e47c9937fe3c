import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { isChangesFile, readChangesFile } from '../../src/pipeline/changes-files.js';
import { changesOf } from '../load/builder.js';

const folder = mkdtempSync(join(tmpdir(), 'guanxi-changes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const page = (name: string) =>
  changesOf({ path: name, articles: [{ entities: [{ label: 'Person', name: '李“明”\n{' }] }] });

async function read(text: string): Promise<GraphChanges[]> {
  const path = join(folder, 'pages.jsonl');
  writeFileSync(path, text);
  const pages: GraphChanges[] = [];
  for await (const one of readChangesFile(path)) pages.push(one);
  return pages;
}

test('pages are read as they were printed, one on a line or indented, mixed', async () => {
  const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map(page);
  const text = `${JSON.stringify(a)}\n\n${JSON.stringify(b, null, 1)}\n${JSON.stringify(c)}`;
  expect(await read(text)).toEqual([a, b, c]);
});

test.each([
  { text: '{"pageId":"1"}', says: /pages\.jsonl:1: expected a page as .*, found path: / },
  { text: '\n[]', says: /pages\.jsonl:2: expected a page/ },
  { text: 'no json', says: /pages\.jsonl:1: expected a page as .*, found .*JSON/ },
  {
    text: `${JSON.stringify(page('a.txt'))}\n{\n "pageId": 1,`,
    says: /pages\.jsonl:2: .* found an object without end/,
  },
])('$text is refused with its line', async ({ text, says }) => {
  await expect(read(text)).rejects.toThrow(says);
});

test('a file that is not there is an input error', async () => {
  await expect(readChangesFile(join(folder, 'none.jsonl')).next()).rejects.toMatchObject({ exitCode: 3 });
});

test.each([
  ['a.jsonl', true],
  ['a.NDJSON', true],
  ['a.txt', false],
])('%s is a file of changes: %s', (path, is) => expect(isChangesFile(path)).toBe(is));
