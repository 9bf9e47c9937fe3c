import { recognise } from '../../src/pipeline/3-recognise/index.js';
import type { Posts } from '../../src/pipeline/3-recognise/posts.js';
import { contextOfCase, type LabelCase, readCases } from './label-cases.js';

type Post = Posts['posts'][number];

function postsOf(testCase: LabelCase): readonly Post[] {
  const { article, knowledge } = contextOfCase(testCase);
  return recognise(article, knowledge).posts;
}

function told({ person, title, holder, former, certain }: Post): string {
  return `${former ? 'former ' : ''}${person.name} ${title} → ${holder}${certain ? '' : ' uncertain'}`;
}

test.each(readCases('posts'))('%s', (_, testCase) => {
  expect(postsOf(testCase).map(told).sort()).toEqual([...(testCase.claims ?? [])].sort());
});

test('the evidence prints the person and the title', () => {
  for (const [text, testCase] of readCases('posts')) {
    for (const { person, title, evidence } of postsOf(testCase)) {
      const printed = text.slice(evidence.start, evidence.end);
      expect(printed).toContain(text.slice(person.span.start, person.span.end));
      expect(printed).toContain(title);
    }
  }
});

test('each way of stating a post names its rule', () => {
  const rules = (text: string): string[] => [...new Set(postsOf({ text }).map(({ rule }) => rule))];
  expect(rules('市委书记汤怀远出席。')).toEqual(['positions/organization-title']);
  expect(rules('市长骆启明出席。')).toEqual(['positions/implied-organ']);
  expect(rules('市领导倪素云出席。')).toEqual(['positions/level-title']);
  expect(rules('骆启明市长出席。')).toEqual(['positions/title-after-name']);
  expect(rules('倪素云为株洲市副市长。')).toEqual(['positions/stated-by-verb']);
  expect(rules('倪素云现任株洲市副市长。')).toEqual(['positions/career']);
});

test('a post stated twice is one post, the certain statement before the uncertain one', () => {
  const text = '市水利局、市林业局负责人邱望山参加。市水利局负责人邱望山发言。';
  const ofWater = postsOf({ text }).filter(({ holder }) => holder === '株洲市水利局');
  expect(ofWater.map(({ certain }) => certain)).toEqual([true]);
});

test('titles of a level or a state belong to places, all others to organizations', () => {
  for (const [, testCase] of readCases('posts')) {
    for (const { label, title } of postsOf(testCase)) {
      expect([title, label]).toEqual([
        title,
        /^(?:[省市州县区]级?领导|首相|公主|国家副?主席)$/u.test(title) ? 'Place' : 'Organization',
      ]);
    }
  }
});

test('a post of one paragraph does not reach the next', () => {
  expect(postsOf({ text: '市委书记\n汤怀远种下一棵树。' })).toEqual([]);
});
