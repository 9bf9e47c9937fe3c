import type { Article } from '../../domain/article.js';
import type { Issue } from '../../domain/issue.js';
import type { Mention } from '../../domain/mention.js';
import type { Span } from '../../domain/span.js';
import type { Knowledge } from '../../knowledge/index.js';
import { fold } from '../../text/fold.js';
import { sentencesOf } from '../../text/sentences.js';
import { segmentWords } from '../../text/words.js';
import type { RecogniseContext } from './context.js';
import {
  Levels,
  mentionOf,
  type OrganizationCandidate,
  recogniseOrganizations,
  unresolvedIssues,
} from './organizations/index.js';
import { recognisePersons } from './persons/index.js';
import { scanTitles, type TitleSpan } from './titles.js';
import { TokenIndex } from './token-index.js';

/** The mentions of an article with what later stages need to read posts. */
export interface Recognition {
  readonly context: RecogniseContext;
  readonly mentions: readonly Mention[];
  readonly organizations: readonly OrganizationCandidate[];
  readonly titles: readonly TitleSpan[];
  readonly levels: Levels;
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
  const organizations = recogniseOrganizations(context, index, levels);
  const bySentence = new Map<Span, readonly TitleSpan[]>(
    context.sentences.map((sentence) => [
      sentence,
      scanTitles(context.folded, sentence, context.tokens, knowledge.titles),
    ]),
  );
  const titles = [...bySentence.values()].flat();
  const persons = recognisePersons(context, index, (sentence) => bySentence.get(sentence) ?? [], [
    ...organizations,
    ...levels.named(),
  ]);
  const mentions = [...organizations.map(mentionOf), ...persons].sort((a, b) => a.span.start - b.span.start);
  return { context, mentions, organizations, titles, levels, issues: unresolvedIssues(organizations) };
}
