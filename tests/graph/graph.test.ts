import { type Graph, openGraph } from '../../src/graph/connect.js';
import { isTooLarge, neo4jCode } from '../../src/graph/database-errors.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { freePort } from '../../src/graph/server/ports.js';
import { clearGraph, databaseConnection, testGraph } from '../support/database.js';

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

test('verify tells the version', async () => {
  const { version, edition } = await graph.verify();
  expect(version).toBe(process.env.GUANXI_NEO4J_VERSION ?? version);
  expect(version).toMatch(/^(5\.26|20\d\d\.\d\d)\./);
  expect(['community', 'enterprise']).toContain(edition);
});

test('what write commits, read sees, with whole numbers as INTEGER', async () => {
  await graph.write(async (transaction) => {
    await Promise.all([
      transaction.run('CREATE (:Thing {name: $name, count: $count})', { name: '𬭎', count: 3 }),
      transaction.run('CREATE (:Thing {name: $name, count: $count})', { name: '䶮', count: 0.5 }),
    ]);
  });
  const rows = await graph.read(
    'MATCH (t:Thing) RETURN t.name AS name, t.count AS count, valueType(t.count) AS type ORDER BY count',
  );
  expect(rows).toEqual([
    { name: '䶮', count: 0.5, type: 'FLOAT NOT NULL' },
    { name: '𬭎', count: 3, type: 'INTEGER NOT NULL' },
  ]);
});

test('results are plain data', async () => {
  await graph.write((transaction) =>
    transaction.run('CREATE (:A {n: 1})-[:TO {since: date("2021-03-15")}]->(:B {list: [1, 2]})'),
  );
  const [row] = await graph.read(
    'MATCH p = (a:A)-[r:TO]->(b:B) RETURN a, r, p, [1, {x: 2}] AS nested, 9007199254740993 AS big',
  );
  const node = { elementId: expect.any(String), labels: ['A'], properties: { n: 1 } };
  expect(row).toEqual({
    a: node,
    r: {
      elementId: expect.any(String),
      type: 'TO',
      start: expect.any(String),
      end: expect.any(String),
      properties: { since: '2021-03-15' },
    },
    p: {
      nodes: [node, expect.objectContaining({ labels: ['B'], properties: { list: [1, 2] } })],
      relationships: [expect.objectContaining({ type: 'TO' })],
    },
    nested: [1, { x: 2 }],
    big: 9007199254740993n,
  });
});

test('a failing statement takes the whole transaction back', async () => {
  await expect(
    graph.write(async (transaction) => {
      await transaction.run('CREATE (:Thing)');
      await transaction.run('RETURN 1 / 0');
    }),
  ).rejects.toThrow(/does not accept the query: .*by zero/i);
  expect(await graph.read('MATCH (n) RETURN count(n) AS nodes')).toEqual([{ nodes: 0 }]);
});

test('two writers that lock the same nodes crosswise both succeed: the deadlock is tried again', async () => {
  await graph.write((transaction) => transaction.run('CREATE (:Thing {id: 1, n: 0}), (:Thing {id: 2, n: 0})'));
  const add = 'MATCH (t:Thing {id: $id}) SET t.n = t.n + 1';
  let attempts = 0;
  const crosswise = (ids: readonly number[]) =>
    graph.write(async (transaction) => {
      attempts++;
      for (const id of ids) {
        await transaction.run(add, { id });
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    });
  await Promise.all([crosswise([1, 2]), crosswise([2, 1])]);
  expect(attempts).toBeGreaterThan(2);
  expect(await graph.read('MATCH (t:Thing) RETURN t.n AS n')).toEqual([{ n: 2 }, { n: 2 }]);
});

test('everything is deleted, in batches', async () => {
  await graph.write((transaction) => transaction.run('UNWIND range(1, 25000) AS i CREATE (:Thing)-[:NEXT]->(:Thing)'));
  expect(await deleteEverything(graph)).toBe(50_000);
  expect(await graph.read('RETURN COUNT { () } AS nodes')).toEqual([{ nodes: 0 }]);
});

describe('an error of the server becomes a sentence with a remedy', () => {
  test('a wrong password: once, and quickly', async () => {
    const other = openGraph({ ...(await databaseConnection()), password: 'wrong-password' });
    const begun = Date.now();
    const error = await failure(other.read('RETURN 1'));
    await other.close();
    expect(error.message).toMatch(
      /refused user “neo4j”: wrong user name or password. Correct NEO4J_USERNAME and NEO4J_PASSWORD/,
    );
    expect(error.message).not.toContain('wrong-password');
    expect(neo4jCode(error)).toBe('Neo.ClientError.Security.Unauthorized');
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await graph.read('RETURN 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('no password', async () => {
    const { password, ...connection } = await databaseConnection();
    const other = openGraph(connection);
    const error = await failure(other.verify());
    await other.close();
    expect(error.message).toMatch(/NEO4J_PASSWORD/);
  });

  test('a missing database', async () => {
    const other = openGraph({ ...(await databaseConnection()), database: 'nowhere' });
    for (const work of [
      () => other.verify(),
      () => other.read('RETURN 1'),
      () => other.write(() => Promise.resolve()),
    ]) {
      const error = await failure(work().then(() => other.read('RETURN 1')));
      expect(error.message).toMatch(/has no database “nowhere”. Set NEO4J_DATABASE to one that SHOW DATABASES lists/);
    }
    await other.close();
  });

  test('a port that nothing listens on fails at once instead of being retried for minutes', async () => {
    const uri = `bolt://127.0.0.1:${await freePort([])}`;
    const other = openGraph({ uri, username: 'neo4j', password: 'x', database: 'neo4j' });
    const begun = Date.now();
    const error = await failure(other.write((transaction) => transaction.run('CREATE (:Thing)')));
    await other.close();
    expect(error.message).toMatch(
      /^Cannot reach Neo4j at bolt:.*ECONNREFUSED.*Is the server running, and is NEO4J_URI right/,
    );
    expect(Date.now() - begun).toBeLessThan(10_000);
  });

  test('an encrypted address of a server without encryption', async () => {
    const { uri, ...rest } = await databaseConnection();
    const other = openGraph({ ...rest, uri: uri.replace(/^\w+:/, 'bolt+s:') });
    const error = await failure(other.verify());
    await other.close();
    expect(error.message).toMatch(/^Cannot reach Neo4j at bolt\+s:/);
  });

  test.each([
    ['CREATE (:Thing)', /run for reading only/],
    ['RETRUN 1', /does not accept the query: Invalid input 'RETRUN'/],
    ['RETURN $missing', /does not accept the query: Expected parameter\(s\): missing/],
  ])('%s', async (cypher, message) => {
    expect((await failure(graph.read(cypher))).message).toMatch(message);
  });

  test('a query that takes too long', async () => {
    const endless = 'UNWIND range(1, 100000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i) AS n';
    const error = await failure(graph.read(endless, {}, { timeoutMs: 300 }));
    expect(error.message).toMatch(/Neo4j ended the query: .*allow more time/);
  });

  test('a transaction above the memory limit is not retried and told apart, so that a batch can be halved', async () => {
    // The server of this run has a heap of 512 MB, of which transactions may take 70 %.
    const large = 'UNWIND range(1, 20000000) AS i RETURN size(collect("一二三四五六七八九十" + toString(i))) AS n';
    let attempts = 0;
    const error = await failure(
      graph.write((transaction) => {
        attempts++;
        return transaction.run(large);
      }),
    );
    expect(error.message).toMatch(/more memory than Neo4j .* allows/);
    expect(isTooLarge(error)).toBe(true);
    expect(attempts).toBe(1);
  });
});

async function failure(work: Promise<unknown>): Promise<Error> {
  const outcome = await work.then(
    () => undefined,
    (error: Error) => error,
  );
  if (!outcome) throw new Error('expected it to fail');
  expect(outcome.constructor.name).toBe('DatabaseError');
  return outcome;
}
