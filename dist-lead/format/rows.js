import { ARTICLE_KEY } from '../domain/claim.js';
import { printed } from '../domain/span.js';
export const FACT_COLUMNS = [
    'path',
    'publication',
    'date',
    'page',
    'headline',
    'type',
    'fromType',
    'from',
    'toType',
    'to',
    'qualifier',
    'eventDate',
    'order',
    'remote',
    'former',
    'stage',
    'stageDate',
    'certain',
    'rule',
    'start',
    'end',
    'evidence',
];
/** The relations of a page, article by article, in the order in which they were found. */
export function factRows({ page, articles }) {
    return articles.flatMap((facts) => {
        const entities = new Map(facts.entities.map((entity) => [entity.key, entity]));
        return facts.claims.map((claim) => factRow(page.path, facts, claim, entities));
    });
}
function factRow(path, { article }, claim, entities) {
    const from = entities.get(claim.from);
    const to = entities.get(claim.to);
    const toArticle = claim.to === ARTICLE_KEY;
    return {
        path,
        publication: article.meta.publication ?? '',
        date: article.meta.date ?? '',
        page: article.meta.page ?? '',
        headline: article.headline,
        type: claim.type,
        fromType: from?.label ?? '',
        from: from?.name ?? '',
        toType: toArticle ? 'Article' : (to?.label ?? ''),
        to: toArticle ? article.headline : (to?.name ?? ''),
        qualifier: claim.qualifier ?? '',
        eventDate: to?.date ?? from?.date ?? '',
        order: claim.order ?? '',
        remote: claim.remote ?? false,
        former: claim.former ?? false,
        stage: claim.stage?.name ?? '',
        stageDate: claim.stage?.date ?? '',
        certain: claim.certain,
        rule: claim.rule,
        start: claim.evidence.start,
        end: claim.evidence.end,
        evidence: printed(article.text, claim.evidence),
    };
}
