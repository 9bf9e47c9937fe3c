import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../errors.js';

const text = z.string().nullish();

const entity = z.looseObject({
  type: z.string(),
  name: z.string(),
  aliases: z.array(z.string()).optional(),
  mentions: z.array(z.string()).optional(),
  optional: z.boolean().optional(),
});

const relation = z.looseObject({
  type: z.string(),
  from: text,
  to: text,
  title: text,
  role: text,
  as: text,
  kin: text,
  optional: z.boolean().optional(),
  accept: z.array(z.string()).optional(),
  evidence: text,
});

const event = z.looseObject({
  id: z.string(),
  name: text,
  kind: text,
  date: text,
  end: text,
  optional: z.boolean().optional(),
});

const article = z.looseObject({
  headline: text,
  kicker: text,
  subtitle: text,
  kind: text,
  date: text,
  entities: z.array(entity).default([]),
  relations: z.array(relation).default([]),
  events: z.array(event).default([]),
});

const page = z.looseObject({
  publication: text,
  date: text,
  page: text,
  city: text,
  province: text,
  articles: z.array(article),
});

/**
 * A named entity of a gold file; further `aliases` agree as well, and an `optional` one is never counted. `mentions` are
 * printed forms that do not agree as a name (市委).
 */
export type GoldEntity = z.infer<typeof entity>;
/**
 * A relation of a gold file: `from` and `to` are entity names or event ids; `accept` lists further qualifiers; `evidence`
 * is the words of the page that state it, with `…` where words are left out.
 */
export type GoldRelation = z.infer<typeof relation>;
/** An event of a gold file, named within its article by `id` (`event:1`). */
export type GoldEvent = z.infer<typeof event>;
export type GoldArticle = z.infer<typeof article>;
/** The facts of one page, as a reader marked them or as `guanxi extract --format json` prints them. */
export type GoldPage = z.infer<typeof page>;

/**
 * Reads a file of gold or extracted facts of one page.
 * @throws InputError when the file is missing, is not JSON, or has another shape.
 */
export function readGold(path: string): GoldPage {
  const result = page.safeParse(readJson(path));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InputError(
    `${path}: expected the facts of one page, as "guanxi extract --format json" prints them; ` +
      `at ${issue?.path.join('.') || 'the top'}: ${issue?.message}. Mend the entry.`,
  );
}

function readJson(path: string): unknown {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InputError(`${path}: expected a readable JSON file. Check the path.`, { cause });
  }
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new InputError(`${path}: expected JSON. ${(cause as Error).message}. Mend the file.`, { cause });
  }
}
