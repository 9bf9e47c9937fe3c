import type { ParticipantRole } from '../../../domain/claim.js';
import type { Mention } from '../../../domain/mention.js';
import type { Division, Gazetteer } from '../../../knowledge/gazetteer.js';
import type { RecogniseContext } from '../../3-recognise/context.js';
import { houseOf } from '../../3-recognise/organizations/house.js';
import type { Draft } from './detect.js';
import type { Line } from './lines.js';
import type { Participant } from './participation.js';
import type { Venue } from './places.js';
import type { RoleHit } from './roles.js';

const AREA = /^(?:中共)?(?<area>[\p{Script=Han}]{1,9}?(?:省|自治区|自治州|地区|盟|市|州|自治县|县|区|旗))/u;

/**
 * Inspectors from elsewhere are guests: a prefecture's leaders in another prefecture's county, a city's in another
 * city. Leaders of the area, and of one that it lies in, stay inspectors.
 */
export function visitorsAsGuests(
  participants: readonly Participant[],
  draft: Draft,
  venues: readonly Venue[],
  context: RecogniseContext,
  lines: readonly Line[],
): Participant[] {
  if (draft.kind !== 'inspection' && draft.kind !== 'visit') return [...participants];
  // a company's leaders inspect its branches wherever they are
  if (houseOf(context.article.meta)?.kind === 'enterprise') return [...participants];
  const leader = participants.find(comesAlong);
  if (!leader) return [...participants];
  const { gazetteer } = context.knowledge;
  const { city, province } = context.article.meta;
  const home = gazetteer.resolve(areaOfPerson(leader.mention, lines) ?? city ?? '', { city, province }).division;
  const hosts = participants.filter((p) => p.roles.has('host')).map((p) => areaOfPerson(p.mention, lines));
  const areas = [...venues.map(({ place }) => place.name), ...hosts];
  if (!home || !areas.some((area) => area !== undefined && isForeign(home, area, gazetteer))) return [...participants];
  return participants.map((p) => (comesAlong(p) ? { ...p, roles: asGuest(p.roles) } : p));
}

function comesAlong(participant: Participant): boolean {
  return participant.inspects && !participant.roles.has('host');
}

function asGuest(roles: ReadonlyMap<ParticipantRole, RoleHit>): Map<ParticipantRole, RoleHit> {
  return new Map(
    [...roles].map(([role, hit]) => [role === 'inspector' || role === 'attendee' ? ('guest' as const) : role, hit]),
  );
}

function areaOfPerson(person: Mention, lines: readonly Line[]): string | undefined {
  for (const line of lines) {
    for (const [at, mention] of line.mentions.entries()) {
      if (mention.label !== 'Person' || mention.name !== person.name) continue;
      const before = line.mentions.slice(0, at);
      const previous = before.findLast(({ label }) => label === 'Person')?.span.end ?? line.span.start;
      const organization = before.findLast(({ label, span }) => label === 'Organization' && span.start >= previous);
      if (organization) return AREA.exec(organization.name)?.groups?.area;
    }
  }
  return undefined;
}

/** Neither area lies in the other, so far as the national divisions know them. */
function isForeign(home: Division, area: string, gazetteer: Gazetteer): boolean {
  const other = gazetteer.resolve(area, { near: [home] }).division;
  return other !== undefined && !gazetteer.lies(other, home) && !gazetteer.lies(home, other);
}
