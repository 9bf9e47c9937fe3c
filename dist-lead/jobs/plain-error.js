import { DatabaseError, EnvironmentError, GuanxiError, InputError, KnowledgeError } from '../errors.js';
const KINDS = { InputError, DatabaseError, EnvironmentError, KnowledgeError };
export function plainError(thrown) {
    if (!(thrown instanceof Error))
        return { name: 'Error', message: String(thrown) };
    const { name, message, stack } = thrown;
    return { name, message, stack, ...(thrown instanceof GuanxiError && { exitCode: thrown.exitCode }) };
}
/** The error of its class again, with the stack that it had where it was thrown. */
export function errorOf({ name, message, stack, exitCode }) {
    const error = rebuilt(name, message, exitCode);
    if (stack !== undefined)
        error.stack = stack;
    return error;
}
function rebuilt(name, message, exitCode) {
    if (name in KINDS)
        return new KINDS[name](message);
    if (exitCode !== undefined)
        return new GuanxiError(message, exitCode);
    return Object.assign(new Error(message), { name });
}
