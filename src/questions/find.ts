import { ENTITY_LABELS } from '../domain/mention.js';
import { DatabaseError, EXIT, GuanxiError } from '../errors.js';
import type { Graph, Row } from '../graph/connect.js';
import { romanise } from '../pipeline/5-resolve/pinyin.js';
import { ask } from './index.js';

/** Labels that a search can be narrowed to. */
const LABELS: readonly string[] = [...ENTITY_LABELS, 'Official'];
const MOST_ROWS = 1000;
/** How the server says that the full-text index of cypher/schema/ is missing. */
const NO_INDEX = /no such fulltext schema index/;

export interface FindOptions {
  /** One of the labels of named nodes, or Official; in any case. All of them when absent. */
  readonly label?: string | undefined;
  /** At most so many rows, 1 to 1,000. Default 20. */
  readonly limit?: number;
}

/** How a row answers, from best to worst; see cypher/questions/find.cypher. */
export type Match = 'name' | 'alias' | 'pinyin' | 'initials' | 'prefix' | 'part' | 'sound' | 'similar';

/** A named node that answers a search, with what tells it from its namesakes. Null where nothing is known. */
export interface Found extends Row {
  readonly label: string;
  readonly kind: string | null;
  readonly name: string;
  /** The other name that matched, where the name itself did not as well. */
  readonly alias: string | null;
  readonly match: Match;
  /** How many articles name it. */
  readonly articles: number;
  /** Date of the first and of the last of them, YYYY-MM-DD. */
  readonly first: string | null;
  readonly last: string | null;
  /** Latest post of a person, day of an event, where a place, project or organization lies. */
  readonly detail: string | null;
  readonly id: string;
}

/**
 * Finds named nodes by name, alias, a part of either, pinyin or its initials; best first. When nothing is written so, people
 * whose name sounds the same are found: 林彩薇, 林採薇 for 林采薇.
 * @param query as typed: full-width forms, case, tones, blanks and kinds of the middle dot make no difference.
 * @throws GuanxiError for an empty query, an unknown label, a limit out of range; DatabaseError.
 */
export async function find(graph: Graph, query: string, options: FindOptions = {}): Promise<Found[]> {
  const given = searchParameters(query, options);
  const rows = await answer(graph, given);
  if (rows.some(({ match }) => match !== 'similar')) return rows;
  const sound = romanise(query)?.full;
  return sound === undefined ? rows : answer(graph, { ...given, sound });
}

/**
 * Parameters of the question `find`, as texts; checked, so that a command can refuse before it looks for a database.
 * @throws GuanxiError as `find`.
 */
export function searchParameters(query: string, { label, limit = 20 }: FindOptions): Readonly<Record<string, string>> {
  checkQuery(query);
  return { query, limit: String(checkedLimit(limit)), ...(label !== undefined && { label: knownLabel(label) }) };
}

async function answer(graph: Graph, given: Readonly<Record<string, string>>): Promise<Found[]> {
  try {
    return (await ask(graph, 'find', given)) as Found[];
  } catch (error) {
    if (!(error instanceof DatabaseError && NO_INDEX.test(error.message))) throw error;
    throw new DatabaseError(
      'The database has no search index “names” (cypher/schema/). Load a page with guanxi ingest: that creates it.',
      { cause: error },
    );
  }
}

function checkQuery(query: string): void {
  if (/[\p{L}\p{N}]/u.test(query)) return;
  throw new GuanxiError(
    `Expected a name or a part of one (采薇, lincaiwei, lcw), found ${JSON.stringify(query)}. Give at least one letter, digit or character.`,
    EXIT.usage,
  );
}

function checkedLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_ROWS) return limit;
  throw new GuanxiError(`Limit: expected a whole number from 1 to ${MOST_ROWS}, found ${limit}.`, EXIT.usage);
}

function knownLabel(label: string): string {
  const known = LABELS.find((name) => name.toLowerCase() === label.toLowerCase());
  if (known !== undefined) return known;
  throw new GuanxiError(`Label: expected one of ${LABELS.join(', ')}, found ${JSON.stringify(label)}.`, EXIT.usage);
}
