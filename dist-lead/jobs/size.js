import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
/** Text for which workers pay, in bytes: below it, starting them takes longer than they save. */
const WORTH_WORKERS = 1_000_000;
/**
 * How many worker processes a run over files gets; 1 means none, the pages are worked on in this process. Never more than
 * there are files.
 * @param asked a number, or `auto`: one for each core when there is a megabyte to read or more, else none.
 */
export async function crewSize(asked, paths) {
    const most = asked === 'auto' ? availableParallelism() : asked;
    const size = Math.min(most, paths.length);
    if (asked !== 'auto' || size < 2)
        return Math.max(1, size);
    return (await sizeOf(paths)) >= WORTH_WORKERS ? size : 1;
}
/** Bytes of the files; counts no further than what decides. */
async function sizeOf(paths) {
    let bytes = 0;
    for (const path of paths) {
        bytes += (await stat(path).catch(() => undefined))?.size ?? 0;
        if (bytes >= WORTH_WORKERS)
            break;
    }
    return bytes;
}
