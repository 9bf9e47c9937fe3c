/**
 * Finds the longest of some thousand names that starts at a position. A table over hashed character pairs holds, as
 * bits, the lengths of the names that start with a pair: nearly all positions of a text are refused by one look-up.
 */
export class FormIndex {
    has;
    lengths = new Uint32Array(1 << 16);
    /** `has` tells whether a stretch of text is one of the names added. */
    constructor(has) {
        this.has = has;
    }
    addAll(forms) {
        for (const form of forms) {
            if (form.length < 2 || form.length > MAX_FORM)
                continue;
            const slot = slotOf(form.charCodeAt(0), form.charCodeAt(1));
            this.lengths[slot] = this.lengths[slot] | (1 << form.length);
        }
    }
    /** Names that start at `at`, longest first; none is longer than 30 code units. */
    startingAt(text, at) {
        const lengths = at + 1 < text.length ? this.lengths[slotOf(text.charCodeAt(at), text.charCodeAt(at + 1))] : 0;
        if (lengths === 0)
            return NONE;
        const found = [];
        for (let length = 31 - Math.clz32(lengths); length >= 2; length--) {
            if ((lengths & (1 << length)) === 0)
                continue;
            const form = text.slice(at, at + length);
            if (this.has(form))
                found.push(form);
        }
        return found;
    }
}
const MAX_FORM = 30;
const NONE = [];
function slotOf(first, second) {
    return (Math.imul(first, 0x9e37) ^ Math.imul(second, 0x85eb)) & 0xffff;
}
