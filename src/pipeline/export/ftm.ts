import { type GraphEdge, type GraphItem, isNode } from '../../domain/graph-item.js';
import { entityLines, type Fragment, fitting, fragmentLine } from './ftm-entity.js';
import { factFragments, factId, type NamedEdge } from './ftm-facts.js';
import { nodeFragment } from './ftm-nodes.js';
import { NodeNames } from './node-names.js';
import { SortedLines } from './sorted-lines.js';

/**
 * The graph as FollowTheMoney entities, one JSON object a line, by id: nodes, and facts as entities between them, each with
 * the articles that state it (`proof`), their sentences (`description`) and where these stand (`recordId`:
 * `ARTICLE:START-END`, UTF-16 offsets into the article's `bodyText`). What many items say of one entity is brought together
 * by sorting outside memory.
 */
export async function* followTheMoney(items: AsyncIterable<GraphItem>): AsyncGenerator<string> {
  const lines = new SortedLines();
  const names = new NodeNames();
  try {
    for await (const item of items) {
      if (isNode(item)) names.add(item);
      const fragments = isNode(item) ? [nodeFragment(item)] : edgeFragments(item, names);
      for (const fragment of fragments) lines.add(fragmentLine(fragment));
    }
    for (const line of entityLines(lines.sorted())) yield `${line}\n`;
  } finally {
    names.close();
    lines.close();
  }
}

function edgeFragments(edge: GraphEdge, names: NodeNames): Fragment[] {
  const unnamed = { name: '' };
  const from = names.find(edge.fromLabel, edge.from) ?? unnamed;
  const to = names.find(edge.toLabel, edge.to) ?? unnamed;
  const named: NamedEdge = { edge, from, to };
  switch (edge.type) {
    case 'STATES':
      return [evidence(edge)];
    case 'MENTIONS':
      return mention(named);
    case 'REPORTS':
      return [{ id: edge.to, properties: { proof: [edge.from] } }];
    case 'PUBLISHED_IN':
      return [{ id: edge.from, properties: { publisher: fitting('string', to.name) } }];
    default:
      return factFragments(named);
  }
}

/** What one article states joins the entity of the fact. */
function evidence({ from, properties }: GraphEdge): Fragment {
  const { key, start, end, quote, stageStart, stageEnd, stageQuote } = properties;
  const recordId = [`${from}:${start}-${end}`];
  if (stageStart !== undefined) recordId.push(`${from}:${stageStart}-${stageEnd}`);
  const description = [...fitting('text', quote), ...fitting('text', stageQuote)];
  return { id: factId(key), properties: { proof: [from], recordId, description } };
}

function mention({ edge, to }: NamedEdge): Fragment[] {
  const { offsets, count } = edge.properties;
  const pairs = Array.isArray(offsets) ? offsets : [];
  const properties = {
    document: [edge.from],
    entity: [edge.to],
    role: [edge.type],
    summary: fitting('text', `count: ${count}`),
    recordId: pairs.flatMap((start, at) => (at % 2 === 0 ? [`${edge.from}:${start}-${pairs[at + 1]}`] : [])),
  };
  const documentation = { id: `${edge.from}.${edge.to}`, schema: 'Documentation', properties };
  if (edge.toLabel !== 'Topic') return [documentation];
  return [documentation, { id: edge.from, properties: { keywords: fitting('string', to.name) } }];
}
