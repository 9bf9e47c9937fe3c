import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Article, ArticleKind } from '../../src/domain/article.js';
import type { EntityLabel, Mention } from '../../src/domain/mention.js';
import type { Span } from '../../src/domain/span.js';
import { type Gazetteer, readGazetteer } from '../../src/knowledge/gazetteer.js';
import type { Knowledge } from '../../src/knowledge/index.js';
import { readYaml } from '../../src/knowledge/read-yaml.js';
import type { RecogniseContext } from '../../src/pipeline/3-recognise/context.js';
import { type RelatedEvents, relateEvents } from '../../src/pipeline/4-relate/events/index.js';
import { fold } from '../../src/text/fold.js';
import { sentencesOf } from '../../src/text/sentences.js';

const CASES = join(import.meta.dirname, '..', 'cases');
const names = z.array(z.string()).default([]);

/** One case: a small article, the names in it, and what relateEvents makes of it. Names may carry a kind: 东湖区/zone. */
const Case = z.strictObject({
  why: z.string(),
  headline: z.string().optional(),
  text: z.string(),
  kind: z.string().default('news'),
  date: z.string().default('2023-05-16'),
  city: z.string().default('赣州市'),
  people: names,
  organizations: names,
  places: names,
  projects: names,
  topics: names,
  expect: z.array(z.string()),
});
export type Case = z.infer<typeof Case>;

/** The cases of every file of tests/cases/FOLDER, titled by file and reason. */
export function casesOf(folder: string): readonly (readonly [string, Case])[] {
  return readdirSync(join(CASES, folder))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      readYaml(join(CASES, folder, file), z.array(Case)).map((each) => [`${file}: ${each.why}`, each] as const),
    );
}

let gazetteer: Gazetteer | undefined;

/** Runs relateEvents over a case; every printed occurrence of a listed name is a mention. */
export function relate(given: Case): RelatedEvents & { readonly text: string } {
  const context = contextOf(given);
  return { ...relateEvents(context, mentionsOf(context.folded, given)), text: context.article.text };
}

function contextOf(given: Case): RecogniseContext {
  const article = articleOf(given);
  gazetteer ??= readGazetteer();
  const folded = fold(article.text);
  const knowledge = { gazetteer } as Knowledge;
  // events are told by their own words: none of the dictionary's are read
  const lattice = {} as RecogniseContext['lattice'];
  return { article, folded, sentences: sentencesOf(folded), tokens: [], lattice, knowledge };
}

function articleOf({ headline, text, kind, date, city }: Case): Article {
  const body = text.trim();
  const whole = headline === undefined ? body : `${headline}\n${body}`;
  const paragraphs: Span[] = [];
  let start = whole.length - body.length;
  for (const line of body.split('\n')) {
    if (line !== '') paragraphs.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return {
    index: 0,
    headline: headline ?? '',
    kind: kind as ArticleKind,
    meta: { ...(date === '' ? {} : { date }), city },
    text: whole,
    parts: {
      ...(headline === undefined ? {} : { headline: { start: 0, end: headline.length } }),
      bylines: [],
      paragraphs,
      sectionHeads: [],
    },
    pieces: [],
    issues: [],
  };
}

function mentionsOf(folded: string, given: Case): Mention[] {
  const listed: readonly (readonly [EntityLabel, readonly string[]])[] = [
    ['Person', given.people],
    ['Organization', given.organizations],
    ['Place', given.places],
    ['Project', given.projects],
    ['Topic', given.topics],
  ];
  return listed.flatMap(([label, entries]) => {
    const taken: Span[] = [];
    const longestFirst = [...entries].sort((a, b) => b.length - a.length);
    return longestFirst.flatMap((entry) => occurrences(folded, label, entry, taken));
  });
}

function occurrences(folded: string, label: EntityLabel, entry: string, taken: Span[]): Mention[] {
  const [name = '', kind] = entry.split('/');
  const found: Mention[] = [];
  for (let at = folded.indexOf(fold(name)); at >= 0; at = folded.indexOf(fold(name), at + 1)) {
    const span = { start: at, end: at + name.length };
    if (taken.some((other) => other.start < span.end && span.start < other.end)) continue;
    taken.push(span);
    found.push({ span, label, name, ...(kind === undefined ? {} : { kind }), rule: 'test/listed', certain: true });
  }
  return found;
}

/** Keys of the case's names without their label; an event keeps its key. */
export function plain(key: string): string {
  return key.startsWith('Event:') ? key : key.slice(key.indexOf(':') + 1);
}
