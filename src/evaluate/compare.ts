import { QUALIFIER, RELATION_TYPES, type RelationType } from '../domain/claim.js';
import { ENTITY_LABELS } from '../domain/mention.js';
import { type ArticlePair, alignEvents, type NamesOf, namesOf, namesOfEntity } from './align.js';
import type { GoldArticle, GoldEntity, GoldEvent, GoldRelation } from './gold.js';
import { normalise } from './normalise.js';

/** A fact that only one side has: a miss when the gold article has it, an invention when only the prediction does. */
export type Finding = {
  readonly outcome: 'miss' | 'invention';
  readonly type: string;
  /** The fact as a person reads it: `李建国`, `李建国 → 青岛市人民政府 (市长)`. */
  readonly fact: string;
} & FactItem;

/** A fact as the article of its side has it; `kind` tells an event, which is counted among the entities, from a name. */
type FactItem =
  | { readonly group: 'entities'; readonly kind: 'entity'; readonly item: GoldEntity }
  | { readonly group: 'entities'; readonly kind: 'event'; readonly item: GoldEvent }
  | { readonly group: 'relations'; readonly kind: 'relation'; readonly item: GoldRelation };

/** Receives the outcome of every fact that counts. */
export interface Tally {
  hit(group: Finding['group'], type: string): void;
  differ(finding: Finding): void;
  /** A derived edge or an unknown type, which no figure counts. */
  ignore(type: string): void;
}

/** Types that the gold files know; PUBLISHED is not among them. */
export const SCORED_ENTITIES: readonly string[] = ENTITY_LABELS;
export const SCORED_RELATIONS: readonly string[] = RELATION_TYPES.filter((type) => type !== 'PUBLISHED');

/** A predicted entity or relation, normalised, so that equal ones fall together. */
interface PredictedEntity {
  readonly type: string;
  readonly name: string;
  readonly item: GoldEntity;
}
interface PredictedRelation {
  readonly type: string;
  readonly from: End;
  readonly to: End;
  readonly value: string;
  readonly item: GoldRelation;
}
/** A normalised name, or, of a predicted event, the gold event's id, null when none is aligned with it. */
type End = string | { readonly event: string | null };

/** Compares the facts of one pair of articles and reports each to `tally`. */
export function compareArticles({ gold, predicted }: ArticlePair, tally: Tally): void {
  const names = namesOf(gold);
  compareEntities(gold, predicted, tally);
  const aligned = alignEvents(gold, predicted, names);
  compareEvents(gold, predicted, { aligned, tally });
  compareRelations(gold, predicted, { aligned, names, tally });
}

function compareEntities(gold: GoldArticle, predicted: GoldArticle, tally: Tally): void {
  const found = predicted.entities
    .filter((entity) => known(entity.type, entity.type !== 'Event' && SCORED_ENTITIES.includes(entity.type), tally))
    .map((item): PredictedEntity => ({ type: item.type, name: normalise(item.name), item }));
  const report = (outcome: Finding['outcome'], item: GoldEntity): void =>
    tally.differ({ outcome, group: 'entities', kind: 'entity', type: item.type, fact: item.name, item });
  match<GoldEntity, PredictedEntity>({
    gold: gold.entities.filter(({ type }) => SCORED_ENTITIES.includes(type)),
    predicted: unique(found, (entity) => [entity.type, entity.name]),
    tests: [(g, p) => g.type === p.type && namesOfEntity(g).includes(p.name)],
    hit: ({ type }) => tally.hit('entities', type),
    miss: (item) => report('miss', item),
    invent: ({ item }) => report('invention', item),
  });
}

interface Alignment {
  /** Predicted event id → gold event. */
  readonly aligned: ReadonlyMap<string, GoldEvent>;
  readonly tally: Tally;
}

function compareEvents(gold: GoldArticle, predicted: GoldArticle, { aligned, tally }: Alignment): void {
  const met = new Set(aligned.values());
  const report = (outcome: Finding['outcome'], item: GoldEvent): void =>
    tally.differ({ outcome, group: 'entities', kind: 'event', type: 'Event', fact: showEvent(item), item });
  for (const event of predicted.events) if (!aligned.has(event.id)) report('invention', event);
  for (const event of gold.events) {
    if (event.optional) continue;
    if (met.has(event)) tally.hit('entities', 'Event');
    else report('miss', event);
  }
}

function compareRelations(
  gold: GoldArticle,
  predicted: GoldArticle,
  { aligned, names, tally }: Alignment & { readonly names: NamesOf },
): void {
  const goldEvents = new Set(gold.events.map((event) => event.id));
  const endAgrees = (name: string, p: End): boolean => {
    if (goldEvents.has(name)) return typeof p === 'object' && p.event === name;
    return typeof p === 'string' && (names.get(name)?.has(p) ?? p === normalise(name));
  };
  const endsAgree = (g: GoldRelation, p: PredictedRelation): boolean =>
    g.type === p.type && endAgrees(g.from ?? '', p.from) && endAgrees(g.to ?? '', p.to);
  const report = (outcome: Finding['outcome'], item: GoldRelation, article: GoldArticle): void => {
    const fact = showRelation(item, article);
    tally.differ({ outcome, group: 'relations', kind: 'relation', type: item.type, fact, item });
  };
  match<GoldRelation, PredictedRelation>({
    gold: gold.relations.filter(({ type }) => SCORED_RELATIONS.includes(type)),
    predicted: predictedRelations(predicted, { aligned, tally }),
    tests: [
      (g, p) => endsAgree(g, p) && normalise(qualifierOf(g)) === p.value,
      (g, p) => endsAgree(g, p) && (g.accept ?? []).map(normalise).includes(p.value),
    ],
    hit: ({ type }) => tally.hit('relations', type),
    miss: (item) => report('miss', item, gold),
    invent: ({ item }) => report('invention', item, predicted),
  });
}

/** The relations that count, each once, without those of events that are aligned with an optional one. */
function predictedRelations(predicted: GoldArticle, { aligned, tally }: Alignment): PredictedRelation[] {
  const events = new Set(predicted.events.map((event) => event.id));
  const ends = (r: GoldRelation): string[] => [r.from ?? '', r.to ?? ''];
  const end = (value: string): End =>
    events.has(value) ? { event: aligned.get(value)?.id ?? null } : normalise(value);
  const found = predicted.relations
    .filter((r) => known(r.type, SCORED_RELATIONS.includes(r.type), tally))
    .filter((r) => !ends(r).some((id) => aligned.get(id)?.optional))
    .map((item) => ({
      type: item.type,
      from: end(item.from ?? ''),
      to: item.type === 'WROTE' ? 'article' : end(item.to ?? ''),
      value: normalise(qualifierOf(item)),
      // facts of two unaligned events stay two facts
      own: ends(item).filter((id) => events.has(id) && !aligned.has(id)),
      item,
    }));
  return unique(found, (r) => [r.type, r.from, r.to, r.value, r.own]);
}

interface Matching<G, P> {
  readonly gold: readonly G[];
  readonly predicted: readonly P[];
  /** The strictest first. */
  readonly tests: readonly ((gold: G, predicted: P) => boolean)[];
  hit(gold: G): void;
  miss(gold: G): void;
  invent(predicted: P): void;
}

/** A gold fact is met by at most one prediction, an optional one by any number; optional ones are not counted. */
function match<G extends { readonly optional?: boolean | undefined }, P>(matching: Matching<G, P>): void {
  const left = new Set(matching.gold);
  const free = new Set(matching.predicted);
  for (const optional of [false, true]) {
    for (const test of matching.tests) {
      for (const p of [...free]) {
        const met = [...left].find((g) => Boolean(g.optional) === optional && test(g, p));
        if (!met) continue;
        free.delete(p);
        if (optional) continue;
        left.delete(met);
        matching.hit(met);
      }
    }
  }
  for (const g of left) if (!g.optional) matching.miss(g);
  for (const p of free) matching.invent(p);
}

function known(type: string, scored: boolean, tally: Tally): boolean {
  if (!scored) tally.ignore(type);
  return scored;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}

function qualifierOf(relation: GoldRelation): string {
  const name = QUALIFIER[relation.type as RelationType];
  return (name && relation[name]) ?? '';
}

function showEvent(event: GoldEvent): string {
  return `${event.name ?? event.id} (${event.date ?? 'no date'})`;
}

function showRelation(relation: GoldRelation, article: GoldArticle): string {
  const end = (value: string | null | undefined): string => {
    const event = article.events.find((e) => e.id === value);
    return event ? showEvent(event) : (value ?? '');
  };
  const qualifier = qualifierOf(relation);
  return `${end(relation.from)} → ${end(relation.to)}${qualifier && ` (${qualifier})`}`;
}
