import { scanTitles } from '../../src/pipeline/3-recognise/titles.js';
import { TokenIndex } from '../../src/pipeline/3-recognise/token-index.js';
import { contextOfCase } from './label-cases.js';

function titlesOf(text: string): readonly ReturnType<typeof scanTitles>[number][] {
  const { folded, tokens, knowledge } = contextOfCase({ text });
  const whole = { start: 0, end: folded.length };
  return scanTitles(folded, whole, new TokenIndex(tokens, folded.length), knowledge.titles);
}

test.each([
  ['市委书记汤怀远', ['书记']],
  ['市委副书记、市长骆启明', ['副书记', '市长']],
  ['常务副市长祝庆丰', ['常务副市长']],
  ['党组书记、局长邱望山', ['党组书记', '局长']],
  ['党组副书记、副局长邱望山', ['党组副书记', '副局长']],
  ['代市长骆启明', ['代市长']],
  ['代理县长冯大勇', ['代理县长']],
  ['名誉会长凌小玉', ['名誉会长']],
  ['首席执行官褚国梁', ['首席执行官']],
  ['董事长兼总经理褚国梁', ['董事长', '总经理']],
  ['秘书长邢天佑', ['秘书长']],
  ['副秘书长邢天佑', ['副秘书长']],
  ['一级巡视员柏子谦', ['一级巡视员']],
  ['市领导倪素云', ['市领导']],
  ['全国人大代表符志坚', ['代表']],
  ['主任医师苗小雨', ['主任医师']],
  ['总工程师卢大山', ['总工程师']],
  ['村党支部书记段有福', ['党支部书记']],
  ['领导小组要发挥作用', []],
  ['各级领导干部要带头', []],
  ['市人大常委会主任会议', []],
  ['代表团抵达株洲', []],
  ['代表大会闭幕', []],
  ['主席台前摆满鲜花', []],
  ['加强教师队伍建设', []],
  ['天气晴朗', []],
  ['', []],
])('%s holds the titles %j', (text, expected) => {
  expect(titlesOf(text).map(({ title }) => title)).toEqual(expected);
});

test.each([
  ['市长', 'implied', '市', '政府'],
  ['副省长', 'implied', '省', '政府'],
  ['县长', 'implied', '县', '政府'],
  ['市领导', 'level', undefined, undefined],
  ['负责人', 'collective', undefined, undefined],
  ['书记', 'plain', undefined, undefined],
])('%s is %s', (text, category, level, organ) => {
  const [title] = titlesOf(text);
  expect(title?.head.category).toBe(category);
  expect(title?.head.implied?.level).toBe(level);
  expect(title?.head.implied?.organ).toBe(organ);
});

test('a title without its party body starts at `bare`', () => {
  const text = '市财政局党委书记邱望山';
  const [title] = titlesOf(text);
  expect(title && [text.slice(title.start, title.end), text.slice(title.bare, title.end)]).toEqual([
    '党委书记',
    '书记',
  ]);
});

test('titles stand in text order, do not overlap and print what they say', () => {
  const text = '市委副书记、市长骆启明，市人大常委会副主任费长青，副市长倪素云，市政府秘书长邢天佑等领导参加。';
  const titles = titlesOf(text);
  expect(titles.length).toBeGreaterThan(4);
  titles.forEach(({ start, end, bare, title }, index) => {
    expect(text.slice(start, end)).toBe(title);
    expect(bare).toBeGreaterThanOrEqual(start);
    expect(bare).toBeLessThan(end);
    expect(start).toBeGreaterThanOrEqual(titles[index - 1]?.end ?? 0);
  });
});

test('only titles inside the given span are read', () => {
  const { folded, tokens, knowledge } = contextOfCase({ text: '市长来了，书记也来了，主任没来。' });
  const within = { start: folded.indexOf('书'), end: folded.indexOf('主') };
  const found = scanTitles(folded, within, new TokenIndex(tokens, folded.length), knowledge.titles);
  expect(found.map(({ title }) => title)).toEqual(['书记']);
});
