import type { RelationType } from '../../src/domain/claim.js';
import { QUALIFIER } from '../../src/domain/claim.js';
import type { ArticleChange, GraphChanges, NodeChange, Statement } from '../../src/domain/graph-changes.js';
import type { EntityLabel } from '../../src/domain/mention.js';
import { articleId, digest, factKey, hashId, pageId, publicationId } from '../../src/pipeline/5-resolve/ids.js';
import { seededRandom } from '../../tests/support/random.js';

export interface GenerateOptions {
  /** Number of articles. */
  readonly articles: number;
  /** Articles of a page. Default five. */
  readonly perPage?: number;
  /** Number of the first page: pages of other numbers are other pages, of later days. Default 0. */
  readonly firstPage?: number;
  /** Whom the articles name: everybody by Zipf's law (the default), the greatest hub besides, or only rare names. */
  readonly whom?: 'all' | 'hub' | 'rare';
  /** Equal seeds give equal pages. Default 1. */
  readonly seed?: number;
  /** Distinct persons; other populations follow from it. Default two an article: new articles bring new people. */
  readonly persons?: number;
}

const ARTICLES_A_PAGE = 5;
const PUBLICATION = '合成日报';
const CITY = '合成市';
const ROLES = ['chair', 'speaker', 'host', 'guest', 'attendee', 'attendee', 'attendee', 'attendee'] as const;

/** How many of each label an article names: 30 mentions. */
const NAMED = { Person: 12, Organization: 8, Event: 2, Place: 4, Project: 2, Topic: 2 } as const;

/**
 * Synthetic but realistic pages, already resolved: 30 nodes and 25 facts an article, hubs by Zipf's law (a few leaders
 * stand in most articles, most people in one), posts that recur and events that do not.
 */
export function* generatePages(options: GenerateOptions): Generator<GraphChanges> {
  const { articles, perPage = ARTICLES_A_PAGE, firstPage = 0, seed = 1, persons = 2 * articles } = options;
  const draw = drawer(options.whom ?? 'all', persons, seededRandom(seed));
  for (let first = 0; first < articles; first += perPage) {
    yield generatePage(firstPage + first / perPage, Math.min(perPage, articles - first), draw);
  }
}

/** The page as corrected: the second statement of each article is gone. */
export function corrected(page: GraphChanges): GraphChanges {
  return {
    ...page,
    hash: `${page.hash} corrected`,
    articles: page.articles.map((article) => ({
      ...article,
      hash: `${article.hash} corrected`,
      statements: article.statements.filter((_, index) => index !== 1),
    })),
  };
}

/** @returns what draws a rank of a population that is `share` times that of the persons; small ranks are drawn most. */
function drawer(whom: 'all' | 'hub' | 'rare', persons: number, random: () => number): Slot['draw'] {
  // a rank of the last tenth of any population
  if (whom === 'rare') return (share) => Math.floor((0.9 + 0.1 * random()) * persons * share);
  const pick = zipfPicker(persons, random);
  if (whom === 'all') return (share) => Math.floor(pick() * share);
  let drawn = 0;
  // the first of an article's twelve persons
  return (share) => (share === 1 && drawn++ % NAMED.Person === 0 ? 0 : Math.floor(pick() * share));
}

function generatePage(page: number, number: number, draw: Slot['draw']): GraphChanges {
  const date = dateOf(page);
  const label = `${page % 8}`;
  const path = `synthetic/${page}.txt`;
  const id = pageId({ publication: PUBLICATION, date, page: label }, path);
  const articles = Array.from({ length: number }, (_, index) =>
    generateArticle({ id, page: label, date, index, draw }),
  );
  return {
    pageId: id,
    path,
    hash: digest(articles.map((article) => article.hash)),
    publication: { id: publicationId(PUBLICATION), name: PUBLICATION, city: CITY },
    articles,
  };
}

interface Slot {
  readonly id: string;
  readonly page: string;
  readonly date: string;
  readonly index: number;
  readonly draw: (share: number) => number;
}

function generateArticle({ id: pageId, page, date, index, draw }: Slot): ArticleChange {
  const id = articleId(pageId, index);
  const text = new Text(`合成标题 ${date} ${index}`);
  const nodes = {
    Person: distinct(NAMED.Person, () => draw(1)).map((rank) => text.node('Person', `人${rank}`, {})),
    Organization: distinct(NAMED.Organization, () => draw(0.25)).map((rank) => organization(text, rank)),
    Event: [0, 1].map((n) => text.node('Event', `会${id.slice(0, 8)}${n}`, { kind: 'meeting', date })),
    Place: distinct(NAMED.Place, () => draw(0.05)).map((rank) => text.node('Place', `地${rank}`, { kind: 'town' })),
    Project: distinct(NAMED.Project, () => draw(0.2)).map((rank) => text.node('Project', `项目${rank}`, {})),
    Topic: distinct(NAMED.Topic, () => draw(0.02)).map((rank) => text.node('Topic', `规划${rank}`, {})),
  };
  const statements = new Facts(text, { ...nodes, Article: [{ id, label: 'Article', name: id }] });
  const own = { id, headline: text.headline, kind: 'news', date, page, index };
  const stated = statements.all();
  const change = { ...own, text: text.all, nodes: Object.values(nodes).flat(), statements: stated };
  return { ...change, hash: digest(change) };
}

function organization(text: Text, rank: number): NodeChange {
  return text.node('Organization', `机关${rank}`, { kind: rank % 3 ? 'government' : 'enterprise' }, [`机${rank}`]);
}

/** The text of an article while it grows: a line for each name and each claim. */
class Text {
  all: string;

  constructor(readonly headline: string) {
    this.all = headline;
  }

  print(line: string): { readonly start: number; readonly end: number } {
    const start = this.all.length + 1;
    this.all += `\n${line}`;
    return { start, end: this.all.length };
  }

  node(
    label: EntityLabel,
    name: string,
    properties: NodeChange['properties'],
    aliases: readonly string[] = [],
  ): NodeChange {
    const { start, end } = this.print(name);
    const also = label === 'Person' && name.length % 2 ? ['Official'] : [];
    return { id: hashId([label, name]), label, also, name, aliases, properties, mentions: 1, offsets: [start, end] };
  }
}

interface End {
  readonly id: string;
  readonly label: EntityLabel | 'Article';
  readonly name: string;
}

/** The 25 facts of an article. Posts follow from the person, so that they recur in every article that names them. */
class Facts {
  readonly #facts: Statement[] = [];

  constructor(
    private readonly text: Text,
    private readonly nodes: Readonly<Record<keyof typeof NAMED | 'Article', readonly End[]>>,
  ) {}

  all(): readonly Statement[] {
    for (let n = 0; n < 10; n++) this.#state('HOLDS_POSITION', ['Person', n], ['Organization', n % 8], `职务${n % 3}`);
    for (let n = 0; n < 8; n++) this.#state('TOOK_PART_IN', ['Person', n], ['Event', n % 2], ROLES[n] as string, n + 1);
    this.#state('HELD_IN', ['Event', 0], ['Place', 0]);
    this.#state('CONCERNS', ['Event', 0], ['Project', 0]);
    this.#state('CONCERNS', ['Event', 1], ['Topic', 0]);
    this.#state('INVOLVED_IN', ['Person', 0], ['Project', 0], 'supporter');
    this.#state('INVOLVED_IN', ['Organization', 0], ['Project', 1], 'owner');
    this.#state('LOCATED_IN', ['Project', 0], ['Place', 1]);
    this.#state('WROTE', ['Person', 11], ['Article', 0], 'reporter');
    return this.#facts;
  }

  #state(type: RelationType, from: Reference, to: Reference, qualifier?: string, order?: number): void {
    const [start, end] = [this.#end(from), this.#end(to)];
    const line = `${start.name} ${type} ${qualifier ?? ''} ${end.name}`;
    const name = QUALIFIER[type];
    this.#facts.push({
      key: factKey({ type, from: start.id, to: end.id, qualifier }),
      type,
      from: start.id,
      fromLabel: start.label,
      to: end.id,
      toLabel: end.label,
      qualifier: name && qualifier !== undefined ? { [name]: qualifier } : {},
      properties: order === undefined ? {} : { order },
      certain: true,
      rule: 'synthetic/rule',
      quote: line,
      ...this.text.print(line),
    });
  }

  #end([label, index]: Reference): End {
    const node = this.nodes[label][index];
    if (!node) throw new Error(`The generator has no ${label} ${index}`);
    return node;
  }
}

type Reference = readonly [keyof typeof NAMED | 'Article', number];

function distinct(count: number, draw: () => number): number[] {
  const ranks = new Set<number>();
  for (let tries = 0; ranks.size < count; tries++) ranks.add(tries < 20 * count ? draw() : ranks.size + tries);
  return [...ranks];
}

function dateOf(page: number): string {
  return new Date(Date.UTC(2020, 0, 1 + Math.floor(page / 8))).toISOString().slice(0, 10);
}

/** Ranks from 0 below `size` with probability proportional to 1 / (rank + 1). */
function zipfPicker(size: number, random: () => number): () => number {
  const sums = new Float64Array(size);
  for (let rank = 0, sum = 0; rank < size; rank++) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  const total = sums[size - 1] as number;
  return () => {
    const target = random() * total;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
