import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../src/errors.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

test('docs/exit-codes.md lists each code once, and no other', () => {
  const text = readFileSync(join(PACKAGE_ROOT, 'docs/exit-codes.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) +\| `(\w+)` +\|/gm)].map(([, code, name]) => [name, Number(code)]);
  expect(Object.fromEntries(rows)).toEqual(EXIT);
  expect(rows).toHaveLength(Object.keys(EXIT).length);
});
