import type { EntityLabel, Mention } from '../../domain/mention.js';
import { contains, type Span } from '../../domain/span.js';
import type { RecogniseContext } from './context.js';
import type { Levels, OrganizationCandidate } from './organizations/index.js';
import { Overlaps } from './overlaps.js';
import { elementsOf } from './posts/elements.js';
import { Memory } from './posts/holder.js';
import { leadGroups } from './posts/lead-groups.js';
import { LEVEL_AFTER_NAMES } from './posts/patterns.js';
import { SentenceReader } from './posts/reader.js';
import type { TitleSpan } from './titles.js';

/** A person's post as the text states it. */
export interface Post {
  readonly person: Mention;
  /** `Organization` or, for a level title (市领导), `Place`. */
  readonly label: EntityLabel;
  readonly holder: string;
  readonly title: string;
  readonly former: boolean;
  readonly certain: boolean;
  readonly evidence: Span;
  readonly rule: string;
}

export interface Posts {
  readonly posts: readonly Post[];
  /** Organs and places that a title implies: 市长 → 株洲市人民政府. */
  readonly implied: readonly Mention[];
  /** Places printed as part of a post (桐庐县|县长), which name no place of the article. */
  readonly consumed: readonly Span[];
}

/** Reads who holds which post, sentence by sentence; organs of level titles are resolved by `levels`. */
export function readPosts(
  context: RecogniseContext,
  persons: readonly Mention[],
  organizations: readonly OrganizationCandidate[],
  titles: readonly TitleSpan[],
  levels: Levels,
): Posts {
  const posts: Post[] = [];
  const implied: Mention[] = [];
  const consumed: Span[] = [];
  const { bylines } = context.article.parts;
  const inBylines = new Overlaps(bylines);
  const all = elementsOf(persons, organizations, titles).filter((element) => !inBylines.any(element));
  const paragraphs = new Overlaps(context.article.parts.paragraphs);
  const memory = new Memory();
  let subject: Mention | undefined;
  let paragraph: Span | undefined;
  let from = 0;
  for (const sentence of context.sentences) {
    while (from < all.length && (all[from]?.start ?? 0) < sentence.start) from++;
    let to = from;
    while (to < all.length && (all[to]?.end ?? 0) <= sentence.end) to++;
    if (!paragraph || !contains(paragraph, sentence)) {
      paragraph = paragraphs.of(sentence).find((each) => contains(each, sentence));
      subject = undefined;
    }
    const reader = new SentenceReader(context, sentence, all.slice(from, to), levels, subject, memory);
    reader.read();
    subject = reader.subject ?? subject;
    posts.push(...reader.posts);
    implied.push(...reader.implied.mentions);
    const led = leadGroups(context, sentence, all.slice(from, to));
    if (led) {
      posts.push(...led.posts);
      implied.push(led.group);
    }
    consumed.push(...reader.implied.consumed);
    from = to;
  }
  return { posts: distinct(posts), implied, consumed };
}

/** 甲副书记 of whom the text says 某大学党委副书记: the same post in short. */
function isToldInFull({ person, holder, title }: Post, posts: readonly Post[]): boolean {
  return posts.some(
    (other) =>
      other.person.name === person.name &&
      other.holder === holder &&
      other.title.length > title.length &&
      other.title.replace(/^(?:党委|党组|党总支)/u, '') === title,
  );
}

function distinct(posts: readonly Post[]): Post[] {
  const seen = new Map<string, Post>();
  const levels = posts.filter(({ rule }) => rule === LEVEL_AFTER_NAMES);
  const holders = levels.length === 0 ? [] : posts.filter(({ rule }) => rule !== LEVEL_AFTER_NAMES);
  const named = new Set(holders.map(({ person }) => person.name));
  for (const post of posts) {
    if (post.rule === LEVEL_AFTER_NAMES && named.has(post.person.name)) continue;
    if (post.rule === 'positions/title-after-name' && isToldInFull(post, posts)) continue;
    const key = [post.person.name, post.label, post.holder, post.title, post.former].join('\t');
    const known = seen.get(key);
    if (!known || (!known.certain && post.certain)) seen.set(key, post);
  }
  return [...seen.values()];
}
