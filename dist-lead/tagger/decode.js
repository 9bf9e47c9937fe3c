import { firstOf, innerOf, lastOf, mayEnd, STATES } from './states.js';
const NEVER = -(2 ** 29);
/**
 * The best sequences of states through a sentence: Viterbi in both directions over the few transitions that the states
 * allow. Scores are in the weights' units. One instance holds one sentence at a time.
 */
export class Lattice {
    transitions;
    length = 0;
    /** Score of each state (column 0 is that of state 0, always 0) at each character. */
    scores = new Int32Array(0);
    ahead = new Int32Array(0);
    behind = new Int32Array(0);
    from = new Uint8Array(0);
    hasBehind = false;
    constructor(transitions) {
        this.transitions = transitions;
    }
    /** @param scores `length` rows of STATES - 1 sums, of states 1 and up. */
    read(scores, length) {
        if (this.from.length < length * STATES) {
            this.ahead = new Int32Array(2 * length * STATES);
            this.behind = new Int32Array(2 * length * STATES);
            this.from = new Uint8Array(2 * length * STATES);
        }
        this.scores = scores;
        this.length = length;
        this.hasBehind = false;
        this.sweepAhead();
    }
    score(at, state) {
        return state === 0 ? 0 : this.scores[at * (STATES - 1) + state - 1];
    }
    sweepAhead() {
        const { ahead, from, scores, transitions, length } = this;
        for (let state = 0; state < STATES; state++) {
            const opens = state === 0 || (state - 1) % 3 === 0;
            ahead[state] = opens && length > 0 ? this.score(0, state) : NEVER;
        }
        for (let at = 1; at < length; at++) {
            const previous = (at - 1) * STATES;
            const here = at * STATES;
            const row = at * (STATES - 1) - 1;
            for (let state = 0; state < STATES; state++) {
                // a name goes on, or whatever may end does
                const inside = state > 0 && state % 3 !== 1;
                const opener = state - (state % 3 === 0 ? 2 : 1);
                let winner = inside ? opener : 0;
                let best = ahead[previous + winner] + transitions[winner * STATES + state];
                const step = inside ? 1 : 3;
                const last = inside ? opener + 1 : STATES - 1;
                for (let before = winner + step; before <= last; before += step) {
                    const score = ahead[previous + before] + transitions[before * STATES + state];
                    if (score > best) {
                        best = score;
                        winner = before;
                    }
                }
                ahead[here + state] = state === 0 ? best : best + scores[row + state];
                from[here + state] = winner;
            }
        }
    }
    /** Best score of what follows each state at each character. */
    sweepBehind() {
        const { behind, transitions, length } = this;
        const last = (length - 1) * STATES;
        for (let state = 0; state < STATES; state++)
            behind[last + state] = mayEnd(state) ? 0 : NEVER;
        for (let at = length - 2; at >= 0; at--) {
            const next = (at + 1) * STATES;
            for (let state = 0; state < STATES; state++) {
                let best = NEVER;
                // after an end: outside or a first character; within a name: its inner or last character
                const ended = mayEnd(state);
                const from = ended ? 0 : state % 3 === 1 ? state + 1 : state;
                const to = ended ? STATES - 1 : from + 1;
                for (let after = from; after <= to; after += ended && after > 0 ? 3 : 1) {
                    const score = behind[next + after] +
                        transitions[state * STATES + after] +
                        this.score(at + 1, after);
                    if (score > best)
                        best = score;
                }
                behind[at * STATES + state] = best;
            }
        }
        this.hasBehind = true;
    }
    /** The names of the best sequence, in order. */
    best() {
        const { ahead, from, length } = this;
        if (length === 0)
            return [];
        const last = (length - 1) * STATES;
        let state = 0;
        for (let each = 0; each < STATES; each++) {
            if (mayEnd(each) && ahead[last + each] > ahead[last + state])
                state = each;
        }
        const found = [];
        let end = 0;
        for (let at = length - 1; at >= 0; at--) {
            if (state !== 0 && mayEnd(state))
                end = at + 1;
            if (state % 3 === 1)
                found.push({ start: at, end, type: (state - 1) / 3 });
            state = from[at * STATES + state];
        }
        return found.reverse();
    }
    /** Score of the best sequence that has this name less that of the best one that does not. */
    margin({ start, end, type }) {
        if (end - start < 2)
            return NEVER;
        if (!this.hasBehind)
            this.sweepBehind();
        const { ahead, behind, transitions } = this;
        let through = ahead[start * STATES + firstOf(type)];
        let rival = NEVER;
        let state = firstOf(type);
        for (let at = start; at < end; at++) {
            const row = at * STATES;
            if (at > start) {
                const next = at === end - 1 ? lastOf(type) : innerOf(type);
                through += transitions[state * STATES + next] + this.score(at, next);
                state = next;
            }
            for (let other = 0; other < STATES; other++) {
                if (other === state)
                    continue;
                const score = ahead[row + other] + behind[row + other];
                if (score > rival)
                    rival = score;
            }
        }
        through += behind[(end - 1) * STATES + state];
        return through - rival;
    }
}
