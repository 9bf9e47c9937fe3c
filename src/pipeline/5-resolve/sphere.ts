import type { Claim, Entity } from '../../domain/claim.js';
import type { ArticleFacts } from '../../domain/facts.js';
import { canonicalName } from './canonical.js';
import { indexOf } from './facts-index.js';
import { nationalFigures } from './figures.js';
import { cityOfName, homeCity, homeProvince, provinceOfName } from './places.js';

/** Kinds of organization whose posts make a person an Official. */
const OFFICIAL_KINDS = new Set(['party', 'government', 'congress', 'cppcc', 'judiciary', 'military', 'institution']);

/** Those whose officials move within a province: an institution's people are known in its city. */
const PROVINCIAL_KINDS = new Set(['party', 'government', 'congress', 'cppcc', 'judiciary', 'military']);

/** Organs of villages, neighbourhoods and party branches: their people are known in their city only. */
const GRASSROOTS = /(?:党支部|党总支|支部委员会|村民委员会|村委会|居民委员会|居委会|村|社区)$/u;

/** Deputies and members are held beside a post at home: they say nothing about where a person is known. */
const DEPUTY_KINDS = new Set(['congress', 'cppcc']);

/** Roles at an event that a newspaper gives without a title only to leaders it has introduced before. */
const LEADING_ROLES = new Set(['chair', 'inspector', 'relayer', 'recipient', 'host']);

/**
 * How one article shows a person, strongest first. `bare` gives no post, place or byline: the page decides.
 */
type Standing =
  | { readonly as: 'national' | 'official' | 'civil' | 'press'; readonly sphere: string }
  | { readonly as: 'bare' };

interface Post {
  readonly claim: Claim;
  readonly holder: Entity;
  readonly organ: Entity;
}

/** The posts that an article states of a person, in text order. */
function postsOf(facts: ArticleFacts, person: Entity): Post[] {
  const { byKey, from } = indexOf(facts);
  const posts: Post[] = [];
  for (const claim of from(person.key)) {
    const organ = claim.type === 'HOLDS_POSITION' ? byKey.get(claim.to) : undefined;
    if (organ) posts.push({ claim, holder: person, organ });
  }
  if (posts.length < 2) return posts;
  return posts.sort(
    ({ claim: a }, { claim: b }) => Number(b.certain) - Number(a.certain) || a.evidence.start - b.evidence.start,
  );
}

/** True by the ontology's rule: a party, state, congress, CPPCC, court, military or institution post, or a level. */
export function isOfficial(facts: ArticleFacts, person: Entity): boolean {
  return postsOf(facts, person).some(({ organ }) => organ.label === 'Place' || OFFICIAL_KINDS.has(organ.kind ?? ''));
}

/**
 * What one article says about where a person is known.
 *
 * 1. national: a figure of lexicon/national-figures.yaml, or a post in an organ of national rank.
 * 2. official: a post in a party, state, congress, CPPCC, court or military organ, or a level (市领导) of a place; the
 *    sphere is the province of that organ, because officials are moved between the cities of a province.
 * 3. civil: any other post; the sphere is the city of that organization.
 * 4. press: wrote, and did nothing else; the sphere is the newspaper.
 */
function standingOf(facts: ArticleFacts, person: Entity): Standing {
  const posts = postsOf(facts, person);
  const figures = nationalFigures();
  const name = canonicalName(person.name);
  const wrote = indexOf(facts)
    .from(person.key)
    .some(({ type }) => type === 'WROTE');
  if (figures.unmistakable.has(name) && !wrote) return { as: 'national', sphere: 'national' };
  if (posts.some(isNationalPost)) return { as: 'national', sphere: 'national' };
  if (figures.unlessLocal.has(name) && posts.length === 0 && !wrote) return { as: 'national', sphere: 'national' };
  const official = posts.find(isProvincialPost);
  if (official) return { as: 'official', sphere: provinceOfPost(facts, official) };
  const civil = posts.find((post) => !isSidePost(post));
  if (civil) return civilStanding(cityOfPost(facts, civil));
  if (wrote) return { as: 'press', sphere: `press:${facts.article.meta.publication ?? homeCity(facts.article.meta)}` };
  return { as: 'bare' };
}

/**
 * The sphere of a person in one article: the disambiguating affiliation of its id. Two people of one name in one sphere
 * are one node; one person in several posts is one node.
 *
 * An article that shows the name bare takes what another article of the page shows, official before civil; where none
 * does, the part played at an event decides (who chairs, inspects or receives is an official of the newspaper's
 * province), and all others are people of the newspaper's city. A dotted foreign name shown bare is `foreign`.
 * @param page all articles of the page, in order.
 */
export function sphereOf(page: readonly ArticleFacts[], facts: ArticleFacts, person: Entity): string {
  const own = standingOf(facts, person);
  if (own.as !== 'bare') return own.sphere;
  const name = canonicalName(person.name);
  const shown = shownOn(page, name);
  if (shown !== undefined) return shown;
  if (name.includes('·') || name.includes('.')) return 'foreign';
  return leads(facts, person) ? homeProvince(facts.article.meta) : civilSphere(homeCity(facts.article.meta));
}

const spheresOfPages = new WeakMap<readonly ArticleFacts[], Map<string, string | undefined>>();

/** The sphere of the strongest standing that the articles of a page show of a name; asked once a page and name. */
function shownOn(page: readonly ArticleFacts[], name: string): string | undefined {
  const known = spheresOfPages.get(page) ?? new Map<string, string | undefined>();
  spheresOfPages.set(page, known);
  if (!known.has(name)) known.set(name, strongestOn(page, name));
  return known.get(name);
}

function strongestOn(page: readonly ArticleFacts[], name: string): string | undefined {
  const shown = page.flatMap((facts) => standingsOf(facts, name));
  for (const as of ['national', 'official', 'civil'] as const) {
    const found = shown.find((standing) => standing.as === as);
    if (found && found.as !== 'bare') return found.sphere;
  }
  return undefined;
}

function standingsOf(facts: ArticleFacts, name: string): Standing[] {
  return (indexOf(facts).people.get(name) ?? []).map((person) => standingOf(facts, person));
}

function leads(facts: ArticleFacts, person: Entity): boolean {
  return indexOf(facts)
    .from(person.key)
    .some(({ type, qualifier }) => type === 'TOOK_PART_IN' && LEADING_ROLES.has(qualifier ?? ''));
}

function isNationalPost({ claim, organ }: Post): boolean {
  const figures = nationalFigures();
  return !figures.sideTitles.has(claim.qualifier ?? '') && figures.isNationalOrgan(canonicalName(organ.name));
}

function isSidePost({ claim, organ }: Post): boolean {
  return DEPUTY_KINDS.has(organ.kind ?? '') && nationalFigures().sideTitles.has(claim.qualifier ?? '');
}

function isProvincialPost(post: Post): boolean {
  if (isSidePost(post)) return false;
  if (post.organ.label === 'Place') return !['village', 'town', 'site'].includes(post.organ.kind ?? '');
  return PROVINCIAL_KINDS.has(post.organ.kind ?? '') && !GRASSROOTS.test(post.organ.name);
}

function provinceOfPost(facts: ArticleFacts, { organ }: Post): string {
  const { meta } = facts.article;
  return provinceOfName(canonicalName(organ.name), meta) ?? homeProvince(meta);
}

function cityOfPost(facts: ArticleFacts, { organ }: Post): string {
  const { meta } = facts.article;
  return cityOfName(canonicalName(organ.name), meta) ?? seatOf(facts, organ) ?? homeCity(meta);
}

/** City by a LOCATED_IN claim of the organization. */
function seatOf(facts: ArticleFacts, organ: Entity): string | undefined {
  const { byKey, from } = indexOf(facts);
  const claim = from(organ.key).find(({ type }) => type === 'LOCATED_IN');
  const place = claim && byKey.get(claim.to);
  return place && cityOfName(canonicalName(place.name), facts.article.meta);
}

function civilStanding(city: string): Standing {
  return { as: 'civil', sphere: civilSphere(city) };
}

function civilSphere(city: string): string {
  return `${city}/civil`;
}
