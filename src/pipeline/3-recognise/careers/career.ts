import type { Mention } from '../../../domain/mention.js';
import type { Division } from '../../../knowledge/gazetteer.js';

/** A place of a career, by which its later entries are resolved; one that no gazetteer has is known by name alone. */
export interface CareerPlace {
  readonly name: string;
  readonly division?: Division;
  /** The town or village, of a place that is one. */
  readonly town?: string;
}

/** The organization of a career's entry. */
export interface CareerOrgan {
  readonly name: string;
  readonly kind: string;
}

/** What the entries read so far say of the one whose career is told. */
export interface Career {
  readonly person: Mention;
  place: CareerPlace | undefined;
  readonly organs: CareerOrgan[];
  /** Months since year 0 of the last dated entry. */
  month: number | undefined;
}

/** Organizations that later entries may speak of by a shorter name. */
const REMEMBERED = 40;

/** Notes the organization of an entry. */
export function noteOrgan({ organs }: Career, organ: CareerOrgan): void {
  organs.push(organ);
  if (organs.length > REMEMBERED) organs.shift();
}
