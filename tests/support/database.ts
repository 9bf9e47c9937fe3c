import { type Graph, openGraph } from '../../src/graph/connect.js';
import type { Connection } from '../../src/graph/connection.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { exportGraph } from '../../src/pipeline/export/index.js';
import { testConnection } from './server.js';

/**
 * The database of this worker, empty of data: close it in `afterAll`. Test files of a worker run one after another and
 * share it; each begins with an empty graph, while constraints and indexes made by earlier files may be there.
 */
export async function testGraph(): Promise<Graph> {
  const graph = openGraph(await databaseConnection());
  await clearGraph(graph);
  return graph;
}

/** How to reach the database of this worker, for tests that start programs. */
export function databaseConnection(): Promise<Connection> {
  return testConnection();
}

/** The settings' environment that makes guanxi use the database of this worker. */
export async function databaseEnvironment(): Promise<Record<string, string>> {
  const { uri, username, password = '', database } = await databaseConnection();
  return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
}

/** Deletes all nodes and relationships in batches; constraints and indexes stay. */
export async function clearGraph(graph: Graph): Promise<void> {
  await deleteEverything(graph);
}

/** Lines of the export of the whole graph. */
export async function exported(graph: Graph): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportGraph(graph)) lines.push(line);
  return lines;
}
