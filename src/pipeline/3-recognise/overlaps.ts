import type { Mention } from '../../domain/mention.js';
import type { Span } from '../../domain/span.js';

/** Finds the spans that overlap a given one, in time logarithmic in their number. */
export class Overlaps<T extends Span> {
  private readonly sorted: readonly T[];
  /** The greatest end of the spans up to and including each one. */
  private readonly reach: readonly number[];

  constructor(spans: readonly T[]) {
    const sorted = spans.slice();
    if (!isSorted(sorted)) sorted.sort((a, b) => a.start - b.start || a.end - b.end);
    this.sorted = sorted;
    const reach: number[] = [];
    let furthest = 0;
    for (let i = 0; i < this.sorted.length; i++) {
      const { end } = this.sorted[i] as T;
      if (end > furthest) furthest = end;
      reach.push(furthest);
    }
    this.reach = reach;
  }

  /** The spans that share a code unit with `span`, by start. */
  of(span: Span): T[] {
    const found: T[] = [];
    for (let i = this.firstFrom(span.end) - 1; i >= 0 && (this.reach[i] as number) > span.start; i--) {
      const each = this.sorted[i] as T;
      if (each.end > span.start && each.start < span.end) found.push(each);
    }
    return found.reverse();
  }

  any(span: Span): boolean {
    for (let i = this.firstFrom(span.end) - 1; i >= 0 && (this.reach[i] as number) > span.start; i--) {
      const each = this.sorted[i] as T;
      if (each.end > span.start && each.start < span.end) return true;
    }
    return false;
  }

  /** Index of the first span that starts at or after `at`. */
  private firstFrom(at: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as T).start < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** True of spans by start, then by end, as most come. */
function isSorted(spans: readonly Span[]): boolean {
  for (let i = 1; i < spans.length; i++) {
    const [before, here] = [spans[i - 1] as Span, spans[i] as Span];
    if (before.start > here.start || (before.start === here.start && before.end > here.end)) return false;
  }
  return true;
}

/** Finds the mentions that overlap a span; they come in the order in which they were given. */
export class MentionsAt {
  private readonly spans: Overlaps<Span & { readonly mention: Mention; readonly order: number }>;

  constructor(mentions: readonly Mention[]) {
    this.spans = new Overlaps(
      mentions.map((mention, order) => ({ start: mention.span.start, end: mention.span.end, mention, order })),
    );
  }

  of(span: Span): Mention[] {
    const found = this.spans.of(span);
    if (found.length > 1) found.sort((a, b) => a.order - b.order);
    return found.map(({ mention }) => mention);
  }
}
