/** What one person did in one event, in all roles together. */
export interface Participant {
  readonly roles: Set<string>;
  /** Best place in the printed list of names. */
  order: number | null;
  /** True when any role was over a video link. */
  remote: boolean;
}

/** One certain TOOK_PART_IN of a person. */
export interface Part {
  readonly role: string | null;
  readonly order: number | null;
  readonly remote: boolean | null;
}

/** Grades of MET by strength; at 0, those who do not meet. */
export const GRADES = ['', 'remote', 'together', 'stated'] as const;

/** Kinds of events in which guests and hosts talk with each other. */
export const TALKS: ReadonlySet<unknown> = new Set(['meeting', 'visit']);

/** Two who only attend, both printed after this place, do not meet. */
const PROMINENT = 40;
const MODEST: ReadonlySet<string> = new Set(['attendee', 'trainee']);

/** Adds a person's role in an event to the others in the same event. */
export function addPart<K>(participants: Map<K, Participant>, person: K, { role, order, remote }: Part): void {
  const participant = participants.get(person) ?? { roles: new Set(), order: null, remote: false };
  participants.set(person, participant);
  if (role !== null) participant.roles.add(role);
  if (order !== null && (participant.order === null || order < participant.order)) participant.order = order;
  participant.remote ||= remote === true;
}

/**
 * How strongly two participants of an event met, by the rules of cypher/derive/met.cypher.
 * @param talks true for a kind of event in `TALKS`.
 * @returns an index of `GRADES`; 0 when they did not meet.
 */
export function gradeOf(a: Participant, b: Participant, talks: boolean): number {
  if (!isProminent(a) && !isProminent(b)) return 0;
  if (a.remote || b.remote) return 1;
  const received = a.roles.has('guest') && b.roles.has('host');
  const visited = a.roles.has('host') && b.roles.has('guest');
  return talks && (received || visited) ? 3 : 2;
}

function isProminent({ roles, order }: Participant): boolean {
  if (order === null || order <= PROMINENT) return true;
  for (const role of roles) if (!MODEST.has(role)) return true;
  return false;
}
