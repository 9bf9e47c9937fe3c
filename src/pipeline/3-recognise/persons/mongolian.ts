import type { PersonCues } from '../../../knowledge/persons.js';

/** Longest name in code units; what is longer is a row of several. */
const LONGEST = 8;

/** A stretch that the words of Mongolian names make up. */
export interface MongolianForm {
  readonly end: number;
  /** How many words it has: a single one may be an ordinary word or part of a place's name. */
  readonly parts: number;
}

/** The stretches of `folded` from `start` that Mongolian names can be, the longest first: 乌力吉巴雅尔, 乌力吉. */
export function mongolianForms(
  { mongolian, mongolianOpeners, mongolianEnds }: PersonCues,
  folded: string,
  start: number,
  limit = folded.length,
): MongolianForm[] {
  if (!mongolianOpeners.has(folded.charCodeAt(start))) return [];
  const furthest = Math.min(limit, start + LONGEST);
  const forms = new Map<number, number>();
  const goOn = (at: number, parts: number): void => {
    if (!mongolianOpeners.has(folded.charCodeAt(at))) return;
    for (let end = at + 2; end <= furthest; end++) {
      if (!mongolian.has(folded.slice(at, end))) continue;
      forms.set(end, parts + 1);
      if (end < furthest && mongolianEnds.has(folded[end] as string)) forms.set(end + 1, parts + 1);
      goOn(end, parts + 1);
    }
  };
  goOn(start, 0);
  return [...forms].map(([end, parts]) => ({ end, parts })).sort((a, b) => b.end - a.end);
}
