import type { Span } from '../domain/span.js';
import { normalise } from './normalise.js';

/** A text in which printed forms are looked up as they are compared (`normalise`), with the way back to the text. */
export class Searchable {
  private readonly normalised: string;
  /** Of each code unit of `normalised`: the stretch of `text` that it stands for. */
  private readonly origins: readonly Span[];

  constructor(readonly text: string) {
    let normalised = '';
    const origins: Span[] = [];
    let start = 0;
    for (const char of text) {
      const end = start + char.length;
      const form = normalise(char);
      for (let i = 0; i < form.length; i++) origins.push({ start, end });
      normalised += form;
      start = end;
    }
    this.normalised = normalised;
    this.origins = origins;
  }

  holds(form: string): boolean {
    const wanted = normalise(form);
    return wanted !== '' && this.normalised.includes(wanted);
  }

  /** Where `form` is printed: UTF-16 offsets into `text`, end exclusive, in text order; none for a form of blanks. */
  spansOf(form: string): Span[] {
    const wanted = normalise(form);
    const spans: Span[] = [];
    if (wanted === '') return spans;
    for (let at = this.normalised.indexOf(wanted); at >= 0; at = this.normalised.indexOf(wanted, at + wanted.length)) {
      const [first, last] = [this.origins[at], this.origins[at + wanted.length - 1]];
      if (first && last) spans.push({ start: first.start, end: last.end });
    }
    return spans;
  }
}
