import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
import { wordList as words } from './word-list.js';

/** What an ending makes of a name that no list has: 镇, 村, 开发区, 公园, 山. */
export type EndingKind = (typeof ENDING_KINDS)[number];
const ENDING_KINDS = ['town', 'village', 'zone', 'site', 'feature'] as const;

/** lexicon/place-suffixes.yaml and lexicon/place-words.yaml. */
export interface PlaceWords {
  /** The longest ending at a position, with its kind. */
  readonly endings: PhraseMatcher<EndingKind>;
  readonly generic: Readonly<Record<EndingKind, ReadonlySet<string>>>;
  /** Endings of zones and sites before which any noun that is not generic makes a name. */
  readonly loose: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly cut: ReadonlySet<string>;
  /** Words after which the name of a project or campaign starts (lexicon/name-verbs.yaml). */
  readonly verbs: ReadonlySet<string>;
  readonly organ: PhraseMatcher<true>;
  readonly organEndings: readonly string[];
  readonly common: ReadonlySet<string>;
  /** What follows a one-character name of a place: an occasion (在京|举行), or who is there (在株|高校). */
  readonly occasion: PhraseMatcher<true>;
  readonly stay: PhraseMatcher<true>;
  /** One-character names that are no words themselves, and those that are words of every sentence. */
  readonly plain: ReadonlySet<string>;
  readonly grammar: ReadonlySet<string>;
  /** Cities abroad that newspapers name without their country (lexicon/place-foreign.yaml). */
  readonly foreign: PhraseMatcher<true>;
}

const endings = z.strictObject({ endings: words, generic: words });
const SUFFIXES = z.strictObject({
  town: endings,
  village: endings,
  zone: endings,
  site: endings,
  feature: endings,
  loose: words,
});
const WORDS = z.strictObject({
  before: words,
  cut: words,
  organ: words,
  'organ-endings': words,
  common: words,
  occasion: words,
  stay: words,
  plain: words,
  grammar: words,
});

const FOREIGN = z.strictObject({ cities: words });
const VERBS = z.strictObject({ verbs: words });

/** @throws KnowledgeError naming file and line of a malformed entry. */
export function readPlaceWords(directory = LEXICON_DIR): PlaceWords {
  const kinds = readYaml(join(directory, 'place-suffixes.yaml'), SUFFIXES);
  const {
    before,
    cut,
    organ,
    'organ-endings': organEndings,
    common,
    occasion,
    stay,
    plain,
    grammar,
  } = readYaml(join(directory, 'place-words.yaml'), WORDS);
  return {
    endings: new PhraseMatcher(
      ENDING_KINDS.flatMap((kind) => kinds[kind].endings.map((ending) => [ending, kind] as const)),
    ),
    generic: {
      town: new Set(kinds.town.generic),
      village: new Set(kinds.village.generic),
      zone: new Set(kinds.zone.generic),
      site: new Set(kinds.site.generic),
      feature: new Set(kinds.feature.generic),
    },
    loose: new Set(kinds.loose),
    before: new Set(before),
    cut: new Set(cut),
    verbs: new Set(readYaml(join(directory, 'name-verbs.yaml'), VERBS).verbs),
    organ: matcherOf(organ),
    organEndings,
    common: new Set(common),
    occasion: matcherOf(occasion),
    stay: matcherOf(stay),
    plain: new Set(plain),
    grammar: new Set(grammar),
    foreign: matcherOf(readYaml(join(directory, 'place-foreign.yaml'), FOREIGN).cities),
  };
}

function matcherOf(list: readonly string[]): PhraseMatcher<true> {
  return new PhraseMatcher(list.map((word) => [word, true] as const));
}
