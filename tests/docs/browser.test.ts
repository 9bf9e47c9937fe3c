import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '../../src/graph/connect.js';
import { parseStatement } from '../../src/knowledge/cypher.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { graphSchema } from '../../src/knowledge/schema.js';
import { loadedSeeds } from '../questions/seeds.js';
import { source } from './markdown.js';

const FAVOURITES = 'cypher/browser/favourites';

let graph: Graph;
beforeAll(async () => {
  graph = await loadedSeeds();
});
afterAll(() => graph?.close());

/** Cypher of the guide in its two forms: AsciiDoc for the new Browser, HTML for `:play` in the old. */
const GUIDE = {
  adoc: [...source('cypher/browser/guide.adoc').matchAll(/^----\n([\s\S]*?)\n----$/gm)].map((m) => m[1] as string),
  html: [...source('cypher/browser/guide.html').matchAll(/<pre [^>]*>([\s\S]*?)\n<\/pre>/g)].map((m) =>
    unescaped(m[1] as string),
  ),
};

function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

test('both forms of the guide have the same Cypher', () => {
  expect(GUIDE.html).toEqual(GUIDE.adoc);
  expect(GUIDE.adoc.length).toBeGreaterThan(3);
});

test.each(GUIDE.adoc.map((cypher) => ({ cypher })))('the guide’s $cypher has an answer', async ({ cypher }) => {
  expect(await graph.read(cypher)).not.toEqual([]);
});

test.each(readdirSync(join(PACKAGE_ROOT, FAVOURITES)))('the favourite %s has a title and an answer', async (name) => {
  const { title, text } = parseStatement(name, source(`${FAVOURITES}/${name}`));
  expect(title).not.toBe('');
  expect(await graph.read(text)).not.toEqual([]);
});

test('the style captions labels of the ontology by properties that they have', () => {
  const { nodes } = graphSchema();
  const captions = [...source('cypher/browser/style.grass').matchAll(/node\.(\w+) \{[^}]*caption: "\{(\w+)\}"/g)];
  const known = captions.filter(([, label = '', property = '']) => {
    const node = nodes.get(label) ?? [...nodes.values()].find(({ also }) => label in also);
    return node !== undefined && property in node.properties;
  });
  expect(known).toHaveLength(10);
  expect(captions).toEqual(known);
});
