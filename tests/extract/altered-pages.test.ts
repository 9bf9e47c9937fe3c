import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { PageFacts } from '../../src/domain/facts.js';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Page, PageMeta } from '../../src/domain/page.js';
import { InputError } from '../../src/errors.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { decodePage } from '../../src/pipeline/1-read/index.js';
import { resolve } from '../../src/pipeline/5-resolve/index.js';
import { checkChanges } from '../../src/pipeline/6-load/check.js';
import { factsOf } from '../../src/pipeline/index.js';
import { expectPrinted } from '../segment/expect-printed.js';
import { ALTERATIONS, type Alteration } from './alterations.js';
import { encoders } from './encodings.js';
import { expectNamesPrinted } from './printed-names.js';
import { expectSound, SEED_PATHS } from './seeds.js';

const SEED = 20_260_311;
const knowledge = loadKnowledge();
const pages = SEED_PATHS.map((path) => decodePage(readFileSync(path), path));

/** A piece of a seed page: whole lines, as many as fit, so that most pieces hold an article. */
const piece = fc
  .tuple(fc.constantFrom(...pages), fc.nat(9999), fc.integer({ min: 40, max: 320 }))
  .map(([page, at, length]) => {
    const from = page.text.lastIndexOf('\n', at % page.text.length) + 1;
    return { meta: page.meta, text: page.text.slice(from, from + length) };
  });

const altered = (alterations: fc.Arbitrary<readonly Alteration[]>): fc.Arbitrary<{ meta: PageMeta; text: string }> =>
  fc
    .tuple(piece, alterations)
    .map(([{ meta, text }, all]) => ({ meta, text: all.reduce((changed, alter) => alter(changed), text) }));

const pageOf = ({ meta, text }: { meta: PageMeta; text: string }): Page => ({
  path: 'altered.txt',
  meta,
  text,
  hash: '',
  issues: [],
});

/** The facts of a page; none when no article is left on it. */
function factsIfAny(page: Page): PageFacts {
  try {
    return factsOf(page, knowledge);
  } catch (error) {
    if (error instanceof InputError) return { page, articles: [] };
    throw error;
  }
}

/** Everything that must hold of what is read from a page, whatever is printed on it. */
function expectProven(page: Page): GraphChanges {
  const facts = factsIfAny(page);
  for (const { article } of facts.articles) {
    expectPrinted(page, article);
    expectOnce(article.pieces);
  }
  expectSound(facts);
  for (const each of facts.articles) expectNamesPrinted(each, knowledge);
  const changes = resolve(facts);
  // halves of surrogate pairs are repaired when bytes are read; of a page made here, the loader refuses them
  const hasHalves = /\\ud[89a-f]/.test(JSON.stringify(changes));
  if (hasHalves) expect(() => checkChanges(changes)).toThrow(/surrogate/);
  else checkChanges(changes);
  expectEqual(resolve(factsIfAny(page)), changes);
  return changes;
}

/** `toEqual` for values that are almost always equal, at a hundredth of its time. */
function expectEqual(one: GraphChanges, other: GraphChanges): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

/** No character of the page stands twice in an article. */
function expectOnce(pieces: readonly { readonly pageStart: number; readonly length: number }[]): void {
  const inOrder = [...pieces].sort((a, b) => a.pageStart - b.pageStart);
  inOrder.forEach((each, i) => {
    const before = inOrder[i - 1];
    if (before) expect(each.pageStart).toBeGreaterThanOrEqual(before.pageStart + before.length);
  });
}

/** Tries the page, and prints it beside what failed. */
function prove(page: Page): GraphChanges {
  try {
    return expectProven(page);
  } catch (cause) {
    throw new Error(
      `${cause instanceof Error ? cause.message : cause}\nThe page:\n${page.text}\n${JSON.stringify(page.text)}`,
      { cause },
    );
  }
}

test.each(Object.entries(ALTERATIONS))('pages with %s state only what is printed', (_, alteration) => {
  const one = alteration.map((alter) => [alter]);
  fc.assert(
    fc.property(altered(one), (page) => void prove(pageOf(page))),
    { numRuns: 150, seed: SEED },
  );
});

test('pages with several alterations state only what is printed', () => {
  const several = fc.array(
    fc.constantFrom(...Object.values(ALTERATIONS)).chain((each) => each),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(altered(several), (page) => void prove(pageOf(page))),
    { numRuns: 700, seed: SEED },
  );
});

test.each(Object.entries(encoders))('a page in %s states the same', (_, encode) => {
  const one = fc.array(
    fc.constantFrom(...Object.values(ALTERATIONS)).chain((each) => each),
    { maxLength: 1 },
  );
  fc.assert(
    fc.property(altered(one), ({ meta, text: all }) => {
      const text = all.replace(/[\ud800-\udfff\ue000-\uf8ff\ufeff]/g, '');
      const bytes = encode(text);
      if (!/\S/.test(text) || bytes === undefined) return;
      const plain = decodePage(new TextEncoder().encode(text), 'altered.txt', { meta });
      const decoded = decodePage(bytes, 'altered.txt', { meta });
      expect(decoded.text).toBe(plain.text);
      expectEqual(prove(decoded), resolve(factsIfAny(plain)));
    }),
    { numRuns: 60, seed: SEED },
  );
});
