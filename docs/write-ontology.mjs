// Writes docs/ontology.md from lexicon/schema/. Run after a change there: node docs/write-ontology.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The ontology as Markdown: node labels, then relations, with ends, qualifiers, properties and an example each. */
export function ontology() {
  const files = readdirSync(`${ROOT}lexicon/schema`).sort();
  const entries = files.map((name) => parse(readFileSync(`${ROOT}lexicon/schema/${name}`, 'utf8')));
  const labels = entries.filter(({ label }) => label);
  const relations = entries.filter(({ relation }) => relation);
  return [
    '# The graph',
    '',
    'Written from `lexicon/schema/` by `node docs/write-ontology.mjs`. One fact is one edge; its evidence stands beside it on',
    '`(:Article)-[:STATES]->(subject)` with the same `key`.',
    '',
    '## Nodes',
    '',
    ...labels.flatMap((entry) => section(entry.label, entry)),
    '## Edges',
    '',
    ...relations.flatMap((entry) => section(entry.relation, entry)),
  ].join('\n');
}

function section(name, { origin, meaning, kinds, ends, qualifier, properties, example }) {
  return [
    `### ${name}`,
    '',
    `${meaning} (${origin})`,
    '',
    ...(ends ? [`Ends: ${ends.map(({ from, to }) => `\`(:${from})→(:${to})\``).join(', ')}`, ''] : []),
    ...(kinds ? [`Kinds: ${kinds.map((kind) => `\`${kind}\``).join(' ')}`, ''] : []),
    ...(qualifier ? qualified(qualifier) : []),
    '| property | type | meaning |',
    '|---|---|---|',
    ...Object.entries(properties ?? {}).map(([key, { type, meaning: says }]) => `| ${key} | ${type} | ${says} |`),
    '',
    ...(example ? [`Example: ${example}`, ''] : []),
  ];
}

function qualified({ name, meaning, values }) {
  if (!values) return [`Qualifier \`${name}\`: ${meaning}`, ''];
  const list = Object.entries(values).map(([value, says]) => `\`${value}\` ${says}`);
  return [`Qualifier \`${name}\`, ${meaning}: ${list.join('; ')}`, ''];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${ROOT}docs/ontology.md`, ontology());
