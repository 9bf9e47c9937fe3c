// Whole extraction (decode → segment → recognise → relate → resolve) of 5 MB of page text, warm, on one thread, beside
// nodejieba's own tag over the same text. Needs `npm run build` and the optional dependency nodejieba.
import { createRequire } from 'node:module';
import { table } from '../../dist/format/table.js';
import { compared } from '../measure.mjs';
import { manyPages } from '../pages.mjs';
import { changesOfBytes, WARM_UP } from './pipeline.mjs';

const BYTES = Number(process.argv[2] ?? 5_000_000);
const TARGET = 0.15;

const nodejieba = createRequire(import.meta.url)('nodejieba');
nodejieba.load();
const pages = manyPages(BYTES);
const characters = pages.reduce((sum, page) => sum + page.text.length, 0);

const baseline = (part) => {
  for (const { text } of part) nodejieba.tag(text);
};
const subject = (part) => {
  for (const { bytes, path } of part) changesOfBytes(bytes, path);
};

baseline(pages);
for (let pass = 0; pass < WARM_UP; pass++) subject(pages);
const PART = Math.ceil(pages.length / 20);
const parts = Array.from({ length: 20 }, (_, i) => pages.slice(i * PART, (i + 1) * PART));
const ms = await compared({ baseline, subject, parts });
const speed = (time) => Math.round((characters / time) * 1000);
const ratio = ms.baseline / ms.subject;
process.stdout.write(
  table(
    ['extract', 'characters', 'median ms', 'characters/s', 'ratio', 'target'],
    [
      ['nodejieba tag', characters, Math.round(ms.baseline), speed(ms.baseline), 1, ''],
      ['guanxi', characters, Math.round(ms.subject), speed(ms.subject), ratio.toFixed(3), `≥ ${TARGET}`],
    ],
  ),
);
process.exitCode = ratio >= TARGET ? 0 : 1;
