import type { RelationType } from './claim.js';
import type { EntityLabel } from './mention.js';

/** Labels of nodes that an export has: the named nodes, and what articles stand in. */
export type NodeLabel = EntityLabel | 'Article' | 'Publication' | 'SourcePage';

/** Types of edges between an article and what it mentions, reports, states and is published in. */
export const EVIDENCE_TYPES = ['MENTIONS', 'PUBLISHED_IN', 'REPORTS', 'STATES'] as const;
type EvidenceType = (typeof EVIDENCE_TYPES)[number];

export type EdgeType = RelationType | 'MET' | EvidenceType;

/** Property values of the finished graph; a property that has none is absent. */
export type ItemValue = string | number | boolean | readonly string[] | readonly number[];
/** Keys in the order of their UTF-16 code units; `aliases` in the order of their code points. */
export type ItemProperties = Readonly<Record<string, ItemValue>>;

/** One node of the finished graph. */
export interface GraphNode {
  readonly label: NodeLabel;
  /** 32 hexadecimal digits; not among `properties`. */
  readonly id: string;
  /** Further labels, sorted: `Official`. */
  readonly also: readonly string[];
  readonly properties: ItemProperties;
}

/** One edge of the finished graph. A fact's and MET's `properties.key` is its identity. */
export interface GraphEdge {
  readonly type: EdgeType;
  /** Ids of its ends, and the labels that these have beside further ones. */
  readonly from: string;
  readonly fromLabel: NodeLabel;
  readonly to: string;
  readonly toLabel: NodeLabel;
  readonly properties: ItemProperties;
}

/**
 * A finished graph is a sequence of these in one order, so that equal graphs are equal sequences: nodes by label and id;
 * then facts and MET by type and key; then the edges of `EVIDENCE_TYPES` article by article, by the article's id, those of
 * one article in the order of their JSON lines (`jsonLine`). Labels, types, ids and keys are compared by code unit.
 */
export type GraphItem = GraphNode | GraphEdge;

export function isNode(item: GraphItem): item is GraphNode {
  return 'label' in item;
}
