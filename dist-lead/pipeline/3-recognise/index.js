import { contains } from '../../domain/span.js';
import { fold } from '../../text/fold.js';
import { sentencesOf } from '../../text/sentences.js';
import { segmentWords } from '../../text/words.js';
import { readCareers, settled, withCareerOrgans } from './careers.js';
import { joinPosts, readDistributivePosts } from './distributive.js';
import { ownersBefore } from './organizations/before-titles.js';
import { isUnresolved, Levels, mentionOf, parentsIn, recogniseOrganizations, unresolvedIssues, } from './organizations/index.js';
import { Overlaps } from './overlaps.js';
import { recognisePersons } from './persons/index.js';
import { verbsBeforeAbbreviated } from './places/abbreviated.js';
import { recognisePlaces } from './places.js';
import { readPosts } from './posts.js';
import { recogniseProjects } from './projects.js';
import { scanTitles } from './titles.js';
import { TokenIndex } from './token-index.js';
import { recogniseTopics } from './topics.js';
import { recogniseWorks } from './works.js';
/** Folds and cuts an article for the recognisers. */
export function contextOf(article, knowledge) {
    const folded = fold(article.text);
    const sentences = sentencesOf(folded);
    const tokens = sentences.flatMap((sentence) => segmentWords(folded, sentence, knowledge.words));
    return { article, folded, sentences, tokens, knowledge };
}
/** Finds the mentions of every label in an article. */
export function recognise(article, knowledge) {
    const context = contextOf(article, knowledge);
    const index = new TokenIndex(context.tokens, context.folded.length);
    const levels = new Levels(article.meta, knowledge.gazetteer);
    const bySentence = new Map(context.sentences.map((sentence) => [sentence, scanTitles(context.folded, sentence, index, knowledge.titles)]));
    const titlesOf = (sentence) => bySentence.get(sentence) ?? [];
    const [places, topics, projects, works] = [recognisePlaces, recogniseTopics, recogniseProjects, recogniseWorks].map((read) => read(context));
    for (const { span, kind, name } of places.mentions) {
        if (kind === 'village' || kind === 'town')
            levels.noteTown(span.start, name);
    }
    const titled = new Overlaps(works.mentions.map(({ span }) => span));
    const found = withoutSites(recogniseOrganizations(context, index, levels, titlesOf).filter((organization) => !titled.any(organization)), places.mentions);
    const sites = new Overlaps(places.mentions.filter(({ kind }) => kind === 'site').map(({ span }) => span));
    // 兰卡 in 斯里兰卡, 索马里 are no persons
    const countries = new Overlaps(places.mentions.filter(({ kind, span }) => kind === 'country' && span.end - span.start > 2).map(({ span }) => span));
    const verbs = verbsBeforeAbbreviated(places.mentions);
    const placeSpans = new Overlaps(places.mentions.map(({ span }) => span));
    const persons = recognisePersons(context, index, titlesOf, [...found, ...levels.named()]).filter(({ rule, span }) => !countries.any(span) &&
        !verbs.has(span.start) &&
        (rule !== 'recognise/national-figure' || !sites.any(span)) &&
        // 到前卫、焦岭、… : what the place rules know for a place is no name without a word that says so
        (rule !== 'recognise/tagger' || !placeSpans.of(span).some((place) => contains(place, span))));
    const titles = [...bySentence.values()].flat();
    const careers = readCareers(context, { persons, organizations: found, titlesOf, levels, tokens: index });
    const { organizations, organs } = withCareerOrgans(found, careers.organs);
    const shared = joinPosts(readPosts(context, persons, found, titles, levels), readDistributivePosts(context, persons, found, titles, levels));
    const { posts: joined, implied, consumed } = joinPosts(shared, careers);
    const posts = settled(joined, careers);
    const owners = ownersBefore(context, index, projects.mentions, organizations, places.mentions);
    const told = organizations.filter((each) => !(isUnresolved(each) && article.meta.city !== undefined));
    const named = [...told.map(mentionOf), ...organs, ...parentsIn(context, organizations), ...owners, ...persons];
    const others = [places, topics, projects, works].flatMap((found) => found.mentions);
    const mentions = [...named, ...implied, ...standing(others, named, consumed)].sort(inTextOrder);
    const issues = [places, topics, projects, works].flatMap((found) => found.issues);
    return { context, mentions, posts, issues: [...unresolvedIssues(organizations), ...issues] };
}
/** 成都市云河文创中心: what the place rules know for a site is no organization. */
function withoutSites(organizations, places) {
    const siteEnds = new Set(places.filter(({ kind }) => kind === 'site' || kind === 'zone').map(({ span }) => span.end));
    return organizations.filter(({ name, end }) => !(siteEnds.has(end) && /(?:中心|基地|馆|园)$/.test(name)));
}
function inTextOrder(a, b) {
    return a.span.start - b.span.start || b.span.end - a.span.end || (a.label < b.label ? -1 : 1);
}
/**
 * A place within an organization's or person's name or a post is no place of the article; nor is anything else what lies
 * within an organization's name.
 */
function standing(others, named, consumed) {
    const covers = new Overlaps(named.map((mention) => ({ ...mention.span, mention })));
    const posts = new Overlaps(consumed);
    return others.filter(({ span, label, kind, rule }) => {
        // 日本|长冈市市长 tells where the city lies; the divisions at home are known
        if (label === 'Place' && rule !== 'recognise/place-foreign' && posts.of(span).length > 0)
            return false;
        return !covers.of(span).some(({ start, end, mention }) => {
            const inside = contains({ start, end }, span);
            // 某县|石桥镇|白石村党支部 tells where the village lies
            if (inside && (kind === 'town' || kind === 'village'))
                return false;
            if (label === 'Place')
                return inside || mention.label === 'Person' || !contains(span, { start, end });
            return inside && (label !== 'Work' || mention.label === 'Person');
        });
    });
}
