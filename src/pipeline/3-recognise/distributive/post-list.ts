import type { Mention } from '../../../domain/mention.js';
import { yearOf } from '../../../domain/page.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { RecogniseContext } from '../context.js';
import type { Levels, OrganizationCandidate } from '../organizations/index.js';
import type { TitleSpan } from '../titles.js';

/** A post of a list, without its person. */
export interface ListedPost {
  readonly label: 'Organization';
  readonly holder: string;
  readonly title: string;
  readonly certain: boolean;
}

/** Posts printed as a list; one item may hold several (A县委副书记、县长). */
export interface PostList {
  readonly end: number;
  readonly items: readonly (readonly ListedPost[])[];
  readonly implied: readonly Mention[];
  readonly consumed: readonly Span[];
}

interface Place extends Span {
  readonly division: Division;
}

const SEPARATOR = /^(?:、|和|及|以及|与|,)/u;
const AND = /^(?:、|和|及|以及|与|,|兼)?/u;
const LEVEL_WORDS = '县市区州旗盟';
/** After the last bare place: 3个县(市、区)|委书记, 两区的区|委书记, 县|县长. */
const COMMON = new RegExp(
  `^(?:等)?(?:\\d+|[两二三四五六七八九十])?(?:个|座|地)?(?:[${LEVEL_WORDS}](?:[、,]?[${LEVEL_WORDS}])*(?:\\([${LEVEL_WORDS}、,]+\\))?)?的?`,
  'u',
);
const PARTY = new RegExp(`^(?:[${LEVEL_WORDS}](?:\\([${LEVEL_WORDS}、,]+\\))?)?委((?:常委)?(?:副书记|书记|常委))`, 'u');
const PARTY_TITLES = /^(常委)?(.*)$/u;
const GOVERNMENT = new RegExp(
  `^(?:[${LEVEL_WORDS}](?:\\([${LEVEL_WORDS}、,]+\\))?(?:人民)?政府)?((?:代理|代|常务副|副)?)([${LEVEL_WORDS}]?)(?:\\([${LEVEL_WORDS}、,]+\\))?长(?!期|效|远|江|沙)`,
  'u',
);

/** Reads lists of posts that start at an offset: whole posts, or bare places with one title for all. */
export class PostListReader {
  constructor(
    private readonly context: RecogniseContext,
    private readonly organizations: readonly OrganizationCandidate[],
    private readonly titles: readonly TitleSpan[],
    private readonly levels: Levels,
  ) {}

  /** The list that starts at `at`; undefined when no post does. */
  read(at: number, sentence: Span): PostList | undefined {
    return this.bare(at, sentence) ?? this.whole(at, sentence);
  }

  /** 瓯海、鹿城、缙云|3个县(市、区)委书记 */
  private bare(at: number, sentence: Span): PostList | undefined {
    const { folded } = this.context;
    const starts = [at];
    const places: Place[] = [];
    for (let i = at; ; ) {
      const forms = this.formsAt(i, sentence.end);
      const last = forms.map((form) => this.tail(i, form, sentence)).find((found) => found !== undefined);
      if (last)
        return places.length > 0
          ? this.shareOut(starts, places, { start: i, end: i + last.form.length }, last)
          : undefined;
      const form = forms.find((each) => SEPARATOR.test(folded.slice(i + each.length, i + each.length + 2)));
      const division = form === undefined ? undefined : this.resolve(form, i, undefined);
      if (form === undefined || !division) return undefined;
      places.push({ start: i, end: i + form.length, division });
      i += form.length + (SEPARATOR.exec(folded.slice(i + form.length, i + form.length + 2))?.[0].length ?? 1);
      starts.push(i);
    }
  }

  /** Names of places at `at`, longest first. */
  private formsAt(at: number, limit: number): readonly string[] {
    return this.context.knowledge.gazetteer
      .namesAt(this.context.folded, at)
      .filter((form) => at + form.length <= limit);
  }

  private tail(at: number, form: string, sentence: Span): Tail | undefined {
    const after = this.context.folded.slice(at + form.length, Math.min(sentence.end, at + form.length + 30));
    const common = COMMON.exec(after)?.[0] ?? '';
    // 龙游两县|县委书记: the level word may belong to the places or to the organ
    for (let length = common.length; length >= 0; length--) {
      const rest = after.slice(length);
      const party = PARTY.exec(rest);
      if (party) return { form, end: at + form.length + length + party[0].length, party: party[1] as string, common };
      const head = GOVERNMENT.exec(rest);
      if (head && (head[2] !== '' || /[县市区州旗盟)]$/u.test(common.slice(0, length))))
        return { form, end: at + form.length + length + head[0].length, office: head[1] as string, common };
    }
    return undefined;
  }

  private shareOut(starts: readonly number[], places: readonly Place[], span: Span, tail: Tail): PostList | undefined {
    const level = /[县区旗]/u.test(tail.common) || /[县区旗]/u.test(tail.party ?? '') ? 'county' : undefined;
    const spans = [...places, span];
    const divisions = spans.map((each, index) =>
      this.resolve(this.context.folded.slice(each.start, each.end), starts[index] ?? each.start, level, places),
    );
    const implied: Mention[] = [];
    const items: ListedPost[][] = [];
    for (const [index, division] of divisions.entries()) {
      if (!division) return undefined;
      const at = spans[index] as Span;
      items.push(
        tail.party === undefined
          ? [this.government(division, `${tail.office ?? ''}${headOf(division)}`, at, implied)]
          : this.party(division, tail.party, at, implied),
      );
    }
    const consumed = spans.map(({ start, end }) => ({ start, end }));
    return { end: tail.end, items, implied, consumed };
  }

  private party(division: Division, printed: string, span: Span, implied: Mention[]): ListedPost[] {
    const [, member, head] = PARTY_TITLES.exec(printed) as RegExpExecArray;
    const holder = `中共${division.name}委员会`;
    implied.push(impliedOrgan(holder, 'party', span, [`${division.name}委`, `中共${division.name}委`]));
    return [member, head].flatMap((title) => (title ? [post(holder, title, true)] : []));
  }

  private government(division: Division, title: string, span: Span, implied: Mention[]): ListedPost {
    const holder = `${division.name}人民政府`;
    implied.push(impliedOrgan(holder, 'government', span, [`${division.name}政府`]));
    return post(holder, title, true);
  }

  private resolve(
    form: string,
    at: number,
    level: Division['level'] | undefined,
    places: readonly Place[] = [],
  ): Division | undefined {
    const { knowledge, article } = this.context;
    const { division, candidates } = knowledge.gazetteer.resolve(form, {
      city: article.meta.city,
      province: article.meta.province,
      year: yearOf(article.meta),
      near: [...this.levels.near(at), ...places.map((place) => place.division)],
      level,
    });
    return division ?? (candidates.length === 1 ? candidates[0] : undefined);
  }

  /** A县委书记、B市委副书记、市长和C区区长 */
  private whole(at: number, sentence: Span): PostList | undefined {
    const items: ListedPost[][] = [];
    const implied: Mention[] = [];
    const consumed: Span[] = [];
    let end = at;
    let division: Division | undefined;
    for (let next = at; next < sentence.end; ) {
      const own = this.holderAt(next, sentence);
      // 炎陵|县长: the level belongs to the title
      const title = this.titleAt(own?.end ?? next) ?? (own?.place ? this.titleAt(own.end - 1) : undefined);
      if (!title || title.end > sentence.end) break;
      // 建德市委常委、|宣传部|部长: an organ without a place of its own goes on with the item
      if (own && (items.length === 0 || own.organization?.explicit !== false)) {
        division = own.division;
        items.push([]);
      }
      const item = items.at(-1);
      const read = item && this.postOf(title, own, item, division, implied);
      if (!read) break;
      item.push(read);
      if (own?.place) consumed.push({ start: own.start, end: own.end });
      end = title.end;
      next = end + (AND.exec(this.context.folded.slice(end, end + 2))?.[0].length ?? 0);
      if (next === end) break;
    }
    return items.length > 0 ? { end, items, implied, consumed } : undefined;
  }

  private postOf(
    title: TitleSpan,
    own: HolderAt | undefined,
    item: readonly ListedPost[],
    division: Division | undefined,
    implied: Mention[],
  ): ListedPost | undefined {
    if (own?.organization) return post(own.organization.name, title.title, own.organization.certain);
    const { head } = title;
    if (head.implied?.organ === '政府' && division) {
      if (own && !division.name.endsWith(head.implied.level)) return undefined;
      return this.government(division, title.title, { start: own?.start ?? title.start, end: title.end }, implied);
    }
    const last = item.at(-1);
    return !own && last && head.category === 'plain' ? post(last.holder, title.title, last.certain) : undefined;
  }

  /** The organization, or the chain of places, that starts at `at`. */
  private holderAt(at: number, sentence: Span): HolderAt | undefined {
    const organization = this.organizations.findLast((each) => each.start === at && each.end <= sentence.end);
    if (organization) {
      const { end, division } = organization;
      return { start: at, end, organization, division };
    }
    let end = at;
    let division: Division | undefined;
    for (;;) {
      const form = this.formsAt(end, sentence.end)[0];
      const inner = form && this.resolve(form, at, undefined, division ? [{ start: at, end, division }] : []);
      if (!inner) break;
      division = inner;
      end += form.length;
    }
    return division ? { start: at, end, division, place: true } : undefined;
  }

  private titleAt(at: number): TitleSpan | undefined {
    return this.titles.find(({ start }) => start === at);
  }
}

interface Tail {
  readonly form: string;
  readonly end: number;
  readonly common: string;
  /** 书记, 副书记, 常委副书记 of party committees; absent for heads of governments. */
  readonly party?: string;
  /** 副, 代 before the head of a government. */
  readonly office?: string;
}

interface HolderAt extends Span {
  readonly organization?: OrganizationCandidate;
  readonly division?: Division | undefined;
  /** True when places alone are printed. */
  readonly place?: boolean;
}

/** 县长, 市长, 区长 by the division's own level word. */
function headOf({ name }: Division): string {
  return `${name.at(-1) ?? ''}长`;
}

function post(holder: string, title: string, certain: boolean): ListedPost {
  return { label: 'Organization', holder, title, certain };
}

function impliedOrgan(name: string, kind: string, span: Span, aliases: readonly string[]): Mention {
  const { start, end } = span;
  return {
    span: { start, end },
    label: 'Organization',
    name,
    kind,
    aliases,
    rule: 'positions/distributive',
    certain: true,
    implied: true,
  };
}
