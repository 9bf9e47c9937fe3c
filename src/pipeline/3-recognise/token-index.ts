import type { Token } from '../../text/words.js';

/** Finds tokens by offset in constant time. */
export class TokenIndex {
  private readonly covering: Int32Array;

  constructor(
    readonly tokens: readonly Token[],
    length: number,
  ) {
    this.covering = new Int32Array(length + 1).fill(-1);
    tokens.forEach((token, index) => {
      this.covering.fill(index, token.start, token.end);
    });
  }

  /** Index of the token that covers `at`; -1 outside the text. */
  at(at: number): number {
    return this.covering[at] ?? -1;
  }

  /** True when a token starts at `at` or the text ends there. */
  isBoundary(at: number): boolean {
    const index = this.at(at);
    return index < 0 || (this.tokens[index] as Token).start === at;
  }

  token(index: number): Token | undefined {
    return this.tokens[index];
  }
}
