/** The tokens of an article by their ends, for rules that look left and right of a position. */
export class TokenView {
    text;
    tokens;
    starting;
    ending;
    constructor(text, tokens) {
        this.text = text;
        this.tokens = tokens;
        this.starting = new Int32Array(text.length + 1).fill(-1);
        this.ending = new Int32Array(text.length + 1).fill(-1);
        for (const [index, token] of tokens.entries()) {
            this.starting[token.start] = index;
            this.ending[token.end] = index;
        }
    }
    /** The view of an article's tokens; the recognisers of one article share it. */
    static of(text, tokens) {
        const known = VIEWS.get(tokens);
        if (known && known.text === text)
            return known;
        const view = new TokenView(text, tokens);
        VIEWS.set(tokens, view);
        return view;
    }
    /** True where a token starts or ends. */
    isBoundary(offset) {
        return this.starting[offset] !== -1 || this.ending[offset] !== -1;
    }
    /** The token that ends at `offset`. */
    before(offset) {
        return this.tokens[this.ending[offset] ?? -1];
    }
    /** The token that starts at `offset`. */
    after(offset) {
        return this.tokens[this.starting[offset] ?? -1];
    }
    /** The token of exactly this span. */
    exactly(start, end) {
        const token = this.after(start);
        return token?.end === end ? token : undefined;
    }
    /** Where the token that covers `offset` starts. */
    startOfToken(offset) {
        let start = offset;
        while (start > 0 && this.starting[start] === -1)
            start--;
        return start;
    }
    word(token) {
        return this.text.slice(token.start, token.end);
    }
    /** The tokens that lie wholly in `[start, end)`. */
    within(start, end) {
        const found = [];
        for (let token = this.after(start); token && token.end <= end; token = this.after(token.end))
            found.push(token);
        return found;
    }
}
const VIEWS = new WeakMap();
