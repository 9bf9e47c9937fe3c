/** Exit codes of the program; documented in docs/exit-codes.md. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  input: 3,
  partial: 4,
  database: 5,
  environment: 6,
  busy: 7,
  schema: 8,
  /** 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const;

/** An error that a person can act on: where, what was expected, what was found, what to do. */
export class GuanxiError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failure,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A file that cannot be read as a newspaper page, or a page whose facts cannot be stored. */
export class InputError extends GuanxiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, EXIT.input, options);
  }
}

/** The database is unreachable, refuses, or answers what was not expected. */
export class DatabaseError extends GuanxiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, EXIT.database, options);
  }
}

/** Something the machine lacks: Java, Maven, Docker, a compiler. */
export class EnvironmentError extends GuanxiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, EXIT.environment, options);
  }
}

/** A malformed lexicon, schema or settings file; names file and line. */
export class KnowledgeError extends GuanxiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, EXIT.usage, options);
  }
}

/** Another process writes to the database. */
export class BusyError extends GuanxiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, EXIT.busy, options);
  }
}

/** The database was made by another version of the program, whose schema this one does not know. */
export class SchemaError extends GuanxiError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, EXIT.schema, options);
  }
}
