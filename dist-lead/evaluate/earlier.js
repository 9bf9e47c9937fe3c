import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError } from '../errors.js';
const figures = z.object({
    p: z.number(),
    r: z.number(),
    f1: z.number(),
    tp: z.number(),
    fp: z.number(),
    fn: z.number(),
});
const quote = z.object({
    text: z.string(),
    start: z.number().optional(),
    end: z.number().optional(),
    line: z.number().optional(),
    article: z.string().optional(),
});
const difference = z.object({
    outcome: z.enum(['miss', 'invention']),
    group: z.enum(['segmentation', 'entities', 'relations']),
    type: z.string(),
    page: z.string().optional(),
    headline: z.string(),
    fact: z.string(),
    stage: z.enum(['segment', 'recognise', 'relate', 'resolve']).optional(),
    rule: z.string().optional(),
    evidence: quote.optional(),
    sentences: z.array(quote),
});
const run = z.object({
    segmentation: z.record(z.string(), figures),
    entities: z.record(z.string(), figures),
    relations: z.record(z.string(), figures),
    differences: z.array(difference),
});
/**
 * Compares a run with an earlier one. A miss or an invention is the same in both when page, headline, type and fact
 * agree; of several alike, each counts once.
 */
export function compareRuns(now, before) {
    return {
        segmentation: changesOf(now.segmentation, before.segmentation),
        entities: changesOf(now.entities, before.entities),
        relations: changesOf(now.relations, before.relations),
        appeared: without(now.differences, before.differences),
        gone: without(before.differences, now.differences),
    };
}
/**
 * Reads what an earlier `guanxi evaluate --format json` printed.
 * @throws InputError when the file is missing, is not JSON, or has another shape.
 */
export function readEarlierRun(path) {
    const result = run.safeParse(parse(path));
    // Absent and undefined are the same in JSON, which zod's types do not say.
    if (result.success)
        return result.data;
    const issue = result.error.issues[0];
    throw new InputError(`${path}: expected what "guanxi evaluate --format json" printed; ` +
        `at ${issue?.path.join('.') || 'the top'}: ${issue?.message}. Name such a file, or make it anew.`);
}
function parse(path) {
    try {
        return JSON.parse(readFileSync(path, 'utf8'));
    }
    catch (cause) {
        const found = cause instanceof SyntaxError ? 'another format' : 'none that can be read';
        throw new InputError(`${path}: expected a JSON file, found ${found}. Check the path.`, { cause });
    }
}
function changesOf(now, before) {
    const types = new Set([...Object.keys(now), ...Object.keys(before)]);
    const sum = types.delete('micro') ? ['micro'] : [];
    return Object.fromEntries([...types, ...sum].map((type) => [
        type,
        { ...(before[type] ? { before: before[type] } : {}), ...(now[type] ? { now: now[type] } : {}) },
    ]));
}
/** Those of `differences` that `others` does not have, each other one standing for one of its like. */
function without(differences, others) {
    const left = new Map();
    for (const other of others)
        left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
    return differences.filter((difference) => {
        const key = keyOf(difference);
        const count = left.get(key) ?? 0;
        left.set(key, count - 1);
        return count <= 0;
    });
}
function keyOf({ outcome, group, type, page, headline, fact }) {
    return JSON.stringify([outcome, group, type, page ?? '', headline, fact]);
}
