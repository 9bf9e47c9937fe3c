import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError, KnowledgeError } from '../../errors.js';
import { readStatement } from '../../knowledge/cypher.js';
import { CYPHER_DIR } from '../../knowledge/paths.js';
const HEAD = /^CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS\s+FOR (?:\(n:([\w|]+)\)|\(\)-\[r:(\w+)\]-\(\))/;
const PROPERTY = /\b[nr]\.(\w+)/g;
const KINDS = { CONSTRAINT: 'constraint', INDEX: 'index', 'FULLTEXT INDEX': 'fulltext' };
const SHOW = `SHOW INDEXES YIELD name, type, labelsOrTypes, properties, owningConstraint, state
RETURN name, type, labelsOrTypes AS labels, properties, owningConstraint AS constraint, state`;
const AWAIT = 'CALL db.awaitIndexes(300)';
/** What cypher/schema/ creates, in the order of file names. @throws KnowledgeError naming a file that creates nothing known. */
export function expectedSchema() {
    const files = readdirSync(join(CYPHER_DIR, 'schema')).filter((file) => file.endsWith('.cypher'));
    return files.sort().map((file) => itemOf(`schema/${file}`));
}
function itemOf(file) {
    const { text } = readStatement(file);
    const head = HEAD.exec(text);
    if (!head)
        throw new KnowledgeError(`cypher/${file}: expected CREATE CONSTRAINT or INDEX … IF NOT EXISTS FOR ….`);
    const [all, kind, name, labels, type] = head;
    const properties = [...text.slice(all.length).matchAll(PROPERTY)].map((match) => match[1]);
    return {
        name: name,
        kind: KINDS[kind],
        file,
        target: targetOf((labels ?? type ?? '').split('|'), properties),
        statement: text,
    };
}
function targetOf(labels, properties) {
    return `${[...labels].sort().join('|')}(${properties.join(', ')})`;
}
/** Reads the schema back and compares it with cypher/schema/. Changes nothing. */
export async function checkSchema(graph) {
    return compareSchema(await graph.read(SHOW));
}
function compareSchema(stored) {
    const missing = [];
    const foreign = [];
    for (const item of expectedSchema()) {
        const there = stored.filter((index) => targetOf(index.labels ?? [], index.properties ?? []) === item.target);
        if (there.some((index) => kindOf(index) === item.kind))
            continue;
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
function kindOf(index) {
    if (index.state === 'FAILED')
        return 'other';
    if (index.type === 'FULLTEXT')
        return 'fulltext';
    if (index.type !== 'RANGE')
        return 'other';
    return index.constraint === null ? 'index' : 'constraint';
}
/**
 * Creates what is missing of cypher/schema/ and waits until it can be used. One round trip when nothing is missing.
 * @throws DatabaseError naming an index of somebody else that stands where ours should, and how to drop it; or when the
 *   schema read back still lacks something.
 */
export async function ensureSchema(graph) {
    const { missing, foreign } = await checkSchema(graph);
    if (missing.length === 0)
        return { created: [] };
    refuseForeign(foreign);
    await graph.write((transaction) => Promise.all(missing.map((item) => transaction.run(item.statement))));
    await graph.command(AWAIT);
    const after = await checkSchema(graph);
    refuseForeign(after.foreign);
    if (after.missing.length > 0) {
        const names = after.missing.map((item) => item.name).join(', ');
        throw new DatabaseError(`The database did not keep ${names} of cypher/schema/. Look at SHOW INDEXES and its logs.`);
    }
    return { created: missing.map((item) => item.name) };
}
function refuseForeign(foreign) {
    const [first] = foreign;
    if (!first)
        return;
    throw new DatabaseError(`The database has ${first.name} on ${first.target} where ${first.instead.name} on ${first.instead.target} is needed (cypher/${first.instead.file}). Drop it (DROP INDEX ${first.name}; of a constraint, DROP CONSTRAINT ${first.name}) or use another database.`);
}
