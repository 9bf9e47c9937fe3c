import type { HeapLimit } from '../../collect.js';
import { addPart, GRADES, gradeOf, type Participant, TALKS } from '../meet.js';
import type { Collector } from './collector.js';
import { numberAt } from './collector.js';
import type { FinishedFact } from './facts.js';
import type { FinishedNode } from './nodes.js';
import { Numbers } from './numbers.js';
import { Records } from './spill.js';

/** A MET edge; the first person is the one of the smaller id. */
export interface Meeting {
  /** Numbers of the persons. */
  readonly a: number;
  readonly b: number;
  readonly key: string;
  readonly count: number;
  readonly grade: string;
  readonly first: string | null;
  readonly last: string | null;
}

const PARTS = 64;
const PART = { event: 0, person: 1, role: 2, order: 3, remote: 4, size: 5 } as const;
const PAIR = { a: 0, b: 1, grade: 2, date: 3, size: 4 } as const;

/**
 * Derives MET by the rules of cypher/derive/met.cypher from finished events and facts, event by event, then pair by pair,
 * both in partitions on disk.
 */
export class Meetings {
  readonly #participants: Records;
  readonly #pairs: Records;
  /** By number of the event: term of its date, twice, plus 1 for a meeting or visit; plus 2, as 0 is for no event. */
  readonly #events = new Numbers();
  readonly #record = new Int32Array(PART.size);

  constructor(
    folder: string,
    private readonly collector: Collector,
    private readonly heap: HeapLimit,
  ) {
    this.#participants = new Records(folder, 'participants', PART.size);
    this.#pairs = new Records(folder, 'pairs', PAIR.size);
  }

  /** To be told of all events before `participation` is asked for. */
  event({ number, properties: { kind, date } }: FinishedNode): void {
    const term = this.collector.titles.number(date as string | undefined);
    this.#events.set(number, (term + 1) * 2 + (TALKS.has(kind) ? 1 : 0));
  }

  /** To be told of all TOOK_PART_IN. */
  participation({ from, to, ofPerson, certain, qualifier, order, remote }: FinishedFact): void {
    if (!ofPerson || !certain) return;
    const event = numberAt(to);
    const record = this.#record;
    record[PART.event] = event;
    record[PART.person] = numberAt(from);
    record[PART.role] = this.collector.titles.number(qualifier);
    record[PART.order] = order ?? -1;
    record[PART.remote] = remote ? 1 : 0;
    this.#participants.add(event % PARTS, record);
  }

  /** All meetings, by key, in portions. */
  *finish(): Generator<readonly Meeting[]> {
    for (let part = 0; part < PARTS; part++) {
      for (const [event, participants] of this.#eventsOf(part)) this.#pair(event, [...participants]);
      this.heap.keep();
    }
    for (let part = 0; part < PARTS; part++) {
      yield this.#meetings(part);
      this.heap.keep();
    }
  }

  #eventsOf(part: number): Map<number, Map<number, Participant>> {
    const events = new Map<number, Map<number, Participant>>();
    const records = this.#participants.read(part);
    for (let at = 0; at < records.length; at += PART.size) {
      const event = records[at + PART.event] as number;
      const person = records[at + PART.person] as number;
      const persons = events.get(event) ?? new Map<number, Participant>();
      events.set(event, persons);
      const role = this.collector.titles.value(records[at + PART.role] as number) ?? null;
      const order = records[at + PART.order] as number;
      addPart(persons, person, { role, order: order < 0 ? null : order, remote: records[at + PART.remote] === 1 });
    }
    return events;
  }

  #pair(event: number, participants: readonly (readonly [person: number, Participant])[]): void {
    const known = event < this.#events.length ? this.#events.get(event) : 0;
    if (known === 0) return;
    const talks = (known & 1) === 1;
    const record = this.#record;
    record[PAIR.date] = (known >> 1) - 1;
    for (let i = 0; i < participants.length; i++) {
      const [one, its] = participants[i] as (typeof participants)[number];
      for (let j = i + 1; j < participants.length; j++) {
        const [other, their] = participants[j] as (typeof participants)[number];
        const grade = gradeOf(its, their, talks);
        if (grade === 0) continue;
        const inOrder = this.collector.nodeIds.compare(one, other) < 0;
        record[PAIR.a] = inOrder ? one : other;
        record[PAIR.b] = inOrder ? other : one;
        record[PAIR.grade] = grade;
        this.#pairs.add(this.collector.nodeIds.head(record[PAIR.a] as number) >>> 26, record);
      }
    }
  }

  #meetings(part: number): Meeting[] {
    const { titles, nodeIds } = this.collector;
    const sums = new Map<number, { a: number; b: number; count: number; grade: number; dates: string[] }>();
    const records = this.#pairs.read(part);
    for (let at = 0; at < records.length; at += PAIR.size) {
      const [a, b] = [records[at + PAIR.a] as number, records[at + PAIR.b] as number];
      const pair = a * 2 ** 26 + b;
      const sum = sums.get(pair) ?? { a, b, count: 0, grade: 0, dates: [] };
      if (sum.count++ === 0) sums.set(pair, sum);
      sum.grade = Math.max(sum.grade, records[at + PAIR.grade] as number);
      const date = titles.value(records[at + PAIR.date] as number);
      if (date !== undefined) extend(sum.dates, date);
    }
    const meetings = [...sums.values()].map(({ a, b, count, grade, dates: [first = null, last = first] }) => {
      const key = `${nodeIds.id(a)}:${nodeIds.id(b)}`;
      return { a, b, key, count, grade: GRADES[grade] as string, first, last };
    });
    return meetings.sort((x, y) => (x.key < y.key ? -1 : 1));
  }

  close(): void {
    this.#participants.close();
    this.#pairs.close();
  }
}

/** Keeps the first and the last of the dates. */
function extend(dates: string[], date: string): void {
  if (dates.length === 0) dates.push(date, date);
  else if (date < (dates[0] as string)) dates[0] = date;
  else if (date > (dates[1] as string)) dates[1] = date;
}
