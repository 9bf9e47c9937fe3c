import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, GuanxiError, KnowledgeError } from '../errors.js';
import { CYPHER_DIR } from '../knowledge/paths.js';

export const QUESTIONS_DIR = join(CYPHER_DIR, 'questions');

/** Values that a question takes. Integers are JavaScript integers here; they are sent as INTEGER. */
export type ParameterValue = string | number | boolean | null;

/** A parameter of a question, from its lines `// name: what it is` and `// :param name => default`. */
export interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly default: ParameterValue;
}

/** One file of cypher/questions/: a title, what it answers, parameters with defaults, and one Cypher statement. */
export interface Question {
  /** File name without `.cypher`; what `guanxi ask` takes. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly parameters: readonly Parameter[];
  readonly cypher: string;
}

/** The questions of the package, by name. */
export function listQuestions(folder: string = QUESTIONS_DIR): Question[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.cypher'));
  return files.sort().map((file) => readQuestionFile(join(folder, file), file.slice(0, -'.cypher'.length)));
}

/**
 * The question of that name.
 * @throws GuanxiError with the list of questions when there is none.
 */
export function findQuestion(name: string, folder: string = QUESTIONS_DIR): Question {
  const questions = listQuestions(folder);
  const found = questions.find((question) => question.name === name);
  if (found) return found;
  const known = questions.map((question) => question.name).join(', ');
  throw new GuanxiError(`No question is called ${JSON.stringify(name)}. Ask one of: ${known}.`, EXIT.usage);
}

function readQuestionFile(path: string, name: string): Question {
  const lines = readFileSync(path, 'utf8').split('\n');
  const isComment = (line: string): boolean => line.startsWith('//');
  const end = lines.findIndex((line) => !isComment(line));
  const header = lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, ''));
  const title = header[0];
  if (!title) throw new KnowledgeError(`${path}:1: expected a title, "// Who met whom". Write one.`);
  const [about = '', ...rest] = header.slice(1).join('\n').trim().split('\n\n');
  return {
    name,
    title,
    about,
    parameters: parametersOf(path, rest.join('\n')),
    cypher: lines.slice(end).join('\n').trim(),
  };
}

function parametersOf(path: string, header: string): Parameter[] {
  const about = new Map([...header.matchAll(/^(\w+): (.+)$/gm)].map((m) => [m[1], m[2] as string]));
  return [...header.matchAll(/^:param (\w+) => (.+)$/gm)].map((m) => {
    const name = m[1] as string;
    return { name, about: about.get(name) ?? '', default: literal(path, m[2] as string) };
  });
}

/** A Cypher literal: 'text', 12, true, null. */
function literal(path: string, source: string): ParameterValue {
  const text = /^'([^']*)'$/.exec(source.trim());
  if (text) return text[1] as string;
  const value: unknown = JSON.parse(source);
  if (value === null || typeof value === 'boolean' || Number.isInteger(value)) return value as ParameterValue;
  throw new KnowledgeError(`${path}: expected 'text', an integer, true, false or null as default, found ${source}.`);
}
