/** Finds which of many phrases starts at a position; the longest wins. Linear in the text for phrases of bounded length. */
export class PhraseMatcher {
    byFirst = new Map();
    constructor(entries) {
        for (const [phrase, value] of entries) {
            if (phrase === '')
                continue;
            const first = phrase.charCodeAt(0);
            const bucket = this.byFirst.get(first);
            if (bucket)
                bucket.push({ phrase, value });
            else
                this.byFirst.set(first, [{ phrase, value }]);
        }
        for (const bucket of this.byFirst.values())
            bucket.sort((a, b) => b.phrase.length - a.phrase.length);
    }
    /** The longest phrase that starts at `at`, ending at or before `limit`. */
    at(text, at, limit = text.length) {
        const bucket = this.byFirst.get(text.charCodeAt(at));
        if (!bucket)
            return undefined;
        for (const entry of bucket) {
            if (at + entry.phrase.length <= limit && text.startsWith(entry.phrase, at))
                return entry;
        }
        return undefined;
    }
    /** All non-overlapping longest matches in `[start, end)`, left to right. */
    *scan(text, start = 0, end = text.length) {
        for (let i = start; i < end;) {
            const hit = this.at(text, i, end);
            if (hit) {
                yield { start: i, end: i + hit.phrase.length, phrase: hit.phrase, value: hit.value };
                i += hit.phrase.length;
            }
            else
                i++;
        }
    }
}
