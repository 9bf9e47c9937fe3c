import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { guanxi } from './program.js';

const COMMANDS = [
  'start',
  'ingest',
  'load',
  'withdraw',
  'extract',
  'ask',
  'find',
  'evaluate',
  'export',
  'db',
  'doctor',
];

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(await guanxi(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('--help names every command', async () => {
  const { code, stdout } = await guanxi(['--help']);
  expect(code).toBe(0);
  for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
});

test.each(COMMANDS)('%s --help says how to use it', async (command) => {
  const { code, stdout, stderr } = await guanxi([command, '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: guanxi ${command}`));
});

test.each([
  { args: [], says: /Usage: guanxi/ },
  { args: ['ingets'], says: /unknown command 'ingets'\n\(Did you mean ingest\?\)/ },
  { args: ['extract'], says: /missing required argument 'path'/ },
  { args: ['withdraw'], says: /missing required argument 'path'/ },
  { args: ['load'], says: /load: expected files to load, found none/ },
  { args: ['load', '--after-import', '--bulk'], says: /cannot be used with option/ },
  { args: ['extract', 'seeds', '--format', 'xml'], says: /Allowed choices are json, jsonl, csv/ },
  { args: ['extract', 'seeds', '--jobs', 'many'], says: /Expected auto or a whole number from 1 to 64/ },
  { args: ['extract', 'seeds', '--explain', '--format', 'csv'], says: /cannot be used with option/ },
  { args: ['extract', 'seeds', '--date', '2021-02-30'], says: /2021-02-30/ },
  { args: ['export', '--format', 'xlsx'], says: /Allowed choices are jsonl, csv, graphml, cypher, ftm/ },
  { args: ['evaluate'], says: /required option '--gold <path>'/ },
  { args: ['ask', 'who-knows'], says: /No question is called "who-knows".*who-met-whom/ },
  { args: ['ask', 'who-met-whom', '--param', 'nom=毛腾飞'], says: /has no parameter nom; it has: name, since/ },
  { args: ['find'], says: /missing required argument 'name'/ },
  { args: ['find', ' '], says: /Expected a name or a part of one .*found " "/ },
  { args: ['find', '毛', '--label', 'Robot'], says: /expected one of Person, .*found "Robot"/ },
  { args: ['find', '毛', '--limit', 'many'], says: /expected a whole number from 1 to 1000/ },
  { args: ['ask', 'who-met-whom', '--param', 'name'], says: /Expected name=value/ },
  { args: ['ask', 'who-met-whom', '--param', 'includeUncertain=yes'], says: /expected true or false, found "yes"/ },
])('guanxi $args is a mistake that it explains', async ({ args, says }) => {
  const { code, stdout, stderr } = await guanxi(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(says);
});
