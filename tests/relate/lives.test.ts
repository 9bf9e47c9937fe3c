import { join } from 'node:path';
import { z } from 'zod';
import type { EntityLabel, Mention } from '../../src/domain/mention.js';
import { readYaml } from '../../src/knowledge/read-yaml.js';
import { relateLives } from '../../src/pipeline/4-relate/lives.js';
import { contextOfCase } from '../recognise/label-cases.js';

const FOLDER = join(import.meta.dirname, '..', 'cases', 'lives');
const stated = readYaml(
  join(FOLDER, 'stated.yaml'),
  z.array(z.strictObject({ text: z.string(), expect: z.array(z.string()) })),
);
const notStated = readYaml(join(FOLDER, 'not-stated.yaml'), z.array(z.string()));

/** Printed form, label, canonical name, kind: every occurrence in a case is a mention. */
const NAMES: readonly (readonly [form: string, label: EntityLabel, name: string, kind?: string])[] = [
  ['李志强', 'Person', '李志强'],
  ['王海涛', 'Person', '王海涛'],
  ['刘小兰', 'Person', '刘小兰'],
  ['株洲市第二中学', 'Organization', '株洲市第二中学', 'school'],
  ['湖南大学', 'Organization', '湖南大学', 'school'],
  ['清华大学', 'Organization', '清华大学', 'school'],
  ['攸县', 'Place', '攸县', 'county'],
  ['湖南', 'Place', '湖南省', 'province'],
  ['江苏', 'Place', '江苏省', 'province'],
  ['无锡', 'Place', '无锡市', 'city'],
  ['长沙', 'Place', '长沙市', 'city'],
  ['株洲', 'Place', '株洲市', 'city'],
];

function mentionsIn(text: string): Mention[] {
  const found: Mention[] = [];
  for (const [form, label, name, kind] of NAMES) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
      const span = { start, end: start + form.length };
      if (found.some((other) => other.span.start < span.end && span.start < other.span.end)) continue;
      found.push({ span, label, name, ...(kind ? { kind } : {}), rule: 'test', certain: true });
    }
  }
  return found;
}

function facts(text: string, mentions = mentionsIn(text)): string[] {
  const context = contextOfCase({ text });
  const paragraphs = text.split('\n').map((line) => ({
    start: text.indexOf(line),
    end: text.indexOf(line) + line.length,
  }));
  const article = { ...context.article, parts: { ...context.article.parts, paragraphs } };
  const claims = relateLives({ ...context, article }, mentions);
  return claims
    .map(({ type, from, to, qualifier }) => {
      const [a, b] = [from, to].map((key) => key.slice(key.indexOf(':') + 1));
      return `${type} ${a} → ${b}${qualifier === undefined ? '' : ` ${qualifier}`}`;
    })
    .sort();
}

test.each(stated.map(({ text, expect }) => [text, expect] as const))('%s', (text, expected) => {
  expect(facts(text)).toEqual([...expected].sort());
});

test.each(notStated)('no fact in %s', (text) => {
  expect(facts(text)).toEqual([]);
});

test('a bare 无锡人 counts where the article names the place elsewhere, and gives nothing where it does not', () => {
  const bare = (text: string): Mention[] =>
    mentionsIn(text).filter(({ span, label }) => label !== 'Place' || text[span.end] !== '人');
  const named = '代表团到了无锡。无锡人李志强做向导。';
  expect(facts(named, bare(named))).toEqual(['BORN_IN 李志强 → 无锡市']);
  const unnamed = '无锡人李志强做向导。';
  expect(facts(unnamed, bare(unnamed))).toEqual([]);
});

test('evidence is the sentence', () => {
  const text = '会开了一天。李志强毕业于湖南大学。';
  const [claim] = relateLives(contextOfCase({ text }), mentionsIn(text));
  expect(text.slice(claim?.evidence.start, claim?.evidence.end)).toBe('李志强毕业于湖南大学。');
});

test('a byline is nobody’s life', () => {
  const text = '记者 李志强\n毕业于湖南大学。';
  const context = contextOfCase({ text });
  const parts = { ...context.article.parts, bylines: [{ start: 0, end: 6 }] };
  expect(relateLives({ ...context, article: { ...context.article, parts } }, mentionsIn(text))).toEqual([]);
});
