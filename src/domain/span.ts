/**
 * A stretch of an article's text.
 * `start` and `end` are UTF-16 code unit offsets into `Article.text`; `end` is exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The characters of `span` in `text`, exactly as printed. */
export function printed(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** True when `outer` contains the whole of `inner`; equal spans contain each other. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True when the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
