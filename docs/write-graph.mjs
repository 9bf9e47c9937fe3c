// Writes docs/graph.md from lexicon/schema/, cypher/schema/, graph-queries.yaml and graph-costs.yaml: npm run docs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CREATED =
  /^CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS\s+FOR (?:\(n:([\w|]+)\)|\(\)-\[r:(\w+)\]-\(\))\s+([^;]*)/gm;
const KINDS = { CONSTRAINT: 'unique', INDEX: 'index', 'FULLTEXT INDEX': 'full-text' };
/** What every stated fact carries; the tables below leave it out. */
const OF_FACTS = ['key', 'count', 'first', 'last', 'certain'];

/** The document as Markdown. */
export function graph() {
  const entries = filesOf('lexicon/schema', '.yaml').map(({ text }) => parse(text));
  const labels = entries.filter(({ label }) => label);
  const relations = entries.filter(({ relation }) => relation);
  const indexes = indexesOf();
  const model = { labels, relations, indexes, inner: innerLabels(labels, indexes) };
  const costs = parse(read('docs/graph-costs.yaml'));
  const queries = parse(read('docs/graph-queries.yaml'));
  return [
    '# The graph, and how to ask it',
    '',
    'Written by `npm run docs` from `lexicon/schema/`, `cypher/schema/`, `docs/graph-queries.yaml` and `docs/graph-costs.yaml`.',
    'What each property means is in [ontology.md](ontology.md), why the graph is built so in [decisions.md](decisions.md).',
    '',
    ...picture(model),
    ...principles(),
    ...nodes(model),
    ...edges(model),
    ...indexTable(model),
    ...costsOfEdges(model, costs),
    ...asking(queries, costs),
  ].join('\n');
}

function read(path) {
  return readFileSync(`${ROOT}${path}`, 'utf8');
}

function filesOf(folder, ending) {
  const names = readdirSync(`${ROOT}${folder}`).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => ({ name, text: read(`${folder}/${name}`) }));
}

/** Constraints and indexes that the files of cypher/schema/ create, with the first line of the file as their purpose. */
function indexesOf() {
  const found = filesOf('cypher/schema', '.cypher').flatMap(({ text }) =>
    [...text.matchAll(CREATED)].map(([, kind, name, labels, type, rest]) => ({
      name,
      kind: KINDS[kind],
      on: labels?.split('|') ?? [type],
      properties: [...rest.matchAll(/\b[nr]\.(\w+)/g)].map(([, property]) => property),
      purpose: text.split('\n', 1)[0].replace(/^\/\/\s*/, ''),
    })),
  );
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Labels of the loader's own bookkeeping: they have a constraint, and no file in the ontology. */
function innerLabels(labels, indexes) {
  const known = new Set(labels.map(({ label }) => label));
  const own = indexes.filter(({ kind, on }) => kind === 'unique' && on.length === 1 && /[a-z]/.test(on[0]));
  return own.filter(({ on }) => !known.has(on[0])).map(({ on, purpose }) => ({ label: on[0], purpose }));
}

function picture({ labels, relations, inner }) {
  const named = labels.filter(({ origin }) => origin === 'stated').map(({ label }) => label);
  const kept = labels.filter(({ origin }) => origin !== 'stated').map(({ label }) => label);
  const facts = relations.filter(({ origin }) => origin !== 'recorded');
  const records = relations.filter(({ origin }) => origin === 'recorded');
  return [
    '## The picture',
    '',
    'Facts, each one edge:',
    '',
    ...mermaid([...named, 'Article'], arrows(facts)),
    'Where they stand, and what the loader keeps for itself:',
    '',
    ...mermaid(
      [...kept, ...inner.map(({ label }) => label), 'Named'],
      [...arrows(records, named), '  Article -.->|pageId| SourcePage'],
    ),
    `\`Named\` stands for any of ${named.join(', ')}.`,
    '',
  ];
}

function mermaid(names, lines) {
  const boxes = names.map((name) => `  ${name}["${name === 'Named' ? 'a named node' : name}"]`);
  return ['```mermaid', 'flowchart LR', ...boxes, ...lines, '```', ''];
}

/** One arrow for all relations between the same two labels. Ends among `named` are drawn as one. */
function arrows(relations, named = []) {
  const byEnds = new Map();
  for (const { relation, ends, origin } of relations) {
    for (const { from, to } of ends) {
      const target = relation !== 'REPORTS' && named.includes(to) ? 'Named' : to;
      const arrow = origin === 'derived' ? '-.->' : '-->';
      const pair = `${from} ${arrow} ${target === 'Event' && named.length > 0 ? 'Named' : target}`;
      byEnds.set(pair, new Set([...(byEnds.get(pair) ?? []), relation]));
    }
  }
  return [...byEnds].map(([pair, types]) => {
    const [from, arrow, to] = pair.split(' ');
    return `  ${from} ${arrow}|${[...types].join('<br>')}| ${to}`;
  });
}

function principles() {
  return [
    '## How to read it',
    '',
    '- **A fact is one edge**, however many articles state it: `key` is a hash of its type, its ends and its qualifier (`title`,',
    '  `role`, `as`, `kin`); `count` is the number of articles, `first` and `last` are their days, `certain` is false as long as',
    '  every article leaves it open.',
    '- **Its evidence is beside it**: an edge `STATES` from each article that states it to the fact’s first end, with the same',
    '  `key`, the printed characters (`quote`, `start`, `end`: UTF-16 offsets into `Article.text`, end exclusive) and the rule.',
    '- **Who is named is told apart from what is stated**: `MENTIONS` leads from an article to everything that it names, with the',
    '  offsets and what this article says of it (aliases, kind, official). Being named in one article is no meeting.',
    '- **MET is derived** from TOOK_PART_IN, an edge a pair of people, from the smaller id to the larger: `grade` is `stated` (guest',
    '  and host of a meeting or visit), `together` (both in the room) or `remote` (over a video link); a pair keeps its strongest.',
    '  A `Derivation` is the note of a load that MET of an event or of some pairs, or WITHIN by the national list of divisions,',
    '  must be derived again; it is deleted when that is done, so a graph at rest has none.',
    '- **A `SourcePage` is the ledger’s entry of a page**: hashes of what was loaded, written in the transaction of its articles.',
    '  Its articles have its id as `pageId`. `Publication` is the newspaper, with the city and province that “our city” means in it.',
    '- WITHIN between administrative divisions may come from the national list alone: then it has `source`, `code`, and `count` 0.',
    '',
  ];
}

function nodes({ labels, inner }) {
  return [
    '## Nodes',
    '',
    'Every node has `id`, a hash of few stable fields. A Person is also `Official` when an official post is stated.',
    '',
    '| label | what it is | properties |',
    '|---|---|---|',
    ...labels.map(({ label, meaning, properties }) => `| ${label} | ${meaning} | ${typed(properties)} |`),
    ...inner.map(({ label, purpose }) => `| ${label} | The loader’s own: ${purpose} | |`),
    '',
  ];
}

function typed(properties = {}, left = []) {
  const names = Object.entries(properties).filter(([name]) => !left.includes(name));
  return names.map(([name, { type }]) => (type === 'string' ? `\`${name}\`` : `\`${name}\` ${type}`)).join(', ') || '–';
}

function edges({ relations }) {
  const isFact = ({ origin }) => origin === 'stated';
  return [
    '## Edges',
    '',
    `Stated facts all have ${OF_FACTS.map((name) => `\`${name}\``).join(', ')}; the table adds what else there is.`,
    '',
    '| type | from → to | qualifier | further properties |',
    '|---|---|---|---|',
    ...relations.map((entry) => {
      const { relation, ends, qualifier, properties } = entry;
      const more = typed(properties, isFact(entry) ? [...OF_FACTS, qualifier?.name] : []);
      return `| ${relation} | ${endsOf(ends)} | ${qualifier ? `\`${qualifier.name}\`` : '–'} | ${more} |`;
    }),
    '',
  ];
}

/** `Article → Person, Place`: ends grouped by where they begin. */
function endsOf(ends) {
  const byFrom = new Map();
  for (const { from, to } of ends) byFrom.set(from, [...(byFrom.get(from) ?? []), to]);
  return [...byFrom].map(([from, to]) => `${from} → ${to.join(', ')}`).join('; ');
}

function indexTable({ indexes }) {
  return [
    '## Constraints and indexes',
    '',
    '| name | kind | on | for |',
    '|---|---|---|---|',
    ...indexes.map(({ name, kind, on, properties, purpose }) => {
      const what = `${on.join(', ')} (${properties.join(', ')})`;
      return `| ${name} | ${kind} | ${what} | ${purpose.replaceAll('|', '\\|')} |`;
    }),
    '',
    'A unique constraint is an index, too. Nothing else is indexed: not `Article.headline`, not `aliases` other than in the',
    'full-text index, not the titles and roles of edges.',
    '',
  ];
}

function costsOfEdges({ relations, indexes }, { seeds, date }) {
  const perArticle = (number) => (number === undefined ? '–' : (number / seeds.articles).toFixed(2));
  const entries = (type) => indexes.filter(({ on }) => on.includes(type)).length;
  return [
    '## What each edge costs',
    '',
    `Counted in the graph of the ${seeds.articles} articles in \`seeds/\`, ${date}. A fact that is stated again costs no further edge of its`,
    'type, only a STATES and the raising of its counters; each edge costs as many index entries as the last column says.',
    '',
    '| type | edges an article | STATES an article | index entries an edge |',
    '|---|---|---|---|',
    ...relations.map(
      ({ relation }) =>
        `| ${relation} | ${perArticle(seeds.edges[relation])} | ${perArticle(seeds.statements[relation])} | ${entries(relation)} |`,
    ),
    '',
  ];
}

function asking(queries, { degrees, queries: costs, neo4j, date }) {
  return [
    '## Asking it efficiently',
    '',
    `Database hits counted by PROFILE on Neo4j ${neo4j}, ${date}, for a person whom ${degrees.join(' and ')} articles name. Hits are what`,
    'a query reads of nodes, edges and properties (not of the full-text index); they do not depend on the machine. `node --import ./tests/support/typescript.mjs bench/graph/run.ts` counts',
    'them again.',
    '',
    `| | do, ${degrees.join(' → ')} | don’t, ${degrees.join(' → ')} |`,
    '|---|---|---|',
    ...queries.map(
      ({ name, title }) => `| ${title} | ${costs[name].do.join(' → ')} | ${costs[name].dont.join(' → ')} |`,
    ),
    '',
    ...queries.flatMap((query) => [
      `### ${query.title}`,
      '',
      query.says.trim(),
      '',
      '```cypher',
      query.do.trim(),
      '```',
      '',
      'Don’t:',
      '',
      '```cypher',
      query.dont.trim(),
      '```',
      '',
    ]),
    'Ready-made questions are in [cypher/questions/](../cypher/questions/): `guanxi ask` lists them, `guanxi find` searches names.',
    '',
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${ROOT}docs/graph.md`, graph());
