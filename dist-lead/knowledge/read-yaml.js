import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { KnowledgeError } from '../errors.js';
/**
 * Reads a YAML file and checks it against `schema`.
 * @throws KnowledgeError naming file and line when the file is missing, malformed or of another shape.
 */
export function readYaml(path, schema) {
    let source;
    try {
        source = readFileSync(path, 'utf8');
    }
    catch (cause) {
        throw new KnowledgeError(`${path}: expected a readable YAML file. Restore it from the package.`, { cause });
    }
    const lines = new LineCounter();
    const document = parseDocument(source, { lineCounter: lines });
    const fault = document.errors[0];
    if (fault) {
        const { line, col } = lines.linePos(fault.pos[0]);
        throw new KnowledgeError(`${path}:${line}:${col}: expected YAML. ${fault.message.split('\n')[0]} Mend the line.`);
    }
    const result = schema.safeParse(document.toJS());
    if (result.success)
        return result.data;
    const issue = result.error.issues[0];
    const node = document.getIn(issue?.path ?? [], true);
    const line = node?.range ? lines.linePos(node.range[0]).line : 1;
    throw new KnowledgeError(`${path}:${line}: at ${issue?.path.join('.') || 'the top'}: ${issue?.message}. Mend the entry.`);
}
