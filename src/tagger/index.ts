import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../domain/span.js';
import type { NameModel } from '../knowledge/names.js';
import { LEXICON_DIR } from '../knowledge/paths.js';
import type { WordTable } from '../knowledge/words.js';
import { fold } from '../text/fold.js';
import { sentencesOf } from '../text/sentences.js';
import { segmentWords, type Token } from '../text/words.js';
import { Lattice } from './decode.js';
import { ClueReader } from './features.js';
import { ClueTable, COLUMNS, readWeights, type TaggerWeights } from './model.js';
import { type NameType, TYPES } from './states.js';

export type { NameType } from './states.js';

export const TAGGER_PATH = join(LEXICON_DIR, 'tagger.bin');

/** A name that the tagger finds. Offsets are UTF-16 code units of the text, end excluded. */
export interface TaggedName extends Span {
  readonly type: NameType;
  /** Score, in nats, by which the best reading that has the name exceeds the best one that does not. */
  readonly margin: number;
}

/**
 * Finds names of persons, organizations and places by learned weights: a linear-chain CRF over characters (Lafferty and
 * others 2001), decoded by Viterbi. It sees one sentence at a time and knows nothing of the article.
 */
export class Tagger {
  readonly notice: string;
  private readonly clues: ClueReader;
  private readonly table: ClueTable;
  private readonly lattice: Lattice;
  private readonly unitsPerNat: number;
  private sums = new Int32Array(0);

  constructor(
    weights: TaggerWeights,
    names: NameModel,
    private readonly words: WordTable,
  ) {
    this.notice = weights.notice;
    this.unitsPerNat = weights.unitsPerNat;
    this.clues = new ClueReader(names);
    this.table = new ClueTable(weights);
    this.lattice = new Lattice(weights.transitions);
  }

  /** The names of a text of any length, in order. */
  tag(text: string): readonly TaggedName[] {
    const folded = fold(text);
    return sentencesOf(folded).flatMap((sentence) =>
      this.read(folded, sentence, segmentWords(folded, sentence, this.words)).names(),
    );
  }

  /**
   * Reads one sentence of a folded text. The reading is valid until the next call.
   * @param tokens the dictionary's cut, of which those from index `first` on cover the sentence.
   */
  read(folded: string, sentence: Span, tokens: readonly Token[], first = 0): TaggerReading {
    const length = sentence.end - sentence.start;
    if (this.sums.length < length * COLUMNS) this.sums = new Int32Array(2 * length * COLUMNS);
    this.clues.read(folded, sentence, tokens, first);
    this.table.sum(this.clues, length, this.sums);
    this.lattice.read(this.sums, length);
    return new TaggerReading(this.lattice, sentence.start, this.unitsPerNat);
  }
}

/** What the tagger makes of one sentence. */
export class TaggerReading {
  constructor(
    private readonly lattice: Lattice,
    private readonly offset: number,
    private readonly unitsPerNat: number,
  ) {}

  /** Where the names of one type are in the best reading, in order, without their margins, which take longer. */
  spans(only: NameType): Span[] {
    const spans: Span[] = [];
    for (const { start, end, type } of this.lattice.best()) {
      if (TYPES[type] === only) spans.push({ start: this.offset + start, end: this.offset + end });
    }
    return spans;
  }

  /** The names of the best reading, in order. */
  names(): TaggedName[] {
    return this.lattice.best().map(({ start, end, type }) => ({
      start: this.offset + start,
      end: this.offset + end,
      type: TYPES[type] as NameType,
      margin: this.lattice.margin({ start, end, type }) / this.unitsPerNat,
    }));
  }

  /** Score in nats, positive or negative, by which `span` being a name of `type` exceeds all that contradicts it. */
  margin({ start, end }: Span, type: NameType): number {
    const stretch = { start: start - this.offset, end: end - this.offset, type: TYPES.indexOf(type) };
    return this.lattice.margin(stretch) / this.unitsPerNat;
  }
}

/** Reads lexicon/tagger.bin, about a megabyte. */
export function readTagger(names: NameModel, words: WordTable): Tagger {
  return new Tagger(readWeights(readFileSync(TAGGER_PATH)), names, words);
}
