import { createRequire } from 'node:module';
let library;
/** Loaded at the first name: its tables cost more than all else of a run over one page. */
function pinyinPro() {
    library ??= createRequire(import.meta.url)('pinyin-pro');
    return library;
}
/** Reads a Han name with its first characters as a surname (单 shan, 仇 qiu); undefined when it has no Han character. */
export function romanise(name) {
    const han = [...name].filter((char) => /\p{Script=Han}/u.test(char)).join('');
    if (han === '')
        return undefined;
    const syllables = pinyinPro()
        .pinyin(han, { toneType: 'none', type: 'array', surname: 'head', v: true })
        .filter((syllable) => /^[a-z]+$/.test(syllable));
    if (syllables.length === 0)
        return undefined;
    return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') };
}
