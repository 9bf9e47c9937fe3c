import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { EXIT, SchemaError } from '../../src/errors.js';
import type { Graph } from '../../src/graph/connect.js';
import { articleId, hashId } from '../../src/pipeline/5-resolve/ids.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { migrations, schemaVersion } from '../../src/pipeline/6-load/migrations.js';
import { checkSchema, diagnoseSchema, ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META, type PageSpec } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
});
beforeEach(async () => {
  await clearGraph(graph);
  await ensureSchema(graph);
});
afterAll(() => graph.close());

const recorded = () => graph.read('MATCH (v:SchemaVersion) RETURN v.version AS version ORDER BY version');
const files = () => graph.read('MATCH (f:SourceFile) RETURN f { .* } AS file ORDER BY f.path');
/** The ledger without the version of the schema that each file was loaded under, which a migration keeps as it was. */
const ledger = () =>
  graph.read('MATCH (f:SourceFile) RETURN f.path AS path, f.pageId AS page, f.content AS content ORDER BY path');

const EVENT = { label: 'Event', name: '全市防汛会议', kind: 'meeting' } as const;
const ARTICLES: PageSpec['articles'] = [
  {
    entities: [{ label: 'Person', name: '周青岩' }, EVENT],
    claims: [{ type: 'TOOK_PART_IN', from: '周青岩', to: EVENT.name, qualifier: 'chair' }],
  },
];
const keyed = (path: string, page: string) => changesOf({ path, meta: { ...META, page }, articles: ARTICLES });
const { page: _, ...UNLABELLED } = META;
const unlabelled = (path: string) => changesOf({ path, meta: UNLABELLED, articles: ARTICLES });

/** As the first version named pages without date or label: by their paths. */
function byPath(changes: GraphChanges): GraphChanges {
  const id = hashId(['SourcePage', 'path', changes.path]);
  const renamed = changes.articles.reduce(
    (text, article) => text.replaceAll(article.id, articleId(id, article.index)),
    JSON.stringify(changes),
  );
  return JSON.parse(renamed.replaceAll(changes.pageId, id));
}

/** Makes of the graph what a program of the first version would have left: no ledger of files, no lease, no record. */
async function makeOld(): Promise<void> {
  await graph.write((transaction) => transaction.run('MATCH (n:SourceFile|Lease|SchemaVersion) DETACH DELETE n'));
  for (const name of ['source_file_path', 'lease_name', 'schema_version'])
    await graph.command(`DROP CONSTRAINT ${name}`);
  await graph.command('DROP INDEX source_file_page');
}

it('records each version in an empty database, and does nothing at the next call', async () => {
  const versions = migrations().map(({ version }) => ({ version }));
  expect(versions.map(({ version }) => version)).toEqual(['V0001', 'V0002', 'V0003']);
  expect(await recorded()).toEqual(versions);
  expect(await ensureSchema(graph)).toEqual({ created: [] });
});

it('brings an old graph to this version', async () => {
  const pages = [keyed('a.txt', '01'), keyed('b.txt', '02'), byPath(unlabelled('c.txt')), byPath(unlabelled('d.txt'))];
  await loadChanges(graph, pages);
  const before = await exported(graph);
  await makeOld();
  const { created } = await ensureSchema(graph);
  expect(created).toEqual(['lease_name', 'schema_version', 'source_file_page', 'source_file_path']);
  expect(await checkSchema(graph)).toEqual({ missing: [], foreign: [] });
  expect(await recorded()).toHaveLength(migrations().length);
  expect(await exported(graph)).toEqual(before);
  expect(await files()).toEqual(
    pages.map(({ path, pageId, hash }) => ({ file: { path, pageId, content: hash, schema: 'V0002' } })),
  );
});

it('lets the files of an old graph end in the graph of a clean load', async () => {
  await loadChanges(graph, [keyed('a.txt', '01'), keyed('b.txt', '02')]);
  const clean = await exported(graph);
  await makeOld();
  await ensureSchema(graph);
  expect(await exported(graph)).toEqual(clean);

  // the copy d.txt was a page of its own, and b.txt has another page now
  await loadChanges(graph, [byPath(unlabelled('c.txt')), byPath(unlabelled('d.txt'))]);
  await makeOld();
  await ensureSchema(graph);
  const now = [keyed('a.txt', '01'), keyed('b.txt', '03'), unlabelled('c.txt'), unlabelled('d.txt')];
  const report = await loadChanges(graph, now);
  expect(report).toMatchObject({ pages: { added: 2, unchanged: 2, removed: 3 } });
  const migrated = [await exported(graph), await ledger()];
  await clearGraph(graph);
  await loadChanges(graph, now);
  expect(migrated).toEqual([await exported(graph), await ledger()]);
});

it('goes on at the next call when it is interrupted', async () => {
  await loadChanges(graph, [keyed('a.txt', '01'), keyed('b.txt', '02')]);
  const clean = await exported(graph);
  await makeOld();
  let cut = false;
  const cutting = Object.assign(Object.create(graph) as Graph, {
    read: graph.read.bind(graph),
    command: graph.command.bind(graph),
    write: (work: Parameters<Graph['write']>[0]) =>
      graph.write((transaction) =>
        work({
          run: (text, parameters) => {
            cut ||= /SourceFile/.test(text) && /LIMIT/.test(text);
            return cut ? Promise.reject(new Error('cut')) : transaction.run(text, parameters);
          },
        }),
      ),
  });
  await expect(ensureSchema(cutting)).rejects.toThrow('cut');
  expect(await recorded()).toEqual([{ version: 'V0001' }]);
  await ensureSchema(graph);
  expect(await recorded()).toHaveLength(migrations().length);
  expect(await exported(graph)).toEqual(clean);
  expect(await ledger()).toHaveLength(2);
});

it('derives everything again where a program of the second version was killed before it had derived', async () => {
  const people = ['周青岩', '林采薇'];
  const article = {
    entities: [...people.map((name) => ({ label: 'Person' as const, name })), EVENT],
    claims: people.map((from) => ({ type: 'TOOK_PART_IN' as const, from, to: EVENT.name, qualifier: 'chair' })),
  };
  await loadChanges(graph, [changesOf({ articles: [article] })]);
  const clean = await exported(graph);
  await graph.write(async (transaction) => {
    await transaction.run("MATCH (v:SchemaVersion {version: 'V0003'}) DELETE v");
    await transaction.run('MATCH ()-[met:MET]->() DELETE met');
    await transaction.run("CREATE (:Derivation {id: 'mark', events: ['e'], persons: ['p'], divisions: true})");
  });
  expect(await exported(graph)).not.toEqual(clean);
  await ensureSchema(graph);
  await loadChanges(graph, []);
  expect(await exported(graph)).toEqual(clean);
  expect(await graph.read('MATCH (note:Derivation) RETURN note')).toEqual([]);
});

it('refuses a database that a newer program has changed, and changes nothing', async () => {
  await graph.write((transaction) => transaction.run("CREATE (:SchemaVersion {version: 'V0999', checksum: 'x'})"));
  await graph.command('DROP INDEX event_date');
  try {
    const refused = ensureSchema(graph);
    await expect(refused).rejects.toThrow(`has schema V0999, and this guanxi knows ${schemaVersion()} at most`);
    await expect(refused).rejects.toMatchObject({ exitCode: EXIT.schema });
    expect((await checkSchema(graph)).missing.map(({ name }) => name)).toEqual(['event_date']);
  } finally {
    await clearGraph(graph);
    await ensureSchema(graph);
  }
});

it('refuses a version that was applied in another form', async () => {
  await graph.write((transaction) =>
    transaction.run("MATCH (v:SchemaVersion {version: 'V0001'}) SET v.checksum = 'x'"),
  );
  await expect(ensureSchema(graph)).rejects.toThrow(SchemaError);
  await expect(ensureSchema(graph)).rejects.toThrow(/V0001 in another form .* found x\./);
});

describe('what doctor says of the schema', () => {
  it('is fine when nothing is missing', async () => {
    expect(await diagnoseSchema(graph)).toEqual({
      check: {
        subject: 'Schema',
        level: 'ok',
        found: expect.stringMatching(/^V0003, all of its \d+ constraints and indexes$/),
      },
      exitCode: EXIT.ok,
    });
  });

  it('names what is missing of an older one, and changes nothing', async () => {
    await makeOld();
    const { check, exitCode } = await diagnoseSchema(graph);
    expect(exitCode).toBe(EXIT.ok);
    expect(check).toMatchObject({
      level: 'warn',
      found: expect.stringMatching(/^of the first version; 4 of \d+ .* are missing: .*source_file_path/),
      remedy: 'The next guanxi ingest or load makes it.',
    });
    expect((await checkSchema(graph)).missing).toHaveLength(4);
  });

  it('is how a load would end, where it cannot begin', async () => {
    await graph.write((transaction) => transaction.run("CREATE (:SchemaVersion {version: 'V9999', checksum: ''})"));
    expect(await diagnoseSchema(graph)).toMatchObject({
      check: { level: 'fail', found: expect.stringContaining('has schema V9999') },
      exitCode: EXIT.schema,
    });
  });
});
