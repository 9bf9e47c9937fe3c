import { ARTICLE_KEY } from '../domain/claim.js';
import { recognise } from './3-recognise/index.js';
import { relate } from './4-relate/index.js';
/** The facts of one article: recognise, then relate. Pure. */
export function extractArticle(article, knowledge) {
    const recognition = recognise(article, knowledge);
    const { events, claims, issues } = relate(recognition);
    const entities = [...entitiesOf(recognition.mentions), ...events];
    const keys = new Set(entities.map(({ key }) => key));
    return {
        article,
        entities,
        claims: claims.filter((claim) => joins(claim, keys)),
        issues: [...article.issues, ...recognition.issues, ...issues],
    };
}
function joins({ from, to }, keys) {
    return keys.has(from) && (to === ARTICLE_KEY || keys.has(to));
}
/** One entity for each label and canonical name, in the order of their first mentions. */
function entitiesOf(mentions) {
    const groups = new Map();
    for (const mention of mentions) {
        const key = `${mention.label}:${mention.name}`;
        const group = groups.get(key);
        if (group)
            group.push(mention);
        else
            groups.set(key, [mention]);
    }
    return [...groups].map(([key, group]) => entityOf(key, group));
}
function entityOf(key, group) {
    const stated = group.filter(({ implied }) => !implied);
    const first = (stated[0] ?? group[0]);
    const kind = group.find((mention) => mention.kind !== undefined)?.kind;
    const aliases = new Set(group.flatMap((mention) => mention.aliases ?? []));
    aliases.delete(first.name);
    return {
        key,
        label: first.label,
        name: first.name,
        ...(kind === undefined ? {} : { kind }),
        aliases: [...aliases].sort(),
        mentions: group.map(({ span }) => span),
        rule: first.rule,
        certain: group.some(({ certain }) => certain),
        ...(stated.length === 0 ? { implied: true } : {}),
    };
}
