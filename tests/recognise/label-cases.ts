import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Article } from '../../src/domain/article.js';
import type { Mention } from '../../src/domain/mention.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import type { RecogniseContext } from '../../src/pipeline/3-recognise/context.js';
import { contextOf } from '../../src/pipeline/3-recognise/index.js';

/** One sentence of tests/cases/: the names expected of one label, and those that must not be there. */
export interface LabelCase {
  readonly text: string;
  readonly city?: string;
  readonly province?: string;
  readonly date?: string;
  readonly publication?: string;
  readonly names?: readonly string[];
  readonly kinds?: Readonly<Record<string, string>>;
  readonly not?: readonly string[];
  /** `inner → outer`, for relations. */
  readonly claims?: readonly string[];
}

export function readCases(folder: string): [text: string, testCase: LabelCase][] {
  const path = new URL(`../cases/${folder}/cases.yaml`, import.meta.url);
  const cases = parse(readFileSync(path, 'utf8')) as LabelCase[];
  return cases.map((testCase) => [testCase.text, testCase]);
}

/** The context of one sentence as an article of a paper of 株洲市, unless the case says otherwise. */
export function contextOfCase({
  text,
  city = '株洲市',
  province = '湖南省',
  date = '2021-03-15',
  publication,
}: LabelCase): RecogniseContext {
  const article: Article = {
    index: 0,
    headline: '',
    kind: 'news',
    meta: { city, province, date, ...(publication === undefined ? {} : { publication }) },
    text,
    parts: { bylines: [], paragraphs: [{ start: 0, end: text.length }], sectionHeads: [] },
    pieces: [{ start: 0, pageStart: 0, length: text.length }],
    issues: [],
  };
  return contextOf(article, loadKnowledge());
}

/** Fails with the whole list of names when it differs from the expected one; `names` absent checks `not` alone. */
export function expectNames(testCase: LabelCase, mentions: readonly Mention[]): void {
  const found = [...new Set(mentions.map(({ name }) => name))].sort();
  if (testCase.names) expect(found).toEqual([...testCase.names].sort());
  for (const name of testCase.not ?? []) expect(found).not.toContain(name);
  const kinds = new Map(mentions.map(({ name, kind }) => [name, kind]));
  for (const [name, kind] of Object.entries(testCase.kinds ?? {}))
    expect([name, kinds.get(name)]).toEqual([name, kind]);
  for (const { span } of mentions) expect(span.start).toBeLessThan(span.end);
}
