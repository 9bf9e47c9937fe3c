import { extended } from '../../domain/extended.js';
import type { Mention } from '../../domain/mention.js';
import type { Span } from '../../domain/span.js';
import { CharSet } from '../../text/chars.js';
import { allMatches } from '../../text/matches.js';
import type { Recognised } from './context.js';
import { Overlaps } from './overlaps.js';
import { findAbbreviated } from './places/abbreviated.js';
import { type PlaceContext, type PlaceScope, scopeOf } from './places/context.js';
import { decidePlaces, mentionOf, type PlaceHit } from './places/divisions.js';
import { findForeign } from './places/foreign.js';
import { findHamlets } from './places/hamlets.js';
import { findHits } from './places/hits.js';
import { findListed } from './places/listed.js';
import { findNamed } from './places/named.js';
import { ownMentions, ownZoneMentions, ownZones } from './places/own.js';
import { findVenues, ownedName } from './places/venue.js';
import { builtWorks, listedProjects } from './projects/listed.js';

const TITLE = /《[^《》\n]{1,80}》/g;
const DASH = new CharSet('—–-·');

/**
 * Names of places: divisions, countries and regions of the gazetteer, towns, villages, zones and sites by their
 * endings, and 我市 for the paper's own. Canonical names are full administrative names; mentions are in text order.
 * Bylines and titles in 《》 name no places. Places that open the name of an organ (株洲市|委) are left to the organizations.
 */
export function recognisePlaces(context: PlaceContext): Recognised {
  const scope = scopeOf(context);
  const whole = { start: 0, end: scope.text.length };
  const titles = allMatches(TITLE, scope.text).map(({ index, 0: title }) => ({
    start: index,
    end: index + title.length,
  }));
  const closed = coverOf(scope.text.length, [...context.article.parts.bylines, ...titles]);
  const outside = ({ start, end }: Span): boolean => closed[start] === 0 && closed[end - 1] === 0;
  const places = decidePlaces(scope, findHits(scope, whole)).filter((place) => !opensForum(scope.text, place));
  const named = namedPlaces(scope, places, whole).filter(({ span }) => outside(span));
  const names = coverOf(
    scope.text.length,
    named.map(({ span }) => span),
  );
  const divisions: Mention[] = [];
  for (const place of places) {
    const mention = outside(place) ? mentionOf(place) : undefined;
    // 湖南 in 湖南自贸区 is part of a name, 平江县 before 茶油示范园 is a place as well
    const inside = names[place.start] !== 0 && names[place.start] === names[place.end - 1];
    const part = inside && place.kind !== 'full';
    if (mention && !part) divisions.push(mention);
  }
  const abbreviated = findAbbreviated(scope, new Set(divisions.map(({ name }) => name))).filter(
    ({ span }) => outside(span) && names[span.start] === 0,
  );
  const own = ownMentions(scope, new Set([...divisions, ...abbreviated].map(({ name }) => name)));
  const zones = ownZones(scope, named).filter(({ span }) => outside(span) && names[span.start] === 0);
  const ours = [...own, ...zones, ...ownZoneMentions(scope)].filter(({ span }) => outside(span));
  const all = [...divisions, ...abbreviated, ...withFullNames(named), ...ours];
  return { mentions: all.sort((a, b) => a.span.start - b.span.start), issues: [] };
}

/** Names that no list of divisions has: by endings, by the class word of a list, by their country, by 在 before a meeting. */
function namedPlaces(scope: PlaceScope, places: readonly PlaceHit[], whole: Span): Mention[] {
  const works = builtWorks(scope.view, scope.projects, scope.words.verbs);
  const projects = new Overlaps([...listedProjects(scope.view, scope.projects, scope.words.verbs), ...works]);
  const built = works.map(({ start, end }) => scope.text.slice(start, end));
  const ended = findNamed(scope, places, whole).filter(
    ({ span, name }) => !projects.any(span) && !built.some((work) => work.endsWith(name)),
  );
  const listed = findListed(scope, places, ended);
  const foreign = findForeign(
    scope,
    places,
    listed.map(({ span }) => span),
  );
  const better = [...listed, ...foreign, ...findVenues(scope, places)];
  const taken = new Overlaps(better.map(({ span }) => span));
  const rest = ended.filter(({ span }) => !taken.any(span));
  const all = [...better, ...rest.map((each) => ofOwnLevel(scope, each))];
  return [...all, ...findHamlets(scope, all)].sort((a, b) => a.span.start - b.span.start);
}

/** 市|文化广场: a site of the paper's own city. */
function ofOwnLevel(scope: PlaceScope, mention: Mention): Mention {
  const { start, end } = mention.span;
  if (mention.kind !== 'site' || !scope.view.isBoundary(start + 1)) return mention;
  const name = ownedName(scope, scope.text.slice(start, end));
  return name === mention.name ? mention : extended(mention, { name, aliases: [mention.name] });
}

/** 北京——东京论坛: places joined by a dash open the name of a meeting. */
function opensForum(text: string, { start, end }: Span): boolean {
  if (!DASH.has(text.charCodeAt(end)) && !DASH.has(text.charCodeAt(start - 1))) return false;
  const after = text.slice(end, end + 16);
  if (/^(?:——|—|-|–|·)\p{Script=Han}{2,8}?(?:论坛|对话|峰会|博览会|洽谈会|投资展)/u.test(after)) return true;
  return (
    /^(?:\p{Script=Han}{0,4})(?:论坛|对话会|峰会|博览会|洽谈会)/u.test(after) && /[—–-]/.test(text.charAt(start - 1))
  );
}

/** For each code unit the number of the span that covers it, from 1; 0 where none does. */
function coverOf(length: number, spans: readonly Span[]): Uint32Array {
  const cover = new Uint32Array(length + 1);
  for (const [index, { start, end }] of spans.entries()) for (let at = start; at < end; at++) cover[at] = index + 1;
  return cover;
}

/** 岳阳片区 after 湖南自贸区岳阳片区 is the same zone. */
function withFullNames(mentions: readonly Mention[]): Mention[] {
  const names = new Set<string>();
  const fulls = new Map<string, string>();
  return mentions.map((mention) => {
    if (mention.kind === 'town' || mention.kind === 'village' || names.has(mention.name)) return mention;
    const full = fulls.get(mention.name);
    if (full !== undefined) return extended(mention, { name: full, aliases: [mention.name] });
    names.add(mention.name);
    for (const end of endsOf(mention.name)) if (!fulls.has(end)) fulls.set(end, mention.name);
    return mention;
  });
}

/** What a name ends with, the longest first, itself left out. */
function* endsOf(name: string): Generator<string> {
  for (let at = 1; at < name.length; at++) yield name.slice(at);
}
