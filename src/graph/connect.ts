import type { Driver, Transaction as DriverTransaction, ManagedTransaction, Session } from 'neo4j-driver';
import type { Connection } from './connection.js';
import { isTooLarge, toDatabaseError } from './database-errors.js';
import { toParameters } from './parameters.js';
import { type DriverTypes, toPlain } from './plain.js';

/** Parameters of one query; see `toParameters` for what is allowed. */
type Parameters = Readonly<Record<string, unknown>>;

/** One row of a result as plain data, by column name; see `toPlain`. */
export type Row = Record<string, unknown>;

/** Statements of one transaction. `run` sends at once: start several without awaiting each, then await all of them. */
export interface Transaction {
  run<T = Row>(cypher: string, parameters?: Parameters): Promise<T[]>;
}

interface TransactionOptions {
  /** Milliseconds after which the server ends the transaction; absent: the server's own limit. */
  readonly timeoutMs?: number;
}

/** What the server says of itself. */
interface ServerFacts {
  /** Such as `5.26.30`. */
  readonly version: string;
  readonly edition: string;
}

/**
 * One database, open for work. Sessions are causally chained: what `write` committed, a later `read` sees, in a cluster
 * too. Transient failures (deadlock, restart, change of leader) are tried again for two minutes; all others become a
 * DatabaseError with a remedy.
 */
export interface Graph {
  readonly connection: Omit<Connection, 'password'>;
  /** Connects and logs in. Never retried: a wrong password fails at once. */
  verify(): Promise<ServerFacts>;
  /** One query in read access mode: the server refuses writes. */
  read<T = Row>(cypher: string, parameters?: Parameters, options?: TransactionOptions): Promise<T[]>;
  /** `work` may run several times, so it must have no other effects than its statements. */
  write<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** One statement outside a managed transaction: schema commands and `CALL { … } IN TRANSACTIONS`. Not retried. */
  command<T = Row>(cypher: string, parameters?: Parameters): Promise<T[]>;
  close(): Promise<void>;
}

/** How long transient failures are tried again; the driver's own 30 s are too short for a server's restart. */
const MAX_RETRY_MS = 120_000;
const CONNECT_TIMEOUT_MS = 15_000;

const COMPONENTS = `CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version, edition`;

/** Opens a graph; nothing is sent before the first call. The driver is loaded then, so that opening costs nothing. */
export function openGraph(connection: Connection): Graph {
  return new DriverGraph(connection);
}

interface Opened {
  readonly neo4j: DriverTypes;
  readonly driver: Driver;
  readonly bookmarks: ReturnType<DriverTypes['bookmarkManager']>;
}

class DriverGraph implements Graph {
  readonly connection: Omit<Connection, 'password'>;
  readonly #password: string | undefined;
  #opened: Promise<Opened> | undefined;
  #loggedIn: Promise<unknown> | undefined;

  constructor({ password, ...shown }: Connection) {
    this.connection = shown;
    this.#password = password;
  }

  async verify(): Promise<ServerFacts> {
    const { driver, neo4j } = await this.#ready();
    const session = driver.session({ database: this.connection.database, defaultAccessMode: 'READ' });
    return this.#translated(async () => {
      try {
        const [row] = await run<ServerFacts>(session, { cypher: COMPONENTS, parameters: {}, neo4j });
        return row ?? { version: 'unknown', edition: 'unknown' };
      } finally {
        await session.close();
      }
    });
  }

  read<T = Row>(cypher: string, parameters: Parameters = {}, options: TransactionOptions = {}): Promise<T[]> {
    return this.#inSession('READ', (session, neo4j) =>
      session.executeRead(
        (transaction) => this.#statements(transaction, neo4j).run<T>(cypher, parameters),
        limits(options),
      ),
    );
  }

  write<T>(work: (transaction: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.#inSession('WRITE', (session, neo4j) =>
      retried(neo4j, () => this.#attempt(session, neo4j, { work, options })),
    );
  }

  /**
   * One transaction. The driver's own managed ones would try again for two minutes when memory runs out at the commit,
   * which the server calls transient: the same work needs the same memory again.
   */
  async #attempt<T>(session: Session, neo4j: DriverTypes, { work, options }: Attempt<T>): Promise<T> {
    const transaction = await session.beginTransaction(limits(options));
    try {
      const result = await work(this.#statements(transaction, neo4j));
      await transaction.commit();
      return result;
    } catch (error) {
      if (transaction.isOpen()) await transaction.rollback().catch(() => undefined);
      throw isTooLarge(error) ? toDatabaseError(error, this.connection) : error;
    }
  }

  command<T = Row>(cypher: string, parameters: Parameters = {}): Promise<T[]> {
    return this.#inSession('WRITE', (session, neo4j) => run<T>(session, { cypher, parameters, neo4j }));
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#loggedIn = undefined;
    await (await opened)?.driver.close();
  }

  #open(): Promise<Opened> {
    this.#opened ??= openDriver(this.connection, this.#password);
    return this.#opened;
  }

  /** Logs in once before the first transaction: a retried transaction would hide an unreachable server for minutes. */
  async #ready(): Promise<Opened> {
    return this.#translated(async () => {
      const opened = await this.#open();
      this.#loggedIn ??= opened.driver.getServerInfo({ database: this.connection.database });
      try {
        await this.#loggedIn;
      } catch (error) {
        this.#loggedIn = undefined;
        throw error;
      }
      return opened;
    });
  }

  async #inSession<T>(
    access: 'READ' | 'WRITE',
    work: (session: Session, neo4j: DriverTypes) => Promise<T>,
  ): Promise<T> {
    const { driver, neo4j, bookmarks } = await this.#ready();
    const { database } = this.connection;
    const session = driver.session({ database, defaultAccessMode: access, bookmarkManager: bookmarks });
    return this.#translated(async () => {
      try {
        return await work(session, neo4j);
      } finally {
        await session.close();
      }
    });
  }

  #statements(transaction: ManagedTransaction | DriverTransaction, neo4j: DriverTypes): Transaction {
    return {
      run: async <T>(cypher: string, parameters: Parameters = {}) => {
        try {
          return await run<T>(transaction, { cypher, parameters, neo4j });
        } catch (error) {
          // not retried, see #attempt
          throw isTooLarge(error) ? toDatabaseError(error, this.connection) : error;
        }
      },
    };
  }

  async #translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toDatabaseError(error, this.connection);
    }
  }
}

interface Attempt<T> {
  readonly work: (transaction: Transaction) => Promise<T>;
  readonly options: TransactionOptions;
}

/** Once more after each failure that may pass, a second later at first and then twice as late each time, give or take. */
async function retried<T>(neo4j: DriverTypes, attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + MAX_RETRY_MS;
  for (let wait = 1000; ; wait *= 2) {
    try {
      return await attempt();
    } catch (error) {
      if (!neo4j.isRetryableError(error as Error) || performance.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait * (0.8 + 0.4 * Math.random())));
  }
}

async function openDriver(connection: Omit<Connection, 'password'>, password: string | undefined): Promise<Opened> {
  const { default: neo4j } = await import('neo4j-driver');
  const token = password === undefined ? undefined : neo4j.auth.basic(connection.username, password);
  const driver = neo4j.driver(connection.uri, token, {
    maxTransactionRetryTime: MAX_RETRY_MS,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    telemetryDisabled: true,
    userAgent: 'guanxi',
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
  return { neo4j, driver, bookmarks: neo4j.bookmarkManager() };
}

interface Query {
  readonly cypher: string;
  readonly parameters: Parameters;
  readonly neo4j: DriverTypes;
}

async function run<T>(
  runner: ManagedTransaction | DriverTransaction | Session,
  { cypher, parameters, neo4j }: Query,
): Promise<T[]> {
  const result = await runner.run(cypher, toParameters(parameters, neo4j.int));
  return result.records.map((record) => toPlain(record.toObject(), neo4j) as T);
}

function limits({ timeoutMs }: TransactionOptions): { timeout?: number } {
  return timeoutMs === undefined ? {} : { timeout: timeoutMs };
}
