import { join } from 'node:path';
import { z } from 'zod';
import { CharSet } from '../text/chars.js';
import { EndMatcher } from '../text/endings.js';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';

const words = z.array(z.string());
const schema = z.strictObject({
  after: words,
  speech: words,
  kin: words,
  before: words,
  japanese: words,
  mongolian: words,
  mongolianEnds: words,
});
const bylines = z.looseObject({ roles: z.record(z.string(), words) });
const figures = z.looseObject({ unmistakable: z.string(), 'unless-local': z.string() });

export interface PersonCues {
  /** Words that follow a name as its predicate or apposition. */
  readonly after: PhraseMatcher<true>;
  /** Words that follow only a name. */
  readonly speech: PhraseMatcher<true>;
  readonly kin: ReadonlySet<string>;
  /** What vouches for a name after it: words of kin and others. */
  readonly before: EndMatcher;
  readonly japanese: PhraseMatcher<true>;
  /** Words that Mongolian names are made of. */
  readonly mongolian: ReadonlySet<string>;
  /** First characters of these words. */
  readonly mongolianOpeners: CharSet;
  /** Characters that the last of them may take: 宝音|图. */
  readonly mongolianEnds: ReadonlySet<string>;
  /** Words of a byline, with the role they give (WROTE.as). */
  readonly bylineRoles: PhraseMatcher<string>;
  /** Names that mean one person in every newspaper. */
  readonly figures: PhraseMatcher<true>;
  /** Names of national figures that others bear too. */
  readonly alsoOthers: ReadonlySet<string>;
}

/** Reads lexicon/persons.yaml, and the role words and national figures of their files. */
export function readPersonCues(): PersonCues {
  const data = readYaml(join(LEXICON_DIR, 'persons.yaml'), schema);
  const { roles } = readYaml(join(LEXICON_DIR, 'bylines.yaml'), bylines);
  const { unmistakable, 'unless-local': alsoOthers } = readYaml(join(LEXICON_DIR, 'national-figures.yaml'), figures);
  const named = (list: readonly string[]): [string, true][] => list.map((word) => [word, true]);
  return {
    after: new PhraseMatcher(named(data.after)),
    speech: new PhraseMatcher(named(data.speech)),
    kin: new Set(data.kin),
    before: new EndMatcher([...data.kin, ...data.before]),
    japanese: new PhraseMatcher(named(data.japanese)),
    mongolian: new Set(data.mongolian),
    mongolianOpeners: new CharSet(data.mongolian),
    mongolianEnds: new Set(data.mongolianEnds),
    // 摄影记者 stands under two roles: the later one tells what was done
    bylineRoles: new PhraseMatcher([
      ...new Map(Object.entries(roles).flatMap(([role, list]) => list.map((word): [string, string] => [word, role]))),
    ]),
    figures: new PhraseMatcher(named(unmistakable.split(/\s+/))),
    alsoOthers: new Set(alsoOthers.split(/\s+/)),
  };
}
