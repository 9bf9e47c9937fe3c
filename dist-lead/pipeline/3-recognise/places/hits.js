/** The longest names of the gazetteer in `within`, left to right, not overlapping, at the edges of words. */
export function findHits(scope, within) {
    const hits = [];
    const { text, gazetteer } = scope;
    for (let at = within.start; at < within.end; at++) {
        const forms = gazetteer.namesAt(text, at);
        if (forms.length === 0)
            continue;
        const hit = firstFitting(scope, forms, at, hits.at(-1)?.end === at);
        if (!hit || hit.end > within.end)
            continue;
        hits.push(hit);
        at = hit.end - 1;
    }
    return hits;
}
function firstFitting(scope, forms, at, joined) {
    for (const form of forms) {
        const hit = hitOf(scope, form, at);
        if (hit && fits(scope, hit, joined, forms))
            return hit;
    }
    return undefined;
}
function hitOf({ gazetteer }, form, start) {
    const end = start + form.length;
    const full = gazetteer.byName(form);
    if (full.length > 0)
        return { start, end, form, kind: 'full', candidates: full };
    const short = gazetteer.byShort(form);
    if (short.length > 0)
        return { start, end, form, kind: 'short', candidates: short };
    const country = gazetteer.country(form);
    if (country !== undefined)
        return { start, end, form, kind: 'country', candidates: [], name: country };
    const region = gazetteer.region(form);
    return region === undefined ? undefined : { start, end, form, kind: 'region', candidates: [], name: region };
}
/** After these a level word belongs to the name and not to the next word: 长沙县|委, 长沙县|长, against 株洲|市民. */
const ORGAN_UNITS = '委长府';
function fits({ view, text }, hit, joined, forms) {
    const starts = joined || view.isBoundary(hit.start);
    const ends = view.isBoundary(hit.end);
    if (hit.kind === 'short' && starts && !ends)
        return splitsProvince(view, hit);
    if (hit.kind !== 'full')
        return starts && ends;
    if (!starts)
        return hit.form.length >= 4;
    if (ends || ORGAN_UNITS.includes(text.charAt(hit.end)))
        return true;
    // 株洲|市场: the shorter form ends at the edge of a word
    return !forms.some((form) => form.length < hit.form.length && view.isBoundary(hit.start + form.length));
}
/** 湖南|京度: a province whose first character the segmentation left alone. */
function splitsProvince(view, { start, candidates }) {
    const province = candidates.some(({ level }) => level === 'province');
    return province && view.after(start)?.end === start + 1;
}
