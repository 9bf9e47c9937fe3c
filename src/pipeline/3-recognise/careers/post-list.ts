import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { RecogniseContext } from '../context.js';
import type { Levels } from '../organizations/index.js';
import type { TitleSpan } from '../titles.js';
import { type Career, type CareerOrgan, type CareerPlace, noteOrgan } from './career.js';
import { careerLexicon } from './lexicon.js';
import { type OrganReader, SHAPE, wholeOf } from './organs.js';

/** A post of a career, without its person. */
interface CareerPost {
  readonly holder: string;
  readonly title: string;
}

/** Posts printed in a row after a date or a verb. */
export interface CareerList {
  readonly end: number;
  readonly posts: readonly CareerPost[];
  /** The organizations of the posts: printed, or implied by a title. */
  readonly organs: readonly Mention[];
  /** Places printed as part of a post. */
  readonly consumed: readonly Span[];
}

const SESSIONS =
  /^(?:中共)?(?:第?[一二三四五六七八九十\d]{1,3}[届次]?(?:、|和|至|到))*第?[一二三四五六七八九十\d]{1,3}[届次]/u;
const MARK = /[、,;。:()]|兼(?!并|顾)|[ \n]|(?:19|20)\d{2}(?=[.年])/u;
/** What may follow the last title of an item. */
const TAIL = /^(?:等职务|等职|等|职务(?:的(?:请求|申请|决定))?|一职|之职|职)?$/u;
const AND = /^(?:[、,](?:并?兼任?)?|兼任?|和|及|以及|与|暨)/u;
const LONGEST_ITEM = 60;
const LONGEST_UNREAD = 12;
/** Heads whose first character ends the organ as well: 县委宣传|部长. */
const SHARED_HEAD = /^[部局厅处科]长$/u;
/** Bodies that are organs of their own where a place stands before them. */
const OWN_BODY = /^(?:纪委|团委|工会)$/u;

interface Item {
  readonly span: Span;
  /** The title that ends it. */
  readonly title: TitleSpan | undefined;
  /** True when nothing of the list may follow: 等职. */
  readonly isLast: boolean;
}

/** Reads the posts of one entry: 县委常委、宣传部部长兼党校校长, 纺织工业部一局、二局副局长. */
export class CareerListReader {
  constructor(
    private readonly context: RecogniseContext,
    private readonly levels: Levels,
    private readonly organs: OrganReader,
  ) {}

  /** The list that starts at `from`; undefined when no post does. `titles` and `persons` are those of the sentence. */
  read(
    from: number,
    sentence: Span,
    titles: readonly TitleSpan[],
    persons: readonly Mention[],
    career: Career,
  ): CareerList | undefined {
    const found: Found = { posts: [], organs: [], consumed: [], end: from, last: undefined, row: [] };
    for (let at = from; at < sentence.end; ) {
      if (careerLexicon().opens.test(this.context.folded.slice(at, at + 12))) break;
      const item = this.itemAt(at, sentence, titles, persons);
      if (!item || persons.some(({ span }) => span.start < item.span.end && span.end > at)) break;
      if (!this.take(item, sentence, career, found)) break;
      if (item.isLast) break;
      at = this.next(item.span.end, sentence.end);
      if (at < 0) break;
    }
    const { posts, organs, consumed, end } = found;
    return posts.length > 0 ? { posts, organs, consumed, end } : undefined;
  }

  /** The offset after the note in brackets and the separator at `at`; -1 when the list ends there. */
  private next(at: number, limit: number): number {
    const rest = this.context.folded.slice(at, Math.min(limit, at + 60));
    const note = /^\([^()]{1,40}\)/u.exec(rest)?.[0].length ?? 0;
    const and = AND.exec(rest.slice(note))?.[0];
    return and ? at + note + and.length : -1;
  }

  private itemAt(
    start: number,
    sentence: Span,
    titles: readonly TitleSpan[],
    persons: readonly Mention[],
  ): Item | undefined {
    const { folded } = this.context;
    if (/^[\d(]/u.test(folded.slice(start, start + 1))) return undefined;
    const rest = folded.slice(start, Math.min(sentence.end, start + LONGEST_ITEM));
    const sessions = SESSIONS.exec(rest)?.[0].length ?? 0;
    const mark = rest.slice(sessions).search(MARK);
    const end = mark < 0 ? start + rest.length : start + sessions + mark;
    const inside = titles.filter((title) => title.start >= start && title.end <= end);
    // 某市政协副主席|的|某某
    const owned = inside.find((title) =>
      persons.some(({ span }) => span.start === title.end + 1 && folded[title.end] === '的'),
    );
    if (owned) return { span: { start, end: owned.end }, title: owned, isLast: true };
    const joined = inside.find((title) => /^(?:和|及|与|以及)/u.test(folded.slice(title.end, title.end + 2)));
    const title = joined ?? inside.at(-1);
    if (!title) return { span: { start, end }, title, isLast: false };
    const tail = joined ? '' : folded.slice(title.end, end);
    return TAIL.test(tail)
      ? { span: { start, end: joined ? title.end : end }, title, isLast: tail.startsWith('等') }
      : undefined;
  }

  /** Adds the item's posts; false when it tells none, which ends the list. */
  private take({ span, title }: Item, sentence: Span, career: Career, found: Found): boolean {
    if (!title) return this.takeRow(span, sentence, career, found);
    if (careerLexicon().notPosts.has(title.head.head) || title.head.category === 'level') return false;
    const read = this.holderOf(span.start, title, sentence, career, found.last);
    if (!read) {
      // 区委|委员: an organ that cannot be told, and what follows carries nothing over
      found.last = undefined;
      found.row = [];
      return this.context.folded.slice(span.start, title.start).length <= LONGEST_UNREAD;
    }
    const { organ, printed, title: text } = read;
    if (read.place) career.place = read.place;
    noteOrgan(career, organ);
    found.last = organ;
    for (const { name } of [...found.row, organ]) found.posts.push({ holder: name, title: text });
    found.row = [];
    if (printed && printed.start < printed.end) found.organs.push(mentionOf(organ, printed, read.implied));
    if (read.implied && span.start < title.start && title.head.implied)
      found.consumed.push({ start: span.start, end: title.start });
    found.end = title.end;
    return true;
  }

  /** 一局、|二局副局长: an organ that shares the title of the next item. */
  private takeRow(span: Span, sentence: Span, career: Career, found: Found): boolean {
    if (this.context.folded[span.end] !== '、') return false;
    const read = this.organs.read(span, sentence, career, found.last);
    if (!read?.organ) return false;
    if (read.place) career.place = read.place;
    noteOrgan(career, read.organ);
    found.organs.push(mentionOf(read.organ, span, false));
    found.row.push(read.organ);
    found.last = read.organ;
    return true;
  }

  private holderOf(
    start: number,
    title: TitleSpan,
    sentence: Span,
    career: Career,
    last: CareerOrgan | undefined,
  ): ReadHolder | undefined {
    const { folded } = this.context;
    const body = folded.slice(title.start, title.bare);
    const group = /^(\p{Script=Han}{1,4}组)$/u.exec(folded.slice(start, title.start));
    if (group && last && /^组/u.test(title.head.head))
      return { organ: last, title: `${group[1]}${title.title}`, implied: false };
    // 纵队指导员、|团政治处|主任: a part of the force named last
    const part = /^[军师旅团营连排]\p{Script=Han}{0,6}$/u.exec(folded.slice(start, title.start));
    if (part && last?.kind === 'military') return { organ: last, title: part[0] + title.title, implied: false };
    if (start === title.start) {
      const own = OWN_BODY.test(body) ? this.readUntil(start, title.bare, sentence, career, last) : undefined;
      if (own?.organ && own.place)
        return extended(own, { organ: own.organ, title: folded.slice(title.bare, title.end) });
      if (title.head.implied) return this.impliedBy(title, career.place, start, sentence, true);
      const organ = last ? ofCourt(ofCommittee(last, title), title) : ofHead(title, career);
      if (!organ) return undefined;
      const other = organ.name === last?.name ? {} : { printed: { start: title.start, end: title.end } };
      return { organ, ...other, title: title.title, implied: true };
    }
    const shared =
      SHARED_HEAD.test(title.title) && !SHAPE.test(folded.slice(start, title.start))
        ? this.readUntil(start, title.start + 1, sentence, career, last)
        : undefined;
    if (shared?.organ) return extended(shared, { organ: shared.organ, title: title.title });
    const read = this.readUntil(start, title.start, sentence, career, last);
    if (read?.organ)
      return extended(this.withGroup(read, title, start), { title: this.groupIn(start, title) + title.title });
    if (body !== '') {
      const whole = this.readUntil(start, title.bare, sentence, career, last);
      if (whole?.organ) return extended(whole, { organ: whole.organ, title: folded.slice(title.bare, title.end) });
    }
    if (read?.place && title.head.implied) return this.impliedBy(title, read.place, start, sentence, false);
    return undefined;
  }

  /** 调研室|农业组|组长: the group stays with the title. */
  private groupIn(start: number, title: TitleSpan): string {
    return /^组/u.test(title.head.head)
      ? (/(?<=[室部局委办厅处院社])\p{Script=Han}{2,4}组$/u.exec(this.context.folded.slice(start, title.start))?.[0] ??
          '')
      : '';
  }

  private withGroup(read: ReadUntil, title: TitleSpan, start: number): Omit<ReadHolder, 'title'> {
    const group = this.groupIn(start, title);
    const organ = read.organ as CareerOrgan;
    if (group === '') return extended(read, { organ });
    const printed = { start, end: title.start - group.length };
    return extended(read, { organ: { ...organ, name: organ.name.slice(0, -group.length) }, printed });
  }

  private readUntil(
    start: number,
    end: number,
    sentence: Span,
    career: Career,
    last: CareerOrgan | undefined,
  ): ReadUntil | undefined {
    const read = this.organs.read({ start, end }, sentence, career, last);
    return read && extended(read, { printed: { start: read.start ?? start, end }, implied: false });
  }

  /** 县长 → the people's government of the place, or of the one of that level spoken of. */
  private impliedBy(
    title: TitleSpan,
    place: CareerPlace | undefined,
    start: number,
    sentence: Span,
    byLevel: boolean,
  ): ReadHolder | undefined {
    const { implied } = title.head;
    if (!implied) return undefined;
    const told = byLevel ? this.atLevel(place, implied.level, title.start, sentence) : place;
    if (!told) return undefined;
    const name = told.name + (implied.organ === '政府' ? '人民政府' : implied.organ);
    return {
      organ: { name, kind: 'government' },
      place: told,
      printed: { start: Math.min(start, title.start), end: title.end },
      title: title.title,
      implied: true,
    };
  }

  /** False of the paper's own city in a career that goes on elsewhere. */
  private isNear(division: Division, place: CareerPlace | undefined): boolean {
    const { gazetteer } = this.context.knowledge;
    return !place?.division || gazetteer.provinceOf(division) === gazetteer.provinceOf(place.division);
  }

  private atLevel(place: CareerPlace | undefined, level: string, at: number, sentence: Span): CareerPlace | undefined {
    if (place?.town?.endsWith(level)) return place;
    if (place && !place.division) return place.name.endsWith(level) ? place : undefined;
    const division =
      (place?.division && this.levels.within(place.division, level)) ?? this.levels.resolve(level, at, sentence);
    return division && this.isNear(division, place) ? { name: division.name, division } : undefined;
  }
}

interface Found {
  readonly posts: CareerPost[];
  readonly organs: Mention[];
  readonly consumed: Span[];
  end: number;
  last: CareerOrgan | undefined;
  /** Organs that wait for their title. */
  row: CareerOrgan[];
}

interface ReadUntil {
  readonly organ?: CareerOrgan;
  readonly place?: CareerPlace | undefined;
  readonly printed?: Span;
  readonly implied: boolean;
}

interface ReadHolder extends ReadUntil {
  readonly organ: CareerOrgan;
  readonly title: string;
}

/** 县委宣传部部长、|副书记: secretaries and members are the committee's, not the department's. */
function ofCommittee(last: CareerOrgan, { title }: TitleSpan): CareerOrgan {
  const committee = /^(中共.+委)\p{Script=Han}*[部室]$/u.exec(last.name)?.[1];
  return committee && /^(?:第[一二三]|代|常务)?副?书记$|^常委$|^委员$/u.test(title)
    ? { ...last, name: `${committee}员会` }
    : last;
}

/** 庭长、|审判员: a judge is one of the court, whatever its part was named last. */
function ofCourt(last: CareerOrgan, { title }: TitleSpan): CareerOrgan {
  return /^(?:副?院长|副?检察长|审判员|检察员|助理审判员|助理检察员)$/u.test(title)
    ? { ...last, name: wholeOf(last.name) }
    : last;
}

/** 同年任|局长: of the bureau that the career named last. */
function ofHead({ head }: TitleSpan, { organs }: Career): CareerOrgan | undefined {
  const last = organs.at(-1);
  return last && /^[局厅部处科院校厂所社]长$/u.test(head.head) && last.name.endsWith(head.head[0] as string)
    ? last
    : undefined;
}

function mentionOf({ name, kind }: CareerOrgan, span: Span, implied: boolean): Mention {
  const { start, end } = span;
  const rule = 'positions/career';
  return {
    span: { start, end },
    label: 'Organization',
    name,
    kind,
    aliases: [],
    rule,
    certain: true,
    ...(implied ? { implied } : {}),
  };
}
