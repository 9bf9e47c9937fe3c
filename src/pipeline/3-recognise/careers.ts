import { extended } from '../../domain/extended.js';
import type { Mention } from '../../domain/mention.js';
import type { Span } from '../../domain/span.js';
import { allMatches } from '../../text/matches.js';
import type { Career } from './careers/career.js';
import { careerLexicon, type Tense } from './careers/lexicon.js';
import { OrganReader } from './careers/organs.js';
import { type CareerList, CareerListReader } from './careers/post-list.js';
import { type ToldSentence, toldSentences } from './careers/subjects.js';
import type { RecogniseContext } from './context.js';
import type { DistributivePosts } from './distributive.js';
import type { Levels, OrganizationCandidate } from './organizations/index.js';
import { Overlaps } from './overlaps.js';
import type { Post } from './posts.js';
import type { TitleSpan } from './titles.js';
import type { TokenIndex } from './token-index.js';

/** Posts of careers with the organizations that their entries name. */
export interface CareerPosts extends DistributivePosts {
  /** Who is told to have died, all of whose posts are over. */
  readonly dead: ReadonlySet<string>;
  /** Organizations as the entries print them, in place of what was found there before. */
  readonly organs: readonly Mention[];
}

/** `posts` with those of the dead as past ones. */
export function settled(posts: readonly Post[], { dead }: CareerPosts): readonly Post[] {
  if (dead.size === 0) return posts;
  const known = new Set<string>();
  return posts.flatMap((post) => {
    const told = dead.has(post.person.name) ? { ...post, former: true } : post;
    const key = `${keyOf(told)}\t${told.label}\t${told.former}`;
    if (known.has(key)) return [];
    known.add(key);
    return [told];
  });
}

/** What an entry says, before it is known which of them is the present one. */
interface Entry {
  readonly people: readonly Mention[];
  readonly list: CareerList;
  readonly tense: Tense | 'gone';
  /** Months since year 0 when the posts were taken up. */
  readonly month: number | undefined;
  readonly from: number;
  readonly sentence: Span;
}

interface Lead {
  readonly people: readonly Mention[];
  readonly from: number;
  readonly tense: Tense | 'gone';
  readonly month: number | undefined;
}

const RULE = 'positions/career';
/** Characters of evidence that goes back to the name. */
const LONGEST_EVIDENCE = 400;
/** How far after a date its verb may stand. */
const NEAR_DATE = 10;
const CLAUSE = /[,;:。()“”、\n ]$/u;
const BETWEEN_NAMES = /^(?:同志|先生|女士)?(?:\([^()]{1,12}\))?(?:、|和|与|及|以及)$/u;
/** Between a subject and the date or verb of a statement about it. */
const NEAR = /^(?:同志|先生|女士|等?[两二三四五六七八九十\d]{1,2}[名位](?:同志)?)?(?:\([^()]{1,12}\))?[,、]?$/u;

/**
 * Reads the posts that résumés, notices, lists of appointments and obituaries tell of one person entry by entry:
 * 1990.07—1992.08 某局副局长; 1995年任某县县长; 历任…; 任命某某为…; 免去某某的…职务.
 */
export function readCareers(
  context: RecogniseContext,
  {
    persons,
    organizations,
    titlesOf,
    levels,
    tokens,
  }: {
    readonly persons: readonly Mention[];
    readonly organizations: readonly OrganizationCandidate[];
    readonly titlesOf: (sentence: Span) => readonly TitleSpan[];
    readonly levels: Levels;
    readonly tokens: TokenIndex;
  },
): CareerPosts {
  const lexicon = careerLexicon();
  if (!lexicon.any.test(context.folded))
    return { posts: [], implied: [], consumed: [], readings: [], organs: [], dead: new Set() };
  const organs = new OrganReader(context, tokens, levels, organizations);
  const reader = new CareerReader(context, new CareerListReader(context, levels, organs), titlesOf);
  const told = toldSentences(context, persons);
  for (const sentence of told) reader.read(sentence);
  const dead = new Set<string>();
  for (const sentence of told) noteDead(context.folded, sentence, dead);
  return resultOf(reader.entries, dead);
}

/** `organizations` without those that an entry of a career reads otherwise, and the organs that are none of them. */
export function withCareerOrgans(
  organizations: readonly OrganizationCandidate[],
  organs: readonly Mention[],
): { readonly organizations: OrganizationCandidate[]; readonly organs: Mention[] } {
  const read = new Overlaps(organs.map(({ name, span }) => extended(span, { name })));
  const same = new Set<string>();
  const kept = organizations.filter((each) => {
    const others = read.of(each);
    if (others.length === 0) return true;
    const isSame = others.every(
      ({ start, end, name }) => start === each.start && end === each.end && name === each.name,
    );
    if (isSame) same.add(`${each.start}-${each.end}`);
    return isSame;
  });
  return { organizations: kept, organs: organs.filter(({ span }) => !same.has(`${span.start}-${span.end}`)) };
}

/** Goes through the dates and verbs of a text and reads the posts after them. */
class CareerReader {
  readonly entries: Entry[] = [];
  private readonly careers = new Map<string, Career>();

  constructor(
    private readonly context: RecogniseContext,
    private readonly lists: CareerListReader,
    private readonly titlesOf: (sentence: Span) => readonly TitleSpan[],
  ) {}

  read(sentence: ToldSentence): void {
    const { folded } = this.context;
    const { span, persons } = sentence;
    const text = folded.slice(span.start, span.end);
    let end = span.start;
    let current = sentence.subject;
    const listed = this.listed(sentence);
    if (listed) {
      this.entries.push(listed);
      end = listed.list.end;
    }
    const goesOn = this.continued(sentence);
    if (goesOn) {
      this.entries.push(goesOn);
      end = goesOn.list.end;
    }
    let dated: { readonly month: number | undefined; readonly end: number } | undefined;
    for (const hit of allMatches(careerLexicon().trigger, text)) {
      const at = span.start + hit.index;
      if (at < end) continue;
      if (hit.groups?.session !== undefined && at !== span.start) continue;
      const read =
        hit.groups?.of === undefined ? this.leadAt(sentence, hit, current) : this.appointed(sentence, hit, current);
      // 1998年,|某某|升任: the date stands before the name
      const isDated = read && read.month === undefined && dated && at - dated.end <= NEAR_DATE;
      const lead = isDated ? extended(read, { month: dated?.month }) : read;
      if (!lead) dated = { month: monthOf(hit.groups?.date), end: at + hit[0].length };
      const [first] = lead?.people ?? [];
      if (!lead || !first) continue;
      const career = this.careerOf(first);
      if (lead.month !== undefined) career.month = lead.month;
      this.noteWay(folded.slice(end, lead.from), career);
      const told = this.lists.read(lead.from, span, this.titlesOf(span), persons, career);
      const list = told && hit[0] === '代理' ? acting(told) : told;
      const before = this.entries.at(-1);
      if (!list && careerLexicon().left.has(hit[0]) && before?.people.includes(first))
        this.entries.splice(-1, 1, extended(before, { tense: 'gone' }));
      const gap = folded.slice(end, at);
      end = list?.end ?? lead.from;
      if (!list) continue;
      const owner = persons.find(
        (person) => person.span.start > list.end && OWNER.test(folded.slice(list.end, person.span.start)),
      );
      if (owner && /^[、,]?$/u.test(gap) && before?.sentence === span)
        this.entries.splice(-1, 1, { ...before, people: [owner] });
      if (!owner) current = first;
      this.entries.push(extended(lead, { people: owner ? [owner] : lead.people, list, sentence: span }));
    }
    this.ended(sentence);
  }

  /** 某某的某局局长、某会委员职务相应终止 */
  private ended({ span, persons }: ToldSentence): void {
    const { folded } = this.context;
    if (!folded.slice(span.start, span.end).includes('终止')) return;
    for (const person of persons) {
      const [, link, posts] = ENDED.exec(folded.slice(person.span.end, Math.min(span.end, person.span.end + 80))) ?? [];
      if (link === undefined || posts === undefined) continue;
      const from = person.span.end + link.length;
      const told = { start: from, end: from + posts.length };
      const list = this.lists.read(from, told, this.titlesOf(span), persons, this.careerOf(person));
      if (list) this.entries.push({ people: [person], list, tense: 'gone', month: undefined, from, sentence: span });
    }
  }

  /** Under 任命: or 免去: one line a person, 某某的某局局长职务; and what a semicolon divides. */
  private listed({ span, persons }: ToldSentence): Entry | undefined {
    const { folded } = this.context;
    const [first] = persons;
    const text = folded.slice(span.start, span.end);
    const opened = this.listing;
    this.listing = /(?:免去|撤销|罢免|免职)[:,]?$|(?:免去|撤销|罢免).*的.*;$/u.test(text) ? 'gone' : undefined;
    if (opened === undefined || first?.span.start !== span.start) return undefined;
    const people = listFrom(folded, persons, 0);
    const from = (people.at(-1) as Mention).span.end;
    const link = /^(?:同志)?(?:的|所任的?)/u.exec(folded.slice(from, from + 5))?.[0];
    if (link === undefined) return undefined;
    this.listing = opened;
    const list = this.lists.read(from + link.length, span, this.titlesOf(span), persons, this.careerOf(first));
    return list && { people, list, tense: opened, month: undefined, from, sentence: span };
  }

  private listing: 'gone' | undefined;

  /** 历任甲局科长;乙局副局长: a list that a semicolon divides. */
  private continued({ span, persons }: ToldSentence): Entry | undefined {
    const before = this.entries.at(-1);
    if (!before || this.context.folded[before.list.end] !== ';' || before.list.end + 1 !== span.start) return undefined;
    const [person] = before.people;
    if (!person) return undefined;
    const list = this.lists.read(span.start, span, this.titlesOf(span), persons, this.careerOf(person));
    return list && extended(before, { list, from: span.start, sentence: span });
  }

  /** 赴某县任职, 到某市工作: where the career goes on. */
  private noteWay(text: string, career: Career): void {
    const way = /(?:赴|到|调|调往|回|去)(\p{Script=Han}{2,6}?)(?:任职|工作|挂职)/u.exec(text)?.[1];
    if (!way) return;
    const near = career.place?.division ? [career.place.division] : [];
    const { city, province } = this.context.article.meta;
    const { division } = this.context.knowledge.gazetteer.resolve(way, { city, province, near });
    if (division) career.place = { name: division.name, division };
  }

  private careerOf(person: Mention): Career {
    const known = this.careers.get(person.name);
    if (known) return known;
    const career: Career = { person, place: undefined, organs: [], month: undefined };
    this.careers.set(person.name, career);
    return career;
  }

  /** A date or a verb with whom it is about: 1992.08—1995.03, 1995年任, 历任. */
  private leadAt(sentence: ToldSentence, hit: RegExpExecArray, current: Mention | undefined): Lead | undefined {
    const { folded } = this.context;
    const { range, date, verb, session } = hit.groups ?? {};
    const at = sentence.span.start + hit.index;
    const people = this.doers(sentence, at, current, range !== undefined);
    if (people.length === 0) return undefined;
    if (/^拟/u.test(verb ?? '') && GENERIC.test(folded.slice(at, at + 12))) return undefined;
    const lexicon = careerLexicon();
    const month = monthOf(range ?? date);
    const after = at + hit[0].length;
    if (session !== undefined) return { people, from: after, tense: 'taken', month };
    if (verb !== undefined) {
      const tense = lexicon.left.has(verb) ? 'gone' : (lexicon.tenses.get(verb) ?? 'taken');
      return { people, from: after, tense, month };
    }
    const lead = lexicon.lead.exec(folded.slice(after, Math.min(sentence.span.end, after + 30)));
    const taken = lead?.groups?.verb;
    const from = after + (lead?.[0].length ?? 0);
    if (range === undefined && taken === undefined) {
      const isEntry = at === sentence.span.start && /[./]/u.test(date ?? '');
      return isEntry ? { people, from, tense: 'taken', month } : undefined;
    }
    const isOpen = range !== undefined && /(?:—|-|~|今|现在|目前)$/u.test(range);
    const told = taken === undefined ? 'taken' : (lexicon.tenses.get(taken) ?? 'taken');
    return { people, from, tense: range === undefined ? told : isOpen ? 'present' : 'past', month };
  }

  /** Whom a date or verb at `at` is about: who stands directly before it, else who is told of. */
  private doers(
    sentence: ToldSentence,
    at: number,
    current: Mention | undefined,
    isRange: boolean,
  ): readonly Mention[] {
    const { folded } = this.context;
    const { span, persons } = sentence;
    const index = persons.findLastIndex((person) => person.span.end <= at);
    const last = persons[index];
    if (last) {
      const gap = folded.slice(last.span.end, at);
      const isNear = NEAR.test(gap) || careerLexicon().lead.exec(gap)?.[0] === gap;
      if (isNear && !isObject(folded, span, last)) return listEndingAt(folded, persons, index);
      if (last.name !== current?.name) return [];
    }
    if (!current) return last ? [] : ownerAfter(folded, sentence, at);
    const before = folded.slice(span.start, at);
    const opens = isRange || before === '' || CLAUSE.test(before) || ADVERB_BEFORE.test(before);
    return opens ? [current] : [];
  }

  /** 任命甲为…, 免去甲的…职务, 免去甲…职务. */
  private appointed(sentence: ToldSentence, hit: RegExpExecArray, current: Mention | undefined): Lead | undefined {
    const { folded } = this.context;
    const { span, persons } = sentence;
    const after = span.start + hit.index + hit[0].length;
    const first = persons.findIndex((person) => person.span.start >= after);
    const person = persons[first];
    const own = current && /^其(?:的|原任)?/u.exec(folded.slice(after, after + 4))?.[0];
    if (own && careerLexicon().removals.has(hit[0]))
      return { people: [current], from: after + own.length, tense: 'gone', month: undefined };
    if (!person || !/^[:,]?(?:干部)?$/u.test(folded.slice(after, person.span.start))) return undefined;
    const people = listFrom(folded, persons, first);
    const end = (people.at(-1) as Mention).span.end;
    const isRemoval = careerLexicon().removals.has(hit[0]);
    const link = (isRemoval ? /^(?:同志)?(?:的|原任|所任的?|担任的)?/u : /^(?:同志)?(?:为|任|担任|兼任|出任)/u).exec(
      folded.slice(end, end + 6),
    );
    return link
      ? { people, from: end + link[0].length, tense: isRemoval ? 'gone' : 'taken', month: undefined }
      : undefined;
  }
}

/** 代理|主席 */
function acting(list: CareerList): CareerList {
  return extended(list, { posts: list.posts.map((post) => ({ ...post, title: `代理${post.title}` })) });
}

const ENDED = /^((?:同志)?的)([^,。;的]{4,60}职务)(?:相应|随之|自然|自行|同时|也|即){0,2}终止/u;
/** 拟任县委书记, 拟任县(市、区)长: of which place is not said. */
const GENERIC = /^拟\p{Script=Han}{0,3}任(?:某|副?[省市县区州旗]长|[省市县区州旗]委(?:常委|副?书记|委员))/u;
/** 转任某市政协主席|的|某某: the posts are those of the name that follows. */
const OWNER = /^(?:职务|一职)?的$/u;
const ADVERB_BEFORE =
  /(?:他|她|其|并|又|还|也|再|后|起|随后|之后|此后|同时|同年|次年|当年|至今|年|月|日|初|底|以来|前)$/u;

/** 2007年接任某市市长、2013年转任某市政协主席|的|某某: who stands after the posts. */
function ownerAfter(folded: string, { span, persons }: ToldSentence, at: number): readonly Mention[] {
  const [first] = persons;
  const opens =
    at === span.start || CLAUSE.test(folded.slice(at - 1, at)) || /\d$|[年月]$/u.test(folded.slice(at - 1, at));
  return first && opens && folded[first.span.start - 1] === '的' && first.span.start > at ? [first] : [];
}

/** 由甲, 对甲, 与甲: no subject. */
function isObject(folded: string, { start }: Span, { span }: Mention): boolean {
  // 接受甲|辞去…职务的请求
  if (/^(?:同志)?(?:提出|请求|申请)?辞/u.test(folded.slice(span.end, span.end + 6))) return false;
  return /(?:[把被将对向与和同跟给]|任命|免去|提名|推荐|支持|同意|接受)$/u.test(
    folded.slice(Math.max(start, span.start - 3), span.start),
  );
}

function listEndingAt(folded: string, persons: readonly Mention[], index: number): readonly Mention[] {
  let first = index;
  while (first > 0) {
    const gap = folded.slice(persons[first - 1]?.span.end, persons[first]?.span.start);
    if (!BETWEEN_NAMES.test(gap)) break;
    first--;
  }
  return persons.slice(first, index + 1);
}

function listFrom(folded: string, persons: readonly Mention[], index: number): readonly Mention[] {
  let last = index;
  while (last + 1 < persons.length) {
    const gap = folded.slice(persons[last]?.span.end, persons[last + 1]?.span.start);
    if (!BETWEEN_NAMES.test(gap)) break;
    last++;
  }
  return persons.slice(index, last + 1);
}

/** 1992.08, 1992年8月 → months since year 0; a year alone counts from its start. */
function monthOf(date: string | undefined): number | undefined {
  const match = /^(\d{4})(?:年|[./])?(?:\D?(\d{1,2}))?/u.exec(date ?? '');
  return match ? Number(match[1]) * 12 + Number(match[2] ?? 0) : undefined;
}

/** Adds who is told to have died. */
function noteDead(folded: string, { span, persons }: ToldSentence, dead: Set<string>): void {
  const { died } = careerLexicon();
  for (const [index, { name, span: printed }] of persons.entries()) {
    const next = persons[index + 1]?.span.start ?? span.end;
    if (died.test(folded.slice(printed.end, Math.min(next, span.end)))) dead.add(name);
  }
}

/** The sentence of an entry, from the name on where that stands near before it. */
function evidenceOf({ span }: Mention, sentence: Span): Span {
  const isNear = span.start < sentence.start && sentence.end - span.start <= LONGEST_EVIDENCE;
  return { start: isNear ? span.start : sentence.start, end: sentence.end };
}

function resultOf(entries: readonly Entry[], dead: ReadonlySet<string>): CareerPosts {
  const newest = new Map<string, number>();
  for (const { people, month, tense } of entries) {
    for (const { name } of people) {
      const known = newest.get(name) ?? 0;
      newest.set(name, tense === 'present' ? Number.POSITIVE_INFINITY : Math.max(known, month ?? 0));
    }
  }
  const posts = entries.flatMap(({ people, list, tense, month, sentence }) =>
    people.flatMap((person) => {
      const isOlder = month !== undefined && month < (newest.get(person.name) ?? 0);
      const former = dead.has(person.name) || tense === 'past' || tense === 'gone' || (tense === 'taken' && isOlder);
      return list.posts.map(({ holder, title }): Post => {
        return {
          person,
          label: 'Organization',
          holder,
          title,
          former,
          certain: true,
          evidence: evidenceOf(person, sentence),
          rule: RULE,
        };
      });
    }),
  );
  const organs = entries.flatMap(({ list }) => list.organs);
  const gone = new Set(entries.flatMap((entry) => (entry.tense === 'gone' ? keysOf(entry) : [])));
  return {
    posts: heldOnce(posts.map((post) => (gone.has(keyOf(post)) ? { ...post, former: true } : post))),
    dead,
    implied: organs.filter(({ implied }) => implied),
    organs: organs.filter(({ implied }) => !implied),
    consumed: entries.flatMap(({ list }) => list.consumed),
    readings: entries.map(({ people, list, from }) => ({
      start: from,
      end: list.end,
      persons: new Set(people.map(({ name }) => name)),
    })),
  };
}

function keysOf({ people, list }: Entry): string[] {
  return people.flatMap(({ name }) => list.posts.map(({ holder, title }) => [name, holder, title].join('\t')));
}

function keyOf({ person, holder, title }: Post): string {
  return [person.name, holder, title].join('\t');
}

/** One post for each person, organ and title; a present one rather than the same one of earlier years. */
function heldOnce(posts: readonly Post[]): Post[] {
  const seen = new Map<string, Post>();
  for (const post of posts) {
    const key = keyOf(post);
    const known = seen.get(key);
    if (!known || (known.former && !post.former)) seen.set(key, post);
  }
  return [...seen.values()];
}
