import type { Mention } from '../../../domain/mention.js';
import type { PlaceScope } from './context.js';
import type { Anchor } from './named.js';

/** 在青松宾馆会见: houses where a meeting is held; elsewhere they are enterprises. */
const VENUE =
  /[在于](\p{Script=Han}{2,16}?(?:大饭店|饭店|宾馆|大酒店|酒店|大会堂|会堂|礼堂))(?=[^。!?\n]{0,6}(?:会见|会谈|举行|召开|举办|宴请|接见|亲切|隆重|开幕|与|同))/gu;

/** Hotels and halls after 在, before the verb of a meeting; a place before the name is no part of it. */
export function findVenues({ text, view }: PlaceScope, anchors: readonly Anchor[]): Mention[] {
  return [...text.matchAll(VENUE)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (!view.isBoundary(end) || /[的了和与]/.test(match[1] as string)) return [];
    const opening = match.index + 1;
    const before = anchors.filter((anchor) => anchor.start >= opening && anchor.end <= end - 4).at(-1);
    const from = before?.end ?? opening;
    const start = from + (QUANTITY.exec(text.slice(from, end))?.[0].length ?? 0);
    const name = text.slice(start, end);
    const rule = 'recognise/place-venue';
    return [{ span: { start, end }, label: 'Place' as const, name, kind: 'site', rule, certain: true }];
  });
}

/** 首座, 一家 before the name. */
const QUANTITY = /^(?:首|第?[一二三四五]|该|某)[座家个]/;
