import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { z } from 'zod';
import { KnowledgeError } from './errors.js';
const SCHEMES = ['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:'];
const wholeNumber = (from, to) => z
    .string()
    .regex(/^\d+$/, `a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `a whole number from ${from} to ${to}`);
const uri = z.string().superRefine((value, context) => {
    const problem = uriProblem(value);
    if (problem)
        context.addIssue({ code: 'custom', message: problem });
});
const Variables = z.object({
    NEO4J_URI: uri.optional(),
    NEO4J_USERNAME: z.string().default('neo4j'),
    NEO4J_PASSWORD: z.string().optional(),
    NEO4J_DATABASE: z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9.-]{2,62}$/, 'a database name: 3 to 63 letters, digits, dots or dashes, a letter first')
        .default('neo4j'),
    GUANXI_HOME: z.string().optional(),
    GUANXI_CACHE: z.string().optional(),
    GUANXI_SERVER: z.enum(['auto', 'docker', 'local'], 'auto, docker or local').default('auto'),
    GUANXI_NEO4J_VERSION: z
        .string()
        .regex(/^(5\.26|20[2-9]\d\.\d{2})\.\d+$/, 'a full version of 5.26 or 2025 and later, such as 5.26.30 or 2026.08.1')
        .optional(),
    GUANXI_CONCURRENCY: wholeNumber(1, 64).optional(),
    GUANXI_MAX_FILE_BYTES: wholeNumber(1024, 1024 ** 3).optional(),
});
/** Variables whose value may be repeated in a message. */
const NOT_SECRET = new Set(Object.keys(Variables.shape).filter((name) => !/PASSWORD|URI/.test(name)));
/**
 * Reads the settings from `env` and from the file `.env` in `cwd`; the environment wins, an empty value counts as absent.
 * @throws KnowledgeError naming the variable, where it was set, and what was expected.
 */
export function readSettings(env = process.env, cwd = process.cwd()) {
    const file = readDotenv(cwd);
    const given = {};
    for (const name of Object.keys(Variables.shape)) {
        const value = env[name] || file[name];
        if (value)
            given[name] = value;
    }
    const parsed = Variables.safeParse(given);
    if (!parsed.success)
        throw malformed(parsed.error, given, env, cwd);
    return toSettings(parsed.data, env, cwd);
}
function toSettings(values, env, cwd) {
    const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE, GUANXI_NEO4J_VERSION } = values;
    return {
        ...(NEO4J_URI && {
            connection: {
                uri: NEO4J_URI,
                username: NEO4J_USERNAME,
                ...(NEO4J_PASSWORD !== undefined && { password: NEO4J_PASSWORD }),
                database: NEO4J_DATABASE,
            },
        }),
        home: values.GUANXI_HOME ? resolve(cwd, values.GUANXI_HOME) : userFolder(env, 'XDG_DATA_HOME', '.local/share'),
        cache: values.GUANXI_CACHE ? resolve(cwd, values.GUANXI_CACHE) : userFolder(env, 'XDG_CACHE_HOME', '.cache'),
        server: values.GUANXI_SERVER,
        ...(GUANXI_NEO4J_VERSION && { neo4jVersion: GUANXI_NEO4J_VERSION }),
        concurrency: values.GUANXI_CONCURRENCY ?? Math.min(availableParallelism(), 64),
        maxFileBytes: values.GUANXI_MAX_FILE_BYTES ?? 32 * 1024 ** 2,
    };
}
/** The XDG base directories ignore relative paths: https://specifications.freedesktop.org/basedir-spec/latest/ */
function userFolder(env, variable, fallback) {
    const base = env[variable];
    return join(base && isAbsolute(base) ? base : join(env.HOME || homedir(), fallback), 'guanxi');
}
function readDotenv(cwd) {
    const path = join(cwd, '.env');
    try {
        return parse(readFileSync(path));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return {};
        throw new KnowledgeError(`${path}: cannot be read (${error.message}). Make it readable or remove it.`, {
            cause: error,
        });
    }
}
function uriProblem(value) {
    const expected = `an address such as neo4j://localhost:7687 (schemes: ${SCHEMES.map((s) => s.slice(0, -1)).join(', ')})`;
    if (!URL.canParse(value))
        return expected;
    const url = new URL(value);
    if (!SCHEMES.includes(url.protocol) || url.hostname === '')
        return expected;
    if (url.username || url.password)
        return 'an address without user and password: put those in NEO4J_USERNAME and NEO4J_PASSWORD';
    return undefined;
}
function malformed(error, given, env, cwd) {
    const lines = error.issues.map((issue) => {
        const name = String(issue.path[0]);
        const place = env[name] ? 'the environment' : join(cwd, '.env');
        const found = NOT_SECRET.has(name) ? `, found “${given[name]}”` : '';
        return `${name} (set in ${place}): expected ${issue.message}${found}.`;
    });
    return new KnowledgeError(`${lines.join('\n')}\nCorrect it, or unset it to use the default; see .env.example.`);
}
