import { recognise } from '../../src/pipeline/3-recognise/index.js';
import type { Post } from '../../src/pipeline/3-recognise/posts.js';
import { contextOfCase, type LabelCase, readCases } from './label-cases.js';

function recognised(testCase: LabelCase): ReturnType<typeof recognise> {
  const { article, knowledge } = contextOfCase(testCase);
  return recognise(article, knowledge);
}

function told({ person, title, holder, former, certain }: Post): string {
  return `${former ? 'former ' : ''}${person.name} ${title} → ${holder}${certain ? '' : ' uncertain'}`;
}

test.each(readCases('careers'))('%s', (_, testCase) => {
  expect(recognised(testCase).posts.map(told).sort()).toEqual([...(testCase.claims ?? [])].sort());
});

test('every organization that holds a post of a career is a mention', () => {
  for (const [, testCase] of readCases('careers')) {
    const { posts, mentions } = recognised(testCase);
    const names = new Set(mentions.filter(({ label }) => label === 'Organization').map(({ name }) => name));
    for (const { holder } of posts) expect(names).toContain(holder);
  }
});

test('the evidence of an entry is its sentence, from a name on that stands near before it', () => {
  const opening = '费长青，男，1950年生。';
  const entry = '1985年任攸县教育局局长。';
  const evidenceIn = (text: string): string[] =>
    recognised({ text }).posts.map(({ evidence }) => text.slice(evidence.start, evidence.end));
  expect(evidenceIn(opening + entry)).toEqual([opening + entry]);
  expect(evidenceIn(opening + '他爱读书。'.repeat(100) + entry)).toEqual([entry]);
});

test('an organization that an entry prints in full is named once', () => {
  const text = '费长青，男，1950年生。1985年任第九机械工业部机关党委宣传处干事。';
  const names = recognised({ text }).mentions.filter(({ label }) => label === 'Organization');
  expect(names.map(({ name }) => name)).toEqual(['第九机械工业部机关党委宣传处']);
});
