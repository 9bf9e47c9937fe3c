import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../../errors.js';
import type { Settings } from '../../settings.js';
import type { Connection } from '../connection.js';
import { OWN_SETTINGS } from './configuration.js';

/** How guanxi runs its own server. */
export type Way = 'local' | 'docker';

/** What is remembered of the server that guanxi runs: `server.json`. */
export interface ServerState {
  readonly way: Way;
  readonly version: string;
  readonly boltPort: number;
  readonly httpPort: number;
  /** True once it has answered after its last start. */
  readonly ready: boolean;
  /** ISO time of its last start. */
  readonly started: string;
  /** Of Docker only. */
  readonly container?: string;
}

/** Folders and files of one managed server. All are readable by their owner only. */
export interface ServerFolder {
  readonly root: string;
  /** NEO4J_HOME of a local server. */
  readonly home: string;
  readonly password: string;
  readonly state: string;
  /** Settings that the operator adds to guanxi's, if the file is there. */
  readonly ownSettings: string;
}

export const USERNAME = 'neo4j';
export const DATABASE = 'neo4j';

/** One folder for each line of Neo4j, because a store of a newer line cannot be opened by an older one. */
export function serverFolder(settings: Settings, line: string): ServerFolder {
  const root = join(settings.home, `neo4j-${line}`);
  return {
    root,
    home: join(root, 'home'),
    password: join(root, 'password'),
    state: join(root, 'server.json'),
    ownSettings: join(root, OWN_SETTINGS),
  };
}

/** Lines of Neo4j that this data folder has servers of, the last started first. */
export function recordedLines(settings: Settings): string[] {
  const lines = namesIn(settings.home).flatMap((name) => /^neo4j-(\d+)$/.exec(name)?.[1] ?? []);
  return lines
    .flatMap((line) => {
      const state = readState(serverFolder(settings, line));
      return state ? [{ line, started: state.started }] : [];
    })
    .sort((a, b) => b.started.localeCompare(a.started))
    .map(({ line }) => line);
}

/** The remembered state; undefined when there is none or it is damaged (then the server is started anew). */
export function readState(folder: ServerFolder): ServerState | undefined {
  try {
    const state = JSON.parse(readFileSync(folder.state, 'utf8')) as ServerState;
    return Number.isInteger(state.boltPort) && Number.isInteger(state.httpPort) ? state : undefined;
  } catch {
    return undefined;
  }
}

export function writeState(folder: ServerFolder, state: ServerState): void {
  writePrivate(folder.state, `${JSON.stringify(state, null, 2)}\n`);
}

export function forgetState(folder: ServerFolder): void {
  rmSync(folder.state, { force: true });
}

/** @throws EnvironmentError when the file is gone: the server keeps no password in clear. */
export function readPassword(folder: ServerFolder): string {
  try {
    return readFileSync(folder.password, 'utf8').trim();
  } catch (error) {
    throw new EnvironmentError(
      `${folder.password} cannot be read, and it holds the database's only password. Restore it, or begin anew with “guanxi db reset”.`,
      { cause: error },
    );
  }
}

/** Makes a new password: letters and digits only, so that no program takes it for an option. */
export function createPassword(folder: ServerFolder): string {
  const password = randomBytes(24).toString('hex');
  writePrivate(folder.password, `${password}\n`);
  return password;
}

export function hasPassword(folder: ServerFolder): boolean {
  return namesIn(folder.root).includes('password');
}

export function connectionOf(folder: ServerFolder, state: ServerState): Connection {
  return {
    uri: `bolt://127.0.0.1:${state.boltPort}`,
    username: USERNAME,
    password: readPassword(folder),
    database: DATABASE,
  };
}

export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

/** Writes in one step, for the owner only: a reader sees the old content or the new. */
function writePrivate(path: string, content: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
