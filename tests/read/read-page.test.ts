import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expandInputs, readPage } from '../../src/pipeline/1-read/index.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guanxi-read-'));
  await mkdir(join(folder, 'pages', 'old'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await writeFile(join(folder, 'pages', 'b.txt'), '市委召开会议。');
  await writeFile(join(folder, 'pages', 'a.md'), '市政府召开会议。');
  await writeFile(join(folder, 'pages', 'b.meta.yaml'), 'date: 2021-03-15\ncity: 临江市\n');
  await writeFile(join(folder, 'pages', 'old', 'c.txt'), '旧闻。');
  await writeFile(join(folder, 'bad.txt'), '市委');
  await writeFile(join(folder, 'bad.meta.yaml'), 'city: 临江市\ndate: 15.3.2021\n');
});

afterAll(() => rm(folder, { recursive: true }));

const at = (path: string): string => `${folder}/${path}`;

test('a page is read with the sidecar beside it', async () => {
  const page = await readPage(at('pages/b.txt'));
  expect(page).toMatchObject({
    path: at('pages/b.txt'),
    text: '市委召开会议。',
    meta: { date: '2021-03-15', city: '临江市' },
  });
});

test.each([
  ['nowhere.txt', {}, /nowhere\.txt: expected a readable file, found ENOENT/],
  ['pages', {}, /pages: expected a readable file, found EISDIR/],
  [
    'pages/b.txt',
    { maxBytes: 4 },
    /b\.txt: expected a page of at most 4 bytes, found 21\. Split the file, or raise the limit/,
  ],
  ['bad.txt', {}, /bad\.meta\.yaml:2: date: expected a date/],
])('%s is refused with the remedy', async (path, options, message) => {
  await expect(readPage(at(path), options)).rejects.toThrow(message);
  await expect(readPage(at(path), options)).rejects.toMatchObject({ name: 'InputError', exitCode: 3 });
});

test.each([
  ['a folder gives its pages, sorted, without sidecars', ['pages'], ['pages/a.md', 'pages/b.txt', 'pages/old/c.txt']],
  ['a folder named with a slash', ['pages/'], ['pages/a.md', 'pages/b.txt', 'pages/old/c.txt']],
  ['a file is itself, whatever its extension', ['pages/b.meta.yaml'], ['pages/b.meta.yaml']],
  ['a glob', ['pages/*.txt'], ['pages/b.txt']],
  ['each file once', ['pages/b.txt', 'pages/**/*.txt'], ['pages/b.txt', 'pages/old/c.txt']],
])('%s', async (_, paths, files) => {
  expect(await expandInputs(paths.map(at))).toEqual(files.map(at));
});

test.each([
  ['empty', /empty: expected a folder with pages \(\*\.txt, \*\.md\), found none/],
  ['none.txt', /none\.txt: expected a file, a folder or a glob, found nothing there/],
  ['pages/*.pdf', /expected a glob that matches pages/],
])('%s gives no pages, and says so', async (path, message) => {
  await expect(expandInputs([at(path)])).rejects.toThrow(message);
});
