import { deriveDivisions } from './divisions.js';
import { deriveMet } from './met.js';
import { runStatement, statementText } from './statements.js';
/**
 * Derives MET, and WITHIN by the national list of divisions, for whatever loads have changed since that was last done,
 * also loads that were interrupted before they could do so themselves: each transaction of the loader leaves a mark
 * (Derivation) of what it touched, which goes once all is derived.
 */
export async function refreshDerived(graph) {
    const marks = await graph.read(statementText('derive/read-marks.cypher'));
    const events = marks.flatMap((mark) => mark.events);
    const persons = marks.flatMap((mark) => mark.persons);
    const [met, divisions] = await Promise.all([
        events.length + persons.length > 0 ? deriveMet(graph, { events, persons }) : { persons: 0, pairs: 0 },
        marks.some((mark) => mark.divisions) ? deriveDivisions(graph) : { written: 0, removed: 0 },
    ]);
    const ids = marks.map((mark) => mark.id);
    if (ids.length > 0) {
        await graph.write((transaction) => runStatement(transaction, 'derive/delete-marks.cypher', { ids }));
    }
    return { met, divisions };
}
