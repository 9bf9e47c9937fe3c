import { join } from 'node:path';
import { z } from 'zod';
import { once } from '../../../knowledge/once.js';
import { LEXICON_DIR } from '../../../knowledge/paths.js';
import { readYaml } from '../../../knowledge/read-yaml.js';
import { anyOf } from '../events/lexicon.js';
const words = z.array(z.string().min(1)).min(1);
const Lives = z.strictObject({
    birth: words,
    graduate: words,
    study: words,
    finished: words,
    education: words,
    notGraduated: z.strictObject({ after: words, before: words }),
    honorifics: words,
    kin: words,
    shortKin: words,
});
/** Reads lexicon/lives.yaml once per process. @throws KnowledgeError naming file and line of a malformed entry. */
export const lifeLexicon = once(compile);
function compile() {
    const data = readYaml(join(LEXICON_DIR, 'lives.yaml'), Lives);
    const kin = anyOf(data.kin);
    const shortKin = anyOf(data.shortKin);
    const birth = anyOf(data.birth);
    return {
        any: new RegExp(`${birth}|毕业|学位|学历|硕士|博士|研究生|籍|人|[其之](?:${shortKin})|${kin}`, 'u'),
        birth: new RegExp(birth, 'gu'),
        graduate: new RegExp(`(?:${anyOf(data.graduate)})了?$`, 'u'),
        study: new RegExp(`(?:${anyOf(data.study)})了?$`, 'u'),
        finished: new RegExp(anyOf(data.finished), 'u'),
        education: new RegExp(`^[^,。;、:“”]{0,24}?(?:${anyOf(data.education)})(?:毕业|学历|学位)?(?=[,。;、)]|$)`, 'u'),
        notGraduated: new RegExp(`^毕业(?:${anyOf(data.notGraduated.after)})`, 'u'),
        denied: new RegExp(`(?:${anyOf(data.notGraduated.before)})$`, 'u'),
        honorific: new RegExp(`^(?:${anyOf(data.honorifics)})`, 'u'),
        startsWithKin: new RegExp(`^(?:${kin})`, 'u'),
        endsInKin: new RegExp(`(?:[其之](?:${shortKin})|${kin})$`, 'u'),
        kinWord: new RegExp(`(?<=[其之])(?:${shortKin})(?!${kin})|(?:${kin})`, 'gu'),
    };
}
