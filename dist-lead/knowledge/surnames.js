import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEXICON_DIR } from './paths.js';
/** Reads lexicon/surnames.txt: blank-separated, frequent first; shares fall with the rank after Zipf and Mandelbrot. */
export function readSurnames() {
    const lines = readFileSync(join(LEXICON_DIR, 'surnames.txt'), 'utf8').split('\n');
    const order = lines
        .filter((line) => !line.startsWith('#'))
        .join(' ')
        .split(/\s+/);
    const ranked = [...new Set(order.filter((name) => name !== ''))];
    const shares = ranked.map((_, rank) => 1 / (rank + 8) ** 1.25);
    const total = shares.reduce((sum, share) => sum + share, 0);
    const cost = new Map(ranked.map((name, rank) => [name, -Math.log(shares[rank] / total)]));
    const compound = ranked.filter((name) => name.length > 1);
    return { cost, all: new Set(ranked.map((name) => name[0])), compound };
}
