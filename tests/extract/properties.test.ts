import fc from 'fast-check';
import type { PageFacts } from '../../src/domain/facts.js';
import { InputError } from '../../src/errors.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { extractPage, factsOf } from '../../src/pipeline/index.js';
import { fold } from '../../src/text/fold.js';
import { altered, expectSound, SEED_PATHS } from './seeds.js';

const knowledge = loadKnowledge();
const pages = await Promise.all(SEED_PATHS.map((path) => extractPage(path)));
const names = ({ articles }: PageFacts, label?: string): string[] =>
  articles.flatMap(({ entities }) =>
    entities
      .filter((entity) => label === undefined || entity.label === label)
      .map((entity) => `${entity.label}:${fold(entity.name)}`),
  );

/** The facts of an altered page; none when nothing of an article is left. */
function factsIfAny(facts: PageFacts, text: string): PageFacts {
  try {
    return factsOf(altered(facts.page, text), knowledge);
  } catch (error) {
    if (error instanceof InputError) return { page: facts.page, articles: [] };
    throw error;
  }
}

test('there are seeds with facts to try', () => {
  expect(pages.length).toBeGreaterThanOrEqual(4);
  for (const page of pages) expect(names(page, 'Person').length).toBeGreaterThan(3);
});

test.each(pages.map((facts) => [facts.page.path.split('/').at(-1) ?? '', facts] as const))(
  'spans of %s lie in the text, and mentions print what they name',
  (_, facts) => {
    expectSound(facts);
    for (const { article, entities } of facts.articles) {
      for (const { label, name, mentions } of entities.filter((entity) => entity.label === 'Person')) {
        for (const { start, end } of mentions) {
          const printed = fold(article.text.slice(start, end)).replace(/ /g, '').replaceAll('.', '·');
          // the family name of a name with dots stands for it
          const isPart = name.split('·').includes(printed);
          expect(`${label}:${isPart ? name : printed}`).toBe(`${label}:${name}`);
        }
      }
    }
  },
);

test('the evidence of a post prints its person and its title', () => {
  for (const { articles } of pages) {
    for (const { article, entities, claims } of articles) {
      const byKey = new Map(entities.map((entity) => [entity.key, entity]));
      for (const { from, evidence, qualifier } of claims.filter(({ type }) => type === 'HOLDS_POSITION')) {
        const printed = fold(article.text.slice(evidence.start, evidence.end)).replace(/ /g, '');
        expect(printed).toContain(byKey.get(from)?.name);
        expect(printed).toContain(qualifier);
      }
    }
  }
});

test('the same page gives the same facts, whatever was read in between', () => {
  const again = [...pages].reverse().map(({ page }) => factsOf(page, knowledge));
  expect(again.reverse()).toEqual(pages);
});

test('facts do not change the page or one another', () => {
  const before = JSON.stringify(pages);
  for (const { page } of pages) factsOf(page, knowledge);
  expect(JSON.stringify(pages)).toBe(before);
});

const WIDE = /[!-~]/gu;
const NARROW = /[！-～]/gu;
const shift = (by: number) => (char: string) => String.fromCharCode(char.charCodeAt(0) + by);

test.each([
  ['full-width', (text: string) => text.replace(WIDE, shift(0xfee0))],
  ['half-width', (text: string) => text.replace(NARROW, shift(-0xfee0))],
])('a page in %s forms names the same persons, organizations and places', (_, change) => {
  for (const facts of pages) {
    const other = factsIfAny(facts, change(facts.page.text));
    for (const label of ['Person', 'Organization', 'Place']) expect(names(other, label)).toEqual(names(facts, label));
    expectSound(other);
  }
});

test('line ends and blanks at the end of the page change no name', () => {
  for (const facts of pages) expect(names(factsIfAny(facts, `${facts.page.text}\n\n  \n`))).toEqual(names(facts));
});

/** A part of a seed, so that many alterations are read in little time. */
const excerpt = fc
  .tuple(fc.constantFrom(...pages), fc.nat(), fc.integer({ min: 50, max: 600 }))
  .map(([facts, at, length]) => {
    const start = at % Math.max(1, facts.page.text.length - length);
    return { facts, text: facts.page.text.slice(start, start + length) };
  });

test('pages with characters dropped are read without error, and all spans lie in the text', () => {
  fc.assert(
    fc.property(excerpt, fc.array(fc.nat(599), { maxLength: 60 }), ({ facts, text }, drop) => {
      const dropped = new Set(drop);
      expectSound(factsIfAny(facts, [...text].filter((_, at) => !dropped.has(at)).join('')));
    }),
    { numRuns: 120 },
  );
});

test('pages with characters shuffled are read without error, and all spans lie in the text', () => {
  fc.assert(
    fc.property(
      excerpt.chain(({ facts, text }) =>
        fc
          .shuffledSubarray(text.split(''), { minLength: text.length })
          .map((units) => ({ facts, text: units.join('') })),
      ),
      ({ facts, text }) => expectSound(factsIfAny(facts, text)),
    ),
    { numRuns: 80 },
  );
});

test('pages with lines shuffled are read without error, and all spans lie in the text', () => {
  const shuffled = fc.constantFrom(...pages).chain((facts) => {
    const lines = facts.page.text.split('\n');
    return fc.shuffledSubarray(lines, { minLength: lines.length }).map((order) => ({ facts, text: order.join('\n') }));
  });
  fc.assert(
    fc.property(shuffled, ({ facts, text }) => expectSound(factsIfAny(facts, text))),
    { numRuns: 30 },
  );
});

test('any text at all is read without error, and all spans lie in the text', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'市委书记副长汤怀远、，。：；（）“”《》·　 \n\t0123年月日王勇任免原曾局厅县公司等和'),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  );
  const [any] = pages;
  if (!any) throw new Error('no seed page');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => expectSound(factsIfAny(any, text))),
    { numRuns: 300 },
  );
});
