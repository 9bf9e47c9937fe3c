import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { TAGGER_PATH } from '../../src/tagger/index.js';
import { readWeights } from '../../src/tagger/model.js';
import { segmentWords } from '../../src/text/words.js';

interface TaggerCase {
  readonly text: string;
  readonly persons: readonly string[];
  readonly organizations?: readonly string[];
  readonly places?: readonly string[];
}

const { tagger, words } = loadKnowledge();
const path = new URL('../cases/tagger/cases.yaml', import.meta.url);
const cases = parse(readFileSync(path, 'utf8')) as TaggerCase[];

function printed(text: string, type: string): string[] {
  const names = tagger.tag(text).filter((name) => name.type === type);
  return names.map(({ start, end }) => text.slice(start, end));
}

test.each(cases.map((each) => [each.text, each] as const))('%s', (text, { persons, organizations, places }) => {
  expect(printed(text, 'Person')).toEqual(persons);
  if (organizations) expect(printed(text, 'Organization')).toEqual(organizations);
  if (places) expect(printed(text, 'Place')).toEqual(places);
});

test('offsets count code units of the whole text', () => {
  const text = '会议在𠮷安召开。\n副市长　倪素云１２日到会，柏子谦陪同。';
  const names = tagger.tag(text).filter(({ type }) => type === 'Person');
  expect(names.map(({ start, end }) => text.slice(start, end))).toEqual(['倪素云', '柏子谦']);
});

test('a reading scores any stretch: names above 0, what contradicts them below', () => {
  const text = '接过证书,柳成林的眼眶湿润了。';
  const sentence = { start: 0, end: text.length };
  const reading = tagger.read(text, sentence, segmentWords(text, sentence, words));
  const at = text.indexOf('柳成林');
  const margin = (start: number, end: number): number => reading.margin({ start, end }, 'Person');
  const best = reading.names().find(({ type }) => type === 'Person');
  expect(best).toEqual({ start: at, end: at + 3, type: 'Person', margin: margin(at, at + 3) });
  expect(margin(at, at + 3)).toBeGreaterThan(0);
  expect(margin(at, at + 2)).toBeLessThan(0);
  expect(margin(0, 2)).toBeLessThan(margin(at, at + 3));
});

test('no text has no names', () => {
  expect(tagger.tag('')).toEqual([]);
  expect(tagger.tag(' \n。')).toEqual([]);
});

test('the file tells what it was learned from, and stays below a megabyte', () => {
  expect(tagger.notice).toMatch(/Chinese_NRE \(MIT[\s\S]*LAC \(Apache-2\.0/u);
  expect(statSync(TAGGER_PATH).size).toBeLessThan(1_000_000);
});

test('no feature is there twice', () => {
  const { keys } = readWeights(readFileSync(TAGGER_PATH));
  expect(new Set(keys).size).toBe(keys.length);
});
