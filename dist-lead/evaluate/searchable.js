import { normalise } from './normalise.js';
/** A text in which printed forms are looked up as they are compared (`normalise`), with the way back to the text. */
export class Searchable {
    text;
    normalised;
    /** Of each code unit of `normalised`: the stretch of `text` that it stands for. */
    origins;
    constructor(text) {
        this.text = text;
        let normalised = '';
        const origins = [];
        let start = 0;
        for (const char of text) {
            const end = start + char.length;
            const form = normalise(char);
            for (let i = 0; i < form.length; i++)
                origins.push({ start, end });
            normalised += form;
            start = end;
        }
        this.normalised = normalised;
        this.origins = origins;
    }
    holds(form) {
        const wanted = normalise(form);
        return wanted !== '' && this.normalised.includes(wanted);
    }
    /** Where `form` is printed: UTF-16 offsets into `text`, end exclusive, in text order; none for a form of blanks. */
    spansOf(form) {
        const wanted = normalise(form);
        const spans = [];
        if (wanted === '')
            return spans;
        for (let at = this.normalised.indexOf(wanted); at >= 0; at = this.normalised.indexOf(wanted, at + wanted.length)) {
            const [first, last] = [this.origins[at], this.origins[at + wanted.length - 1]];
            if (first && last)
                spans.push({ start: first.start, end: last.end });
        }
        return spans;
    }
}
