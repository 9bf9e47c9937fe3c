import { DatabaseError, GuanxiError } from '../errors.js';
import type { Connection } from './connection.js';

/** What is shown of a connection: never its password. */
type Shown = Pick<Connection, 'uri' | 'username' | 'database'>;

interface Translation {
  readonly code: RegExp;
  readonly say: (to: Shown, detail: string) => string;
}

/** Codes: https://neo4j.com/docs/status-codes/current/errors/all-errors/ ; the first that matches wins. */
const TRANSLATIONS: readonly Translation[] = [
  {
    code: /^ServiceUnavailable$|^SessionExpired$/,
    say: (to, detail) => `Cannot reach Neo4j at ${to.uri}: ${detail}. ${unreachableRemedy(detail)}`,
  },
  {
    code: /Security\.Unauthorized$/,
    say: (to) =>
      `Neo4j at ${to.uri} refused user “${to.username}”: wrong user name or password. Correct NEO4J_USERNAME and NEO4J_PASSWORD (environment or .env); nothing was tried again.`,
  },
  {
    code: /Security\.AuthenticationRateLimit$/,
    say: (to) =>
      `Neo4j at ${to.uri} has locked user “${to.username}” for some seconds after several wrong passwords. Correct NEO4J_PASSWORD, wait ten seconds, then try again.`,
  },
  {
    code: /Security\.CredentialsExpired$/,
    say: (to) =>
      `The password of “${to.username}” at ${to.uri} must be changed first. Log in with Neo4j Browser or cypher-shell, set a new one, and put it in NEO4J_PASSWORD.`,
  },
  {
    code: /Security\./,
    say: (to, detail) =>
      `User “${to.username}” at ${to.uri} may not do this: ${detail}. Grant the right, or set NEO4J_USERNAME to a user that has it.`,
  },
  {
    code: /Database\.DatabaseNotFound$/,
    say: (to) =>
      `Neo4j at ${to.uri} has no database “${to.database}”. Set NEO4J_DATABASE to one that SHOW DATABASES lists; Community edition has only “neo4j”.`,
  },
  {
    code: /DatabaseUnavailable$/,
    say: (to) =>
      `Database “${to.database}” at ${to.uri} is not online. Wait until it has started, or look at SHOW DATABASES and the server's logs.`,
  },
  {
    code: /Statement\.AccessMode$/,
    say: () => 'This query writes, but it is run for reading only. Take out CREATE, MERGE, SET, DELETE and REMOVE.',
  },
  {
    code: /NotALeader$/,
    say: (to) =>
      `This server at ${to.uri} takes no writes to “${to.database}”: another one of its cluster does. Use a neo4j:// address, so that writes are routed.`,
  },
  {
    code: /(ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase|ReadOnly)/,
    say: (to) =>
      `Database “${to.database}” at ${to.uri} takes no writes: it is read-only. Make it writable (server.databases.read_only and server.databases.default_to_read_only in neo4j.conf, or ALTER DATABASE … SET ACCESS READ WRITE), or set NEO4J_DATABASE or NEO4J_URI to another.`,
  },
  {
    code: /(MemoryPoolOutOfMemoryError|OutOfMemoryError|TransactionOutOfMemoryError)/,
    say: (to, detail) =>
      `The transaction needed more memory than Neo4j at ${to.uri} allows: ${detail}. Load fewer articles at a time, or raise db.memory.transaction.max, dbms.memory.transaction.total.max or server.memory.heap.max_size.`,
  },
  {
    code: /(TransactionTimedOut|LockClientStopped|TransactionTerminated)/,
    say: (_to, detail) => `Neo4j ended the query: ${detail}. Narrow it with parameters or LIMIT, or allow more time.`,
  },
  {
    code: /DeadlockDetected$/,
    say: (to) =>
      `Another program wrote the same nodes at ${to.uri} for too long. Nothing was half written; run the command again when it has finished.`,
  },
  {
    code: /^Neo\.ClientError\.Statement\./,
    say: (_to, detail) => `Neo4j does not accept the query: ${detail}.`,
  },
  {
    code: /^Neo\.DatabaseError\./,
    say: (to, detail) =>
      `Neo4j at ${to.uri} failed inside: ${detail}. Look at its logs (guanxi db logs) and at the free space of its disk.`,
  },
];

/**
 * Makes a DatabaseError with a remedy out of an error of the driver (kept as `cause`); our own errors pass unchanged.
 * An error without a Neo4j code is not the database's: it is returned as it is.
 */
export function toDatabaseError(error: unknown, connection: Shown): unknown {
  if (error instanceof GuanxiError) return error;
  const code = neo4jCode(error);
  if (code === undefined) return error;
  const detail = essence((error as Error).message);
  const found = TRANSLATIONS.find((translation) => translation.code.test(code));
  const message = found ? found.say(connection, detail) : `Neo4j at ${connection.uri} answered: ${detail} (${code}).`;
  return new DatabaseError(message, { cause: error });
}

/** The Neo4j status code of an error or of its cause, such as `Neo.ClientError.Security.Unauthorized`. */
export function neo4jCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^(Neo\.|ServiceUnavailable$|SessionExpired$|ProtocolError$)/.test(code))
      return code;
  }
  return undefined;
}

/** True when the same work in smaller transactions may succeed: the server ran out of transaction memory or heap. */
export function isTooLarge(error: unknown): boolean {
  return /(MemoryPoolOutOfMemoryError|OutOfMemoryError|TransactionOutOfMemoryError)/.test(neo4jCode(error) ?? '');
}

/** The driver surrounds the cause of a failed connection with general advice; the cause alone says more. */
function essence(message: string): string {
  const cause = /Caused by: (.+)/s.exec(message)?.[1] ?? message;
  return (cause.split('\n')[0] ?? '').trim().replace(/[.\s]+$/, '');
}

function unreachableRemedy(detail: string): string {
  if (/certificate|self.signed|TLS|SSL|secure/i.test(detail)) {
    return 'If the server has a self-signed certificate use the +ssc scheme; if it has none, the scheme without +s.';
  }
  return 'Is the server running, and is NEO4J_URI right? Without NEO4J_URI, “guanxi db start” runs a server for you.';
}
