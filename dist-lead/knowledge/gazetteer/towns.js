import { join } from 'node:path';
import { LEXICON_DIR } from '../paths.js';
import { readText } from './read-tsv.js';
/**
 * Names of towns (镇 乡 街道 苏木) with the codes of their counties. The file is sorted by name and searched as it is:
 * nothing is parsed, and nothing is read before the first question.
 */
export class Towns {
    path;
    text;
    constructor(path = join(LEXICON_DIR, 'towns.tsv')) {
        this.path = path;
    }
    /** Codes of the counties that have a town of this name; empty when none has. */
    countiesOf(name) {
        const text = this.load();
        let low = 0;
        let high = text.length;
        while (low < high) {
            const start = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
            const tab = text.indexOf('\t', start);
            const found = text.slice(start, tab);
            const end = text.indexOf('\n', tab);
            if (found === name)
                return text.slice(tab + 1, end).split(',');
            if (found < name)
                low = end + 1;
            else
                high = start;
        }
        return [];
    }
    load() {
        if (this.text === undefined) {
            const text = readText(this.path);
            // comments stand only at the top
            let start = 0;
            while (text.charCodeAt(start) === 35)
                start = text.indexOf('\n', start) + 1;
            this.text = text.endsWith('\n') ? text.slice(start) : `${text.slice(start)}\n`;
        }
        return this.text;
    }
}
