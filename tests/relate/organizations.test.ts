import type { Mention } from '../../src/domain/mention.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { relateOrganizations } from '../../src/pipeline/4-relate/organizations.js';
import { extractArticle } from '../../src/pipeline/extract.js';
import { contextOfCase } from '../recognise/label-cases.js';

function partOf(text: string): string[] {
  const { claims } = extractArticle(contextOfCase({ text }).article, loadKnowledge());
  const parts = claims.filter(({ type, from }) => type === 'PART_OF' && from.startsWith('Organization:'));
  return parts.map(({ from, to }) => `${from} → ${to}`.replaceAll('Organization:', ''));
}

test.each([
  ['湖南工业大学材料与先进制造学院揭牌。', ['湖南工业大学材料与先进制造学院 → 湖南工业大学']],
  ['市公安局交警支队发布提示。', ['株洲市公安局交警支队 → 株洲市公安局']],
  ['远帆集团、湘东学院签订协议。', []],
  ['市委组织部、市财政局联合发文。', []],
  ['市委书记汤怀远、市长骆启明出席。', []],
  ['炎陵县教育局举办比赛。', []],
])('%s', (text, expected) => {
  expect(partOf(text)).toEqual(expected);
});

const mention = (name: string, start: number, end: number, more: Partial<Mention> = {}): Mention => ({
  span: { start, end },
  label: 'Organization',
  name,
  rule: 'test',
  certain: true,
  ...more,
});

test.each<[string, Mention[], string[]]>([
  ['the whole opens the name', [mention('远帆成都工厂', 0, 6), mention('远帆', 0, 2)], ['远帆成都工厂 → 远帆']],
  ['what stands within the name is no whole', [mention('远帆成都工厂', 0, 6), mention('成都工厂', 2, 6)], []],
  ['neighbours are no parts', [mention('远帆', 0, 2), mention('成都工厂', 2, 6)], []],
  ['two names of one organization', [mention('远帆', 0, 2), mention('远帆', 0, 4)], []],
  ['what is only implied', [mention('远帆工厂', 0, 4), mention('远帆', 0, 2, { implied: true })], []],
  ['a place that opens the name', [mention('成都工厂', 0, 4), mention('成都市', 0, 2, { label: 'Place' })], []],
])('%s', (_, mentions, expected) => {
  const claims = relateOrganizations(mentions);
  expect(claims.map(({ from, to }) => `${from} → ${to}`.replaceAll('Organization:', ''))).toEqual(expected);
  for (const { evidence } of claims) expect(evidence).toEqual(mentions[0]?.span);
});
