/** Shorter texts are contained in others by chance. */
const MIN_CONTAINED = 6;
/** True when a heading line prints again what one of `others` prints, blanks and punctuation aside. */
export function isHeadingCopy(text, others) {
    const own = bare(text);
    return others.some((other) => {
        const known = bare(other);
        return (own === known ||
            (known.length >= MIN_CONTAINED && own.includes(known)) ||
            (own.length >= MIN_CONTAINED && known.includes(own)));
    });
}
/** Heading lines without those that later ones print again, by themselves or together: kicker and headline in one, then each. */
export function withoutHeadingCopies(lines) {
    return lines.filter((line, i) => {
        const later = lines.slice(i + 1).map((other) => other.text);
        return !isHeadingCopy(line.text, later) && !(later.length > 1 && isHeadingCopy(line.text, [later.join('')]));
    });
}
function bare(text) {
    return text.replace(/[\s,、.:!?“”"'()_|·…—-]/g, '');
}
