import { normalise } from './normalise.js';
import { ratio, similarity } from './similarity.js';
/** Stands for the counterpart that an article does not have. */
export const NO_ARTICLE = { entities: [], relations: [], events: [] };
/** Pairs the articles of two pages by their headlines, each article once, the most similar first. */
export function alignArticles(gold, predicted) {
    const pairs = greedy(gold.flatMap((article, i) => articleCandidates(article, i, predicted)));
    const paired = new Set(pairs.values());
    return [
        ...[...pairs].map(([j, i]) => ({ gold: gold[i], predicted: predicted[j] })),
        ...gold.filter((_, i) => !paired.has(i)).map((article) => ({ gold: article, predicted: NO_ARTICLE })),
        ...predicted.filter((_, j) => !pairs.has(j)).map((article) => ({ gold: NO_ARTICLE, predicted: article })),
    ];
}
function articleCandidates(gold, i, predicted) {
    const whole = `${gold.kicker ?? ''}${gold.headline ?? ''}${gold.subtitle ?? ''}`;
    const heads = [normalise(gold.headline), normalise(whole)];
    return predicted.flatMap((article, j) => {
        const head = normalise(article.headline);
        const best = Math.max(...heads.map((h) => similarity(h, head)));
        // between two containments the closer length wins
        return best < 0.4 ? [] : [{ rank: [best, Math.max(...heads.map((h) => ratio(h, head)))], gold: i, predicted: j }];
    });
}
/** The names, normalised, of each entity of a gold article. */
export function namesOf(article) {
    const names = new Map();
    for (const entity of article.entities) {
        const known = names.get(entity.name) ?? new Set();
        for (const name of namesOfEntity(entity))
            known.add(name);
        names.set(entity.name, known);
    }
    return names;
}
/** Its name and aliases, normalised. */
export function namesOfEntity(entity) {
    return [entity.name, ...(entity.aliases ?? [])].map(normalise);
}
/**
 * Predicted event id → gold event: dates agree, and at least half of the gold participants do, or, with none, half of
 * the characters of the gold name.
 */
export function alignEvents(gold, predicted, names) {
    const candidates = gold.events.flatMap((event, i) => {
        const people = participants(gold, event.id, false);
        return predicted.events
            .filter((other) => sameDate(event, other))
            .flatMap((other) => {
            const own = normalise(event.name);
            const name = normalise(other.name);
            const given = new Set([...participants(predicted, other.id, true)].map(normalise));
            const share = people.size > 0 ? shareOfPeople(people, given, names) : shareOfCharacters(own, name);
            if (share < 0.5)
                return [];
            return [{ rank: [event.optional ? 0 : 1, share, ratio(own, name)], gold: i, predicted: other.id }];
        });
    });
    return new Map([...greedy(candidates)].map(([id, i]) => [id, gold.events[i]]));
}
/** Names of those that took part in an event, as its article writes them. */
export function participants(article, event, withOptional) {
    const found = article.relations.filter((r) => r.type === 'TOOK_PART_IN' && r.to === event && (withOptional || !r.optional));
    return new Set(found.map((r) => r.from ?? ''));
}
function shareOfPeople(people, given, names) {
    const named = [...people].filter((person) => [...(names.get(person) ?? [])].some((name) => given.has(name)));
    return named.length / people.size;
}
function shareOfCharacters(gold, predicted) {
    const left = new Map();
    for (const char of predicted)
        left.set(char, (left.get(char) ?? 0) + 1);
    const chars = [...gold];
    let shared = 0;
    for (const char of chars) {
        const count = left.get(char) ?? 0;
        if (count === 0)
            continue;
        shared++;
        left.set(char, count - 1);
    }
    return chars.length === 0 ? 0 : shared / chars.length;
}
function sameDate(gold, predicted) {
    const first = gold.date ?? '';
    const given = (predicted.date ?? '').slice(0, 10);
    return gold.end ? first <= given && given <= gold.end : first === given;
}
/** One-to-one pairs predicted → gold, best first; of equals, the earlier candidate. */
function greedy(candidates) {
    const pairs = new Map();
    const used = new Set();
    for (const { gold, predicted } of [...candidates].sort((a, b) => compareRanks(b.rank, a.rank))) {
        if (used.has(gold) || pairs.has(predicted))
            continue;
        pairs.set(predicted, gold);
        used.add(gold);
    }
    return pairs;
}
function compareRanks(a, b) {
    for (const [at, value] of a.entries()) {
        const difference = value - (b[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
