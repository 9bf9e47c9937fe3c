import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph, Transaction } from '../../src/graph/connect.js';
import { statementProperties } from '../../src/pipeline/6-load/facts.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * What one writes first: each row MERGEd, batches of 100 articles, statements awaited one by one, nothing remembered. It
 * makes the same nodes and edges as the loader, without ledger, corrections and MET.
 */
export async function loadNaively(graph: Graph, pages: readonly GraphChanges[]): Promise<void> {
  for (let from = 0; from < pages.length; from += 20) {
    const batch = pages.slice(from, from + 20);
    await graph.write((transaction) => loadBatch(transaction, batch));
  }
}

async function loadBatch(transaction: Transaction, pages: readonly GraphChanges[]): Promise<void> {
  const run = (text: string, rows: readonly Row[]) => transaction.run(`UNWIND $rows AS row ${text}`, { rows });
  const articles = pages.flatMap((page) => page.articles.map((article) => ({ page, article })));
  await run(
    'MERGE (a:Article {id: row.id}) SET a += row.properties MERGE (p:Publication {id: row.publication}) MERGE (a)-[:PUBLISHED_IN]->(p)',
    articles.map(({ page, article: { nodes, statements, ...properties } }) => {
      return { id: properties.id, properties, publication: page.publication?.id };
    }),
  );
  const named = articles.flatMap(({ article }) => article.nodes.map((node) => ({ article, node })));
  for (const [label, group] of groupsBy(named, ({ node }) => node.label)) {
    await run(
      `MERGE (n:${label} {id: row.id}) SET n.name = row.name, n.aliases = row.aliases, n += row.properties
       WITH n, row MATCH (a:Article {id: row.article})
       MERGE (a)-[m:MENTIONS]->(n) SET m.count = row.count, m.offsets = row.offsets`,
      group.map(({ article, node }) => ({ ...node, article: article.id, count: node.mentions })),
    );
  }
  const stated = articles.flatMap(({ article }) => article.statements.map((statement) => ({ article, statement })));
  const kinds = ({ statement }: (typeof stated)[number]) =>
    `${statement.type} ${statement.fromLabel} ${statement.toLabel}`;
  for (const [kind, group] of groupsBy(stated, kinds)) {
    const [type, from, to] = kind.split(' ');
    await run(
      `MATCH (from:${from} {id: row.from}) MATCH (to:${to} {id: row.to}) MATCH (a:Article {id: row.article})
       MERGE (from)-[r:${type} {key: row.key}]->(to)
       ON CREATE SET r += row.qualifier, r.count = 1, r.first = row.date, r.last = row.date, r.certain = row.certain
       ON MATCH SET r.count = r.count + 1, r.last = row.date
       MERGE (a)-[s:STATES {key: row.key, start: row.start}]->(from) SET s += row.evidence`,
      group.map(({ article, statement }) => ({
        ...statement,
        article: article.id,
        date: article.date,
        evidence: statementProperties({ article, statement }),
      })),
    );
  }
}

function groupsBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
