import type { Article } from '../../domain/article.js';
import type { Issue } from '../../domain/issue.js';
import type { Mention } from '../../domain/mention.js';
import { contains, overlaps, type Span } from '../../domain/span.js';
import type { Knowledge } from '../../knowledge/index.js';
import { fold } from '../../text/fold.js';
import { sentencesOf } from '../../text/sentences.js';
import { segmentWords } from '../../text/words.js';
import type { RecogniseContext } from './context.js';
import { Levels, mentionOf, parentsIn, recogniseOrganizations, unresolvedIssues } from './organizations/index.js';
import { recognisePersons } from './persons/index.js';
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
  const sentences = sentencesOf(folded);
  const tokens = sentences.flatMap((sentence) => segmentWords(folded, sentence, knowledge.words));
  return { article, folded, sentences, tokens, knowledge };
}

/** Finds the mentions of every label in an article. */
export function recognise(article: Article, knowledge: Knowledge): Recognition {
  const context = contextOf(article, knowledge);
  const index = new TokenIndex(context.tokens, context.folded.length);
  const levels = new Levels(article.meta, knowledge.gazetteer);
  const bySentence = new Map<Span, readonly TitleSpan[]>(
    context.sentences.map((sentence) => [
      sentence,
      scanTitles(context.folded, sentence, context.tokens, knowledge.titles),
    ]),
  );
  const titles = [...bySentence.values()].flat();
  const organizations = recogniseOrganizations(context, index, levels, (sentence) => bySentence.get(sentence) ?? []);
  const persons = recognisePersons(context, index, (sentence) => bySentence.get(sentence) ?? [], [
    ...organizations,
    ...levels.named(),
  ]);
  const { posts, implied, consumed } = readPosts(context, persons, organizations, titles, levels);
  const recognised = [recognisePlaces, recogniseTopics, recogniseProjects, recogniseWorks].map((read) => read(context));
  const named = [...organizations.map(mentionOf), ...parentsIn(context, organizations), ...persons];
  const others = recognised.flatMap((found) => found.mentions).filter((mention) => stands(mention, named, consumed));
  const mentions = [...named, ...implied, ...others].sort(inTextOrder);
  const issues = [...unresolvedIssues(organizations), ...recognised.flatMap((found) => found.issues)];
  return { context, mentions, posts, issues };
}

function inTextOrder(a: Mention, b: Mention): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.label < b.label ? -1 : 1);
}

/** A place within an organization's or person's name or a post is no place of the article; so with what lies within an organization. */
function stands(mention: Mention, named: readonly Mention[], consumed: readonly Span[]): boolean {
  const { span, label } = mention;
  if (label === 'Place' && consumed.some((other) => overlaps(other, span))) return false;
  return !named.some((other) => {
    if (!overlaps(other.span, span)) return false;
    if (label === 'Place') return contains(other.span, span) || other.label === 'Person' || !contains(span, other.span);
    return contains(other.span, span) && (label !== 'Work' || other.label === 'Person');
  });
}
