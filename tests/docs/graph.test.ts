import { existsSync } from 'node:fs';
import { join } from 'node:path';
import neo4j, { type Session } from 'neo4j-driver';
import { parse } from 'yaml';
import { advices, hitsOf, hubPages } from '../../bench/graph/measure.js';
import type { Graph } from '../../src/graph/connect.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { graphSchema } from '../../src/knowledge/schema.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema, expectedSchema } from '../../src/pipeline/6-load/schema.js';
import { extractPage } from '../../src/pipeline/index.js';
import { loadedSeeds } from '../questions/seeds.js';
import { databaseConnection, testGraph } from '../support/database.js';
import { blocks, localLinks, source } from './markdown.js';

test('the picture shows nothing but what is extracted from the seed page', async () => {
  const { articles } = await extractPage('seeds/zhuzhou-daily-2021-03-15-a1.txt');
  const names = new Set(articles.flatMap(({ entities }) => entities.map(({ name }) => name)));
  const shown = [...source('docs/graph.svg').matchAll(/<rect [^>]*rx[^>]*\/>\s*<text [^>]*>([^<]+)<\/text>/g)].map(
    (m) => m[1] as string,
  );
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((name) => !names.has(name))).toEqual([]);
});

test('docs/graph.md is what lexicon/schema/, cypher/schema/ and the counted costs say', async () => {
  // @ts-expect-error: a plain script without types
  const { graph } = (await import('../../docs/write-graph.mjs')) as { graph: () => string };
  expect(source('docs/graph.md')).toBe(graph());
});

test('docs/graph.md names every label, relation, constraint and index', () => {
  const text = source('docs/graph.md');
  const { nodes, relations } = graphSchema();
  const names = [...nodes.keys(), ...relations.keys(), ...expectedSchema().map(({ name }) => name), 'Derivation'];
  expect(names.filter((name) => !text.includes(`| ${name} |`))).toEqual([]);
});

test.each(localLinks('docs/graph.md'))('its link %s leads somewhere', (to) => {
  expect(existsSync(join(PACKAGE_ROOT, 'docs', to))).toBe(true);
});

describe('Cypher of docs/graph.md', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await loadedSeeds();
  });
  afterAll(() => graph?.close());

  test('is what docs/graph-queries.yaml holds', () => {
    const printed = blocks('docs/graph.md', 'cypher').map(({ text }) => text);
    expect(printed).toEqual(advices().flatMap((advice) => [advice.do, advice.dont]));
  });

  test.each(blocks('docs/graph.md', 'cypher'))('$text has an answer in the seeds', async ({ text }) => {
    expect(await graph.read(text)).not.toEqual([]);
  });
});

// Smaller graphs than those of the document, so that it takes seconds; what is flat is so from the beginning.
test('costs what docs/graph.md says', async () => {
  const { queries } = parse(source('docs/graph-costs.yaml')) as {
    queries: Record<string, { do: number[]; dont: number[] }>;
  };
  const graph = await testGraph();
  const { uri, username, password = '' } = await databaseConnection();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session();
  try {
    await ensureSchema(graph);
    await loadChanges(graph, hubPages(30));
    const few = await hitsOfAll(session);
    await loadChanges(graph, hubPages(300));
    const many = await hitsOfAll(session);
    for (const { name, flat } of advices()) {
      const [printed = Number.NaN] = queries[name]?.do ?? [];
      const [before, after] = [few.get(name), many.get(name)];
      if (!before || !after) throw new Error(`no hits counted of ${name}`);
      expect(after.do).toBeLessThan(after.dont);
      expect(after.dont).toBeGreaterThan(3 * before.dont);
      if (!flat) continue;
      expect(after.do).toBeLessThanOrEqual(1.5 * before.do + 10);
      expect(after.do).toBeLessThanOrEqual(1.5 * printed + 10);
    }
  } finally {
    await session.close();
    await driver.close();
    await graph.close();
  }
});

async function hitsOfAll(session: Session): Promise<Map<string, { do: number; dont: number }>> {
  // plans by what the graph holds now, not by the statistics that the tests before have left
  await session.run('CALL db.prepareForReplanning()');
  const counted = new Map<string, { do: number; dont: number }>();
  for (const advice of advices()) {
    counted.set(advice.name, { do: await hitsOf(session, advice.do), dont: await hitsOf(session, advice.dont) });
  }
  return counted;
}
