import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../src/errors.js';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';
import { faults } from '../support/exit-codes.js';

test('docs/exit-codes.md lists each code once, and no other', () => {
  const text = readFileSync(join(PACKAGE_ROOT, 'docs/exit-codes.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) +\| `(\w+)` +\|/gm)].map(([, code, name]) => [name, Number(code)]);
  expect(Object.fromEntries(rows)).toEqual(EXIT);
  expect(rows).toHaveLength(Object.keys(EXIT).length);
});

test('each fault that it lists ends with one of them; tests/faults make each happen', () => {
  const tests = readdirSync(join(PACKAGE_ROOT, 'tests/faults')).map((name) =>
    readFileSync(join(PACKAGE_ROOT, 'tests/faults', name), 'utf8'),
  );
  expect(faults().length).toBeGreaterThanOrEqual(10);
  for (const { key, code, name } of faults()) {
    expect([key, EXIT[name as keyof typeof EXIT]]).toEqual([key, code]);
    expect([key, tests.some((text) => text.includes(`'${key}'`))]).toEqual([key, true]);
  }
});
