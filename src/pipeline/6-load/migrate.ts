import { SchemaError } from '../../errors.js';
import type { Graph, Transaction } from '../../graph/connect.js';
import { type LeaseOptions, withLease } from './lease.js';
import { type Migration, migrations, schemaVersion } from './migrations.js';
import { runStatement, statementText } from './statements.js';

/** A version of the schema as the database has recorded it. */
export interface StoredVersion {
  readonly version: string;
  readonly checksum: string;
}

/** How many nodes or edges a data statement changes in one transaction. */
const PORTION = 5000;

/** The versions that were applied to the database. */
export function readVersions(graph: Graph): Promise<StoredVersion[]> {
  return graph.read<StoredVersion>(statementText('migrate/read-versions.cypher'));
}

/** @throws SchemaError when a newer program has changed the database, or one that is not of our line. */
export function refuseOthers(stored: readonly StoredVersion[], { uri, database }: Graph['connection']): void {
  const where = `Database “${database}” at ${uri}`;
  const newer = stored.find(({ version }) => version > schemaVersion());
  if (newer) {
    throw new SchemaError(
      `${where} has schema ${stored.at(-1)?.version}, and this guanxi knows ${schemaVersion()} at most. Nothing was changed. Update guanxi, or name another database.`,
    );
  }
  const ours = new Map(migrations().map(({ version, checksum }) => [version, checksum]));
  const other = stored.find(({ version, checksum }) => ours.get(version) !== checksum);
  if (other) {
    throw new SchemaError(
      `${where} has schema ${other.version} in another form than this guanxi: expected checksum ${ours.get(other.version)}, found ${other.checksum}. Nothing was changed. Restore cypher/schema/${other.version}__*.cypher, or name another database.`,
    );
  }
}

/**
 * Applies the versions that the database has not recorded, oldest first: changes the data, then records the version. The
 * constraints and indexes are there already. A graph without any record is of the first version, or empty. Interrupted, it
 * goes on at the next call, because what a data statement has changed it does not find again.
 */
export async function migrate(graph: Graph, stored: readonly StoredVersion[], options: LeaseOptions): Promise<void> {
  const unrecorded = missingOf(stored);
  if (unrecorded.length === 0) return;
  const [row] = await graph.read<{ empty: boolean }>(statementText('load/is-empty.cypher'));
  if (row?.empty) return graph.write((transaction) => record(transaction, unrecorded));
  await withLease(graph, options, async (leased) => {
    await leased.taken();
    for (const migration of missingOf(await readVersions(graph))) await apply(leased, migration);
  });
}

function missingOf(stored: readonly StoredVersion[]): Migration[] {
  const there = new Set(stored.map(({ version }) => version));
  return migrations().filter(({ version }) => !there.has(version));
}

async function apply(graph: Graph, migration: Migration): Promise<void> {
  for (const file of migration.data) while ((await change(graph, file)) > 0);
  await graph.write((transaction) => record(transaction, [migration]));
}

async function record(transaction: Transaction, applied: readonly Migration[]): Promise<void> {
  const rows = applied.map(({ version, checksum }) => ({ version, checksum }));
  await runStatement(transaction, 'migrate/record-versions.cypher', { rows });
}

/** One portion of a data statement; how much it changed. */
async function change(graph: Graph, file: string): Promise<number> {
  const [row] = await graph.write((transaction) =>
    transaction.run<{ changed: number }>(statementText(file), { limit: PORTION }),
  );
  return row?.changed ?? 0;
}
