import type { Span } from '../../domain/span.js';
import type { Token } from '../../text/words.js';

/** Finds tokens by offset in constant time. */
export class TokenIndex {
  private readonly covering: Int32Array;

  constructor(
    readonly tokens: readonly Token[],
    length: number,
  ) {
    this.covering = new Int32Array(length + 1).fill(-1);
    const { covering } = this;
    for (let index = 0; index < tokens.length; index++) {
      const { start, end } = tokens[index] as Token;
      for (let at = start; at < end; at++) covering[at] = index;
    }
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

  /** True when a single character is left over between the words of a span that starts with a token: 中|建材. */
  hasSingle({ start, end }: Span): boolean {
    for (let at = start; at < end; ) {
      const token = this.token(this.at(at));
      if (!token) return false;
      if (token.end - token.start === 1) return true;
      at = token.end;
    }
    return false;
  }

  token(index: number): Token | undefined {
    return index < 0 ? undefined : this.tokens[index];
  }
}
