import type { EntityLabel, Mention } from '../../domain/mention.js';
import { contains, overlaps, type Span } from '../../domain/span.js';
import type { Division } from '../../knowledge/gazetteer.js';
import type { RecogniseContext } from './context.js';
import { isUnresolved, type Levels, type OrganizationCandidate } from './organizations/index.js';
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

/** What a title belongs to. */
interface Holder {
  readonly label: 'Organization' | 'Place';
  readonly name: string;
  readonly certain: boolean;
  readonly start: number;
  readonly division?: Division | undefined;
  /** True of an organ whose place is unknown: it keeps its post apart from the others and makes no fact. */
  readonly unresolved?: boolean;
}

/** A title with its holders, waiting for a name. */
interface Pending {
  readonly title: string;
  readonly holders: readonly Holder[];
  readonly former: boolean;
  readonly start: number;
  readonly rule: string;
}

type Element =
  | { readonly type: 'person'; readonly start: number; readonly end: number; readonly person: Mention }
  | {
      readonly type: 'organization';
      readonly start: number;
      readonly end: number;
      readonly organization: OrganizationCandidate;
    }
  | { readonly type: 'title'; readonly start: number; readonly end: number; readonly title: TitleSpan };

/** What may stand between the posts of one person, and between them and the name. */
const JOIN = /^(?:[、,;]|兼任?|暨|和|及|以及|与|[、,](?:兼|兼任)| | 、)?$/;
const TO_NAME = /^(?:还有|包括|是|:)?[ “"]*$/;
const BETWEEN_NAMES = /^(?:\([^)]{1,8}\))?(?:[、 ]|和|与|及|以及)(?: )?$/;
/** 领导 of several organs: 等相关部门, 等单位. */
const COLLECTIVE_GAP =
  /^(?:等)?(?:\d+家|多个|各)?(?:市直|省直|县直|区直|州直)?(?:相关|有关)?(?:职能)?(?:部门|单位|企业|负责|主要)*$/;
/** Between a name and the post it is said to hold. */
const HOLDS =
  /^(?:同志|先生|女士)?(?:\([^)]{1,6}\))?(?:[,、](?:男|女|[\p{Script=Han}]{1,4}族|\d{4}年\d{1,2}月(?:出?生)?|中共党员|[^,、。;]{1,12})){0,8}[,]?(?:现|新|拟)?(?:为|任|担任|出任|就任|当选为?|兼任|被任命为|被选举为|正式就任|接任|调任|升任|履新|任职|系|是)(?:命为)?$/u;
const HELD =
  /^(?:同志|先生|女士)?[,]?(?:的)?(?:曾|曾经|先后|历|曾先后|原|辞去|不再担任|卸任|不再兼任)(?:任|担任|兼任|出任)?$/;
/** Words for the organization that the article speaks of, before a title. */
const SPOKEN = /(学校|校|公司|集团|医院|学院|院)$/;
const SPOKEN_KIND: Readonly<Record<string, string>> = {
  学校: 'school',
  校: 'school',
  学院: 'school',
  院: 'school',
  公司: 'enterprise',
  集团: 'enterprise',
  医院: 'institution',
};
const INSTITUTION = /(?:大学|学院|中学|学校|医院|公司|集团|研究院|研究所)$/;
/** Verbs of a résumé before a post, whose subject stands further back. */
const RESUME_HELD = /(?:历任|曾任|先后任|先后担任|曾担任|担任过|先后在|曾在|免去|辞去)$/;
const RESUME_HOLDS = /(?:现任|拟任|任|担任|当选为?|任命为|现为)$/;
const FORMER = /(?:原|前|曾任|时任|历任|先后任|先后担任|曾担任|曾是|前任|免去[^,。]{0,6}的?|辞去)$/;

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
  const all = elementsOf(persons, organizations, titles).filter(
    (element) => !bylines.some((byline) => overlaps(byline, element)),
  );
  const memory = new Memory();
  let subject: Mention | undefined;
  let paragraph: Span | undefined;
  let from = 0;
  for (const sentence of context.sentences) {
    while (from < all.length && (all[from] as Element).start < sentence.start) from++;
    let to = from;
    while (to < all.length && (all[to] as Element).end <= sentence.end) to++;
    if (!paragraph || !contains(paragraph, sentence)) {
      paragraph = context.article.parts.paragraphs.find((each) => contains(each, sentence));
      subject = undefined;
    }
    const reader = new SentenceReader(context, sentence, all.slice(from, to), levels, subject, memory);
    reader.read();
    subject = reader.subject ?? subject;
    posts.push(...reader.posts);
    implied.push(...reader.implied);
    consumed.push(...reader.consumed);
    from = to;
  }
  return { posts: distinct(posts), implied, consumed };
}

function elementsOf(
  persons: readonly Mention[],
  organizations: readonly OrganizationCandidate[],
  titles: readonly TitleSpan[],
): Element[] {
  const taken = (title: TitleSpan): boolean =>
    organizations.some(({ start, end }) => start < title.end && title.bare < end) ||
    persons.some(({ span }) => span.start < title.end && title.bare < span.end);
  const elements: Element[] = [
    ...persons.map((person): Element => ({ type: 'person', ...person.span, person })),
    ...organizations.map(
      (organization): Element => ({
        type: 'organization',
        start: organization.start,
        end: organization.end,
        organization,
      }),
    ),
    ...titles
      .filter((title) => !taken(title))
      .map((title) => withoutOrganization(title, organizations))
      .map((title): Element => ({ type: 'title', start: title.start, end: title.end, title })),
  ];
  return elements.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** 新疆维吾尔自治区党委|常委: the body is the organization's, not the title's. */
function withoutOrganization(title: TitleSpan, organizations: readonly OrganizationCandidate[]): TitleSpan {
  const inside = organizations.find(({ end }) => title.start < end && end <= title.bare);
  if (!inside) return title;
  return { ...title, start: inside.end, title: title.title.slice(inside.end - title.start) };
}

class SentenceReader {
  readonly posts: Post[] = [];
  readonly implied: Mention[] = [];
  readonly consumed: Span[] = [];
  /** Organizations named in a row directly before what comes next. */
  private row: Holder[] = [];
  /** The holder that a bare title may carry over. */
  private carried: Holder | undefined;
  private pending: Pending[] = [];
  /** The posts of the name just read, which further names of the list share. */
  private shared: readonly Pending[] = [];
  private lastEnd: number;
  private lastPerson: Mention | undefined;
  /** The names of the list that `lastPerson` ends. */
  private group: readonly Mention[] = [];

  constructor(
    private readonly context: RecogniseContext,
    private readonly sentence: Span,
    private readonly elements: readonly Element[],
    private readonly levels: Levels,
    /** The person whom the sentences before are about: the subject of a résumé's further sentences. */
    private readonly before: Mention | undefined,
    private readonly memory: Memory,
  ) {
    this.lastEnd = sentence.start;
  }

  /** The person with whom the sentence opens, if it opens with one. */
  get subject(): Mention | undefined {
    const first = this.elements[0];
    return first?.type === 'person' && first.start === this.sentence.start ? first.person : undefined;
  }

  read(): void {
    for (const element of this.elements) {
      const gap = this.context.folded.slice(this.lastEnd, element.start);
      if (element.type === 'organization') this.organization(element.organization, gap);
      else if (element.type === 'title') this.title(element.title, gap);
      else this.person(element.person, gap);
      this.lastEnd = Math.max(this.lastEnd, element.end);
    }
  }

  private organization(organization: OrganizationCandidate, gap: string): void {
    const { name, certain, start, division } = organization;
    const unresolved = this.context.article.meta.city !== undefined && isUnresolved(organization);
    const holder: Holder = { label: 'Organization', name, certain, start, division, unresolved };
    this.memory.note(holder, organization.kind);
    if (!JOIN.test(gap)) {
      this.pending = [];
      this.noteGap(gap);
    }
    this.row = this.row.length > 0 && /^(?:[、和与及]|以及)$/.test(gap) ? [...this.row, holder] : [holder];
    this.shared = [];
  }

  private title(title: TitleSpan, gap: string): void {
    const after = this.lastPerson;
    if (after && gap === '' && after.span.end === title.start) {
      this.afterName(after, title);
      return;
    }
    const holders = this.holdersOf(title, gap);
    const start = Math.min(title.start, ...holders.map((holder) => holder.start));
    const bare = this.context.folded.slice(this.lastEnd, Math.max(this.lastEnd, start));
    if (!JOIN.test(bare) && this.row.length === 0) this.pending = [];
    const before = this.context.folded.slice(Math.max(this.sentence.start, start - 8), start);
    const rule = this.ruleOf(title, gap);
    let post: Pending = { title: title.title, holders, former: FORMER.test(before), start, rule };
    const stated = this.statedHolder(start);
    const spoken = stated && holders.length === 0 ? this.memory.last(kindOf(title), this.sentence.start) : undefined;
    if (spoken) post = { ...post, holders: [spoken] };
    if (stated) {
      const former = post.former || stated.former;
      const people = this.group.includes(stated.person) ? this.group : [stated.person];
      for (const person of people)
        this.assignUntil(person, [{ ...post, former, rule: 'positions/stated-by-verb' }], title.end);
      this.pending = [];
    } else this.pending = [...this.pending, post];
    this.stated = stated ? { ...stated, end: title.end } : undefined;
    if (holders.length === 1) {
      this.carried = holders[0];
      this.spoken = { head: title.head.head, holder: holders[0] as Holder };
    }
    this.row = [];
    this.shared = [];
  }

  private ruleOf(title: TitleSpan, gap: string): string {
    if (title.head.category === 'level') return 'positions/level-title';
    if (this.row.length > 0 && gap === '') return 'positions/organization-title';
    if (title.head.category === 'implied') return 'positions/implied-organ';
    return 'positions/carried-organization';
  }

  /** The organizations or place that a title belongs to. */
  private holdersOf(title: TitleSpan, gap: string): readonly Holder[] {
    const { head } = title;
    if (this.row.length > 0) {
      if (gap === '')
        return this.row.length > 1 && head.category === 'collective' ? this.uncertain(this.row) : this.row.slice(-1);
      if (head.category === 'collective' && COLLECTIVE_GAP.test(gap))
        return this.row.length > 1 ? this.uncertain(this.row) : this.row;
    }
    if (head.implied) return this.impliedOrgan(title, head.implied);
    const region = head.head === '主席' || head.head === '副主席' ? this.regionalGovernment(title) : undefined;
    if (region) return [region];
    if (head.category === 'level') return this.impliedPlace(title);
    if (head.head === '总书记') return [this.organHolder('中国共产党中央委员会', 'party', title, true)];
    if (JOIN.test(gap) && this.carried && head.category !== 'collective') return [this.carried];
    const spoken = this.deputyOf(title) ?? this.delegateOf(title) ?? this.spokenOf(title);
    return spoken ? [spoken] : [];
  }

  private uncertain(row: readonly Holder[]): readonly Holder[] {
    return row.map((holder) => ({ ...holder, certain: false }));
  }

  private impliedOrgan(title: TitleSpan, implied: { level: string; organ: string }): readonly Holder[] {
    const place = this.placeBefore(title.start, implied.level);
    const division = place?.unknown
      ? undefined
      : (place?.division ?? this.levels.resolve(implied.level, title.start, this.sentence));
    const town = division ? undefined : this.levels.townOf(implied.level, title.start);
    const name = place?.name ?? division?.name ?? town;
    if (!name) return [];
    if (place && division) this.levels.noteOrgan(place.start, division);
    const organ = implied.organ === '政府' && !place?.unknown ? '人民政府' : implied.organ;
    const start = place?.start ?? title.start;
    if (place) this.consumed.push({ start, end: title.start });
    return [{ ...this.organHolder(name + organ, 'government', title, true), start, division }];
  }

  /** 政协|委员, 人大|代表 without a level: of the council or congress that the article speaks of. */
  private delegateOf(title: TitleSpan): Holder | undefined {
    const body = this.context.folded.slice(Math.max(this.sentence.start, title.start - 2), title.start);
    if (body === '政协' && title.head.head === '委员') return this.memory.last('cppcc');
    return body === '人大' && title.head.head === '代表' ? this.memory.last('congress') : undefined;
  }

  /** 市人大常委会主任委托, 副主任甲主持: a deputy in the sentence that names the head's organ. */
  private deputyOf(title: TitleSpan): Holder | undefined {
    if (!this.spoken || !/^(?:常务)?副/.test(title.title) || title.head.category !== 'plain') return undefined;
    return this.spoken.head === title.head.head ? this.spoken.holder : undefined;
  }

  /** The last post of the sentence with its holder. */
  private spoken: { readonly head: string; readonly holder: Holder } | undefined;

  /** 学校|党委书记, 公司|总经理, 校长: the organization of that kind that the article speaks of. */
  private spokenOf(title: TitleSpan): Holder | undefined {
    const { folded, article } = this.context;
    const before = folded.slice(Math.max(this.sentence.start, title.start - 3), title.start);
    const word = SPOKEN.exec(before)?.[1];
    const kind = word ? SPOKEN_KIND[word] : kindOf(title);
    if (!kind) return undefined;
    const own = article.meta.publication;
    if (word && /[我本]/.test(before) && own && INSTITUTION.test(own)) return this.organHolder(own, kind, title, true);
    const last = this.memory.last(kind);
    if (!last) return word && own && INSTITUTION.test(own) ? this.organHolder(own, kind, title, true) : undefined;
    if (!word && title.head.group === 'school' && !/^(?:校长|院长)$/.test(title.head.head)) return undefined;
    if (!word && title.head.group === 'company') return undefined;
    return {
      ...last,
      certain: word !== undefined || this.memory.isOnly(kind),
      start: title.start - (word?.length ?? 0),
    };
  }

  /** 自治区|主席, 内蒙古自治区|副主席: the head of an autonomous region's government. */
  private regionalGovernment(title: TitleSpan): Holder | undefined {
    const { folded, knowledge } = this.context;
    const before = folded.slice(Math.max(this.sentence.start, title.start - 10), title.start);
    if (!before.endsWith('自治区')) return undefined;
    const printed = [9, 8, 7, 6, 5]
      .map((length) => before.slice(-length))
      .find((form) => knowledge.gazetteer.byName(form).length > 0);
    const division = printed
      ? knowledge.gazetteer.byName(printed)[0]
      : this.levels.resolve('自治区', title.start, this.sentence);
    if (!division) return undefined;
    const start = title.start - (printed?.length ?? 3);
    this.consumed.push({ start, end: title.start });
    return { ...this.organHolder(`${division.name}人民政府`, 'government', title, true), start, division };
  }

  private organHolder(name: string, kind: string, title: TitleSpan, certain: boolean): Holder {
    const span = { start: title.start, end: title.end };
    this.implied.push({
      span,
      label: 'Organization',
      name,
      kind,
      rule: 'positions/implied-organ',
      certain,
      implied: true,
    });
    return { label: 'Organization', name, certain, start: title.start };
  }

  private impliedPlace(title: TitleSpan): readonly Holder[] {
    const level = title.head.head.startsWith('自治') ? title.head.head.slice(0, 3) : (title.head.head[0] as string);
    const place = this.placeBefore(title.start, level);
    const division = place?.division ?? this.levels.resolve(level, title.start, this.sentence);
    if (!division) return [];
    if (place) this.consumed.push({ start: place.start, end: title.start });
    const span = { start: title.start, end: title.end };
    const { name, kind } = division;
    this.implied.push({
      span,
      label: 'Place',
      name,
      kind,
      rule: 'positions/level-title',
      certain: true,
      implied: true,
    });
    return [{ label: 'Place', name, certain: true, start: place?.start ?? title.start, division }];
  }

  /** A place printed directly before a title that names its level: 临沂市|副市长, 桐庐县|县长, 株洲|市长. */
  private placeBefore(
    end: number,
    level: string,
  ):
    | { readonly start: number; readonly name: string; readonly division?: Division; readonly unknown?: boolean }
    | undefined {
    const { folded, knowledge, article } = this.context;
    const hints = { city: article.meta.city, province: article.meta.province, near: this.levels.near(end) };
    for (let start = Math.max(this.sentence.start, end - 12); start <= end - 2; start++) {
      const form = folded.slice(start, end);
      const known = knowledge.gazetteer.byName(form).length > 0 || knowledge.gazetteer.byName(form + level).length > 0;
      if (!known && knowledge.gazetteer.byShort(form).length === 0) continue;
      const full = knowledge.gazetteer.byName(form + level).length > 0 ? form + level : form;
      const { division, candidates } = knowledge.gazetteer.resolve(full, hints);
      const chosen = division ?? candidates[0];
      if (chosen) return { start, name: chosen.name, division: chosen };
    }
    const foreign = this.unknownPlaceBefore(end, level);
    if (foreign) return { start: end - foreign.length, name: foreign, unknown: true };
    const town = /[\p{Script=Han}]{1,4}[镇乡村]$/u.exec(folded.slice(Math.max(this.sentence.start, end - 6), end));
    return town && town[0].endsWith(level) ? { start: end - town[0].length, name: town[0] } : undefined;
  }

  /** A place no gazetteer knows, directly before the title: 亚琛市|市长, 蒙古国|东方省|省长. */
  private unknownPlaceBefore(end: number, level: string): string | undefined {
    const { folded, knowledge } = this.context;
    if (!'市州省'.includes(level) || folded[end - 1] !== level) return undefined;
    for (let length = 3; length <= 6; length++) {
      const start = end - length;
      if (start < this.sentence.start) return undefined;
      const name = folded.slice(start, end);
      if (!/^\p{Script=Han}+$/u.test(name)) return undefined;
      const before = folded.slice(Math.max(this.sentence.start, start - 5), start);
      const country = [2, 3, 4, 5].some((size) => knowledge.gazetteer.country(before.slice(-size)) !== undefined);
      if (country || before === '' || /[、,。;:“(和与]$/.test(before)) return name;
    }
    return undefined;
  }

  private person(person: Mention, gap: string): void {
    this.group =
      this.lastPerson && this.lastEnd === this.lastPerson.span.end && BETWEEN_NAMES.test(gap)
        ? [...this.group, person]
        : [person];
    if (this.pending.length > 0 && TO_NAME.test(gap)) {
      this.assign(person, this.pending);
      this.shared = this.pending;
      this.pending = [];
    } else if (this.shared.length > 0 && BETWEEN_NAMES.test(gap)) {
      this.assign(person, this.shared);
    } else {
      this.noteGap(gap);
      this.pending = [];
      this.shared = [];
    }
    this.beforeName = this.row.length === 1 && gap === '' ? this.row[0] : undefined;
    this.row = [];
    this.lastPerson = person;
  }

  /** The organization printed directly before the last name: 苏州市政府|李亚平|市长. */
  private beforeName: Holder | undefined;

  /** 毛主席-like: a title after the name. Its organ is printed before the name or follows from the title. */
  private afterName(person: Mention, title: TitleSpan): void {
    const holders = this.beforeName
      ? [this.beforeName]
      : title.head.implied || title.head.head === '总书记'
        ? this.holdersOf(title, 'x')
        : this.afterNameHolders(title);
    const pending: Pending = {
      title: title.title,
      holders,
      former: false,
      start: Math.min(person.span.start, this.beforeName?.start ?? person.span.start),
      rule: 'positions/title-after-name',
    };
    this.assignUntil(person, [pending], title.end);
    this.pending = [];
  }

  /** 刘院长: an institution's own head, in its own paper or where it is the only one spoken of. */
  private afterNameHolders(title: TitleSpan): readonly Holder[] {
    if (!/^(?:院长|校长|书记|主任|所长)$/.test(title.head.head)) return [];
    const own = this.context.article.meta.publication;
    if (own && INSTITUTION.test(own)) return [this.organHolder(own, 'institution', title, true)];
    const spoken = this.spokenOf(title);
    return spoken?.certain ? [spoken] : [];
  }

  /** X任…, X现任…, X曾任…: the person whom a verb between name and post makes its holder, and the posts that follow it. */
  private statedHolder(start: number): { readonly person: Mention; readonly former: boolean } | undefined {
    const { folded } = this.context;
    if (this.stated && JOIN.test(folded.slice(this.stated.end, start))) return this.stated;
    const person = this.lastPerson;
    const lead = folded.slice(Math.max(this.sentence.start, start - 8), start);
    if (person) {
      const gap = folded.slice(person.span.end, start);
      const verb = folded.slice(Math.max(this.sentence.start, person.span.start - 4), person.span.start);
      if (/^\((?:现任|时任|原|曾任|前)?$/.test(gap)) return { person, former: gap.length > 1 && !gap.includes('现') };
      if (HELD.test(gap) || (gap === '' && /免去$/.test(verb))) return { person, former: true };
      if (gap === '' && /任命$/.test(verb)) return { person, former: false };
      if (HOLDS.test(gap) || (/^ +$/.test(gap) && /[:\n]/.test(folded[person.span.start - 1] ?? '\n')))
        return { person, former: false };
      if (this.stated?.person !== person && !/[,;]/.test(gap)) return undefined;
    }
    const about = person ?? this.before;
    if (!about) return undefined;
    if (RESUME_HELD.test(lead)) return { person: about, former: true };
    return RESUME_HOLDS.test(lead) ? { person: about, former: false } : undefined;
  }

  private stated: { readonly person: Mention; readonly former: boolean; readonly end: number } | undefined;

  private assign(person: Mention, posts: readonly Pending[]): void {
    this.assignUntil(person, posts, person.span.end);
  }

  private assignUntil(person: Mention, posts: readonly Pending[], end: number): void {
    for (const { title, holders, former, start, rule } of posts) {
      for (const holder of holders) {
        if (holder.unresolved) continue;
        this.posts.push({
          person,
          label: holder.label,
          holder: holder.name,
          title,
          former,
          certain: holder.certain,
          evidence: { start: Math.min(start, person.span.start), end: Math.max(end, person.span.end) },
          rule,
        });
      }
    }
  }

  /** Text other than a separator ends what a bare title may carry over; a comma or a list does not. */
  private noteGap(gap: string): void {
    if (/[^、,; 等()“”]/.test(gap) && !/^(?:[、,;]|出席|参加|陪同|等|分别|和|与)+/.test(gap)) this.carried = undefined;
  }
}

/** The kind of organization that a title's head goes with: 校长 with a school, 董事长 with a company. */
function kindOf({ head: { group } }: TitleSpan): string | undefined {
  return group === 'company'
    ? 'enterprise'
    : group === 'school'
      ? 'school'
      : group === 'health'
        ? 'institution'
        : undefined;
}

/** The organizations that the article has named so far. */
class Memory {
  private readonly noted: { readonly holder: Holder; readonly kind: string }[] = [];

  note(holder: Holder, kind: string): void {
    this.noted.push({ holder, kind });
  }

  /** The last one of `kind` named since `floor`. */
  last(kind: string | undefined, floor = 0): Holder | undefined {
    if (kind === undefined) return undefined;
    for (let i = this.noted.length - 1; i >= 0; i--) {
      const entry = this.noted[i] as { holder: Holder; kind: string };
      if (entry.holder.start < floor) return undefined;
      if (entry.kind === kind) return entry.holder;
    }
    return undefined;
  }

  /** True when the article names just one organization of `kind` so far. */
  isOnly(kind: string): boolean {
    return new Set(this.noted.filter((entry) => entry.kind === kind).map(({ holder }) => holder.name)).size === 1;
  }
}

function distinct(posts: readonly Post[]): Post[] {
  const seen = new Map<string, Post>();
  for (const post of posts) {
    const key = [post.person.name, post.label, post.holder, post.title, post.former].join('\t');
    const known = seen.get(key);
    if (!known || (!known.certain && post.certain)) seen.set(key, post);
  }
  return [...seen.values()];
}
