import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '../../src/errors.js';
import { type Check, diagnose } from '../../src/graph/diagnose.js';
import { ensureServer } from '../../src/graph/server/ensure-server.js';
import { silent } from '../../src/graph/server/progress.js';
import { readSettings } from '../../src/settings.js';
import { databaseEnvironment } from '../support/database.js';

let folder: string;
let bare: Record<string, string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanxi-doctor-'));
  bare = { PATH: join(folder, 'nothing'), HOME: folder, GUANXI_HOME: folder, GUANXI_CACHE: join(folder, 'cache') };
});
afterAll(() => rmSync(folder, { recursive: true }));

const about = (checks: readonly Check[], subject: string) => checks.find((check) => check.subject === subject);

test('a machine on which nothing can run Neo4j: exit code 6 and the three remedies', async () => {
  const { checks, exitCode } = await diagnose(bare, folder);
  expect(exitCode).toBe(EXIT.environment);
  expect(about(checks, 'Maven')).toMatchObject({ level: 'warn', found: 'none' });
  expect(about(checks, 'Docker')).toMatchObject({ level: 'warn', found: 'none' });
  expect(about(checks, 'C++ compiler')).toMatchObject({
    level: 'warn',
    remedy: expect.stringContaining('optional nodejieba'),
  });
  expect(about(checks, 'Database')).toMatchObject({
    level: 'fail',
    remedy: expect.stringMatching(/NEO4J_URI.*Docker.*Java 17 or newer and Maven/),
  });
});

test('there, a command that needs the database says the same in one message', async () => {
  const outcome = await ensureServer(readSettings(bare, folder), silent, bare).catch((error) => error);
  expect(outcome.exitCode).toBe(EXIT.environment);
  expect(outcome.message).toMatch(
    /1\. Set NEO4J_URI.*\n.*2\. Start Docker.*\n.*3\. Install Java 17 to 21 and Maven.*found no Maven/,
  );
});

test('a database that answers', async () => {
  const { checks, exitCode } = await diagnose({ ...bare, ...(await databaseEnvironment()) }, folder);
  expect(exitCode).toBe(EXIT.ok);
  expect(about(checks, 'Database')).toMatchObject({
    level: 'ok',
    found: expect.stringMatching(/^Neo4j \d+\.\d+.* answers at bolt:/),
  });
});

test('a database that does not: exit code 5', async () => {
  const { checks, exitCode } = await diagnose(
    { ...bare, NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'geheim' },
    folder,
  );
  expect(exitCode).toBe(EXIT.database);
  expect(about(checks, 'Database')).toMatchObject({
    level: 'fail',
    found: expect.stringContaining('Cannot reach Neo4j'),
  });
  expect(JSON.stringify(checks)).not.toContain('geheim');
});

test('malformed settings: exit code 2', async () => {
  const { checks, exitCode } = await diagnose({ ...bare, GUANXI_CONCURRENCY: 'x' }, folder);
  expect(exitCode).toBe(EXIT.usage);
  expect(about(checks, 'Settings')).toMatchObject({
    level: 'fail',
    found: expect.stringContaining('GUANXI_CONCURRENCY'),
  });
});

test('this machine, as it is, can run Neo4j or has one', async () => {
  const { checks, exitCode } = await diagnose({ ...process.env, GUANXI_HOME: folder }, folder);
  expect(exitCode).toBe(EXIT.ok);
  expect(about(checks, 'Node.js')).toMatchObject({ level: 'ok', found: process.versions.node });
  expect(about(checks, 'Database')?.level).toBe('ok');
});

test('nothing is started by looking', async () => {
  await diagnose({ ...process.env, NEO4J_URI: '', GUANXI_HOME: folder }, folder);
  const processes = await new Promise<string>((resolve) =>
    execFile('ps', ['-eo', 'args'], (_, stdout) => resolve(stdout)),
  );
  expect(processes).not.toContain(folder);
});
