import type { Mention } from '../../src/domain/mention.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import type { Post } from '../../src/pipeline/3-recognise/posts.js';
import { relatePositions } from '../../src/pipeline/4-relate/positions.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase, readCases } from '../recognise/label-cases.js';

const person: Mention = { span: { start: 4, end: 7 }, label: 'Person', name: '汤怀远', rule: 'test', certain: true };
const post: Post = {
  person,
  label: 'Organization',
  holder: '中共株洲市委员会',
  title: '书记',
  former: false,
  certain: true,
  evidence: { start: 0, end: 7 },
  rule: 'positions/organization-title',
};

test.each<[string, Partial<Post>, object]>([
  ['a post', {}, { from: 'Person:汤怀远', to: 'Organization:中共株洲市委员会', qualifier: '书记', certain: true }],
  ['a former post', { former: true }, { former: true, qualifier: '书记' }],
  ['an uncertain post', { certain: false }, { certain: false }],
  [
    'a post of a place',
    { label: 'Place', holder: '株洲市', title: '市领导' },
    { to: 'Place:株洲市', qualifier: '市领导' },
  ],
])('%s', (_, change, expected) => {
  const [claim, ...others] = relatePositions([{ ...post, ...change }]);
  expect(others).toEqual([]);
  expect(claim).toMatchObject({ type: 'HOLDS_POSITION', evidence: post.evidence, rule: post.rule, ...expected });
});

test('a present post does not say that it is not a former one', () => {
  expect(relatePositions([post])[0]).not.toHaveProperty('former');
});

/** The pages' facts state what the recogniser read: every claim joins entities that exist, and none is lost. */
test.each(readCases('posts'))('as facts: %s', (text, testCase) => {
  const { entities, claims } = extractArticle(contextOfCase(testCase).article, loadKnowledge());
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const positions = claims.filter(({ type }) => type === 'HOLDS_POSITION');
  const told = positions.map(({ from, to, qualifier, former, certain }) => {
    const [holder, place] = [byKey.get(from), byKey.get(to)];
    return `${former ? 'former ' : ''}${holder?.name} ${qualifier} → ${place?.name}${certain ? '' : ' uncertain'}`;
  });
  expect(told.sort()).toEqual([...(testCase.claims ?? [])].sort());
  for (const { evidence } of positions) expect(text.slice(evidence.start, evidence.end)).not.toBe('');
});
