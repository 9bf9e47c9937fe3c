import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type GraphItem, isNode } from '../../src/domain/graph-item.js';
import { csv as csvText } from '../../src/format/csv.js';
import { csvTables } from '../../src/pipeline/export/csv.js';
import { EDGE_TYPES, NODE_LABELS } from '../../src/pipeline/export/described.js';
import { EXPORT_FORMATS } from '../../src/pipeline/export/format-names.js';
import { formatGraph } from '../../src/pipeline/export/formats.js';
import { jsonLine } from '../../src/pipeline/export/jsonl.js';
import { lacking, python } from './python.js';
import { readCsv } from './read-csv.js';
import { CONTROLS, HOSTILE, sampleItems, streamed, whole } from './sample.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const text = (items: readonly GraphItem[], format: (typeof EXPORT_FORMATS)[number], options = {}) =>
  whole(formatGraph(streamed(items), { format, ...options }));

const person = (items: readonly GraphItem[]) => items.find((item) => isNode(item) && item.label === 'Person');

test.each(EXPORT_FORMATS)('%s of equal graphs is equal', async (format) => {
  const [one, other] = [sampleItems('某'), sampleItems('某')];
  expect(await text(one, format)).toBe(await text(other, format));
  expect(await text([], format)).toBe(await text([], format));
});

describe('csv', () => {
  test.each(HOSTILE)('keeps a name with $what', async ({ name }) => {
    const items = sampleItems(name);
    const rows = readCsv(await text(items, 'csv'));
    expect(rows).toHaveLength(items.length);
    const found = rows.find(({ item }) => item === 'Person');
    expect(found?.name).toBe(name);
    expect(JSON.parse(found?.aliases as string)).toEqual([name, `${name}甲`]);
    const stated = rows.find(({ item, type }) => item === 'STATES' && type === 'HOLDS_POSITION');
    expect(stated).toMatchObject({ fromName: name, toName: name, quote: name, start: '7', certain: 'true' });
    const post = rows.find(({ item }) => item === 'HOLDS_POSITION');
    expect(post).toMatchObject({ key: stated?.key, title: name, fromLabel: 'Person', first: '2022-05-06', other: '' });
  });

  test('gives a formula to no spreadsheet', async () => {
    const cells = fc.tuple(
      fc.constantFrom('', ' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\ufeff', '\u200b', '\u202e', '\u0000', "'"),
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(cells, ([before, sign, rest]) => {
        const cell = `${before}${sign}${rest}`;
        const [row] = readRaw(csvText([], [[cell]]));
        expect(row === `'${cell}` || /^-\d+(\.\d+)?$/.test(cell)).toBe(true);
      }),
    );
  });

  test('gives back every cell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const columns = cells.map((_, at) => `c${at}`);
        const [row] = readCsv(csvText(columns, [cells]));
        expect(Object.values(row as object)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  test('begins with the byte order mark unless told not to', async () => {
    expect(await text(sampleItems('某'), 'csv')).toMatch(/^\ufeffitem,id,also,name,fromLabel,/);
    expect(await text(sampleItems('某'), 'csv', { bom: false })).toMatch(/^item,id,also,name,fromLabel,/);
  });

  test('is a table for each label and type, with their columns', async () => {
    const items = sampleItems('=某');
    const tables = new Map<string, string>();
    for await (const { table, text } of csvTables(streamed(items), { bom: false })) {
      tables.set(table, (tables.get(table) ?? '') + text);
    }
    expect([...tables.keys()].sort()).toEqual([...NODE_LABELS, ...EDGE_TYPES].sort());
    expect(tables.get('HOLDS_POSITION')).toMatch(
      /^fromLabel,fromName,toLabel,toName,title,key,count,first,last,certain,former,from,to,other\nPerson,'=某,/,
    );
    const rows = [...tables.values()].flatMap((table) => readCsv(table));
    expect(rows).toHaveLength(items.length);
  });

  test('keeps what the ontology does not describe', async () => {
    const [node] = sampleItems('某');
    const own = { ...node, properties: { ...node?.properties, note: '=x' } } as GraphItem;
    const [row] = readCsv(await text([own], 'csv'));
    expect(JSON.parse(row?.other as string)).toEqual({ note: '=x' });
  });
});

describe('jsonl', () => {
  test.each(HOSTILE)('keeps a name with $what', async ({ name }) => {
    const items = sampleItems(name);
    const lines = (await text(items, 'jsonl')).trimEnd().split('\n');
    expect(lines).toEqual(items.map(jsonLine));
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(JSON.parse(jsonLine(person(items) as GraphItem)));
  });
});

// The standard library's parser (expat); what XML cannot hold is told to it as what stands for it.
const noXml = lacking('xml.etree.ElementTree');
describe('graphml', () => {
  const read = (xml: string) => JSON.parse(python([join(FOLDER, 'read-graphml.py')], xml)?.output as string);

  const parsed = noXml ? test.skip : test;
  parsed.each(HOSTILE)(`keeps a name with $what${noXml ? ` (skipped: ${noXml})` : ''}`, async ({ name }) => {
    const items = sampleItems(name);
    const { nodes, edges } = read(await text(items, 'graphml'));
    expect([nodes.length, edges.length]).toEqual([items.filter(isNode).length, items.filter((i) => !isNode(i)).length]);
    const found = nodes.find(({ data }: { data: { item: string } }) => data.item === 'Person');
    expect(found.data).toMatchObject({ label: name, name, pinyin: name });
    expect(JSON.parse(found.data.aliases)).toEqual([name, `${name}甲`]);
    const stated = edges.find(({ data }: { data: { label: string } }) => data.label === 'STATES');
    expect(stated.data).toMatchObject({ quote: name, start: 7, 'STATES.end': 7, certain: true, date: '2022-05-06' });
    const post = edges.find(({ data }: { data: { label: string } }) => data.label === 'HOLDS_POSITION');
    expect(post).toMatchObject({ id: post.data.key, data: { title: name, weight: 7, count: 7 } });
  });

  parsed('holds one character for each that XML cannot hold', async () => {
    const { nodes } = read(await text(sampleItems(CONTROLS), 'graphml'));
    const { name } = nodes.find(({ data }: { data: { item: string } }) => data.item === 'Person').data;
    expect(name).toBe('a␀b␁c␟d\ufffde\ufffd\u007f');
    expect(name).toHaveLength(CONTROLS.length);
  });

  const noNetworkx = lacking('networkx');
  (noNetworkx ? test.skip : test)(`is read by networkx${noNetworkx ? ` (skipped: ${noNetworkx})` : ''}`, async () => {
    const items = sampleItems('某');
    const program = 'import io, sys, networkx; print(networkx.read_graphml(io.BytesIO(sys.stdin.buffer.read())))';
    const edges = items.filter((item) => !isNode(item)).length;
    expect(python(['-c', program], await text(items, 'graphml'))?.output).toBe(
      `MultiDiGraph with ${items.length - edges} nodes and ${edges} edges\n`,
    );
  });
});

/** The first row of a CSV text, as printed. */
function readRaw(csv: string): string[] {
  return Object.values(readCsv(`a\n${csv}`, { marks: true })[0] as object);
}
