import { join } from 'node:path';
import { z } from 'zod';
import { once } from '../../knowledge/once.js';
import { LEXICON_DIR } from '../../knowledge/paths.js';
import { readYaml } from '../../knowledge/read-yaml.js';
const names = z.string().transform((text) => text.split(/\s+/).filter((name) => name !== ''));
const list = z.array(z.string().min(1));
const patterns = list.transform((sources) => sources.map((source) => new RegExp(`^(?:${source})`, 'u')));
const FiguresFile = z.strictObject({
    unmistakable: names,
    'unless-local': names,
    organs: list,
    'not-organs': patterns,
    'side-titles': list,
});
/** Read once a process. @throws KnowledgeError naming file and line when the file is malformed. */
export const nationalFigures = once(() => readFigures(join(LEXICON_DIR, 'national-figures.yaml')));
function readFigures(path) {
    const file = readYaml(path, FiguresFile);
    return {
        unmistakable: new Set(file.unmistakable),
        unlessLocal: new Set(file['unless-local']),
        isNationalOrgan: (name) => !file['not-organs'].some((pattern) => pattern.test(name)) && file.organs.some((organ) => name.startsWith(organ)),
        sideTitles: new Set(file['side-titles']),
    };
}
