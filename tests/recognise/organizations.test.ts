import type { Mention } from '../../src/domain/mention.js';
import { recognise } from '../../src/pipeline/3-recognise/index.js';
import { contextOfCase, expectNames, type LabelCase, readCases } from './label-cases.js';

/** Organizations that the text prints; those that a title implies are told by the cases of posts. */
function organizationsOf(testCase: LabelCase): Mention[] {
  const { article, knowledge } = contextOfCase(testCase);
  return recognise(article, knowledge).mentions.filter(({ label, implied }) => label === 'Organization' && !implied);
}

test.each(readCases('organizations'))('%s', (_, testCase) => {
  expectNames(testCase, organizationsOf(testCase));
});

describe('one text is read by the newspaper it stands in', () => {
  const text = '市委、市政府召开会议，市教育局汇报工作，省委发来贺信。';
  test.each([
    ['株洲市', '湖南省'],
    ['赣州市', '江西省'],
    ['绵阳市', '四川省'],
    ['温州市', '浙江省'],
    ['洛阳市', '河南省'],
    ['烟台市', '山东省'],
    ['大同市', '山西省'],
    ['桂平市', '广东省'],
    ['丹东市', '辽宁省'],
    ['三明市', '福建省'],
  ])('%s, %s', (city, province) => {
    const names = organizationsOf({ text, city, province }).map(({ name }) => name);
    expect(names).toEqual([`中共${city}委员会`, `${city}人民政府`, `${city}教育局`, `中共${province}委员会`]);
  });
});

test('a byline that the first word follows without a blank is no part of a name', () => {
  const { article, knowledge } = contextOfCase({ text: '本报讯江宁集团副总经理周青岩到矿区调研。' });
  const bylines = [{ start: 0, end: 3 }];
  const { mentions } = recognise({ ...article, parts: { ...article.parts, bylines } }, knowledge);
  expect(mentions.filter(({ label }) => label === 'Organization').map(({ name }) => name)).toEqual(['江宁集团']);
});

test('the short forms of a name are its aliases', () => {
  const [committee] = organizationsOf({ text: '株洲市委召开会议。' });
  expect(committee?.name).toBe('中共株洲市委员会');
  expect(committee?.aliases).toEqual(expect.arrayContaining(['株洲市委']));
});

test('the full and the short form of a company are one organization', () => {
  const names = organizationsOf({ text: '湖南远帆机械有限公司投产新线。湖南远帆机械有限公司负责人说，订单很足。' });
  expect(new Set(names.map(({ name }) => name)).size).toBe(1);
  expect(names).toHaveLength(2);
});

test('without a city an organ of the level stays uncertain and speaks up', () => {
  const { article, knowledge } = contextOfCase({ text: '市委召开会议。' });
  const { mentions, issues } = recognise({ ...article, meta: {} }, knowledge);
  expect(mentions.filter(({ certain }) => certain)).toEqual([]);
  expect(issues.map(({ code }) => code)).toEqual(['recognise/unresolved-organ']);
  expect(issues[0]?.message).toMatch(/State the page's city and province/u);
});

test('an organ of the level belongs to the place the sentence speaks of', () => {
  const names = organizationsOf({ text: '醴陵市委、市政府作了部署。市委常委会也作了研究。' }).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['中共醴陵市委员会', '醴陵市人民政府']);
});
