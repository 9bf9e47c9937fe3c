import type { EdgeType, GraphEdge, ItemProperties } from '../../domain/graph-item.js';
import { hashId } from '../5-resolve/ids.js';
import { type Fragment, fitting } from './ftm-entity.js';
import { PUBLIC_BODIES } from './ftm-nodes.js';
import type { NodeName } from './node-names.js';

/** An edge, with what its ends are called. */
export interface NamedEdge {
  readonly edge: GraphEdge;
  readonly from: NodeName;
  readonly to: NodeName;
}

/** Posts in what is no public body that direct it; of the others, these are of members, and all else is employment. */
const DIRECTORS =
  /(?:董事|监事|理事|总裁|经理|首席.*官|C[EFOT]O|法定代表人|法人代表|合伙人|书记|主席|(?<!班)主任|秘书|[事厂矿会社院校园行台馆店局所站书]长)$/u;
const MEMBERS = /(?:代表|委员|会员|社员|成员)$/u;

/** Properties of a fact that have a place of their own in an entity; the others are lines of its summary. */
const PLACED = new Set(['key', 'first', 'last', 'certain', 'title', 'role', 'as', 'kin', 'grade', 'former', 'source']);

type Shape = (named: NamedEdge) => Fragment[];

/** Facts that FollowTheMoney has schemata for; all others are links whose role is the type. */
const SHAPES: Partial<Record<EdgeType, Shape>> = {
  HOLDS_POSITION: postFragments,
  TOOK_PART_IN: (named) => [
    link(named, named.edge.properties.role),
    ...said(named, named.edge.to, {
      [named.edge.properties.role === 'organizer' ? 'organizer' : 'involved']: [named.edge.from],
    }),
  ],
  HELD_IN: (named) => [
    link(named),
    ...said(named, named.edge.from, {
      location: fitting('address', named.to.name),
      addressEntity: [named.edge.to],
    }),
  ],
  CONCERNS: (named) => [
    link(named),
    ...said(named, named.edge.from, {
      keywords: named.edge.toLabel === 'Topic' ? fitting('string', named.to.name) : [],
    }),
  ],
  LOCATED_IN: (named) => [
    link(named),
    ...said(named, named.edge.from, { address: fitting('address', named.to.name), addressEntity: [named.edge.to] }),
  ],
  BORN_IN: (named) => [link(named), ...said(named, named.edge.from, { birthPlace: fitting('string', named.to.name) })],
  GRADUATED_FROM: (named) => [
    link(named),
    ...said(named, named.edge.from, { education: fitting('string', named.to.name) }),
  ],
  INVOLVED_IN: (named) => {
    const { from, to, properties } = named.edge;
    return [
      entity(named, 'ProjectParticipant', {
        participant: [from],
        project: [to],
        role: fitting('string', properties.role),
      }),
      ...said(named, to, { phase: fitting('string', properties.stage) }),
    ];
  },
  // the edge runs from the kin, whom the relative of FollowTheMoney is, to the person
  RELATED_TO: (named) => {
    const { from, to, properties } = named.edge;
    return [
      entity(named, 'Family', { person: [to], relative: [from], relationship: fitting('string', properties.kin) }),
    ];
  },
  WROTE: (named) => {
    const { from, to, properties } = named.edge;
    return [
      entity(named, 'Documentation', { document: [to], entity: [from], role: fitting('string', properties.as) }),
      ...said(named, to, { author: fitting('string', named.from.name) }),
    ];
  },
  WROTE_WORK: (named) => [link(named), ...said(named, named.edge.to, { author: fitting('string', named.from.name) })],
  PUBLISHED: (named) => [link(named), ...said(named, named.edge.to, { publisher: fitting('string', named.from.name) })],
  MET: (named) => [link(named, `met (${named.edge.properties.grade})`)],
};

/** What a fact or MET is in FollowTheMoney: an entity between its ends, and what it makes known of them. */
export function factFragments(named: NamedEdge): Fragment[] {
  return SHAPES[named.edge.type]?.(named) ?? [link(named)];
}

/** Id of the entity of a fact: its key, in which FollowTheMoney allows no colon. */
export function factId(key: unknown): string {
  return String(key).replaceAll(':', '.');
}

function postFragments(named: NamedEdge): Fragment[] {
  const { edge, to } = named;
  const { title, former } = edge.properties;
  const ended = former === true ? ['ended'] : [];
  const role = fitting('string', title);
  if (edge.toLabel !== 'Place' && !(String(to.kind) in PUBLIC_BODIES)) {
    if (DIRECTORS.test(String(title))) {
      return [entity(named, 'Directorship', { director: [edge.from], organization: [edge.to], role, status: ended })];
    }
    if (MEMBERS.test(String(title))) {
      return [entity(named, 'Membership', { member: [edge.from], organization: [edge.to], role, status: ended })];
    }
    return [entity(named, 'Employment', { employee: [edge.from], employer: [edge.to], role, status: ended })];
  }
  const post = hashId(['Position', edge.to, String(title)]);
  return [
    { id: post, schema: 'Position', properties: positionProperties(named) },
    entity(named, 'Occupancy', { holder: [edge.from], post: [post], status: ended }),
    ...said(named, edge.from, { position: fitting('string', `${to.name}${title}`) }),
  ];
}

function positionProperties({ edge, to }: NamedEdge): Fragment['properties'] {
  const name = fitting('name', `${to.name}${edge.properties.title}`);
  if (edge.toLabel === 'Place') return { name, subnationalArea: fitting('string', to.name), addressEntity: [edge.to] };
  return { name, organization: [edge.to], topics: fitting('string', PUBLIC_BODIES[String(to.kind)]) };
}

/** A fact as a link between its ends. */
function link(named: NamedEdge, role: unknown = named.edge.type): Fragment {
  const { from, to } = named.edge;
  return entity(named, 'UnknownLink', { subject: [from], object: [to], role: fitting('string', role) });
}

/** Schemata without a status say in their summary that a fact is uncertain. */
const WITHOUT_STATUS = new Set(['Family']);

function entity({ edge }: NamedEdge, schema: string, own: Fragment['properties']): Fragment {
  const { first, last, certain, key, source } = edge.properties;
  const doubt = certain === false ? ['uncertain'] : [];
  const status = WITHOUT_STATUS.has(schema) ? {} : { status: [...(own.status ?? []), ...doubt] };
  const summary = [...others(edge.properties), ...(WITHOUT_STATUS.has(schema) ? doubt : [])];
  const properties = {
    ...own,
    ...status,
    summary,
    // days of articles that state it, not of its beginning and end
    date: [...fitting('string', first), ...fitting('string', last)],
    publisher: fitting('string', source),
  };
  return { id: factId(key), schema, properties };
}

function others(properties: ItemProperties): string[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    PLACED.has(name) ? [] : fitting('text', `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`),
  );
}

/** What a fact makes known of one of its ends; nothing when it is uncertain. */
function said({ edge }: NamedEdge, id: string, properties: Fragment['properties']): Fragment[] {
  return edge.properties.certain === false ? [] : [{ id, properties }];
}
