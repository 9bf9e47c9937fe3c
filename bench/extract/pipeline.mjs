// The built program's own stages, loaded once.
import { loadKnowledge } from '../../dist/knowledge/index.js';
import { decodePage } from '../../dist/pipeline/1-read/index.js';
import { resolve } from '../../dist/pipeline/5-resolve/index.js';
import { factsOf } from '../../dist/pipeline/index.js';
import { placeOfName } from '../../dist/pipeline/place-of-name.js';

const knowledge = loadKnowledge();
const cityOf = placeOfName(knowledge.gazetteer);

/** Decode → segment → recognise → relate → resolve. */
export function changesOfBytes(bytes, path) {
  return resolve(factsOf(decodePage(bytes, path, { cityOf }), knowledge));
}

/** Passes over the text before the time is taken: the engine goes on compiling for some five million characters. */
export const WARM_UP = 3;
