import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_KINDS, PARTICIPANT_ROLES, QUALIFIER, RELATION_TYPES } from '../../src/domain/claim.js';
import { ENTITY_LABELS } from '../../src/domain/mention.js';
import { parseStatement, readStatement } from '../../src/knowledge/cypher.js';
import { CYPHER_DIR } from '../../src/knowledge/paths.js';
import { allows, graphSchema, readGraphSchema } from '../../src/knowledge/schema.js';
import { expectedSchema } from '../../src/pipeline/6-load/schema.js';

describe('the ontology as data', () => {
  const { nodes, relations } = graphSchema();

  it('has the labels and relation types of the code', () => {
    const stated = (entries: Iterable<{ origin: string; name: string }>) =>
      [...entries]
        .filter((entry) => entry.origin === 'stated')
        .map((entry) => entry.name)
        .sort();
    expect(stated([...nodes].map(([name, { origin }]) => ({ name, origin })))).toEqual([...ENTITY_LABELS].sort());
    expect(stated([...relations].map(([name, { origin }]) => ({ name, origin })))).toEqual([...RELATION_TYPES].sort());
  });

  it('has the qualifiers, roles and kinds of the code', () => {
    const qualifiers = RELATION_TYPES.map((type) => [type, relations.get(type)?.qualifier?.name]);
    expect(qualifiers).toEqual(RELATION_TYPES.map((type) => [type, QUALIFIER[type]]));
    expect(Object.keys(relations.get('TOOK_PART_IN')?.qualifier?.values ?? {})).toEqual([...PARTICIPANT_ROLES]);
    expect(nodes.get('Event')?.kinds).toEqual([...EVENT_KINDS]);
  });

  it('knows which ends a relation has', () => {
    expect(allows(graphSchema(), 'HELD_IN', 'Event', 'Place')).toBe(true);
    expect(allows(graphSchema(), 'HELD_IN', 'Place', 'Event')).toBe(false);
    expect(allows(graphSchema(), 'LIKES', 'Person', 'Person')).toBe(false);
  });

  it('has a constraint for the id of each label and the key of each fact', () => {
    const targets = expectedSchema()
      .filter((item) => item.kind === 'constraint')
      .map((item) => item.target);
    const wanted = [
      ...[...nodes.keys(), 'Derivation'].map((label) => `${label}(id)`),
      ...['SourceFile(path)', 'Lease(name)', 'SchemaVersion(version)'],
      ...[...relations.values()]
        .filter(({ origin }) => origin !== 'recorded')
        .map(({ relation }) => `${relation}(key)`),
    ];
    expect(targets.sort()).toEqual(wanted.sort());
  });

  const NODE = 'label: Person\norigin: stated\nmeaning: m\nproperties: {}\nexample: e\n';
  const faults: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
    ['a file of another name', { 'man.yaml': NODE }, /man\.yaml.*person\.yaml/],
    [
      'an unknown end',
      {
        'person.yaml': NODE,
        'met.yaml': 'relation: MET\norigin: derived\nmeaning: m\nends: [{ from: Person, to: Robot }]\nexample: e\n',
      },
      /MET has the end Robot/,
    ],
    ['a label that is no name', { 'person.yaml': NODE.replace('Person', '"Person) DELETE"') }, /person\.yaml:1/],
    ['neither label nor relation', { 'person.yaml': 'name: Person\n' }, /label: or relation:/],
  ];
  it.each(faults)('refuses %s', (_, files, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'guanxi-schema-'));
    try {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      expect(() => readGraphSchema(folder)).toThrow(message);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('Cypher files', () => {
  const folders = ['schema', 'load', 'derive', 'export', 'lease', 'migrate'];
  const files = folders.flatMap((folder) => readdirSync(join(CYPHER_DIR, folder)).map((file) => `${folder}/${file}`));

  it.each(files)('%s has a title, its parameters and one statement', (file) => {
    const { title, text } = readStatement(file);
    expect(title).toMatch(/^[A-Z]/);
    expect(text).not.toContain(';');
  });

  const faults: readonly [string, string, RegExp][] = [
    ['no title', 'RETURN 1;', /expected a title/],
    ['no statement', '// Title\n', /one Cypher statement/],
    ['an undescribed parameter', '// Title\nRETURN $a;', /\$a: …/],
    ['a parameter that is not used', "// Title\n// $a: what\nRETURN '$a';", /describes \$a/],
  ];
  it.each(faults)('with %s is refused', (_, source, message) => {
    expect(() => parseStatement('x.cypher', source)).toThrow(message);
  });

  it('gives title, description, parameters and text', () => {
    expect(parseStatement('x.cypher', '// Title\r\n// More.\r\n// $a: an id\r\nRETURN $a;\r\n')).toEqual({
      title: 'Title',
      description: 'More.',
      parameters: { a: 'an id' },
      text: 'RETURN $a',
    });
  });
});
