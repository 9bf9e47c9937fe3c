import { readdirSync } from 'node:fs';
import neo4j, { type Plan } from 'neo4j-driver';
import { RELATION_TYPES } from '../../src/domain/claim.js';
import { ENTITY_LABELS } from '../../src/domain/mention.js';
import { readStatement } from '../../src/knowledge/cypher.js';
import { CYPHER_DIR } from '../../src/knowledge/paths.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { statementText } from '../../src/pipeline/6-load/statements.js';
import { databaseConnection, testGraph } from '../support/database.js';

const filesOf = (...folders: string[]) =>
  folders.flatMap((folder) => readdirSync(`${CYPHER_DIR}/${folder}`).map((file) => `${folder}/${file}`));
const FILES = filesOf('load', 'derive', 'lease');

/** Read all of a label by their nature: few notes, the divisions by their index. */
const SCANS: Readonly<Record<string, RegExp>> = {
  'derive/read-notes.cypher': /NodeByLabelScan/,
  'derive/read-events.cypher': /NodeByLabelScan/,
  'derive/read-pairs.cypher': /NodeByLabelScan/,
  'derive/forget.cypher': /NodeByLabelScan/,
  'derive/read-divisions.cypher': /NodeIndexScan/,
  'load/files-named.cypher': /NodeIndexScan|NodeIndexEndsWithScan/,
  'load/is-empty.cypher': /NodeByLabelScan|NodeCountFromCountStore/,
  'load/complete-import.cypher': /AllNodesScan/,
  'load/count-nodes.cypher': /FromCountStore/,
};

let driver: ReturnType<typeof neo4j.driver>;

beforeAll(async () => {
  const graph = await testGraph();
  await ensureSchema(graph);
  await graph.close();
  const { uri, username, password = '' } = await databaseConnection();
  driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
});
afterAll(() => driver.close());

function operators({ operatorType, children }: Plan): string[] {
  return [operatorType, ...children.flatMap(operators)];
}

// Plans are kept (replan=skip): one that was made for an empty graph serves when it is large.
it.each(FILES)('%s, planned on an empty graph, finds everything by index', async (file) => {
  const session = driver.session({ defaultAccessMode: 'WRITE' });
  try {
    // the comment keeps the server from showing a plan that it made while there was a graph
    const { summary } = await session.run(`EXPLAIN ${statementText(file)} // ${Date.now()}`, { batch: {} });
    if (!summary.plan) throw new Error('a plan expected');
    const scans = operators(summary.plan).filter((name) => /Scan|FromCountStore/.test(name));
    expect(scans.filter((name) => !SCANS[file]?.test(name))).toEqual([]);
  } finally {
    await session.close();
  }
});

// What the planner would choose by itself depends on the statistics of the moment; a hint does not.
// The lease is taken before there need be an index.
it.each(filesOf('load', 'derive'))('%s names the index of each node and edge that it looks up', (file) => {
  const lookups = readStatement(file).text.matchAll(/\bMATCH [^\n]*?[([]\w*:\w+ \{[^\n]*/g);
  expect([...lookups].map(([line]) => line).filter((line) => !line.includes('USING INDEX SEEK'))).toEqual([]);
});

it('looks for every label and relation type', () => {
  const names = (file: string) => [...readStatement(file).text.matchAll(/\$batch\.(\w+)/g)].map((match) => match[1]);
  expect(names('load/find-nodes.cypher').sort()).toEqual([...ENTITY_LABELS].sort());
  for (const file of ['find-facts', 'update-facts', 'recompute-facts']) {
    expect(names(`load/${file}.cypher`).sort()).toEqual([...RELATION_TYPES].sort());
  }
});
