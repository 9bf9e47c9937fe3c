import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, GuanxiError, KnowledgeError } from '../errors.js';
import { parseStatement } from '../knowledge/cypher.js';
import { CYPHER_DIR } from '../knowledge/paths.js';
const QUESTIONS_DIR = join(CYPHER_DIR, 'questions');
const DEFAULT = /^\/\/ :param (\w+) => (.+)$/gm;
/** The questions in a folder, by name. */
export function listQuestions(folder = QUESTIONS_DIR) {
    const files = readdirSync(folder).filter((file) => file.endsWith('.cypher'));
    return files.sort().map((file) => readQuestion(join(folder, file), file.slice(0, -'.cypher'.length)));
}
/**
 * The question of that name.
 * @throws GuanxiError with the list of questions when there is none.
 */
export function findQuestion(name, folder = QUESTIONS_DIR) {
    const questions = listQuestions(folder);
    const found = questions.find((question) => question.name === name);
    if (found)
        return found;
    const known = questions.map((question) => question.name).join(', ');
    throw new GuanxiError(`No question is called ${JSON.stringify(name)}. Ask one of: ${known}.`, EXIT.usage);
}
function readQuestion(path, name) {
    const source = readFileSync(path, 'utf8');
    const { title, description, parameters, text } = parseStatement(path, source);
    const defaults = new Map([...source.matchAll(DEFAULT)].map((m) => [m[1], literal(path, m[2])]));
    return {
        name,
        title,
        about: description.replace(/\s*:param .*$/, ''),
        parameters: Object.entries(parameters).map(([key, about]) => {
            const value = defaults.get(key);
            if (value !== undefined)
                return { name: key, about, default: value };
            throw new KnowledgeError(`${path}: expected a header line “// :param ${key} => …” with the default of $${key}. Add it.`);
        }),
        cypher: text,
    };
}
/** A Cypher literal: 'text', 12, true, null. */
function literal(path, source) {
    const text = /^'([^'\\]*)'$/.exec(source.trim());
    if (text)
        return text[1];
    if (/^(null|true|false|-?\d{1,15})$/.test(source.trim()))
        return JSON.parse(source);
    throw new KnowledgeError(`${path}: expected 'text', an integer, true, false or null as default, found ${source}.`);
}
