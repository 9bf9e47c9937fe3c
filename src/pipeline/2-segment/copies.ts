import type { Line } from './lines.js';

/** Shorter texts are contained in others by chance. */
const MIN_CONTAINED = 6;

/** True when a heading line prints again what one of `others` prints, blanks and punctuation aside. */
export function isHeadingCopy(text: string, others: readonly string[]): boolean {
  const own = bare(text);
  return others.some((other) => {
    const known = bare(other);
    return (
      own === known ||
      (known.length >= MIN_CONTAINED && own.includes(known)) ||
      (own.length >= MIN_CONTAINED && known.includes(own))
    );
  });
}

/** Heading lines without those that later ones print again, by themselves or together: kicker and headline in one, then each. */
export function withoutHeadingCopies(lines: readonly Line[]): Line[] {
  return lines.filter((line, i) => {
    const later = lines.slice(i + 1).map((other) => other.text);
    return !isHeadingCopy(line.text, later) && !(later.length > 1 && isHeadingCopy(line.text, [later.join('')]));
  });
}

/** More lines than these that are printed again are a list of the page's headlines. */
const MIN_LISTED = 2;

/** Lines above all text that list headlines of the page, with or without numbers, as `noise`. */
export function withoutContents(lines: readonly Line[]): Line[] {
  const to = lines.findIndex(({ role }) => role === 'body');
  const top = lines.slice(0, Math.max(0, to)).filter(({ role }) => role === 'heading');
  if (top.length === 0) return [...lines];
  // no headline has a full stop
  const last = new Map(
    lines.filter(({ text }) => !text.includes('。')).map((line) => [unnumbered(line.text), line] as const),
  );
  const listed = top.filter((line) => last.get(unnumbered(line.text)) !== line);
  const numbered = top.filter((line) => NUMBER.test(line.text));
  const isList = listed.length > MIN_LISTED || listed.filter((line) => NUMBER.test(line.text)).length >= MIN_LISTED;
  const out = new Set(isList ? [...listed, ...numbered] : []);
  return out.size === 0 ? [...lines] : lines.map((line) => (out.has(line) ? { ...line, role: 'noise' } : line));
}

const NUMBER = /^(?:\d{1,2}[.、 ]|[①-⑳])\s?/;

function unnumbered(text: string): string {
  return bare(text.replace(NUMBER, ''));
}

function bare(text: string): string {
  return text.replace(/[\s,、.:!?“”"'()_|·…—-]/g, '');
}
