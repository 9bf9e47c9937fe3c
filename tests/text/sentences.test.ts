import fc from 'fast-check';
import { fold } from '../../src/text/fold.js';
import { sentencesOf } from '../../src/text/sentences.js';

const cut = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['会议召开。大家发言。', ['会议召开。', '大家发言。']],
  ['会议召开', ['会议召开']],
  ['为什么?因为路远!走吧。', ['为什么?', '因为路远!', '走吧。']],
  ['先讲话;后参观;再座谈。', ['先讲话;', '后参观;', '再座谈。']],
  ['他说:“路通了。”大家笑了。', ['他说:“路通了。”', '大家笑了。']],
  ['他说:“好!”)接着又说。', ['他说:“好!”)', '接着又说。']],
  ['读《山里的路》。', ['读《山里的路》。']],
  ['标题\n正文。', ['标题', '正文。']],
  ['第一行\n\n\n第二行', ['第一行', '第二行']],
  ['  前有空白。 后也有 ', ['前有空白。', '后也有']],
  ['增长3.5个百分点。', ['增长3.5个百分点。']],
  ['一,二,三。', ['一,二,三。']],
  ['好。。。', ['好。', '。', '。']],
  ['', []],
  [' \n \n', []],
])('%j', (text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test('only the given span is cut', () => {
  const text = '一。二。三。';
  expect(sentencesOf(text, { start: 2, end: 4 })).toEqual([{ start: 2, end: 4 }]);
});

test('sentences stand in order, leave out nothing but blanks, and begin and end with none', () => {
  const unit = fc.constantFrom(...'市委召开会议。！？；”》）\n 　，、:“(汤怀远');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 120 }), (text) => {
      const folded = fold(text);
      const sentences = sentencesOf(folded);
      let at = 0;
      for (const { start, end } of sentences) {
        expect(folded.slice(at, start)).toMatch(/^[ \n]*$/u);
        expect(start).toBeLessThan(end);
        expect(folded.slice(start, end)).toMatch(/^[^ \n](?:[^\n]*[^ \n])?$/u);
        at = end;
      }
      expect(folded.slice(at)).toMatch(/^[ \n]*$/u);
    }),
    { numRuns: 500 },
  );
});
