import { pathPageId } from '../5-resolve/ids.js';
import { addTo } from './groups.js';
import { runStatement } from './statements.js';
/** Ids under which a page may already be stored: its own, and that of its path, from before its date was known. */
export function idsOfPage(changes) {
    return [...new Set([changes.pageId, pathPageId(changes.path)])];
}
/**
 * Reads the ledger of the pages; where something changed, what their articles state, and which of the nodes and facts of
 * old and new articles there are.
 */
export async function readStored(transaction, changes) {
    const [pages, empty] = await Promise.all([readPages(transaction, changes.flatMap(idsOfPage)), isEmpty(transaction)]);
    if (empty)
        return { pages, empty, articles: new Map(), nodes: new Map(), facts: new Set() };
    const hashes = new Map([...pages.values()].flatMap((page) => page.articles.map(({ id, hash }) => [id, hash])));
    const all = changes.flatMap((page) => page.articles);
    const fresh = new Map(all.map((article) => [article.id, article.hash]));
    const stale = [...hashes.keys()].filter((id) => fresh.get(id) !== hashes.get(id));
    const written = all.filter((article) => hashes.get(article.id) !== article.hash);
    return { pages, empty, ...(await readContent(transaction, stale, written)) };
}
/** What the ledger has of pages about to be withdrawn, and all that their articles state. */
export async function readWithdrawn(transaction, ids) {
    const pages = await readPages(transaction, ids);
    const stale = [...pages.values()].flatMap((page) => page.articles.map((article) => article.id));
    return { pages, empty: pages.size === 0, ...(await readContent(transaction, stale, [])) };
}
async function isEmpty(transaction) {
    const [row] = await runStatement(transaction, 'load/is-empty.cypher');
    return row?.empty ?? false;
}
async function readPages(transaction, ids) {
    const rows = await runStatement(transaction, 'load/read-pages.cypher', { ids });
    return new Map(rows.map((row) => [row.id, row]));
}
async function readContent(transaction, stale, written) {
    const articles = await readArticles(transaction, stale);
    const wanted = new Wanted();
    for (const { nodes, statements } of written) {
        for (const { label, id } of nodes)
            wanted.node(label, id);
        for (const { type, key } of statements)
            wanted.fact(type, key);
    }
    for (const { mentions, statements } of articles.values()) {
        for (const { label, id } of mentions)
            wanted.node(label, id);
        for (const { type, key } of statements)
            wanted.fact(type, key);
    }
    return { articles, ...(await wanted.find(transaction)) };
}
async function readArticles(transaction, ids) {
    if (ids.length === 0)
        return new Map();
    const rows = await runStatement(transaction, 'load/read-articles.cypher', { ids });
    return new Map(rows.map((row) => [row.id, row]));
}
/** Nodes and facts to look up, each once, by label and type. */
class Wanted {
    #seen = new Set();
    #nodes = new Map();
    #facts = new Map();
    node(label, id) {
        this.#add(this.#nodes, label, id);
    }
    fact(type, key) {
        this.#add(this.#facts, type, key);
    }
    #add(groups, name, id) {
        if (this.#seen.has(id))
            return;
        this.#seen.add(id);
        addTo(groups, name, id);
    }
    async find(transaction) {
        if (this.#seen.size === 0)
            return { nodes: new Map(), facts: new Set() };
        const [nodes, facts] = await Promise.all([
            runStatement(transaction, 'load/find-nodes.cypher', Object.fromEntries(this.#nodes)),
            runStatement(transaction, 'load/find-facts.cypher', Object.fromEntries(this.#facts)),
        ]);
        return {
            nodes: new Map(nodes.map((node) => [node.id, node])),
            facts: new Set(facts.map(({ key }) => key)),
        };
    }
}
