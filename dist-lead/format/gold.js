import { ARTICLE_KEY, QUALIFIER } from '../domain/claim.js';
import { printed } from '../domain/span.js';
/**
 * The facts of a page in the gold format: relations name their ends, events have ids of their article (`event:1`).
 * Beyond what is scored, a relation carries its evidence: the printed characters, their UTF-16 offsets in the article's
 * text (end exclusive), the rule, and `certain: false` where the article leaves it open.
 */
export function goldPage({ page, articles }) {
    const { publication, date, page: label, city, province } = page.meta;
    return { ...present({ publication, date, page: label, city, province }), articles: articles.map(goldArticle) };
}
function goldArticle(facts) {
    const { article, entities, claims } = facts;
    const events = entities.filter((entity) => entity.label === 'Event');
    const names = new Map(entities.map((entity) => [entity.key, entity.name]));
    for (const [i, event] of events.entries())
        names.set(event.key, `event:${i + 1}`);
    return {
        headline: article.headline,
        ...present({ kicker: article.kicker, subtitle: article.subtitle }),
        kind: article.kind,
        ...present({ date: article.meta.date }),
        entities: entities.filter((entity) => entity.label !== 'Event').map(goldEntity),
        events: events.map((event) => goldEvent(event, names.get(event.key))),
        relations: claims.map((claim) => goldRelation(claim, names, article.text)),
    };
}
function goldEntity(entity) {
    return {
        type: entity.label,
        name: entity.name,
        aliases: [...entity.aliases],
        ...present({ kind: entity.kind }),
        ...(entity.implied ? { implied: true } : {}),
        ...(entity.certain ? {} : { certain: false }),
        rule: entity.rule,
    };
}
function goldEvent(event, id) {
    return {
        id,
        name: event.name,
        ...present({ kind: event.kind }),
        date: event.date ?? null,
        end: event.end ?? null,
        ...present({ dateText: event.dateText }),
        rule: event.rule,
    };
}
function goldRelation(claim, names, text) {
    const qualifier = QUALIFIER[claim.type];
    return {
        type: claim.type,
        from: nameOf(claim.from, names),
        to: nameOf(claim.to, names),
        ...(qualifier && claim.qualifier !== undefined ? { [qualifier]: claim.qualifier } : {}),
        ...present({ order: claim.order, remote: claim.remote, former: claim.former }),
        ...present({ stage: claim.stage?.name, stageDate: claim.stage?.date }),
        ...(claim.certain ? {} : { certain: false }),
        evidence: printed(text, claim.evidence),
        start: claim.evidence.start,
        end: claim.evidence.end,
        rule: claim.rule,
    };
}
function nameOf(key, names) {
    return key === ARTICLE_KEY ? 'article' : (names.get(key) ?? key);
}
/** The properties of `value` that are not undefined. */
function present(value) {
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));
}
