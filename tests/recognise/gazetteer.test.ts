import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnowledgeError } from '../../src/errors.js';
import { readGazetteer } from '../../src/knowledge/gazetteer.js';

const gazetteer = readGazetteer();
const pathOf = (form: string, hints = {}): string => {
  const { division } = gazetteer.resolve(form, hints);
  return division ? [division, ...gazetteer.ancestors(division)].map(({ name }) => name).join(' ') : '';
};

test.each([
  ['株洲', {}, '株洲市 湖南省'],
  ['凉山州', {}, '凉山彝族自治州 四川省'],
  ['峨边', {}, '峨边彝族自治县 乐山市 四川省'],
  ['内蒙古', {}, '内蒙古自治区'],
  ['济源', {}, '济源市 河南省'],
  ['徐汇区', {}, '徐汇区 上海市'],
  ['长沙', {}, '长沙市 湖南省'],
  ['海南', {}, '海南省'],
  ['朝阳', { city: '北京市' }, '朝阳区 北京市'],
  ['鼓楼区', {}, ''],
  ['鼓楼区', { city: '南京市' }, '鼓楼区 南京市 江苏省'],
  ['望城', { city: '长沙市', year: 2010 }, '望城县 长沙市 湖南省'],
  ['望城', { city: '长沙市', year: 2015 }, '望城区 长沙市 湖南省'],
  ['株洲县', {}, '株洲县 株洲市 湖南省'],
  ['没有这个县', {}, ''],
])('%s %j is %s', (form, hints, path) => {
  expect(pathOf(form, hints)).toBe(path);
});

test('near divisions decide between namesakes', () => {
  const near = gazetteer.byName('徐州市');
  expect(pathOf('鼓楼区', { near })).toBe('鼓楼区 徐州市 江苏省');
});

test('characters stand for provinces, and in a paper of the city for the city', () => {
  expect(gazetteer.abbreviation('湘')?.name).toBe('湖南省');
  expect(gazetteer.abbreviation('蓉')?.name).toBe('成都市');
  expect(gazetteer.abbreviation('常', { city: '常德市' })?.name).toBe('常德市');
  expect(gazetteer.abbreviation('某')).toBeUndefined();
});

test('towns are found by their full names', () => {
  expect(gazetteer.countiesOfTown('板杉镇').map(({ name }) => name)).toEqual(['醴陵市']);
  expect(gazetteer.countiesOfTown('没有镇')).toEqual([]);
});

test('every division below a province has a parent, and every code is its own', () => {
  const divisions = [...gazetteer.divisions()];
  expect(divisions.length).toBeGreaterThan(3300);
  expect(divisions.filter(({ level, parent }) => level !== 'province' && !parent)).toEqual([]);
  for (const division of divisions) expect(gazetteer.byCode(division.code)).toBe(division);
});

test('a malformed row names file and line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  writeFileSync(join(directory, 'divisions.tsv'), '# code, name\n43\t湖南省\n4302 株洲市\n');
  expect(() => readGazetteer(directory)).toThrow(KnowledgeError);
  expect(() => readGazetteer(directory)).toThrow(/divisions\.tsv:3: expected 2 cells/);
});
