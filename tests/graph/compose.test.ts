import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dockerAnswers, launchDocker, stopDocker } from '../../src/graph/server/compose.js';
import { databaseReset, databaseStatus } from '../../src/graph/server/database.js';
import { ensureServer } from '../../src/graph/server/ensure-server.js';
import { silent } from '../../src/graph/server/progress.js';
import { readState, type ServerState, serverFolder, writeState } from '../../src/graph/server/state.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { standIn } from '../support/programs.js';

/** A script plays Docker and writes down how it was called: what is tested is what we ask of it, and what we do with its answers. */
const ENGINE = `
echo "$*" >> "$LOG"
case "$*" in
  "compose version") echo 'Docker Compose version v2.39.1';;
  info*) echo 28.2.2;;
  *" ps --quiet neo4j") echo abc123;;
  inspect*) cat "$RUNNING";;
  *" up "*) echo true > "$RUNNING"; echo "$NEO4J_PASSWORD $GUANXI_NEO4J_VERSION $GUANXI_BOLT_PORT" > "$UP";;
  *" stop") echo false > "$RUNNING";;
  *" down --volumes") echo gone > "$RUNNING";;
esac`;

let folder: string;
let settings: Settings;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guanxi-docker-'));
  mkdirSync(join(folder, 'bin'));
  settings = readSettings({ GUANXI_HOME: join(folder, 'home'), GUANXI_CACHE: join(folder, 'cache') }, folder);
  env = { PATH: `${folder}/bin:/usr/bin:/bin`, LOG: `${folder}/log`, RUNNING: `${folder}/running`, UP: `${folder}/up` };
  writeFileSync(`${folder}/log`, '');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('whether Docker can be used', () => {
  test.each([
    ['an engine with Compose', ENGINE, true],
    ['Docker without Compose', `[ "$1" = compose ] && exit 1; echo 28`, false],
    ['no engine behind it', `[ "$1" = info ] && { echo 'Cannot connect' >&2; exit 1; }; echo v2`, false],
    ['an engine that does not say its version', `[ "$1" = info ] && exit 0; echo v2`, false],
  ])('%s: %#', async (_, script, expected) => {
    standIn(join(folder, 'bin'), 'docker', script);
    expect(await dockerAnswers(env)).toBe(expected);
  });

  test('no Docker', async () => {
    expect(await dockerAnswers({ PATH: join(folder, 'bin') })).toBe(false);
  });
});

test('started, found, stopped: with a project of its own, and the password never an argument', async () => {
  standIn(join(folder, 'bin'), 'docker', ENGINE);
  const server = { settings, folder: serverFolder(settings, '5'), version: '5.26.30', env, progress: silent };
  const state = await launchDocker(server);
  expect(state).toMatchObject({ way: 'docker', version: '5.26.30', container: 'abc123', ready: false });
  const password = readFileSync(server.folder.password, 'utf8').trim();
  expect(readFileSync(`${folder}/up`, 'utf8')).toBe(`${password} 5.26.30 ${state.boltPort}\n`);
  const calls = readFileSync(`${folder}/log`, 'utf8');
  expect(calls).toMatch(
    /^compose --project-name guanxi-[0-9a-f]{8} --file \S+docker-compose\.yml up --detach --wait$/m,
  );
  expect(calls).not.toContain(password);
  expect(await stopDocker(server, state)).toBe(true);
  expect(await stopDocker(server, state)).toBe(false);
});

describe('a server that was started with Docker', () => {
  let stranger: Server;
  beforeEach(async () => {
    standIn(join(folder, 'bin'), 'docker', ENGINE);
    stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const { port } = stranger.address() as { port: number };
    const server = { settings, folder: serverFolder(settings, '5'), version: '5.26.30', env, progress: silent };
    const state: ServerState = { ...(await launchDocker(server)), ready: true, boltPort: port };
    writeState(server.folder, state);
  });
  afterEach(() => new Promise((resolve) => stranger.close(resolve)));

  test('is used while its container runs', async () => {
    const { boltPort } = readState(serverFolder(settings, '5')) as ServerState;
    expect((await ensureServer(settings, silent, env)).uri).toBe(`bolt://127.0.0.1:${boltPort}`);
  });

  test('is not replaced by an empty one when Docker is down', async () => {
    standIn(join(folder, 'bin'), 'docker', 'exit 1');
    await expect(ensureServer(settings, silent, env)).rejects.toThrow(/Your graph is in a Docker volume.*Start Docker/);
    expect(await databaseStatus(settings, env)).toMatchObject({ way: 'docker', running: false });
  });

  test('is removed with its volumes by reset', async () => {
    await databaseReset(settings, env);
    expect(readFileSync(`${folder}/running`, 'utf8')).toBe('gone\n');
    expect(await databaseStatus(settings, env)).toEqual({ way: 'none', running: false });
  });
});

test('GUANXI_SERVER=docker without an engine says so', async () => {
  await expect(ensureServer({ ...settings, server: 'docker' }, silent, { PATH: '' })).rejects.toThrow(
    /GUANXI_SERVER=docker, but no Docker engine with Compose answers/,
  );
});

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(readFileSync(join(PACKAGE_ROOT, 'docker-compose.yml'), 'utf8'));
  const { image, environment, ports, healthcheck, volumes: mounts } = services.neo4j;

  test('the image is pinned to the version that a local server has', () => {
    expect(image).toMatch(/^neo4j:\$\{GUANXI_NEO4J_VERSION:-5\.26\.30\}-community$/);
  });

  test('ports are bound to loopback', () => {
    expect(ports.every((port: string) => port.startsWith('127.0.0.1:'))).toBe(true);
  });

  test('data, logs, import and plugins are volumes', () => {
    expect(mounts).toEqual(['data:/data', 'logs:/logs', 'import:/import', 'plugins:/plugins']);
    expect(Object.keys(volumes)).toEqual(['data', 'logs', 'import', 'plugins']);
  });

  test('there is a health check, and no password', () => {
    expect(healthcheck.test).toContain('wget --quiet --spider http://127.0.0.1:7474 || exit 1');
    expect(environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
  });

  test('memory is that of a local server', async () => {
    const { configuration } = await import('../../src/graph/server/configuration.js');
    const { releaseOf } = await import('../../src/graph/server/releases.js');
    const local = configuration(releaseOf('5.26.30'), { bolt: 1, http: 2 });
    const names = Object.keys(environment).filter((name) => name.includes('memory'));
    expect(names).toHaveLength(3);
    for (const name of names) {
      const setting = name
        .replace(/^NEO4J_/, '')
        .replaceAll('__', '\0')
        .replaceAll('_', '.')
        .replaceAll('\0', '_');
      expect(local).toContain(`${setting}=${environment[name]}\n`);
    }
  });
});
