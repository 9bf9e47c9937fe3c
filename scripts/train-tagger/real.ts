import { readFileSync } from 'node:fs';
import type { Knowledge } from '../../src/knowledge/index.js';
import type { NameType } from '../../src/tagger/index.js';
import { fold } from '../../src/text/fold.js';
import type { NameMaker } from './names.js';
import type { Random, Sample } from './sample.js';

const TYPES: Readonly<Record<string, NameType>> = { PER: 'Person', ORG: 'Organization', LOC: 'Place' };

/**
 * Sentences that LAC labelled (label.py), without those whose labels our own lists contradict: a person without a
 * surname who is no transliteration either, or who is a common word.
 */
export function readLabelled(path: string, knowledge: Knowledge): Sample[] {
  const samples: Sample[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const [text, labels] = JSON.parse(line) as [string, [number, number, string][]];
    const folded = fold(text);
    // LAC counts code points
    if ([...folded].length !== folded.length) continue;
    const names = labels
      .filter(([start, end]) => end - start >= 2)
      .map(([start, end, tag]) => ({ start, end, type: TYPES[tag] as NameType }));
    const believed = names.every(
      ({ start, end, type }) => type !== 'Person' || isCredible(folded.slice(start, end), knowledge),
    );
    if (believed && labels.every(([start, end, tag]) => tag !== 'PER' || end - start >= 2)) {
      samples.push({ text: folded, names });
    }
  }
  return samples;
}

/** Who is named by a surname alone is nobody's full name: 王先生, 李总. */
const FORM_OF_ADDRESS =
  /(?:先生|女士|小姐|老师|奶奶|爷爷|大爷|大妈|阿姨|老汉|师傅|老板|书记|主席|总理|总|某|某某|氏)$/u;

function isCredible(form: string, { names, words }: Knowledge): boolean {
  if (FORM_OF_ADDRESS.test(form)) return false;
  if (form.includes('·') || (form.length >= 2 && names.isTransliteration(form))) return true;
  const surname = names.surnameAt(form, 0);
  const given = form.length - surname;
  return surname > 0 && given >= 1 && given <= 2 && !words.has(form);
}

/** The same sentence about somebody else: every Han name becomes another one. */
export function withOtherNames({ text, names }: Sample, maker: NameMaker, random: Random): Sample {
  let written = '';
  let from = 0;
  const others = new Map<string, string>();
  const renamed = names.map(({ start, end, type }) => {
    written += text.slice(from, start);
    from = end;
    const form = text.slice(start, end);
    let other = form;
    if (type === 'Person') other = others.get(form) ?? (random.chance(0.85) ? maker.person() : maker.foreign());
    if (type === 'Place' && random.chance(0.3)) other = maker.place();
    others.set(form, other);
    const at = written.length;
    written += other;
    return { start: at, end: written.length, type };
  });
  return { text: written + text.slice(from), names: renamed };
}
