import { join } from 'node:path';
import { z } from 'zod';
import { PhraseMatcher } from '../text/phrases.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
import { wordList as words } from './word-list.js';
const ENDING_KINDS = ['town', 'village', 'zone', 'site', 'feature'];
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
export function readPlaceWords(directory = LEXICON_DIR) {
    const kinds = readYaml(join(directory, 'place-suffixes.yaml'), SUFFIXES);
    const { before, cut, organ, 'organ-endings': organEndings, common, occasion, stay, plain, grammar, } = readYaml(join(directory, 'place-words.yaml'), WORDS);
    return {
        endings: new PhraseMatcher(ENDING_KINDS.flatMap((kind) => kinds[kind].endings.map((ending) => [ending, kind]))),
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
function matcherOf(list) {
    return new PhraseMatcher(list.map((word) => [word, true]));
}
