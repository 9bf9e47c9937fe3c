import { isQuiet } from '../../log.js';
export const silent = () => { };
/** Lines that are not on a terminal are printed at a change of phase and then at most this often. */
const PLAIN_INTERVAL_MS = 10_000;
/** Shows steps on stderr: one line rewritten in place on a terminal, else a line now and then. Call `end` when done. */
export function terminalProgress(stream = process.stderr) {
    if (isQuiet())
        return { progress: silent, end: () => { } };
    let shown;
    let at = 0;
    const progress = (step) => {
        const samePhase = shown?.phase === step.phase;
        if (stream.isTTY) {
            stream.write(`${shown && !samePhase ? '\n' : ''}\r\u001b[K${lineOf(step)}`);
        }
        else {
            if (samePhase && Date.now() - at < PLAIN_INTERVAL_MS)
                return;
            stream.write(`${lineOf(step)}\n`);
        }
        shown = step;
        at = Date.now();
    };
    return { progress, end: () => void (shown && stream.isTTY && stream.write('\n')) };
}
function lineOf({ message, done, total }) {
    if (done === undefined)
        return message;
    return total === undefined ? `${message} ${done} s` : `${message} ${done}/${total}`;
}
