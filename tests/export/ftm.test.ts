import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GraphEdge, GraphItem, GraphNode } from '../../src/domain/graph-item.js';
import { isNode } from '../../src/domain/graph-item.js';
import { followTheMoney } from '../../src/pipeline/export/ftm.js';
import { lacking, python } from './python.js';
import { HOSTILE, inOrder, sampleItems, streamed, whole } from './sample.js';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const CHECK = join(fileURLToPath(new URL('.', import.meta.url)), 'check-ftm.py');
const entitiesText = (items: readonly GraphItem[]) => whole(followTheMoney(streamed(items)));

async function entitiesOf(items: readonly GraphItem[]): Promise<Entity[]> {
  const lines = (await entitiesText(items)).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Entity);
}

const missing = lacking('followthemoney');
const reason = missing ? ` (skipped: ${missing})` : '';

(missing ? test.skip : test)(
  `the package followthemoney accepts graphs of all names${reason}`,
  async () => {
    const text = await entitiesText(
      inOrder([...sampleItems('某'), ...HOSTILE.flatMap(({ name, what }) => sampleItems(name, what))]),
    );
    const lines = text.split('\n').length - 1;
    expect(python([CHECK], text)).toEqual({ code: 0, output: `${lines}\n` });
  },
  120_000,
);

test.each(HOSTILE)('keeps a name with $what', async ({ name }) => {
  const person = (await entitiesOf(sampleItems(name))).find(({ schema }) => schema === 'Person') as Entity;
  if ([...name].length <= 384) expect(person.properties.name).toEqual([name]);
  else {
    const [short = ''] = person.properties.name ?? [];
    expect([...short]).toHaveLength(384);
    expect(person.properties.notes).toEqual([name]);
  }
});

const id = (digit: string) => digit.repeat(32);
const node = (label: GraphNode['label'], digit: string, properties: GraphNode['properties']): GraphNode => ({
  label,
  id: id(digit),
  also: [],
  properties,
});
const mayor = node('Person', '1', { name: '周青岩', aliases: [], pinyin: 'zhouqingyan' });
const kin = node('Person', '2', { name: '周小山', aliases: [] });
const article = node('Article', 'a', { headline: '标题', text: '市长周青岩', date: '2022-05-06' });
const other = node('Article', 'b', { headline: '又', text: '周青岩市长', date: '2022-05-07' });
const government = node('Organization', '3', { name: '青岛市人民政府', aliases: ['青岛市政府'], kind: 'government' });
const company = node('Organization', '4', { name: '青岛水务集团', aliases: [], kind: 'enterprise' });
const city = node('Place', '5', { name: '青岛市', aliases: [], kind: 'city', code: '3702' });
const meeting = node('Event', '6', { name: '防汛会议', aliases: [], date: '2022-05-05', kind: 'meeting' });
const everything = [mayor, kin, article, other, government, company, city, meeting];

const edge = (
  type: GraphEdge['type'],
  [from, to]: readonly [GraphNode, GraphNode],
  properties: GraphEdge['properties'],
): GraphEdge => ({ type, from: from.id, fromLabel: from.label, to: to.id, toLabel: to.label, properties });
const fact = (
  type: GraphEdge['type'],
  ends: readonly [GraphNode, GraphNode],
  properties: GraphEdge['properties'] = {},
): GraphEdge =>
  edge(type, ends, {
    certain: true,
    count: 1,
    first: '2022-05-06',
    key: id('f'),
    last: '2022-05-06',
    ...properties,
  });

/** The entity of a fact with key ffff… beside these nodes. */
async function entityOf(...facts: readonly GraphEdge[]): Promise<Entity> {
  const all = await entitiesOf(inOrder([...everything, ...facts]));
  return all.find((one) => one.id === id('f')) as Entity;
}

const schemata: readonly { readonly what: string; readonly one: GraphEdge; readonly entity: Partial<Entity> }[] = [
  {
    what: 'a post in an organ of the state',
    one: fact('HOLDS_POSITION', [mayor, government], { title: '市长' }),
    entity: { schema: 'Occupancy', properties: expect.objectContaining({ holder: [mayor.id] }) },
  },
  {
    what: 'a past and uncertain post',
    one: fact('HOLDS_POSITION', [mayor, city], { title: '市领导', former: true, certain: false }),
    entity: { schema: 'Occupancy', properties: expect.objectContaining({ status: ['ended', 'uncertain'] }) },
  },
  {
    what: 'a director',
    one: fact('HOLDS_POSITION', [mayor, company], { title: '董事长' }),
    entity: {
      schema: 'Directorship',
      properties: expect.objectContaining({ director: [mayor.id], organization: [company.id], role: ['董事长'] }),
    },
  },
  {
    what: 'a member',
    one: fact('HOLDS_POSITION', [mayor, company], { title: '党委委员' }),
    entity: { schema: 'Membership', properties: expect.objectContaining({ member: [mayor.id] }) },
  },
  {
    what: 'an employee',
    one: fact('HOLDS_POSITION', [mayor, company], { title: '工程师' }),
    entity: { schema: 'Employment', properties: expect.objectContaining({ employee: [mayor.id] }) },
  },
  {
    what: 'a kin, seen from the person',
    one: fact('RELATED_TO', [kin, mayor], { kin: '弟弟' }),
    entity: {
      schema: 'Family',
      properties: expect.objectContaining({ person: [mayor.id], relative: [kin.id], relationship: ['弟弟'] }),
    },
  },
  {
    what: 'a participant',
    one: fact('TOOK_PART_IN', [mayor, meeting], { role: 'chair', order: 3 }),
    entity: {
      schema: 'UnknownLink',
      properties: expect.objectContaining({
        subject: [mayor.id],
        object: [meeting.id],
        summary: ['count: 1', 'order: 3'],
      }),
    },
  },
  {
    what: 'an author',
    one: fact('WROTE', [mayor, article], { as: 'reporter' }),
    entity: {
      schema: 'Documentation',
      properties: expect.objectContaining({ document: [article.id], role: ['reporter'] }),
    },
  },
];

test.each(schemata)('$what is what FollowTheMoney calls it', async ({ one, entity }) => {
  expect(await entityOf(one)).toMatchObject(entity);
});

test('a fact keeps the articles that state it, their sentences and where these stand', async () => {
  const states = (from: GraphNode, start: number, quote: string) =>
    edge('STATES', [from, mayor], { certain: true, end: start + quote.length, key: id('f'), quote, start, type: 'X' });
  const { properties } = await entityOf(
    fact('HOLDS_POSITION', [mayor, government], { title: '市长', last: '2022-05-07', count: 2 }),
    states(article, 0, '市长周青岩'),
    states(other, 0, '周青岩市长'),
  );
  expect(properties).toMatchObject({
    proof: [article.id, other.id],
    description: ['周青岩市长', '市长周青岩'],
    recordId: [`${article.id}:0-5`, `${other.id}:0-5`],
    date: ['2022-05-06', '2022-05-07'],
  });
});

test('what is known of an end joins it, unless it is uncertain', async () => {
  const took = (certain: boolean) => fact('TOOK_PART_IN', [mayor, meeting], { role: 'chair', certain });
  const eventOf = async (...facts: GraphEdge[]) =>
    (await entitiesOf(inOrder([...everything, ...facts]))).find(({ schema }) => schema === 'Event')?.properties;
  expect(await eventOf(took(true))).toMatchObject({ involved: [mayor.id], startDate: ['2022-05-05'] });
  expect((await eventOf(took(false)))?.involved).toBeUndefined();
});

test('every node and every fact is an entity, and the order of items does not matter', async () => {
  const items = sampleItems('某');
  const ids = new Set((await entitiesOf(items)).map((entity) => entity.id));
  for (const item of items) {
    const key = isNode(item) ? item.id : item.properties.key;
    if (key !== undefined) expect(ids).toContain(String(key).replaceAll(':', '.'));
  }
  const nodes = items.filter(isNode);
  const edges = items.filter((item) => !isNode(item));
  expect(await entitiesText([...nodes, ...edges.reverse()])).toBe(await entitiesText(items));
});
