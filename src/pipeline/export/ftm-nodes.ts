import type { GraphNode, ItemProperties, NodeLabel } from '../../domain/graph-item.js';
import { allFitting, type Fragment, fitting, isTooLong, textParts } from './ftm-entity.js';

/** Kinds of organization that are public bodies, with the topics that follow from the kind alone. */
export const PUBLIC_BODIES: Readonly<Record<string, string>> = {
  party: 'pol.party',
  government: 'gov',
  congress: 'gov.legislative',
  cppcc: 'gov',
  judiciary: 'gov.judicial',
  military: 'mil',
};

type Properties = Fragment['properties'];

const SCHEMATA: Readonly<Record<NodeLabel, (node: GraphNode) => readonly [schema: string, properties: Properties]>> = {
  Person: ({ also, properties }) => [
    'Person',
    {
      ...named(properties),
      weakAlias: fitting('name', properties.pinyin),
      // whether an official is politically exposed is for the law of the reader's country
      classification: also.includes('Official') ? ['official'] : [],
    },
  ],
  Organization: ({ properties }) => [
    schemaOfOrganization(properties.kind),
    {
      ...named(properties),
      classification: fitting('string', properties.kind),
      topics: fitting('string', PUBLIC_BODIES[String(properties.kind)]),
    },
  ],
  Project: ({ properties }) => ['Project', { ...named(properties), keywords: fitting('string', properties.kind) }],
  Event: ({ properties }) => [
    'Event',
    {
      ...named(properties),
      startDate: fitting('string', properties.date),
      endDate: fitting('string', properties.end),
      summary: fitting('text', properties.dateText),
      keywords: fitting('string', properties.kind),
    },
  ],
  Place: ({ properties }) => [
    'Address',
    {
      ...named(properties),
      full: fitting('address', properties.name),
      // in the national list of divisions
      country: properties.code === undefined ? [] : ['cn'],
    },
  ],
  // no schema is made for policies and plans; a note can have a name, and links can lead to it
  Topic: ({ properties }) => ['Note', { ...named(properties), description: fitting('text', properties.name) }],
  Work: ({ properties }) => ['Document', { ...named(properties), ...titled(properties.name) }],
  Article: ({ id, properties }) => [
    'Article',
    {
      title: fitting('string', properties.headline),
      fileName: [`${id}.txt`],
      summary: [...fitting('text', properties.kicker), ...fitting('text', properties.subtitle)],
      bodyText: textParts(String(properties.text ?? '')),
      date: fitting('string', properties.date),
      publishedAt: fitting('string', properties.date),
      keywords: fitting('string', properties.kind),
      parent: fitting('string', properties.pageId),
      language: ['zho'],
      mimeType: ['text/plain'],
    },
  ],
  SourcePage: ({ properties }) => [
    'Folder',
    { ...titled(properties.path), parent: fitting('string', properties.publication) },
  ],
  Publication: ({ properties }) => ['Folder', titled(properties.name)],
};

/** What a node is in FollowTheMoney. */
export function nodeFragment(node: GraphNode): Fragment {
  const [schema, properties] = SCHEMATA[node.label](node);
  return { id: node.id, schema, properties };
}

function schemaOfOrganization(kind: unknown): string {
  if (String(kind) in PUBLIC_BODIES) return 'PublicBody';
  return kind === 'enterprise' ? 'Company' : 'Organization';
}

/** Names; one that is too long for a name stands in the notes as a whole. */
function named({ name, aliases }: ItemProperties): Properties {
  const long = isTooLong('name', String(name));
  return {
    name: fitting('name', name),
    alias: allFitting('name', aliases),
    notes: long ? textParts(String(name)) : [],
  };
}

function titled(title: unknown): Properties {
  return { title: fitting('string', title), fileName: fitting('string', title) };
}
