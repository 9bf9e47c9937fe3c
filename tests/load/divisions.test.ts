import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { loadChanges, retractPage } from '../../src/pipeline/6-load/index.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { clearGraph, testGraph } from '../support/database.js';
import { type ArticleSpec, changesOf, META } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
beforeEach(() => clearGraph(graph));
afterAll(() => graph.close());

const LIST = 'national list of divisions';
const KINDS: Readonly<Record<string, string>> = { 省: 'province', 市: 'city', 县: 'county', 区: 'county', 镇: 'town' };

function naming(...names: readonly string[]): ArticleSpec {
  return {
    entities: names.map((name) => ({ label: 'Place' as const, name, kind: KINDS[name.at(-1) ?? ''] ?? 'site' })),
  };
}

function stating(inner: string, outer: string, certain = true): ArticleSpec {
  return { ...naming(inner, outer), claims: [{ type: 'WITHIN', from: inner, to: outer, certain }] };
}

function page(number: number, ...articles: readonly ArticleSpec[]): GraphChanges {
  return changesOf({ path: `${number}.txt`, meta: { ...META, page: `0${number}` }, articles });
}

function within(): Promise<Record<string, unknown>[]> {
  return graph.read(
    `MATCH (a:Place)-[w:WITHIN]->(b:Place)
     RETURN a.name AS from, b.name AS to, w.source AS source, w.code AS code, w.count AS count, w.certain AS certain
     ORDER BY from, to`,
  );
}

const listed = (from: string, to: string, code: string, count = 0) => ({
  from,
  to,
  source: LIST,
  code,
  count,
  certain: true,
});

it('marks a division with code and level, and nothing else', async () => {
  await loadChanges(graph, [page(1, naming('湖南省', '株洲市', '炎陵县', '十都镇', '和平广场'))]);
  const rows = await graph.read(
    'MATCH (p:Place) RETURN p.name AS name, p.code AS code, p.level AS level ORDER BY name',
  );
  expect(rows).toEqual([
    { name: '十都镇', code: null, level: null },
    { name: '和平广场', code: null, level: null },
    { name: '株洲市', code: '4302', level: 'prefecture' },
    { name: '湖南省', code: '43', level: 'province' },
    { name: '炎陵县', code: '430225', level: 'county' },
  ]);
});

it('lets divisions lie in the nearest one that the graph has, without an article saying so', async () => {
  await loadChanges(graph, [page(1, naming('炎陵县', '湖南省'))]);
  expect(await within()).toEqual([listed('炎陵县', '湖南省', '430225')]);
  await loadChanges(graph, [page(2, naming('株洲市'))]);
  expect(await within()).toEqual([listed('株洲市', '湖南省', '4302'), listed('炎陵县', '株洲市', '430225')]);
  await retractPage(graph, page(2).pageId);
  expect(await within()).toEqual([listed('炎陵县', '湖南省', '430225')]);
  expect(await graph.read('MATCH ()-[s:STATES]->() RETURN s')).toEqual([]);
});

it('keeps one edge that articles and the list state', async () => {
  const doubtful = page(1, stating('炎陵县', '株洲市', false));
  await loadChanges(graph, [doubtful, page(2, stating('炎陵县', '株洲市'))]);
  expect(await within()).toEqual([listed('炎陵县', '株洲市', '430225', 2)]);
  await retractPage(graph, page(2).pageId);
  expect(await within()).toEqual([listed('炎陵县', '株洲市', '430225', 1)]);
  await loadChanges(graph, [page(1, naming('炎陵县', '株洲市'))]);
  expect(await within()).toEqual([listed('炎陵县', '株洲市', '430225', 0)]);
});

it('leaves to articles what is only theirs once a nearer division comes', async () => {
  await loadChanges(graph, [page(1, stating('炎陵县', '湖南省', false))]);
  expect(await within()).toEqual([listed('炎陵县', '湖南省', '430225', 1)]);
  await loadChanges(graph, [page(2, naming('株洲市'))]);
  expect(await within()).toEqual([
    listed('株洲市', '湖南省', '4302'),
    listed('炎陵县', '株洲市', '430225'),
    { from: '炎陵县', to: '湖南省', source: null, code: null, count: 1, certain: false },
  ]);
});

it('gives a name that several cities share a code only where the article tells which is meant', async () => {
  const told = { ...META, city: '南京市', province: '江苏省', publication: '南京晚报', page: '02' };
  await loadChanges(graph, [
    page(1, naming('鼓楼区')),
    changesOf({ path: '2.txt', meta: told, articles: [naming('鼓楼区', '南京市')] }),
  ]);
  const rows = await graph.read('MATCH (p:Place {name: "鼓楼区"}) RETURN p.code AS code ORDER BY code');
  expect(rows).toEqual([{ code: '320106' }, { code: null }]);
  expect(await within()).toEqual([listed('鼓楼区', '南京市', '320106')]);
});

it('is true whichever of several writers comes first', async () => {
  const pages = Array.from({ length: 12 }, (_, i) =>
    page(i, stating('炎陵县', '株洲市'), naming('湖南省', '炎陵县', '株洲市', `${i}号大桥`)),
  );
  await Promise.all(
    [0, 1, 2].map((n) =>
      loadChanges(
        graph,
        pages.filter((_, i) => i % 3 === n),
        { batchSize: 2 },
      ),
    ),
  );
  expect(await within()).toEqual([listed('株洲市', '湖南省', '4302'), listed('炎陵县', '株洲市', '430225', 12)]);
});
