import type { Graph } from '../../graph/connect.js';
import { type DivisionReport, deriveDivisions } from './divisions.js';
import { deriveMet, forget, type MetReport, rebuildMet } from './met.js';
import { statementText } from './statements.js';

/** What was derived. */
export interface DerivedReport {
  readonly met: MetReport;
  readonly divisions: DivisionReport;
}

/**
 * Derives MET, and WITHIN by the national list of divisions, for whatever loads have changed since that was last done,
 * also loads that were interrupted before they could do so themselves: each transaction of the loader leaves notes
 * (Derivation) of what it touches, which go once their work is done. A graph of an older program has notes of `everything`
 * (cypher/schema/V0003__derivations.data.cypher).
 */
export async function refreshDerived(graph: Graph): Promise<DerivedReport> {
  const notes = await graph.read<{ of: string }>(statementText('derive/read-notes.cypher'));
  const kinds = new Set(notes.map((note) => note.of));
  const everything = kinds.has('everything');
  const met = everything ? await rebuildMet(graph) : await deriveMet(graph);
  if (!everything && !kinds.has('divisions')) return { met, divisions: { written: 0, removed: 0 } };
  const divisions = await deriveDivisions(graph);
  await forget(graph, ['divisions', 'everything']);
  return { met, divisions };
}
