import type { Page } from '../../src/domain/page.js';
import { segment } from '../../src/pipeline/2-segment/index.js';

/** Pages that make careless patterns or loops quadratic; each is measured at one length and at four times that. */
const SHAPES: [name: string, unit: string][] = [
  ['one line', '市委书记主持召开会议,研究部署有关工作。'],
  ['one line without punctuation', '市委书记主持召开会议研究部署有关工作'],
  ['short lines', '市委召开会议\n'],
  ['headings', '全市经济工作会议召开部署\n\n'],
  ['bylines', '本报讯 (记者 方文远) 3月1日,会议召开。\n'],
  ['the same broken line', '全市各级各部门要认真贯彻落实,会议精神扎实工作推进\n'],
  ['columns out of order', '的人居环境正在变好\n他看到,该区把城市建设和产业作为\n\n公园\n'],
  ['data', '来源:临江晚报\n作者:方文远\n'],
  ['open quotation marks', '“'],
  ['open brackets', '(('],
  ['names', '方文远 '],
  ['outlets', '日报'],
  ['crumbs', '首页>'],
  ['blanks', '    '],
];

/** Slower than quadratic growth allows and far above what a loaded machine adds: 4 times the text takes 16 times if quadratic. */
const MAX_GROWTH = 10;

function seconds(text: string): number {
  const page: Page = { path: 'x.txt', meta: {}, text, hash: '', issues: [] };
  const runs = [0, 1, 2].map(() => {
    const start = performance.now();
    segment(page);
    return (performance.now() - start) / 1000;
  });
  return Math.min(...runs);
}

test.each(SHAPES)('time grows with the length of the page: %s', (_, unit) => {
  const count = Math.ceil(60_000 / unit.length);
  seconds(unit.repeat(Math.ceil(count / 10)));
  const short = seconds(unit.repeat(count));
  const long = seconds(unit.repeat(4 * count));
  expect(long).toBeLessThan(Math.max(MAX_GROWTH * short, 0.05));
});
