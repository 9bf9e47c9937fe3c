import type { Token } from '../../../text/words.js';

/** The tokens of an article by their ends, for rules that look left and right of a position. */
export class TokenView {
  private readonly starting: Int32Array;
  private readonly ending: Int32Array;

  private constructor(
    readonly text: string,
    private readonly tokens: readonly Token[],
  ) {
    this.starting = new Int32Array(text.length + 1).fill(-1);
    this.ending = new Int32Array(text.length + 1).fill(-1);
    for (let index = 0; index < tokens.length; index++) {
      const { start, end } = tokens[index] as Token;
      this.starting[start] = index;
      this.ending[end] = index;
    }
  }

  /** The view of an article's tokens; the recognisers of one article share it. */
  static of(text: string, tokens: readonly Token[]): TokenView {
    if (latest?.tokens !== tokens || latest.text !== text) latest = new TokenView(text, tokens);
    return latest;
  }

  /** True where a token starts or ends. */
  isBoundary(offset: number): boolean {
    return this.starting[offset] !== -1 || this.ending[offset] !== -1;
  }

  /** The token that ends at `offset`. */
  before(offset: number): Token | undefined {
    return this.at(this.ending[offset]);
  }

  /** The token that starts at `offset`. */
  after(offset: number): Token | undefined {
    return this.at(this.starting[offset]);
  }

  /** No token has the index -1, for which an array is asked by way of its names. */
  private at(index = -1): Token | undefined {
    return index < 0 ? undefined : this.tokens[index];
  }

  /** The token of exactly this span. */
  exactly(start: number, end: number): Token | undefined {
    const token = this.after(start);
    return token?.end === end ? token : undefined;
  }

  /** Where the token that covers `offset` starts. */
  startOfToken(offset: number): number {
    let start = offset;
    while (start > 0 && this.starting[start] === -1) start--;
    return start;
  }

  word(token: Token): string {
    return this.text.slice(token.start, token.end);
  }

  /** The tokens that lie wholly in `[start, end)`. */
  within(start: number, end: number): Token[] {
    const found: Token[] = [];
    for (let token = this.after(start); token && token.end <= end; token = this.after(token.end)) found.push(token);
    return found;
  }
}

/** Articles are read one after the other; to find views by their tokens would keep them longer than they are asked for. */
let latest: TokenView | undefined;
