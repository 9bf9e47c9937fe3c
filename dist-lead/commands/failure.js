import { CommanderError } from 'commander';
import { EXIT, GuanxiError } from '../errors.js';
/**
 * Tells the person at the terminal, on stderr, what went wrong, and gives the exit code. An unexpected error is one line;
 * with DEBUG set, its stack and the causes follow.
 */
export function report(error) {
    // commander has already printed its message
    if (error instanceof CommanderError)
        return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    process.stderr.write(`guanxi: ${messageOf(error)}\n`);
    if (process.env.DEBUG)
        process.stderr.write(`${stackOf(error)}\n`);
    return error instanceof GuanxiError ? error.exitCode : EXIT.failure;
}
/** The message of an error as a sentence; an unexpected one says how to see more. */
export function messageOf(error) {
    if (error instanceof GuanxiError)
        return error.message;
    const message = error instanceof Error ? error.message : String(error);
    return `unexpected: ${message.split('\n')[0]}. Run again with DEBUG=1 to see where, and report it.`;
}
function stackOf(error) {
    const stacks = [];
    for (let at = error; at instanceof Error; at = at.cause)
        stacks.push(at.stack ?? at.message);
    return stacks.join('\ncaused by ');
}
