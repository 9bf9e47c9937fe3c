import { endianness } from 'node:os';

/**
 * Folding maps every UTF-16 code unit to one code unit, so that offsets into the folded text are offsets into the
 * printed text. Rules read the folded text; spans are cut from the printed one.
 */
const FOLDED: Readonly<Record<string, string>> = {
  '　': ' ',
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\ufeff': ' ',
  '\u200b': ' ',
  '\t': ' ',
  '。': '。',
  '．': '.',
  '｡': '。',
  '､': '、',
  '﹑': '、',
  '•': '·',
  '‧': '·',
  '∙': '·',
  '⋅': '·',
  '・': '·',
  '･': '·',
  '⸱': '·',
  '﹒': '·',
  '˙': '·',
  '—': '—',
  '―': '—',
  '─': '—',
  '━': '—',
  '–': '-',
  '−': '-',
  '‐': '-',
  '～': '~',
  '〜': '~',
  '〈': '<',
  '〉': '>',
  '〔': '(',
  '〕': ')',
  '【': '[',
  '】': ']',
  '「': '“',
  '」': '”',
  '『': '‘',
  '』': '’',
  '﹁': '“',
  '﹂': '”',
  '＂': '"',
};

const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) table[unit] = unit;
  // full-width forms of printable ASCII
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (const [from, to] of Object.entries(FOLDED)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}

/**
 * Folds full-width letters, digits and punctuation to half-width, and variants of the middle dot, dash, space and
 * corner brackets to one form each. The result has the same length as `text`, and the same offsets.
 */
export function fold(text: string): string {
  const { length } = text;
  if (units.length < length) units = new Uint16Array(2 * length);
  let isSame = true;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const to = TABLE[unit] as number;
    units[i] = to;
    if (to !== unit) isSame = false;
  }
  if (length >= LINE) return flat(units, length);
  return isSame ? text : String.fromCharCode(...units.subarray(0, length));
}

/** Code units below which a text is a line: short enough for one call, and the same string where folding leaves it as it is. */
const LINE = 200;

/** The last text's code units. */
let units = new Uint16Array(4096);

/** A string of its own: what is joined of pieces, or cut from a longer text, is read at a detour for each character. */
function flat(from: Uint16Array, length: number): string {
  const bytes = Buffer.from(from.buffer, from.byteOffset, 2 * length);
  return (endianness() === 'LE' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le');
}
