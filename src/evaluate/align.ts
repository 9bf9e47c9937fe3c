import type { GoldArticle, GoldEntity, GoldEvent } from './gold.js';
import { normalise } from './normalise.js';
import { ratio, similarity } from './similarity.js';

/** Stands for the counterpart that an article does not have. */
export const NO_ARTICLE: GoldArticle = { entities: [], relations: [], events: [] };

/** A gold article and the predicted one that tells the same; `NO_ARTICLE` where there is no counterpart. */
export interface ArticlePair {
  readonly gold: GoldArticle;
  readonly predicted: GoldArticle;
}

/** A possible pair; `rank` compares element by element, higher is better. */
interface Candidate<T> {
  readonly rank: readonly number[];
  readonly gold: number;
  readonly predicted: T;
}

/** Every name, normalised, that may stand for an entity of a gold article, by its canonical name as written there. */
export type NamesOf = ReadonlyMap<string, ReadonlySet<string>>;

/** Pairs the articles of two pages by their headlines, each article once, the most similar first. */
export function alignArticles(gold: readonly GoldArticle[], predicted: readonly GoldArticle[]): ArticlePair[] {
  const pairs = greedy(gold.flatMap((article, i) => articleCandidates(article, i, predicted)));
  const paired = new Set(pairs.values());
  return [
    ...[...pairs].map(([j, i]) => ({ gold: gold[i] as GoldArticle, predicted: predicted[j] as GoldArticle })),
    ...gold.filter((_, i) => !paired.has(i)).map((article) => ({ gold: article, predicted: NO_ARTICLE })),
    ...predicted.filter((_, j) => !pairs.has(j)).map((article) => ({ gold: NO_ARTICLE, predicted: article })),
  ];
}

function articleCandidates(gold: GoldArticle, i: number, predicted: readonly GoldArticle[]): Candidate<number>[] {
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
export function namesOf(article: GoldArticle): NamesOf {
  const names = new Map<string, Set<string>>();
  for (const entity of article.entities) {
    const known = names.get(entity.name) ?? new Set();
    for (const name of namesOfEntity(entity)) known.add(name);
    names.set(entity.name, known);
  }
  return names;
}

/** Its name and aliases, normalised. */
export function namesOfEntity(entity: GoldEntity): string[] {
  return [entity.name, ...(entity.aliases ?? [])].map(normalise);
}

/**
 * Predicted event id → gold event: dates agree, and at least half of the gold participants do, or, with none, half of
 * the characters of the gold name.
 */
export function alignEvents(gold: GoldArticle, predicted: GoldArticle, names: NamesOf): Map<string, GoldEvent> {
  const candidates = gold.events.flatMap((event, i) => {
    const people = participants(gold, event.id, false);
    return predicted.events
      .filter((other) => sameDate(event, other))
      .flatMap((other) => {
        const own = normalise(event.name);
        const name = normalise(other.name);
        const given = new Set([...participants(predicted, other.id, true)].map(normalise));
        const share = people.size > 0 ? shareOfPeople(people, given, names) : shareOfCharacters(own, name);
        if (share < 0.5) return [];
        return [{ rank: [event.optional ? 0 : 1, share, ratio(own, name)], gold: i, predicted: other.id }];
      });
  });
  return new Map([...greedy(candidates)].map(([id, i]) => [id, gold.events[i] as GoldEvent]));
}

/** Names of those that took part in an event, as its article writes them. */
export function participants(article: GoldArticle, event: string, withOptional: boolean): Set<string> {
  const found = article.relations.filter(
    (r) => r.type === 'TOOK_PART_IN' && r.to === event && (withOptional || !r.optional),
  );
  return new Set(found.map((r) => r.from ?? ''));
}

function shareOfPeople(people: ReadonlySet<string>, given: ReadonlySet<string>, names: NamesOf): number {
  const named = [...people].filter((person) => [...(names.get(person) ?? [])].some((name) => given.has(name)));
  return named.length / people.size;
}

function shareOfCharacters(gold: string, predicted: string): number {
  const left = new Map<string, number>();
  for (const char of predicted) left.set(char, (left.get(char) ?? 0) + 1);
  const chars = [...gold];
  let shared = 0;
  for (const char of chars) {
    const count = left.get(char) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(char, count - 1);
  }
  return chars.length === 0 ? 0 : shared / chars.length;
}

function sameDate(gold: GoldEvent, predicted: GoldEvent): boolean {
  const first = gold.date ?? '';
  const given = (predicted.date ?? '').slice(0, 10);
  return gold.end ? first <= given && given <= gold.end : first === given;
}

/** One-to-one pairs predicted → gold, best first; of equals, the earlier candidate. */
function greedy<T>(candidates: readonly Candidate<T>[]): Map<T, number> {
  const pairs = new Map<T, number>();
  const used = new Set<number>();
  for (const { gold, predicted } of [...candidates].sort((a, b) => compareRanks(b.rank, a.rank))) {
    if (used.has(gold) || pairs.has(predicted)) continue;
    pairs.set(predicted, gold);
    used.add(gold);
  }
  return pairs;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
