/**
 * F1 of article boundaries: an expected and a found article agree when their headlines do, blanks aside, and they
 * stand in the same order. 1 when there is nothing to find and nothing found.
 */
export function boundaryF1(
  expected: readonly { readonly headline: string }[],
  found: readonly { readonly headline: string }[],
): number {
  const left = expected.map(({ headline }) => bare(headline));
  let from = 0;
  let agreed = 0;
  for (const { headline } of found) {
    const at = left.indexOf(bare(headline), from);
    if (at < 0) continue;
    agreed++;
    from = at + 1;
  }
  return expected.length + found.length === 0 ? 1 : (2 * agreed) / (expected.length + found.length);
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
