import { InputError } from '../../errors.js';
/** Share of control characters above which a file is taken for binary. */
const MAX_CONTROL_SHARE = 0.01;
/** GB2312 covers more than 99 % of running newspaper text; bytes of other encodings rarely fall into it. */
const MIN_GB2312_SHARE = 0.85;
/**
 * Text of a file: by its byte order mark (UTF-8, UTF-16), else strict UTF-8, else GB18030. Line ends become `\n`.
 * @throws InputError when the file is empty, binary, or none of these encodings.
 */
export function decodeBytes(bytes, path) {
    if (bytes.length === 0) {
        throw new InputError(`${path}: expected a newspaper page, found an empty file. Check that the page was saved.`);
    }
    const text = byMark(bytes, path) ?? byContent(bytes, path);
    return text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').replace(/^\ufeff/, '');
}
function byMark(bytes, path) {
    const [a, b, c] = bytes;
    const encoding = a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
            ? 'utf-16be'
            : a === 0xef && b === 0xbb && c === 0xbf
                ? 'utf-8'
                : undefined;
    if (!encoding)
        return undefined;
    const text = strictly(encoding, bytes);
    if (text === undefined) {
        throw new InputError(`${path}: expected ${encoding.toUpperCase()} text as its byte order mark says, found broken bytes. Save it again as UTF-8.`);
    }
    refuseControls(text, path);
    return text;
}
function byContent(bytes, path) {
    if (bytes.includes(0))
        throw binary(path, 'NUL bytes');
    const text = strictly('utf-8', bytes) ?? (looksGb(bytes) ? strictly('gb18030', bytes) : undefined);
    if (text === undefined) {
        const broken = new TextDecoder('utf-8').decode(bytes);
        const line = broken.slice(0, broken.indexOf('\ufffd')).split('\n').length;
        throw new InputError(`${path}:${line}: expected UTF-8 or GB18030 text, found bytes that are neither. Save the page again as UTF-8.`);
    }
    refuseControls(text, path);
    return text;
}
function strictly(encoding, bytes) {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
/** True when the bytes beyond ASCII are mostly pairs of the GB2312 area. */
function looksGb(bytes) {
    let pairs = 0;
    let common = 0;
    for (let i = 0; i < bytes.length; i++) {
        const lead = bytes[i];
        if (lead < 0x80)
            continue;
        const trail = bytes[++i] ?? 0;
        pairs++;
        if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1)
            common++;
    }
    return pairs > 0 && common / pairs >= MIN_GB2312_SHARE;
}
function refuseControls(text, path) {
    let controls = 0;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13)
            controls++;
        if (unit === 0)
            throw binary(path, 'NUL characters');
    }
    if (controls > text.length * MAX_CONTROL_SHARE)
        throw binary(path, `${controls} control characters`);
}
function binary(path, found) {
    return new InputError(`${path}: expected the text of a newspaper page, found a binary file (${found}). Export the page as plain text (UTF-8).`);
}
