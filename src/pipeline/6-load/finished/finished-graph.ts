import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RELATION_TYPES, type RelationType } from '../../../domain/claim.js';
import type { GraphChanges } from '../../../domain/graph-changes.js';
import { ENTITY_LABELS, type EntityLabel } from '../../../domain/mention.js';
import { byCodePoint } from '../../5-resolve/order.js';
import { HeapLimit } from '../../collect.js';
import { vouchedFor } from '../divisions.js';
import { Collector, type PageSink, placeOf } from './collector.js';
import { type FinishedFact, finishFacts, type VouchedPlaces } from './facts.js';
import { type Meeting, Meetings } from './meetings.js';
import { type FinishedNode, finishNodes } from './nodes.js';

/** Bytes of garbage and living things together, while that is more than is alive: see `HeapLimit`. */
const HEAP = 200_000_000;

/** A newspaper with what the pages that hold say of it. */
export interface FinishedPublication {
  readonly id: string;
  /** See `placeOf`. */
  readonly place: number;
  readonly name: string;
  readonly city: string | undefined;
  readonly province: string | undefined;
}

/**
 * The graph that loading pages in this order into an empty database gives, without a database: pages are taken in by
 * `add`, then the finished kinds of nodes and edges are asked for, each once and in the order nodes, facts, meetings. What
 * several articles say together is finished portion by portion, so that memory does not grow with it.
 */
export class FinishedGraph {
  readonly collector: Collector;
  readonly #meetings: Meetings;
  readonly #heap = new HeapLimit(HEAP);
  #tookPart = false;
  readonly #divisions: { id: string; code: string; place: number }[] = [];

  /** @param folder an empty one for partitions; see `withTemporaryFolder`. */
  constructor(folder: string, sink: PageSink) {
    this.collector = new Collector(folder, sink);
    this.#meetings = new Meetings(folder, this.collector, this.#heap);
  }

  /** Takes in a page, which replaces the earlier one of its id. @throws GuanxiError for changes without evidence. */
  add(page: GraphChanges): void {
    this.collector.add(page);
  }

  /** Numbers of pages that later ones replaced: what `sink` was told of them does not hold. */
  get replacedPages(): ReadonlySet<number> {
    return this.collector.pages.dead;
  }

  /** Path of a page that holds, by its number. */
  pathOf(page: number): string {
    return this.collector.pages.pathOf(page);
  }

  /** Newspapers by id. */
  publications(): FinishedPublication[] {
    const all = [...this.collector.newspapers()].map(({ cities, provinces, ...publication }) => ({
      ...publication,
      city: cities.sort(byCodePoint)[0],
      province: provinces.sort(byCodePoint)[0],
    }));
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The nodes of a label, by id, in portions. All labels are to be asked for before facts are. */
  *nodes(label: EntityLabel): Generator<readonly FinishedNode[]> {
    for (const portion of finishNodes(this.collector, label)) {
      if (label === 'Event') for (const event of portion) this.#meetings.event(event);
      if (label === 'Place') for (const place of portion) this.#noteDivision(place);
      yield portion;
      this.#heap.keep();
    }
  }

  #noteDivision({ id, number, properties: { code } }: FinishedNode): void {
    if (typeof code === 'string') this.#divisions.push({ id, code, place: placeOf('node', number) });
  }

  /** The facts of a type, by key, in portions; among WITHIN those of the national list. May be asked for again. */
  *facts(type: RelationType): Generator<readonly FinishedFact[]> {
    const isNew = type === 'TOOK_PART_IN' && !this.#tookPart;
    const vouched = type === 'WITHIN' ? this.#vouched() : new Map();
    for (const portion of finishFacts(this.collector, type, vouched)) {
      if (isNew) for (const fact of portion) this.#meetings.participation(fact);
      yield portion;
      this.#heap.keep();
    }
    if (isNew) this.#tookPart = true;
  }

  #vouched(): VouchedPlaces {
    const places = new Map(this.#divisions.map(({ id, place }) => [id, place]));
    return new Map(
      vouchedFor(this.#divisions).map((edge) => {
        const ends = { from: places.get(edge.from) as number, to: places.get(edge.to) as number };
        return [edge.key, { ...edge, ...ends }];
      }),
    );
  }

  /** MET by key, in portions. The facts TOOK_PART_IN are to be asked for before. */
  meetings(): Generator<readonly Meeting[]> {
    return this.#meetings.finish();
  }

  close(): void {
    this.#meetings.close();
    this.collector.close();
  }
}

/** Labels and types in the order of an export. */
export const SORTED_LABELS: readonly EntityLabel[] = [...ENTITY_LABELS].sort();
export const SORTED_TYPES: readonly RelationType[] = [...RELATION_TYPES].sort();

/** A new folder for partitions, in `parent`, which the caller removes. */
export function temporaryFolder(parent: string = tmpdir()): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(parent, 'guanxi-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
