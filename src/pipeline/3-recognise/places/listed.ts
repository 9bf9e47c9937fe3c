import type { Mention } from '../../../domain/mention.js';
import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import { allMatches } from '../../../text/matches.js';
import type { PlaceScope } from './context.js';
import { nameStart } from './name-start.js';
import type { Anchor } from './named.js';

/** 石亭、柏加、云湖等镇街, 石背、黄沙两村: the class word after a list types each member. */
const LIST =
  /((?:\p{Script=Han}{1,6}、){1,15}\p{Script=Han}{1,6}?(?:[和及与]\p{Script=Han}{1,6}?)?)(?:等(?:\d+|[两三四五六七八九十]+)?个?|(?:\d+|[两三四五六七八九十]+)个?)(乡镇街道|镇\(街道\)|镇\(街\)|乡镇\(街道\)|乡\(镇\)|镇街道?|乡镇|镇乡|街道|镇|乡|社区|村)(?![长委党政域情庄落民干社居级])/gu;
/** What each list ends with; it spares the texts without one the longer pattern. */
const COUNTED = /[等个\d两三四五六七八九十](?:乡|镇|街道|社区|村)/;
const ENDED = { town: /(?:镇|乡|街道)$/, village: /(?:村|社区)$/ } as const;
const LONGEST = 4;

/** Members of lists of towns and villages whose class word stands once, after the list. */
export function findListed(scope: PlaceScope, anchors: readonly Anchor[], named: readonly Mention[]): Mention[] {
  if (!COUNTED.test(scope.text)) return [];
  const edges = new LastEnd([...anchors, ...named.map(({ span }) => span)]);
  const divided = new LastEnd(anchors.filter(({ division }) => division !== undefined));
  return allMatches(LIST, scope.text).flatMap((match) => {
    const [, list = '', word = ''] = match;
    const kind = /村|社区/.test(word) ? 'village' : 'town';
    const counties = homes(scope, divided.upTo(match.index)?.division);
    const items = itemsOf(match.index, list).map((item, index) =>
      index === 0 ? firstItem(scope, item, edges, word, counties) : item,
    );
    const members = items.flatMap((item) => item ?? []);
    const names = members.map((item) => fullName(scope, item, word, counties));
    if (members.length < items.length) return [];
    if (!members.every((item, index) => names[index]?.known || isName(scope, item))) return [];
    if (kind === 'town' && !names.some(({ known }) => known)) return [];
    return members.map((span, index) => mentionOf(scope, span, (names[index] as Full).name, kind));
  });
}

function itemsOf(start: number, list: string): Span[] {
  let at = start;
  return list.split(/[、和及与]/).map((item) => {
    const span = { start: at, end: at + item.length };
    at = span.end + 1;
    return span;
  });
}

/** The first member without the verb or the place before it. */
function firstItem(
  scope: PlaceScope,
  item: Span,
  edges: LastEnd<Span>,
  word: string,
  counties: readonly Division[],
): Span | undefined {
  const floor = edges.upTo(item.end - 2)?.end ?? 0;
  for (let start = Math.max(floor, item.end - LONGEST); start < item.end - 1; start++) {
    if (fullName(scope, { start, end: item.end }, word, counties).known) return { start, end: item.end };
  }
  const start = nameStart(scope.view, item.end, { cut: scope.words.cut, longest: LONGEST, floor });
  return start === undefined ? undefined : { start, end: item.end };
}

/** Two to four characters (more with an ending of its own) that are no common word: not 农业 in 农业、工业等村. */
function isName({ text, view, words }: PlaceScope, { start, end }: Span): boolean {
  const name = text.slice(start, end);
  if (ENDED.town.test(name) || ENDED.village.test(name)) return name.length > 2 || !words.generic.village.has(name);
  const token = view.exactly(start, end);
  const common = token !== undefined && /^(?:n|v|vn|a|an|b|l|d|r|m|t)$/.test(token.pos);
  return name.length >= 2 && name.length <= LONGEST && !common && !words.cut.has(name);
}

interface Full {
  readonly name: string;
  readonly known: boolean;
}

function fullName(
  { text, gazetteer }: PlaceScope,
  { start, end }: Span,
  word: string,
  counties: readonly Division[],
): Full {
  const printed = text.slice(start, end);
  const village = /村|社区/.test(word);
  if (village) return { name: ENDED.village.test(printed) ? printed : `${printed}${word}`, known: false };
  const endings = word === '乡' ? ['乡', '镇', '街道'] : word === '街道' ? ['街道', '镇', '乡'] : ['镇', '街道', '乡'];
  const forms = ENDED.town.test(printed) ? [printed] : endings.map((ending) => `${printed}${ending}`);
  const known = forms.find((form) =>
    gazetteer.countiesOfTown(form).some((county) => counties.some((outer) => gazetteer.lies(county, outer))),
  );
  return { name: known ?? (forms[0] as string), known: known !== undefined };
}

/** The division named last before the list, and the paper's own city. */
function homes({ gazetteer, hints }: PlaceScope, near: Division | undefined): Division[] {
  const own = gazetteer.own(hints.city) ?? gazetteer.own(hints.province);
  return [near, own].flatMap((division) => division ?? []);
}

function mentionOf({ text }: PlaceScope, span: Span, name: string, kind: string): Mention {
  const printed = text.slice(span.start, span.end);
  const aliases = printed === name ? {} : { aliases: [printed] };
  return { span, label: 'Place', name, kind, ...aliases, rule: 'recognise/place-listed', certain: true };
}

/** Finds, among spans, the one that ends last up to an offset. */
class LastEnd<T extends Span> {
  readonly #sorted: readonly T[];

  constructor(spans: readonly T[]) {
    this.#sorted = [...spans].sort((a, b) => a.end - b.end);
  }

  upTo(at: number): T | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] as T).end <= at) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low - 1];
  }
}
