import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_DIR } from './paths.js';

export interface Surnames {
  /** Cost in nats of a surname: -ln of its share by rank. Single and compound surnames. */
  readonly cost: ReadonlyMap<string, number>;
  /** Single surnames and the first characters of compound ones. */
  readonly all: ReadonlySet<string>;
  readonly compound: readonly string[];
}

/** Reads lexicon/surnames.txt: blank-separated, frequent first; shares fall with the rank after Zipf and Mandelbrot. */
export function readSurnames(): Surnames {
  const lines = readFileSync(join(LEXICON_DIR, 'surnames.txt'), 'utf8').split('\n');
  const order = lines
    .filter((line) => !line.startsWith('#'))
    .join(' ')
    .split(/\s+/);
  const ranked = [...new Set(order.filter((name) => name !== ''))];
  const shares = ranked.map((_, rank) => 1 / (rank + 8) ** 1.25);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const cost = new Map(ranked.map((name, rank) => [name, -Math.log((shares[rank] as number) / total)]));
  const compound = ranked.filter((name) => name.length > 1);
  return { cost, all: new Set(ranked.map((name) => name[0] as string)), compound };
}
