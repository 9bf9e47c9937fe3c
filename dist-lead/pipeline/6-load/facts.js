/** Adds up a batch's statements, one row for each fact, sorted by key. Order of the statements does not matter. */
export function factRows(statings) {
    const sums = new Map();
    for (const { article, statement } of statings) {
        const sum = sums.get(statement.key) ?? emptySum(statement);
        sums.set(statement.key, sum);
        add(sum, article, statement);
    }
    return [...sums.values()].map(rowOf).sort((a, b) => (a.key < b.key ? -1 : 1));
}
function emptySum(statement) {
    return {
        statement,
        articles: new Set(),
        first: null,
        last: null,
        certain: false,
        order: null,
        remote: null,
        former: null,
        stage: null,
        stageOrder: null,
        stageDate: null,
    };
}
function add(sum, article, { properties, certain }) {
    const date = article.date ?? null;
    const { order, remote, former } = properties;
    if ((date ?? '') > (sum.last ?? '') || sum.articles.size === 0)
        sum.former = former ? true : null;
    else if ((date ?? '') === (sum.last ?? '') && former)
        sum.former = true;
    if (date !== null && (sum.first === null || date < sum.first))
        sum.first = date;
    if (date !== null && (sum.last === null || date > sum.last))
        sum.last = date;
    if (typeof order === 'number' && (sum.order === null || order < sum.order))
        sum.order = order;
    if (remote)
        sum.remote = true;
    sum.certain ||= certain;
    sum.articles.add(article.id);
    if (isLaterStage(properties, sum))
        Object.assign(sum, stageOf(properties));
}
function isLaterStage({ stage, stageDate, stageOrder }, sum) {
    if (stage === undefined || sum.stage === null)
        return stage !== undefined;
    const [date, before] = [stageDate ?? '', sum.stageDate ?? ''];
    return date > before || (date === before && Number(stageOrder) > Number(sum.stageOrder));
}
function stageOf({ stage, stageOrder, stageDate = null }) {
    return { stage, stageOrder, stageDate };
}
function rowOf({ statement, articles, ...sum }) {
    const { key, type, from, to, qualifier } = statement;
    const counted = { count: articles.size, ...sum };
    const created = { key, ...qualifier, ...counted };
    return { key, type, from, to, created: withoutNulls(created), ...counted };
}
function withoutNulls(properties) {
    return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}
/** Properties of the STATES edge of a statement. */
export function statementProperties({ article, statement }) {
    const { key, type, start, end, quote, rule, certain, properties } = statement;
    return {
        key,
        type,
        start,
        end,
        quote,
        rule,
        certain,
        ...(article.date !== undefined && { date: article.date }),
        ...properties,
    };
}
