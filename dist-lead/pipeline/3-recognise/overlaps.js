/** Finds the spans that overlap a given one, in time logarithmic in their number. */
export class Overlaps {
    sorted;
    /** The greatest end of the spans up to and including each one. */
    reach;
    constructor(spans) {
        this.sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
        let furthest = 0;
        this.reach = this.sorted.map(({ end }) => {
            furthest = Math.max(furthest, end);
            return furthest;
        });
    }
    /** The spans that share a code unit with `span`, by start. */
    of(span) {
        const found = [];
        for (let i = this.firstFrom(span.end) - 1; i >= 0 && this.reach[i] > span.start; i--) {
            const each = this.sorted[i];
            if (each.end > span.start && each.start < span.end)
                found.push(each);
        }
        return found.reverse();
    }
    any(span) {
        return this.of(span).length > 0;
    }
    /** Index of the first span that starts at or after `at`. */
    firstFrom(at) {
        let low = 0;
        let high = this.sorted.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.sorted[middle].start < at)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
/** Finds the mentions that overlap a span; they come in the order in which they were given. */
export class MentionsAt {
    spans;
    constructor(mentions) {
        this.spans = new Overlaps(mentions.map((mention, order) => ({ ...mention.span, mention, order })));
    }
    of(span) {
        return this.spans
            .of(span)
            .sort((a, b) => a.order - b.order)
            .map(({ mention }) => mention);
    }
}
