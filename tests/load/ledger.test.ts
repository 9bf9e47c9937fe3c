import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Delivery, GraphChanges, Versions } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { digest } from '../../src/pipeline/5-resolve/ids.js';
import { PageLedger } from '../../src/pipeline/6-load/finished/page-ledger.js';
import { loadChanges, retractFiles } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { type IngestOptions, ingestFiles } from '../../src/pipeline/ingest.js';
import { ensureBuilt } from '../cli/program.js';
import { clearGraph, exported, testGraph } from '../support/database.js';
import { changesOf, META } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  ensureBuilt();
  graph = await testGraph();
  await ensureSchema(graph);
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

const files = () => graph.read('MATCH (f:SourceFile) RETURN f { .* } AS file ORDER BY f.path');

describe('the ingest of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guanxi-ledger-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  const print = (name: string, text: string, date = '2021-03-20') =>
    writeFileSync(
      path(name),
      `---\npublication: 株洲晚报\ncity: 株洲市\nprovince: 湖南省\ndate: ${date}\npage: ${name[0]}\n---\n\n${text}\n`,
    );
  const INSPECTION =
    '李卫东调研城市排水\n\n3月19日,市委常委、副市长李卫东到天元区调研城市排水工作。市水利局局长赵新民陪同。';
  const MEETING = '全市防汛会议召开\n\n3月19日,全市防汛会议召开,市长周青岩主持会议并讲话。';
  beforeEach(() => {
    print('a.txt', INSPECTION);
    print('b.txt', MEETING);
  });

  async function ingest(options: IngestOptions = {}) {
    const read: string[] = [];
    const { pages, transactions, copies, replaced } = await ingestFiles(graph, [folder], {
      ...options,
      onPage: ({ path, unchanged }) => !unchanged && read.push(path.slice(folder.length + 1)),
    });
    return { pages, transactions, copies, replaced, read };
  }

  const none = { added: 0, changed: 0, unchanged: 0, removed: 0 };

  it('passes over what is loaded as it is, and reads it again when told to', async () => {
    expect(await ingest()).toMatchObject({ pages: { added: 2 }, read: ['a.txt', 'b.txt'] });
    const [before, ledger] = [await exported(graph), await files()];
    expect(ledger).toEqual([
      { file: expect.objectContaining({ path: path('a.txt'), input: expect.stringMatching(/^[0-9a-f]{64}$/) }) },
      { file: expect.objectContaining({ extractor: expect.stringMatching(/^\d+\.\d+\.\d+\+[0-9a-f]{16}$/) }) },
    ]);
    expect(await ingest()).toMatchObject({ pages: { ...none, unchanged: 2 }, transactions: 0, read: [] });
    expect(await ingest({ force: true })).toMatchObject({ pages: { ...none, unchanged: 2 }, read: ['a.txt', 'b.txt'] });
    expect([await exported(graph), await files()]).toEqual([before, ledger]);
  });

  it('reads again what has changed: the text, a sidecar, an option', async () => {
    await ingest();
    print('b.txt', MEETING.replace('周青岩', '何一鸣'));
    expect(await ingest()).toMatchObject({ pages: { ...none, changed: 1, unchanged: 1 }, read: ['b.txt'] });
    writeFileSync(path('a.meta.yaml'), 'city: 株洲市\n');
    expect((await ingest()).read).toEqual(['a.txt']);
    rmSync(path('a.meta.yaml'));
    expect((await ingest({ meta: { page: 'A9' } })).read).toEqual(['a.txt', 'b.txt']);
  });

  it.each(['extractor', 'lexicon'])('reads all again by another %s, and changes only the ledger', async (what) => {
    await ingest();
    const [before, ledger] = [await exported(graph), await files()];
    await graph.write((transaction) => transaction.run(`MATCH (f:SourceFile) SET f.${what} = 'older'`));
    expect(await ingest()).toMatchObject({ pages: { ...none, unchanged: 2 }, read: ['a.txt', 'b.txt'] });
    expect([await exported(graph), await files()]).toEqual([before, ledger]);
    expect((await ingest()).read).toEqual([]);
  });

  it('loads a copy once, says so once, and does not change its path to and fro', async () => {
    await ingest();
    const before = await exported(graph);
    cpSync(path('a.txt'), path('copy.txt'));
    const copies = [{ path: path('copy.txt'), before: path('a.txt') }];
    expect(await ingest()).toMatchObject({ pages: { ...none, unchanged: 3 }, copies, replaced: [] });
    expect(await exported(graph)).toEqual(before);
    expect(await ingest({ force: true })).toMatchObject({ pages: { ...none, unchanged: 3 }, copies: [] });
    expect(await exported(graph)).toEqual(before);
    await retractFiles(graph, [path('a.txt')]);
    expect((await exported(graph)).join('\n')).toBe(before.join('\n').replace(path('a.txt'), path('copy.txt')));
    renameSync(path('copy.txt'), path('a.txt'));
  });

  it('takes out what a file held when its date is corrected', async () => {
    await ingest();
    print('a.txt', INSPECTION, '2021-03-21');
    expect((await ingest()).pages).toEqual({ ...none, added: 1, removed: 1, unchanged: 1 });
    const corrected = await exported(graph);
    await clearGraph(graph);
    await ingest();
    expect(corrected).toEqual(await exported(graph));
  });
});

/** What files can hold: two pages with date and label, and two without. */
const { page: _, ...UNLABELLED } = META;
const CONTENTS = [{ ...META, page: '01' }, { ...META, page: '02' }, UNLABELLED, UNLABELLED].map((meta, number) => ({
  meta,
  articles: [
    {
      entities: [
        { label: 'Person' as const, name: '周青岩' },
        { label: 'Person' as const, name: `林采${number}` },
        { label: 'Event' as const, name: '防汛会议', kind: 'meeting' as const },
      ],
      claims: ['周青岩', `林采${number}`].map((from) => ({
        type: 'TOOK_PART_IN' as const,
        from,
        to: '防汛会议',
        qualifier: 'attendee',
      })),
    },
  ],
}));

/** What a file gives by a version: the second one finds a fact less. */
function delivered(path: string, content: number, version: number): GraphChanges {
  const versions: Versions = { extractor: `${version}`, lexicon: 'same' };
  const changes = changesOf({ path, ...(CONTENTS[content] as (typeof CONTENTS)[number]) });
  const articles = changes.articles.map(({ hash: _, ...article }) => {
    const fewer = { ...article, statements: article.statements.slice(0, version === 1 ? 2 : 1) };
    return { ...fewer, hash: digest(fewer) };
  });
  return { ...changes, articles, delivery: { input: `${content}`, ...versions } };
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ path: fc.constantFrom('a', 'b', 'c'), content: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ gone: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ version: fc.constantFrom(1, 2), backwards: fc.boolean() }) },
);

it('ends in graph and ledger of a clean load after any order of edits, moves, copies, withdrawals and versions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), fc.nat({ max: 2 }), async (steps, extra) => {
      await clearGraph(graph);
      const held = new Map<string, number>();
      let version = 1;
      const all = () => [...held].map(([path, content]) => delivered(path, content, version));
      for (const step of steps) {
        if ('version' in step) {
          version = step.version;
          await loadChanges(graph, step.backwards ? all().reverse() : all());
        } else if ('gone' in step) {
          await retractFiles(graph, step.gone, { batchSize: 1 + extra });
          for (const path of step.gone) held.delete(path);
        } else {
          held.set(step.path, step.content);
          await loadChanges(graph, [delivered(step.path, step.content, version)], { batchSize: 1 + extra });
        }
      }
      const [edited, ledger] = [await exported(graph), await files()];
      await clearGraph(graph);
      await loadChanges(graph, extra === 0 ? all().reverse() : all());
      expect(edited).toEqual(await exported(graph));
      expect(ledger).toEqual(await files());
    }),
    { numRuns: 20, endOnFailure: true },
  );
}, 600_000);

it('is the ledger of files that a bulk load writes of the same deliveries', async () => {
  const delivery = fc.record({
    path: fc.constantFrom('a', 'b', 'c'),
    content: fc.nat({ max: 3 }),
    version: fc.constantFrom(1, 1, 2),
    told: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(delivery, { minLength: 2, maxLength: 10 }), fc.nat({ max: 2 }), async (all, extra) => {
      const pages = all.map(({ path, content, version, told }) => {
        const { delivery, ...page } = delivered(path, content, version);
        return told ? { ...page, delivery: delivery as Delivery } : page;
      });
      await clearGraph(graph);
      await loadChanges(graph, pages, { batchSize: 1 + extra });
      const ledger = new PageLedger();
      for (const page of pages) ledger.take(page);
      const rows = [...ledger.files()].sort((a, b) => (a.path < b.path ? -1 : 1)).map((file) => ({ file }));
      expect(rows).toEqual(await files());
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
