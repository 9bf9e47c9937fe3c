import fc from 'fast-check';
import type { EventKind, ParticipantRole } from '../../src/domain/claim.js';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { deriveDivisions } from '../../src/pipeline/6-load/divisions.js';
import { loadChanges, retractFile } from '../../src/pipeline/6-load/index.js';
import { deriveMet } from '../../src/pipeline/6-load/met.js';
import { ensureSchema } from '../../src/pipeline/6-load/schema.js';
import { exportGraph } from '../../src/pipeline/export/index.js';
import { clearGraph, testGraph } from '../support/database.js';
import { type ArticleSpec, type ClaimSpec, changesOf, type EntitySpec, META } from './builder.js';

let graph: Graph;

beforeAll(async () => {
  graph = await testGraph();
  await ensureSchema(graph);
});
afterAll(() => graph.close());

async function exported(): Promise<string> {
  const lines: string[] = [];
  for await (const line of exportGraph(graph)) lines.push(line);
  return lines.join('\n');
}

const PEOPLE = ['周青岩', '林采薇', '高远帆', '何一鸣'];
const ORGANS = ['青岛市人民政府', '青岛市水务管理局'];
const EVENTS = ['防汛会议', '来访'];
const PROJECT = '滨海水厂项目';
const PLACES = ['湖南省', '株洲市', '炎陵县', '攸县'];
const KINDS: Readonly<Record<string, string>> = { 省: 'province', 市: 'city', 县: 'county' };
const DATES = ['2022-05-05', '2022-05-06'];
const PAGES = 3;

const person = fc.constantFrom(...PEOPLE);
const organ = fc.record({
  name: fc.constantFrom(...ORGANS),
  kind: fc.constantFrom('government', 'institution', 'other', undefined),
  aliases: fc.subarray(['市府', '\u{20000}府', '\uFA0E府']),
});
const event = fc.record({
  name: fc.constantFrom(...EVENTS),
  kind: fc.constantFrom<EventKind>('meeting', 'visit'),
  date: fc.constantFrom(...DATES, undefined),
  end: fc.constantFrom('2022-05-08', '2022-05-09', undefined),
  dateText: fc.constantFrom('昨日', '5月5日', undefined),
});
const part = fc.record({
  who: person,
  role: fc.constantFrom<ParticipantRole>('chair', 'guest', 'host', 'attendee'),
  order: fc.constantFrom(1, 2, 41, 42, undefined),
  remote: fc.boolean(),
  certain: fc.boolean(),
});
const post = fc.record({
  who: person,
  title: fc.constantFrom('局长', '市长'),
  former: fc.boolean(),
  certain: fc.boolean(),
});

const lies = fc.record({
  inner: fc.constantFrom('株洲市', '炎陵县', '攸县'),
  outer: fc.constantFrom('湖南省', '株洲市'),
  certain: fc.boolean(),
});

const STAGES = ['申报', '开工', '投产'];
const involved = fc.record({
  role: fc.constantFrom('owner', 'builder'),
  stage: fc.option(
    fc.record({
      order: fc.nat({ max: STAGES.length - 1 }),
      date: fc.constantFrom('2021', '2021-03', ...DATES, undefined),
    }),
    { nil: undefined, freq: 4 },
  ),
  certain: fc.boolean(),
});

interface Story {
  readonly organ: { readonly name: string; readonly kind: string | undefined; readonly aliases: readonly string[] };
  readonly event: { readonly name: string } & Readonly<
    Record<'kind' | 'date' | 'end' | 'dateText', string | undefined>
  >;
  readonly parts: readonly {
    readonly who: string;
    readonly role: string;
    readonly order: number | undefined;
    readonly remote: boolean;
    readonly certain: boolean;
  }[];
  readonly posts: readonly {
    readonly who: string;
    readonly title: string;
    readonly former: boolean;
    readonly certain: boolean;
  }[];
  readonly places: readonly string[];
  readonly within: readonly { readonly inner: string; readonly outer: string; readonly certain: boolean }[];
  readonly involved: readonly {
    readonly role: string;
    readonly stage: { readonly order: number; readonly date: string | undefined } | undefined;
    readonly certain: boolean;
  }[];
}

const story: fc.Arbitrary<Story> = fc.record({
  organ,
  event,
  parts: fc.array(part, { maxLength: 4 }),
  posts: fc.array(post, { maxLength: 2 }),
  places: fc.subarray(PLACES, { maxLength: 2 }),
  within: fc.array(lies, { maxLength: 1 }),
  involved: fc.array(involved, { maxLength: 2 }),
});

/** An edit: the page's new articles, or its withdrawal. */
const edit = fc.record({
  page: fc.nat({ max: PAGES - 1 }),
  stories: fc.option(fc.array(story, { maxLength: 2 }), { nil: undefined, freq: 5 }),
});

function articleOf({ organ, event, parts, posts, ...where }: Story): ArticleSpec {
  const people = [...new Set([...parts, ...posts].map(({ who }) => who))];
  const within = where.within.filter(({ inner, outer }) => inner !== outer);
  const places = [...new Set([...where.places, ...within.flatMap(({ inner, outer }) => [inner, outer])])];
  const entities: EntitySpec[] = [
    ...people.map((name) => ({ label: 'Person' as const, name })),
    { label: 'Organization', ...withoutUndefined(organ) },
    { label: 'Event', ...withoutUndefined(event) },
    ...(where.involved.length > 0 ? [{ label: 'Project' as const, name: PROJECT }] : []),
    ...places.map((name) => ({ label: 'Place' as const, name, kind: KINDS[name.at(-1) ?? ''] ?? 'site' })),
  ];
  const claims: ClaimSpec[] = [
    ...parts.map(({ who, role, order, remote, certain }) => ({
      type: 'TOOK_PART_IN' as const,
      from: who,
      to: event.name,
      qualifier: role,
      remote,
      certain,
      ...(order !== undefined && { order }),
    })),
    ...posts.map(({ who, title, former, certain }) => ({
      type: 'HOLDS_POSITION' as const,
      from: who,
      to: organ.name,
      qualifier: title,
      former,
      certain,
    })),
    ...where.involved.map(({ role, stage, certain }) => ({
      type: 'INVOLVED_IN' as const,
      from: organ.name,
      to: PROJECT,
      qualifier: role,
      certain,
      ...(stage && { stage: { name: STAGES[stage.order] as string, ...withoutUndefined(stage) } }),
    })),
    ...within.map(({ inner, outer, certain }) => ({ type: 'WITHIN' as const, from: inner, to: outer, certain })),
  ];
  return { entities, claims };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(value).filter(([, property]) => property !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function pageOf(page: number, stories: readonly Story[]): GraphChanges {
  const { date: _, ...undated } = META;
  const meta = page === 0 ? undated : { ...META, page: `0${page}`, date: DATES[page % 2] as string };
  return changesOf({ path: `${page}.txt`, meta, articles: stories.map(articleOf) });
}

it('any order of loads, corrections and withdrawals ends in the graph of a clean load', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 6 }), fc.boolean(), async (edits, backwards) => {
      await clearGraph(graph);
      const last = new Map<number, GraphChanges>();
      for (const { page, stories } of edits) {
        const changes = pageOf(page, stories ?? []);
        if (stories) {
          await loadChanges(graph, [changes]);
          last.set(page, changes);
        } else {
          await retractFile(graph, changes.path);
          last.delete(page);
        }
      }
      const edited = await exported();
      await deriveMet(graph);
      await deriveDivisions(graph);
      const derivedAgain = await exported();
      await clearGraph(graph);
      const pages = [...last.values()];
      await loadChanges(graph, backwards ? pages.reverse() : pages);
      const clean = await exported();
      expect(edited).toBe(clean);
      expect(derivedAgain).toBe(clean);
    }),
    { numRuns: 30, endOnFailure: false },
  );
}, 600_000);
