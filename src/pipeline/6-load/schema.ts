import { DatabaseError, EXIT, GuanxiError, KnowledgeError } from '../../errors.js';
import type { Graph } from '../../graph/connect.js';
import type { Check } from '../../graph/diagnose.js';
import { readStatement } from '../../knowledge/cypher.js';
import type { LeaseOptions } from './lease.js';
import { migrate, readVersions, refuseOthers } from './migrate.js';
import { migrations, schemaVersion } from './migrations.js';

/** A constraint or index that a file of cypher/schema/ creates. */
export interface SchemaItem {
  readonly name: string;
  readonly kind: 'constraint' | 'index' | 'fulltext';
  readonly file: string;
  /** What it is on: labels or relation type, and properties, sorted: `Person(id)`. */
  readonly target: string;
  readonly statement: string;
}

/** What reading the schema back shows. */
export interface SchemaReport {
  readonly missing: readonly SchemaItem[];
  /** Indexes of other names or kinds on the same target: Neo4j skips or refuses ours because of them. */
  readonly foreign: readonly { readonly name: string; readonly target: string; readonly instead: SchemaItem }[];
}

interface StoredIndex {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[] | null;
  readonly properties: readonly string[] | null;
  readonly constraint: string | null;
  readonly state: string;
}

const HEAD =
  /^CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS\s+FOR (?:\(n:([\w|]+)\)|\(\)-\[r:(\w+)\]-\(\))/;
const PROPERTY = /\b[nr]\.(\w+)/g;
const KINDS = { CONSTRAINT: 'constraint', INDEX: 'index', 'FULLTEXT INDEX': 'fulltext' } as const;
const SHOW = `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, state
RETURN name, type, labelsOrTypes AS labels, properties, owningConstraint AS constraint, state`;
const AWAIT = 'CALL db.awaitIndexes(300)';

/** What cypher/schema/ creates, in the order of file names. @throws KnowledgeError naming a file that creates nothing known. */
export function expectedSchema(): readonly SchemaItem[] {
  return migrations().flatMap(({ schema }) => schema.map(itemOf));
}

function itemOf(file: string): SchemaItem {
  const { text } = readStatement(file);
  const head = HEAD.exec(text);
  if (!head) throw new KnowledgeError(`cypher/${file}: expected CREATE CONSTRAINT or INDEX … IF NOT EXISTS FOR ….`);
  const [all, kind, name, labels, type] = head;
  const properties = [...text.slice(all.length).matchAll(PROPERTY)].map((match) => match[1] as string);
  return {
    name: name as string,
    kind: KINDS[kind as keyof typeof KINDS],
    file,
    target: targetOf((labels ?? type ?? '').split('|'), properties),
    statement: text,
  };
}

function targetOf(labels: readonly string[], properties: readonly string[]): string {
  return `${[...labels].sort().join('|')}(${properties.join(', ')})`;
}

/** Reads the schema back and compares it with cypher/schema/. Changes nothing. */
export async function checkSchema(graph: Graph): Promise<SchemaReport> {
  return compareSchema(await graph.read<StoredIndex>(SHOW));
}

function compareSchema(stored: readonly StoredIndex[]): SchemaReport {
  const missing: SchemaItem[] = [];
  const foreign: SchemaReport['foreign'][number][] = [];
  for (const item of expectedSchema()) {
    const there = stored.filter((index) => targetOf(index.labels ?? [], index.properties ?? []) === item.target);
    if (there.some((index) => kindOf(index) === item.kind)) continue;
    missing.push(item);
    const blocking = there.filter((index) => kindOf(index) !== 'fulltext' && item.kind !== 'fulltext');
    const namesake = stored.filter((index) => index.name === item.name);
    for (const { name, labels, properties } of new Set([...blocking, ...namesake])) {
      foreign.push({ name, target: targetOf(labels ?? [], properties ?? []), instead: item });
    }
  }
  return { missing, foreign };
}

/** A unique constraint serves where we want an index, and under any name. */
function kindOf(index: StoredIndex): SchemaItem['kind'] | 'other' {
  if (index.state === 'FAILED') return 'other';
  if (index.type === 'FULLTEXT') return 'fulltext';
  if (index.type !== 'RANGE') return 'other';
  return index.constraint === null ? 'index' : 'constraint';
}

/**
 * Brings the database to the schema of this program: creates what is missing of cypher/schema/, waits until it can be
 * used, and then changes the data of older graphs (see `migrate`). Two reads at once when nothing is to be done.
 * @throws SchemaError when a newer program has changed the database; DatabaseError naming an index of somebody else that
 *   stands where ours should, and how to drop it, or when the schema read back still lacks something; BusyError when
 *   another process writes to a database whose data must be changed.
 */
export async function ensureSchema(
  graph: Graph,
  options: LeaseOptions = {},
): Promise<{ readonly created: readonly string[] }> {
  const [versions, { missing, foreign }] = await Promise.all([readVersions(graph), checkSchema(graph)]);
  refuseOthers(versions, graph.connection);
  refuseForeign(foreign);
  if (missing.length > 0) await create(graph, missing);
  await migrate(graph, versions, options);
  return { created: missing.map((item) => item.name) };
}

/**
 * What `ensureSchema` would find, as a check of `guanxi doctor`. Changes nothing.
 * @returns the check, and the exit code with which a load would end, 0 when it would begin.
 */
export async function diagnoseSchema(graph: Graph): Promise<{ readonly check: Check; readonly exitCode: number }> {
  const subject = 'Schema';
  const total = expectedSchema().length;
  try {
    const [versions, { missing, foreign }] = await Promise.all([readVersions(graph), checkSchema(graph)]);
    refuseOthers(versions, graph.connection);
    refuseForeign(foreign);
    const version = versions.at(-1)?.version;
    const check = ((): Check => {
      if (missing.length === 0 && version === schemaVersion()) {
        return { subject, level: 'ok', found: `${version}, all of its ${total} constraints and indexes` };
      }
      const remedy = 'The next guanxi ingest or load makes it.';
      if (missing.length === total) return { subject, level: 'ok', found: 'none yet', remedy };
      const names = missing.map(({ name }) => name).join(', ');
      const lacks = names === '' ? '' : `; ${missing.length} of ${total} constraints and indexes are missing: ${names}`;
      return { subject, level: 'warn', found: `${version ?? 'of the first version'}${lacks}`, remedy };
    })();
    return { check, exitCode: EXIT.ok };
  } catch (error) {
    if (!(error instanceof GuanxiError)) throw error;
    return { check: { subject, level: 'fail', found: error.message }, exitCode: error.exitCode };
  }
}

async function create(graph: Graph, missing: readonly SchemaItem[]): Promise<void> {
  await graph.write((transaction) => Promise.all(missing.map((item) => transaction.run(item.statement))));
  await graph.command(AWAIT);
  const after = await checkSchema(graph);
  refuseForeign(after.foreign);
  if (after.missing.length > 0) {
    const names = after.missing.map((item) => item.name).join(', ');
    throw new DatabaseError(`The database did not keep ${names} of cypher/schema/. Look at SHOW INDEXES and its logs.`);
  }
}

function refuseForeign(foreign: SchemaReport['foreign']): void {
  const [first] = foreign;
  if (!first) return;
  throw new DatabaseError(
    `The database has ${first.name} on ${first.target} where ${first.instead.name} on ${first.instead.target} is needed (cypher/${first.instead.file}). Drop it (DROP INDEX ${first.name}; of a constraint, DROP CONSTRAINT ${first.name}) or use another database.`,
  );
}
