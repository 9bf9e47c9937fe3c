/** What the tagger tells apart, in the order of its states. */
export const TYPES = ['Person', 'Organization', 'Place'];
/** States of a character: 0 outside of names, then first, inner and last character of each type. */
export const STATES = 1 + 3 * TYPES.length;
export function firstOf(type) {
    return 1 + 3 * type;
}
export function innerOf(type) {
    return 2 + 3 * type;
}
export function lastOf(type) {
    return 3 + 3 * type;
}
/** The states that may stand before each state; those of index 0 and the last characters may open or end a sentence. */
export const BEFORE = beforeEach();
function beforeEach() {
    const ends = [0, ...TYPES.map((_, type) => lastOf(type))];
    return [ends, ...TYPES.flatMap((_, type) => [ends, within(type), within(type)])];
}
function within(type) {
    return [firstOf(type), innerOf(type)];
}
/** True of states after which a sentence may end. */
export function mayEnd(state) {
    return state % 3 === 0;
}
