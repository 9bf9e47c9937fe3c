import { loadKnowledge } from '../../src/knowledge/index.js';
import { Lattice } from '../../src/tagger/decode.js';
import { ClueReader, FEATURES, SLOTS, slotInWord } from '../../src/tagger/features.js';
import { ClueTable, COLUMNS, readWeights, type TaggerWeights, writeWeights } from '../../src/tagger/model.js';
import { BEFORE, mayEnd, STATES } from '../../src/tagger/states.js';
import { segmentWords } from '../../src/text/words.js';

/** Integers of [-range, range], the same for the same seed. */
function numbers(seed: number, range: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return ((state >>> 8) % (2 * range + 1)) - range;
  };
}

/** Every sequence of states that may stand. */
function sequences(length: number): number[][] {
  let all = BEFORE.map((_, state) => [state]).filter(([state]) => state === 0 || (state as number) % 3 === 1);
  for (let at = 1; at < length; at++) {
    all = all.flatMap((begun) =>
      BEFORE.flatMap((before, state) => (before.includes(begun.at(-1) as number) ? [[...begun, state]] : [])),
    );
  }
  return all.filter((states) => mayEnd(states.at(-1) as number));
}

function namesIn(states: readonly number[]): string[] {
  return states.flatMap((state, start) => {
    if (state % 3 !== 1) return [];
    const length = states.slice(start).findIndex((each) => each === state + 2) + 1;
    return [`${start}-${start + length} ${(state - 1) / 3}`];
  });
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('the lattice agrees with trying every sequence (seed %i)', (seed) => {
  const next = numbers(seed, 50);
  const length = 1 + (seed % 5);
  const transitions = Int16Array.from({ length: STATES * STATES }, () => next());
  const sums = Int32Array.from({ length: length * COLUMNS }, () => next());
  const scoreOf = (states: readonly number[]): number =>
    states.reduce(
      (sum, state, at) =>
        sum +
        (state === 0 ? 0 : (sums[at * COLUMNS + state - 1] as number)) +
        (at === 0 ? 0 : (transitions[(states[at - 1] as number) * STATES + state] as number)),
      0,
    );
  const scored = sequences(length).map((states) => ({ names: namesIn(states), score: scoreOf(states) }));
  const bestOf = (among: typeof scored): number => Math.max(...among.map(({ score }) => score));
  const lattice = new Lattice(transitions);
  lattice.read(sums, length);
  const best = scored.find(({ score }) => score === bestOf(scored));
  expect(lattice.best().map(({ start, end, type }) => `${start}-${end} ${type}`)).toEqual(best?.names);
  for (const name of new Set(scored.flatMap(({ names }) => names))) {
    const [start, end, type] = name.split(/[- ]/).map(Number) as [number, number, number];
    const having = bestOf(scored.filter(({ names }) => names.includes(name)));
    const lacking = bestOf(scored.filter(({ names }) => !names.includes(name)));
    expect([name, lattice.margin({ start, end, type })]).toEqual([name, having - lacking]);
  }
});

test('a table adds up the weights of each character’s features', () => {
  const { names, words } = loadKnowledge();
  const text = '市委书记倪素云、张 磊到A1区看望史密斯·李2次';
  const clues = new ClueReader(names);
  clues.read(text, { start: 0, end: text.length }, segmentWords(text, { start: 0, end: text.length }, words), 0);
  const features = Array.from({ length: text.length }, () => [] as number[]);
  for (let i = 0; i < clues.count; i++) {
    const size = clues.sizes[i] as number;
    for (let slot = 0; slot < Math.abs(size); slot++) {
      const place = size > 0 ? slot : slotInWord(slot, -size);
      features[(clues.starts[i] as number) + slot]?.push((clues.keys[i] as number) + place);
    }
  }
  expect(Math.max(...features.map((each) => each.length))).toBe(FEATURES);
  const next = numbers(7, 127);
  const keys = Int32Array.from(new Set(features.flat()))
    .sort()
    .filter((_, index) => index % 3 !== 0);
  const rows = Int8Array.from({ length: keys.length * COLUMNS }, () => next());
  const sums = new Int32Array(text.length * COLUMNS);
  new ClueTable({ notice: '', unitsPerNat: 1, transitions: new Int16Array(0), keys, rows }).sum(
    clues,
    text.length,
    sums,
  );
  const expected = features.flatMap((each) =>
    Array.from({ length: COLUMNS }, (_, column) =>
      each.reduce((sum, key) => {
        const row = keys.indexOf(key);
        return row < 0 ? sum : sum + (rows[row * COLUMNS + column] as number);
      }, 0),
    ),
  );
  expect([...sums]).toEqual(expected);
});

test('weights are read as they were written', () => {
  const weights: TaggerWeights = {
    notice: '来源',
    unitsPerNat: 16,
    transitions: Int16Array.from({ length: STATES * STATES }, (_, index) => index - 50),
    keys: Int32Array.of(-8 * SLOTS, SLOTS, SLOTS + 1),
    rows: Int8Array.from({ length: 3 * COLUMNS }, (_, index) => index - 10),
  };
  expect(readWeights(writeWeights(weights))).toEqual(weights);
});

test('what is no tagger file is refused with what was expected', () => {
  expect(() => readWeights(new Uint8Array(64))).toThrow(/expected a tagger file of version 1 with 10 states/u);
});
