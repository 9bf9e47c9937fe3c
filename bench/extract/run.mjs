// Whole extraction (decode → segment → recognise → relate) of a megabyte of page text, warm, on one thread, beside
// nodejieba's own tag over the same text. Needs `npm run build` and the optional dependency nodejieba.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { table } from '../../dist/format/table.js';
import { loadKnowledge } from '../../dist/knowledge/index.js';
import { decodePage } from '../../dist/pipeline/1-read/index.js';
import { factsOf } from '../../dist/pipeline/index.js';
import { placeOfName } from '../../dist/pipeline/place-of-name.js';
import { compared } from '../measure.mjs';

const MEGABYTE = 1_000_000;
const TARGET = 0.15;
const SEEDS = new URL('../../seeds/', import.meta.url);

/** Copies of the seed pages, each with digits of its own, so that no cache of whole texts can answer. */
function pagesOfText(bytes) {
  const seeds = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  const texts = seeds.map((name) => readFileSync(new URL(name, SEEDS), 'utf8'));
  const pages = [];
  for (let copy = 0, size = 0; size < bytes; copy++) {
    const text = texts[copy % texts.length].replace(/(?<=“)十四五(?=”)/g, `十${copy}五`);
    pages.push({ path: `page-${copy}.txt`, bytes: Buffer.from(text), text });
    size += Buffer.byteLength(text);
  }
  return pages;
}

const nodejieba = createRequire(import.meta.url)('nodejieba');
nodejieba.load();
const knowledge = loadKnowledge();
const cityOf = placeOfName(knowledge.gazetteer);
const pages = pagesOfText(MEGABYTE);
const characters = pages.reduce((sum, page) => sum + page.text.length, 0);

const baseline = () => {
  for (const { text } of pages) nodejieba.tag(text);
};
const subject = () => {
  for (const { bytes, path } of pages) factsOf(decodePage(bytes, path, { cityOf }), knowledge);
};

baseline();
subject();
const ms = await compared({ baseline, subject });
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
