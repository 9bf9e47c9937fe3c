import { listQuestions, type Question } from './question.js';

/** All questions with what they answer and their parameters, for a reader. */
export function describeQuestions(questions: readonly Question[] = listQuestions()): string {
  return `${questions.map(describe).join('\n')}\nAsk one: guanxi ask NAME --param name=value\n`;
}

function describe({ name, title, about, parameters }: Question): string {
  const lines = parameters.map((p) => `    ${p.name}=${p.default ?? ''}  ${p.about}\n`);
  return `${name}: ${title}\n  ${about.replaceAll('\n', '\n  ')}\n${lines.join('')}`;
}
