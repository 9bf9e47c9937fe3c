import { listQuestions } from './question.js';
/** All questions with what they answer and their parameters, for a reader. */
export function describeQuestions(questions = listQuestions()) {
    return `${questions.map(describe).join('\n')}\nAsk one: guanxi ask NAME --param name=value\n`;
}
function describe({ name, title, about, parameters }) {
    const lines = parameters.map((p) => `    ${p.name}=${p.default ?? ''}  ${p.about}\n`);
    return `${name}: ${title}\n  ${about.replaceAll('\n', '\n  ')}\n${lines.join('')}`;
}
