import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
const words = z.array(z.string());
const schema = z.strictObject({ after: words, speech: words, kin: words, before: words, japanese: words });
const bylines = z.looseObject({ roles: z.record(z.string(), words) });
const figures = z.looseObject({ unmistakable: z.string() });
/** Reads lexicon/persons.yaml, and the role words and national figures of their files. */
export function readPersonCues() {
    const data = readYaml(join(LEXICON_DIR, 'persons.yaml'), schema);
    const { roles } = readYaml(join(LEXICON_DIR, 'bylines.yaml'), bylines);
    const { unmistakable } = readYaml(join(LEXICON_DIR, 'national-figures.yaml'), figures);
    const named = (list) => list.map((word) => [word, true]);
    return {
        after: new PhraseMatcher(named(data.after)),
        speech: new PhraseMatcher(named(data.speech)),
        kin: new Set(data.kin),
        before: new Set(data.before),
        japanese: new PhraseMatcher(named(data.japanese)),
        bylineRoles: new PhraseMatcher(Object.entries(roles).flatMap(([role, list]) => list.map((word) => [word, role]))),
        figures: new PhraseMatcher(named(unmistakable.split(/\s+/))),
    };
}
