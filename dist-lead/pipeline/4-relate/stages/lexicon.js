import { join } from 'node:path';
import { z } from 'zod';
import { once } from '../../../knowledge/once.js';
import { LEXICON_DIR } from '../../../knowledge/paths.js';
import { readYaml } from '../../../knowledge/read-yaml.js';
import { PhraseMatcher } from '../../../text/phrases.js';
import { anyOf } from '../events/lexicon.js';
const words = z.array(z.string().min(1)).min(1);
const Stages = z.strictObject({
    stages: z.array(z.strictObject({ stage: z.string().min(1), words, after: words.optional() })).min(1),
    notAfter: z.record(z.string(), words),
    notBefore: z.record(z.string(), words),
    denied: words,
    planned: words,
    figures: words,
    ordered: words,
    orders: words,
    purpose: words,
    notPurpose: words,
    between: words,
    object: words,
    reference: words,
    now: words,
});
/** Stands for each character of a name. */
export const BLOT = '□';
const NAMES = `[“的${BLOT}]*`;
/** Reads lexicon/project-stages.yaml once per process. @throws KnowledgeError naming file and line of a malformed entry. */
export const stageLexicon = once(() => compile(readYaml(join(LEXICON_DIR, 'project-stages.yaml'), Stages)));
function compile(file) {
    const stageWords = [...wordsOf(file)];
    const plain = (list) => new PhraseMatcher(list.map((word) => [word, true]));
    return {
        words: new PhraseMatcher(stageWords),
        between: plain([...file.between, ...stageWords.map(([word]) => word)]),
        object: plain(file.object),
        reference: plain(file.reference),
        planned: new RegExp(`(?:${anyOf(file.planned)})(?!${anyOf(file.figures)})`, 'u'),
        ordered: new RegExp(`(?:^|[,:“ ])(?:${anyOf(file.ordered)})|(?:${anyOf(file.orders)})[,:]`, 'u'),
        purpose: new RegExp(`^(?!.*(?:${anyOf(file.notPurpose)})${NAMES}$).*(?:${anyOf(file.purpose)})${NAMES}$`, 'u'),
        now: new RegExp(anyOf(file.now), 'u'),
    };
}
function* wordsOf(file) {
    for (const [index, { stage, words, after = [] }] of file.stages.entries()) {
        for (const word of [...words, ...after]) {
            const told = {
                stage,
                order: index + 1,
                takesObject: words.includes(word),
                notAfter: new RegExp(`^(?:${anyOf([...(file.notAfter.any ?? []), ...(file.notAfter[word] ?? [])])})`, 'u'),
                notBefore: new RegExp(`(?:${anyOf([...file.denied, ...(file.notBefore[word] ?? [])])})$`, 'u'),
            };
            yield [word, told];
        }
    }
}
