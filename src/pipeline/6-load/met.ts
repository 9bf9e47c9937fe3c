import { randomUUID } from 'node:crypto';
import type { Graph, Transaction } from '../../graph/connect.js';
import { inParts } from './groups.js';
import { addPart, gradeOf, type Part, type Participant, TALKS } from './meet.js';
import { inPortions } from './portions.js';
import { runStatement, statementText } from './statements.js';

/** Events of one transaction. */
const EVENTS = 1000;
/** Pairs of one note, and of one message to the server. */
const PAIRS = 1000;
/** Persons of one transaction when everything is derived again. */
const PERSONS = 200;

/** What was derived. */
export interface MetReport {
  /** Events that were compared with what was derived from them before. */
  readonly events: number;
  /** Pairs of persons whose MET was written or computed again. */
  readonly pairs: number;
}

interface PartOf extends Part {
  readonly person: string;
}

/** An event as it was when MET was derived last, and as it is now. */
interface ChangedEvent {
  readonly id: string;
  /** `person role order remote` of each TOOK_PART_IN. */
  readonly before: readonly string[];
  readonly kindBefore: string | null;
  /** Persons who left the event or the graph since; some of them may be back. */
  readonly leavers: readonly string[];
  readonly now: readonly PartOf[];
  readonly kind: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
}

/** What MET of a pair gets. `a` has the smaller id. */
interface Sum {
  readonly key: string;
  readonly a: string;
  readonly b: string;
  count: number;
  /** Index of `GRADES`. */
  grade: number;
  first: string | null;
  last: string | null;
}

/** Who took part in one event. */
interface Attendance {
  readonly talks: boolean;
  readonly persons: ReadonlyMap<string, Participant>;
}

/**
 * Brings MET up to date with the events that loads have changed: of each, what it says now is compared with what it said
 * when MET was derived last, so that the cost is that of the change, not of the persons' other events. Pairs of whom less
 * is said than before are noted, and computed again from all their common events once every event has been compared.
 */
export async function deriveMet(graph: Graph): Promise<MetReport> {
  const report = { events: 0, pairs: 0 };
  await inPortions(EVENTS, async (limit) => {
    const done = await graph.write((transaction) => compareEvents(transaction, limit));
    report.events += done.events;
    report.pairs += done.pairs;
    return done.events === limit;
  });
  for (let pairs = -1; pairs !== 0; report.pairs += pairs) pairs = await graph.write(computeAgain);
  return report;
}

interface PairsNote {
  readonly id: string;
  /** Keys of MET. */
  readonly pairs: readonly string[];
}

async function compareEvents(transaction: Transaction, limit: number): Promise<MetReport> {
  const events = await runStatement<ChangedEvent>(transaction, 'derive/read-events.cypher', { limit });
  const sums = new Map<string, Sum>();
  const doubtful = new Set<string>();
  for (const event of events) compare(event, { sums, doubtful });
  await Promise.all([
    addMet(transaction, sums),
    ...inParts([...doubtful], PAIRS).map((pairs) =>
      runStatement(transaction, 'derive/note-pairs.cypher', { id: randomUUID(), pairs }),
    ),
    runStatement(transaction, 'derive/delete-notes.cypher', { ids: events.map(({ id }) => id) }),
  ]);
  return { events: events.length, pairs: sums.size };
}

/** What comparing events finds: what to add to MET, and keys of pairs that must be computed again. */
interface Findings {
  readonly sums: Map<string, Sum>;
  readonly doubtful: Set<string>;
}

function compare(event: ChangedEvent, { sums, doubtful }: Findings): void {
  const before = attendance(event.before.map(parsePart), event.kindBefore);
  const now = attendance(event.now, event.kind);
  const leavers = new Set(event.leavers);
  const everyone = [...new Set([...before.persons.keys(), ...now.persons.keys()])];
  const changed = new Set(everyone.filter((one) => leavers.has(one) || isChanged(one, before, now)));
  for (const one of changed) {
    for (const other of everyone) {
      if (one === other || (changed.has(other) && other < one)) continue;
      const [was, is] = [gradeIn(before, one, other), gradeIn(now, one, other)];
      const left = leavers.has(one) || leavers.has(other);
      if (was > is || (left && is > 0)) doubtful.add(keyOf(one, other));
      else if (is > was) add(sums, [one, other], { count: was === 0 ? 1 : 0, grade: is, date: event.date });
    }
  }
}

function parsePart(text: string): PartOf {
  const [person = '', role = '', order = '', remote = ''] = text.split(' ');
  return { person, role: role || null, order: order === '' ? null : Number(order), remote: remote !== '' };
}

function attendance(parts: readonly PartOf[], kind: string | null): Attendance {
  const persons = new Map<string, Participant>();
  for (const part of parts) addPart(persons, part.person, part);
  return { talks: TALKS.has(kind), persons };
}

function isChanged(person: string, before: Attendance, now: Attendance): boolean {
  const [was, is] = [before.persons.get(person), now.persons.get(person)];
  if (!was || !is || before.talks !== now.talks) return true;
  const sameRoles = was.roles.size === is.roles.size && [...was.roles].every((role) => is.roles.has(role));
  return !sameRoles || was.order !== is.order || was.remote !== is.remote;
}

function gradeIn({ talks, persons }: Attendance, one: string, other: string): number {
  const [a, b] = [persons.get(one), persons.get(other)];
  return a && b ? gradeOf(a, b, talks) : 0;
}

/** The key of MET between two persons. */
function keyOf(one: string, other: string): string {
  return one < other ? `${one}:${other}` : `${other}:${one}`;
}

function add(
  sums: Map<string, Sum>,
  pair: readonly [string, string],
  { count, grade, date }: { readonly count: number; readonly grade: number; readonly date: string | null },
): void {
  const [a, b] = pair[0] < pair[1] ? pair : [pair[1], pair[0]];
  const key = keyOf(a, b);
  const sum = sums.get(key) ?? { key, a, b, count: 0, grade: 0, first: null, last: null };
  sums.set(key, sum);
  sum.count += count;
  sum.grade = Math.max(sum.grade, grade);
  if (date === null) return;
  if (sum.first === null || date < sum.first) sum.first = date;
  if (sum.last === null || date > sum.last) sum.last = date;
}

interface CommonEvent {
  readonly key: string;
  readonly kind: string | null;
  readonly date: string | null;
  readonly participants: readonly PartOf[];
}

/** The pairs of one note; how many. */
async function computeAgain(transaction: Transaction): Promise<number> {
  const [note] = await runStatement<PairsNote>(transaction, 'derive/read-pairs.cypher');
  if (!note) return 0;
  const pairs = note.pairs.map((key) => ({ key, ...ends(key) }));
  const common = await runStatement<CommonEvent>(transaction, 'derive/common-events.cypher', { pairs });
  const sums = new Map<string, Sum>();
  for (const { key, kind, date, participants } of common) {
    const { a, b } = ends(key);
    const grade = gradeIn(attendance(participants, kind), a, b);
    if (grade > 0) add(sums, [a, b], { count: 1, grade, date });
  }
  await Promise.all([
    runStatement(transaction, 'derive/delete-met.cypher', { keys: note.pairs }),
    addMet(transaction, sums),
    runStatement(transaction, 'derive/delete-notes.cypher', { ids: [note.id] }),
  ]);
  return pairs.length;
}

function ends(key: string): { readonly a: string; readonly b: string } {
  const [a = '', b = ''] = key.split(':');
  return { a, b };
}

/** Pairs sorted by key, so that neighbours in the index are written one after the other. */
function addMet(transaction: Transaction, sums: ReadonlyMap<string, Sum>): Promise<unknown> {
  const rows = [...sums.values()].sort((x, y) => (x.key < y.key ? -1 : 1));
  return Promise.all(inParts(rows, PAIRS).map((rows) => runStatement(transaction, 'derive/add-met.cypher', { rows })));
}

/**
 * Computes all of MET again from certain TOOK_PART_IN (cypher/derive/met.cypher), whatever it was before. Gives the same
 * edges as `deriveMet`, and leaves nothing for it to do.
 */
export async function rebuildMet(graph: Graph): Promise<MetReport> {
  const report = { events: 0, pairs: 0 };
  for (let after = ''; ; ) {
    const batch = { after, limit: PERSONS };
    const run = await graph.read<{ id: string }>(statementText('derive/persons.cypher'), { batch });
    const persons = run.map((row) => row.id);
    if (persons.length === 0) break;
    report.pairs += await graph.write((transaction) => rebuild(transaction, persons));
    after = persons.at(-1) as string;
  }
  await forget(graph, ['event', 'pairs']);
  return report;
}

/** Forgets all notes of some kinds. */
export async function forget(graph: Graph, of: readonly string[]): Promise<void> {
  await graph.write((transaction) => runStatement(transaction, 'derive/forget.cypher', { of }));
}

/** MET between some persons and all persons of larger id. */
async function rebuild(transaction: Transaction, persons: readonly string[]): Promise<number> {
  const [, rows] = await Promise.all([
    runStatement(transaction, 'derive/clear-met.cypher', { persons }),
    runStatement<{ written: number }>(transaction, 'derive/met.cypher', { persons }),
  ]);
  return rows[0]?.written ?? 0;
}
