import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../src/graph/connect.js';
import { freePort } from '../../src/graph/server/ports.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { ingestFiles } from '../../src/pipeline/ingest.js';
import { type Ended, ensureBuilt, guanxi, PROGRAM } from '../cli/program.js';
import { type BoltMessage, type BoltProxy, boltProxy } from '../support/bolt-proxy.js';
import { clearGraph, databaseConnection, databaseEnvironment, exported, testGraph } from '../support/database.js';
import { documentedFault, patternOf } from '../support/exit-codes.js';
import { seededRandom } from '../support/random.js';
import { halfPages } from './story.js';

const folder = mkdtempSync(join(tmpdir(), 'guanxi-faults-'));
const pages = join(folder, 'pages');
const PAGES = 230;

let graph: Graph;
let proxy: BoltProxy;
let env: Record<string, string>;
let expected: readonly string[];

beforeAll(async () => {
  ensureBuilt();
  writePages();
  graph = await testGraph();
  await ensureSchema(graph);
  await ingestFiles(graph, [pages]);
  expected = await exported(graph);
  proxy = await boltProxy((await databaseConnection()).uri);
  env = { ...(await databaseEnvironment()), NEO4J_URI: proxy.uri };
});
beforeEach(() => proxy.set({}));
afterAll(async () => {
  await proxy.close();
  await graph.close();
  rmSync(folder, { recursive: true });
});

/** Pages of one short article each: three transactions of the loader. */
function writePages(): void {
  const random = seededRandom(7);
  const pick = (list: string) => list.charAt(Math.floor(random() * list.length));
  const name = () => `${pick('王李张刘陈杨赵黄周吴')}${pick('建国文志海')}${pick('平军林涛华')}`;
  mkdirSync(pages);
  for (let number = 1; number <= PAGES; number++) {
    const [leader, host] = [name(), name()];
    const text = `---
publication: 株洲晚报
city: 株洲市
province: 湖南省
date: 2021-03-20
page: A${number}
---

${leader}调研城市排水

株洲晚报讯 3月19日,市委常委、副市长${leader}到天元区调研城市排水工作。市水利局局长${host}陪同。
`;
    writeFileSync(join(pages, `${String(number).padStart(3, '0')}.txt`), text);
  }
}

function expectFault({ code, stderr }: Ended, fault: string): void {
  const documented = documentedFault(fault);
  expect({ code, stderr }).toEqual({
    code: documented.code,
    stderr: expect.stringMatching(patternOf(documented.message)),
  });
  expect(stderr).not.toMatch(/unexpected|\n {4}at /);
}

const asked = (name: string): number => proxy.seen.filter((message) => message.name === name).length;

describe('a database that cannot be used', () => {
  it('a wrong password is tried once', async () => {
    const ended = await guanxi(['ingest', pages], { env: { ...env, NEO4J_PASSWORD: 'mistyped' } });
    expectFault(ended, 'wrong password');
    expect(asked('LOGON')).toBe(1);
    expect(ended.stderr).not.toContain('mistyped');
  });

  it('a database that is not there', async () => {
    expectFault(await guanxi(['ingest', pages], { env: { ...env, NEO4J_DATABASE: 'nowhere' } }), 'missing database');
  });

  it('a server that is down', async () => {
    const ended = await guanxi(['ingest', pages], {
      env: { ...env, NEO4J_URI: `bolt://127.0.0.1:${await freePort([])}` },
    });
    expectFault(ended, 'server down');
  });

  it('an index of somebody else where ours should stand', async () => {
    await graph.command('DROP INDEX event_date');
    await graph.command('CREATE TEXT INDEX event_day FOR (n:Event) ON (n.date)');
    try {
      const before = await exported(graph);
      expectFault(await guanxi(['ingest', pages], { env }), 'foreign index');
      expect(await exported(graph)).toEqual(before);
    } finally {
      await graph.command('DROP INDEX event_day');
      await ensureSchema(graph);
    }
  });
});

/** Loads the pages with the program, which gets `signal` at the message that `at` chooses. */
async function signalled(signal: NodeJS.Signals, at: (message: BoltMessage) => boolean): Promise<SignalledEnd> {
  await clearGraph(graph);
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [PROGRAM, 'ingest', pages, '--jobs', '1'], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  let sent = false;
  proxy.set({
    onMessage: (message) => {
      if (!sent && at(message)) {
        sent = true;
        child.kill(signal);
      }
      return 'pass';
    },
  });
  return new Promise((resolve) => child.on('close', (code, by) => resolve({ code, by, stderr, stdout: '' })));
}

interface SignalledEnd extends Ended {
  /** The signal that ended it, if it did not end by itself. */
  readonly by: NodeJS.Signals | null;
}

async function rerunConverges(): Promise<void> {
  expect(await halfPages(graph)).toBe(0);
  const rerun = await guanxi(['ingest', pages], { env });
  expect(rerun.code).toBe(0);
  expect(await exported(graph)).toEqual(expected);
}

describe('the program, ended in mid-load', () => {
  const inTheSecondTransaction = () => {
    let begun = 0;
    return ({ name }: BoltMessage) => {
      if (name === 'BEGIN') begun++;
      return name === 'RUN' && begun >= 3;
    };
  };

  it.each([
    ['SIGINT', 'Ctrl-C'],
    ['SIGTERM', 'SIGTERM'],
  ] as const)('by %s leaves whole pages, says so, and ends with its code', async (signal, fault) => {
    const ended = await signalled(signal, inTheSecondTransaction());
    expect(ended.by).toBe(null);
    expectFault(ended, fault);
    const [row] = await graph.read<{ pages: number }>('MATCH (page:SourcePage) RETURN count(page) AS pages');
    expect(row?.pages).toBeLessThan(PAGES);
    await rerunConverges();
  });

  it('by SIGTERM, ends although the server does not answer', async () => {
    const ended = await signalled('SIGTERM', ({ name }) => {
      if (name !== 'COMMIT') return false;
      proxy.set({ latencyMs: 60_000 });
      return true;
    });
    proxy.cut();
    proxy.set({});
    expectFault(ended, 'SIGTERM');
    await rerunConverges();
  });

  it('by SIGKILL leaves whole pages', async () => {
    const ended = await signalled('SIGKILL', inTheSecondTransaction());
    expect(ended.by).toBe('SIGKILL');
    await rerunConverges();
  });
});

it('a slow server: the program names each page as it goes and ends well', async () => {
  await clearGraph(graph);
  proxy.set({ latencyMs: 30, bytesPerSecond: 2_000_000 });
  const { code, stderr } = await guanxi(['ingest', pages], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`Loaded: ${PAGES} new`) });
  expect(stderr.match(/^.*\.txt \(株洲晚报/gm)).toHaveLength(PAGES);
  expect(asked('BEGIN')).toBe(asked('COMMIT'));
  expect(await exported(graph)).toEqual(expected);
});

describe('files that go bad between listing and reading', () => {
  it('are set aside, and the others are loaded', async () => {
    await clearGraph(graph);
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    const text = (page: string) =>
      `---\npublication: 株洲晚报\ndate: 2021-03-20\npage: ${page}\n---\n\n市长阳卫国到会。\n`;
    for (const page of ['A1', 'A2', 'A3', 'A4']) writeFileSync(join(mixed, `${page}.txt`), text(page));
    const aside: string[] = [];
    const report = await ingestFiles(graph, [mixed], {
      onFiles: (count) => {
        expect(count).toBe(4);
        rmSync(join(mixed, 'A2.txt'));
        rmSync(join(mixed, 'A3.txt'));
        mkdirSync(join(mixed, 'A3.txt'));
      },
      onPage: ({ path, error }) => {
        if (error) aside.push(`${path.slice(-6)} ${error.message}`);
      },
    });
    expect(report.pages.added).toBe(2);
    expect(aside).toEqual([
      expect.stringMatching(/^A2.txt .*expected a readable file, found ENOENT/),
      expect.stringMatching(/^A3.txt .*expected a readable file, found EISDIR/),
    ]);
  });
});

it('a page that cannot be stored is set aside with its place, and the others are loaded', async () => {
  await clearGraph(graph);
  const [bad, good] = [join(folder, 'bad.txt'), join(pages, '001.txt')];
  const text = readFileSync(good, 'utf8');
  writeFileSync(bad, text.replace('page: A1', `page: ${'A'.repeat(9000)}`));
  expectFault(await guanxi(['ingest', bad], { env }), 'page that cannot be stored');
  const both = await guanxi(['ingest', bad, good], { env });
  expect(both).toMatchObject({ code: 4, stderr: expect.stringContaining(`set aside: ${bad}, article 1`) });
  expect(both.stderr).toContain('Loaded: 1 new');
  const preview = await guanxi(['ingest', '--dry-run', bad, good], { env });
  expect(preview.code).toBe(4);
});
