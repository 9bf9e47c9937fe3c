import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProfiledPlan, Session } from 'neo4j-driver';
import { parse } from 'yaml';
import type { GraphChanges } from '../../src/domain/graph-changes.js';
import { changesOf } from '../../tests/load/builder.js';

/** A way to ask, and a costlier way to the same answer; an entry of docs/graph-queries.yaml. */
export interface Advice {
  readonly name: string;
  readonly title: string;
  /** The cost of `do` does not depend on how many articles name the hub. */
  readonly flat: boolean;
  readonly do: string;
  readonly dont: string;
}

const QUERIES = fileURLToPath(new URL('../../docs/graph-queries.yaml', import.meta.url));
const META = { publication: '株洲日报', city: '株洲市', province: '湖南省', page: '01' };
const HUB = { label: 'Person', name: '毛腾飞' } as const;
const COMMITTEE = { label: 'Organization', name: '中共株洲市委员会', kind: 'party' } as const;
const GOVERNMENT = { label: 'Organization', name: '株洲市人民政府', kind: 'government' } as const;
const OTHERS = 20;

export function advices(): Advice[] {
  return parse(readFileSync(QUERIES, 'utf8')) as Advice[];
}

/**
 * As many articles as `degree`, a page a day, each of which names 毛腾飞, his post 书记, and an event of his with one of 20
 * others and with somebody whom no other article names; the last one also states the post 市长.
 */
export function hubPages(degree: number): GraphChanges[] {
  return Array.from({ length: degree }, (_, index) => {
    const date = new Date(Date.UTC(2021, 2, 15 - index)).toISOString().slice(0, 10);
    const event = `第${index}次会议`;
    const other = `同僚${index % OTHERS}`;
    const once = `来宾${index}`;
    return changesOf({
      meta: { ...META, date },
      path: `${index}.txt`,
      articles: [
        {
          entities: [
            HUB,
            COMMITTEE,
            ...(index === 0 ? [GOVERNMENT] : []),
            { label: 'Event', name: event, kind: 'meeting', date },
            { label: 'Person', name: other },
            { label: 'Person', name: once },
          ],
          claims: [
            { type: 'HOLDS_POSITION', from: HUB.name, to: COMMITTEE.name, qualifier: '书记' },
            ...(index === 0
              ? [{ type: 'HOLDS_POSITION', from: HUB.name, to: GOVERNMENT.name, qualifier: '市长' } as const]
              : []),
            { type: 'TOOK_PART_IN', from: HUB.name, to: event, qualifier: 'chair' },
            { type: 'TOOK_PART_IN', from: other, to: event, qualifier: 'attendee' },
            { type: 'TOOK_PART_IN', from: once, to: event, qualifier: 'attendee' },
          ],
        },
      ],
    });
  });
}

/** Database hits of a query, by PROFILE, with its plan made anew for the graph as it is. */
export async function hitsOf(session: Session, cypher: string): Promise<number> {
  const { summary } = await session.run(`CYPHER replan=force PROFILE ${cypher}`);
  if (!summary.profile) throw new Error('a profile expected');
  return hits(summary.profile);
}

function hits({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + hits(child), dbHits);
}
