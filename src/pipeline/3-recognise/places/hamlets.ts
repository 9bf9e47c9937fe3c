import type { Mention } from '../../../domain/mention.js';
import type { PlaceScope } from './context.js';

const HAMLET = /^\p{Script=Han}{1,4}?(?:寨|屯|坝|组|社|沟|湾|庄|坪)/u;

/** 石背村|老屋组, 石背村|坡头寨: settlements named directly after their village. */
export function findHamlets({ text, view }: PlaceScope, named: readonly Mention[]): Mention[] {
  return named.flatMap(({ span, kind, name }) => {
    if (kind !== 'village' || !name.endsWith('村')) return [];
    const match = HAMLET.exec(text.slice(span.end, span.end + 6));
    const end = span.end + (match?.[0].length ?? 0);
    if (!match || !view.isBoundary(end) || NO_HAMLET.test(match[0])) return [];
    const rule = 'recognise/place-hamlet';
    return [
      { span: { start: span.end, end }, label: 'Place' as const, name: match[0], kind: 'village', rule, certain: true },
    ];
  });
}

/** Groups and bodies of a village, and numbers that name nothing elsewhere (三组). */
const NO_HAMLET =
  /.新[寨屯]$|^[一二三四五六七八九十第]+组$|合作社|供销社|党|领导|调查|工作|[小班专民]组|[的在和与及]|公社|旅行社|信用社|报社|山庄|农庄/;
