import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { type Graph, openGraph, type Transaction } from '../../src/graph/connect.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { statementText } from '../../src/pipeline/6-load/statements.js';
import { type BoltMessage, type BoltProxy, boltProxy, type ProxyOptions } from '../support/bolt-proxy.js';
import { clearGraph, databaseConnection, exported, testGraph } from '../support/database.js';
import { seededRandom } from '../support/random.js';
import { cleanExport, halfPages, storyOf } from './story.js';

const story = storyOf(2);
const BATCH_SIZE = 3;
const SEED = 20260301;

let graph: Graph;
let proxy: BoltProxy;
let expected: readonly string[];

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
  proxy = await boltProxy((await databaseConnection()).uri);
  expected = await cleanExport(graph, story.final);
});
afterAll(async () => {
  await proxy.close();
  await graph.close();
});

/** Loads the story through the proxy; the time and how often the loader was told of progress. */
async function loadThrough(options: ProxyOptions): Promise<{ readonly ms: number; readonly told: readonly number[] }> {
  await clearGraph(graph);
  await loadChanges(graph, story.before);
  proxy.set(options);
  const through = openGraph({ ...(await databaseConnection()), uri: proxy.uri });
  const begun = Date.now();
  const told: number[] = [];
  try {
    await loadChanges(through, story.loading, {
      batchSize: BATCH_SIZE,
      onProgress: ({ transactions }) => told.push(transactions),
    });
    return { ms: Date.now() - begun, told };
  } finally {
    await through.close();
  }
}

const count = (name: string): number => proxy.seen.filter((message) => message.name === name).length;

/** Where the connection is cut: at the n-th message of one side. */
interface Cut {
  readonly from: BoltMessage['from'];
  readonly number: number;
  readonly verdict: 'cut' | 'half' | 'last';
}

describe('a connection that is cut', () => {
  /** All commits, both ways, and as many other messages by chance, first among them those of the first transaction. */
  async function cuts(): Promise<Cut[]> {
    await loadThrough({});
    const random = seededRandom(SEED);
    const messages = [...proxy.seen];
    const begin = messages.findIndex(({ name }) => name === 'BEGIN');
    const commits = messages.filter(({ name, to }) => name === 'COMMIT' || to === 'COMMIT');
    const others = messages.slice(begin).filter((message) => !commits.includes(message));
    const chosen = commits.map(() => others[Math.floor(random() * others.length)] as BoltMessage);
    const verdicts = ['cut', 'half', 'last'] as const;
    return [...commits, ...chosen].map(({ from, number }, index) => {
      return { from, number, verdict: verdicts[index % 3] as Cut['verdict'] };
    });
  }

  it('is made again, and the transaction too: nothing is lost or doubled', async () => {
    const all = await cuts();
    expect(all.length).toBeGreaterThanOrEqual(20);
    for (const cut of all) {
      let done = false;
      await loadThrough({
        onMessage: ({ from, number }) => {
          if (done || from !== cut.from || number !== cut.number) return 'pass';
          done = true;
          return cut.verdict;
        },
      });
      expect([cut, done, await halfPages(graph)]).toEqual([cut, true, 0]);
      expect([cut, await exported(graph)]).toEqual([cut, expected]);
    }
  }, 300_000);

  it('is made again as often as it is cut', async () => {
    const random = seededRandom(SEED);
    let left = 6;
    await loadThrough({
      onMessage: ({ name }) => (name === 'RUN' && random() < 0.2 && left-- > 0 ? 'half' : 'pass'),
    });
    expect(left).toBeLessThan(4);
    expect(await exported(graph)).toEqual(expected);
  });
});

it('a slow server: the load takes longer, tells of its progress and repeats nothing', async () => {
  const { ms, told } = await loadThrough({ latencyMs: 40, bytesPerSecond: 40_000 });
  expect(ms).toBeGreaterThan(1000);
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(count('BEGIN')).toBe(count('COMMIT'));
  expect(count('ROLLBACK')).toBe(0);
  expect(await exported(graph)).toEqual(expected);
});

describe('another program that locks the same nodes in the opposite order', () => {
  const first = '周青岩';
  const touch = 'MATCH (n:Person {name: $name}) SET n.touched = true';

  it('makes a deadlock, after which the transaction is tried again', async () => {
    await clearGraph(graph);
    await loadChanges(graph, story.before);
    // of two transactions the database ends the one that holds fewer locks, so the foreign one takes many
    const foreign = openGraph(await databaseConnection());
    const [holds, goesOn] = [signal(), signal()];
    const ended = foreign.write(async (transaction) => {
      await transaction.run('MATCH (n) WHERE NOT n:Lease AND coalesce(n.name, "") <> $name SET n.touched = true', {
        name: first,
      });
      await transaction.run('MATCH ()-[r]->() SET r.touched = true');
      holds.give();
      await goesOn.given;
      await transaction.run(touch, { name: first });
    });
    await holds.given;
    let attempts = 0;
    const meeting = beforeStatement(statementText('load/read-pages.cypher'), async (transaction) => {
      if (++attempts > 1) return;
      await transaction.run(touch, { name: first });
      goesOn.give();
      await untilWaiting();
    });
    const pages = withAliases(story.loading);
    await loadChanges(meeting, pages);
    await ended;
    await foreign.close();
    expect(attempts).toBe(2);
    await graph.write((transaction) => transaction.run('MATCH (n) REMOVE n.touched'));
    await graph.write((transaction) => transaction.run('MATCH ()-[r]->() REMOVE r.touched'));
    const loaded = await exported(graph);
    expect(loaded).toEqual(await cleanExport(graph, [...pages, ...story.final.slice(-1)]));
  });

  /** A graph in whose transactions something happens before a statement is sent. */
  function beforeStatement(text: string, happens: (transaction: Transaction) => Promise<void>): Graph {
    const watched = (transaction: Transaction): Transaction => ({
      run: async (cypher, parameters) => {
        if (cypher === text) await happens(transaction);
        return transaction.run(cypher, parameters);
      },
    });
    return Object.assign(Object.create(graph) as Graph, {
      read: graph.read.bind(graph),
      write: (work: (transaction: Transaction) => Promise<unknown>) =>
        graph.write((transaction) => work(watched(transaction))),
    });
  }

  function signal(): { readonly given: Promise<void>; readonly give: () => void } {
    let give: () => void = () => {};
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    return { given, give };
  }

  /** Until some transaction waits for a lock. */
  async function untilWaiting(): Promise<void> {
    for (;;) {
      const rows = await graph.command<{ status: string }>('SHOW TRANSACTIONS YIELD status');
      if (rows.some(({ status }) => status.startsWith('Blocked'))) return;
    }
  }

  /** With an alias more for each person, so that the loader must lock their nodes. */
  function withAliases(pages: readonly GraphChanges[]): GraphChanges[] {
    return pages.map((page) => ({
      ...page,
      articles: page.articles.map((article) => ({
        ...article,
        hash: `${article.hash.slice(0, -1)}x`,
        nodes: article.nodes.map((node) =>
          node.label === 'Person' ? { ...node, aliases: [`${node.name}同志`] } : node,
        ),
      })),
    }));
  }
});
