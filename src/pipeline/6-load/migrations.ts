import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from '../../errors.js';
import { readStatement } from '../../knowledge/cypher.js';
import { once } from '../../knowledge/once.js';
import { CYPHER_DIR } from '../../knowledge/paths.js';
import { digest } from '../5-resolve/ids.js';

/** One version of the schema: the files `cypher/schema/V0001__….cypher` of one number. */
export interface Migration {
  /** `V0001`. */
  readonly version: string;
  /** Files that create constraints and indexes; they come first. Sorted, relative to cypher/. */
  readonly schema: readonly string[];
  /** Files that change what older programs wrote, `….data.cypher`: in portions, so that each may run again. */
  readonly data: readonly string[];
  /** SHA-256 of the statements. A version never changes once it is released. */
  readonly checksum: string;
}

const FILE = /^(V\d{4})__[\w-]+(\.data)?\.cypher$/;

/** All versions, oldest first. @throws KnowledgeError for a file of another name. */
export const migrations = once((): readonly Migration[] => {
  const found = new Map<string, { schema: string[]; data: string[] }>();
  for (const file of readdirSync(join(CYPHER_DIR, 'schema')).sort()) {
    const [, version, data] = FILE.exec(file) ?? [];
    if (version === undefined) {
      throw new KnowledgeError(`cypher/schema/${file}: expected a name like V0002__what-it-makes.cypher. Rename it.`);
    }
    const files = found.get(version) ?? { schema: [], data: [] };
    found.set(version, files);
    files[data ? 'data' : 'schema'].push(`schema/${file}`);
  }
  return [...found].map(([version, files]) => ({ version, ...files, checksum: checksumOf(files) }));
});

/** The newest version that this program knows. */
export function schemaVersion(): string {
  return migrations().at(-1)?.version ?? '';
}

function checksumOf({ schema, data }: Pick<Migration, 'schema' | 'data'>): string {
  return digest([...schema, ...data].map((file) => [file, readStatement(file).text]));
}
