import type { Claim } from '../../domain/claim.js';
import type { Mention } from '../../domain/mention.js';
import { contains, type Span } from '../../domain/span.js';
import type { Gazetteer } from '../../knowledge/gazetteer.js';
import type { RecogniseContext } from '../3-recognise/context.js';
import { MentionsAt } from '../3-recognise/overlaps.js';

/** What the rules for places read. */
export type PlaceRelateContext = Pick<RecogniseContext, 'folded' | 'sentences'> & {
  readonly knowledge: { readonly gazetteer: Gazetteer };
};

/** WITHIN between places that stand together, LOCATED_IN of projects and organizations by the place in or by their name. */
export function relatePlaces(context: PlaceRelateContext, mentions: readonly Mention[]): Claim[] {
  const sorted = [...mentions].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const places = sorted.filter(({ label }) => label === 'Place');
  const projects = sorted.filter(({ label }) => label === 'Project');
  const organizations = sorted.filter(({ label, implied }) => label === 'Organization' && !implied);
  const near = new MentionsAt(places);
  const known = new Map(places.map((place) => [place.name, place]));
  return [
    ...withinChains(context, places),
    ...projects.flatMap((project) => locateProject(context, near, project)),
    ...organizations.flatMap((organization) => locateOrganization(context, near, known, organization)),
  ];
}

const RANK: Readonly<Record<string, number>> = {
  country: 0,
  province: 1,
  city: 2,
  county: 3,
  town: 4,
  village: 5,
  zone: 6,
  site: 6,
};

/** 炎陵县|十都镇|密花村, 湖南自贸区 with its province inside, 湖南自贸区|岳阳片区. */
function withinChains(context: PlaceRelateContext, places: readonly Mention[]): Claim[] {
  const claims: Claim[] = [];
  const parents = new Map<Mention, Mention>();
  for (const [index, inner] of places.entries()) {
    const before = index > 0 ? places[index - 1] : undefined;
    const outer =
      before?.span.end === inner.span.start
        ? before
        : (openingPlace(places, inner, index) ??
          listParent(context.folded, places, parents, index) ??
          countryBefore(context, places, inner));
    if (outer && outer.name !== inner.name && mayLie(context.knowledge.gazetteer, inner, outer)) {
      parents.set(inner, outer);
      claims.push(claim(context, 'WITHIN', inner, outer, 'relate/place-chain'));
    }
  }
  return claims;
}

/** 日本 before 长冈市, also where the two together stand for the government of the city. */
function countryBefore(
  { folded, knowledge }: PlaceRelateContext,
  places: readonly Mention[],
  inner: Mention,
): Mention | undefined {
  if (inner.rule !== 'recognise/place-foreign') return undefined;
  const before = folded.slice(Math.max(0, inner.span.start - 10), inner.span.start).replace(/(?:省会|首府|首都)$/, '');
  for (let from = 0; from < before.length - 1; from++) {
    const country = knowledge.gazetteer.country(before.slice(from));
    if (country !== undefined) return places.find(({ name }) => name === country);
  }
  return undefined;
}

/** 某州|甲市、乙县: what contains the first member of a list contains the members of its rank after it. */
function listParent(
  text: string,
  places: readonly Mention[],
  parents: ReadonlyMap<Mention, Mention>,
  index: number,
): Mention | undefined {
  const [before, inner] = [places[index - 1], places[index]];
  if (!before || !inner || inner.span.start - before.span.end !== 1) return undefined;
  if (!/[、和与及]/.test(text.charAt(before.span.end)) || !LISTED.test(`${before.kind} ${inner.kind}`))
    return undefined;
  return parents.get(before);
}

const LISTED = /^(?:(?:city|county) (?:city|county)|town town|village village)$/;

/** The place that the printed name of a zone or site begins with. */
function openingPlace(places: readonly Mention[], inner: Mention, index: number): Mention | undefined {
  for (let i = index + 1; i < places.length; i++) {
    const other = places[i] as Mention;
    if (other.span.start >= inner.span.end) break;
    if (other.span.start === inner.span.start && contains(inner.span, other.span)) return other;
  }
  return undefined;
}

/** The list of divisions has the last word where it knows both. */
function mayLie(gazetteer: Gazetteer, inner: Mention, outer: Mention): boolean {
  const inners = gazetteer.byName(inner.name);
  const outers = gazetteer.byName(outer.name);
  if (inners.length > 0 && outers.length > 0) {
    return inners.some((a) => outers.some((b) => a !== b && gazetteer.lies(a, b)));
  }
  // 石背村|坡头寨
  if (inner.rule === 'recognise/place-hamlet') return outer.kind === 'village';
  if (inner.kind === 'zone' || inner.kind === 'site') return outer.kind !== 'region' && outer.kind !== 'site';
  return (RANK[inner.kind ?? ''] ?? 0) > (RANK[outer.kind ?? ''] ?? 9);
}

/** 在|某市高新区某片区, 位于|云山高科园|的 … 项目, 株洲|云山物流园项目. */
function locateProject(context: PlaceRelateContext, places: MentionsAt, project: Mention): Claim[] {
  const printed = printedPlace(places, project);
  // 甲市|至乙镇公路: a road lies in neither of its ends
  if (printed && context.folded[printed.span.end] === '至') return [];
  // 某市|滨江大道建设项目位于某区: the inner of two places
  const told = standsIn(context.folded, places, project);
  const isInner =
    told &&
    (!printed || SITED.test(context.folded.slice(project.span.end, told.span.start))) &&
    (!printed || mayLie(context.knowledge.gazetteer, told, printed));
  const lead = printed && isPartyName(context, project, printed) ? undefined : printed;
  const place = isInner ? told : (lead ?? placeAround(context.folded, places, project));
  return place ? [claim(context, 'LOCATED_IN', project, place, 'relate/project-place')] : [];
}

/** 上海某某株洲产业园: the place that opens the name is whose it is, where another city stands further on. */
function isPartyName({ knowledge: { gazetteer } }: PlaceRelateContext, { name }: Mention, opening: Mention): boolean {
  const outer = gazetteer.byName(opening.name);
  if (outer.length === 0 || !outer.some(({ short }) => name.startsWith(short))) return false;
  for (let at = 2; at < name.length - 2; at++) {
    const inner = gazetteer
      .namesAt(name, at)
      .flatMap((form) => gazetteer.byShort(form))
      .filter(({ level }) => level === 'prefecture');
    if (inner.length > 0)
      return !inner.some((each) => outer.some((other) => each === other || gazetteer.lies(each, other)));
  }
  return false;
}

/** The innermost place within or directly before the printed name, owner included. */
function printedPlace(places: MentionsAt, { span, name, aliases }: Mention): Mention | undefined {
  const longest = Math.max(name.length, ...(aliases ?? []).map((alias) => alias.length));
  const from = span.end - Math.max(longest, span.end - span.start);
  const inside = places
    .of({ start: from - 1, end: span.end })
    .filter((place) => place.span.end <= span.end && place.span.end >= from && place.span.start >= from - 12);
  const leading = inside.filter(
    (place) => place.span.start === from || place.span.end === from || place.span.start === span.start,
  );
  return leading.at(-1);
}

const STANDS = /^(?:一期|二期)?(?:位于|坐落于|坐落在|落户于|落户在|落户|选址于|选址在|选址|落地|在)$/;
/** Where it stands, not where it was brought to. */
const SITED = /位于|坐落|选址/;
const STANDS_BEFORE = /(?:位于|坐落于|坐落在|落户|在)$/;

function standsIn(text: string, places: MentionsAt, { span }: Mention): Mention | undefined {
  // STANDS is of six characters at most, SET_UP of four
  const behind = places.of({ start: span.end, end: span.end + 7 });
  const after = behind.find(
    (place) => place.span.start >= span.end && STANDS.test(text.slice(span.end, place.span.start)),
  );
  return after && innermost(places, after);
}

function placeAround(text: string, places: MentionsAt, { span }: Mention): Mention | undefined {
  return places.of({ start: span.start - 5, end: span.start }).find((place) => {
    const between = text.slice(place.span.end, span.start);
    const lead = text.slice(Math.max(0, place.span.start - 4), place.span.start);
    return SET_UP.test(between) || (between === '的' && STANDS_BEFORE.test(lead));
  });
}

/** 在株洲|布局|某某发动机产业化基地 */
const SET_UP = /^(?:布局|打造|建设|投资建设|规划建设|开工建设|启动建设|兴建|新建|投资)$/;

/** The last place of the chain that starts with `first`. */
function innermost(places: MentionsAt, first: Mention): Mention {
  const next = places.of({ start: first.span.start, end: first.span.end + 1 });
  const inner = next[next.indexOf(first) + 1];
  return inner?.span.start === first.span.end ? innermost(places, inner) : first;
}

const SITE_OF_ORGANIZATION =
  /^(?:\p{Script=Han}{0,4})(?:基地|工厂|分厂|分公司|子公司|总部|研究院|研发中心|公司|校区)$/u;

/** 某某|成都|工厂, and enterprises and schools named after their place. */
function locateOrganization(
  context: PlaceRelateContext,
  places: MentionsAt,
  known: ReadonlyMap<string, Mention>,
  organization: Mention,
): Claim[] {
  const { folded, knowledge } = context;
  const { span } = organization;
  for (let at = span.start; at < span.end; at++) {
    for (const form of knowledge.gazetteer.namesAt(folded, at)) {
      const place = placeOfForm(knowledge.gazetteer, known, form);
      const rest = folded.slice(at + form.length, span.end);
      const inside = at > span.start && SITE_OF_ORGANIZATION.test(rest);
      const opening =
        at === span.start &&
        /[市县区州]$/.test(form) &&
        form !== '贵州' &&
        /^(?:enterprise|school)$/.test(organization.kind ?? '');
      if (place && (inside || opening))
        return [{ ...claim(context, 'LOCATED_IN', organization, place, 'relate/organization-place'), evidence: span }];
    }
  }
  const country = ABROAD.test(organization.name)
    ? places.of({ start: span.start - 1, end: span.start }).find((place) => place.span.end === span.start)
    : undefined;
  if (country) return [claim(context, 'LOCATED_IN', organization, country, 'relate/organization-country')];
  return headquarters(context, places, organization);
}

/** Companies that only other countries have: 日本|三山精工株式会社. */
const ABROAD = /(?:株式会社|有限会社)$/;

function placeOfForm(gazetteer: Gazetteer, known: ReadonlyMap<string, Mention>, form: string): Mention | undefined {
  const divisions = [...gazetteer.byName(form), ...gazetteer.byShort(form)];
  return divisions.map(({ name }) => known.get(name)).find((place) => place !== undefined);
}

/** Characters between the place and the headquarters; a sentence is not longer. */
const FARTHEST = 800;

/** 在北京走访…总部: the place of the visit locates the headquarters. */
function headquarters(context: PlaceRelateContext, places: MentionsAt, organization: Mention): Claim[] {
  const { folded } = context;
  const { span } = organization;
  if (!folded.slice(span.start, span.end + 2).endsWith('总部') && !folded.slice(span.start, span.end).endsWith('总部'))
    return [];
  const window = Math.max(0, span.start - FARTHEST);
  const place = places.of({ start: window, end: span.start }).findLast((each) => each.span.end <= span.start);
  if (!place || !/[在赴到]/.test(folded.charAt(place.span.start - 1))) return [];
  if (/[。\n]/.test(folded.slice(place.span.start - 1, span.start))) return [];
  return [claim(context, 'LOCATED_IN', organization, place, 'relate/headquarters')];
}

function claim(
  context: PlaceRelateContext,
  type: 'WITHIN' | 'LOCATED_IN',
  from: Mention,
  to: Mention,
  rule: string,
): Claim {
  const start = Math.min(from.span.start, to.span.start);
  return {
    type,
    from: `${from.label}:${from.name}`,
    to: `${to.label}:${to.name}`,
    certain: true,
    evidence: evidenceOf(context, { start, end: Math.max(from.span.end, to.span.end) }),
    rule,
  };
}

/** The sentence of the phrase, or the phrase where it reaches over a sentence's end. */
function evidenceOf({ sentences }: PlaceRelateContext, phrase: Span): Span {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle] as Span).start <= phrase.start) low = middle;
    else high = middle - 1;
  }
  const sentence = sentences[low];
  return sentence && contains(sentence, phrase) ? sentence : phrase;
}
