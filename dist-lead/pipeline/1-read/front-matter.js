import { InputError } from '../../errors.js';
/**
 * Splits a file into its YAML front matter (between two lines `---` at its top) and the page's text.
 * A file whose first `---` is not followed by `key:` has none.
 * @throws InputError when front matter is opened and never closed.
 */
export function splitFrontMatter(text, path) {
    const opening = /^\s*---[ \t]*\n(?=[ \t]*(?:[A-Za-z_]+[ \t]*:|#|---))/.exec(text);
    if (!opening)
        return { front: undefined, text };
    const from = opening[0].length;
    const closing = /^---[ \t]*(?:\n|$)/m.exec(text.slice(from));
    if (!closing) {
        throw new InputError(`${path}:1: expected front matter to end with a line ---, found none. Add it, or remove the first ---.`);
    }
    const firstLine = opening[0].split('\n').length;
    const source = text.slice(from, from + closing.index);
    return { front: { path, source, firstLine }, text: text.slice(from + closing.index + closing[0].length) };
}
