import type { Entity } from '../../src/domain/claim.js';
import type { ArticleFacts } from '../../src/domain/facts.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase } from '../recognise/label-cases.js';

const factsOf = (text: string): ArticleFacts => extractArticle(contextOfCase({ text }).article, loadKnowledge());
const entity = ({ entities }: ArticleFacts, key: string): Entity | undefined =>
  entities.find((each) => each.key === key);

test('mentions of one name are one entity, in text order', () => {
  const text = '市委书记汤怀远出席会议。汤怀远强调,要抓落实。会前,汤怀远会见了客商。';
  const person = entity(factsOf(text), 'Person:汤怀远');
  expect(person?.mentions.map(({ start, end }) => text.slice(start, end))).toEqual(['汤怀远', '汤怀远', '汤怀远']);
  const starts = person?.mentions.map(({ start }) => start) ?? [];
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

test('short and full forms of an organ are one entity, the other forms its aliases', () => {
  const facts = factsOf('株洲市委召开会议。市委要求,各单位要抓落实。');
  const committee = entity(facts, 'Organization:中共株洲市委员会');
  expect(committee?.mentions).toHaveLength(2);
  expect(committee?.aliases).toContain('株洲市委');
  expect(committee?.aliases).not.toContain('中共株洲市委员会');
});

test('entities have one key each, and stand in the order of their first mentions', () => {
  const { entities } = factsOf('副市长倪素云、柏子谦出席。市委书记汤怀远讲话。倪素云主持。');
  expect(new Set(entities.map(({ key }) => key)).size).toBe(entities.length);
  const named = entities.filter(({ label }) => label === 'Person').map(({ name }) => name);
  expect(named).toEqual(['倪素云', '柏子谦', '汤怀远']);
});

test.each([
  ['市长骆启明出席。', 'Organization:株洲市人民政府', true],
  ['株洲市人民政府市长骆启明出席。', 'Organization:株洲市人民政府', undefined],
  ['市长骆启明出席。会后,市政府印发通知。', 'Organization:株洲市人民政府', undefined],
  ['市领导倪素云出席。', 'Place:株洲市', true],
])('%s: %s implied %s', (text, key, implied) => {
  const found = entity(factsOf(text), key);
  expect(found?.key).toBe(key);
  expect(found?.implied).toBe(implied);
});

test('an implied organ is mentioned by the title that implies it', () => {
  const text = '常务副市长祝庆丰出席。';
  const [span] = entity(factsOf(text), 'Organization:株洲市人民政府')?.mentions ?? [];
  expect(span && text.slice(span.start, span.end)).toBe('常务副市长');
});

test('a fact stated twice is one claim with its first evidence', () => {
  const text = '市委书记汤怀远出席。市委书记汤怀远讲话。';
  const posts = factsOf(text).claims.filter(({ type }) => type === 'HOLDS_POSITION');
  expect(posts).toHaveLength(1);
  expect(posts[0]?.evidence.end).toBeLessThanOrEqual(text.indexOf('出席'));
});

test('a present and a former post are two facts', () => {
  const text = '邱望山曾任株洲市教育局局长。株洲市教育局局长邱望山出席。';
  const posts = factsOf(text).claims.filter(({ type }) => type === 'HOLDS_POSITION');
  expect(posts.map(({ former }) => former ?? false).sort()).toEqual([false, true]);
});

test('issues of the article and of its recognition are kept', () => {
  const { article } = contextOfCase({ text: '市委召开会议。' });
  const issue = { code: 'segment/test', message: 'kept' };
  const { issues } = extractArticle({ ...article, meta: {}, issues: [issue] }, loadKnowledge());
  expect(issues[0]).toEqual(issue);
  expect(issues.map(({ code }) => code)).toContain('recognise/unresolved-organ');
});

test('an article without text has no facts', () => {
  expect(factsOf('')).toMatchObject({ entities: [], claims: [], issues: [] });
});
