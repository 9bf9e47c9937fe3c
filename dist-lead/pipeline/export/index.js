import { RELATION_TYPES } from '../../domain/claim.js';
import { ENTITY_LABELS } from '../../domain/mention.js';
import { readStatement } from '../../knowledge/cypher.js';
import { sortedSet } from '../5-resolve/order.js';
const PAGE = 2000;
const ARTICLES = 200;
const NODE_LABELS = [...ENTITY_LABELS, 'Article', 'Publication', 'SourcePage'].sort();
const KEYED_TYPES = [...RELATION_TYPES, 'MET'].sort();
/**
 * The whole graph as JSON lines without line ends: nodes by label and id, then facts and MET by type and key, then what
 * articles mention, report, state and where they are published, by article. Equal graphs give equal lines: properties are
 * sorted, and nothing internal to the database or about the time of loading is in them. Reads in portions; concurrent
 * writes may or may not be seen.
 *
 * Lines: `{"label","id","also"?,"properties"}` of a node, `{"type","from","to","properties"}` of an edge.
 */
export async function* exportGraph(graph) {
    for (const label of NODE_LABELS)
        yield* nodes(graph, label);
    for (const type of KEYED_TYPES)
        yield* facts(graph, type);
    yield* evidence(graph);
}
async function* nodes(graph, label) {
    const text = statement('nodes', label);
    for await (const { id, labels, properties } of portions(graph, text, (row) => row.id)) {
        const also = labels.filter((other) => other !== label).sort();
        const { id: _, ...rest } = properties;
        yield JSON.stringify({ label, id, ...(also.length > 0 && { also }), properties: sorted(rest) });
    }
}
async function* facts(graph, type) {
    const text = statement('facts', type);
    for await (const row of portions(graph, text, (row) => row.properties.key))
        yield edgeLine(row);
}
async function* evidence(graph) {
    const { text } = readStatement('export/evidence.cypher');
    for (let after = '';;) {
        const articles = await graph.read(text, { after, limit: ARTICLES });
        for (const { edges } of articles)
            yield* edges.map(edgeLine).sort();
        const last = articles.at(-1);
        if (!last)
            return;
        after = last.id;
    }
}
async function* portions(graph, text, keyOf) {
    for (let after = '';;) {
        const rows = await graph.read(text, { after, limit: PAGE });
        yield* rows;
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE)
            return;
        after = keyOf(last);
    }
}
function statement(what, name) {
    return readStatement(`export/${what}.cypher`).text.replaceAll('__NAME__', name);
}
function edgeLine({ type, from, to, properties }) {
    return JSON.stringify({ type, from, to, properties: sorted(properties) });
}
/** Keys in order, and aliases, which are a set: Neo4j orders characters beyond U+FFFF differently in lists and in values. */
function sorted(properties) {
    const entries = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, value]) => [key, key === 'aliases' ? sortedSet(value) : value]));
}
