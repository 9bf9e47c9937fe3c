import type { Mention } from '../../src/domain/mention.js';
import { recogniseWorks } from '../../src/pipeline/3-recognise/works.js';
import { relateWorks } from '../../src/pipeline/4-relate/works.js';
import { contextOfCase } from '../recognise/label-cases.js';

function mention(text: string, label: Mention['label'], name: string): Mention {
  const start = text.indexOf(name);
  return { span: { start, end: start + name.length }, label, name, rule: 'test', certain: true };
}

test.each([
  [
    '老支书田大力编写的小册子《辣椒怎么种》发到了每家。',
    '田大力',
    undefined,
    ['WROTE_WORK Person:田大力 → Work:辣椒怎么种'],
  ],
  [
    '去年,湘江出版社出版了田大力专著《山里的路》。',
    '田大力',
    '湘江出版社',
    ['WROTE_WORK Person:田大力 → Work:山里的路', 'PUBLISHED Organization:湘江出版社 → Work:山里的路'],
  ],
  ['田大力喜欢读《山里的路》。', '田大力', undefined, []],
  ['《山里的路》作者田大力来到现场。', '田大力', undefined, ['WROTE_WORK Person:田大力 → Work:山里的路']],
])('%s', (text, person, house, expected) => {
  const context = contextOfCase({ text });
  const mentions = [
    ...recogniseWorks(context).mentions,
    mention(text, 'Person', person),
    ...(house ? [mention(text, 'Organization', house)] : []),
  ];
  const claims = relateWorks(context, mentions).map(({ type, from, to }) => `${type} ${from} → ${to}`);
  expect(claims.sort()).toEqual([...expected].sort());
});
