import { join } from 'node:path';
import { z } from 'zod';
import { EndMatcher } from '../text/endings.js';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';

const words = z.array(z.string());
const schema = z.strictObject({
  implied: z.record(z.string(), z.strictObject({ level: z.string(), organ: z.string() })),
  heads: z.record(z.string(), words),
  levels: words,
  collective: words,
  bodies: words,
  modifiers: words,
  former: words,
  present: words,
  honorifics: words,
  not: words,
});

/** What a title head says of itself. */
export interface TitleHead {
  readonly head: string;
  readonly category: 'implied' | 'level' | 'collective' | 'plain';
  /** Of a head that implies its organ: 市长 → level 市, organ 政府. */
  readonly implied?: { readonly level: string; readonly organ: string };
  /** Group in the lexicon: `party`, `company`, `school`. */
  readonly group: string;
}

export interface Titles {
  readonly heads: PhraseMatcher<TitleHead>;
  readonly modifiers: EndMatcher;
  readonly bodies: EndMatcher;
  readonly former: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
  readonly honorifics: PhraseMatcher<true>;
  readonly not: PhraseMatcher<true>;
  /** Phrases of `heads` and `not` together. */
  readonly all: PhraseMatcher<true>;
}

/** Reads lexicon/titles.yaml. */
export function readTitles(): Titles {
  const data = readYaml(join(LEXICON_DIR, 'titles.yaml'), schema);
  const heads: [string, TitleHead][] = [];
  for (const [group, list] of Object.entries(data.heads)) {
    for (const head of list) heads.push([head, { head, category: 'plain', group }]);
  }
  for (const head of data.collective) heads.push([head, { head, category: 'collective', group: 'state' }]);
  for (const head of data.levels) heads.push([head, { head, category: 'level', group: 'state' }]);
  for (const [head, implied] of Object.entries(data.implied)) {
    heads.push([head, { head, category: 'implied', implied, group: 'state' }]);
  }
  return {
    heads: new PhraseMatcher(new Map(heads)),
    modifiers: new EndMatcher(data.modifiers),
    bodies: new EndMatcher(data.bodies),
    former: new Set(data.former),
    present: new Set(data.present),
    honorifics: new PhraseMatcher(data.honorifics.map((word) => [word, true])),
    not: new PhraseMatcher(data.not.map((word) => [word, true])),
    all: new PhraseMatcher([...heads.map(([head]) => head), ...data.not].map((word) => [word, true])),
  };
}
