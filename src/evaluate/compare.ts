import { QUALIFIER, RELATION_TYPES, type RelationType } from '../domain/claim.js';
import { ENTITY_LABELS } from '../domain/mention.js';
import { type ArticlePair, alignEvents, type NamesOf, namesOf } from './align.js';
import type { GoldArticle, GoldEntity, GoldEvent, GoldRelation } from './gold.js';
import { normalise } from './normalise.js';

/** A fact that only one side has: a miss when the gold file has it, an invention when only the prediction does. */
export interface Difference {
  readonly outcome: 'miss' | 'invention';
  readonly group: 'entities' | 'relations';
  readonly type: string;
  /** Headline of the gold article, or of the predicted one when it has no counterpart. */
  readonly headline: string;
  /** The fact as a person reads it: `李建国`, `李建国 → 青岛市人民政府 (市长)`. */
  readonly fact: string;
}

/** Receives the outcome of every fact that counts. */
export interface Tally {
  hit(group: Difference['group'], type: string): void;
  differ(difference: Difference): void;
  /** A derived edge or an unknown type, which no figure counts. */
  ignore(type: string): void;
}

/** Types that the gold files know; PUBLISHED is not among them. */
export const SCORED_ENTITIES: readonly string[] = ENTITY_LABELS;
export const SCORED_RELATIONS: readonly string[] = RELATION_TYPES.filter((type) => type !== 'PUBLISHED');

/** A predicted entity or relation, normalised, so that equal ones fall together. */
interface Prediction {
  readonly type: string;
  readonly shown: string;
}
interface PredictedEntity extends Prediction {
  readonly name: string;
}
interface PredictedRelation extends Prediction {
  readonly from: End;
  readonly to: End;
  readonly value: string;
}
/** A normalised name, or, of a predicted event, the gold event's id, null when none is aligned with it. */
type End = string | { readonly event: string | null };

/** Compares the facts of one pair of articles and reports each to `tally`. */
export function compareArticles({ gold, predicted }: ArticlePair, tally: Tally): void {
  const names = namesOf(gold);
  const headline = gold.headline ?? predicted.headline ?? '';
  compareEntities(gold, predicted, headline, tally);
  const aligned = alignEvents(gold, predicted, names);
  compareEvents(gold, predicted, { aligned, headline, tally });
  compareRelations(gold, predicted, { aligned, names, headline, tally });
}

function compareEntities(gold: GoldArticle, predicted: GoldArticle, headline: string, tally: Tally): void {
  const found = predicted.entities
    .filter((entity) => known(entity.type, entity.type !== 'Event' && SCORED_ENTITIES.includes(entity.type), tally))
    .map((entity): PredictedEntity => ({ type: entity.type, name: normalise(entity.name), shown: entity.name }));
  match<GoldEntity, PredictedEntity>({
    group: 'entities',
    headline,
    gold: gold.entities.filter(({ type }) => SCORED_ENTITIES.includes(type)),
    predicted: unique(found, (entity) => [entity.type, entity.name]),
    tests: [(g, p) => g.type === p.type && surfaces(g).includes(p.name)],
    show: (entity) => entity.name,
    tally,
  });
}

function surfaces(entity: GoldEntity): string[] {
  return [entity.name, ...(entity.aliases ?? [])].map(normalise);
}

interface Alignment {
  /** Predicted event id → gold event. */
  readonly aligned: ReadonlyMap<string, GoldEvent>;
  readonly headline: string;
  readonly tally: Tally;
}

function compareEvents(gold: GoldArticle, predicted: GoldArticle, { aligned, headline, tally }: Alignment): void {
  const met = new Set(aligned.values());
  const differ = (outcome: Difference['outcome'], event: GoldEvent): void =>
    tally.differ({ outcome, group: 'entities', type: 'Event', headline, fact: showEvent(event) });
  for (const event of predicted.events) if (!aligned.has(event.id)) differ('invention', event);
  for (const event of gold.events) {
    if (event.optional) continue;
    if (met.has(event)) tally.hit('entities', 'Event');
    else differ('miss', event);
  }
}

function compareRelations(
  gold: GoldArticle,
  predicted: GoldArticle,
  { aligned, names, headline, tally }: Alignment & { readonly names: NamesOf },
): void {
  const goldEvents = new Set(gold.events.map((event) => event.id));
  const predictedEvents = new Set(predicted.events.map((event) => event.id));
  const ends = (r: GoldRelation): string[] => [r.from ?? '', r.to ?? ''];
  const end = (value: string): End =>
    predictedEvents.has(value) ? { event: aligned.get(value)?.id ?? null } : normalise(value);
  const found = predicted.relations
    .filter((r) => known(r.type, SCORED_RELATIONS.includes(r.type), tally))
    .filter((r) => !ends(r).some((id) => aligned.get(id)?.optional))
    .map((r) => ({
      type: r.type,
      from: end(r.from ?? ''),
      to: r.type === 'WROTE' ? 'article' : end(r.to ?? ''),
      value: normalise(qualifierOf(r)),
      shown: showRelation(r, predicted),
      // facts of two unaligned events stay two facts
      own: ends(r).filter((id) => predictedEvents.has(id) && !aligned.has(id)),
    }));
  const endAgrees = (name: string, p: End): boolean => {
    if (goldEvents.has(name)) return typeof p === 'object' && p.event === name;
    return typeof p === 'string' && (names.get(name)?.has(p) ?? p === normalise(name));
  };
  const endsAgree = (g: GoldRelation, p: PredictedRelation): boolean =>
    g.type === p.type && endAgrees(g.from ?? '', p.from) && endAgrees(g.to ?? '', p.to);
  match<GoldRelation, PredictedRelation>({
    group: 'relations',
    headline,
    gold: gold.relations.filter(({ type }) => SCORED_RELATIONS.includes(type)),
    predicted: unique(found, (r) => [r.type, r.from, r.to, r.value, r.own]),
    tests: [
      (g, p) => endsAgree(g, p) && normalise(qualifierOf(g)) === p.value,
      (g, p) => endsAgree(g, p) && (g.accept ?? []).map(normalise).includes(p.value),
    ],
    show: (r) => showRelation(r, gold),
    tally,
  });
}

interface Matching<G, P> {
  readonly group: Difference['group'];
  readonly headline: string;
  readonly gold: readonly G[];
  readonly predicted: readonly P[];
  /** The strictest first. */
  readonly tests: readonly ((gold: G, predicted: P) => boolean)[];
  readonly show: (gold: G) => string;
  readonly tally: Tally;
}

/** A gold fact is met by at most one prediction, an optional one by any number; optional ones are not counted. */
function match<G extends { type: string; optional?: boolean | undefined }, P extends Prediction>({
  group,
  headline,
  gold,
  predicted,
  tests,
  show,
  tally,
}: Matching<G, P>): void {
  const left = new Set(gold);
  const free = new Set(predicted);
  for (const optional of [false, true]) {
    for (const test of tests) {
      for (const p of [...free]) {
        const met = [...left].find((g) => Boolean(g.optional) === optional && test(g, p));
        if (!met) continue;
        free.delete(p);
        if (optional) continue;
        left.delete(met);
        tally.hit(group, met.type);
      }
    }
  }
  for (const g of left) {
    if (!g.optional) tally.differ({ outcome: 'miss', group, type: g.type, headline, fact: show(g) });
  }
  for (const p of free) tally.differ({ outcome: 'invention', group, type: p.type, headline, fact: p.shown });
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
