// Start-up beside nodejieba's own load, resident memory, and two workers beside one process; each a process of its own.
// Needs `npm run build` and nodejieba.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../../dist/format/table.js';
import { compared } from '../measure.mjs';
import { manyPages, onePage } from '../pages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = (code) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' });
const folder = mkdtempSync(join(tmpdir(), 'guanxi-bench-'));
mkdirSync(join(folder, 'many'));
for (const { path, text } of manyPages(5_000_000)) writeFileSync(join(folder, 'many', path), text);
writeFileSync(join(folder, 'one.txt'), onePage(10_000_000));

const rows = [];
const add = (what, value, ratio, target) => rows.push([what, value, ratio.toFixed(2), target]);

const start = await compared({
  baseline: () => run("import j from 'nodejieba'; j.load(); j.tag('会议');"),
  subject: () => run("import { loadKnowledge } from './dist/knowledge/index.js'; loadKnowledge();"),
});
const startRatio = start.subject / start.baseline;
add('start, load', `${Math.round(start.subject)} ms, nodejieba ${Math.round(start.baseline)} ms`, startRatio, '≤ 1.5');

/** Peak resident megabytes of a process that extracts files and keeps none of their facts. */
function peak(path) {
  const code = `import { extractFiles } from './dist/pipeline/files.js';
    for await (const { error } of extractFiles([${JSON.stringify(path)}])) if (error) throw error;
    console.log(process.resourceUsage().maxRSS / 1024);`;
  return Number(run(code));
}
for (const [what, path] of [
  ['memory, 5 MB in many pages', join(folder, 'many')],
  ['memory, a page of 10 MB', join(folder, 'one.txt')],
]) {
  const megabytes = peak(path);
  add(what, `${Math.round(megabytes)} MB`, megabytes / 400, '≤ 1 (400 MB)');
}

const cli = (jobs) =>
  spawnSync(
    process.execPath,
    ['dist/cli.js', '-q', 'extract', join(folder, 'many'), '--format', 'jsonl', '--jobs', jobs],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
const jobs = await compared({ baseline: () => cli('1'), subject: () => cli('2') });
const values = `${Math.round(jobs.baseline)} ms, with two ${Math.round(jobs.subject)} ms`;
add('--jobs 2, 5 MB', values, jobs.baseline / jobs.subject, '≥ 1.7');
rmSync(folder, { recursive: true });
process.stdout.write(table(['what', 'measured', 'ratio', 'target'], rows));
