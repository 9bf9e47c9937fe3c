import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { generatePages } from '../../bench/load/generate.js';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { BusyError, EXIT } from '../../src/errors.js';
import { type Graph, openGraph } from '../../src/graph/connect.js';
import { databaseReset } from '../../src/graph/server/database.js';
import { ensureServer } from '../../src/graph/server/ensure-server.js';
import { importOffline } from '../../src/graph/server/import-offline.js';
import { bulkLoad, writeImportFiles } from '../../src/pipeline/6-load/bulk/index.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { withLease } from '../../src/pipeline/6-load/lease.js';
import { checkSchema, ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { exported, testGraph } from '../support/database.js';
import { canRunLocally } from '../support/server.js';
import { changesOf, META } from './builder.js';
import { deliveries } from './stories.js';

const here = (await canRunLocally()) ? describe : describe.skip;

const odd = changesOf({
  path: 'odd.txt',
  meta: { ...META, page: '99' },
  articles: [
    {
      headline: '第一行\n第二行 "引号" \\n \r\n 尾',
      entities: [
        { label: 'Person', name: '罗曼·"罗兰"', aliases: ['甲;乙,丙', '丁\n戊', "O'Neill\\", ' 空格 '] },
        { label: 'Organization', name: '\u{20000}\u200b\u202e机关', kind: 'other' },
        { label: 'Place', name: '株洲市', kind: 'city' },
        { label: 'Place', name: '炎陵县', kind: 'county' },
      ],
      claims: [
        { type: 'HOLDS_POSITION', from: '罗曼·"罗兰"', to: '\u{20000}\u200b\u202e机关', qualifier: '总"长"\n,;' },
      ],
    },
  ],
});

/** The ledger's entries for files, which no export holds. */
const files = (graph: Graph) => graph.read('MATCH (f:SourceFile) RETURN f { .* } AS file ORDER BY f.path');

here('a bulk load into a local server of its own', () => {
  const home = mkdtempSync(join(tmpdir(), `guanxi-test-${process.pid}-bulk-`));
  const env = { ...process.env, NEO4J_URI: undefined, GUANXI_HOME: home, GUANXI_SERVER: 'local' };
  const settings: Settings = readSettings(env, home);
  // several deliveries of the same few pages, replaced ones among them, and enough others to fill partitions
  const random = fc.sample(deliveries, { seed: 7, numRuns: 6 }).flat();
  const pages: readonly GraphChanges[] = [...random, ...generatePages({ articles: 60, persons: 60 }), odd];
  const own = async <T>(work: (graph: Graph) => Promise<T>): Promise<T> => {
    const graph = openGraph(await ensureServer(settings, undefined, env));
    return work(graph).finally(() => graph.close());
  };
  let byDriver: Graph;

  beforeAll(async () => {
    byDriver = await testGraph();
    await ensureSchema(byDriver);
    await loadChanges(byDriver, pages);
  }, 900_000);
  afterAll(async () => {
    await byDriver?.close();
    await databaseReset(settings, env);
    rmSync(home, { recursive: true, force: true });
  }, 120_000);

  test('leaves an empty database as it was when neo4j-admin refuses the files, and says what it said', async () => {
    await own(async (graph) => void (await ensureSchema(graph)));
    const folder = join(home, 'broken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'n.csv'), ':ID,name\n1,a\n1,b\n');
    const args = ['--nodes=Person=n.csv', '--id-type=integer', '--bad-tolerance=0'];
    await expect(importOffline({ settings, env, folder, arguments: args })).rejects.toThrow(
      /neo4j-admin could not import the files in .*broken; the database is as it was\. It said:/,
    );
    const { missing } = await own(checkSchema);
    expect(missing).toEqual([]);
  }, 900_000);

  test('is refused while another load writes, and leaves no files', async () => {
    await own((graph) =>
      withLease(graph, {}, async (leased) => {
        await leased.taken();
        await expect(bulkLoad(pages, { settings, env, waitSeconds: 0 })).rejects.toBeInstanceOf(BusyError);
      }),
    );
    expect(readdirSync(home).filter((name) => name.startsWith('import-'))).toEqual([]);
  }, 900_000);

  test('gives the graph that loading page by page gives, with constraints and indexes', async () => {
    const { pages: counts } = await bulkLoad(pages, { settings, env });
    expect(counts.changed).toBeGreaterThan(0);
    expect(await own(exported)).toEqual(await exported(byDriver));
    expect(await own(files)).toEqual(await files(byDriver));
    expect((await own(checkSchema)).missing).toEqual([]);
    expect(await own((graph) => graph.read('MATCH (d:Derivation) RETURN d'))).toEqual([]);
    expect(readdirSync(home).filter((name) => name.startsWith('import-'))).toEqual([]);
  }, 900_000);

  test('is gone on from by loads page by page: corrections, a known page, new ones', async () => {
    const further = [...fc.sample(deliveries, { seed: 8, numRuns: 3 }).flat(), odd];
    const more = await own((graph) => loadChanges(graph, further));
    const same = await loadChanges(byDriver, further);
    expect(more.pages).toEqual(same.pages);
    expect(more.pages.unchanged).toBeGreaterThan(0);
    expect(await own(exported)).toEqual(await exported(byDriver));
    expect(await own(files)).toEqual(await files(byDriver));
  }, 900_000);

  test('is refused where something is loaded, and nothing is lost', async () => {
    const before = await own(exported);
    await expect(bulkLoad(pages, { settings, env })).rejects.toMatchObject({
      message: expect.stringMatching(/^--bulk fills an empty database only; this one holds \d+ nodes\./),
      exitCode: EXIT.database,
    });
    expect(await own(exported)).toEqual(before);
  }, 900_000);
});

test('--bulk is refused for a server that guanxi did not start', async () => {
  const settings = readSettings({ NEO4J_URI: 'bolt://127.0.0.1:1', GUANXI_HOME: tmpdir() }, tmpdir());
  await expect(bulkLoad([], { settings })).rejects.toMatchObject({
    message: expect.stringContaining('NEO4J_URI names the server at bolt://127.0.0.1:1'),
    exitCode: EXIT.usage,
  });
});

test('import files are written into an empty folder only, with the arguments that import them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guanxi-files-'));
  await writeImportFiles([odd], folder);
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining(['import.args', 'Article-header.csv', 'Article.csv']));
  expect(names).not.toContain('parts');
  await expect(writeImportFiles([odd], folder)).rejects.toThrow(/expected a new or empty folder, found files/);
  rmSync(folder, { recursive: true });
});
