import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../errors.js';
import { once } from './once.js';
import { LEXICON_DIR } from './paths.js';
import { readYaml } from './read-yaml.js';
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]*$/;
const identifier = z.string().regex(IDENTIFIER, 'expected letters, digits and _ only');
/** Stated by sentences of articles, recorded by the loader about its articles, or derived from what is stated. */
const origin = z.enum(['stated', 'recorded', 'derived']);
const meaning = z.string().min(1);
const properties = z.record(identifier, z.strictObject({ type: z.enum(['string', 'strings', 'integer', 'integers', 'boolean']), meaning }));
/** Tells the two kinds of file apart, so that faults are reported against the right one. */
const Head = z.looseObject({ label: z.unknown().optional(), relation: z.unknown().optional() });
const NodeFile = z.strictObject({
    label: identifier,
    origin,
    meaning,
    kinds: z.array(z.string()).default([]),
    also: z.record(identifier, z.string()).default({}),
    properties,
    example: meaning,
});
const RelationFile = z.strictObject({
    relation: identifier,
    origin,
    meaning,
    ends: z.array(z.strictObject({ from: identifier, to: identifier })).min(1),
    qualifier: z
        .strictObject({ name: identifier, meaning, values: z.record(z.string(), z.string()).optional() })
        .optional(),
    properties: properties.default({}),
    example: meaning,
});
/** The ontology of lexicon/schema/, read once a process. @throws KnowledgeError naming the file that is malformed. */
export const graphSchema = once(() => readGraphSchema(join(LEXICON_DIR, 'schema')));
/**
 * Reads and checks a folder of schema files: one YAML file a node label (`label:`) or relation type (`relation:`), named
 * after it in kebab-case; every end must be a label of the folder.
 * @throws KnowledgeError naming file, what was expected and what was found.
 */
export function readGraphSchema(folder) {
    const nodes = new Map();
    const relations = new Map();
    const files = readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .sort();
    for (const file of files) {
        const path = join(folder, file);
        const entry = readEntry(path);
        const name = 'label' in entry ? entry.label : entry.relation;
        checkFileName(path, name);
        if ('label' in entry)
            nodes.set(name, entry);
        else
            relations.set(name, entry);
    }
    for (const relation of relations.values())
        checkEnds(folder, relation, nodes);
    return { nodes, relations };
}
function readEntry(path) {
    const { label, relation } = readYaml(path, Head);
    if (label !== undefined)
        return readYaml(path, NodeFile);
    if (relation !== undefined)
        return readYaml(path, RelationFile);
    throw new KnowledgeError(`${path}:1: expected label: or relation:, found neither. Say what the file describes.`);
}
/** True when the ontology lets an edge of `type` run from label `from` to label `to`. */
export function allows(schema, type, from, to) {
    return schema.relations.get(type)?.ends.some((end) => end.from === from && end.to === to) ?? false;
}
function checkFileName(path, name) {
    const expected = name
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .replaceAll('_', '-')
        .toLowerCase();
    if (basename(path, '.yaml') === expected)
        return;
    throw new KnowledgeError(`${path}: expected the file of ${name} to be called ${expected}.yaml. Rename it.`);
}
function checkEnds(folder, relation, nodes) {
    for (const end of relation.ends) {
        for (const label of [end.from, end.to]) {
            if (nodes.has(label))
                continue;
            throw new KnowledgeError(`${folder}: ${relation.relation} has the end ${label}, which no schema file describes. Add one or mend the end.`);
        }
    }
}
