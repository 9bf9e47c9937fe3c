import { EXIT, GuanxiError } from '../errors.js';

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** So long the work may take to end by itself; a transaction that waits for the server would keep it for minutes. */
const GRACE_MS = 5_000;

/**
 * Lets Ctrl-C and SIGTERM end `work` in an orderly way: its signal is aborted with the error to end with. A second one,
 * or `GRACE_MS` later, the program ends at once; the server then takes back the transaction that is open.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const listeners = Object.entries(CODES).map(([name, code]) => {
    const listener = (): void => {
      if (controller.signal.aborted) process.exit(code);
      const error = new GuanxiError(
        `ended by ${name}. What was loaded is whole and stays; run the command again to load the rest.`,
        code,
      );
      controller.abort(error);
      setTimeout(() => {
        process.stderr.write(`guanxi: ${error.message}\n`);
        process.exit(code);
      }, GRACE_MS).unref();
    };
    process.on(name, listener);
    return { name, listener };
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const { name, listener } of listeners) process.off(name, listener);
  }
}
