import { runStatement, statementText } from './statements.js';
/** More persons than this are derived in several transactions, all persons of the graph among them. */
const AT_ONCE = 1000;
const RUN = 200;
/**
 * Rebuilds MET from certain TOOK_PART_IN by the ontology's grades (cypher/derive/met.cypher): for the pairs that the
 * events and persons of `scope` touch, or, without a scope, for everyone. Both ways give the same edges.
 */
export async function deriveMet(graph, scope) {
    if (!scope)
        return deriveAll(graph);
    const report = await graph.write((transaction) => deriveTouched(transaction, scope));
    return report ?? deriveAll(graph);
}
/** Undefined when the scope touches more persons than one transaction should. */
async function deriveTouched(transaction, scope) {
    const { events = [], persons = [] } = scope;
    const rows = await runStatement(transaction, 'derive/participants.cypher', {
        events: [...new Set(events)],
    });
    const touched = [...new Set([...persons, ...rows.map((row) => row.id)])].sort();
    if (touched.length > AT_ONCE)
        return undefined;
    return { persons: touched.length, pairs: await derive(transaction, touched, touched) };
}
async function derive(transaction, persons, others) {
    const pairs = { persons, others };
    const [, rows] = await Promise.all([
        runStatement(transaction, 'derive/clear-met.cypher', pairs),
        runStatement(transaction, 'derive/met.cypher', pairs),
    ]);
    return rows[0]?.written ?? 0;
}
/** All persons in runs by id, one transaction each: the edges of a run are those to persons of larger id. */
async function deriveAll(graph) {
    const report = { persons: 0, pairs: 0 };
    for (let after = '';;) {
        const batch = { after, limit: RUN };
        const run = await graph.read(statementText('derive/persons.cypher'), { batch });
        const ids = run.map((row) => row.id);
        if (ids.length === 0)
            return report;
        report.pairs += await graph.write((transaction) => derive(transaction, ids, null));
        report.persons += ids.length;
        after = ids.at(-1);
    }
}
