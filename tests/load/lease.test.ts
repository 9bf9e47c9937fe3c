import { spawn } from 'node:child_process';
import { once } from 'node:events';
import neo4j from 'neo4j-driver';
import { BusyError, EXIT } from '../../src/errors.js';
import { type Graph, openGraph } from '../../src/graph/connect.js';
import { sleep } from '../../src/graph/server/processes.js';
import { readStatement } from '../../src/knowledge/cypher.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { loadChanges, retractPage } from '../../src/pipeline/6-load/index.js';
import { withLease } from '../../src/pipeline/6-load/lease.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ensureBuilt } from '../cli/program.js';
import { clearGraph, databaseConnection, databaseEnvironment, exported, testGraph } from '../support/database.js';
import { changesOf, META } from './builder.js';

let one: Graph;
let other: Graph;

beforeAll(async () => {
  one = await testGraph();
  other = openGraph(await databaseConnection());
  await ensureSchema(one);
});
beforeEach(() => clearGraph(one));
afterAll(async () => {
  await one.close();
  await other.close();
});

const page = (number: number) =>
  changesOf({
    path: `${number}.txt`,
    meta: { ...META, page: `0${number}` },
    articles: [{ entities: [{ label: 'Person', name: `周青${number}` }] }],
  });

async function clean(...numbers: readonly number[]): Promise<string[]> {
  await clearGraph(one);
  await loadChanges(one, numbers.map(page));
  return exported(one);
}

/** A lease of a process on another machine. */
const FOREIGN = { name: 'load', token: 5, holder: 'x', process: 1, host: 'elsewhere', machine: 'another', ttl: 60_000 };

/** Lets it expire so many milliseconds from now, by the server's clock. */
async function leaseOf(lease: typeof FOREIGN, left: number): Promise<void> {
  await one.write((transaction) =>
    transaction.run(
      'MERGE (l:Lease {name: $lease.name}) SET l = $lease, l.expires = datetime.realtime().epochMillis + $left',
      {
        lease,
        left,
      },
    ),
  );
}

async function token(): Promise<unknown> {
  return (await one.read('MATCH (l:Lease) RETURN l.token AS token'))[0]?.token;
}

it('lets a second load wait, and tells whom for', async () => {
  const told: string[] = [];
  let second: Promise<unknown> | undefined;
  await withLease(one, {}, async (graph) => {
    await graph.taken();
    second = loadChanges(other, [page(2)], { onWait: (holder) => told.push(holder) });
    await loadChanges(graph, [page(1)]);
    await sleep(500);
    expect(await one.read('MATCH (p:SourcePage) RETURN p.path AS path')).toEqual([{ path: '1.txt' }]);
  });
  await second;
  expect(told).toEqual([expect.stringMatching(new RegExp(`^process ${process.pid} on .+, since \\d{4}-.+ UTC$`))]);
  expect(await exported(one)).toEqual(await clean(1, 2));
});

it('does not wait longer than it may, and then has written nothing', async () => {
  await withLease(one, {}, async (graph) => {
    await graph.taken();
    const refused = loadChanges(other, [page(1)], { waitSeconds: 0 });
    await expect(refused).rejects.toThrow(/process \d+ on .* Run it again/);
    await expect(refused).rejects.toMatchObject({ exitCode: EXIT.busy });
    await expect(retractPage(other, page(1).pageId, { waitSeconds: 0 })).rejects.toThrow(BusyError);
  });
  expect(await exported(one)).toEqual([]);
  await loadChanges(other, [page(1)], { waitSeconds: 0 });
  expect(await exported(one)).toEqual(await clean(1));
});

it('lets loads over one graph in one process share it', async () => {
  await Promise.all([1, 2, 3].map((number) => loadChanges(one, [page(number)], { waitSeconds: 0 })));
  expect(await exported(one)).toEqual(await clean(1, 2, 3));
});

it('takes over from a process that has not been heard of until its lease expired, with a larger token', async () => {
  await leaseOf(FOREIGN, 800);
  const begun = performance.now();
  await loadChanges(one, [page(1)]);
  expect(performance.now() - begun).toBeGreaterThan(700);
  expect(await token()).toBe(6);
});

it('takes over at once from a process that has ended on this machine', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  await loadChanges(one, [page(1)]);
  await one.write((transaction) =>
    transaction.run(
      'MATCH (l:Lease) SET l.process = $id, l.holder = "x", l.expires = datetime.realtime().epochMillis + 60000',
      { id: child.pid },
    ),
  );
  await loadChanges(one, [page(2)], { waitSeconds: 0 });
  expect(await token()).toBe(2);
});

it('takes over though the clock of the server was set back, but not while the other renews', async () => {
  const hour = 3_600_000;
  await leaseOf({ ...FOREIGN, ttl: 1500 }, hour);
  await loadChanges(one, [page(1)]);
  expect(await token()).toBe(6);

  await leaseOf({ ...FOREIGN, ttl: 1500 }, hour);
  let ended = false;
  const renewing = (async () => {
    for (let n = 1; !ended; n++) {
      await leaseOf({ ...FOREIGN, ttl: 1500 }, hour - n);
      await sleep(300);
    }
  })();
  await expect(loadChanges(other, [page(2)], { waitSeconds: 4 })).rejects.toThrow(BusyError);
  ended = true;
  await renewing;
  expect(await token()).toBe(5);
});

it('commits nothing of a transaction during which another took over, nor anything afterwards', async () => {
  const stale = withLease(one, {}, async (graph) => {
    const half = graph.write(async (transaction) => {
      await transaction.run("CREATE (:SourcePage {id: 'stale'})");
      await one.write((another) => another.run('MATCH (l:Lease) SET l.expires = 0'));
      await loadChanges(other, [page(1)]);
    });
    await expect(half).rejects.toThrow(/taken over/);
    return loadChanges(graph, [page(2)]);
  });
  await expect(stale).rejects.toMatchObject({ exitCode: EXIT.busy });
  expect(await exported(one)).toEqual(await clean(1));
});

it('lets nobody take over between the check and the commit', async () => {
  const { uri, username, password = '' } = await databaseConnection();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  try {
    await leaseOf(FOREIGN, -1);
    const open = driver.session().beginTransaction();
    for (const file of ['lock', 'renew']) {
      const batch = { ...FOREIGN, token: neo4j.int(FOREIGN.token), ttl: neo4j.int(FOREIGN.ttl) };
      await open.run(readStatement(`lease/${file}.cypher`).text, { batch });
    }
    // what is committed has expired, so it tries to take it, and must wait for the lock
    const second = loadChanges(other, [page(1)], { waitSeconds: 0 });
    second.catch(() => undefined);
    await sleep(1500);
    expect(await exported(one)).toEqual([]);
    await open.commit();
    await expect(second).rejects.toThrow(/process 1 on elsewhere/);
  } finally {
    await driver.close();
  }
});

it('renews while nothing is written for longer than it lasts', async () => {
  await withLease(one, { leaseSeconds: 1 }, async (graph) => {
    await graph.taken();
    await sleep(3000);
    await expect(loadChanges(other, [page(2)], { waitSeconds: 0 })).rejects.toThrow(BusyError);
    await loadChanges(graph, [page(1)]);
  });
  expect(await exported(one)).toEqual(await clean(1));
});

const SLEEPER = `
import { loadChanges, openGraph, readSettings } from './dist/index.js';
const pages = JSON.parse(process.argv[1]);
const graph = openGraph(readSettings().connection);
async function* slowly() {
  yield pages[0];
  await new Promise((resolve) => setTimeout(resolve, 2000));
  yield pages[1];
}
try {
  await loadChanges(graph, slowly(), { batchSize: 1, leaseSeconds: 3, onProgress: () => console.log('begun') });
} catch (error) {
  console.error(error.message);
  process.exitCode = error.exitCode;
} finally {
  await graph.close();
}
`;

it('lets a process that was suspended for longer than its lease write nothing when it wakes up', async () => {
  ensureBuilt();
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '-e', SLEEPER, JSON.stringify([page(1), page(2)])], {
    cwd: PACKAGE_ROOT,
    env: { ...inherited, ...(await databaseEnvironment()) },
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  await once(child.stdout, 'data');
  child.kill('SIGSTOP');
  await loadChanges(one, [page(3)]);
  child.kill('SIGCONT');
  expect(await ended).toEqual([EXIT.busy, null]);
  expect(said).toMatch(/taken over/);
  expect(await exported(one)).toEqual(await clean(1, 3));
});
