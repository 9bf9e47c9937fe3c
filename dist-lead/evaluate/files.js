import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.js';
import { goldPage } from '../format/gold.js';
import { extractPage } from '../pipeline/index.js';
import { readGold } from './gold.js';
import { evaluatePages } from './index.js';
/**
 * Compares the facts of pages with the gold facts of files.
 * @throws InputError for a missing or malformed gold file and for a gold file without its page.
 */
export async function evaluateFiles({ gold, predicted, page, meta }) {
    const pages = [];
    for (const path of typeof gold === 'string' ? goldFiles(gold) : gold) {
        const expected = readGold(path);
        const name = nameOf(path);
        if (predicted !== undefined)
            pages.push({ name, gold: expected, predicted: readGold(predicted) });
        else {
            const facts = await extracted(page ?? pageBeside(path), expected, meta);
            pages.push({ name, gold: expected, predicted: goldPage(facts), facts });
        }
    }
    return evaluatePages(pages);
}
function goldFiles(path) {
    if (!existsSync(path) || !statSync(path).isDirectory())
        return [path];
    const files = readdirSync(path).filter((name) => name.endsWith('.gold.json'));
    if (files.length > 0)
        return files.sort().map((name) => join(path, name));
    throw new InputError(`${path}: expected a folder with gold facts (*.gold.json), found none. Name another folder, or a file.`);
}
/** `NAME` of `NAME.gold.json`. */
function nameOf(gold) {
    return basename(gold).replace(/(\.gold)?\.json$/, '');
}
function pageBeside(gold) {
    const page = join(dirname(gold), `${nameOf(gold)}.txt`);
    if (existsSync(page))
        return page;
    throw new InputError(`${gold}: expected its page at ${page}, found none. Name the page: guanxi evaluate --gold ${gold} PAGE.`);
}
async function extracted(page, gold, meta = {}) {
    const { publication, city, province, date, page: label } = gold;
    const known = Object.entries({ publication, city, province, date, page: label }).filter(([, value]) => value);
    return extractPage(page, { meta: { ...Object.fromEntries(known), ...meta } });
}
