import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Graph } from '../../src/graph/connect.js';
import { clearGraph, testGraph } from '../support/database.js';

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

test('what write commits, read sees, with whole numbers as INTEGER', async () => {
  await graph.write(async (transaction) => {
    await Promise.all([
      transaction.run('CREATE (:Thing {name: $name, count: $count})', { name: '𬭎', count: 3 }),
      transaction.run('CREATE (:Thing {name: $name, count: $count})', { name: '䶮', count: 0.5 }),
    ]);
  });
  expect(
    await graph.read(
      'MATCH (t:Thing) RETURN t.name AS name, t.count AS count, valueType(t.count) AS type ORDER BY count',
    ),
  ).toEqual([
    { name: '䶮', count: 0.5, type: 'FLOAT NOT NULL' },
    { name: '𬭎', count: 3, type: 'INTEGER NOT NULL' },
  ]);
});
