import type { GraphChanges } from '../../src/domain/graph-changes.js';
import type { Graph } from '../../src/graph/connect.js';
import { loadChanges } from '../../src/pipeline/6-load/index.js';
import { type ArticleSpec, type ClaimSpec, changesOf, META } from '../load/builder.js';
import { clearGraph, exported } from '../support/database.js';
import { seededRandom } from '../support/random.js';

/** Pages that are in the graph when a fault comes, those being loaded then, and those of which the graph is in the end. */
export interface Story {
  readonly before: readonly GraphChanges[];
  readonly loading: readonly GraphChanges[];
  readonly final: readonly GraphChanges[];
}

const PEOPLE = ['周青岩', '林采薇', '何望舒', '江一苇', '沈知白'];
const ORGANS = ['青岛市人民政府', '青岛市水务管理局'];
const EVENTS = ['全市防汛会议', '滨海水厂开工仪式', '水务工作座谈会'];
const ROLES = ['chair', 'speaker', 'attendee'];
const TITLES = ['市长', '副市长', '局长'];

/**
 * A load that creates, corrects, shortens and leaves alone: of four pages in the graph one comes again as it was, one
 * corrected, one without its second article, one not at all; three are new. Equal seeds give equal stories.
 */
export function storyOf(seed: number): Story {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const claim = (): ClaimSpec =>
    random() < 0.6
      ? { type: 'TOOK_PART_IN', from: pick(PEOPLE), to: pick(EVENTS), qualifier: pick(ROLES) }
      : { type: 'HOLDS_POSITION', from: pick(PEOPLE), to: pick(ORGANS), qualifier: pick(TITLES) };
  const article = (): ArticleSpec => ({ entities: ENTITIES, claims: distinct(Array.from({ length: 4 }, claim)) });
  const page = (number: number, ...articles: readonly ArticleSpec[]): GraphChanges =>
    changesOf({ path: `${number}.txt`, meta: { ...META, page: `0${number}` }, articles });
  const shortened = article();
  const untouched = page(1, article(), article());
  const absent = page(4, article());
  const loading = [
    page(5, article()),
    untouched,
    page(2, article(), article()),
    page(3, shortened),
    page(6, article(), article()),
    page(7, article()),
  ];
  return {
    before: [untouched, page(2, article(), article()), page(3, shortened, article()), absent],
    loading,
    final: [...loading, absent],
  };
}

const ENTITIES: ArticleSpec['entities'] = [
  ...PEOPLE.map((name) => ({ label: 'Person', name }) as const),
  ...ORGANS.map((name) => ({ label: 'Organization', name, kind: 'government' }) as const),
  ...EVENTS.map((name) => ({ label: 'Event', name, kind: 'meeting', date: '2022-05-05', dateText: '5月5日' }) as const),
];

function distinct(claims: readonly ClaimSpec[]): ClaimSpec[] {
  return [...new Map(claims.map((one) => [JSON.stringify(one), one])).values()];
}

/** The export of a graph into which only these pages were loaded, without any fault. Leaves them loaded. */
export async function cleanExport(graph: Graph, pages: readonly GraphChanges[]): Promise<string[]> {
  await clearGraph(graph);
  await loadChanges(graph, pages);
  return exported(graph);
}

/** How many articles are there without their page's entry, without what they state, or unlike what the entry counts. */
export async function halfPages(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ articles: number }>(
    `MATCH (article:Article)
     WHERE NOT EXISTS { (:SourcePage {id: article.pageId}) }
        OR NOT EXISTS { (article)-[:STATES]->() } OR NOT EXISTS { (article)-[:PUBLISHED_IN]->() }
     RETURN count(article) AS articles`,
  );
  return row?.articles ?? 0;
}
