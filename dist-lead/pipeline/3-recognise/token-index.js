/** Finds tokens by offset in constant time. */
export class TokenIndex {
    tokens;
    covering;
    constructor(tokens, length) {
        this.tokens = tokens;
        this.covering = new Int32Array(length + 1).fill(-1);
        tokens.forEach((token, index) => {
            this.covering.fill(index, token.start, token.end);
        });
    }
    /** Index of the token that covers `at`; -1 outside the text. */
    at(at) {
        return this.covering[at] ?? -1;
    }
    /** True when a token starts at `at` or the text ends there. */
    isBoundary(at) {
        const index = this.at(at);
        return index < 0 || this.tokens[index].start === at;
    }
    /** True when a single character is left over between the words of a span that starts with a token: 中|建材. */
    hasSingle({ start, end }) {
        for (let at = start; at < end;) {
            const token = this.tokens[this.at(at)];
            if (!token)
                return false;
            if (token.end - token.start === 1)
                return true;
            at = token.end;
        }
        return false;
    }
    token(index) {
        return this.tokens[index];
    }
}
