import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Graph } from '../../src/graph/connect.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { type BoltMessage, type BoltProxy, boltProxy } from '../support/bolt-proxy.js';
import { clearGraph, databaseConnection, exported, testGraph } from '../support/database.js';
import { cleanExport, halfPages, storyOf } from './story.js';

const PROGRAM = fileURLToPath(new URL('../support/load-child.mjs', import.meta.url));
const story = storyOf(1);
/** Three transactions of the loader; then what is derived. */
const BATCH_SIZE = 3;

let graph: Graph;
let proxy: BoltProxy;
let spare: Promise<ChildProcess>;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
  proxy = await boltProxy((await databaseConnection()).uri);
  spare = loader();
});
afterAll(async () => {
  (await spare).kill('SIGKILL');
  await proxy.close();
  await graph.close();
});

/** A program ready to load; making the next one while this one works halves the time of the test. */
async function loader(): Promise<ChildProcess> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(PROGRAM, { env, execArgv: [] });
  await once(child, 'message');
  return child;
}

/** Loads in a program of its own, which is killed when `at` says so; true when it came to its end. */
async function load(at: (message: BoltMessage) => 'before' | 'after' | undefined): Promise<boolean> {
  await clearGraph(graph);
  await loadChanges(graph, story.before);
  const child = await spare;
  spare = loader();
  proxy.set({
    onMessage: (message) => {
      const when = at(message);
      if (when) child.kill('SIGKILL');
      return when === 'before' ? 'cut' : 'pass';
    },
  });
  child.send({
    connection: { ...(await databaseConnection()), uri: proxy.uri },
    pages: story.loading,
    batchSize: BATCH_SIZE,
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  proxy.set({});
  return code === 0;
}

test('a client killed with -9 before, within and after each transaction: a rerun converges', async () => {
  const expected = await cleanExport(graph, story.final);
  expect(await load(() => undefined)).toBe(true);
  expect(await exported(graph)).toEqual(expected);
  const killed: string[] = [];
  const converges = async (step: string): Promise<void> => {
    killed.push(step);
    expect([step, await halfPages(graph)]).toEqual([step, 0]);
    await loadChanges(graph, story.loading, { batchSize: BATCH_SIZE });
    expect([step, await exported(graph)]).toEqual([step, expected]);
  };
  // the n-th request is the first that the server does not get; the loop ends when the program comes to its end. What was
  // asked for with a statement is never asked for by itself (PULL), so that is no place of its own
  for (let n = 1; ; n++) {
    let requests = 0;
    let name = '';
    const done = await load((message) => {
      if (message.from === 'server' || message.name === 'PULL' || ++requests !== n) return undefined;
      name = message.name;
      return 'before';
    });
    if (done) break;
    await converges(`before request ${n}, ${name}`);
  }
  for (let n = 1; ; n++) {
    let commits = 0;
    if (await load((message) => (message.name === 'COMMIT' && ++commits === n ? 'after' : undefined))) break;
    await converges(`when commit ${n} was asked`);
    let answers = 0;
    await load((message) => (message.to === 'COMMIT' && ++answers === n ? 'before' : undefined));
    await converges(`when commit ${n} was done`);
  }
  const at = (kind: RegExp) => killed.filter((step) => kind.test(step)).length;
  expect(at(/BEGIN$/)).toBeGreaterThanOrEqual(4);
  expect(at(/RUN$/)).toBeGreaterThan(30);
  expect([at(/, COMMIT$/), at(/was asked$/), at(/was done$/)]).toEqual(Array(3).fill(at(/BEGIN$/)));
}, 600_000);
