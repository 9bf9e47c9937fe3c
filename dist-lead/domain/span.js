/** The characters of `span` in `text`, exactly as printed. */
export function printed(text, span) {
    return text.slice(span.start, span.end);
}
/** True when `outer` contains the whole of `inner`; equal spans contain each other. */
export function contains(outer, inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}
/** True when the two spans share at least one code unit. */
export function overlaps(a, b) {
    return a.start < b.end && b.start < a.end;
}
