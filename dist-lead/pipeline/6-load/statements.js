import { readStatement } from '../../knowledge/cypher.js';
/**
 * Every statement seeks by unique ids and keys, whatever the graph's size; planning them again and again while the graph
 * grows costs more than running them.
 */
const PLAN_ONCE = 'CYPHER replan=skip\n';
/** Text of a statement of cypher/, as it is sent. */
export function statementText(file) {
    return `${PLAN_ONCE}${readStatement(file).text}`;
}
/**
 * Runs a statement of cypher/. Its parameters go in one map, `$batch`: of a list, Neo4j plans a statement anew for each
 * order of magnitude of its length, so that a small page would wait for plans that a large one has made already.
 */
export function runStatement(transaction, file, batch) {
    return transaction.run(statementText(file), batch && { batch });
}
/**
 * Lets the server plan statements that a first load does not need, so that the second one need not wait for them: their
 * plans cost up to a second each while the server is young.
 */
export async function planAhead(graph, files) {
    await graph.write((transaction) => Promise.all(files.map((file) => runStatement(transaction, file, {}))));
}
/** Thrown inside a transaction when something is not there that was found before: another process deleted it. */
export class MissingError extends Error {
}
/**
 * Sends all steps at once, in order, and awaits them together.
 * @returns the rows of each step.
 * @throws MissingError when a step wrote too little.
 */
export async function runSteps(transaction, steps) {
    const results = await Promise.all(steps.map((step) => runStatement(transaction, step.file, step.batch)));
    for (const [index, step] of steps.entries())
        checkWritten(step, results[index]?.[0]);
    return results;
}
function checkWritten({ file, expected }, row) {
    if (expected === undefined || row?.written === expected)
        return;
    throw new MissingError(`${file}: expected ${expected} rows to be written, found ${String(row?.written)}.`);
}
