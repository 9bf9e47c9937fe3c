import { extended } from '../../domain/extended.js';
import type { Mention } from '../../domain/mention.js';
import { contains, overlaps } from '../../domain/span.js';
import type { Gazetteer } from '../../knowledge/gazetteer.js';
import type { PlaceWords } from '../../knowledge/place-words.js';
import type { Topics } from '../../knowledge/topics.js';
import { allMatches } from '../../text/matches.js';
import type { RecogniseContext, Recognised } from './context.js';
import { TokenView } from './places/token-view.js';
import { openTopics, regionTopics } from './topics/open.js';
import { quotedTopics, topicMention } from './topics/quoted.js';
import { spiritTopics } from './topics/spirit.js';

/** The part of the knowledge that topics need. */
interface TopicKnowledge {
  readonly topics: Topics;
  readonly gazetteer: Gazetteer;
  readonly placeWords: PlaceWords;
}
export type TopicContext = Omit<RecogniseContext, 'knowledge'> & { readonly knowledge: TopicKnowledge };

/**
 * Named policies, strategies, plans, campaigns and spirits. Quoted names keep no quotes; a name that is quoted once is
 * read without quotes elsewhere in the article; the longest of overlapping readings stands.
 */
export function recogniseTopics({ article, folded, tokens, knowledge }: TopicContext): Recognised {
  const { topics, gazetteer, placeWords } = knowledge;
  const view = TokenView.of(folded, tokens);
  const quoted = quotedTopics(folded, topics, gazetteer);
  const found = [
    ...quoted,
    ...spiritTopics(folded, gazetteer),
    ...openTopics(view, topics, cutsOf(placeWords)),
    ...regionTopics(folded, topics, gazetteer),
    ...repeatedMottoes(
      folded,
      article.headline === '' ? [] : [article.headline, article.subtitle ?? '', article.kicker ?? ''],
    ),
  ];
  const once = withoutOverlaps([...found, ...unquotedAgain(folded, quoted)]);
  return { mentions: mergeShort(once), issues: [] };
}

const CUTS = new WeakMap<PlaceWords, ReadonlySet<string>>();

/** The words that no name without quotes goes on over, gathered once. */
function cutsOf(words: PlaceWords): ReadonlySet<string> {
  const cuts = CUTS.get(words) ?? new Set([...words.cut, ...words.verbs]);
  CUTS.set(words, cuts);
  return cuts;
}

/** 一核四区 without quotes, after “一核四区” elsewhere. */
function unquotedAgain(text: string, quoted: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  const names = new Map(
    quoted.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])].map((form) => [form, name] as const)),
  );
  for (const [form, name] of names) {
    if (form.length < 4) continue;
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
      found.push(topicMention(at, at + form.length, name, 'recognise/topic-again', [form]));
    }
  }
  return found;
}

const MOTTO = /“(\p{Script=Han}{4,6})[ ,、](\p{Script=Han}{4,6})”/gu;

/** A motto of two equal halves that the heading quotes and the body quotes again. */
function repeatedMottoes(text: string, headings: readonly string[]): Mention[] {
  const mottoes = new Map<string, Mention[]>();
  for (const match of allMatches(MOTTO, text)) {
    const [, first = '', second = ''] = match;
    if (first.length !== second.length) continue;
    const name = `${first} ${second}`;
    const mention = topicMention(match.index, match.index + match[0].length, name, 'recognise/topic-motto', [
      match[0].slice(1, -1),
    ]);
    mottoes.set(name, [...(mottoes.get(name) ?? []), mention]);
  }
  if (mottoes.size === 0) return [];
  const heading = headings.join('\n').replace(/[ ,、,]/g, '');
  return [...mottoes].flatMap(([name, mentions]) =>
    mentions.length >= 3 || (mentions.length === 2 && heading.includes(name.replace(' ', ''))) ? mentions : [],
  );
}

/** Of overlapping mentions the longest; of equal ones the first found. Sorted by position. */
function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const length = ({ span }: Mention): number => span.end - span.start;
  const sorted = [...mentions].sort((a, b) => a.span.start - b.span.start || length(b) - length(a));
  const kept: Mention[] = [];
  for (const mention of sorted) {
    const last = kept.at(-1);
    if (!last || !overlaps(last.span, mention.span)) kept.push(mention);
    else if (!contains(last.span, mention.span) && length(mention) > length(last)) kept[kept.length - 1] = mention;
  }
  return kept;
}

/** “两高五新” alone is 两高五新战略 where the article has the longer name. */
function mergeShort(mentions: readonly Mention[]): Mention[] {
  const full = new Map<string, string>();
  for (const { name, aliases } of mentions)
    for (const alias of aliases ?? []) if (alias.length < name.length) full.set(alias, name);
  return mentions.map((mention) => {
    const name = full.get(mention.name);
    return name === undefined ? mention : extended(mention, { name, aliases: [mention.name] });
  });
}
