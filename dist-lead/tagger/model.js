import { SLOTS } from './features.js';
import { STATES } from './states.js';
/** Weights of a feature: one for each state but 0, whose weights are 0. */
export const COLUMNS = STATES - 1;
const MAGIC = 0x47585447;
const VERSION = 1;
const HEADER = 24;
/**
 * A tagger file, little-endian: six int32 (magic, version, states, features, units a nat, bytes of the notice), the notice in
 * UTF-8 padded with blanks to a multiple of four, the transitions (int16, states × states), the keys (int32), the
 * rows (int8, features × (states - 1)).
 */
export function writeWeights({ notice, unitsPerNat, transitions, keys, rows }) {
    const text = Buffer.from(notice);
    const padded = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]);
    const header = Int32Array.of(MAGIC, VERSION, STATES, keys.length, unitsPerNat, padded.length);
    return Buffer.concat([bytesOf(header), padded, bytesOf(transitions), bytesOf(keys), bytesOf(rows)]);
}
/** @throws Error when `bytes` are no tagger file of this version. */
export function readWeights(bytes) {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const [magic, version, states, count, unitsPerNat, noticeLength] = new Int32Array(buffer, 0, HEADER / 4);
    if (magic !== MAGIC || version !== VERSION || states !== STATES) {
        throw new Error(`expected a tagger file of version ${VERSION} with ${STATES} states, found version ${version}`);
    }
    const notice = Buffer.from(buffer, HEADER, noticeLength).toString('utf8').trimEnd();
    const at = HEADER + noticeLength;
    const transitions = new Int16Array(buffer, at, STATES * STATES);
    const keys = new Int32Array(buffer, at + transitions.byteLength, count);
    const rows = new Int8Array(buffer, at + transitions.byteLength + keys.byteLength, count * COLUMNS);
    return { notice, unitsPerNat, transitions, keys, rows };
}
function bytesOf(array) {
    return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
/**
 * The weights by clue: open addressing over typed arrays, at most half full. A clue's entry tells which of its slots have
 * weights (a bit each) and the row of the first; the others follow.
 */
export class ClueTable {
    /** Key and entry of each place. */
    places;
    mask;
    rows;
    constructor({ keys, rows }) {
        let size = 1024;
        while (size < 2 * cluesIn(keys))
            size *= 2;
        this.mask = size - 1;
        this.places = new Int32Array(2 * size);
        this.rows = rows;
        for (let from = 0; from < keys.length;) {
            const clue = keys[from] & -SLOTS;
            let bits = 0;
            let to = from;
            for (; to < keys.length && (keys[to] & -SLOTS) === clue; to++) {
                bits |= 1 << (keys[to] & (SLOTS - 1));
            }
            let place = this.placeOf(clue);
            while (this.places[place] !== 0)
                place = (place + 2) & (2 * this.mask + 1);
            this.places[place] = clue;
            this.places[place + 1] = (from << SLOTS) | bits;
            from = to;
        }
    }
    placeOf(clue) {
        return 2 * ((clue >>> 3) & this.mask);
    }
    /** Adds up what the clues of a sentence say: `sums` gets `COLUMNS` of each of its `length` characters. */
    sum(clues, length, sums) {
        sums.fill(0, 0, length * COLUMNS);
        const { keys, starts, sizes, count } = clues;
        const { places, mask } = this;
        const wrap = 2 * mask + 1;
        for (let i = 0; i < count; i++) {
            const clue = keys[i];
            let place = 2 * ((clue >>> 3) & mask);
            let found = places[place];
            while (found !== clue && found !== 0) {
                place = (place + 2) & wrap;
                found = places[place];
            }
            if (found === 0)
                continue;
            const entry = places[place + 1];
            const size = sizes[i];
            if (size > 0)
                this.addWindow(entry, starts[i], length, sums);
            else
                this.addWord(entry, starts[i], -size, sums);
        }
    }
    addWindow(entry, start, length, sums) {
        let row = (entry >> SLOTS) * COLUMNS;
        let at = start;
        for (let bits = entry & 0xff; bits !== 0; bits >>= 1, at++) {
            if ((bits & 1) === 0)
                continue;
            if (at >= 0 && at < length)
                this.addRow(row, at, sums);
            row += COLUMNS;
        }
    }
    addWord(entry, start, length, sums) {
        let row = (entry >> SLOTS) * COLUMNS;
        if (entry & 1) {
            if (length > 1)
                this.addRow(row, start, sums);
            row += COLUMNS;
        }
        if (entry & 2) {
            for (let at = start + 1; at < start + length - 1; at++)
                this.addRow(row, at, sums);
            row += COLUMNS;
        }
        if (entry & 4) {
            if (length > 1)
                this.addRow(row, start + length - 1, sums);
            row += COLUMNS;
        }
        if (entry & 8 && length === 1)
            this.addRow(row, start, sums);
    }
    addRow(row, at, sums) {
        const { rows } = this;
        const to = at * COLUMNS;
        for (let column = 0; column < COLUMNS; column++) {
            sums[to + column] = sums[to + column] + rows[row + column];
        }
    }
}
function cluesIn(keys) {
    let count = 0;
    for (let i = 0; i < keys.length; i++) {
        if (i === 0 || (keys[i] & -SLOTS) !== (keys[i - 1] & -SLOTS))
            count++;
    }
    return count;
}
