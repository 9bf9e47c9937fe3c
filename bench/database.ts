import { type Graph, openGraph } from '../src/graph/connect.js';
import type { Connection } from '../src/graph/connection.js';

/** The database that NEO4J_URI names. @param use what the benchmark does to it. */
export function benchConnection(use: 'may be emptied' | 'is empty, or filled by this benchmark'): Connection {
  const {
    NEO4J_URI: uri,
    NEO4J_USERNAME: username = 'neo4j',
    NEO4J_PASSWORD: password,
    NEO4J_DATABASE: database = 'neo4j',
  } = process.env;
  if (!uri) throw new Error(`Set NEO4J_URI to a database that ${use}.`);
  return { uri, username, database, ...(password !== undefined && { password }) };
}

export function benchGraph(use: Parameters<typeof benchConnection>[0]): Graph {
  return openGraph(benchConnection(use));
}
