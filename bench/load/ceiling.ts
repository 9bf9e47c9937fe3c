import type { GraphChanges, Statement } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { mentionProperties } from '../../src/pipeline/6-load/contribution.js';
import { factRows, statementProperties } from '../../src/pipeline/6-load/facts.js';

type Row = Readonly<Record<string, unknown>>;

const ROWS = 5000;

/**
 * As fast as Cypher goes: the finished graph is added up in the client, then each node and edge is CREATEd once, without
 * looking whether it is there. Ends are found by id. Cannot load a second batch.
 */
export async function createRaw(graph: Graph, pages: readonly GraphChanges[]): Promise<void> {
  const articles = pages.flatMap((page) => page.articles);
  const nodes = new Map(articles.flatMap((article) => article.nodes.map((node) => [node.id, node])));
  for (const [label, rows] of grouped([...nodes.values()], (node) => node.label)) {
    await create(
      graph,
      `CREATE (n:${label}) SET n = row.properties`,
      rows.map(({ id, name, aliases, properties }) => {
        return { properties: { id, name, aliases, ...properties } };
      }),
    );
  }
  await create(
    graph,
    'CREATE (n:Article) SET n = row',
    articles.map(({ nodes, statements, ...own }) => own),
  );
  const mentions = articles.flatMap((article) => article.nodes.map((node) => ({ article, node })));
  for (const [label, rows] of grouped(mentions, ({ node }) => node.label)) {
    await create(
      graph,
      edge('Article', 'MENTIONS', label),
      rows.map(({ article, node }) => {
        return { from: article.id, to: node.id, properties: mentionProperties(node) };
      }),
    );
  }
  await createFacts(graph, pages);
}

async function createFacts(graph: Graph, pages: readonly GraphChanges[]): Promise<void> {
  const articles = pages.flatMap((page) => page.articles);
  const statings = articles.flatMap((article) => article.statements.map((statement) => ({ article, statement })));
  const byKey = new Map<string, Statement>(statings.map(({ statement }) => [statement.key, statement]));
  const facts = factRows(statings).map((row) => ({ row, statement: byKey.get(row.key) as Statement }));
  const kind = ({ statement }: (typeof facts)[number]) =>
    `${statement.fromLabel} ${statement.type} ${statement.toLabel}`;
  for (const [key, rows] of grouped(facts, kind)) {
    const [from, type, to] = key.split(' ') as [string, string, string];
    await create(
      graph,
      edge(from, type, to),
      rows.map(({ row }) => ({ from: row.from, to: row.to, properties: row.created })),
    );
  }
  for (const [label, rows] of grouped(statings, ({ statement }) => statement.fromLabel)) {
    await create(
      graph,
      edge('Article', 'STATES', label),
      rows.map((stating) => {
        return { from: stating.article.id, to: stating.statement.from, properties: statementProperties(stating) };
      }),
    );
  }
}

function edge(from: string, type: string, to: string): string {
  return `MATCH (from:${from} {id: row.from}) MATCH (to:${to} {id: row.to}) CREATE (from)-[r:${type}]->(to) SET r = row.properties`;
}

async function create(graph: Graph, text: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    const part = rows.slice(from, from + ROWS);
    await graph.write((transaction) => transaction.run(`UNWIND $rows AS row ${text}`, { rows: part }));
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
