import type { Article } from '../domain/article.js';
import { ARTICLE_KEY, type Claim, type Entity } from '../domain/claim.js';
import type { ArticleFacts } from '../domain/facts.js';
import type { Mention } from '../domain/mention.js';
import type { Writable } from '../domain/writable.js';
import type { Knowledge } from '../knowledge/index.js';
import { recognise } from './3-recognise/index.js';
import { relate } from './4-relate/index.js';

/** The facts of one article: recognise, then relate. Pure. */
export function extractArticle(article: Article, knowledge: Knowledge): ArticleFacts {
  const recognition = recognise(article, knowledge);
  const { events, claims, issues } = relate(recognition);
  const entities = [...entitiesOf(recognition.mentions), ...events];
  const keys = new Set(entities.map(({ key }) => key));
  return {
    article,
    entities,
    claims: claims.filter((claim) => joins(claim, keys)),
    issues: [...article.issues, ...recognition.issues, ...issues],
  };
}

function joins({ from, to }: Claim, keys: ReadonlySet<string>): boolean {
  return keys.has(from) && (to === ARTICLE_KEY || keys.has(to));
}

/** One entity for each label and canonical name, in the order of their first mentions. */
function entitiesOf(mentions: readonly Mention[]): Entity[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = `${mention.label}:${mention.name}`;
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  return [...groups].map(([key, group]) => entityOf(key, group));
}

function entityOf(key: string, group: readonly Mention[]): Entity {
  const stated = group.find(({ implied }) => !implied);
  const first = stated ?? (group[0] as Mention);
  const kind = group.find((mention) => mention.kind !== undefined)?.kind;
  const entity = { key, label: first.label, name: first.name } as Writable<Entity>;
  if (kind !== undefined) entity.kind = kind;
  entity.aliases = aliasesOf(first.name, group);
  entity.mentions = group.map(({ span }) => span);
  entity.rule = first.rule;
  entity.certain = group.some(({ certain }) => certain);
  if (!stated) entity.implied = true;
  return entity;
}

/** The forms other than `name` that the mentions give, each once. */
function aliasesOf(name: string, group: readonly Mention[]): string[] {
  const aliases: string[] = [];
  for (const mention of group) {
    for (const alias of mention.aliases ?? []) if (alias !== name && !aliases.includes(alias)) aliases.push(alias);
  }
  return aliases.sort();
}
