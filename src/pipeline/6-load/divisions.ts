import type { Graph } from '../../graph/connect.js';
import { loadKnowledge } from '../../knowledge/index.js';
import { factKey } from '../5-resolve/ids.js';
import { byCodePoint } from '../5-resolve/order.js';
import { runStatement } from './statements.js';

/** WITHIN edges that the national list newly vouches for, and those that it no longer does. */
export interface DivisionReport {
  readonly written: number;
  readonly removed: number;
}

/** `source` of a WITHIN edge that the list vouches for. */
const NATIONAL_LIST = 'national list of divisions';

interface StoredDivision {
  readonly id: string;
  readonly code: string;
  /** Keys of its WITHIN edges that the list vouches for. */
  readonly keys: readonly string[];
}

/** A WITHIN edge that the list vouches for. */
export interface Vouched {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly code: string;
}

/**
 * Lets each administrative division of the graph lie in the nearest one around it that the graph has too: 炎陵县 in
 * 株洲市, or in 湖南省 as long as no article names 株洲市. Afterwards exactly these edges have the list as `source`;
 * one that articles state as well keeps their count and dates. There are some 3,300 divisions at most.
 */
export async function deriveDivisions(graph: Graph): Promise<DivisionReport> {
  return graph.write(async (transaction) => {
    const stored = await runStatement<StoredDivision>(transaction, 'derive/read-divisions.cypher');
    const wanted = vouchedFor(stored);
    const before = new Set(stored.flatMap(({ keys }) => keys));
    const rows = wanted.filter(({ key }) => !before.delete(key));
    const keys = [...before];
    if (keys.length > 0) {
      const doubtful = await runStatement(transaction, 'derive/unvouch.cypher', { keys });
      await runStatement(transaction, 'load/recompute-facts.cypher', { WITHIN: doubtful });
    }
    if (rows.length > 0) await runStatement(transaction, 'derive/vouch.cypher', { rows });
    return { written: rows.length, removed: keys.length };
  });
}

/** The edges that the list gives between these divisions. */
export function vouchedFor(stored: readonly Pick<StoredDivision, 'id' | 'code'>[]): Vouched[] {
  const { gazetteer } = loadKnowledge();
  const byCode = new Map([...stored].sort((a, b) => byCodePoint(b.id, a.id)).map(({ id, code }) => [code, id]));
  return stored.flatMap(({ id, code }) => {
    const division = gazetteer.byCode(code);
    const around = division ? gazetteer.ancestors(division).map((ancestor) => byCode.get(ancestor.code)) : [];
    const to = around.find((ancestor) => ancestor !== undefined);
    if (to === undefined) return [];
    return [{ key: factKey({ type: 'WITHIN', from: id, to }), from: id, to, source: NATIONAL_LIST, code }];
  });
}
