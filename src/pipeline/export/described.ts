import { RELATION_TYPES } from '../../domain/claim.js';
import { type EdgeType, EVIDENCE_TYPES, type NodeLabel } from '../../domain/graph-item.js';
import { ENTITY_LABELS } from '../../domain/mention.js';
import { graphSchema } from '../../knowledge/schema.js';

/** Types of property values that lexicon/schema/ knows. */
export type ValueType = 'string' | 'strings' | 'integer' | 'integers' | 'boolean';

/** Labels of an export's nodes and types of its edges, in the order of `GraphItem`. */
export const NODE_LABELS: readonly NodeLabel[] = [
  ...ENTITY_LABELS,
  'Article',
  'Publication',
  'SourcePage',
].sort() as NodeLabel[];
export const FACT_TYPES: readonly EdgeType[] = [...RELATION_TYPES, 'MET'].sort() as EdgeType[];
export const EDGE_TYPES: readonly EdgeType[] = [...FACT_TYPES, ...EVIDENCE_TYPES];

/** The properties that lexicon/schema/ describes of a label or relation type, its qualifier first, with their types. */
export function describedProperties(name: NodeLabel | EdgeType): ReadonlyMap<string, ValueType> {
  const { nodes, relations } = graphSchema();
  const relation = relations.get(name);
  const properties = Object.entries((relation ?? nodes.get(name))?.properties ?? {});
  const described = properties.map(([key, { type }]) => [key, type] as const);
  return new Map(relation?.qualifier ? [[relation.qualifier.name, 'string'], ...described] : described);
}
