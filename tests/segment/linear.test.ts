import type { Page } from '../../src/domain/page.js';
import { segment } from '../../src/pipeline/2-segment/index.js';

/** Pages that make careless patterns or loops quadratic; each is measured at one length and at a multiple of it. */
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
  [
    'columns of briefs',
    '简讯\n△青河县农机厂 试制成功一种小型抽水机,每小时抽水二十吨。\n△市文化馆 七月一日开办书法班。\n',
  ],
  ['one long column', '△青河县农机厂 试制成功一种小型抽水机,每小时抽水二十吨。\n'],
  ['lines broken by hand', '会议要求,沿江各县要在十日前完成水库的检查\n把责任落实到每一座水库每一段堤防,发现险情\n'],
  ['mastheads', '2011年5月6日 星期五 农历四月初四 今日八版 临江:多云 东南风3级 编辑:方文远\n'],
  ['contents', '1. 市委召开学习会\n2. 全市用电增长\n'],
  ['names and units', '市文化馆枫树镇广播站 方文远 贺小满 '],
  ['heads of lists', '护河先进个人名单\n'],
  ['rows of a list', '护河先进个人名单\n余长河 渡口小学教师\n市文化馆\n'],
  ['parts that speak', '柳长青、安宁、尹大勇讲话 '],
];

/** Eight times the text takes 64 times the work if quadratic; a busy machine stays well below half of that. */
const FACTOR = 8;
const MAX_GROWTH = 32;
const CHARS = 20_000;

/** Least CPU time of three runs, in milliseconds: other programs' time does not count. */
function cost(text: string): number {
  const page: Page = { path: 'x.txt', meta: {}, text, hash: '', issues: [] };
  const runs = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    segment(page);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

test.each(SHAPES)('time grows with the length of the page: %s', (_, unit) => {
  const count = Math.ceil(CHARS / unit.length);
  const short = cost(unit.repeat(count));
  const long = cost(unit.repeat(FACTOR * count));
  expect(long).toBeLessThan(Math.max(MAX_GROWTH * short, 50));
});
