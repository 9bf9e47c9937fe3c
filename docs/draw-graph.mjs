// Draws docs/graph.svg from what is extracted from the first article of a seed page that reports an event with projects:
//   npm run build && node docs/draw-graph.mjs > docs/graph.svg
import { fileURLToPath } from 'node:url';
import { extractPage } from '../dist/pipeline/index.js';

const PAGE = fileURLToPath(new URL('../seeds/zhuzhou-daily-2021-03-15-a1.txt', import.meta.url));
const COLOURS = {
  Person: ['#DA4433', '#FFFFFF'],
  Organization: ['#8DCC93', '#1B3A1E'],
  Place: ['#57C7E3', '#0B3A46'],
  Event: ['#FFC454', '#4A3703'],
  Project: ['#F79767', '#4A1E06'],
};
const WIDTH = 1180;
const COLUMN_X = { organs: 130, people: 490, event: 760, matters: 1040 };
const TOP = 50;
const STEP = 58;

const { articles } = await extractPage(PAGE);
const facts = articles.find(({ claims }) => claims.some(({ type }) => type === 'INVOLVED_IN'));
const byKey = new Map(facts.entities.map((entity) => [entity.key, entity]));
const claims = facts.claims.filter(({ to }) => byKey.has(to));
const eventKey = claims.find(({ type, to }) => type === 'TOOK_PART_IN' && byKey.get(to).label === 'Event').to;

const people = ends(
  claims.filter(({ type, to }) => type === 'TOOK_PART_IN' && to === eventKey),
  'from',
  'Person',
);
const posts = claims.filter(({ type, from }) => type === 'HOLDS_POSITION' && people.includes(from));
const parts = claims.filter(
  ({ type, from, to }) => type === 'TOOK_PART_IN' && to === eventKey && people.includes(from),
);
const matters = claims.filter(({ type, from }) => type === 'CONCERNS' && from === eventKey && byKey.has(from));
const projects = ends(matters, 'to', 'Project');
const involved = claims.filter(
  ({ type, from, to }) => type === 'INVOLVED_IN' && people.includes(from) && projects.includes(to),
);

const place = new Map();
column(ends(posts, 'to'), COLUMN_X.organs);
column(people, COLUMN_X.people);
column([eventKey], COLUMN_X.event);
column(projects, COLUMN_X.matters);
const rows = Math.max(...[...place.values()].map(({ y }) => y));
const height = rows + 120;

const edges = [
  ...joined(posts),
  ...joined(parts),
  ...matters.filter(({ to }) => projects.includes(to)).map((claim) => edge(claim, '')),
  ...involved.map((claim) => edge(claim, claim.qualifier, 0.88)),
];
const stated = posts[0];
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif" font-size="13">
<title>${escaped(byKey.get(eventKey).name)}</title>
<rect width="${WIDTH}" height="${height}" fill="#FFFFFF"/>
${edges.join('\n')}
${[...place.keys()].map(node).join('\n')}
${evidence(stated)}
</svg>
`);

function ends(list, end, label) {
  const keys = list.map((claim) => claim[end]).filter((key) => !label || byKey.get(key)?.label === label);
  return [...new Set(keys)];
}

/** Spreads nodes over a column, centred on the longest. */
function column(keys, x) {
  const most = Math.max(people.length, ends(posts, 'to').length, projects.length);
  const first = TOP + ((most - keys.length) * STEP) / 2;
  for (const [i, key] of keys.entries()) place.set(key, { x, y: first + i * STEP });
}

function node(key) {
  const { label, name } = byKey.get(key);
  const { x, y } = place.get(key);
  const [fill, ink] = COLOURS[label];
  const width = Math.max(70, [...name].length * 13 + 24);
  return `<g><rect x="${x - width / 2}" y="${y - 17}" width="${width}" height="34" rx="17" fill="${fill}"/><text x="${x}" y="${y + 5}" fill="${ink}" text-anchor="middle">${escaped(name)}</text></g>`;
}

/** One line for all claims between the same two nodes, with their qualifiers. */
function joined(list) {
  const groups = Map.groupBy ? Map.groupBy(list, pairOf) : grouped(list);
  return [...groups.values()].map((group) =>
    edge(group[0], [...new Set(group.map((claim) => claim.qualifier))].join('、'), 0.3),
  );
}

function grouped(list) {
  const groups = new Map();
  for (const claim of list) groups.set(pairOf(claim), [...(groups.get(pairOf(claim)) ?? []), claim]);
  return groups;
}

function pairOf({ from, to }) {
  return `${from}→${to}`;
}

function edge({ from, to, certain, type }, text, at = 0.5) {
  const [a, b] = [place.get(from), place.get(to)];
  const dash = certain ? '' : ' stroke-dasharray="5 4"';
  const colour = type === 'INVOLVED_IN' ? '#F36924' : '#A5ABB6';
  const [x, y] = [a.x + (b.x - a.x) * at, a.y + (b.y - a.y) * at];
  const label =
    text &&
    `<text x="${x}" y="${y - 4}" fill="#33383F" font-size="11" text-anchor="middle" paint-order="stroke" stroke="#FFFFFF" stroke-width="4">${escaped(text)}</text>`;
  return `<g><line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${colour}"${dash}/>${label}</g>`;
}

/** The article at the foot, with the words that state one of the posts. */
function evidence(claim) {
  const quote = facts.article.text.slice(claim.evidence.start, claim.evidence.end).replace(/\s+/g, ' ');
  const { date, publication } = facts.article.meta;
  const said = `${byKey.get(claim.from).name} -HOLDS_POSITION→ ${byKey.get(claim.to).name}`;
  const lines = [
    `${publication} ${date} 《${facts.article.headline}》`,
    `STATES: ${said}`,
    `“${[...quote].slice(0, 80).join('')}”`,
  ];
  return lines
    .map((line, i) => `<text x="30" y="${rows + 56 + i * 20}" fill="#4A1428">${escaped(line)}</text>`)
    .join('\n');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
