import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { type Graph, openGraph } from '../../src/graph/connect.js';
import { isTooLarge } from '../../src/graph/database-errors.js';
import { deleteEverything } from '../../src/graph/server/database.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { changesOf, META } from '../load/builder.js';
import { type BoltMessage, type BoltProxy, boltProxy } from '../support/bolt-proxy.js';
import { exported } from '../support/database.js';
import { documentedFault, patternOf } from '../support/exit-codes.js';
import { type OwnServer, ownServer } from '../support/own-server.js';
import { canRunLocally } from '../support/server.js';
import { cleanExport, halfPages, storyOf } from './story.js';

const story = storyOf(3);
const BATCH_SIZE = 2;
/** Longer than the driver waits for a connection (15 s), so that waiting for one is among what happens. */
const AWAY_MS = 20_000;

/** A server takes ten seconds to start, and minutes where many others are at work. */
const SLOWLY_MS = 180_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** These tests end, starve and configure a server; without Java there is none that they may do it to. */
const withServer = (await canRunLocally()) ? describe : describe.skip;

async function failure(work: Promise<unknown>): Promise<Error & { readonly exitCode?: number }> {
  return work.then(
    () => {
      throw new Error('expected it to fail');
    },
    (error) => error,
  );
}

function expectFault(error: Error & { readonly exitCode?: number }, fault: string): void {
  const { code, message } = documentedFault(fault);
  expect({ code: error.exitCode, message: error.message }).toEqual({
    code,
    message: expect.stringMatching(patternOf(message)),
  });
}

withServer('a server', () => {
  let server: OwnServer;
  let graph: Graph;
  let proxy: BoltProxy;
  let expected: readonly string[];

  beforeAll(async () => {
    server = await ownServer();
    await server.start();
    graph = openGraph(server.connection);
    await ensureSchema(graph);
    expected = await cleanExport(graph, story.final);
    proxy = await boltProxy(server.connection.uri);
  }, SLOWLY_MS);
  afterAll(async () => {
    await graph.close();
    await proxy.close();
    await server.discard();
  }, SLOWLY_MS);

  /** Starts the server with other settings. */
  async function restart(...settings: readonly string[]): Promise<void> {
    await graph.close();
    await server.stop();
    await server.start(settings);
    graph = openGraph(server.connection);
  }

  /** Loads the story; something happens to the server at each message that `at` chooses. */
  async function loadWhile(at: (message: BoltMessage) => (() => Promise<void>) | undefined): Promise<void> {
    await deleteEverything(graph);
    await loadChanges(graph, story.before);
    await graph.close();
    const happened: Promise<void>[] = [];
    const failed = new Promise<never>((_, reject) => {
      proxy.set({
        onMessage: (message) => {
          const happens = at(message)?.();
          happens?.catch(reject);
          if (happens) happened.push(happens);
          return 'pass';
        },
      });
    });
    const through = openGraph({ ...server.connection, uri: proxy.uri });
    const loaded = loadChanges(through, story.loading, { batchSize: BATCH_SIZE });
    await Promise.race([loaded, failed]).finally(() => through.close());
    await Promise.all(happened);
    graph = openGraph(server.connection);
    expect(happened.length).toBeGreaterThan(0);
    expect(await halfPages(graph)).toBe(0);
    expect(await exported(graph)).toEqual(expected);
  }

  /** Chooses the n-th message of a name. */
  function nth(name: string, ...numbers: readonly number[]): (message: BoltMessage) => boolean {
    let count = 0;
    return (message) => message.name === name && numbers.includes(++count);
  }

  it.each([
    ['within a transaction', 'RUN', 20],
    ['at a commit', 'COMMIT', 4],
  ] as const)(
    'killed with -9 %s and started again: the load goes on',
    async (_, name, number) => {
      const now = nth(name, number);
      const dies = async () => {
        await server.kill();
        await server.start();
      };
      await loadWhile((message) => (now(message) ? dies : undefined));
    },
    SLOWLY_MS,
  );

  it(
    'that neither answers nor hangs up for a while: the load goes on when it is back',
    async () => {
      const within = nth('RUN', 12);
      const pauses = async () => {
        await server.pause();
        await wait(AWAY_MS);
        await server.resume();
      };
      await loadWhile((message) => (within(message) ? pauses : undefined));
    },
    SLOWLY_MS,
  );

  it(
    'that is stopped for a while: the load goes on when it is back',
    async () => {
      const within = nth('RUN', 30);
      const stops = async () => {
        await server.stop();
        await wait(AWAY_MS);
        await server.start();
      };
      await loadWhile((message) => (within(message) ? stops : undefined));
    },
    SLOWLY_MS,
  );

  it(
    'with little memory for a transaction takes the batch in halves; of a page too large for it, nothing',
    async () => {
      const pages = Array.from({ length: 30 }, (_, i) => broadPage(i, 100));
      await deleteEverything(graph);
      const usual = await loadChanges(graph, pages);
      const whole = await exported(graph);
      await deleteEverything(graph);
      await restart('db.memory.transaction.max=6m');
      const halved = await loadChanges(graph, pages);
      expect(halved.transactions).toBeGreaterThan(usual.transactions);
      expect(await exported(graph)).toEqual(whole);
      const error = await failure(loadChanges(graph, [broadPage(99, 3000)]));
      expect(isTooLarge(error)).toBe(true);
      expectFault(error, 'page larger than a transaction');
      expect(await exported(graph)).toEqual(whole);
      await restart();
    },
    SLOWLY_MS,
  );

  it(
    'that takes no writes refuses plainly, and keeps what it has',
    async () => {
      await cleanExport(graph, story.before);
      const before = await exported(graph);
      await restart('server.databases.default_to_read_only=true');
      expectFault(await failure(loadChanges(graph, story.loading)), 'read-only database');
      expect(await exported(graph)).toEqual(before);
      await restart();
      await loadChanges(graph, story.loading);
      expect(await exported(graph)).toEqual(expected);
    },
    SLOWLY_MS,
  );
});

/** A page that names so many people, each with a post. */
function broadPage(number: number, people: number): GraphChanges {
  const names = Array.from({ length: people }, (_, i) => `周${number}号${i}`);
  const organ = { label: 'Organization', name: '青岛市人民政府', kind: 'government' } as const;
  return changesOf({
    path: `broad-${number}.txt`,
    meta: { ...META, page: `B${number}` },
    articles: [
      {
        entities: [organ, ...names.map((name) => ({ label: 'Person', name }) as const)],
        claims: names.map(
          (name) => ({ type: 'HOLDS_POSITION', from: name, to: organ.name, qualifier: '干部' }) as const,
        ),
      },
    ],
  });
}

/** A small file system of its own, where this machine lets us make one. */
function smallDisk(megabytes: number): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'guanxi-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'pipe' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
}

const disk = (await canRunLocally()) ? smallDisk(300) : undefined;
if (!disk) console.warn('Skipped: a full disk. It takes root on Linux, who may mount a small tmpfs.');

(disk ? describe : describe.skip)('a full disk', () => {
  const path = disk as string;
  let server: OwnServer;

  beforeAll(async () => {
    server = await ownServer(path);
    await server.start(SMALL_STORE);
  }, SLOWLY_MS);
  afterAll(async () => {
    await server.discard();
    execFileSync('umount', [path]);
    rmSync(path, { recursive: true });
  }, SLOWLY_MS);

  it(
    'ends the load plainly; with space again a rerun converges',
    async () => {
      const graph = openGraph(server.connection);
      await ensureSchema(graph);
      const pages = Array.from({ length: 30 }, (_, i) => broadPage(i, 60));
      const expected = await cleanExport(graph, pages);
      await deleteEverything(graph);
      const ballast = join(path, 'ballast');
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - 256 * 1024));
      const error = await failure(loadChanges(graph, pages, { batchSize: 2 }));
      rmSync(ballast);
      expectFault(error, 'full disk');
      await graph.close();
      await server.stop();
      await server.start([...SMALL_STORE, TRUNCATES_TORN_LOG]);
      const after = openGraph(server.connection);
      expect(await halfPages(after)).toBe(0);
      await loadChanges(after, pages, { batchSize: 2 });
      expect(await exported(after)).toEqual(expected);
      await after.close();
    },
    SLOWLY_MS,
  );
});

/** Transaction logs that grow as they are written, not by a quarter of a gigabyte at once. */
const SMALL_STORE = [
  'db.tx_log.preallocate=false',
  'db.tx_log.rotation.size=2m',
  'db.tx_log.rotation.retention_policy=keep_none',
];

/** The transaction that the disk had no room for may be half in the log; by default Neo4j then does not open it. */
const TRUNCATES_TORN_LOG = 'internal.dbms.tx_log.fail_on_corrupted_log_files=false';
