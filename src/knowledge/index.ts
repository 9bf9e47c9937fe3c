import { readTagger, type Tagger } from '../tagger/index.js';
import { type Gazetteer, readGazetteer } from './gazetteer.js';
import { NameModel } from './names.js';
import { once } from './once.js';
import { type Organs, readOrgans } from './organs.js';
import { type PersonCues, readPersonCues } from './persons.js';
import { type PlaceWords, readPlaceWords } from './place-words.js';
import { type Projects, readProjects } from './projects.js';
import { readSurnames } from './surnames.js';
import { readTitles, type Titles } from './titles.js';
import { readTopics, type Topics } from './topics.js';
import { readWordTable, type WordTable } from './words.js';

/** What the recognisers and the rules know: read from lexicon/, validated, and indexed once per process. */
export interface Knowledge {
  readonly words: WordTable;
  readonly names: NameModel;
  readonly tagger: Tagger;
  readonly titles: Titles;
  readonly persons: PersonCues;
  readonly organs: Organs;
  readonly gazetteer: Gazetteer;
  readonly placeWords: PlaceWords;
  readonly topics: Topics;
  readonly projects: Projects;
  /** 1 for each code unit with which some division's name begins. */
  readonly divisionOpeners: Uint8Array;
}

/**
 * Reads everything under lexicon/ once per process.
 * @throws KnowledgeError naming file and line of a malformed entry.
 */
export const loadKnowledge = once(readKnowledge);

function readKnowledge(): Knowledge {
  const words = readWordTable(() => readSurnames().all);
  const gazetteer = readGazetteer();
  const divisionOpeners = new Uint8Array(65536);
  for (const { name } of gazetteer.divisions()) divisionOpeners[name.charCodeAt(0)] = 1;
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
