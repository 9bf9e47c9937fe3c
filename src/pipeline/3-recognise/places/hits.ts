import type { Span } from '../../../domain/span.js';
import type { Division } from '../../../knowledge/gazetteer.js';
import type { PlaceScope } from './context.js';
import type { TokenView } from './token-view.js';

/** A name of the gazetteer found in the text, before it is decided whether it is a place here. */
export interface Hit extends Span {
  readonly form: string;
  readonly kind: 'full' | 'short' | 'country' | 'region';
  /** For `full` and `short`; empty for countries and regions. */
  readonly candidates: readonly Division[];
  /** Canonical name, for countries and regions. */
  readonly name?: string;
}

/** The longest names of the gazetteer in `within`, left to right, not overlapping, at the edges of words. */
export function findHits(scope: PlaceScope, within: Span): Hit[] {
  const hits: Hit[] = [];
  const { text, gazetteer } = scope;
  for (let at = within.start; at < within.end; at++) {
    const forms = gazetteer.namesAt(text, at);
    if (forms.length === 0) continue;
    const hit = firstFitting(scope, forms, at, hits.at(-1)?.end === at);
    if (!hit || hit.end > within.end) continue;
    hits.push(hit);
    at = hit.end - 1;
  }
  return hits;
}

function firstFitting(scope: PlaceScope, forms: readonly string[], at: number, joined: boolean): Hit | undefined {
  for (const form of forms) {
    const hit = isPhrase(scope, form, at) ? undefined : hitOf(scope, form, at);
    if (hit && fits(scope, hit, joined, forms)) return hit;
  }
  return undefined;
}

/** 产业|兴县, 我县|和县直单位, 党代会|和县(市、区): a verb or conjunction with its county. */
function isPhrase({ text, view }: PlaceScope, form: string, at: number): boolean {
  if (form === '兴县') return /^(?:n|vn|j)$/.test(view.before(at)?.pos ?? '') && !/[省市]/.test(text.charAt(at - 1));
  // 巴中友谊: of Pakistan and China
  if (form === '巴中') return /^(?:友谊|友好|两国|关系|双方|合作)/.test(text.slice(at + 2, at + 4));
  // 县委副书记、代|县长
  if (form === '代县') return /^长(?!城)/.test(text.slice(at + 2, at + 4)) && !/[省市州]/.test(text.charAt(at - 1));
  // 云江西|街: a street
  if (
    form.length === 2 &&
    '街大巷弄'.includes(text[at + 2] ?? ' ') &&
    /^(?:街|大街|巷|弄)/.test(text.slice(at + 2, at + 4))
  )
    return true;
  return form === '和县' && /^(?:[直级里乡]|[(、](?:市|区))/.test(text.slice(at + 2, at + 4));
}

function hitOf({ gazetteer }: PlaceScope, form: string, start: number): Hit | undefined {
  const end = start + form.length;
  const full = gazetteer.byName(form);
  if (full.length > 0) return { start, end, form, kind: 'full', candidates: full };
  const short = gazetteer.byShort(form);
  if (short.length > 0) return { start, end, form, kind: 'short', candidates: short };
  const country = gazetteer.country(form);
  if (country !== undefined) return { start, end, form, kind: 'country', candidates: [], name: country };
  const region = gazetteer.region(form);
  return region === undefined ? undefined : { start, end, form, kind: 'region', candidates: [], name: region };
}

/** After these a level word belongs to the name and not to the next word: 长沙县|委, 长沙县|长, against 株洲|市民. */
const ORGAN_UNITS = '委长府';

function fits({ view, text }: PlaceScope, hit: Hit, joined: boolean, forms: readonly string[]): boolean {
  const starts = joined || view.isBoundary(hit.start);
  const ends = view.isBoundary(hit.end);
  if (hit.kind === 'short' && starts && !ends) return splitsProvince(view, hit);
  if (hit.kind !== 'full') return starts && ends;
  if (!starts) return hit.form.length >= 4;
  if (ends || ORGAN_UNITS.includes(text.charAt(hit.end))) return true;
  // 株洲|市场: the shorter form ends at the edge of a word
  return !forms.some((form) => form.length < hit.form.length && view.isBoundary(hit.start + form.length));
}

/** 湖南|京度: a province whose first character the segmentation left alone. */
function splitsProvince(view: TokenView, { start, candidates }: Hit): boolean {
  const province = candidates.some(({ level }) => level === 'province');
  return province && view.after(start)?.end === start + 1;
}
