import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import { allMatches } from '../../../text/matches.js';

/** A span that may name an organization; the longest of overlapping ones stays. */
export interface OrganizationCandidate extends Span {
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly aliases: readonly string[];
  /** The division in its name, printed or resolved. */
  readonly division?: Division | undefined;
  /** True when the division is printed in the name. */
  readonly explicit: boolean;
  readonly rule: string;
  readonly certain: boolean;
  /** Of two readings of one span the higher wins. */
  readonly weight: number;
}

/** The same candidate with its properties in one order, so that all of an article's are objects of one shape. */
export function uniform(candidate: OrganizationCandidate): OrganizationCandidate {
  const { start, end, name, kind, aliases, division, explicit, rule, certain, weight } = candidate;
  return { start, end, name, kind, aliases, division, explicit, rule, certain, weight };
}

/** The printed form as a further name, where it is not the canonical one. */
export function aliasesOf(name: string, form: string): string[] {
  return form === name ? [] : [form];
}

const COUNCIL =
  /(?:政协|中国人民政治协商会议)第[一二三四五六七八九十\d]{1,3}届(全国|\p{Script=Han}{2,10}?[省市县区旗州盟])委员会(?=[^\p{Script=Han}]|第|常|副?主席|秘书|委员|主席)/gu;

/** 政协第十二届全国委员会: the council of whichever term, by its name without one. */
export function councilsOfTerm(text: string, offset: number): OrganizationCandidate[] {
  if (!text.includes('届') || !text.includes('委员会')) return [];
  return allMatches(COUNCIL, text).map(({ index, 0: printed, 1: place }) => ({
    start: offset + index,
    end: offset + index + printed.length,
    name: councilOf(place as string),
    kind: 'cppcc',
    aliases: [],
    explicit: true,
    rule: 'recognise/council-of-term',
    certain: true,
    weight: 3,
  }));
}

/** The council's name from one with its term; undefined for any other name. */
export function councilNamed(printed: string): string | undefined {
  const [found] = allMatches(COUNCIL, `${printed}。`);
  return found && found[0].length === printed.length ? councilOf(found[1] as string) : undefined;
}

function councilOf(place: string): string {
  return `中国人民政治协商会议${place}委员会`;
}
