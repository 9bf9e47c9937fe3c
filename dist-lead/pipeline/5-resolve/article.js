import { ARTICLE_KEY, QUALIFIER } from '../../domain/claim.js';
import { printed } from '../../domain/span.js';
import { GuanxiError } from '../../errors.js';
import { identify } from './identity.js';
import { articleId, digest, factKey } from './ids.js';
import { byCodePoint, sortedSet } from './order.js';
import { romanise } from './pinyin.js';
import { isOfficial } from './sphere.js';
/** What loading one article of a page does to the graph. @throws GuanxiError as `resolve`. */
export function resolveArticle(page, facts, pageId) {
    const { article } = facts;
    const id = articleId(pageId, article.index);
    const identities = new Map();
    for (const entity of facts.entities)
        identities.set(entity.key, identify({ page, facts, articleId: id }, entity));
    const change = {
        id,
        headline: article.headline,
        ...stated({ kicker: article.kicker, subtitle: article.subtitle }),
        kind: article.kind,
        ...stated({ date: article.meta.date, page: article.meta.page }),
        index: article.index,
        text: article.text,
        nodes: nodesOf(facts, identities),
        statements: statementsOf(facts, identities, id),
    };
    return { ...change, hash: digest(change) };
}
function nodesOf(facts, identities) {
    const groups = new Map();
    for (const entity of facts.entities) {
        const { id } = identities.get(entity.key);
        const group = groups.get(id);
        if (group)
            group.push(entity);
        else
            groups.set(id, [entity]);
    }
    const nodes = [...groups.values()].map((group) => nodeOf(facts, group, identities));
    return nodes.sort((a, b) => byCodePoint(a.id, b.id));
}
/** @param group the entities of the article that are one node; mostly one. */
function nodeOf(facts, group, identities) {
    const first = group[0];
    const identity = identities.get(first.key);
    const { id, name } = identity;
    const offsets = offsetsOf(facts, group);
    return {
        id,
        label: first.label,
        also: group.some((entity) => entity.label === 'Person' && isOfficial(facts, entity)) ? ['Official'] : [],
        name,
        aliases: sortedSet(group.flatMap((entity) => [entity.name, ...entity.aliases])).filter((alias) => alias !== name),
        properties: propertiesOf(group, identity),
        mentions: offsets.length / 2,
        offsets,
    };
}
function offsetsOf(facts, group) {
    const spans = new Map();
    for (const entity of group) {
        for (const span of entity.mentions) {
            requireText(facts, span, `the mention of ${entity.label} ${entity.name}`);
            spans.set(`${span.start}-${span.end}`, span);
        }
    }
    if (spans.size === 0) {
        const { label, name } = group[0];
        throw new GuanxiError(`${where(facts)}: ${label} ${name} has no mention. Each entity needs at least one span.`);
    }
    return [...spans.values()]
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .flatMap(({ start, end }) => [start, end]);
}
function propertiesOf(group, { name, sphere, division }) {
    const first = (key) => group.find((entity) => entity[key] !== undefined)?.[key];
    const latin = sphere === undefined ? undefined : romanise(name);
    return stated({
        kind: first('kind'),
        date: first('date'),
        end: first('end'),
        dateText: first('dateText'),
        sphere,
        pinyin: latin?.full,
        pinyinInitials: latin?.initials,
        code: division?.code,
        level: division?.level,
    });
}
function statementsOf(facts, identities, articleId) {
    const labels = new Map(facts.entities.map((entity) => [entity.key, entity.label]));
    const end = (key, claim) => {
        if (key === ARTICLE_KEY)
            return { id: articleId, label: 'Article' };
        const id = identities.get(key)?.id;
        const label = labels.get(key);
        if (id !== undefined && label !== undefined)
            return { id, label };
        throw new GuanxiError(`${where(facts)}: claim ${claim.type} (${claim.rule}) expected an entity of the article, found “${key}”. Mend the rule.`);
    };
    const statements = new Map();
    for (const claim of facts.claims) {
        const statement = statementOf(facts, claim, { from: end(claim.from, claim), to: end(claim.to, claim) });
        const place = `${statement.key}/${statement.start}/${statement.end}`;
        if (!statements.get(place)?.certain)
            statements.set(place, statement);
    }
    return [...statements.values()].sort((a, b) => byCodePoint(a.type, b.type) || byCodePoint(a.key, b.key) || a.start - b.start || a.end - b.end);
}
function statementOf(facts, claim, { from, to }) {
    const { start, end } = claim.evidence;
    const quote = requireText(facts, claim.evidence, `the evidence of ${claim.type} (${claim.rule})`);
    const qualifierName = QUALIFIER[claim.type];
    return {
        key: factKey({ type: claim.type, from: from.id, to: to.id, qualifier: claim.qualifier }),
        type: claim.type,
        from: from.id,
        fromLabel: from.label,
        to: to.id,
        toLabel: to.label,
        qualifier: qualifierName && claim.qualifier !== undefined ? { [qualifierName]: claim.qualifier } : {},
        properties: propertiesOfClaim(facts, claim),
        certain: claim.certain,
        rule: claim.rule,
        start,
        end,
        quote,
    };
}
function propertiesOfClaim(facts, { order, remote, former, stage, rule }) {
    const { start, end } = stage?.evidence ?? {};
    return stated({
        order,
        remote: remote || undefined,
        former: former || undefined,
        stage: stage?.name,
        stageOrder: stage?.order,
        stageDate: stage?.date,
        stageStart: start,
        stageEnd: end,
        stageQuote: stage && requireText(facts, stage.evidence, `the evidence of the stage ${stage.name} (${rule})`),
    });
}
/** The printed characters of a span. @throws GuanxiError when the span is empty or leaves the text. */
function requireText(facts, span, what) {
    const { text } = facts.article;
    if (Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0 && span.start < span.end) {
        if (span.end <= text.length)
            return printed(text, span);
    }
    throw new GuanxiError(`${where(facts)}: expected ${what} within the ${text.length} characters of the article, found ${span.start}–${span.end}. Mend the rule.`);
}
function where({ article }) {
    return `Article ${article.index + 1} “${article.headline}”`;
}
/** The properties that have a value, in the order given. */
function stated(properties) {
    const kept = Object.entries(properties).filter(([, value]) => value !== undefined);
    return Object.fromEntries(kept);
}
