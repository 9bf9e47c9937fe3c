import type { Claim } from '../../domain/claim.js';
import type { Mention } from '../../domain/mention.js';
import type { RecogniseContext } from '../3-recognise/context.js';
import { birthsIn, namedPlaces } from './lives/births.js';
import { kinIn } from './lives/kin.js';
import { lifeLexicon } from './lives/lexicon.js';
import { studiesIn } from './lives/studies.js';
import { lifeSentences } from './lives/subjects.js';

/** BORN_IN, GRADUATED_FROM and RELATED_TO, where a sentence states them of a named person. */
export function relateLives(context: RecogniseContext, mentions: readonly Mention[]): Claim[] {
  const lexicon = lifeLexicon();
  if (!lexicon.any.test(context.folded)) return [];
  const places = namedPlaces(context, mentions);
  return lifeSentences(context, mentions, lexicon).flatMap((line) => {
    return [
      ...birthsIn(context, line, places, lexicon),
      ...studiesIn(context, line, lexicon),
      ...kinIn(context, line, lexicon),
    ];
  });
}
