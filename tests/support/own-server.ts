import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { openGraph } from '../../src/graph/connect.js';
import type { Connection } from '../../src/graph/connection.js';
import { configuration } from '../../src/graph/server/configuration.js';
import { ensureJars } from '../../src/graph/server/jars.js';
import { chooseJava, findJavas } from '../../src/graph/server/java.js';
import { type LocalServer, localProcess, prepareLocal, stopLocal } from '../../src/graph/server/local.js';
import { answers, freePort } from '../../src/graph/server/ports.js';
import { isAlive, runCommand, sleep } from '../../src/graph/server/processes.js';
import { silent } from '../../src/graph/server/progress.js';
import { releaseOf, TESTED_VERSIONS } from '../../src/graph/server/releases.js';
import { connectionOf, serverFolder } from '../../src/graph/server/state.js';
import { readSettings } from '../../src/settings.js';
import { TEST_HOME_PREFIX } from './server.js';

const START_LIMIT_MS = 180_000;

/** A server of one test file alone, which it may kill, stop, starve and configure. */
export interface OwnServer {
  readonly connection: Connection;
  /** Starts it, or starts it again, and waits until one can log in. @param more further lines of neo4j.conf */
  start(more?: readonly string[]): Promise<void>;
  /** Ends it cleanly. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT: it neither answers nor closes its connections. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** What it has logged since it was made. */
  log(name: 'neo4j.log' | 'debug.log' | 'security.log'): string;
  /** Stops it and removes its files. */
  discard(): Promise<void>;
}

/** @param parent folder that its data folder is made in; the next run of tests removes what a killed run leaves there. */
export async function ownServer(parent = tmpdir()): Promise<OwnServer> {
  const root = mkdtempSync(join(parent, `${TEST_HOME_PREFIX}${process.pid}-own-`));
  const settings = readSettings({ ...process.env, NEO4J_URI: '', GUANXI_HOME: root }, root);
  const javas = await findJavas(process.env);
  const wanted = settings.neo4jVersion ? [settings.neo4jVersion] : TESTED_VERSIONS;
  for (const release of wanted.map(releaseOf)) {
    const java = chooseJava(javas, release.java);
    if (!java) continue;
    const common = { release, env: process.env, progress: silent };
    const jars = await ensureJars({ ...common, cache: settings.cache, javaHome: java.home });
    const server: LocalServer = { ...common, java, jars, folder: serverFolder(settings, release.line) };
    await prepareLocal(server);
    const bolt = await steadyPort();
    return new Own(root, server, { bolt, http: await steadyPort([bolt]) });
  }
  throw new Error('No Java here runs Neo4j; ask canRunLocally first');
}

/** A port that the system gives to no connection of its own accord while the server is down. */
function steadyPort(taken: readonly number[] = []): Promise<number> {
  const candidates = Array.from({ length: 20 }, () => 20_000 + Math.floor(Math.random() * 10_000));
  return freePort(candidates, taken);
}

/** Only the driver's protocol is needed; the web server takes a third of the start. */
const WITHOUT_WEB = 'server.http.enabled=false';

class Own implements OwnServer {
  readonly connection: Connection;

  constructor(
    private readonly root: string,
    private readonly server: LocalServer,
    private readonly ports: { readonly bolt: number; readonly http: number },
  ) {
    const { folder, release } = server;
    const [boltPort, httpPort] = [ports.bolt, ports.http];
    const state = { way: 'local', version: release.version, boltPort, httpPort, ready: true, started: '' } as const;
    this.connection = connectionOf(folder, state);
    // remembered, so that a later run of tests can stop what this one leaves behind
    writeFileSync(folder.state, JSON.stringify(state));
  }

  async start(more: readonly string[] = []): Promise<void> {
    const { folder, release, java, jars } = this.server;
    const conf = join(folder.home, 'conf');
    writeFileSync(join(conf, 'neo4j.conf'), [configuration(release, this.ports), WITHOUT_WEB, ...more, ''].join('\n'));
    const args = [`-Dbasedir=${folder.home}`, '-cp', [join(jars, '*')].join(delimiter)];
    const { code, stderr } = await runCommand(
      java.executable,
      [...args, 'org.neo4j.server.startup.Neo4jCommand', 'start'],
      {
        env: { PATH: process.env.PATH, JAVA_HOME: java.home, NEO4J_HOME: folder.home, NEO4J_CONF: conf },
        timeoutMs: START_LIMIT_MS,
        detached: true,
      },
    );
    if (code !== 0) throw new Error(`Neo4j did not start: ${stderr}\n${this.log('neo4j.log').slice(-2000)}`);
    await this.#untilReady();
  }

  async #untilReady(): Promise<void> {
    for (const deadline = Date.now() + START_LIMIT_MS; ; await sleep(200)) {
      if ((await answers(this.ports.bolt)) && (await this.#answers())) return;
      if (Date.now() > deadline || (await localProcess(this.server.folder)) === undefined) {
        throw new Error(`Neo4j does not answer:\n${this.log('neo4j.log')}`);
      }
    }
  }

  async #answers(): Promise<boolean> {
    const graph = openGraph(this.connection);
    try {
      await graph.read('RETURN 1');
      return true;
    } catch {
      return false;
    } finally {
      await graph.close();
    }
  }

  async stop(): Promise<void> {
    await stopLocal(this.server.folder);
  }

  async kill(): Promise<void> {
    const pid = await this.#pid();
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await sleep(20);
    // where nobody collects ended processes at once, the next start would take this one for running
    rmSync(join(this.server.folder.home, 'run', 'neo4j.pid'), { force: true });
  }

  async pause(): Promise<void> {
    process.kill(await this.#pid(), 'SIGSTOP');
  }

  async resume(): Promise<void> {
    process.kill(await this.#pid(), 'SIGCONT');
  }

  log(name: string): string {
    try {
      return readFileSync(join(this.server.folder.home, 'logs', name), 'utf8');
    } catch {
      return '';
    }
  }

  async discard(): Promise<void> {
    const pid = await localProcess(this.server.folder);
    if (pid !== undefined) {
      process.kill(pid, 'SIGCONT');
      await stopLocal(this.server.folder);
    }
    rmSync(this.root, { recursive: true, force: true });
  }

  async #pid(): Promise<number> {
    const pid = await localProcess(this.server.folder);
    if (pid === undefined) throw new Error('The server is not running');
    return pid;
  }
}
