/**
 * Counts what docs/graph.md says of costs, and writes docs/graph-costs.yaml: database hits of the queries of
 * docs/graph-queries.yaml on a hub of two degrees, and edges an article of the seed pages.
 * Usage: NEO4J_URI=… node --import ./tests/support/typescript.mjs bench/graph/run.ts; then npm run docs.
 * Deletes everything in that database.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { stringify } from 'yaml';
import { openGraph } from '../../src/graph/connect.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ingestFiles } from '../../src/pipeline/ingest.js';
import { benchConnection } from '../database.js';
import { advices, hitsOf, hubPages } from './measure.js';

const DEGREES = [100, 2000];
const COSTS = fileURLToPath(new URL('../../docs/graph-costs.yaml', import.meta.url));
const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

const connection = benchConnection('may be emptied');
const graph = openGraph(connection);
const { version } = await graph.verify();
const driver = neo4j.driver(connection.uri, neo4j.auth.basic(connection.username, connection.password ?? ''));
const session = driver.session({ database: connection.database });

const queries: Record<string, { do: number[]; dont: number[] }> = {};
for (const degree of DEGREES) {
  await deleteEverything(graph);
  await ensureSchema(graph);
  await loadChanges(graph, hubPages(degree));
  for (const advice of advices()) {
    const counted = queries[advice.name] ?? { do: [], dont: [] };
    queries[advice.name] = counted;
    counted.do.push(await hitsOf(session, advice.do));
    counted.dont.push(await hitsOf(session, advice.dont));
  }
}

await deleteEverything(graph);
await ingestFiles(graph, [SEEDS]);
const [{ articles } = { articles: 0 }] = await graph.read<{ articles: number }>(
  'MATCH (a:Article) RETURN count(a) AS articles',
);
const edges = await graph.read<{ type: string; edges: number }>(
  'MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS edges ORDER BY type',
);
const statements = await graph.read<{ type: string; edges: number }>(
  'MATCH ()-[r:STATES]->() RETURN r.type AS type, count(r) AS edges ORDER BY type',
);
const byType = (rows: readonly { type: string; edges: number }[]) =>
  Object.fromEntries(rows.map((row) => [row.type, row.edges]));
const costs = {
  neo4j: version,
  date: new Date().toISOString().slice(0, 10),
  degrees: DEGREES,
  queries,
  seeds: { articles, edges: byType(edges), statements: byType(statements) },
};
writeFileSync(COSTS, `# Written by bench/graph/run.ts; docs/write-graph.mjs prints it.\n${stringify(costs)}`);
await session.close();
await driver.close();
await graph.close();
