import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { KnowledgeError } from '../errors.js';
import { CYPHER_DIR } from './paths.js';
const PARAMETER = /^\$([A-Za-z][A-Za-z0-9_]*)\s*:\s*(.+)$/;
const cache = new Map();
/**
 * Reads one file of cypher/: a `//` header (title, description, `// $name: description` for each parameter) and one
 * statement. Read once a process.
 * @param path relative to cypher/ (`load/merge-node.cypher`), or absolute.
 * @throws KnowledgeError when the file is missing, has no title or statement, or its header and its statement disagree
 *   about the parameters.
 */
export function readStatement(path) {
    const full = isAbsolute(path) ? path : join(CYPHER_DIR, path);
    let statement = cache.get(full);
    if (!statement) {
        statement = parseStatement(full, readSource(full));
        cache.set(full, statement);
    }
    return statement;
}
function readSource(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch (cause) {
        throw new KnowledgeError(`${path}: expected a readable Cypher file. Restore it from the package.`, { cause });
    }
}
/** Parses the text of a Cypher file; `path` is for messages. @throws KnowledgeError as `readStatement`. */
export function parseStatement(path, source) {
    const lines = source.replaceAll('\r\n', '\n').split('\n');
    const end = lines.findIndex((line) => !line.startsWith('//'));
    const header = lines.slice(0, end < 0 ? lines.length : end).map((line) => line.slice(2).trim());
    const text = (end < 0 ? [] : lines.slice(end)).join('\n').trim().replace(/;$/, '').trimEnd();
    const title = header.shift();
    if (!title)
        throw new KnowledgeError(`${path}:1: expected a title: a first line “// what it does”. Add it.`);
    if (!text)
        throw new KnowledgeError(`${path}: expected one Cypher statement below the header, found none.`);
    const parameters = {};
    const description = [];
    for (const line of header) {
        const parameter = PARAMETER.exec(line);
        if (parameter)
            parameters[parameter[1]] = parameter[2];
        else if (line)
            description.push(line);
    }
    checkParameters(path, parameters, text);
    return { title, parameters, description: description.join(' '), text };
}
function checkParameters(path, described, text) {
    const used = new Set([...withoutStrings(text).matchAll(/\$([A-Za-z][A-Za-z0-9_]*)/g)].map((match) => match[1]));
    const missing = [...used].filter((name) => name !== undefined && !(name in described));
    const spare = Object.keys(described).filter((name) => !used.has(name));
    if (missing.length > 0) {
        throw new KnowledgeError(`${path}: expected a header line “// $${missing[0]}: …” for each parameter. Describe it.`);
    }
    if (spare.length > 0) {
        throw new KnowledgeError(`${path}: the header describes $${spare[0]}, which the statement does not use. Remove it.`);
    }
}
/** Text without string literals, quoted names and comments, in which a `$` is no parameter. */
function withoutStrings(text) {
    return text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
}
