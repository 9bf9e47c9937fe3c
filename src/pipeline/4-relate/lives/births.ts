import type { Claim } from '../../../domain/claim.js';
import { extended } from '../../../domain/extended.js';
import type { Mention } from '../../../domain/mention.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../../3-recognise/context.js';
import { lifeClaim } from './claims.js';
import type { LifeLexicon } from './lexicon.js';
import { afterName, doersAt, type LifeSentence, startsClause } from './subjects.js';

/** A chain of places, 湖南|攸县, of which the innermost counts. */
interface Chain {
  readonly start: number;
  readonly end: number;
  readonly inner: Mention;
}

const NO_BIRTHPLACE = new Set(['country', 'region', 'site', 'zone']);

/** The places of an article by their names, and as divisions. */
export interface NamedPlaces {
  readonly byName: ReadonlyMap<string, Mention>;
  readonly divisions: readonly Division[];
}

/** Indexes the places that the article prints. */
export function namedPlaces({ knowledge }: RecogniseContext, mentions: readonly Mention[]): NamedPlaces {
  const places = mentions.filter(({ label, implied }) => label === 'Place' && !implied);
  const byName = new Map(places.map((place) => [place.name, place]));
  return { byName, divisions: [...byName.keys()].flatMap((name) => knowledge.gazetteer.byName(name)) };
}

/** BORN_IN of a sentence: 生于湖南攸县, 湖南攸县人, 苏州籍某某, 攸县人某某. `all` are the article's places. */
export function birthsIn(
  context: RecogniseContext,
  line: LifeSentence,
  all: NamedPlaces,
  lexicon: LifeLexicon,
): Claim[] {
  return [...bornAt(context, line, lexicon), ...nativesOf(context, line, all, lexicon)];
}

/** 生于攸县|的老人: others than those named, unless it is the house they were born in. */
const OF_OTHERS = /^的(?![^,。;]{0,10}(?:家|户|村|镇|乡|城|街|院|区))/u;

/** 1945年11月|生于|吉林|榆树, 出生于|湖南衡东县|的某某. */
function* bornAt(context: RecogniseContext, line: LifeSentence, lexicon: LifeLexicon): Generator<Claim> {
  const { folded } = context;
  const text = folded.slice(line.span.start, line.span.end);
  for (const hit of allMatches(lexicon.birth, text)) {
    const at = line.span.start + hit.index;
    const chain = chainFrom(folded, line, at + hit[0].length);
    if (!chain || (!/^(?:籍|出生地)/u.test(hit[0]) && isWithinWord(folded, line, at))) continue;
    const people =
      withAttribute(folded, line, chain.end) ??
      (OF_OTHERS.test(folded.slice(chain.end, line.span.end)) ? [] : doersAt(context, line, at, lexicon));
    for (const person of people) yield lifeClaim('BORN_IN', person, chain.inner, line, 'lives/born-at');
  }
}

/** 生于 of 学生于, 产生于; what stands before 生于 must be a date, a name or a new clause. */
function isWithinWord(folded: string, line: LifeSentence, at: number): boolean {
  if (folded[at] === '出' || folded[at] === '降' || at === line.span.start) return false;
  if (line.persons.some(({ span }) => span.end === at)) return false;
  return (
    !/[年月日,;:、("“他她己人志士约前.\d—]$/u.test(folded.slice(at - 1, at)) &&
    !/(?:先生|同志)$/u.test(folded.slice(at - 2, at))
  );
}

function chainFrom(folded: string, { places }: LifeSentence, at: number): Chain | undefined {
  const start = /^[了:的今]?/u.exec(folded.slice(at, at + 1))?.[0].length ?? 0;
  let inner = places.find(({ span }) => span.start === at + start);
  if (!inner) return undefined;
  const first = inner;
  for (;;) {
    const end: number = inner.span.end;
    const next = places.find(({ span }) => span.start === end);
    if (!next) break;
    inner = next;
  }
  return NO_BIRTHPLACE.has(inner.kind ?? '') ? undefined : { start: first.span.start, end: inner.span.end, inner };
}

/** 出生于攸县|的(企业家)|某某: the person that the clause is an attribute of. */
function withAttribute(folded: string, { persons }: LifeSentence, end: number): readonly Mention[] | undefined {
  const next = persons.find(({ span }) => span.start >= end);
  if (!next) return undefined;
  return /^(?:的[^,。;、:“”的]{0,10}|人)$/u.test(folded.slice(end, next.span.start)) ? [next] : undefined;
}

/** 人 or 籍 after a chain of places, with what may follow each of them. */
const NATIVE = /(人|籍)/gu;
const AFTER_NATIVE = /^(?:[,。;、)”]|$|——)/u;
const IS = /(?:^|[^不])(?:是|为|系)(?:一[名个位])?(?:(?:土生土长|地地道道|地道|正宗)的)?$/u;

function* nativesOf(
  context: RecogniseContext,
  line: LifeSentence,
  all: NamedPlaces,
  lexicon: LifeLexicon,
): Generator<Claim> {
  const { folded } = context;
  for (const hit of allMatches(NATIVE, folded.slice(line.span.start, line.span.end))) {
    const at = line.span.start + hit.index;
    const chain = chainBefore(context, line, all, at);
    if (!chain) continue;
    for (const person of nativesAt(context, line, chain, hit[0], lexicon))
      yield lifeClaim('BORN_IN', person, chain.inner, line, 'lives/native-of');
  }
}

function nativesAt(
  context: RecogniseContext,
  line: LifeSentence,
  { start, end }: Chain,
  word: string,
  lexicon: LifeLexicon,
): readonly Mention[] {
  const { folded } = context;
  const rest = folded.slice(end + 1, line.span.end);
  const next = line.persons.find(({ span }) => span.start > end);
  const gap = next ? folded.slice(end + 1, next.span.start) : undefined;
  if (next && gap === '') return [next];
  if (
    word === '籍' &&
    next &&
    gap !== undefined &&
    /^[\p{Script=Han}]{1,10}$/u.test(gap) &&
    !/[的是在与和对为]/u.test(gap)
  )
    return [next];
  if (!AFTER_NATIVE.test(rest)) return [];
  const head = folded.slice(line.span.start, start);
  const is = IS.exec(head)?.[0].replace(/^[^是为系]/u, '') ?? '';
  if (is === '' && !startsClause(context, line, start)) return directlyBefore(folded, line, start, lexicon);
  if (is === '' && /[“"—]$/u.test(head)) return [];
  return doersAt(context, line, start - is.length, lexicon);
}

/** 某某|湖南攸县人 with nothing between. */
function directlyBefore(folded: string, { persons }: LifeSentence, start: number, lexicon: LifeLexicon): Mention[] {
  const person = persons.find(({ span }) => afterName(folded, span.end, lexicon) === start);
  return person ? [person] : [];
}

/** The chain of places that ends at `end`: mentions, or a bare name of a place that the article names elsewhere. */
function chainBefore(context: RecogniseContext, line: LifeSentence, all: NamedPlaces, end: number): Chain | undefined {
  const inner = line.places.find(({ span }) => span.end === end) ?? bareBefore(context, line, all, end);
  if (!inner || NO_BIRTHPLACE.has(inner.kind ?? '')) return undefined;
  let { start } = inner.span;
  for (;;) {
    const outer = line.places.find(({ span }) => span.end === start);
    if (!outer) return { start, end, inner };
    start = outer.span.start;
  }
}

const LONGEST_PLACE = 11;

/** 南通 of 南通人, which names no place by itself: the article must name 南通市 elsewhere. */
function bareBefore(
  { folded, knowledge: { gazetteer }, article }: RecogniseContext,
  line: LifeSentence,
  all: NamedPlaces,
  end: number,
): Mention | undefined {
  for (let start = Math.max(line.span.start, end - LONGEST_PLACE); start <= end - 2; start++) {
    const { division } = gazetteer.resolve(folded.slice(start, end), {
      city: article.meta.city,
      province: article.meta.province,
      near: all.divisions,
    });
    const known = division && all.byName.get(division.name);
    if (known) return extended(known, { span: { start, end } });
    if (division) return undefined;
  }
  return undefined;
}
