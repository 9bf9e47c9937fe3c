import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, GuanxiError } from '../../src/errors.js';
import { readSettings } from '../../src/settings.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanxi-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('without anything set, guanxi runs its own server and keeps data in the usual folders', () => {
  const settings = readSettings({ HOME: '/home/someone' }, folder);
  expect(settings).toMatchObject({
    home: '/home/someone/.local/share/guanxi',
    cache: '/home/someone/.cache/guanxi',
    server: 'auto',
  });
  expect(settings.connection).toBeUndefined();
  expect(settings.neo4jVersion).toBeUndefined();
  expect(settings.concurrency).toBeGreaterThan(0);
});

test.each([
  [{ XDG_DATA_HOME: '/data' }, { home: '/data/guanxi' }],
  [{ XDG_DATA_HOME: 'relative', HOME: '/h' }, { home: '/h/.local/share/guanxi' }],
  [{ XDG_CACHE_HOME: '/c' }, { cache: '/c/guanxi' }],
  [{ GUANXI_HOME: '/x', XDG_DATA_HOME: '/data' }, { home: '/x' }],
  [{ GUANXI_CONCURRENCY: '3' }, { concurrency: 3 }],
  [{ GUANXI_MAX_FILE_BYTES: '4096' }, { maxFileBytes: 4096 }],
  [{ GUANXI_NEO4J_VERSION: '2026.08.1' }, { neo4jVersion: '2026.08.1' }],
  [{ NEO4J_URI: '' }, { server: 'auto' }],
  [
    { NEO4J_URI: 'neo4j+s://db.example.org', NEO4J_PASSWORD: 'p' },
    {
      connection: { uri: 'neo4j+s://db.example.org', username: 'neo4j', password: 'p', database: 'neo4j' },
    },
  ],
  [
    { NEO4J_URI: 'bolt://h:1', NEO4J_USERNAME: 'reader', NEO4J_DATABASE: 'news' },
    { connection: { uri: 'bolt://h:1', username: 'reader', database: 'news' } },
  ],
])('%j', (env, expected) => {
  expect(readSettings(env, folder)).toMatchObject(expected);
});

test.each(['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc'])('the scheme %s is accepted', (scheme) => {
  expect(readSettings({ NEO4J_URI: `${scheme}://localhost:7687` }, folder).connection?.uri).toBe(
    `${scheme}://localhost:7687`,
  );
});

test.each([
  [{ NEO4J_URI: 'http://localhost:7474' }, /NEO4J_URI \(set in the environment\): expected an address such as neo4j:/],
  [{ NEO4J_URI: 'localhost' }, /NEO4J_URI/],
  [{ NEO4J_URI: 'neo4j://' }, /NEO4J_URI/],
  [{ NEO4J_URI: 'bolt://neo4j:geheim@localhost' }, /put those in NEO4J_USERNAME and NEO4J_PASSWORD/],
  [{ NEO4J_DATABASE: '!' }, /NEO4J_DATABASE .* a database name.* found “!”/],
  [{ GUANXI_SERVER: 'podman' }, /GUANXI_SERVER .* auto, docker or local, found “podman”/],
  [{ GUANXI_NEO4J_VERSION: '4.4' }, /GUANXI_NEO4J_VERSION .* found “4.4”/],
  [{ GUANXI_CONCURRENCY: 'many' }, /GUANXI_CONCURRENCY .* a whole number from 1 to 64, found “many”/],
  [{ GUANXI_CONCURRENCY: '0' }, /GUANXI_CONCURRENCY/],
  [{ GUANXI_MAX_FILE_BYTES: '1' }, /GUANXI_MAX_FILE_BYTES/],
])('%j is refused with the name of the variable', (env, message) => {
  const error = failure(() => readSettings(env, folder));
  expect(error).toBeInstanceOf(GuanxiError);
  expect(error.exitCode).toBe(EXIT.usage);
  expect(error.message).toMatch(message);
  expect(error.message).not.toContain('geheim');
});

describe('with a file .env', () => {
  beforeAll(() =>
    writeFileSync(
      join(folder, '.env'),
      'NEO4J_URI=bolt://file:7687\nNEO4J_PASSWORD="from file"\nGUANXI_CONCURRENCY=x\n',
    ),
  );

  test('the environment wins over the file', () => {
    const { connection } = readSettings({ NEO4J_URI: 'bolt://env:7687', GUANXI_CONCURRENCY: '2' }, folder);
    expect(connection).toEqual({ uri: 'bolt://env:7687', username: 'neo4j', password: 'from file', database: 'neo4j' });
  });

  test('a mistake in the file names the file', () => {
    expect(failure(() => readSettings({}, folder)).message).toContain(
      `GUANXI_CONCURRENCY (set in ${join(folder, '.env')})`,
    );
  });

  test('the process environment is left as it was', () => {
    failure(() => readSettings({}, folder));
    expect(process.env.NEO4J_PASSWORD).not.toBe('from file');
  });
});

function failure(work: () => unknown): GuanxiError {
  try {
    work();
  } catch (error) {
    return error as GuanxiError;
  }
  throw new Error('expected it to fail');
}
