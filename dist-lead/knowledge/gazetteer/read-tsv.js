import { readFileSync } from 'node:fs';
import { KnowledgeError } from '../../errors.js';
/**
 * Rows of a tab-separated file, without comments (#) and empty lines.
 * @throws KnowledgeError naming file and line when the file is missing or a row has fewer than `columns` cells.
 */
export function readTsv(path, columns) {
    const lines = readText(path).split('\n');
    const rows = [];
    for (const [index, line] of lines.entries()) {
        if (line === '' || line.charCodeAt(0) === 35)
            continue;
        const cells = line.split('\t');
        if (cells.length < columns) {
            throw new KnowledgeError(`${path}:${index + 1}: expected ${columns} cells parted by tabs, found ${cells.length}. Mend the line.`);
        }
        rows.push(cells);
    }
    return rows;
}
/**
 * Calls `row` with the two cells of each row of a large file, without making lists of them.
 * @throws KnowledgeError naming file and line when the file is missing or a row has no tab.
 */
export function eachPair(path, row) {
    const text = readText(path);
    let number = 0;
    for (let start = 0; start < text.length; number++) {
        const newline = text.indexOf('\n', start);
        const end = newline === -1 ? text.length : newline;
        if (end > start && text.charCodeAt(start) !== 35) {
            const tab = text.indexOf('\t', start);
            if (tab === -1 || tab > end) {
                throw new KnowledgeError(`${path}:${number + 1}: expected 2 cells parted by a tab, found none. Mend the line.`);
            }
            row(text.slice(start, tab), text.slice(tab + 1, end));
        }
        start = end + 1;
    }
}
/** @throws KnowledgeError naming the file when it cannot be read. */
export function readText(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch (cause) {
        throw new KnowledgeError(`${path}: expected a readable text file. Restore it from the package.`, { cause });
    }
}
