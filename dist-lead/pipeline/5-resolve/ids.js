import { createHash } from 'node:crypto';
/** 32 hexadecimal digits: the first half of SHA-256 over the fields, which keep their borders (`['a', 'b']` ≠ `['ab']`). */
export function hashId(fields) {
    return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32);
}
/** 64 hexadecimal digits: SHA-256 of a plain value's JSON; equal values with equal key order have equal digests. */
export function digest(value) {
    return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
/** Id of a page known by its file only: one without publication, date or page label. */
export function pathPageId(path) {
    return hashId(['SourcePage', 'path', path]);
}
/**
 * Id of a page: of publication, date and page label, so that a corrected file of the same page replaces it wherever it
 * lies; of its path when one of the three is unknown.
 */
export function pageId(meta, path) {
    const { publication, date, page } = meta;
    if (publication === undefined || date === undefined || page === undefined)
        return pathPageId(path);
    return hashId(['SourcePage', publication, date, page]);
}
/** Id of the article at position `index` of a page, from 0. */
export function articleId(page, index) {
    return hashId(['Article', page, String(index)]);
}
export function publicationId(name) {
    return hashId(['Publication', name]);
}
/** Key of a fact, the same in every article that states it. */
export function factKey({ type, from, to, qualifier }) {
    return hashId([type, from, to, qualifier ?? '']);
}
