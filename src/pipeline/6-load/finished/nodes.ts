import type { Properties } from '../../../domain/graph-changes.js';
import { ENTITY_LABELS, type EntityLabel } from '../../../domain/mention.js';
import { type Contribution, unite } from '../contribution.js';
import { type Collector, MENTION, NODE_PARTS, type SpilledNode } from './collector.js';

/** A named node with what all articles say of it. */
export interface FinishedNode {
  readonly number: number;
  readonly id: string;
  readonly label: EntityLabel;
  readonly official: boolean;
  /** All but the id. */
  readonly properties: Properties;
}

interface Sum {
  readonly node: SpilledNode;
  contribution: Contribution | undefined;
  /** Terms of the contributions in it; few say anything else than the first. */
  last: number;
  seen: Set<number> | undefined;
}

const NOTHING: Contribution = { aliases: [] };

/** The nodes of one label, by id, in portions. */
export function* finishNodes(collector: Collector, label: EntityLabel): Generator<readonly FinishedNode[]> {
  const first = ENTITY_LABELS.indexOf(label) * NODE_PARTS;
  for (let partition = first; partition < first + NODE_PARTS; partition++) yield finishPartition(collector, partition);
}

function finishPartition(collector: Collector, partition: number): FinishedNode[] {
  const sums = new Map<number, Sum>();
  for (const node of collector.nodes.read(partition)) {
    sums.set(node.number, { node, contribution: undefined, last: 0, seen: undefined });
  }
  addMentions(collector, partition, sums);
  const nodes: FinishedNode[] = [];
  for (const { node, contribution } of sums.values()) {
    if (!contribution) continue;
    const { number, id, label, fixed } = node;
    const { official = false, ...contributed } = contribution;
    nodes.push({ number, id, label, official, properties: { ...fixed, ...contributed } });
  }
  return nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addMentions(collector: Collector, partition: number, sums: ReadonlyMap<number, Sum>): void {
  const { mentions, contributions, pages } = collector;
  const records = mentions.read(partition);
  const { dead } = pages;
  for (let at = 0; at < records.length; at += MENTION.size) {
    if (dead.size > 0 && dead.has(records[at + MENTION.page] as number)) continue;
    const sum = sums.get(records[at + MENTION.node] as number) as Sum;
    const term = records[at + MENTION.contribution] as number;
    if (term === sum.last || sum.seen?.has(term)) continue;
    if (sum.last !== 0) {
      sum.seen ??= new Set([sum.last]);
      sum.seen.add(term);
    }
    sum.last = term;
    sum.contribution = unite(sum.contribution ?? NOTHING, contributions.value(term) as Contribution);
  }
}
