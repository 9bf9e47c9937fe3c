import { InputError } from '../errors.js';
import { loadKnowledge } from '../knowledge/index.js';
import { readPage } from './1-read/index.js';
import { segment } from './2-segment/index.js';
import { resolve } from './5-resolve/index.js';
import { extractArticle } from './extract.js';
import { placeOfName } from './place-of-name.js';
/**
 * Reads a page file and extracts its facts: read → segment → recognise → relate.
 * @throws InputError when the file cannot be read as a page, or has no article.
 */
export async function extractPage(path, options = {}) {
    const knowledge = options.knowledge ?? loadKnowledge();
    const page = await readPage(path, { ...options, cityOf: placeOfName(knowledge.gazetteer) });
    return factsOf(page, knowledge);
}
/** Facts of a page that is read: segment → recognise → relate. @throws InputError when it has no article. */
export function factsOf(page, knowledge) {
    const articles = segment(page);
    if (articles.length === 0) {
        throw new InputError(`${page.path}: expected a page with an article, found none. Check what the file holds.`);
    }
    return { page, articles: articles.map((article) => extractArticle(article, knowledge)) };
}
/** What loading a page file would do to the graph: the stages up to resolve. */
export async function changesOf(path, options = {}) {
    return resolve(await extractPage(path, options));
}
