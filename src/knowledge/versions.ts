import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { Versions } from '../domain/graph-changes.js';
import { hashId } from '../pipeline/5-resolve/ids.js';
import { once } from './once.js';
import { LEXICON_DIR, PACKAGE_ROOT } from './paths.js';
import { WORD_TABLE_PATH } from './words.js';

const DIGITS = 16;
const BUILT = join(PACKAGE_ROOT, 'dist');
/** Written by the build. */
export const EXTRACTOR_PATH = join(BUILT, 'extractor.txt');

/** What decides the facts of a page; commands, database and exports do not. */
const FOLDERS = [
  'domain',
  'text',
  'tagger',
  'knowledge',
  ...['1-read', '2-segment', '3-recognise', '4-relate', '5-resolve'].map((stage) => `pipeline/${stage}`),
];
const FILES = ['compact.js', 'extract.js', 'index.js', 'place-of-name.js'].map((file) => `pipeline/${file}`);

/**
 * The versions of this program and of its lexicon: another one may find other facts in a page. Undefined when the program
 * runs without having been built: its code may change from one run to the next.
 */
export const extractingVersions = once((): Versions | undefined => {
  if (!existsSync(EXTRACTOR_PATH)) return undefined;
  const lexicon = hashOf(LEXICON_DIR, filesUnder(LEXICON_DIR, '.'));
  return { extractor: readFileSync(EXTRACTOR_PATH, 'utf8').trim(), lexicon };
});

/** Build step: the version of the extractor, of the code as it was compiled, the word table, and what both rest on. */
export function extractorVersion(): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  const code = FOLDERS.flatMap((folder) => filesUnder(BUILT, folder)).filter((file) => file.endsWith('.js'));
  const files = [...code, ...FILES, relative(BUILT, WORD_TABLE_PATH)];
  return `${version}+${hashId([JSON.stringify(dependencies), hashOf(BUILT, files)]).slice(0, DIGITS)}`;
}

/** Files below a folder, relative to `root`, sorted. */
function filesUnder(root: string, folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => extname(name) !== '')
    .map((name) => join(folder, name))
    .sort();
}

/** Over names and contents of files. */
function hashOf(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file.replaceAll('\\', '/')}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, DIGITS);
}
