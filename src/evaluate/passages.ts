import type { ArticleFacts } from '../domain/facts.js';
import { contains, overlaps, type Span } from '../domain/span.js';
import { type ArticlePair, NO_ARTICLE } from './align.js';
import type { GoldArticle, GoldRelation } from './gold.js';
import { normalise } from './normalise.js';
import type { PageReading, Reading } from './reading.js';

/** Shorter words stand in too many places to say which article they belong to. */
const MIN_LENGTH = 4;

/** A passage that its gold article has and the article paired with it has not. */
interface LostPassage {
  readonly gold: GoldArticle;
  readonly words: string;
}

/** A passage of one gold article that an article paired with another one, or with none, prints. */
interface StrayPassage {
  readonly reading: Reading;
  readonly span: Span;
  readonly words: string;
}

/** Where the passages of the gold articles of one page were put. */
export interface Passages {
  /** How many passages of a gold article stand in the article paired with it. */
  readonly kept: ReadonlyMap<GoldArticle, number>;
  readonly lost: readonly LostPassage[];
  readonly strays: readonly StrayPassage[];
}

/**
 * The words that a gold article gives as evidence of its relations; where words are left out (…), the parts between.
 * As the gold facts have no offsets, these passages tell which words of the page belong to which article.
 */
export function passagesOf(article: GoldArticle): string[] {
  const passages = article.relations.flatMap(wordsOf);
  return [...new Map(passages.map((words) => [normalise(words), words])).values()];
}

/** The passages of a relation's evidence. */
export function wordsOf({ evidence }: GoldRelation): string[] {
  return (evidence ?? '').split(/…+|\.{3,}/).filter((words) => normalise(words).length >= MIN_LENGTH);
}

/**
 * Puts every passage of the gold articles to the article that prints it. A passage is kept when the article paired with
 * its own prints it. Otherwise it is lost; and an article that prints it without a passage of the same words of its own
 * has a stray.
 */
export function placePassages(pairs: readonly ArticlePair[], page: PageReading): Passages {
  const kept = new Map<GoldArticle, number>();
  const lost: LostPassage[] = [];
  const strays: StrayPassage[] = [];
  const owned = new Map(pairs.map(({ gold, predicted }) => [page.of(predicted), passagesOf(gold).map(normalise)]));
  for (const { gold, predicted } of pairs) {
    if (gold === NO_ARTICLE) continue;
    const own = page.of(predicted);
    for (const words of passagesOf(gold)) {
      if (own?.text.holds(words)) {
        kept.set(gold, (kept.get(gold) ?? 0) + 1);
        continue;
      }
      lost.push({ gold, words });
      const elsewhere = page.readings.find(
        (reading) => reading.text.holds(words) && !owned.get(reading)?.includes(normalise(words)),
      );
      const [span] = elsewhere?.text.spansOf(words) ?? [];
      if (elsewhere && span) strays.push({ reading: elsewhere, span, words });
    }
  }
  return { kept, lost, strays };
}

/**
 * Whether the line in which `span` stands belongs to another gold article: it has a stray passage, and none of the
 * passages of the gold article with which its own article is paired.
 */
export function standsOnForeignLine(span: Span, reading: Reading, gold: GoldArticle, passages: Passages): boolean {
  const line = lineAround(span, reading.facts);
  const stray = passages.strays.some((s) => s.reading === reading && contains(line, s.span));
  return stray && !passagesOf(gold).some((words) => reading.text.spansOf(words).some((own) => overlaps(own, line)));
}

function lineAround({ start, end }: Span, { article }: ArticleFacts): Span {
  const after = article.text.indexOf('\n', end);
  return { start: article.text.lastIndexOf('\n', start - 1) + 1, end: after < 0 ? article.text.length : after };
}
