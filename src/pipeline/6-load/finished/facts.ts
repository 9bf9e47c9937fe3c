import { QUALIFIER, RELATION_TYPES, type RelationType } from '../../../domain/claim.js';
import type { ArticleChange, Properties, Statement } from '../../../domain/graph-changes.js';
import type { Vouched } from '../divisions.js';
import { type FactSums, factRows, NOTHING_STATED, type Stating } from '../facts.js';
import { type Collector, FACT, FACT_PARTS, FLAG } from './collector.js';
import { hexOf } from './id-table.js';

/** A fact with what all articles say of it. */
export interface FinishedFact extends FactSums {
  readonly key: string;
  /** Places of its ends, see `placeOf`. */
  readonly from: number;
  readonly to: number;
  /** True when it goes out from a Person. */
  readonly ofPerson: boolean;
  readonly qualifier: string | undefined;
  /** Of a WITHIN that the national list of divisions vouches for. */
  readonly source: string | null;
  readonly code: string | null;
}

/** WITHIN edges that the list of divisions vouches for: places of their ends, by key. */
export type VouchedPlaces = ReadonlyMap<string, Omit<Vouched, 'from' | 'to'> & { from: number; to: number }>;

/** The facts of one type, by key, in portions. */
export function* finishFacts(
  collector: Collector,
  type: RelationType,
  vouched: VouchedPlaces,
): Generator<readonly FinishedFact[]> {
  const first = RELATION_TYPES.indexOf(type) * FACT_PARTS;
  for (let part = 0; part < FACT_PARTS; part++) {
    const facts = finishPartition(collector, type, first + part);
    yield type === 'WITHIN' ? withVouched(facts, vouched, part) : facts;
  }
}

function finishPartition(collector: Collector, type: RelationType, partition: number): FinishedFact[] {
  const records = living(collector, collector.facts.read(partition));
  const order = sortedRecords(records);
  const facts: FinishedFact[] = [];
  for (let first = 0; first < order.length; ) {
    let after = first + 1;
    while (after < order.length && sameKey(records, order[first] as number, order[after] as number)) after++;
    if (after === first + 1) facts.push(statedOnce(collector, records, order[first] as number));
    else facts.push(statedOften(collector, type, { records, at: order.subarray(first, after) }));
    first = after;
  }
  return facts;
}

/** Records without those of pages that were replaced. */
function living(collector: Collector, records: Int32Array): Int32Array {
  const { dead } = collector.pages;
  if (dead.size === 0) return records;
  let used = 0;
  for (let at = 0; at < records.length; at += FACT.size) {
    if (dead.has(collector.articlePages.get(records[at + FACT.article] as number))) continue;
    records.copyWithin(used, at, at + FACT.size);
    used += FACT.size;
  }
  return records.subarray(0, used);
}

/** Where the records begin, in the order of their keys. */
function sortedRecords(records: Int32Array): Int32Array {
  const heads = new Float64Array(records.length / FACT.size);
  const count = heads.length;
  // the first word and the number of the record in one value, because sorting numbers needs no comparing function
  for (let index = 0; index < count; index++)
    heads[index] = ((records[index * FACT.size] as number) >>> 0) * 2 ** 21 + index;
  heads.sort();
  const order = new Int32Array(count);
  for (let index = 0; index < count; index++) order[index] = ((heads[index] as number) % 2 ** 21) * FACT.size;
  for (let index = 1; index < count; index++) insertByRest(records, order, index);
  return order;
}

/** Of records whose first words are equal, puts the one at `index` to its place before those of larger keys. */
function insertByRest(records: Int32Array, order: Int32Array, index: number): void {
  const moved = order[index] as number;
  let to = index;
  while (
    to > 0 &&
    records[order[to - 1] as number] === records[moved] &&
    isAfter(records, order[to - 1] as number, moved)
  ) {
    order[to] = order[to - 1] as number;
    to--;
  }
  order[to] = moved;
}

function isAfter(records: Int32Array, a: number, b: number): boolean {
  for (let word = 1; word < 4; word++) {
    const difference = ((records[a + word] as number) >>> 0) - ((records[b + word] as number) >>> 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function sameKey(records: Int32Array, a: number, b: number): boolean {
  for (let word = 0; word < 4; word++) if (records[a + word] !== records[b + word]) return false;
  return true;
}

/** What `factRows` makes of one statement, without its detours: four facts of five are stated once. */
function statedOnce(collector: Collector, records: Int32Array, at: number): FinishedFact {
  const flags = records[at + FACT.flags] as number;
  const date = collector.articleDate(records[at + FACT.article] as number) ?? null;
  const stage = collector.stages.value(records[at + FACT.stage] as number);
  return {
    key: keyOf(records, at),
    from: records[at + FACT.from] as number,
    to: records[at + FACT.to] as number,
    ofPerson: (flags & FLAG.ofPerson) !== 0,
    qualifier: collector.titles.value(records[at + FACT.qualifier] as number),
    count: 1,
    certain: (flags & FLAG.certain) !== 0,
    first: date,
    last: date,
    order: flags & FLAG.ordered ? (records[at + FACT.order] as number) : null,
    remote: flags & FLAG.remote ? true : null,
    former: flags & FLAG.former ? true : null,
    stage: stage?.stage ?? null,
    stageOrder: stage?.stageOrder ?? null,
    stageDate: stage?.stageDate ?? null,
    source: null,
    code: null,
  };
}

interface Group {
  readonly records: Int32Array;
  /** Where its records begin. */
  readonly at: Int32Array;
}

function statedOften(collector: Collector, type: RelationType, { records, at }: Group): FinishedFact {
  const first = at[0] as number;
  const statings: Stating[] = [];
  for (const one of at) statings.push(statingOf(collector, type, { records, at: one }));
  const [row] = factRows(statings);
  if (!row) throw new Error('a group of records has at least one');
  const { count, certain, order, remote, former, stage, stageOrder, stageDate } = row;
  return {
    key: row.key,
    from: records[first + FACT.from] as number,
    to: records[first + FACT.to] as number,
    ofPerson: ((records[first + FACT.flags] as number) & FLAG.ofPerson) !== 0,
    qualifier: collector.titles.value(records[first + FACT.qualifier] as number),
    count,
    certain,
    first: row.first,
    last: row.last,
    order,
    remote,
    former,
    stage,
    stageOrder,
    stageDate,
    source: null,
    code: null,
  };
}

/** The statement of a record again, as far as adding up needs it. */
function statingOf(
  collector: Collector,
  type: RelationType,
  { records, at }: { readonly records: Int32Array; readonly at: number },
): Stating {
  const flags = records[at + FACT.flags] as number;
  const article = records[at + FACT.article] as number;
  const properties: Properties = {
    ...(flags & FLAG.ordered && { order: records[at + FACT.order] as number }),
    ...(flags & FLAG.remote && { remote: true }),
    ...(flags & FLAG.former && { former: true }),
    ...collector.stages.value(records[at + FACT.stage] as number),
  };
  return {
    article: { id: String(article), date: collector.articleDate(article) } as ArticleChange,
    statement: { key: keyOf(records, at), type, certain: (flags & FLAG.certain) !== 0, properties } as Statement,
  };
}

function keyOf(records: Int32Array, at: number): string {
  return hexOf(records, at);
}

/** Facts, and what the list vouches for within the same portion. */
function withVouched(facts: readonly FinishedFact[], vouched: VouchedPlaces, part: number): FinishedFact[] {
  const rest = new Map([...vouched].filter(([key]) => partOf(key) === part));
  const stated = facts.map((fact) => {
    const edge = rest.get(fact.key);
    rest.delete(fact.key);
    return edge ? { ...fact, certain: true, source: edge.source, code: edge.code } : fact;
  });
  const listed = [...rest.values()].map((edge) => ({ ...NEVER_STATED, ...edge }));
  return [...stated, ...listed].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const NEVER_STATED = { ...NOTHING_STATED, certain: true, ofPerson: false, qualifier: undefined } as const;

function partOf(key: string): number {
  return Math.floor(Number.parseInt(key.slice(0, 8), 16) / (2 ** 32 / FACT_PARTS));
}

/** Properties of the fact's edge, in no particular order. */
export function factProperties(fact: FinishedFact, type: RelationType): Properties {
  const { from, to, ofPerson, qualifier, ...rest } = fact;
  const entries = Object.entries(rest).filter(([, value]) => value !== null);
  const name = QUALIFIER[type];
  if (name !== undefined && qualifier !== undefined) entries.push([name, qualifier]);
  return Object.fromEntries(entries) as Properties;
}
