import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import type { RecogniseContext } from '../context.js';
import { type House, houseOf } from '../organizations/house.js';
import { isUnresolved, type Levels, type OrganizationCandidate } from '../organizations/index.js';
import type { Post } from '../posts.js';
import type { TitleSpan } from '../titles.js';
import type { Element } from './elements.js';
import type { Holder, Memory } from './holder.js';
import { ImpliedHolders } from './implied.js';
import {
  APPOSED,
  BETWEEN_NAMES,
  COLLECTIVE_GAP,
  FORMER,
  HELD,
  HOLDS,
  JOIN,
  LEVEL_AFTER_NAMES,
  LEVEL_OF_NAMES,
  LISTED_POST,
  PAST_MARK,
  PLACE_CHAIN,
  RESUME_HELD,
  RESUME_HOLDS,
  SOCIETY,
  SPOKEN,
  SPOKEN_KIND,
  SPOKEN_UNIT,
  TO_BE,
  TO_NAME,
  UNREAD_NAME,
  UNREAD_ORGAN,
} from './patterns.js';

/** Titles of people who mostly stand without their names. */
const UNNAMED = /^(?:主要|有关|相关)?(?:负责人|负责同志)$/u;

/** 某委员会各部门|负责人|,某州副州长甲: somebody unnamed of one organization before another one's post. */
function isAnothers(earlier: Pending, { holders }: Pending): boolean {
  const own = new Set(holders.map(({ name }) => name));
  return UNNAMED.test(earlier.title) && own.size > 0 && earlier.holders.every(({ name }) => !own.has(name));
}

/** A title with its holders, waiting for a name. */
interface Pending {
  readonly title: string;
  readonly holders: readonly Holder[];
  readonly former: boolean;
  readonly start: number;
  readonly rule: string;
}

/**
 * Reads the posts of one sentence from left to right: titles gather until a name comes, which takes them; a list of names
 * shares them; a bare title takes the organization of the post before it.
 */
export class SentenceReader {
  readonly posts: Post[] = [];
  readonly implied: ImpliedHolders;
  /** Whose paper it is, where it is a school's, hospital's or company's. */
  private readonly house: House | undefined;
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
    levels: Levels,
    /** The person whom the sentences before are about: the subject of a résumé's further sentences. */
    private readonly before: Mention | undefined,
    private readonly memory: Memory,
  ) {
    this.implied = new ImpliedHolders(context, sentence, levels);
    this.house = houseOf(context.article.meta);
    this.lastEnd = sentence.start;
    // 主任甲主持会议;|副主任乙出席
    if (context.folded[sentence.start - 1] === ';') this.spoken = memory.spoken;
  }

  /** The person with whom the sentence opens, if it opens with one. */
  get subject(): Mention | undefined {
    const first = this.elements[0];
    return first?.type === 'person' && first.start === this.sentence.start ? first.person : undefined;
  }

  read(): void {
    this.noteElection();
    for (const [index, element] of this.elements.entries()) {
      const between = this.context.folded.slice(this.lastEnd, element.start);
      const gap = element.type === 'title' && this.row.length > 0 && BRANCH_NOTE.test(between) ? '' : between;
      if (element.type === 'title' && WARD.test(gap) && HOSPITAL.test(this.row.at(-1)?.name ?? '')) {
        const { title } = element;
        const whole = { ...title, title: gap + title.title, start: title.start - gap.length };
        this.title(whole, '', index);
        this.lastEnd = Math.max(this.lastEnd, element.end);
        continue;
      }
      // 会长(理事长)|某某: another word for the title before
      if (
        element.type === 'title' &&
        gap === '(' &&
        this.pending.length > 0 &&
        this.context.folded[element.end] === ')'
      ) {
        this.lastEnd = element.end + 1;
        continue;
      }
      // 国家|主席: the head of the state, of the one printed before it or else of China
      if (element.type === 'title' && /^副?主席$/.test(element.title.title) && gap.endsWith('国家')) {
        const { title } = element;
        const whole = { ...title, title: `国家${title.title}`, start: title.start - 2, bare: title.bare - 2 };
        this.title(whole, gap.slice(0, -2), index);
        this.lastEnd = Math.max(this.lastEnd, element.end);
        continue;
      }
      // 甲|当选|会长: after a name it is the verb, in 当选总统 alone a part of the title
      if (element.type === 'title' && gap === '' && element.title.title.startsWith('当选') && this.follows(element)) {
        const { title } = element;
        const bare = { ...title, title: title.title.slice(2), start: title.start + 2 };
        this.title({ ...bare, bare: Math.max(title.bare, bare.start) }, '当选', index);
        this.lastEnd = Math.max(this.lastEnd, element.end);
        continue;
      }
      // 某某同志|代|市长某某作报告: in the mayor's stead
      if (element.type === 'title' && element.title.title.startsWith('代') && this.isInStead(element, gap)) {
        const { title } = element;
        this.title({ ...title, title: title.title.slice(1), start: title.start + 1 }, '代', index);
        this.lastEnd = Math.max(this.lastEnd, element.end);
        continue;
      }
      // 某委负责人、某法院院长甲: somebody who is not named
      if (element.type === 'title' && UNNAMED.test(element.title.title) && this.isUnnamed(element, index)) {
        this.forget();
        this.lastEnd = Math.max(this.lastEnd, element.end);
        continue;
      }
      if (element.type === 'organization') this.organization(element.organization, gap);
      else if (element.type === 'title') this.title(element.title, gap, index);
      else this.person(element.person, gap);
      this.lastEnd = Math.max(this.lastEnd, element.end);
    }
  }

  /** True when 代 stands between a name and the title of whom the name's bearer speaks for. */
  private isInStead(element: Element, gap: string): boolean {
    const next = this.elements[this.elements.indexOf(element) + 1];
    return (
      next?.type === 'person' &&
      next.start === element.end &&
      (this.follows(element) || (gap === '同志' && this.lastPerson?.span.end === element.start - gap.length))
    );
  }

  /** True when another organization follows in the list, with a post of its own before the next name. */
  private isUnnamed({ end }: Element, index: number): boolean {
    const [organ, title] = this.elements.slice(index + 1, index + 3);
    return (
      this.row.length > 0 &&
      organ?.type === 'organization' &&
      organ.start === end + 1 &&
      this.context.folded[end] === '、' &&
      title?.type === 'title'
    );
  }

  /** True when the element stands directly behind a name. */
  private follows({ start }: Element): boolean {
    return this.lastPerson?.span.end === start;
  }

  /** 选举产生了某某学会第三届理事会: the posts told next are the society's. */
  private noteElection(): void {
    const text = this.context.folded.slice(this.sentence.start, this.sentence.end);
    if (!/[选产]/.test(text) || !ELECTED_BOARD.test(text)) return;
    for (const element of this.elements) {
      if (element.type !== 'organization') continue;
      const { name, kind, start } = element.organization;
      const society = BOARD.exec(name)?.[1] ?? (kind === 'association' ? name : undefined);
      if (society !== undefined) this.memory.electing = { label: 'Organization', name: society, certain: true, start };
    }
    this.memory.electing ??= this.memory.isOnly('association') ? this.memory.last('association') : undefined;
  }

  private organization(organization: OrganizationCandidate, gap: string): void {
    const { name, certain, start, division } = organization;
    const unresolved = this.context.article.meta.city !== undefined && isUnresolved(organization);
    const holder: Holder = { label: 'Organization', name, certain, start, division, unresolved };
    this.memory.note(holder, organization.kind);
    if (!JOIN.test(gap)) {
      if (gap === '由') this.byWhom = this.pending;
      this.pending = [];
      this.noteGap(gap);
    }
    this.row = this.row.length > 0 && /^(?:[、和与及]|以及)$/.test(gap) ? [...this.row, holder] : [holder];
    this.shared = [];
  }

  private title(title: TitleSpan, gap: string, index: number): void {
    if (TO_BE.test(this.context.folded.slice(title.end, title.end + 6))) {
      this.forget();
      return;
    }
    const after = this.lastPerson;
    if (after && gap === '' && after.span.end === title.start) {
      this.afterName(after, title);
      return;
    }
    if (title.head.category === 'level' && LEVEL_OF_NAMES.test(gap) && after?.span.end === this.lastEnd) {
      this.levelAfterNames(title);
      return;
    }
    const holders = this.holdersOf(title, gap);
    const told = holders.length > 0 ? holders : this.row;
    const start = Math.min(title.start, ...told.map((holder) => holder.start));
    const bare = this.context.folded.slice(this.lastEnd, Math.max(this.lastEnd, start));
    // 市委常委、某某委员会主任: an organ that is not read takes nothing from the posts before it
    const unread = bare.startsWith('、') && UNREAD_ORGAN.test(bare);
    if (!JOIN.test(bare) && !unread && this.row.length === 0) this.pending = [];
    const before = this.context.folded.slice(Math.max(this.sentence.start, start - 8), start);
    const past =
      FORMER.test(before) ||
      /(?:原|前)$/.test(this.context.folded.slice(start, title.start)) ||
      (this.row.length > 0 && PAST_MARK.test(gap));
    const rule = this.ruleOf(title, gap);
    // 原省委委员、省政协副主席: 原 goes for the whole chain
    const chained = this.pending.length > 0 && this.pending.every((earlier) => earlier.former) && !/现/.test(before);
    let post: Pending = { title: title.title, holders, former: past || chained, start, rule };
    // 当选为省委常委的还有甲、乙: of those who follow
    const heads = /^的(?:还)?有/.test(this.context.folded.slice(title.end, title.end + 3));
    const stated = heads ? undefined : this.statedHolder(start, index);
    const spoken = stated && holders.length === 0 ? this.memory.last(kindOf(title), this.sentence.start) : undefined;
    if (spoken) post = { ...post, holders: [spoken] };
    if (stated) {
      if (holders[0] && CHOSEN.test(before)) this.memory.chosen = holders[0];
      const former = post.former || stated.former;
      const people = this.group.includes(stated.person) ? this.group : [stated.person];
      for (const person of people)
        this.assignUntil(person, [{ ...post, former, rule: 'positions/stated-by-verb' }], title.end);
      this.pending = [];
    } else this.pending = [...this.pending.filter((earlier) => !isAnothers(earlier, post)), post];
    const isFormer = stated?.former || FORMER_VERB.test(before);
    this.stated = stated ? extended(stated, { former: isFormer, end: title.end }) : undefined;
    if (holders.length === 1) {
      this.carried = holders[0];
      this.spoken = { head: title.head.head, holder: holders[0] as Holder };
      this.memory.spoken = this.spoken;
    }
    this.row = [];
    this.shared = [];
  }

  /** 甲、乙等|县领导: the level that those named before it have. */
  private levelAfterNames(title: TitleSpan): void {
    const holders = this.implied.place(title);
    const rule = LEVEL_AFTER_NAMES;
    for (const person of this.group)
      this.assignUntil(person, [{ title: title.title, holders, former: false, start: title.start, rule }], title.end);
    this.forget();
  }

  /** What came before says nothing of what comes after. */
  private forget(): void {
    this.pending = [];
    this.shared = [];
    this.row = [];
    this.stated = undefined;
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
      // 省委机关|副巡视员
      const isOffice = gap === '机关' && /(?:巡视员|调研员|主任科员)$/.test(head.head);
      if (/主委$/.test(head.head) && this.row.at(-1)?.name.startsWith('中共')) return this.allied(title);
      if (/^ *$/.test(gap) || PAST_MARK.test(gap) || isOffice)
        return this.row.length > 1 && head.category === 'collective' ? this.uncertain(this.row) : this.row.slice(-1);
      if (head.category === 'collective' && COLLECTIVE_GAP.test(gap))
        return this.row.length > 1 ? this.uncertain(this.row) : this.row;
    }
    if (head.implied) return this.implied.organ(title, head.implied);
    if (/^国家副?主席$/.test(title.title)) return [this.implied.state(title)];
    const region = head.head === '主席' || head.head === '副主席' ? this.implied.regionalGovernment(title) : undefined;
    if (region) return [region];
    if (head.head === '校领导')
      return this.house ? [this.implied.named(this.house.name, this.house.kind, title, true)] : [];
    if (head.category === 'level') return this.implied.place(title);
    const village = /(?:第一书记|支书)$/.test(title.title) ? this.implied.village(title) : undefined;
    if (village) return [village];
    const foreign = this.implied.country(title);
    if (foreign) return [foreign];
    if (head.head === '国务委员') return [this.implied.named('国务院', 'government', title, true)];
    if (head.head === '总书记') return [this.implied.named('中国共产党中央委员会', 'party', title, true)];
    const national = this.nationalHead(title);
    if (national) return [national];
    if (
      JOIN.test(gap) &&
      this.carried &&
      head.category !== 'collective' &&
      head.group !== 'other' &&
      suits(title, this.carried)
    )
      return [this.committeeFor(title) ?? this.sameAsLead(title) ?? this.carried];
    const spoken = this.deputyOf(title) ?? this.delegateOf(title) ?? this.chosenBy(title) ?? this.spokenOf(title);
    return spoken ? [{ ...spoken, start: spoken.start < this.lastEnd ? title.start : spoken.start }] : [];
  }

  /** 副委员长|甲, 甲|委员长, 甲|总理 where the article speaks of the congress and the State Council: of these, which have no others. */
  private nationalHead(span: TitleSpan): Holder | undefined {
    const { folded } = this.context;
    const { title, start } = span;
    if (/^副?委员长$/.test(title) && /全国人大|全国人民代表大会|人大常委会/.test(folded))
      return this.implied.named('全国人民代表大会常务委员会', 'congress', span, true);
    const isAbroad = [...(this.lastPerson?.name ?? '')].every((char) =>
      this.context.knowledge.names.transliteration.has(char),
    );
    if (/^副?总理$/.test(title) && this.lastPerson?.span.end === start && folded.includes('国务院') && !isAbroad)
      return this.implied.named('国务院', 'government', span, true);
    return undefined;
  }

  /** 镇党委书记甲,镇长乙,副书记丙: a secretary after a head of government is the committee's, where the sentence names it. */
  private committeeFor(title: TitleSpan): Holder | undefined {
    if (!/^(?:副书记|常委|党委委员)$/.test(title.title) || !this.carried?.name.endsWith('政府')) return undefined;
    return this.memory.last('party', this.sentence.start);
  }

  /** 甲公司副总经理、乙公司董事长某某,|副总经理某某: the same bare title goes with the same company. */
  private sameAsLead({ title }: TitleSpan): Holder | undefined {
    return this.pending.length === 0 && this.lead?.title === title ? this.lead.holders[0] : undefined;
  }

  /** The first post of the last name, where it took its holder over from the posts before. */
  private lead: Pending | undefined;

  /** 社市委|副主委: no post of the Communist Party; of the one allied party's committee that the article has named. */
  private allied(title: TitleSpan): readonly Holder[] {
    // 致公党中央副主席、四川省委会|主委: of the party whose centre the post before names
    const centre = CENTRE.exec(this.pending.at(-1)?.holders[0]?.name ?? '')?.[1];
    const division = this.row.at(-1)?.division;
    if (centre && division) return [this.implied.named(`${centre}${division.name}委员会`, 'party', title, true)];
    const last = this.memory.last('party', 0, (name) => ALLIED.test(name));
    return last ? [{ ...last, start: this.lastEnd }] : [];
  }

  private uncertain(row: readonly Holder[]): readonly Holder[] {
    return row.map((holder) => ({ ...holder, certain: false }));
  }

  /** 政协|委员, 人大|代表 without a level: of the council or congress that the article speaks of. */
  private delegateOf(title: TitleSpan): Holder | undefined {
    const body = this.context.folded.slice(Math.max(this.sentence.start, title.start - 2), title.start);
    const { headline } = this.context.article;
    const elected = /当选为?$/.test(
      this.context.folded.slice(Math.max(this.sentence.start, title.start - 3), title.start),
    );
    if (elected && headline.includes('政协') && COUNCIL_POST.test(title.title)) return this.memory.last('cppcc');
    const opens = title.start === this.sentence.start || /[、,;]$/.test(body);
    if (title.title === '委员' && (body === '政协' || (opens && headline.includes('政协'))))
      return this.memory.last('cppcc');
    return body === '人大' && title.head.head === '代表' ? this.memory.last('congress') : undefined;
  }

  /** 某某当选为|副主席: of the association that elects, which the article has named. */
  private chosenBy(title: TitleSpan): Holder | undefined {
    if (!CHOSEN_POST.test(title.title)) return undefined;
    const before = this.context.folded.slice(this.sentence.start, title.start);
    const after = this.context.folded.slice(title.end, title.end + 2);
    const isOfBoard = this.memory.electing !== undefined && /^(?:[由为是:]|分别)/.test(after);
    const isTold =
      CHOSEN.test(before) ||
      CHOSEN_AS.test(before) ||
      isOfBoard ||
      (this.memory.chosen !== undefined && /任$/.test(before)) ||
      ELECTS.test(before);
    if (!isTold) return undefined;
    const { electing } = this.memory;
    // named as the owner of its board alone
    if (electing && !this.memory.knows(electing.name))
      return this.implied.named(electing.name, 'association', title, true);
    return (
      electing ??
      this.memory.chosen ??
      (this.memory.isOnly('association') ? this.memory.last('association') : undefined)
    );
  }

  /** 市人大常委会主任委托, 副主任甲主持: a deputy in the sentence that names the head's organ. */
  private deputyOf(title: TitleSpan): Holder | undefined {
    if (!this.spoken || !/^(?:(?:常务)?副|代)/.test(title.title) || title.head.category !== 'plain') return undefined;
    if (this.house?.kind === 'school' && isHead(title)) return undefined;
    return this.spoken.head === title.head.head ? this.spoken.holder : undefined;
  }

  /** The last post of the sentence with its holder. */
  private spoken: Memory['spoken'];

  /** 学校|党委书记, 公司|总经理, 校长: the organization of that kind that the article speaks of. */
  private spokenOf(title: TitleSpan): Holder | undefined {
    const { folded } = this.context;
    const before = folded.slice(Math.max(this.sentence.start, title.start - 3), title.start);
    if (/(?:集团|总|省|市)公司$/.test(folded.slice(Math.max(this.sentence.start, title.start - 4), title.start)))
      return undefined;
    const word =
      SPOKEN.exec(before)?.[1] ??
      SOCIETY.exec(`,${folded.slice(Math.max(this.sentence.start, title.start - 4), title.start)}`)?.[1];
    const unit = SPOKEN_UNIT.exec(`,${before}`)?.[1];
    const ofUnit = unit && /^党[委组]/.test(title.title) ? this.memory.lastEnding(unit) : undefined;
    if (ofUnit) return { ...ofUnit, start: title.start - 1 };
    const kind = word ? (SPOKEN_KIND[word] ?? 'association') : kindOf(title);
    if (!kind || (kind === 'association' && !this.memory.isOnly(kind))) return undefined;
    const { house } = this;
    const isOwn = house?.kind === kind && (word ? !/[该此]/.test(before) : isHead(title));
    if (house && isOwn) return this.implied.named(house.name, kind, title, true);
    if (!word && title.head.group === 'company') return this.memory.only(kind, this.sentence.start);
    const last = this.memory.last(kind);
    if (word === '集团' && last && !last.name.includes('集团')) return undefined;
    if (!last) return undefined;
    if (!word && title.head.group === 'school' && !/^(?:校长|院长)$/.test(title.head.head)) return undefined;
    return {
      ...last,
      certain: word !== undefined || this.memory.isOnly(kind),
      start: title.start - (word?.length ?? 0),
    };
  }

  /** 理事长由|某某医院院长甲|担任: posts whose bearer is told behind posts of the same person. */
  private byWhom: readonly Pending[] = [];

  private person(person: Mention, gap: string): void {
    if (this.byWhom.length > 0) {
      const isTaken = /^(?:同志|先生|女士)?(?:担任|出任|兼任|接任)/.test(
        this.context.folded.slice(person.span.end, person.span.end + 5),
      );
      if (isTaken) this.assign(person, this.byWhom);
      this.byWhom = [];
    }
    this.group =
      this.lastPerson && this.lastEnd === this.lastPerson.span.end && (BETWEEN_NAMES.test(gap) || UNREAD_NAME.test(gap))
        ? [...this.group, person]
        : [person];
    if (this.pending.length > 0 && TO_NAME.test(gap)) {
      this.assign(person, this.pending);
      this.lead = this.pending.find(({ rule }, at) => at === 0 && rule === 'positions/carried-organization');
      this.shared = this.pending;
      this.pending = [];
    } else if (this.shared.length > 0 && (BETWEEN_NAMES.test(gap) || UNREAD_NAME.test(gap))) {
      // 省长甲和|乙: there is one of them
      this.assign(person, /^[和与同]$/.test(gap) ? this.shared.filter((post) => !isSole(post)) : this.shared);
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
    // 菲某普|市长 of a mayor abroad whose city the article has named with the whole name
    const isAbroad = person.name.includes('·') && person.span.end - person.span.start < person.name.length;
    if (isAbroad && title.head.implied && !this.beforeName) return;
    const holders = this.beforeName
      ? [this.beforeName]
      : title.head.implied
        ? this.implied.organ(title, title.head.implied, true)
        : title.head.head === '总书记'
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
    if (title.title === '总理' && this.lastPerson?.rule === 'recognise/national-figure')
      return [this.implied.named('国务院', 'government', title, true)];
    const state = this.lastPerson ? this.implied.country(title, this.lastPerson.span.start) : undefined;
    if (state) return [state];
    const national = this.nationalHead(title);
    if (national) return [national];
    if (/^副?(?:会长|理事长)$/.test(title.title)) {
      const society =
        this.memory.electing ?? (this.memory.isOnly('association') ? this.memory.last('association') : undefined);
      return society ? [{ ...society, start: this.lastPerson?.span.start ?? title.start }] : [];
    }
    if (title.head.group === 'company') {
      const spoken = this.groupSpokenOf();
      const only = spoken.length > 0 ? undefined : this.memory.only('enterprise', 0);
      return only && isHeadOfCompany(title) ? [only] : spoken;
    }
    if (!/^(?:院长|校长|书记|主任|所长)$/.test(title.head.head)) return [];
    if (this.house) return [this.implied.named(this.house.name, this.house.kind, title, true)];
    const spoken = this.spokenOf(title);
    return spoken?.certain ? [spoken] : [];
  }

  /** 集团公司|王某某|总裁: of the house, or of the one company that the article has named. */
  private groupSpokenOf(): readonly Holder[] {
    const { lastPerson, house } = this;
    const start = lastPerson?.span.start ?? this.sentence.start;
    if (!lastPerson || !GROUP.test(this.context.folded.slice(Math.max(this.sentence.start, start - 4), start)))
      return [];
    const only = house?.kind === 'enterprise' ? undefined : this.memory.only('enterprise', 0);
    if (only) return [{ ...only, start }];
    return house?.kind === 'enterprise' ? [{ label: 'Organization', name: house.name, certain: true, start }] : [];
  }

  /** X任…, X现任…, X曾任…: the person whom a verb between name and post makes its holder, and the posts that follow it. */
  private statedHolder(
    start: number,
    index: number,
  ): { readonly person: Mention; readonly former: boolean } | undefined {
    const { folded } = this.context;
    if (this.stated) {
      const gap = folded.slice(this.stated.end, start);
      const unread = this.stated.former && UNREAD_ORGAN.test(gap) && !/[任到在为是]/.test(gap);
      const isNext = /^[,;、]/.test(gap) && this.leadsToName(index);
      if ((JOIN.test(gap) || unread) && !isNext) return this.stated;
      if (isNext) return undefined;
    }
    const person = this.lastPerson;
    const lead = folded.slice(Math.max(this.sentence.start, start - 8), start);
    if (person) {
      const gap = folded.slice(person.span.end, start);
      const verb = folded.slice(Math.max(this.sentence.start, person.span.start - 4), person.span.start);
      if (/免去$/.test(verb)) this.removal = true;
      if (this.removal && gap === '的') return { person, former: true };
      if (/^\((?:现任|时任|原|曾任|前)?$/.test(gap)) return { person, former: gap.length > 1 && !gap.includes('现') };
      // 甲,原|省委书记乙: of the name that follows
      if (/^[,、;](?:原|前)$/.test(gap) && this.leadsToName(index)) return undefined;
      if (HELD.test(gap) || (/^(?:同志)?的?$/.test(gap) && /免去$/.test(verb))) return { person, former: true };
      if (gap === '' && /任命$/.test(verb)) return { person, former: false };
      if (RESUME_HELD.test(lead) && HOLDS.test(gap)) return { person, former: true };
      // 甲某某市公安局民警: a line of a list that opens with the name
      if (person.span.start === this.sentence.start && (gap === '' || (gap.length <= 24 && PLACE_CHAIN.test(gap))))
        return { person, former: false };
      if (HOLDS.test(gap) || (LISTED_POST.test(gap) && /[:\n]/.test(folded[person.span.start - 1] ?? '\n')))
        return { person, former: false };
      const direct = folded.slice(this.lastEnd, (this.elements[index] as Element).start);
      const isApposed = this.row.length > 0 && /^[原前]?$/.test(direct) && gap.length < 60 && APPOSED.test(gap);
      if (isApposed && !this.leadsToName(index)) return { person, former: false };
      if (this.stated?.person !== person && !/[,;]/.test(gap)) return undefined;
    }
    const about = person ?? this.before;
    if (!about) return undefined;
    if (RESUME_HELD.test(lead)) return { person: about, former: true };
    return RESUME_HOLDS.test(lead) ? { person: about, former: false } : undefined;
  }

  /** 甲升任某局局长,某局科长|乙升任…: the titles from here on are those of the name that follows them. */
  private leadsToName(index: number): boolean {
    for (let at = index; at + 1 < this.elements.length; at++) {
      const [element, next] = this.elements.slice(at, at + 2) as [Element, Element];
      const gap = this.context.folded.slice(element.end, next.start);
      if (next.type === 'person') return gap === '' && element.type === 'title';
      if (!/^(?:[、兼]|暨)?$/.test(gap)) return false;
    }
    return false;
  }

  /** True after 免去: 免去甲的某职、乙的某职. */
  private removal = false;

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

/** 某某大学(南校区)|党委书记: which part of the organization is meant. */
const BRANCH_NOTE = /^\([^()]{1,8}(?:校区|院区|厂区|园区|分部|[省市县区])\)$/;

/** 校长 heads a school, 局长 a bureau: never the government or company of the post before. */
function suits({ head }: TitleSpan, holder: Holder): boolean {
  if (/^(?:局长|厅长)$/.test(head.head) && holder.name.endsWith('人民政府')) return false;
  return !/^校长/.test(head.head) || /(?:大学|学院|学校|中学|小学|党校|校)$/.test(holder.name);
}

/** A post that one person holds in its organ. */
function isSole({ title, holders }: Pending): boolean {
  return holders.length === 1 && /^(?:[省市县州区旗盟镇乡]长|校长|总统|总理|首相|董事长|总经理)$/.test(title);
}

const GROUP = /(?:^|[^总省市分子])(?:集团公司|公司|集团)$/;
/** 人民医院|内科|主任 */
const WARD = /^(?![^科]*[等在的])\p{Script=Han}{1,6}科$/u;
const HOSPITAL = /(?:医院|卫生院|保健院)$/;

/** Posts of which a company has one. */
function isHeadOfCompany({ title }: TitleSpan): boolean {
  return /^(?:董事长|总经理|总裁)$/.test(title);
}

/** Heads that a school's paper prints without its name. */
function isHead({ head }: TitleSpan): boolean {
  return /^校长(?:助理)?$/.test(head.head);
}

/** Posts to which a society elects its members. */
const CHOSEN_POST =
  /^(?:名誉|荣誉|常务|执行|第一)*副?(?:主席|主席团委员|会长|理事长|理事|监事长|监事|秘书长|委员|常务理事|常务委员|主任委员)$/;
/** Verbs that make former posts of all that they head: 时任甲、乙. */
const FORMER_VERB = /(?:[时曾历原]任|曾担任|先后任)$/;
/** 大会选举产生了新一届领导班子:会长… */
const ELECTS = /(?:选举产生|推选出|选出)[^。;]{2,30}:[^。;:]*$/;
const CHOSEN = /(?:当选|选举|推选|推举|聘请)(?:产生|为)?(?:新一届|新|第[一二三四五六七八九十\d]+届)?$/;
/** 选举甲为|会长,乙、丙为|副会长 */
const CHOSEN_AS = /(?:选举|推选|推举|选出|增选|补选|聘请)[^。;:]{2,60}(?:为|担任|任)$/;
/** 选举产生了新一届理事会, 选出领导班子 */
const ELECTED_BOARD =
  /(?:选举|推选|推举|选举产生|选出|产生)了?[^。;,:]{0,30}(?:理事会|监事会|领导班子|领导机构|负责人|委员会|班子|主席团)/;
/** 某某学会|第三届理事会 */
const BOARD =
  /^(.{2,}?(?:学会|协会|商会|联合会|研究会|促进会|基金会|校友会|同乡会|联谊会|总会))(?:第[一二三四五六七八九十\d]+届)?(?:常务)?(?:理事会|监事会|委员会|领导班子)$/u;
const ALLIED =
  /^(?:中国(?:国民党革命委员会|民主|农工民主党|致公党)|九三学社|台湾民主自治同盟).{2,12}[省市县区州旗]委员会$/;
const CENTRE = /^(中国(?:国民党革命委员会|民主.+|农工民主党|致公党)|九三学社|台湾民主自治同盟)中央委员会$/;
const COUNCIL_POST = /^(?:副?主席|秘书长|常务委员|常委|委员)$/;

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
