import fc from 'fast-check';
import { fold } from '../../src/text/fold.js';

test.each([
  ['Ａ１版', 'A1版'],
  ['２０２１年３月１５日', '2021年3月15日'],
  ['（记者／陈一鸣）', '(记者/陈一鸣)'],
  ['市委，市政府；会议：讨论！好？', '市委,市政府;会议:讨论!好?'],
  ['王　勇', '王 勇'],
  ['王\u00a0勇', '王 勇'],
  ['王\u2003勇', '王 勇'],
  ['王\t勇', '王 勇'],
  ['罗曼•罗兰', '罗曼·罗兰'],
  ['罗曼・罗兰', '罗曼·罗兰'],
  ['罗曼‧罗兰', '罗曼·罗兰'],
  ['罗曼･罗兰', '罗曼·罗兰'],
  ['罗曼．罗兰', '罗曼.罗兰'],
  ['北京—上海', '北京—上海'],
  ['北京―上海', '北京—上海'],
  ['３月１１日～１４日', '3月11日~14日'],
  ['〔2021〕5号', '(2021)5号'],
  ['【要闻】', '[要闻]'],
  ['「山里的路」', '“山里的路”'],
  ['『山里的路』', '‘山里的路’'],
  ['五千％', '五千%'],
  ['句号｡顿号､', '句号。顿号、'],
  ['\ufeff市委', ' 市委'],
  ['', ''],
  ['第一行\n第二行', '第一行\n第二行'],
  ['。、《》“”', '。、《》“”'],
  ['𠮷野家', '𠮷野家'],
])('%j is folded to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('any text keeps its length, and what is folded stays as it is', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...'　，。（）：；！？１２ＡＢ•・．～「」市委书记汤怀远'),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      const folded = fold(text);
      expect(folded).toHaveLength(text.length);
      expect(fold(folded)).toBe(folded);
    }),
    { numRuns: 500 },
  );
});

test('each unit is folded by itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(fold(a + b)).toBe(fold(a) + fold(b));
    }),
  );
});

test('characters of words and line ends are never folded', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        expect(fold(`${text}\n`)).toBe(`${text}\n`);
      },
    ),
  );
});

test('a text of any length is folded unit by unit, halves of surrogate pairs as they are', () => {
  for (const length of [199, 200, 201, 5000]) {
    const text = '市委，\ud842Ａ'.repeat(length).slice(0, length);
    const folded = [...Array(length).keys()].map((at) => fold(text[at] as string)).join('');
    expect(fold(text)).toBe(folded);
  }
});
