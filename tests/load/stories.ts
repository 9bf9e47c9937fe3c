import fc from 'fast-check';
import { ARTICLE_KEY, type EventKind, type ParticipantRole } from '../../src/domain/claim.js';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { type ArticleSpec, type ClaimSpec, changesOf, type EntitySpec, META } from './builder.js';

/** Random small stories that meet one another often: few names, every kind of fact that merges in a way of its own. */

const PEOPLE = ['周青岩', '林采薇', '高远帆', '何一鸣'];
const ORGANS = ['青岛市人民政府', '青岛市水务管理局'];
const EVENTS = ['防汛会议', '来访'];
const PROJECT = '滨海水厂项目';
const PLACES = ['湖南省', '株洲市', '炎陵县', '攸县'];
const KINDS: Readonly<Record<string, string>> = { 省: 'province', 市: 'city', 县: 'county' };
export const DATES = ['2022-05-05', '2022-05-06'];
const STAGES = ['申报', '开工', '投产'];
const ROLES: readonly ParticipantRole[] = ['chair', 'guest', 'host', 'attendee'];

const certain = fc.boolean();
const organ = fc.record({
  name: fc.constantFrom(...ORGANS),
  kind: fc.constantFrom('government', 'institution', 'other', undefined),
  aliases: fc.subarray(['市府', '\u{20000}府', '\uFA0E府', '“府”;,"院"\n署', ' 府 ']),
});
const event = fc.record({
  name: fc.constantFrom(...EVENTS),
  kind: fc.constantFrom<EventKind>('meeting', 'visit'),
  date: fc.constantFrom(...DATES, undefined),
  end: fc.constantFrom('2022-05-08', '2022-05-09', undefined),
  dateText: fc.constantFrom('昨日', '5月5日', undefined),
});
const part = fc.record({
  from: fc.constantFrom(...PEOPLE, ...ORGANS.slice(0, 1)),
  qualifier: fc.constantFrom(...ROLES),
  order: fc.constantFrom(1, 2, 41, 42, undefined),
  remote: fc.boolean(),
  certain,
});
const post = fc.record({
  from: fc.constantFrom(...PEOPLE),
  qualifier: fc.constantFrom('局长', '市长', '“一线”,"总"指挥'),
  former: fc.boolean(),
  certain,
});
const lies = fc.record({
  from: fc.constantFrom('株洲市', '炎陵县', '攸县'),
  to: fc.constantFrom('湖南省', '株洲市'),
  certain,
});
const involved = fc.record({
  qualifier: fc.constantFrom('owner', 'builder'),
  stage: fc.option(
    fc.record({ order: fc.nat({ max: 2 }), date: fc.constantFrom('2021', '2021-03', ...DATES, undefined) }),
    { nil: undefined, freq: 4 },
  ),
  certain,
});
/** What one article tells. */
export const story = fc.record({
  organ,
  event,
  parts: fc.array(part, { maxLength: 4 }),
  posts: fc.array(post, { maxLength: 2 }),
  places: fc.subarray(PLACES, { maxLength: 2 }),
  within: fc.array(lies, { maxLength: 1 }),
  involved: fc.array(involved, { maxLength: 2 }),
  author: fc.constantFrom(...PEOPLE, undefined),
});
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** The article that tells a story. */
export function articleOf({ organ, event, parts, posts, within, involved, author, ...where }: Story): ArticleSpec {
  const own = parts.filter(({ from }) => from === organ.name || PEOPLE.includes(from));
  const people = new Set([...own, ...posts].map(({ from }) => from).filter((name) => name !== organ.name));
  if (author) people.add(author);
  const lying = within.filter(({ from, to }) => from !== to);
  const places = new Set([...where.places, ...lying.flatMap(({ from, to }) => [from, to])]);
  const entities: EntitySpec[] = [
    ...[...people].map((name) => ({ label: 'Person' as const, name })),
    { label: 'Organization', ...defined(organ) },
    { label: 'Event', ...defined(event) },
    ...(involved.length > 0 ? [{ label: 'Project' as const, name: PROJECT }] : []),
    ...[...places].map((name) => ({ label: 'Place' as const, name, kind: KINDS[name.at(-1) ?? ''] ?? 'site' })),
  ];
  const claims: ClaimSpec[] = [
    ...own.map((claim) => ({ type: 'TOOK_PART_IN' as const, to: event.name, ...defined(claim) })),
    ...posts.map((claim) => ({ type: 'HOLDS_POSITION' as const, to: organ.name, ...claim })),
    ...involved.map(({ stage, ...claim }) => ({
      ...claim,
      type: 'INVOLVED_IN' as const,
      from: organ.name,
      to: PROJECT,
      ...(stage && { stage: { name: STAGES[stage.order] as string, ...defined(stage) } }),
    })),
    ...lying.map((claim) => ({ type: 'WITHIN' as const, ...claim })),
    ...(author ? [{ type: 'WROTE' as const, from: author, to: ARTICLE_KEY, qualifier: 'reporter' }] : []),
  ];
  return { entities, claims, headline: '标题，“引”, "quoted"' };
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(value).filter(([, property]) => property !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/**
 * Deliveries of few pages, so that later ones often correct earlier ones: the first page has no date at first and is known by
 * its content, newspapers state other cities, files hold other pages than before or the same as other files.
 */
export const deliveries: fc.Arbitrary<readonly GraphChanges[]> = fc.array(
  fc
    .record({
      page: fc.nat({ max: 3 }),
      file: fc.option(fc.nat({ max: 4 }), { nil: undefined, freq: 3 }),
      dated: fc.boolean(),
      city: fc.constantFrom('青岛市', '东营市', undefined),
      stories: fc.array(story, { maxLength: 2 }),
    })
    .map(({ page, file = page, dated, city, stories }) => {
      const { date: _, city: __, ...rest } = META;
      const date = page > 0 || dated ? { date: DATES[page % 2] as string } : {};
      const meta = { ...rest, ...(city !== undefined && { city }), page: `0${page}`, ...date };
      return changesOf({ path: `${file}.txt`, meta, articles: stories.map(articleOf) });
    }),
  { minLength: 1, maxLength: 7 },
);
