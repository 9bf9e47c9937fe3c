import type { Article } from '../../src/domain/article.js';
import { ARTICLE_KEY, type Claim, type Entity, type RelationType } from '../../src/domain/claim.js';
import type { ArticleFacts, PageFacts } from '../../src/domain/facts.js';
import type { EntityLabel } from '../../src/domain/mention.js';
import type { Span } from '../../src/domain/span.js';

/** What a pipeline might have read in an article, as the tables of cases state it. */
export interface Extracted {
  readonly headline: string;
  readonly kicker?: string;
  readonly subtitle?: string;
  /** The lines under the heading. */
  readonly text: string;
  /** `[type, name, printed form]`; the printed form is the name when left out. */
  readonly entities?: readonly (readonly [type: EntityLabel, name: string, printed?: string])[];
  readonly events?: readonly { readonly name: string; readonly date: string }[];
  /** `[type, from, to, qualifier, evidence]`; the ends are names of entities or events, or `article`. */
  readonly relations?: readonly (readonly [RelationType, string, string, string | null, string])[];
}

const META = { publication: '清河日报', city: '清河市', province: '云山省', date: '2024-05-20', page: 'A1' };

/** The facts of a page whose articles stand one under the other; `unread` is printed below them and in no article. */
export function pageFacts(extracted: readonly Extracted[], unread = ''): PageFacts {
  const texts = extracted.map(textOf);
  const starts = texts.map((_, i) => texts.slice(0, i).reduce((sum, text) => sum + text.length + 1, 0));
  const articles = extracted.map((article, i) => articleFacts(article, i, starts[i] as number));
  const text = [...texts, unread].join('\n');
  return { page: { path: 'qinghe.txt', meta: META, text, hash: '', issues: [] }, articles };
}

function textOf({ kicker, headline, subtitle, text }: Extracted): string {
  return [kicker, headline, subtitle, text].filter((part) => part).join('\n');
}

function articleFacts(extracted: Extracted, index: number, pageStart: number): ArticleFacts {
  const text = textOf(extracted);
  const { headline, kicker, subtitle } = extracted;
  const article: Article = {
    index,
    headline,
    ...(kicker ? { kicker } : {}),
    ...(subtitle ? { subtitle } : {}),
    kind: 'news',
    meta: META,
    text,
    parts: { bylines: [], paragraphs: [], sectionHeads: [] },
    pieces: [{ start: 0, pageStart, length: text.length }],
    issues: [],
  };
  const entities = entitiesOf(extracted, text);
  const keyOf = (name: string): string => {
    if (name === ARTICLE_KEY) return ARTICLE_KEY;
    const entity = entities.find((e) => e.name === name);
    if (!entity) throw new Error(`the case has no entity ${name}`);
    return entity.key;
  };
  const claims = (extracted.relations ?? []).map(
    ([type, from, to, qualifier, evidence]): Claim => ({
      type,
      from: keyOf(from),
      to: keyOf(to),
      ...(qualifier === null ? {} : { qualifier }),
      certain: true,
      evidence: spanOf(text, evidence),
      rule: 'test/claim',
    }),
  );
  return { article, entities, claims, issues: [] };
}

function entitiesOf({ entities = [], events = [] }: Extracted, text: string): Entity[] {
  const common = { aliases: [], rule: 'test/entity', certain: true };
  return [
    ...entities.map(
      ([label, name, form = name]): Entity => ({
        ...common,
        key: `${label}:${name}`,
        label,
        name,
        mentions: [spanOf(text, form)],
      }),
    ),
    ...events.map(
      ({ name, date }, i): Entity => ({
        ...common,
        key: `Event:${i + 1}`,
        label: 'Event',
        name,
        date,
        mentions: [spanOf(text, name)],
      }),
    ),
  ];
}

function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`the case does not print ${part}`);
  return { start, end: start + part.length };
}
