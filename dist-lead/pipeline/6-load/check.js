import { QUALIFIER, RELATION_TYPES } from '../../domain/claim.js';
import { ENTITY_LABELS } from '../../domain/mention.js';
import { GuanxiError } from '../../errors.js';
const ID = /^[0-9a-f]{32}$/;
const LABELS = new Set(ENTITY_LABELS);
const TYPES = new Set(RELATION_TYPES);
const NODE_PROPERTIES = new Set([
    'kind',
    'date',
    'end',
    'dateText',
    'sphere',
    'pinyin',
    'pinyinInitials',
    'code',
    'level',
]);
const STAGE_PROPERTIES = ['stage', 'stageOrder', 'stageDate', 'stageStart', 'stageEnd', 'stageQuote'];
const STATEMENT_PROPERTIES = new Set(['order', 'remote', 'former', ...STAGE_PROPERTIES]);
/**
 * Refuses changes that would put into the graph what no article states: a fact whose quote is not the printed characters
 * at its offsets, an edge to a node that the article does not name, a label, type or property that is not the ontology's.
 * Changes may come from another process, so the loader does not rely on `resolve`.
 * @throws GuanxiError naming page, article and what was found.
 */
export function checkChanges(changes) {
    require(ID.test(changes.pageId), changes.path, `a page id of 32 hexadecimal digits, found “${changes.pageId}”`);
    for (const article of changes.articles)
        checkArticle(changes, article);
}
function checkArticle(changes, article) {
    const where = `${changes.path}, article ${article.index + 1} “${article.headline}”`;
    require(ID.test(article.id), where, `an article id of 32 hexadecimal digits, found “${article.id}”`);
    const labels = new Map([[article.id, 'Article']]);
    for (const node of article.nodes) {
        require(!labels.has(node.id), where, `each node once, found ${node.label} ${node.name} twice`);
        checkNode(where, article, node);
        labels.set(node.id, node.label);
    }
    for (const statement of article.statements)
        checkStatement(where, article, { statement, labels });
}
function checkNode(where, article, node) {
    require(LABELS.has(node.label), where, `a label of the ontology, found “${node.label}”`);
    require(ID.test(node.id), where, `a node id of 32 hexadecimal digits, found “${node.id}”`);
    const unknown = Object.keys(node.properties).find((key) => !NODE_PROPERTIES.has(key));
    require(unknown === undefined, where, `properties of the ontology, found “${unknown}” on ${node.label} ${node.name}`);
    require(node.also.every((label) => label === 'Official'), where, `no further label but Official, found ${node.also}`);
    const { offsets, mentions } = node;
    const inText = offsets.every((offset) => Number.isInteger(offset) && offset >= 0 && offset <= article.text.length);
    const paired = mentions > 0 && offsets.length === 2 * mentions && inText;
    require(paired, where, `a pair of offsets for each mention of ${node.label} ${node.name}, found [${offsets}]`);
}
function checkStatement(where, article, { statement, labels }) {
    const { type, key, start, end, quote, qualifier, properties } = statement;
    require(TYPES.has(type), where, `a relation type of the ontology, found “${type}”`);
    require(ID.test(key), where, `a fact key of 32 hexadecimal digits, found “${key}”`);
    const known = labels.get(statement.from) === statement.fromLabel && labels.get(statement.to) === statement.toLabel;
    require(known, where, `both ends of ${type} (${statement.rule}) among the nodes of the article`);
    const qualified = Object.keys(qualifier).every((name) => name === QUALIFIER[type]);
    require(qualified, where, `no qualifier of ${type} but ${QUALIFIER[type] ?? 'none'}, found ${Object.keys(qualifier)}`);
    const unknown = Object.keys(properties).find((name) => !STATEMENT_PROPERTIES.has(name));
    require(unknown === undefined, where, `properties of the ontology, found “${unknown}” on ${type}`);
    checkQuote(where, article, { what: `${type} (${statement.rule})`, start, end, quote });
    checkStage(where, article, statement);
}
function checkStage(where, article, { type, properties }) {
    const { stage, stageOrder, stageStart: start, stageEnd: end, stageQuote: quote } = properties;
    if (stage === undefined) {
        const stray = STAGE_PROPERTIES.find((name) => name in properties);
        require(stray === undefined, where, `no ${stray} of ${type} without a stage`);
        return;
    }
    require(type === 'INVOLVED_IN', where, `a stage of INVOLVED_IN only, found “${stage}” on ${type}`);
    require(Number.isInteger(stageOrder), where, `the place of stage ${stage} in their order, found “${stageOrder}”`);
    checkQuote(where, article, { what: `stage ${stage}`, start, end, quote });
}
function checkQuote(where, article, { what, start, end, quote }) {
    const printed = article.text.slice(Number(start), Number(end));
    const isPrinted = quote !== '' && printed === quote;
    require(isPrinted, where, `the evidence of ${what} at ${start}–${end} to be the printed “${printed}”, found “${quote}”`);
}
function require(holds, where, expected) {
    if (!holds)
        throw new GuanxiError(`${where}: expected ${expected}. Nothing of this page was loaded; extract it again.`);
}
