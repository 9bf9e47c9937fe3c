import { DatabaseError, EnvironmentError, GuanxiError, InputError, KnowledgeError } from '../errors.js';

/** An error as one process tells it to another. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  /** Of a GuanxiError. */
  readonly exitCode?: number;
}

const KINDS = { InputError, DatabaseError, EnvironmentError, KnowledgeError } as const;

export function plainError(thrown: unknown): PlainError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  const { name, message, stack } = thrown;
  return { name, message, stack, ...(thrown instanceof GuanxiError && { exitCode: thrown.exitCode }) };
}

/** The error of its class again, with the stack that it had where it was thrown. */
export function errorOf({ name, message, stack, exitCode }: PlainError): Error {
  const error = rebuilt(name, message, exitCode);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function rebuilt(name: string, message: string, exitCode: number | undefined): Error {
  if (name in KINDS) return new KINDS[name as keyof typeof KINDS](message);
  if (exitCode !== undefined) return new GuanxiError(message, exitCode);
  return Object.assign(new Error(message), { name });
}
