/** Talk for the person at the terminal goes to stderr; stdout is data. */
let quiet = false;
/** With `--quiet`, `say` is silent; errors are still printed. */
export function setQuiet(value) {
    quiet = value;
}
export function isQuiet() {
    return quiet;
}
/** One line of information on stderr. */
export function say(message) {
    if (!quiet)
        process.stderr.write(`${message}\n`);
}
