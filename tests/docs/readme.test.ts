import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Graph } from '../../src/graph/connect.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { ensureBuilt, shell } from '../cli/program.js';
import { databaseEnvironment, testGraph } from '../support/database.js';
import { blocks, localLinks, source } from './markdown.js';

const READMES = ['README.md', 'README.zh.md'];
const LINKED = ['cypher', 'dist', 'guanxi', 'lexicon', 'node_modules', 'package.json', 'seeds'];

const folder = mkdtempSync(join(tmpdir(), 'guanxi-readme-'));
for (const name of LINKED.filter((name) => existsSync(join(PACKAGE_ROOT, name)))) {
  symlinkSync(join(PACKAGE_ROOT, name), join(folder, name));
}

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
  ensureBuilt();
});
afterAll(async () => {
  await graph?.close();
  rmSync(folder, { recursive: true });
});

/** What a reader types, less what has happened when this test runs: the installation, and the tests themselves. */
function commands(path: string): string[] {
  const typed = blocks(path, 'sh').map(({ text }) => text.replace(/^npm install && /gm, '').trim());
  return typed.filter((text) => text !== 'npm test');
}

test('the two commands are scripts of the package', () => {
  const { scripts } = JSON.parse(source('package.json')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
  for (const path of READMES) {
    const typed = blocks(path, 'sh').map(({ text }) => text.trim());
    expect(typed.slice(0, 2)).toEqual(['npm install && npm start', 'npm install && npm test']);
  }
});

test('the Chinese twin has the same commands and the same Cypher', () => {
  const [english, chinese] = READMES.map((path) => blocks(path).filter(({ language }) => language !== 'text'));
  expect(chinese).toEqual(english);
});

// The first command loads the seeds; the later ones, and the questions, find them.
test.each(commands('README.md').map((command) => ({ command })))('$command', async ({ command }) => {
  const env = await databaseEnvironment();
  const { code, stdout, stderr } = await shell(`set -e\n${command}`, { env, cwd: folder });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toBe('');
});

test.each(blocks('README.md', 'cypher').map(({ text }) => ({ text })))('$text', async ({ text }) => {
  expect((await graph.read(text)).length).toBeGreaterThan(0);
});

test('the answer printed in the README is the answer', async () => {
  const [answer] = blocks('README.md', 'text').filter(({ text }) => text.startsWith('date '));
  const command = commands('README.md').find((text) => text.includes('who-met-whom')) as string;
  const { stdout } = await shell(command, { env: await databaseEnvironment(), cwd: folder });
  expect(stdout).toBe(answer?.text);
});

test.each(READMES)('every link of %s leads somewhere', (path) => {
  const missing = localLinks(path).filter((to) => !existsSync(join(PACKAGE_ROOT, dirname(path), to)));
  expect(missing).toEqual([]);
});
