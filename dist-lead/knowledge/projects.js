import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
import { wordList as words } from './word-list.js';
const PROJECT_KINDS = ['industry', 'infrastructure', 'cluster', 'base'];
const PROJECTS = z.strictObject({
    endings: z.strictObject({ industry: words, infrastructure: words, cluster: words, base: words }),
    'infrastructure-words': words,
    generic: words,
    owners: words,
    listed: words,
});
/** @throws KnowledgeError naming file and line of a malformed entry. */
export function readProjects(directory = LEXICON_DIR) {
    const file = readYaml(join(directory, 'projects.yaml'), PROJECTS);
    const endings = PROJECT_KINDS.flatMap((kind) => file.endings[kind].map((ending) => [ending, kind]));
    return {
        endings: new PhraseMatcher(endings),
        infrastructureWords: file['infrastructure-words'],
        generic: new Set(file.generic),
        owners: new PhraseMatcher(file.owners.map((owner) => [owner, true])),
        listed: [...file.listed].sort((a, b) => b.length - a.length),
    };
}
