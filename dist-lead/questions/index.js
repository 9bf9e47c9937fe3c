import { parametersFor } from './parameters.js';
import { findQuestion } from './question.js';
export { findQuestion, listQuestions } from './question.js';
/** A question ends after this long, however large the graph. */
const TIME_LIMIT_MS = 60_000;
/**
 * Answers a question from the graph, for reading only.
 * @param given values of parameters, as typed; the others keep their defaults.
 * @returns one row a line of the answer, columns in the order of the question's RETURN.
 * @throws GuanxiError for an unknown question or parameter; DatabaseError.
 */
export async function ask(graph, question, given = {}) {
    const asked = typeof question === 'string' ? findQuestion(question) : question;
    return graph.read(asked.cypher, parametersFor(asked, given), { timeoutMs: TIME_LIMIT_MS });
}
