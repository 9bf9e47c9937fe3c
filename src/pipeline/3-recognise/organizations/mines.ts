import type { Span } from '../../../domain/span.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../context.js';
import { Overlaps } from '../overlaps.js';
import type { OrganizationCandidate } from './candidate.js';

/** What follows the mine that somebody goes to, or its own head's title. */
const MINE =
  /((?:(?![到赴往入进了的在与和及等各该其从对去来])\p{Script=Han}){2,4}?矿)(?=(?:进行|开展|实地|现场|就|专题|检查|调研|考察|视察|督导|督查|慰问|走访|指导)|党委|矿长|副矿长)/gu;
const GOES = /(?:来到|赶赴|赶到|赶往|深入|前往|走进|抵达|到|赴)(?:了|(?:\p{Script=Han}{0,6}?(?:公司|集团|矿务局)))?$/u;
/** 煤矿, 露天矿, 厂矿: kinds of mines and what is mined. */
const KIND =
  /^(?:露天|大型|中型|小型|地方|国有|重点|安全|金属|非金属|生产|基层|所属|下属|\p{Script=Han}?[煤铁铜金银铝锌铅锡钨锰磷钾盐铀锂采探选开厂工井个座家])矿$|[煤铁铜金银铝锌铅锡钨锰磷钾盐厂工探采选]矿$/u;

/** 赶赴|青岭坳矿|调研, 到矿业公司|北塘矿|检查: a mine by its name alone, where somebody goes to see it. */
export function touredMines({ folded }: RecogniseContext, sentence: Span): OrganizationCandidate[] {
  const text = folded.slice(sentence.start, sentence.end);
  if (!text.includes('矿') || !/[到赴往入进达]/.test(text)) return [];
  return allMatches(MINE, text).flatMap(({ index, 1: printed = '' }) => {
    const company = /^\p{Script=Han}*?(?:公司|集团)/u.exec(printed)?.[0].length ?? 0;
    const name = printed.slice(company);
    const at = index + company;
    if (name.length < 3 || KIND.test(name) || !GOES.test(text.slice(Math.max(0, at - 12), at))) return [];
    const start = sentence.start + at;
    const span = { start, end: start + name.length };
    return [{ ...span, name, kind: 'enterprise', ...PLAIN }];
  });
}

/** 听取|青岭坳矿|介绍: elsewhere in the article the same mine. */
export function withMinesSpokenOf(
  { folded }: RecogniseContext,
  found: readonly OrganizationCandidate[],
): readonly OrganizationCandidate[] {
  const names = new Set(found.filter(({ rule }) => rule === PLAIN.rule).map(({ name }) => name));
  if (names.size === 0) return found;
  const taken = new Overlaps(found);
  const spoken: OrganizationCandidate[] = [];
  for (const name of names) {
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length };
      if (!taken.any(span) && folded[span.end] !== '业') spoken.push({ ...span, name, kind: 'enterprise', ...PLAIN });
    }
  }
  return [...found, ...spoken].sort((a, b) => a.start - b.start);
}

const PLAIN = { aliases: [], explicit: false, rule: 'recognise/toured-mine', certain: true, weight: 2 } as const;
