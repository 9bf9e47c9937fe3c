import { createRequire } from 'node:module';

type PinyinPro = typeof import('pinyin-pro');
let library: PinyinPro | undefined;

/** Loaded at the first name: its tables cost more than all else of a run over one page. */
function pinyinPro(): PinyinPro {
  library ??= createRequire(import.meta.url)('pinyin-pro') as PinyinPro;
  return library;
}

/** A name in Latin letters: `full` without tones and blanks (`shantianfang`), `initials` its first letters (`stf`). */
export interface Romanised {
  readonly full: string;
  readonly initials: string;
}

/** Names read so far: an article names its people again and again, and so do its neighbours. */
const READ = new Map<string, Romanised | undefined>();
const MOST_READ = 20_000;

/** As `read`, once for each name. */
export function romanise(name: string): Romanised | undefined {
  if (!READ.has(name)) {
    if (READ.size >= MOST_READ) READ.clear();
    READ.set(name, read(name));
  }
  return READ.get(name);
}

/** Surnames that the library reads as the word is read. */
const SURNAMES: Readonly<Record<string, string>> = { 佴: 'nai', 秘: 'bi', 祭: 'zhai' };

/**
 * Reads a Han name with its first characters as a surname (单 shan, 仇 qiu); undefined when it has no Han character. A
 * foreign name, with a dot, begins with none: 查尔斯·达尔文 is chaersi.
 */
function read(name: string): Romanised | undefined {
  const han = [...name].filter((char) => /\p{Script=Han}/u.test(char)).join('');
  if (han === '') return undefined;
  const isForeign = name.includes('·');
  const syllables = pinyinPro()
    .pinyin(han, { toneType: 'none', type: 'array', surname: isForeign ? 'off' : 'head', v: true })
    .filter((syllable) => /^[a-z]+$/.test(syllable));
  if (syllables.length === 0) return undefined;
  if (!isForeign) syllables[0] = SURNAMES[han[0] as string] ?? (syllables[0] as string);
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') };
}
