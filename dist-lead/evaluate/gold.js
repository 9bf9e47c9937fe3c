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
 * Reads a file of gold or extracted facts of one page.
 * @throws InputError when the file is missing, is not JSON, or has another shape.
 */
export function readGold(path) {
    const result = page.safeParse(readJson(path));
    if (result.success)
        return result.data;
    const issue = result.error.issues[0];
    throw new InputError(`${path}: expected the facts of one page, as "guanxi extract --format json" prints them; ` +
        `at ${issue?.path.join('.') || 'the top'}: ${issue?.message}. Mend the entry.`);
}
function readJson(path) {
    let source;
    try {
        source = readFileSync(path, 'utf8');
    }
    catch (cause) {
        throw new InputError(`${path}: expected a readable JSON file. Check the path.`, { cause });
    }
    try {
        return JSON.parse(source);
    }
    catch (cause) {
        throw new InputError(`${path}: expected JSON. ${cause.message}. Mend the file.`, { cause });
    }
}
