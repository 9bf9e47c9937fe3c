/** Talk for the person at the terminal goes to stderr; stdout is data. */

let quiet = false;

/** With `--quiet`, `say` is silent; errors are still printed. */
export function setQuiet(value: boolean): void {
  quiet = value;
}

export function isQuiet(): boolean {
  return quiet;
}

/** One line of information on stderr. */
export function say(message: string): void {
  if (!quiet) process.stderr.write(`${message}\n`);
}
