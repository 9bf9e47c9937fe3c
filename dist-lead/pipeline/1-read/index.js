import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { EXIT, GuanxiError, InputError } from '../../errors.js';
import { decodeBytes } from './decode-bytes.js';
import { deriveMeta } from './derive-meta.js';
import { splitFrontMatter } from './front-matter.js';
import { META_KEYS, parseDate, parseMeta, parseSidecar } from './page-meta.js';
export { expandInputs } from './expand-inputs.js';
/** A page of print is some 20 kB; this leaves room for whole volumes and keeps disk images out. */
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
/**
 * Reads one page: file, front matter and sidecar (`NAME.meta.yaml` beside `NAME.txt`).
 * @throws InputError when the file is missing, empty, too large, binary, of an unknown encoding or without text.
 */
export async function readPage(path, options = {}) {
    const limit = options.maxBytes ?? DEFAULT_MAX_BYTES;
    const bytes = await readBytes(path, limit);
    const sidecar = await readSidecar(path);
    return decodePage(bytes, path, { meta: options.meta, cityOf: options.cityOf, sidecar });
}
/**
 * Makes a page of the bytes of its file.
 * @throws InputError as `readPage` does; GuanxiError (usage) for an option that is no date.
 */
export function decodePage(bytes, path, options = {}) {
    const decoded = decodeBytes(bytes, path);
    const { front, text } = splitFrontMatter(decoded, path);
    if (!/\S/.test(text)) {
        throw new InputError(`${path}: expected a newspaper page, found no text. Check that the page was saved, or leave the file out.`);
    }
    const stated = [
        optionMeta(options.meta ?? {}),
        front === undefined ? undefined : parseMeta(front),
        options.sidecar && parseSidecar(options.sidecar),
    ];
    const issues = stated.flatMap((source) => source?.issues ?? []);
    const meta = withPlace(mergeMeta([...stated.map((source) => source?.meta), deriveMeta(text, path)]), text, options.cityOf);
    issues.push(...missing(meta, path));
    const firstLine = decoded.slice(0, decoded.length - text.length).split('\n').length;
    return { path, meta, text, ...(front && { firstLine }), hash: hashOf(text, meta), issues };
}
async function readBytes(path, limit) {
    try {
        const { size } = await stat(path);
        if (size > limit) {
            throw new InputError(`${path}: expected a page of at most ${limit} bytes, found ${size}. Split the file, or raise the limit.`);
        }
        return await readFile(path);
    }
    catch (cause) {
        if (cause instanceof InputError)
            throw cause;
        const code = cause.code ?? 'an error';
        throw new InputError(`${path}: expected a readable file, found ${code}. Check the path and its permissions.`, {
            cause,
        });
    }
}
async function readSidecar(path) {
    const beside = `${path.replace(/\.[^./\\]*$/, '')}.meta.yaml`;
    try {
        return { path: beside, source: await readFile(beside, 'utf8') };
    }
    catch (cause) {
        if (cause.code === 'ENOENT')
            return undefined;
        throw new InputError(`${beside}: expected a readable file. Check its permissions.`, { cause });
    }
}
function optionMeta(meta) {
    if (meta.date === undefined)
        return { meta, issues: [] };
    const date = parseDate(meta.date);
    if (!date)
        throw new GuanxiError(`date: expected YYYY-MM-DD, found “${meta.date}”. Mend the option.`, EXIT.usage);
    return { meta: { ...meta, date }, issues: [] };
}
/** The first source that states a key wins. */
function mergeMeta(sources) {
    const merged = {};
    for (const key of META_KEYS) {
        const value = sources.find((source) => source?.[key])?.[key];
        if (value)
            merged[key] = value;
    }
    return merged;
}
/** City and province, where not stated, from the stated city, the publication, or a source that the text prints. */
function withPlace(meta, text, cityOf) {
    if (!cityOf || (meta.city && meta.province))
        return meta;
    const printed = /图片来源[:：]\s*([^\s,，。;；)）]{2,20})/.exec(text.slice(0, 2000))?.[1];
    for (const name of meta.city ? [meta.city] : [meta.publication, printed]) {
        const place = name && cityOf(name);
        if (place)
            return { ...place, ...meta };
    }
    return meta;
}
function missing(meta, path) {
    return META_KEYS.filter((key) => key !== 'page' && !meta[key]).map((key) => ({
        code: `read/no-${key}`,
        message: `${path}: expected the page's ${key}, found none. State it in front matter, in a sidecar or by --${key}; until then what depends on it stays unresolved.`,
    }));
}
function hashOf(text, meta) {
    const stated = META_KEYS.map((key) => meta[key] ?? null);
    return createHash('sha256')
        .update(JSON.stringify([stated, text]))
        .digest('hex');
}
