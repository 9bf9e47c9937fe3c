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
  /** 1 for each code unit with which an organ's printed name may begin: a division, a level, a body without either. */
  readonly organOpeners: Uint8Array;
}

/** First characters of levels and of organs printed without them: 市委, 团市委, 民盟市委, 第十届人大, 行署, 管委会, 开发区党工委, 军分区. */
const ORGAN_OPENERS =
  '自省市州盟地县区旗镇乡街村共团民农致九台政人纪监第行兵管组宣统办改巡编网教直党老开经高园示新司参后联装保总武军警';

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
  const organs = readOrgans();
  const organOpeners = divisionOpeners.slice();
  for (const unit of [...organs.national.openers(), ...[...ORGAN_OPENERS].map((char) => char.charCodeAt(0))])
    organOpeners[unit] = 1;
  const names = new NameModel(words);
  return {
    words,
    names,
    tagger: readTagger(names, words),
    titles: readTitles(),
    persons: readPersonCues(),
    organs,
    gazetteer,
    placeWords: readPlaceWords(),
    topics: readTopics(),
    projects: readProjects(),
    divisionOpeners,
    organOpeners,
  };
}
