import { join } from 'node:path';
import { z } from 'zod';
import type { Mention } from '../../src/domain/mention.js';
import { loadKnowledge } from '../../src/knowledge/index.js';
import { readYaml } from '../../src/knowledge/read-yaml.js';
import type { RecogniseContext } from '../../src/pipeline/3-recognise/context.js';
import {
  type DistributivePosts,
  joinPosts,
  readDistributivePosts,
} from '../../src/pipeline/3-recognise/distributive.js';
import { Levels, recogniseOrganizations } from '../../src/pipeline/3-recognise/organizations/index.js';
import { type Post, readPosts } from '../../src/pipeline/3-recognise/posts.js';
import { scanTitles } from '../../src/pipeline/3-recognise/titles.js';
import { TokenIndex } from '../../src/pipeline/3-recognise/token-index.js';
import { contextOfCase } from './label-cases.js';

const Case = z.strictObject({ text: z.string(), people: z.array(z.string()), posts: z.array(z.string()) });
const path = join(import.meta.dirname, '..', 'cases', 'distributive', 'cases.yaml');
const cases = readYaml(path, z.array(Case)).map((each) => [each.text, each] as const);

function personsIn(text: string, names: readonly string[]): Mention[] {
  return names.map((name) => {
    const start = text.indexOf(name);
    const span = { start, end: start + name.length };
    return { span, label: 'Person', name, rule: 'test', certain: true };
  });
}

interface Read {
  readonly context: RecogniseContext;
  readonly shared: DistributivePosts;
  readonly joined: ReturnType<typeof joinPosts>;
}

function read(text: string, people: readonly string[]): Read {
  const context = contextOfCase({ text, city: '杭州市', province: '浙江省' });
  const knowledge = loadKnowledge();
  const index = new TokenIndex(context.tokens, context.folded.length);
  const levels = new Levels(context.article.meta, knowledge.gazetteer);
  const titles = context.sentences.flatMap((each) => scanTitles(context.folded, each, index, knowledge.titles));
  const organizations = recogniseOrganizations(context, index, levels, (sentence) =>
    titles.filter(({ start, end }) => sentence.start <= start && end <= sentence.end),
  );
  const persons = personsIn(text, people);
  const shared = readDistributivePosts(context, persons, organizations, titles, levels);
  const joined = joinPosts(readPosts(context, persons, organizations, titles, levels), shared);
  return { context, shared, joined };
}

function line({ person, holder, title, former }: Post): string {
  return `${former ? '! ' : ''}${person.name} | ${holder} | ${title}`;
}

test.each(cases)('%s', (text, { people, posts }) => {
  expect(read(text, people).shared.posts.map(line).sort()).toEqual([...posts].sort());
});

test.each(cases.filter(([, { posts }]) => posts.length > 0))('nothing else is read from %s', (text, given) => {
  const { joined } = read(text, given.people);
  expect(joined.posts.map(line).sort()).toEqual([...given.posts].sort());
  const names = new Set(joined.posts.map(({ holder }) => holder));
  expect(joined.implied.filter(({ name }) => !names.has(name))).toEqual([]);
});

test('evidence is the sentence, and the places of the list name no place', () => {
  const text = '会上宣布了任命。李志强、王海涛分别任桐庐、淳安两县县长。';
  const { shared } = read(text, ['李志强', '王海涛']);
  expect(shared.posts.map(({ evidence }) => text.slice(evidence.start, evidence.end))).toEqual(
    Array(2).fill('李志强、王海涛分别任桐庐、淳安两县县长。'),
  );
  expect(shared.consumed.map(({ start, end }) => text.slice(start, end))).toEqual(['桐庐', '淳安']);
});
