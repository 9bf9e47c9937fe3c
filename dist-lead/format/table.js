/** Characters that take two columns of a terminal: Han, kana, Hangul, full-width forms, and their punctuation. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const CONTROL = /[\p{Cc}\p{Bidi_Control}]+/gu;
const GAP = '  ';
/** Columns up to this width, such as dates and names, are never wrapped. */
const NARROWEST = 12;
/** Rows under their column names, aligned for a terminal in which Han characters are two columns wide. */
export function table(columns, rows, { width = Number.POSITIVE_INFINITY } = {}) {
    const texts = rows.map((row) => row.map(textOf));
    const natural = columns.map((name, i) => Math.max(...[name, ...texts.map((row) => row[i] ?? '')].map(widthOf)));
    const widths = fitted(natural, width - GAP.length * (columns.length - 1));
    const rule = widths.map((w) => '-'.repeat(w));
    return [columns, rule, ...texts].map((row) => lines(row, widths)).join('');
}
/** Width of a text in terminal columns. */
export function widthOf(text) {
    let width = 0;
    for (const char of text)
        width += WIDE.test(char) ? 2 : 1;
    return width;
}
function textOf(value) {
    if (value === null || value === undefined)
        return '';
    if (Array.isArray(value))
        return value.map(textOf).join('、');
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return text.replace(CONTROL, ' ');
}
/**
 * Takes width from the columns until all fit. Widths end up in proportion to the square roots of what the columns would
 * take, so that long texts stay wider than names without squeezing them out.
 */
function fitted(natural, room) {
    const widths = [...natural];
    const ease = (i) => {
        const width = widths[i];
        return width > NARROWEST ? width / Math.sqrt(natural[i]) : 0;
    };
    for (let over = widths.reduce((sum, w) => sum + w, 0) - room; over > 0; over--) {
        const eases = widths.map((_, i) => ease(i));
        const easiest = eases.indexOf(Math.max(...eases));
        if (eases[easiest] === 0)
            break;
        widths[easiest] = widths[easiest] - 1;
    }
    return widths;
}
function lines(row, widths) {
    const cells = row.map((text, i) => wrapped(text, widths[i] ?? NARROWEST));
    const height = Math.max(...cells.map((cell) => cell.length));
    let text = '';
    for (let line = 0; line < height; line++) {
        text += `${cells.map((cell, i) => padded(cell[line] ?? '', widths[i] ?? 0)).join(GAP)}`.trimEnd();
        text += '\n';
    }
    return text;
}
/** Lines of at most `width` columns; a Latin word or a number is broken only when it is longer than a line. */
export function wrapped(text, width) {
    const units = text.match(/[\w.:-]+|./gu) ?? [''];
    const parts = units.flatMap((unit) => (widthOf(unit) > width ? [...unit] : [unit]));
    const lines = [];
    let line = '';
    let used = 0;
    for (const part of parts) {
        const own = widthOf(part);
        if (used + own > width) {
            lines.push(line);
            line = '';
            used = 0;
        }
        line += part;
        used += own;
    }
    return [...lines, line];
}
function padded(text, width) {
    return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
