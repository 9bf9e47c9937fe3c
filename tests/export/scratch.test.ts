import fc from 'fast-check';
import type { GraphNode } from '../../src/domain/graph-item.js';
import { hashId } from '../../src/pipeline/5-resolve/ids.js';
import { NodeNames } from '../../src/pipeline/export/node-names.js';
import { SortedLines } from '../../src/pipeline/export/sorted-lines.js';
import { inOrder } from './sample.js';

test('lines come sorted, however few of them memory holds', () => {
  const line = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((text) => text.replaceAll('\n', ' '));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.nat({ max: 40 }), (lines, inMemory) => {
      const sorter = new SortedLines(inMemory);
      for (const one of lines) sorter.add(one);
      expect([...sorter.sorted()]).toEqual([...lines].sort());
      sorter.close();
    }),
    { numRuns: 300 },
  );
});

test('runs longer than what is read at once come sorted', () => {
  const lines = Array.from({ length: 9000 }, (_, at) => `${hashId([String(at)])} ${'长'.repeat(at % 300)}`);
  const sorter = new SortedLines(300_000);
  for (const one of [...lines, '长'.repeat(200_000)]) sorter.add(one);
  expect([...sorter.sorted()]).toEqual([...lines.sort(), '长'.repeat(200_000)]);
  sorter.close();
});

test('the name of every node is found again, and no other', () => {
  const nodes = inOrder(
    Array.from({ length: 3000 }, (_, at): GraphNode => {
      const label = at % 2 === 0 ? 'Person' : 'Organization';
      const kind = label === 'Person' ? {} : { kind: 'party' };
      return { label, id: hashId([String(at)]), also: [], properties: { ...kind, name: `某\n${at}` } };
    }),
  ) as GraphNode[];
  const names = new NodeNames();
  for (const node of nodes) names.add(node);
  for (const { label, id, properties } of nodes) expect(names.find(label, id)).toEqual(properties);
  expect(names.find('Person', '0')).toBeUndefined();
  expect(names.find('Person', hashId(['x']))).toBeUndefined();
  expect(names.find('Topic', nodes[0]?.id as string)).toBeUndefined();
  names.close();
});
