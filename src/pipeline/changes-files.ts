import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { GraphChanges } from '../domain/graph-changes.js';
import { InputError } from '../errors.js';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const properties = z.record(z.string(), value);

const Node = z.looseObject({
  id: z.string(),
  label: z.string(),
  also: z.array(z.string()),
  name: z.string(),
  aliases: z.array(z.string()),
  properties,
  mentions: z.int(),
  offsets: z.array(z.int()),
});

const Statement = z.looseObject({
  key: z.string(),
  type: z.string(),
  from: z.string(),
  fromLabel: z.string(),
  to: z.string(),
  toLabel: z.string(),
  qualifier: properties,
  properties,
  certain: z.boolean(),
  rule: z.string(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
});

const Article = z.looseObject({
  id: z.string(),
  headline: z.string(),
  kind: z.string(),
  date: z.string().optional(),
  index: z.int(),
  text: z.string(),
  hash: z.string(),
  nodes: z.array(Node),
  statements: z.array(Statement),
});

/** The shape alone: `checkChanges` sees to what it means. */
const Changes = z.looseObject({
  pageId: z.string(),
  path: z.string(),
  hash: z.string(),
  publication: z
    .looseObject({ id: z.string(), name: z.string(), city: z.string().optional(), province: z.string().optional() })
    .optional(),
  articles: z.array(Article),
});

/** True for files that hold changes, not a page of print. */
export function isChangesFile(path: string): boolean {
  return ['.jsonl', '.ndjson'].includes(extname(path).toLowerCase());
}

/**
 * Pages as `guanxi ingest --dry-run` printed them: one JSON object a page, on one line, or over several lines of which the
 * first and the last are a brace alone.
 * @throws InputError naming file and line where something else is found.
 */
export async function* readChangesFile(path: string): AsyncGenerator<GraphChanges> {
  let object: string[] = [];
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    if (object.length === 0 && line.trim() === '') continue;
    object.push(line);
    if (object[0] === '{' && line !== '}') continue;
    yield parse(object.join('\n'), `${path}:${number - object.length + 1}`);
    object = [];
  }
  if (object.length > 0) throw malformed(`${path}:${number - object.length + 1}`, 'an object without end');
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const stream = createReadStream(path);
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new InputError(`${path}: cannot be read (${(error as Error).message}). Check the path.`, { cause: error });
  }
}

function parse(text: string, where: string): GraphChanges {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    throw malformed(where, (error as Error).message);
  }
  const { success, data, error } = Changes.safeParse(found);
  if (success) return data as unknown as GraphChanges;
  const [issue] = error.issues;
  throw malformed(where, `${issue?.path.join('.') || 'the object'}: ${issue?.message}`);
}

function malformed(where: string, found: string): InputError {
  return new InputError(
    `${where}: expected a page as “guanxi ingest --dry-run” prints it, one JSON object, found ${found}. Write the file again.`,
  );
}
