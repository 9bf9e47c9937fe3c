import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '../../src/domain/page.js';
import { readPage } from '../../src/pipeline/1-read/index.js';
import { segment } from '../../src/pipeline/2-segment/index.js';
import { boundaryF1 } from './boundary.js';

const SEEDS = new URL('../../seeds/', import.meta.url);
const ENOUGH = 0.95;

interface Gold {
  readonly articles: readonly { readonly headline: string }[];
}

/** The same page as others print or copy it: what they do with the lines below the front matter. */
const LAYOUTS: Readonly<Record<string, (lines: readonly string[]) => readonly string[]>> = {
  'without blank lines': (lines) => lines.filter((line) => line.trim() !== ''),
  'with a blank line below each': (lines) => lines.filter((line) => line.trim() !== '').flatMap((line) => [line, '']),
  'with twice the blank lines': (lines) => lines.flatMap((line) => (line.trim() === '' ? [line, line] : [line])),
  'indented, without blank lines': (lines) =>
    lines.filter((line) => line.trim() !== '').map((line) => (isText(line) ? `　　${line.trim()}` : line)),
  'broken at 24 characters, indented': (lines) =>
    lines.flatMap((line) => (isText(line) ? broken(line, 24, '　　') : [line])),
  'broken at 24 characters, indented, without blank lines': (lines) =>
    lines.filter((line) => line.trim() !== '').flatMap((line) => (isText(line) ? broken(line, 24, '　　') : [line])),
  'broken at 18 characters': (lines) => lines.flatMap((line) => (isText(line) ? broken(line, 18, '') : [line])),
};

function isText(line: string): boolean {
  return line.includes('。') || /[:：]$/.test(line.trim());
}

function broken(line: string, width: number, indent: string): string[] {
  return (indent + line.trim()).match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
}

/** Pages that are broken at a column's width as they are cannot be broken again at another. */
function isBroken(lines: readonly string[]): boolean {
  return lines.every((line) => line.length <= 40);
}

interface Seed {
  readonly name: string;
  readonly page: Page;
  readonly articles: Gold['articles'];
}

const names = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));
const seeds: Seed[] = await Promise.all(
  names.map(async (name) => {
    const gold = JSON.parse(readFileSync(new URL(`${name}.gold.json`, SEEDS), 'utf8')) as Gold;
    return { name, page: await readPage(new URL(`${name}.txt`, SEEDS).pathname), articles: gold.articles };
  }),
);

test.each(seeds)('boundaries of articles: $name', ({ page, articles }) => {
  expect(boundaryF1(articles, segment(page))).toBeGreaterThanOrEqual(ENOUGH);
});

test.each(Object.keys(LAYOUTS))('boundaries of the articles of all pages, %s', (layout) => {
  const found = seeds.flatMap(({ page }) =>
    segment({ ...page, text: laidOut(page.text.split('\n'), layout).join('\n') }),
  );
  const expected = seeds.flatMap(({ articles }) => articles);
  expect(boundaryF1(expected, found)).toBeGreaterThanOrEqual(ENOUGH);
});

function laidOut(lines: readonly string[], layout: string): readonly string[] {
  return isBroken(lines) ? lines : (LAYOUTS[layout] as (typeof LAYOUTS)[string])(lines);
}
