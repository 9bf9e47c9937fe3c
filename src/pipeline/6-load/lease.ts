import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { BusyError } from '../../errors.js';
import type { Graph, Transaction } from '../../graph/connect.js';
import { isAlive, sleep } from '../../graph/server/processes.js';
import { Known } from './known.js';
import { runStatement, statementText } from './statements.js';

export interface LeaseOptions {
  /** How long to wait for another process that writes to the database, in seconds. Default 120; 0: not at all. */
  readonly waitSeconds?: number | undefined;
  /** Told once who is waited for: `process 4711 on host, since 2026-11-23 10:00:00 UTC`. */
  readonly onWait?: ((holder: string) => void) | undefined;
  /** Seconds after which the database counts as free when its holder has not been heard of. Default 60. */
  readonly leaseSeconds?: number | undefined;
}

interface Wanted extends LeaseOptions {
  /** Awaited before the lease is asked for. */
  readonly ready?: Promise<unknown> | undefined;
}

const NAME = 'load';
const WAIT_SECONDS = 120;
const LEASE_SECONDS = 60;
const POLL_MS = 200;

/** The lease as the database has it. */
interface StoredLease {
  readonly token: number;
  readonly holder?: string;
  readonly process?: number;
  readonly host?: string;
  /** What the number of the process means something on. */
  readonly machine?: string;
  /** Milliseconds since 1970 by the server's clock. */
  readonly taken?: number;
  readonly expires: number;
  /** Milliseconds for which it is taken and renewed. */
  readonly ttl?: number;
  /** Milliseconds until it expires, by the server's clock. */
  readonly left: number;
}

/**
 * Lets `work` write to the graph while no other process does: each transaction of the graph that it gets checks at its end,
 * under a lock, that the lease is still this process's, and renews it. What another process has taken over meanwhile,
 * because this one stood still for longer than the lease, is never written to again. The lease is kept for the whole of
 * `work`, which may call `withLease` with either graph again, and is taken in the background: what `work` does before its
 * first transaction overlaps with waiting.
 * @throws BusyError when another process keeps the lease longer than is waited, or has taken it over.
 */
export async function withLease<T>(
  graph: Graph,
  options: Wanted,
  work: (graph: LeasedGraph) => Promise<T>,
): Promise<T> {
  if (graph instanceof LeasedGraph) return work(graph);
  const lease = held.get(graph) ?? new Lease(graph, options);
  held.set(graph, lease);
  lease.users++;
  try {
    return await work(new LeasedGraph(graph, lease));
  } finally {
    lease.users--;
    if (lease.users === 0) {
      held.delete(graph);
      await lease.end();
    }
  }
}

/** What this process holds or waits for: loads over one graph share a lease. */
const held = new WeakMap<Graph, Lease>();

/** Holders in this process. */
const here = new Set<string>();

/** A graph whose transactions commit only while the lease is held. */
export class LeasedGraph implements Graph {
  constructor(
    private readonly graph: Graph,
    private readonly lease: Lease,
  ) {}

  get connection() {
    return this.graph.connection;
  }

  /** What the transactions of the lease, whichever load they belong to, have found and written. */
  get known(): Known {
    return this.lease.known;
  }

  /** Waits until the lease is held. @throws BusyError as `withLease`. */
  async taken(): Promise<void> {
    await this.lease.taken;
  }

  verify: Graph['verify'] = () => this.graph.verify();
  read: Graph['read'] = (...query) => this.graph.read(...query);
  command: Graph['command'] = (...query) => this.graph.command(...query);
  close: Graph['close'] = () => this.graph.close();

  write: Graph['write'] = async (work, options) => {
    await this.lease.taken;
    return this.graph.write(async (transaction) => {
      const result = await work(transaction);
      await this.lease.check(transaction);
      return result;
    }, options);
  };
}

class Lease {
  users = 0;
  readonly known = new Known();
  /** Resolved with the fencing token once the lease is held. */
  readonly taken: Promise<number>;
  readonly #holder = randomUUID();
  readonly #ttl: number;
  #ended = false;
  #renewed = 0;
  #renewing = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly options: Wanted,
  ) {
    this.#ttl = Math.round(1000 * (options.leaseSeconds ?? LEASE_SECONDS));
    here.add(this.#holder);
    this.taken = this.#take();
    // whoever writes is told; who never writes need not know
    this.taken.catch(() => undefined);
  }

  /** Ends a transaction: keeps others from taking the lease until it is committed. @throws BusyError when one has. */
  async check(transaction: Transaction): Promise<void> {
    const token = await this.taken;
    const batch = { name: NAME, holder: this.#holder, token, ttl: this.#ttl };
    const [, renewed] = await Promise.all([
      runStatement(transaction, 'lease/lock.cypher', { name: NAME }),
      runStatement(transaction, 'lease/renew.cypher', batch),
    ]);
    if (renewed.length === 0) throw lost();
    this.#renewed = performance.now();
  }

  /** Gives the lease back. Failing that, it expires. */
  async end(): Promise<void> {
    this.#ended = true;
    clearInterval(this.#timer);
    try {
      const batch = { name: NAME, holder: this.#holder, token: await this.taken };
      await this.graph.write((transaction) => runStatement(transaction, 'lease/release.cypher', batch));
    } catch {
      // of a load that has failed, its own error says more
    } finally {
      here.delete(this.#holder);
    }
  }

  async #take(): Promise<number> {
    const { ready, waitSeconds = WAIT_SECONDS, onWait } = this.options;
    await ready;
    const until = performance.now() + 1000 * waitSeconds;
    const watch = new Watch();
    for (let told = false; !this.#ended; told = true) {
      const other = await this.#read();
      const abandoned = other && watch.abandoned(other) ? other : undefined;
      if (!other || other.left <= 0 || abandoned) {
        const token = await this.#claim(abandoned);
        if (token !== undefined) return this.#begin(token);
      } else {
        if (!told) onWait?.(nameOf(other));
        if (performance.now() >= until) throw busy(other, waitSeconds);
      }
      await sleep(POLL_MS);
    }
    throw new BusyError('The work ended before the database was free.');
  }

  async #read(): Promise<StoredLease | undefined> {
    const batch = { name: NAME };
    const [row] = await this.graph.read<{ lease: StoredLease }>(statementText('lease/read.cypher'), { batch });
    return row?.lease;
  }

  async #claim(abandoned: StoredLease | undefined): Promise<number | undefined> {
    const batch = {
      name: NAME,
      holder: this.#holder,
      process: process.pid,
      host: hostname(),
      machine: machine(),
      ttl: this.#ttl,
      abandoned: abandoned ? { token: abandoned.token, expires: abandoned.expires } : {},
    };
    return this.graph.write(async (transaction) => {
      const [, [row]] = await Promise.all([
        runStatement(transaction, 'lease/lock.cypher', { name: NAME }),
        runStatement<{ token: number }>(transaction, 'lease/take.cypher', batch),
      ]);
      return row?.token;
    });
  }

  #begin(token: number): number {
    this.#renewed = performance.now();
    this.#timer = setInterval(() => void this.#renew(), this.#ttl / 4).unref();
    return token;
  }

  /** Between transactions. What goes wrong here, the next transaction finds out. */
  async #renew(): Promise<void> {
    if (this.#renewing || this.#ended || performance.now() - this.#renewed < this.#ttl / 4) return;
    this.#renewing = true;
    await this.graph.write((transaction) => this.check(transaction)).catch(() => undefined);
    this.#renewing = false;
  }
}

/** Watches a lease that another holds, without trusting any clock. */
class Watch {
  #last: StoredLease | undefined;
  #since = 0;
  #left = 0;

  /**
   * True when its holder is known to be gone: a process that has ended on this machine, or one that has not renewed it for
   * as long as it ever had, as this process measures time. The second matters when the server's clock was set back.
   */
  abandoned(lease: StoredLease): boolean {
    if (lease.machine === machine() && isGone(lease)) return true;
    if (this.#last?.token !== lease.token || this.#last.expires !== lease.expires) {
      this.#last = lease;
      this.#since = performance.now();
      this.#left = Math.min(lease.left, lease.ttl ?? 0);
    }
    return performance.now() - this.#since > this.#left;
  }
}

function isGone({ process: id, holder }: StoredLease): boolean {
  if (id === undefined || holder === undefined) return true;
  return id === process.pid ? !here.has(holder) : !isAlive(id);
}

/** Processes are counted anew on each machine, after each start of it, and in each container. */
function machine(): string {
  known ??= [hostname(), read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()), read(namespace)]
    .filter(Boolean)
    .join(' ');
  return known;
}

let known: string | undefined;

function namespace(): string {
  return readlinkSync('/proc/self/ns/pid');
}

/** Empty where the system has no such thing. */
function read(what: () => string): string {
  try {
    return what();
  } catch {
    return '';
  }
}

function nameOf({ process: id, host, taken }: StoredLease): string {
  const since =
    taken === undefined ? '' : `, since ${new Date(taken).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return `process ${id} on ${host}${since}`;
}

function busy(other: StoredLease, waited: number): BusyError {
  return new BusyError(
    `Another guanxi writes to the database: ${nameOf(other)}. Waited ${waited} s; nothing of this run was written since. Run it again when the other has ended, or wait longer (--wait).`,
  );
}

function lost(): BusyError {
  return new BusyError(
    'Another guanxi has taken over writing to the database while this one stood still. What this one had committed before stays, and nothing more was written. Run it again when the other has ended.',
  );
}
