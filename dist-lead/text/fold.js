/**
 * Folding maps every UTF-16 code unit to one code unit, so that offsets into the folded text are offsets into the
 * printed text. Rules read the folded text; spans are cut from the printed one.
 */
const FOLDED = {
    '　': ' ',
    '\u00a0': ' ',
    '\u2002': ' ',
    '\u2003': ' ',
    '\u2009': ' ',
    '\ufeff': ' ',
    '\u200b': ' ',
    '\t': ' ',
    '。': '。',
    '．': '.',
    '｡': '。',
    '､': '、',
    '﹑': '、',
    '•': '·',
    '‧': '·',
    '∙': '·',
    '⋅': '·',
    '・': '·',
    '･': '·',
    '⸱': '·',
    '﹒': '·',
    '˙': '·',
    '—': '—',
    '―': '—',
    '─': '—',
    '━': '—',
    '–': '-',
    '−': '-',
    '‐': '-',
    '～': '~',
    '〜': '~',
    '〈': '<',
    '〉': '>',
    '〔': '(',
    '〕': ')',
    '【': '[',
    '】': ']',
    '「': '“',
    '」': '”',
    '『': '‘',
    '』': '’',
    '﹁': '“',
    '﹂': '”',
    '＂': '"',
};
const TABLE = buildTable();
function buildTable() {
    const table = new Uint16Array(65536);
    for (let unit = 0; unit < 65536; unit++)
        table[unit] = unit;
    // full-width forms of printable ASCII
    for (let unit = 0xff01; unit <= 0xff5e; unit++)
        table[unit] = unit - 0xfee0;
    for (const [from, to] of Object.entries(FOLDED))
        table[from.charCodeAt(0)] = to.charCodeAt(0);
    return table;
}
/**
 * Folds full-width letters, digits and punctuation to half-width, and variants of the middle dot, dash, space and
 * corner brackets to one form each. The result has the same length as `text`, and the same offsets.
 */
export function fold(text) {
    let folded = '';
    let from = 0;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        const to = TABLE[unit];
        if (to !== unit) {
            folded += text.slice(from, i) + String.fromCharCode(to);
            from = i + 1;
        }
    }
    return from === 0 ? text : folded + text.slice(from);
}
