import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../../src/knowledge/paths.js';

const run = promisify(execFile);

// Lint, format, types and unused code, as `npm run lint` checks them, one by one so that a failure names its tool.
test.each([
  { tool: 'biome', args: ['check', '.'] },
  { tool: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { tool: 'knip', args: [] },
])('$tool finds nothing', async ({ tool, args }) => {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const found = await run(`node_modules/.bin/${tool}`, args, { cwd: PACKAGE_ROOT, env }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
  );
  expect(found).toBe('');
});
