import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
import { wordList as words } from './word-list.js';
const TOPICS = z.strictObject({
    national: z.record(z.string(), words.nullable()),
    'region-endings': words,
    endings: words,
    open: z.record(z.string(), z.number().int().positive()),
    common: words,
    'no-slogans': words,
});
/** @throws KnowledgeError naming file and line of a malformed entry. */
export function readTopics(directory = LEXICON_DIR) {
    const file = readYaml(join(directory, 'topics.yaml'), TOPICS);
    const national = Object.entries(file.national).flatMap(([name, forms]) => [name, ...(forms ?? [])].map((form) => [form, name]));
    return {
        national: new PhraseMatcher(national),
        regionEndings: [...file['region-endings']].sort((a, b) => b.length - a.length),
        endings: new PhraseMatcher(file.endings.map((ending) => [ending, true])),
        open: new PhraseMatcher(Object.entries(file.open)),
        common: new Set(file.common),
        noSlogans: new Set(file['no-slogans']),
    };
}
