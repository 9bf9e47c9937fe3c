import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openGraph } from '../../src/graph/connect.js';
import {
  databaseLogs,
  databasePassword,
  databaseReset,
  databaseStart,
  databaseStatus,
  databaseStop,
} from '../../src/graph/server/database.js';
import { ensureServer, managedServer } from '../../src/graph/server/ensure-server.js';
import { localProcess } from '../../src/graph/server/local.js';
import { isAlive, sleep } from '../../src/graph/server/processes.js';
import { readState } from '../../src/graph/server/state.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { canRunLocally } from '../support/server.js';

/** The life of one managed server in a data folder of its own, in the order in which a user lives it. */

/** A start takes eight seconds, and much longer on a busy machine. */
const START_MS = 400_000;

/** A machine that has only Docker, or only NEO4J_URI, cannot live this life. */
const life = (await canRunLocally()) ? test : test.skip;
const lifeOnLinux = process.platform === 'linux' ? life : test.skip;

let home: string;
let settings: Settings;
let environment: Record<string, string | undefined>;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), `guanxi-test-${process.pid}-life-`));
  environment = { ...process.env, NEO4J_URI: undefined, GUANXI_HOME: home, GUANXI_SERVER: 'local' };
  settings = readSettings(environment, home);
});
afterAll(async () => {
  await databaseStop(settings);
  rmSync(home, { recursive: true, force: true });
});

life(
  'before the first start there is none',
  async () => {
    expect(await databaseStatus(settings)).toEqual({ way: 'none', running: false });
    expect(await databaseStop(settings)).toBe(false);
    expect(databasePassword(settings)).toBeUndefined();
    await expect(databaseLogs(settings)).rejects.toThrow(/no database was started yet.*guanxi db start/);
  },
  START_MS,
);

life(
  'two programs that need it at once start one server, which outlives them',
  async () => {
    const program = join(PACKAGE_ROOT, 'tests/support/ensure-server.mjs');
    const run = () => promisify(execFile)(process.execPath, [program], { env: environment, cwd: home });
    const answers = (await Promise.all([run(), run()])).map(({ stdout }) => JSON.parse(stdout));
    expect(answers[0].uri).toBe(answers[1].uri);
    expect(answers.map(({ waited }) => waited).sort()).toEqual([false, true]);
    expect(answers.filter(({ started }) => started)).toHaveLength(1);
    expect((await ensureServer(settings)).uri).toBe(answers[0].uri);
  },
  START_MS,
);

lifeOnLinux(
  'only the owner can read the password, the settings and the data; it is no argument of the process',
  async () => {
    const { folder } = managed();
    expect(mode(folder.password)).toBe(0o600);
    expect(mode(folder.state)).toBe(0o600);
    expect(mode(folder.root)).toBe(0o700);
    expect(mode(join(folder.home, 'data'))).toBe(0o700);
    const password = readFileSync(folder.password, 'utf8').trim();
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    expect(readFileSync(folder.state, 'utf8')).not.toContain(password);
    expect(readFileSync(`/proc/${await pid()}/cmdline`, 'utf8')).not.toContain(password);
  },
  START_MS,
);

lifeOnLinux(
  'it listens on loopback only, and serves Neo4j Browser',
  async () => {
    const { browser, uri } = await databaseStatus(settings);
    expect(uri).toMatch(/^bolt:\/\/127\.0\.0\.1:\d+$/);
    expect(listeningAddresses(await pid())).toEqual(['127.0.0.1']);
    const page = await fetch(browser as string);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Neo4j Browser</title>');
  },
  START_MS,
);

life(
  'status tells all but the password',
  async () => {
    const status = await databaseStatus(settings);
    expect(status).toMatchObject({
      way: 'local',
      running: true,
      edition: 'community',
      username: 'neo4j',
      passwordIn: managed().folder.password,
      nodes: 0,
      relationships: 0,
    });
    expect(JSON.stringify(status)).not.toContain(databasePassword(settings));
    expect((await databaseLogs(settings, 5)).text).toContain('Started.');
  },
  START_MS,
);

life(
  'finding it costs little',
  async () => {
    const milliseconds: number[] = [];
    for (let round = 0; round < 5; round++) {
      const begun = performance.now();
      await ensureServer(settings);
      milliseconds.push(performance.now() - begun);
    }
    expect(Math.min(...milliseconds)).toBeLessThan(100);
  },
  START_MS,
);

life(
  'after a crash it is started again with its data',
  async () => {
    await write('CREATE (:Thing)-[:NEXT]->(:Thing)');
    const before = await pid();
    process.kill(before, 'SIGKILL');
    while (isAlive(before)) await sleep(20);
    expect(await databaseStatus(settings)).toMatchObject({
      running: false,
      problem: expect.stringContaining('guanxi db start'),
    });
    expect(await databaseStart(settings)).toMatchObject({ running: true, nodes: 2, relationships: 1 });
    expect(await pid()).not.toBe(before);
  },
  START_MS,
);

life(
  'stop ends it cleanly, once',
  async () => {
    const before = await pid();
    expect(await databaseStop(settings)).toBe(true);
    expect(isAlive(before)).toBe(false);
    expect(await databaseStop(settings)).toBe(false);
    expect(await databaseStatus(settings)).toMatchObject({ running: false });
  },
  START_MS,
);

life(
  'a stale pid file and a port taken by a stranger: another port, the same data, and the password is not told; settings of its own',
  async () => {
    const { folder, state } = managed();
    writeFileSync(folder.ownSettings, 'server.memory.heap.max_size=600m\n');
    const heard: Buffer[] = [];
    const stranger = await listen(state?.boltPort, heard);
    // This very process has the number in the file; it must neither be taken for the server nor be ended.
    writeFileSync(join(folder.home, 'run/neo4j.pid'), `${process.pid}\n`);
    try {
      expect(await localProcess(folder)).toBeUndefined();
      const status = await databaseStart(settings);
      expect(status).toMatchObject({ running: true, nodes: 2 });
      expect(status.uri).not.toBe(`bolt://127.0.0.1:${state?.boltPort}`);
      expect(Buffer.concat(heard).length).toBe(0);
      const graph = openGraph(await ensureServer(settings));
      const [row] = await graph
        .read<{ value: string }>("SHOW SETTINGS 'server.memory.heap.max_size' YIELD value")
        .finally(() => graph.close());
      expect(row?.value).toBe('600.00MiB');
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  },
  START_MS,
);

life(
  'a port that a stranger takes between our looking and the start of the server: others are chosen',
  async () => {
    await databaseStop(settings);
    const { folder } = managed();
    rmSync(folder.state);
    const starting = databaseStart(settings);
    while (!readState(folder)) await sleep(10);
    const taken = readState(folder)?.boltPort;
    const stranger = await listen(taken, []);
    try {
      const { uri, ...status } = await starting;
      expect(status).toMatchObject({ running: true, nodes: 2 });
      expect(uri).not.toBe(`bolt://127.0.0.1:${taken}`);
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  },
  START_MS,
);

life(
  'a password that was changed elsewhere is reported, not guessed',
  async () => {
    const { folder } = managed();
    const kept = readFileSync(folder.password);
    writeFileSync(folder.password, 'another-password\n');
    await expect(databaseStart(settings)).rejects.toThrow(/refused user “neo4j”|refuses its kept password/);
    writeFileSync(folder.password, kept);
    expect(await databaseStatus(settings)).toMatchObject({ running: true, nodes: 2 });
  },
  START_MS,
);

life(
  'reset removes data and password; the next start begins anew',
  async () => {
    const before = databasePassword(settings);
    const { folder } = managed();
    await databaseReset(settings);
    expect(existsSync(folder.home)).toBe(false);
    expect(await databaseStatus(settings)).toEqual({ way: 'none', running: false });
    expect(await databaseStart(settings)).toMatchObject({ running: true, nodes: 0 });
    expect(databasePassword(settings)).not.toBe(before);
  },
  START_MS,
);

life(
  'a server named by NEO4J_URI is neither stopped nor read; reset empties its database',
  async () => {
    const connection = await ensureServer(settings);
    await write('CREATE (:Thing)');
    const named: Settings = { ...settings, connection };
    await expect(databaseStop(named)).rejects.toThrow(
      /NEO4J_URI names a server that guanxi did not start, so it is not stopped/,
    );
    await expect(databaseLogs(named)).rejects.toThrow(/its log is not read/);
    expect(await databaseStatus(named)).toMatchObject({
      way: 'named',
      running: true,
      nodes: 1,
      passwordIn: 'NEO4J_PASSWORD',
    });
    expect(await databaseReset(named)).toBe(1);
    expect(await databaseStatus(named)).toMatchObject({ running: true, nodes: 0 });
  },
  START_MS,
);

function managed() {
  const found = managedServer(settings);
  if (!found) throw new Error('there is no managed server');
  return found;
}

async function pid(): Promise<number> {
  const found = await localProcess(managed().folder);
  if (found === undefined) throw new Error('the server does not run');
  return found;
}

async function write(cypher: string): Promise<void> {
  const graph = openGraph(await ensureServer(settings));
  await graph.write((transaction) => transaction.run(cypher));
  await graph.close();
}

async function listen(port: number | undefined, heard: Buffer[]): Promise<Server> {
  const server = createServer((socket) => socket.on('data', (chunk) => heard.push(chunk)));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

function mode(path: string): number {
  return statSync(path).mode & 0o777;
}

/** Addresses on which sockets of a process listen, from /proc (Linux). */
function listeningAddresses(process: number): string[] {
  const lines = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${process}/net/${table}`, 'utf8').split('\n').slice(1),
  );
  const own = socketsOf(process);
  const local = lines.map((line) => line.trim().split(/\s+/)).filter((f) => f[3] === '0A' && own.has(f[9] ?? ''));
  return [...new Set(local.map((fields) => fromHex((fields[1] as string).split(':')[0] as string)))];
}

function socketsOf(process: number): Set<string> {
  const folder = `/proc/${process}/fd`;
  const links = readdirSync(folder).map((name) => readlinkSync(join(folder, name)));
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

/** The last four bytes of an address in /proc/net/tcp or tcp6, least significant first. */
function fromHex(address: string): string {
  const bytes = address.slice(-8).match(/../g) ?? [];
  return bytes
    .reverse()
    .map((byte) => Number.parseInt(byte, 16))
    .join('.');
}
