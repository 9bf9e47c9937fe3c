// Start-up beside nodejieba's own load, resident memory, and two workers beside one process; each a process of its own.
// Needs `npm run build` and nodejieba. An argument is the bytes of page text that workers are given.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
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
// each worker warms up for some 2 s: in a run that is to show what workers are worth, that must be little
const bytes = Number(process.argv[2] ?? 10_000_000);
for (const name of ['many', 'run', 'even', 'odd']) mkdirSync(join(folder, name));
for (const { path, text } of manyPages(5_000_000)) writeFileSync(join(folder, 'many', path), text);
for (const [i, { path, text }] of manyPages(bytes).entries())
  for (const name of ['run', i % 2 === 0 ? 'even' : 'odd']) writeFileSync(join(folder, name, path), text);
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

/** Extracts a folder of pages. */
async function cli(name, jobs) {
  const args = ['dist/cli.js', '-q', 'extract', join(folder, name), '--format', 'jsonl', '--jobs', jobs];
  const [code] = await once(
    spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }),
    'exit',
  );
  if (code !== 0) throw new Error(`extract --jobs ${jobs}: expected exit code 0, found ${code}.`);
}
const jobs = await compared({ baseline: () => cli('run', '1'), subject: () => cli('run', '2') });
// what the machine gives to two processes that share nothing: no two workers can do better
const apart = await compared({
  baseline: () => cli('run', '1'),
  subject: () => Promise.all([cli('even', '1'), cli('odd', '1')]),
});
for (const [what, { baseline, subject }, target] of [
  ['--jobs 2', jobs, '≥ 1.7'],
  ['two processes, half the pages each', apart, 'bounds --jobs 2'],
]) {
  const values = `${Math.round(baseline)} ms, with two ${Math.round(subject)} ms`;
  add(`${what}, ${bytes / 1e6} MB`, values, baseline / subject, target);
}
rmSync(folder, { recursive: true });
process.stdout.write(table(['what', 'measured', 'ratio', 'target'], rows));
