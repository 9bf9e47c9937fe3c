import type { Article } from '../../src/domain/article.js';
import type { Claim, Entity } from '../../src/domain/claim.js';
import type { PageFacts } from '../../src/domain/facts.js';
import type { Span } from '../../src/domain/span.js';

const HEADLINE = '清河召开绿水行动推进会';
const TEXT = `${HEADLINE}\n5月19日,市委书记周立言主持推进会。市长何映雪、=阿依古丽以视频方式参加。`;

/** The span of `part` in the sample's text. */
function span(part: string): Span {
  const start = TEXT.indexOf(part);
  if (start < 0) throw new Error(`the sample has no ${part}`);
  return { start, end: start + part.length };
}

const article: Article = {
  index: 0,
  headline: HEADLINE,
  kind: 'news',
  meta: { publication: '清河日报', city: '清河市', province: '云山省', date: '2024-05-20', page: 'A1' },
  text: TEXT,
  parts: {
    headline: span(HEADLINE),
    bylines: [],
    paragraphs: [span(TEXT.slice(HEADLINE.length + 1))],
    sectionHeads: [],
  },
  pieces: [{ start: 0, pageStart: 0, length: TEXT.length }],
  issues: [],
};

const entity = (label: Entity['label'], name: string, at: string, more: Partial<Entity> = {}): Entity => ({
  key: `${label}:${name}`,
  label,
  name,
  aliases: [],
  mentions: [span(at)],
  rule: 'test/entity',
  certain: true,
  ...more,
});

const claim = (type: Claim['type'], from: string, to: string, evidence: string, more: Partial<Claim> = {}): Claim => ({
  type,
  from,
  to,
  certain: true,
  evidence: span(evidence),
  rule: 'test/claim',
  ...more,
});

const EVENT = 'Event:绿水行动推进会';
const PARTY = 'Organization:中共清河市委员会';

/** Facts of a page of one article, in our own words. */
export const sample: PageFacts = {
  page: { path: 'pages/qinghe.txt', meta: article.meta, text: TEXT, hash: 'h', issues: [] },
  articles: [
    {
      article,
      entities: [
        entity('Person', '周立言', '周立言'),
        entity('Person', '=阿依古丽', '=阿依古丽'),
        entity('Organization', '中共清河市委员会', '市委', { kind: 'party', aliases: ['清河市委'] }),
        entity('Organization', '清河市人民政府', '市长', { kind: 'government', implied: true }),
        entity('Event', '绿水行动推进会', '绿水行动推进会', {
          kind: 'meeting',
          date: '2024-05-19',
          dateText: '5月19日',
        }),
      ],
      claims: [
        claim('HOLDS_POSITION', 'Person:周立言', PARTY, '市委书记周立言', { qualifier: '书记' }),
        claim('TOOK_PART_IN', 'Person:周立言', EVENT, '周立言主持推进会', { qualifier: 'chair', order: 1 }),
        claim('TOOK_PART_IN', 'Person:=阿依古丽', EVENT, '=阿依古丽以视频方式参加', {
          qualifier: 'attendee',
          order: 2,
          remote: true,
          certain: false,
        }),
        claim('WROTE', 'Person:周立言', 'article', '周立言', { qualifier: 'author' }),
      ],
      issues: [{ code: 'recognise/unresolved-organ', message: 'Which 推进会 is not said.' }],
    },
  ],
};
