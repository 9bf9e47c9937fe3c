import type { Mention } from '../../../domain/mention.js';
import type { PlaceScope } from './context.js';

/** 来|株|调研, 在|京|召开, 驻|湘|部队: one character for a city or province, between a verb of place and what is done there. */
const ABBREVIATED =
  /(?<![从现存正自实所])([来在莅抵赴驻])(\p{Script=Han})(?=调研|考察|视察|督查|督察|督导|检查|指导|访问|参观|走访|慰问|看望|举行|召开|举办|开幕|闭幕|开展|会见|会晤|拜访|拜会|出席|参加|签约|签署|签订|成立|揭牌|启动|开工|奠基|投资|创业|兴业|洽谈|就读|高校|企业|单位|部队|院校|全国|省|各级|央企|国企|机构|专家|媒体|记者站|期间|,|。|、)/gu;

/** Places known by one character, in the paper's own city or by the list of abbreviations. */
export function abbreviatedMentions({ text, gazetteer, hints }: PlaceScope): Mention[] {
  return [...text.matchAll(ABBREVIATED)].flatMap((match) => {
    const division = gazetteer.abbreviation(match[2] as string, hints);
    if (!division) return [];
    const start = match.index + 1;
    return [
      {
        span: { start, end: start + 1 },
        label: 'Place' as const,
        name: division.name,
        kind: division.kind,
        rule: 'recognise/place-abbreviated',
        certain: true,
      },
    ];
  });
}
