import { join } from 'node:path';
import { z } from 'zod';
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
/** Reads lexicon/titles.yaml. */
export function readTitles() {
    const data = readYaml(join(LEXICON_DIR, 'titles.yaml'), schema);
    const heads = [];
    for (const [group, list] of Object.entries(data.heads)) {
        for (const head of list)
            heads.push([head, { head, category: 'plain', group }]);
    }
    for (const head of data.collective)
        heads.push([head, { head, category: 'collective', group: 'state' }]);
    for (const head of data.levels)
        heads.push([head, { head, category: 'level', group: 'state' }]);
    for (const [head, implied] of Object.entries(data.implied)) {
        heads.push([head, { head, category: 'implied', implied, group: 'state' }]);
    }
    return {
        heads: new PhraseMatcher(new Map(heads)),
        modifiers: new Set(data.modifiers),
        bodies: new Set(data.bodies),
        former: new Set(data.former),
        present: new Set(data.present),
        honorifics: new PhraseMatcher(data.honorifics.map((word) => [word, true])),
        not: new PhraseMatcher(data.not.map((word) => [word, true])),
    };
}
