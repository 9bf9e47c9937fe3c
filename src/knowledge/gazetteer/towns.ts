import { join } from 'node:path';
import { Bits } from '../../text/bits.js';
import { bucketOf, hashOf } from '../../text/hash.js';
import { LEXICON_DIR } from '../paths.js';
import { readText } from './read-tsv.js';

/**
 * Names of towns (镇 乡 街道 苏木) with the codes of their counties. The file is sorted by name and searched as it is:
 * nothing is parsed but the hashes of the names, and nothing is read before the first question.
 */
export class Towns {
  private text: string | undefined;
  /** A bit for what names hash to: most that is asked for is no town, and refused without a search. */
  private readonly hashes = new Bits(1 << HASH_BITS);

  constructor(private readonly path = join(LEXICON_DIR, 'towns.tsv')) {}

  /** Codes of the counties that have a town of this name; empty when none has. */
  countiesOf(name: string): readonly string[] {
    const text = this.load();
    if (!this.hashes.has(bitOf(name, 0, name.length))) return [];
    let low = 0;
    let high = text.length;
    while (low < high) {
      const start = text.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
      const tab = text.indexOf('\t', start);
      const found = text.slice(start, tab);
      const end = text.indexOf('\n', tab);
      if (found === name) return text.slice(tab + 1, end).split(',');
      if (found < name) low = end + 1;
      else high = start;
    }
    return [];
  }

  private load(): string {
    if (this.text === undefined) {
      const text = readText(this.path);
      // comments stand only at the top
      let start = 0;
      while (text.charCodeAt(start) === 35) start = text.indexOf('\n', start) + 1;
      this.text = text.endsWith('\n') ? text.slice(start) : `${text.slice(start)}\n`;
      this.noteHashes(this.text);
    }
    return this.text;
  }

  private noteHashes(text: string): void {
    for (let line = 0; line < text.length; line = text.indexOf('\n', line) + 1) {
      this.hashes.add(bitOf(text, line, text.indexOf('\t', line)));
    }
  }
}

/** Some 30,000 names leave nine bits of ten and more unset. */
const HASH_BITS = 19;

function bitOf(text: string, start: number, end: number): number {
  return bucketOf(hashOf(text, start, end), HASH_BITS);
}
