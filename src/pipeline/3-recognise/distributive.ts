import type { Mention } from '../../domain/mention.js';
import { contains, type Span } from '../../domain/span.js';
import { allMatches } from '../../text/matches.js';
import type { RecogniseContext } from './context.js';
import { type ListedPost, PostListReader } from './distributive/post-list.js';
import type { Levels, OrganizationCandidate } from './organizations/index.js';
import { Overlaps } from './overlaps.js';
import type { Post, Posts } from './posts.js';
import type { TitleSpan } from './titles.js';

/** Posts that a list of names shares out, one each, with the text that tells them. */
export interface DistributivePosts extends Posts {
  readonly readings: readonly Reading[];
}

interface Reading extends Span {
  readonly persons: ReadonlySet<string>;
}

const RULE = 'positions/distributive';
/** 分别任 with the posts after it; 分别从…调任 with posts on both sides. */
const SHARED =
  /分别(?:(从|由)|(?:被任命为|担任|出任|就任|接任|当选为?|升任|转任|调任|改任|履新|现任|兼任|任|是|为|系))/gu;
/** 某某从…任 of one person. */
const MOVED = /(?:从|由)/gu;
const LEAVES =
  /^(?:的)?(?:岗位|任上|职位|位置|一职|职务)?上?(?:被)?(?:平级)?(?:调任|转任|升任|提任|改任|履新|转岗|调往|晋升|提拔|交流|出任|就任|接任|任|调)(?:担任|任|为|至|到)?/u;
/** Between the names and the verb: numbers of people, times, and marks of the past. */
const MIDDLE =
  /^(?:同志)?(?:等?(?:\d+|[两三四五六七八九十])(?:人|位|名)?(?:同志|干部)?)?(?:此次|本次|这次|今年|去年|[他她](?!们)|则|也|还|均|都|,|在?(?:本次|此次|这次)?(?:任命|调整|任职|任|提拔|履新|公示|变动)?之?前|此前|此后|在此之前|原来?|曾经?|现在?|将|拟|已|先后|过去|早年|于?\d{4}年(?:\d{1,2}月)?|\d{1,2}月(?:\d{1,2}日)?)*$/u;
const ANAPHOR = /^(?:他们|这?(?:\d+|[两三四五六七八九十])(?:人|位|名)(?:同志|干部)?|前者和后者)?/u;
const PAST = /前|曾|原|过去|早年/u;
/** A list with a member that was not read, or posts that only describe others (…书记的干部). */
const GOES_ON = /^(?:、|和|与|及|以及|的(?!岗位|任上|职位|位置))/u;
const GOES_BACK = /(?:、|和|与|及)$/u;
const BETWEEN_NAMES = /^(?:同志|先生|女士)?(?:\([^()]{1,12}\))?(?:、|和|与|及|以及)$/u;

/**
 * Reads 甲、乙分别任A县委书记、B市市长: as many posts as names, shared out in order. The names stand before the verb or, where
 * the sentence names nobody, are those of the sentence before. Lists of unequal length give nothing.
 */
export function readDistributivePosts(
  context: RecogniseContext,
  persons: readonly Mention[],
  organizations: readonly OrganizationCandidate[],
  titles: readonly TitleSpan[],
  levels: Levels,
): DistributivePosts {
  const { folded, sentences } = context;
  const reader = new PostListReader(context, organizations, titles, levels);
  const result: Result = { posts: [], implied: [], consumed: [], readings: [] };
  let before: readonly Mention[] = [];
  for (const [sentence, named] of personsBySentence(sentences, persons)) {
    const text = folded.slice(sentence.start, sentence.end);
    const shares = text.includes('分别');
    for (const hit of shares ? allMatches(SHARED, text) : []) {
      const at = sentence.start + hit.index;
      const subjects = subjectsBefore(folded, sentence, named, at, before);
      const from = at + hit[0].length;
      if (subjects && subjects.people.length > 1)
        share(context, reader, { subjects, sentence, from, leaves: hit[1] !== undefined }, result);
    }
    if (!shares && text.includes('任')) {
      for (const hit of allMatches(MOVED, text)) {
        const at = sentence.start + hit.index;
        const subjects = subjectsBefore(folded, sentence, named, at, undefined);
        if (subjects?.people.length === 1)
          share(context, reader, { subjects, sentence, from: at + 1, leaves: true }, result);
      }
    }
    before = named;
  }
  return { ...result, posts: withoutRenewed(result.posts) };
}

/** `posts` with the distributive ones in place of what was read from the same words. */
export function joinPosts(read: Posts, distributive: DistributivePosts): Posts {
  const readings = new Overlaps(distributive.readings);
  const kept = read.posts.filter(
    ({ person, evidence: { end } }) =>
      !readings.of({ start: end - 1, end }).some((reading) => reading.persons.has(person.name)),
  );
  const known = new Set(kept.map(keyOf));
  const posts = [...kept, ...distributive.posts.filter((post) => !known.has(keyOf(post)))];
  const holders = new Set(posts.map(({ holder }) => holder));
  const implied = read.implied.filter(
    ({ name, span }) => holders.has(name) || !readings.of(span).some((reading) => contains(reading, span)),
  );
  return {
    posts,
    implied: [...implied, ...distributive.implied],
    consumed: [...read.consumed, ...distributive.consumed],
  };
}

interface Result {
  readonly posts: Post[];
  readonly implied: Mention[];
  readonly consumed: Span[];
  readonly readings: Reading[];
}

interface Subjects {
  readonly people: readonly Mention[];
  readonly former: boolean;
}

interface Statement {
  readonly subjects: Subjects;
  readonly sentence: Span;
  /** Offset of the first post. */
  readonly from: number;
  /** True when the first list is what they leave (从…调任). */
  readonly leaves: boolean;
}

function share(
  context: RecogniseContext,
  reader: PostListReader,
  { subjects, sentence, from, leaves }: Statement,
  result: Result,
): void {
  const { people, former } = subjects;
  const first = reader.read(from, sentence);
  if (!first || first.items.length !== people.length || GOES_ON.test(context.folded.slice(first.end, first.end + 2)))
    return;
  const gone = leaves ? LEAVES.exec(context.folded.slice(first.end, sentence.end)) : undefined;
  if (leaves && !gone) return;
  const second = gone ? reader.read(first.end + gone[0].length, sentence) : undefined;
  const next = second?.items.length === people.length ? second : undefined;
  const end = next?.end ?? first.end;
  give(people, first.items, former || leaves, sentence, result);
  if (next) give(people, next.items, former, sentence, result);
  for (const list of next ? [first, next] : [first]) {
    result.implied.push(...list.implied);
    result.consumed.push(...list.consumed);
  }
  result.readings.push({ start: from, end, persons: new Set(people.map(({ name }) => name)) });
}

function give(
  people: readonly Mention[],
  items: readonly (readonly ListedPost[])[],
  former: boolean,
  evidence: Span,
  { posts }: Result,
): void {
  people.forEach((person, index) => {
    for (const { label, holder, title, certain } of items[index] ?? [])
      posts.push({ person, label, holder, title, former, certain, evidence, rule: RULE });
  });
}

function* personsBySentence(
  sentences: readonly Span[],
  persons: readonly Mention[],
): Generator<readonly [Span, readonly Mention[]]> {
  const sorted = [...persons].sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const sentence of sentences) {
    const named: Mention[] = [];
    for (; next < sorted.length && (sorted[next] as Mention).span.start < sentence.end; next++) {
      const person = sorted[next] as Mention;
      if (contains(sentence, person.span)) named.push(person);
    }
    yield [sentence, named];
  }
}

/** The list of names directly before `at`, or, where the sentence begins without one, the list of the sentence before. */
function subjectsBefore(
  folded: string,
  sentence: Span,
  named: readonly Mention[],
  at: number,
  before: readonly Mention[] | undefined,
): Subjects | undefined {
  const preceding = named.filter(({ span }) => span.end <= at);
  const last = preceding.at(-1);
  const middle = folded.slice(last?.span.end ?? sentence.start, at);
  if (last) {
    if (!MIDDLE.test(middle)) return undefined;
    const people = listEndingIn(folded, preceding);
    const start = people[0]?.span.start ?? at;
    return GOES_BACK.test(folded.slice(start - 1, start)) ? undefined : { people, former: PAST.test(middle) };
  }
  if (!before?.length || !MIDDLE.test(middle.replace(ANAPHOR, ''))) return undefined;
  const people = listEndingIn(folded, before);
  return people.length === before.length ? { people, former: PAST.test(middle) } : undefined;
}

function listEndingIn(folded: string, persons: readonly Mention[]): readonly Mention[] {
  let first = persons.length - 1;
  while (first > 0) {
    const gap = folded.slice(persons[first - 1]?.span.end, persons[first]?.span.start);
    if (!BETWEEN_NAMES.test(gap)) break;
    first--;
  }
  return persons.slice(Math.max(0, first));
}

/** A post that another sentence tells as past stays past: 调任为…, said of an earlier time. */
function withoutRenewed(posts: readonly Post[]): Post[] {
  const past = new Set(posts.filter(({ former }) => former).map(bareKey));
  const seen = new Set<string>();
  return posts.filter((post) => {
    if (seen.has(keyOf(post)) || (!post.former && past.has(bareKey(post)))) return false;
    seen.add(keyOf(post));
    return true;
  });
}

function bareKey({ person, label, holder, title }: Post): string {
  return [person.name, label, holder, title].join('\t');
}

function keyOf(post: Post): string {
  return `${bareKey(post)}\t${post.former}`;
}
