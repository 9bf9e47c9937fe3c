import fc from 'fast-check';

/** What happens to a page between the press and the file: a change of its text. */
export type Alteration = (text: string) => string;

/** Letters that scanning takes for one another, in both directions. */
const CONFUSIONS = [
  '己已巳',
  '未末',
  '曰日',
  '人入八',
  '土士',
  '0O〇',
  '1lI',
  '千干于',
  '太大犬',
  '天夫',
  '市巿',
  '戊戌戍',
  '王玉',
  '陈阵',
  '一—',
];
/** Characters that no reader sees. */
const INVISIBLE = ['\u200b', '\ufeff', '\u00ad', '\u2060', '\u200d', '\ufe0f'];
/** Characters of names beyond the basic plane, and rare ones of other blocks. */
const RARE = ['\u{20bb7}', '\u{21e37}', '\u{2a6a5}', '\u{30000}', '\u3400', '\uf900', '\ue000', '㛃'];
const BLANKS = ['　', ' ', '\u00a0', '\t'];

/** Where something happens, as shares of the text's length, so that a shrunk text keeps its alterations. */
const places = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: most });
const offsets = (shares: readonly number[], length: number): number[] =>
  shares.map((share) => Math.min(length - 1, Math.floor(share * length)));

function editAt(shares: readonly number[], edit: (char: string, index: number) => string): Alteration {
  return (text) => {
    const chars = [...text];
    for (const [index, at] of offsets(shares, chars.length).entries())
      if (at >= 0) chars[at] = edit(chars[at] as string, index);
    return chars.join('');
  };
}

const dropped = places(20).map((shares) => editAt(shares, () => ''));
const doubled = places(10).map((shares) => editAt(shares, (char) => char + char));

const swapped = places(10).map(
  (shares): Alteration =>
    (text) => {
      const chars = [...text];
      for (const at of offsets(shares, chars.length - 1))
        if (at >= 0) [chars[at], chars[at + 1]] = [chars[at + 1] as string, chars[at] as string];
      return chars.join('');
    },
);

const inserted = (characters: readonly string[]): fc.Arbitrary<Alteration> =>
  fc
    .tuple(places(12), fc.array(fc.constantFrom(...characters), { minLength: 12, maxLength: 12 }))
    .map(([shares, marks]) => editAt(shares, (char, index) => char + (marks[index] as string)));

const replaced = (characters: readonly string[]): fc.Arbitrary<Alteration> =>
  fc
    .tuple(places(12), fc.array(fc.constantFrom(...characters), { minLength: 12, maxLength: 12 }))
    .map(([shares, marks]) => editAt(shares, (char, index) => (char === '\n' ? char : (marks[index] as string))));

const confused = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2)).map(
  ([share, step]): Alteration =>
    (text) =>
      [...text]
        .map((char, index) => {
          const set = CONFUSIONS.find((each) => each.includes(char));
          if (!set || (index * 0.618) % 1 > share) return char;
          const all = [...set];
          return all[(all.indexOf(char) + 1 + step) % all.length] as string;
        })
        .join(''),
);

const shift = (by: number) => (char: string) => String.fromCharCode(char.charCodeAt(0) + by);
const widened = fc.constantFrom<Alteration>(
  (text) => text.replace(/[!-~]/g, shift(0xfee0)),
  (text) => text.replace(/[！-～]/g, shift(-0xfee0)),
  (text) => text.replace(/[0-9]/g, shift(0xfee0)),
  (text) => text.replaceAll('，', ',').replaceAll('：', ':').replaceAll('（', '(').replaceAll('）', ')'),
  (text) => text.replaceAll('·', '.').replaceAll('“', '"').replaceAll('”', '"').replaceAll('、', '､'),
);

/** Lines of a narrow column, broken wherever the width is reached. */
function brokenAt(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const chars = [...line];
    const lines: string[] = [];
    for (let at = 0; at < Math.max(1, chars.length); at += width) lines.push(chars.slice(at, at + width).join(''));
    return lines;
  });
}

const width = fc.integer({ min: 3, max: 30 });
const broken = width.map(
  (columns): Alteration =>
    (text) =>
      brokenAt(text, columns).join('\n'),
);
const beside = width.map(
  (columns): Alteration =>
    (text) => {
      const lines = brokenAt(text, columns);
      const half = Math.ceil(lines.length / 2);
      return lines
        .slice(0, half)
        .map((line, i) => `${line.padEnd(columns, '　')}　　${lines[half + i] ?? ''}`)
        .join('\n');
    },
);
const joined = fc.constant<Alteration>((text) => text.replace(/\n(?!\n)/g, ''));
const reordered = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 97 })).map(
  ([size, step]): Alteration =>
    (text) => {
      const lines = text.split('\n');
      const blocks = Array.from({ length: Math.ceil(lines.length / size) }, (_, i) =>
        lines.slice(i * size, (i + 1) * size),
      );
      return blocks
        .map((block, i) => ({ block, rank: ((i + 1) * step) % 101 }))
        .sort((a, b) => a.rank - b.rank)
        .flatMap(({ block }) => block)
        .join('\n');
    },
);

/** The kinds of alterations by name, so that each is tried by itself and together with others. */
export const ALTERATIONS: Readonly<Record<string, fc.Arbitrary<Alteration>>> = {
  'characters dropped': dropped,
  'characters doubled': doubled,
  'characters swapped': swapped,
  'letters confused by scanning': confused,
  'full and half width': widened,
  'blanks between characters': inserted(BLANKS),
  'invisible characters': inserted(INVISIBLE),
  'characters beyond the basic plane': replaced(RARE),
  'halves of surrogate pairs': replaced(['\ud842', '\udfb7']),
  'marks in the wrong place': replaced(['、', '。', '，', '《', '》', '（', '）', '“', '”', '：', '/', '·']),
  'lines broken at a fixed width': broken,
  'columns side by side': beside,
  'columns joined': joined,
  'lines and columns in another order': reordered,
};
