import fc from 'fast-check';
import type { Page } from '../../src/domain/page.js';
import { printed } from '../../src/domain/span.js';
import { segment } from '../../src/pipeline/2-segment/index.js';
import { expectPrinted } from './expect-printed.js';

const pageOf = (text: string): Page => ({ path: 'x.txt', meta: {}, text, hash: '', issues: [] });

/** Lines of every kind; those of running text are numbered, so that none can go missing unseen. */
const running = fc.nat({ max: 9999 }).map((n) => `第${n}次会议由副市长主持,与会代表就河道整治作了发言。`);
const other = fc.constantFrom(
  '全市河道整治推进会召开',
  '——记枫树镇的护河人',
  '本报记者/方文远 通讯员/祁连',
  '余晓峰',
  '',
  '',
  '下转 A2 版①',
  '来源:临江日报 发布时间:2024-05-10 10:11',
  '首页 > 新闻 > 正文',
  '责任编辑:方小雨',
  '上一篇:旧闻一则',
  '河边的早市 一天比一天热闹 ——见闻',
  '会议要求,各县区要把责任落实到人,把措施落实到每一段河道和每一个排污',
  '的老问题一个一个解决。',
  '简讯',
  '△市文化馆 七月一日开办书法班,馆长余晓峰授课。',
  '编辑同志:',
  '石泉镇渡口社区 余长河',
  '2011年5月6日 星期五 今日八版 临江:多云转小雨',
  '本报评论员',
  '　　会议要求,各县区要把责任落实到人,把措施落实到每',
  '一段河道和每一个排污口,发现问题立即处置,并向市防',
  '湖边晨练的市民。临江日报记者/汤一鸣 摄',
);

test('whatever the order of lines, parts are printed on the page and running text is kept', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(running, other), { maxLength: 40 }), (lines) => {
      const page = pageOf(lines.join('\n'));
      const articles = segment(page);
      for (const article of articles) expectPrinted(page, article);
      const kept = articles
        .flatMap(({ text, parts }) => parts.paragraphs.map((span) => printed(text, span)))
        .join('\n');
      for (const line of lines) if (line.startsWith('第')) expect(kept).toContain(line);
    }),
    { numRuns: 300 },
  );
});

test('any text at all is segmented, and its parts are printed on the page', () => {
  const chars = fc.constantFrom(...'市委日报讯记者通讯员摄(/)“”《》:。,!;… \n\n—>|0123年月日来源编辑下转第版①的');
  fc.assert(
    fc.property(fc.string({ unit: chars, maxLength: 300 }), (text) => {
      const page = pageOf(text);
      for (const article of segment(page)) expectPrinted(page, article);
    }),
    { numRuns: 500 },
  );
});
