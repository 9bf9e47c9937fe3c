import type { Article } from '../../domain/article.js';
import type { Issue } from '../../domain/issue.js';
import { type Mention, uniform } from '../../domain/mention.js';
import { contains, type Span } from '../../domain/span.js';
import type { Knowledge } from '../../knowledge/index.js';
import { fold } from '../../text/fold.js';
import { sentencesOf } from '../../text/sentences.js';
import { isHan, type Token, WordLattice } from '../../text/words.js';
import { readCareers, settled, withCareerOrgans } from './careers.js';
import type { RecogniseContext, Recognised } from './context.js';
import { joinPosts, readDistributivePosts } from './distributive.js';
import { ownersBefore } from './organizations/before-titles.js';
import {
  isUnresolved,
  Levels,
  mentionOf,
  type OrganizationCandidate,
  parentsIn,
  recogniseOrganizations,
  unresolvedIssues,
} from './organizations/index.js';
import { Overlaps } from './overlaps.js';
import { recognisePersons, undecidedIssues, withoutUndecided } from './persons/index.js';
import { verbsBeforeAbbreviated } from './places/abbreviated.js';
import { recognisePlaces } from './places.js';
import { type Post, readPosts } from './posts.js';
import { recogniseProjects } from './projects.js';
import { scanTitles, type TitleSpan } from './titles.js';
import { TokenIndex } from './token-index.js';
import { recogniseTopics } from './topics.js';
import { recogniseWorks } from './works.js';

/** The mentions of an article with what later stages need to read posts. */
export interface Recognition {
  readonly context: RecogniseContext;
  readonly mentions: readonly Mention[];
  readonly posts: readonly Post[];
  readonly issues: readonly Issue[];
}

/** Folds and cuts an article for the recognisers. */
export function contextOf(article: Article, knowledge: Knowledge): RecogniseContext {
  const folded = fold(article.text);
  const sentences = withoutLeads(sentencesOf(folded), folded, article.parts.bylines);
  const lattice = new WordLattice(folded, knowledge.words, sentences);
  const tokens: Token[] = [];
  for (const sentence of sentences) lattice.cutInto(sentence, [], tokens);
  return { article, folded, sentences, tokens, lattice, knowledge };
}

/** 本报讯|某某集团…: a byline that the first word follows without a blank is no part of the sentence. */
function withoutLeads(sentences: readonly Span[], folded: string, bylines: readonly Span[]): Span[] {
  const leads = bylines.filter(({ end }) => isHan(folded.charCodeAt(end - 1)) && isHan(folded.charCodeAt(end)));
  if (leads.length === 0) return [...sentences];
  return sentences.flatMap(({ start, end }) => {
    const lead = leads.find((each) => each.start === start && each.end < end);
    if (!lead) return { start, end };
    return [
      { start, end: lead.end },
      { start: lead.end, end },
    ];
  });
}

/** Finds the mentions of every label in an article. */
export function recognise(article: Article, knowledge: Knowledge): Recognition {
  const context = contextOf(article, knowledge);
  const index = new TokenIndex(context.tokens, context.folded.length);
  const levels = new Levels(article.meta, knowledge.gazetteer, context.folded, article.parts);
  const titles: TitleSpan[] = [];
  const bySentence = new Map<number, readonly TitleSpan[]>();
  for (const sentence of context.sentences) {
    const found = scanTitles(context.folded, sentence, index, knowledge.titles);
    bySentence.set(sentence.start, found);
    for (const title of found) titles.push(title);
  }
  const titlesOf = ({ start }: Span): readonly TitleSpan[] => bySentence.get(start) ?? [];
  const [places, topics, projects, works] = [recognisePlaces, recogniseTopics, recogniseProjects, recogniseWorks].map(
    (read): Recognised => {
      const { mentions, issues } = read(context);
      return { mentions: mentions.map(uniform), issues };
    },
  ) as [Recognised, Recognised, Recognised, Recognised];
  for (const { span, kind, name } of places.mentions) {
    if (kind === 'village' || kind === 'town') levels.noteTown(span.start, name);
  }
  const titled = new Overlaps(works.mentions.map(({ span }) => span));
  const found = withoutListed(
    withoutSites(
      recogniseOrganizations(context, index, levels, titlesOf).filter((organization) => !titled.any(organization)),
      places.mentions,
    ),
    projects.mentions,
  );
  const sites = new Overlaps(places.mentions.filter(({ kind }) => kind === 'site').map(({ span }) => span));
  // 兰卡 in 斯里兰卡, 索马里 are no persons
  const countries = new Overlaps(
    places.mentions.filter(({ kind, span }) => kind === 'country' && span.end - span.start > 2).map(({ span }) => span),
  );
  const verbs = verbsBeforeAbbreviated(places.mentions);
  const placeSpans = new Overlaps(places.mentions.map(({ span }) => span));
  const read = recognisePersons(context, index, titlesOf, [...found, ...levels.named()]);
  const edges = new Set(withoutUndecided(read).flatMap(({ span }) => [span.start, span.end]));
  // 甲某、某青山、乙某某等: a member of a list of names, whatever its last character
  const isBetweenNames = ({ start, end }: Span): boolean =>
    context.folded[start - 1] === '、' && edges.has(start - 1) && (edges.has(end + 1) || context.folded[end] === '等');
  const named = read.filter(
    ({ rule, span }) =>
      !countries.any(span) &&
      !verbs.has(span.start) &&
      (rule !== 'recognise/national-figure' || !sites.any(span)) &&
      // 到前卫、焦岭、… : what the place rules know for a place is no name without a word that says so
      (rule !== 'recognise/tagger' ||
        isBetweenNames(span) ||
        !placeSpans.of(span).some((place) => contains(place, span))),
  );
  const persons = withoutUndecided(named);
  const careers = readCareers(context, { persons, organizations: found, titlesOf, levels, tokens: index });
  const { organizations, organs } = withCareerOrgans(found, careers.organs);
  const shared = joinPosts(
    readPosts(context, persons, found, titles, levels),
    readDistributivePosts(context, persons, found, titles, levels),
  );
  const { posts: joined, implied, consumed } = joinPosts(shared, careers);
  const posts = settled(joined, careers);
  const owners = ownersBefore(context, index, projects.mentions, organizations, places.mentions);
  const told = organizations.filter((each) => !(isUnresolved(each) && article.meta.city !== undefined));
  const entities = [...told.map(mentionOf), ...organs, ...parentsIn(context, organizations), ...owners]
    .map(uniform)
    .concat(persons);
  const others = [places, topics, projects, works].flatMap((found) => found.mentions);
  const mentions = entities.concat(implied.map(uniform), standing(others, entities, consumed)).sort(inTextOrder);
  const issues = [places, topics, projects, works].flatMap((found) => found.issues);
  return {
    context,
    mentions,
    posts,
    issues: [...unresolvedIssues(organizations), ...undecidedIssues(named), ...issues],
  };
}

/** 成都市云河文创中心: what the place rules know for a site is no organization. */
function withoutSites(
  organizations: readonly OrganizationCandidate[],
  places: readonly Mention[],
): OrganizationCandidate[] {
  const siteEnds = new Set(places.filter(({ kind }) => kind === 'site' || kind === 'zone').map(({ span }) => span.end));
  const venueEnds = new Set(places.filter(({ rule }) => rule === 'recognise/place-venue').map(({ span }) => span.end));
  return organizations.filter(
    ({ name, end }) => !venueEnds.has(end) && !(siteEnds.has(end) && /(?:中心|基地|馆|园)$/.test(name)),
  );
}

/** 某县急救中心、某河治理等7个项目: a member of a list of projects is a project, and no organization. */
function withoutListed(
  organizations: readonly OrganizationCandidate[],
  projects: readonly Mention[],
): readonly OrganizationCandidate[] {
  const listed = projects.filter(({ rule }) => rule === 'recognise/project-listed');
  if (listed.length === 0) return organizations;
  const members = new Map(listed.map(({ span }) => [span.end, span.start]));
  return organizations.filter(({ start, end }) => start < (members.get(end) ?? end));
}

function inTextOrder(a: Mention, b: Mention): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.label < b.label ? -1 : 1);
}

/**
 * A place within an organization's or person's name or a post is no place of the article; nor is anything else what lies
 * within an organization's name.
 */
function standing(others: readonly Mention[], named: readonly Mention[], consumed: readonly Span[]): Mention[] {
  const covers = new Overlaps(named.map((mention) => ({ start: mention.span.start, end: mention.span.end, mention })));
  const posts = new Overlaps(consumed);
  return others.filter(({ span, label, kind, rule }) => {
    // 日本|长冈市市长 tells where the city lies; the divisions at home are known
    if (label === 'Place' && rule !== 'recognise/place-foreign' && posts.of(span).length > 0) return false;
    return !covers.of(span).some(({ start, end, mention }) => {
      const inside = contains({ start, end }, span);
      // 某县|石桥镇|白石村党支部 tells where the village lies
      if (inside && (kind === 'town' || kind === 'village')) return false;
      if (label === 'Place') return inside || mention.label === 'Person' || !contains(span, { start, end });
      return inside && (label !== 'Work' || mention.label === 'Person');
    });
  });
}
