/** White space as Python's `\s` has it, which differs from JavaScript's in U+001C–001F, U+0085 and U+FEFF. */
const BLANKS = '\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const DROPPED = new RegExp(`[${BLANKS}“”‘’"'「」『』《》〈〉]`, 'g');
const DOTS = /[·•‧∙⋅・⸱]/g;
/** The form in which names are compared: NFKC, one kind of middle dot, no blanks, no quotation or title marks. */
export function normalise(text) {
    return (text ?? '').normalize('NFKC').replace(DOTS, '·').replace(DROPPED, '');
}
