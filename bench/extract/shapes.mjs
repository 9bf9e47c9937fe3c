// CPU time of one page against its length: page text from 1 KB to 10 MB, and shapes that make careless rules quadratic up
// to 1 MB. The exponent is the slope of log time over log length. Needs `npm run build`.
// node bench/extract/shapes.mjs [SHAPE…]
import { table } from '../../dist/format/table.js';
import { onePage } from '../pages.mjs';
import { changesOfBytes } from './pipeline.mjs';

const TARGET = 1.1;
const FRONT =
  '---\npublication: 云山日报\ncity: 株洲市\nprovince: 湖南省\ndate: 2021-03-20\n---\n\n李卫东调研城市排水\n\n';
const repeated = (unit) => (bytes) => `${FRONT}${unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)))}\n`;
const nested = (open, close) => (bytes) => `${FRONT}${open.repeat(bytes / 6)}${close.repeat(bytes / 6)}\n`;
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚'];

function names(bytes) {
  const list = Array.from({ length: bytes / 12 }, (_, i) => {
    const [a, b, c] = [i % 20, Math.floor(i / 20) % 21, Math.floor(i / 420) % 21];
    return SURNAMES[a] + GIVEN[b] + GIVEN[c];
  });
  return `${FRONT}市领导${list.join('、')}参加会议。\n`;
}

const SHAPES = {
  'page text': onePage,
  'a sentence without a stop': repeated('市委书记主持会议研究部署有关工作并到天元区调研城市排水工作'),
  'names, 、 between': names,
  organs: repeated('株洲市天元区教育局、'),
  places: repeated('湖南省株洲市天元区'),
  villages: repeated('石桥村'),
  titles: repeated('市委书记、市长、'),
  digits: repeated('1'),
  'book title marks': repeated('《'),
  'enumeration commas': repeated('、'),
  'one character': repeated('市'),
  blanks: repeated(' '),
  'nested quotation marks': nested('“', '”'),
  'nested brackets': nested('(', ')'),
};
const sizes = (name) => (name === 'page text' ? [1e3, 1e4, 1e5, 1e6, 1e7] : [1e3, 1e4, 1e5, 1e6]);

/** CPU milliseconds of one run, the least of three where they are short. */
function cost(text) {
  const bytes = Buffer.from(text);
  const runs = bytes.length < 200_000 ? 3 : 1;
  return Math.min(...Array.from({ length: runs }, () => once(bytes)));
}

function once(bytes) {
  const before = process.cpuUsage();
  changesOfBytes(bytes, 'page.txt');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function slope(points) {
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(ms)]);
  const mean = (at) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return over / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

for (let i = 0; i < 3; i++) changesOfBytes(Buffer.from(onePage(200_000)), 'page.txt');
const asked = process.argv.slice(2);
const rows = (asked.length > 0 ? asked : Object.keys(SHAPES)).map((name) => {
  const points = sizes(name).map((size) => [size, cost(SHAPES[name](size))]);
  const exponent = slope(points);
  process.exitCode ||= exponent > TARGET ? 1 : 0;
  return [name, ...Array.from({ length: 5 }, (_, i) => points[i]?.[1].toFixed(0) ?? ''), exponent.toFixed(2)];
});
process.stdout.write(table(['CPU ms of', '1 KB', '10 KB', '100 KB', '1 MB', '10 MB', 'exponent'], rows));
