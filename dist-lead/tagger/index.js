import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_DIR } from '../knowledge/paths.js';
import { fold } from '../text/fold.js';
import { sentencesOf } from '../text/sentences.js';
import { segmentWords } from '../text/words.js';
import { Lattice } from './decode.js';
import { ClueReader } from './features.js';
import { ClueTable, COLUMNS, readWeights } from './model.js';
import { TYPES } from './states.js';
export const TAGGER_PATH = join(LEXICON_DIR, 'tagger.bin');
/**
 * Finds names of persons, organizations and places by learned weights: a linear-chain CRF over characters (Lafferty and
 * others 2001), decoded by Viterbi. It sees one sentence at a time and knows nothing of the article.
 */
export class Tagger {
    words;
    notice;
    clues;
    table;
    lattice;
    unitsPerNat;
    sums = new Int32Array(0);
    constructor(weights, names, words) {
        this.words = words;
        this.notice = weights.notice;
        this.unitsPerNat = weights.unitsPerNat;
        this.clues = new ClueReader(names);
        this.table = new ClueTable(weights);
        this.lattice = new Lattice(weights.transitions);
    }
    /** The names of a text of any length, in order. */
    tag(text) {
        const folded = fold(text);
        return sentencesOf(folded).flatMap((sentence) => this.read(folded, sentence, segmentWords(folded, sentence, this.words)).names());
    }
    /**
     * Reads one sentence of a folded text. The reading is valid until the next call.
     * @param tokens the dictionary's cut, of which those from index `first` on cover the sentence.
     */
    read(folded, sentence, tokens, first = 0) {
        const length = sentence.end - sentence.start;
        if (this.sums.length < length * COLUMNS)
            this.sums = new Int32Array(2 * length * COLUMNS);
        this.clues.read(folded, sentence, tokens, first);
        this.table.sum(this.clues, length, this.sums);
        this.lattice.read(this.sums, length);
        return new TaggerReading(this.lattice, sentence.start, this.unitsPerNat);
    }
}
/** What the tagger makes of one sentence. */
export class TaggerReading {
    lattice;
    offset;
    unitsPerNat;
    constructor(lattice, offset, unitsPerNat) {
        this.lattice = lattice;
        this.offset = offset;
        this.unitsPerNat = unitsPerNat;
    }
    /** The names of the best reading, in order; those of one type take less time. */
    names(only) {
        const best = this.lattice.best().filter(({ type }) => only === undefined || TYPES[type] === only);
        return best.map(({ start, end, type }) => ({
            start: this.offset + start,
            end: this.offset + end,
            type: TYPES[type],
            margin: this.lattice.margin({ start, end, type }) / this.unitsPerNat,
        }));
    }
    /** Score in nats, positive or negative, by which `span` being a name of `type` exceeds all that contradicts it. */
    margin({ start, end }, type) {
        const stretch = { start: start - this.offset, end: end - this.offset, type: TYPES.indexOf(type) };
        return this.lattice.margin(stretch) / this.unitsPerNat;
    }
}
/** Reads lexicon/tagger.bin, about a megabyte. */
export function readTagger(names, words) {
    return new Tagger(readWeights(readFileSync(TAGGER_PATH)), names, words);
}
