import { readFileSync } from 'node:fs';
import type { NameType } from '../../src/tagger/index.js';
import type { NameMaker } from './names.js';
import type { Random, Sample } from './sample.js';

type Grammar = ReadonlyMap<string, readonly string[]>;

/** Reads frames.txt: `=symbol` and its alternatives, one a line. */
function readFrames(): Grammar {
  const grammar = new Map<string, string[]>();
  let alternatives: string[] = [];
  for (const line of readFileSync(new URL('frames.txt', import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('=')) {
      alternatives = [];
      grammar.set(line.slice(1), alternatives);
    } else alternatives.push(line);
  }
  return grammar;
}

/** Makes sentences of political and local news up from the frames; their names are known because it put them in. */
export class SentenceMaker {
  private readonly grammar = readFrames();
  private text = '';
  private names: { start: number; end: number; type: NameType }[] = [];

  constructor(
    private readonly random: Random,
    private readonly maker: NameMaker,
  ) {}

  sentence(): Sample {
    this.text = '';
    this.names = [];
    this.write('{sentence}');
    // a headline has no mark at its end; sentences come with and without theirs
    if (this.random.chance(0.1)) this.text = this.text.replace(/[。]$/u, '');
    return { text: this.text, names: this.names.filter(({ end }) => end <= this.text.length) };
  }

  private write(frame: string): void {
    for (const [piece] of frame.matchAll(/\{[^}]+\}|<[^>]+>|[^{<]+/gu)) {
      if (piece.startsWith('{')) this.writeSymbol(piece.slice(1, -1));
      else if (piece.startsWith('<')) this.writeName(piece.slice(1, -1));
      else this.text += piece;
    }
  }

  private writeSymbol(symbol: string): void {
    const { maker } = this;
    if (symbol === 'word') this.text += maker.word();
    else if (symbol === 'surword') this.text += maker.surnameWord();
    else if (symbol === 'sur') this.text += maker.surname();
    else if (symbol === 'idiom') this.text += maker.idiom();
    else if (symbol === 'pl') this.text += maker.owner();
    else {
      const alternatives = this.grammar.get(symbol);
      if (!alternatives) throw new Error(`frames.txt: no symbol ${symbol}`);
      this.write(this.random.pick(alternatives));
    }
  }

  private writeName(slot: string): void {
    const { maker } = this;
    const start = this.text.length;
    const [kind, frame] = slot.split(':') as [string, string | undefined];
    const makers: Record<string, readonly [NameType, () => string]> = {
      P: ['Person', () => maker.person()],
      P2: ['Person', () => maker.wordName()],
      PW: ['Person', () => maker.padded()],
      F: ['Person', () => maker.foreign()],
      M: ['Person', () => maker.minority()],
      L: ['Place', () => maker.place()],
      C: ['Place', () => maker.city()],
      N: ['Place', () => maker.country()],
      T: ['Place', () => maker.town()],
      T2: ['Place', () => maker.foreignCity()],
      V: ['Place', () => maker.village()],
    };
    const made = makers[kind];
    if (made) this.text += made[1]();
    else this.write(frame ?? '{organ}');
    const type = made ? made[0] : 'Organization';
    if (this.text.length - start >= 2) this.names.push({ start, end: this.text.length, type });
  }
}
