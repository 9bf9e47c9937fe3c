import { readTagger } from '../tagger/index.js';
import { readGazetteer } from './gazetteer.js';
import { NameModel } from './names.js';
import { once } from './once.js';
import { readOrgans } from './organs.js';
import { readPersonCues } from './persons.js';
import { readPlaceWords } from './place-words.js';
import { readProjects } from './projects.js';
import { readSurnames } from './surnames.js';
import { readTitles } from './titles.js';
import { readTopics } from './topics.js';
import { readWordTable } from './words.js';
/**
 * Reads everything under lexicon/ once per process.
 * @throws KnowledgeError naming file and line of a malformed entry.
 */
export const loadKnowledge = once(readKnowledge);
function readKnowledge() {
    const words = readWordTable(() => readSurnames().all);
    const gazetteer = readGazetteer();
    const divisionOpeners = new Uint8Array(65536);
    for (const { name } of gazetteer.divisions())
        divisionOpeners[name.charCodeAt(0)] = 1;
    const names = new NameModel(words);
    return {
        words,
        names,
        tagger: readTagger(names, words),
        titles: readTitles(),
        persons: readPersonCues(),
        organs: readOrgans(),
        gazetteer,
        placeWords: readPlaceWords(),
        topics: readTopics(),
        projects: readProjects(),
        divisionOpeners,
    };
}
