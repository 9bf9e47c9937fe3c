import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import { allMatches } from '../../../text/matches.js';
import type { PlaceScope } from './context.js';

const ABBREVIATED = /[在来赴抵到驻离返莅回进入留访](\p{Script=Han})/gu;
const RULE = 'recognise/place-abbreviated';
const MARK = /^(?:$|[、,。;:!?)”\s])/;

/**
 * Places named by one character after a verb of place: 在|京|举行, 来|株|考察, 驻|湘|企业. What follows must speak for it:
 * a visit or an occasion for every character; somebody or a mark for those that are no words themselves (京, 湘).
 * `named` are the divisions that the article names otherwise.
 */
export function findAbbreviated(scope: PlaceScope, named: ReadonlySet<string>): Mention[] {
  return allMatches(ABBREVIATED, scope.text).flatMap(({ index, 1: character = '' }) => {
    const span = { start: index + 1, end: index + 2 };
    if (!standsAlone(scope, span)) return [];
    const division = scope.gazetteer.abbreviation(character, scope.hints);
    if (!division || !isMeant(scope, { span, character, division, named })) return [];
    const { name, kind } = division;
    return [{ span, label: 'Place', name, kind, aliases: [character], rule: RULE, certain: true }];
  });
}

/** The verb and the character are words of their own or one word (在京举行 is one as well), unlike 现在|京…, 来|宁静. */
function standsAlone({ view, text, words }: PlaceScope, { start, end }: Span): boolean {
  const verb = view.after(start - 1);
  if (!verb) return false;
  if (verb.end <= end) return view.isBoundary(end);
  return verb.end - end === words.occasion.at(text, end)?.phrase.length;
}

/** Where no person's name starts: at 来 in 省领导来|常|考察. */
export function verbsBeforeAbbreviated(mentions: readonly Mention[]): Set<number> {
  return new Set(mentions.filter(({ rule }) => rule === RULE).map(({ span }) => span.start - 1));
}

interface Reading {
  readonly span: Span;
  readonly character: string;
  readonly division: Division;
  readonly named: ReadonlySet<string>;
}

function isMeant(scope: PlaceScope, { span, character, division, named }: Reading): boolean {
  const { text, words, gazetteer, hints } = scope;
  const occasion = words.occasion.at(text, span.end) !== undefined;
  if (words.plain.has(character)) {
    return occasion || words.stay.at(text, span.end) !== undefined || MARK.test(text.slice(span.end, span.end + 1));
  }
  const own = gazetteer.own(hints.city) ?? gazetteer.own(hints.province);
  const home = own !== undefined && gazetteer.lies(own, division);
  if (home && !words.grammar.has(character)) return occasion || words.stay.at(text, span.end) !== undefined;
  return occasion && (home || named.has(division.name));
}
