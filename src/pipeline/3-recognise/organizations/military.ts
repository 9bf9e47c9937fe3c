import type { Span } from '../../../domain/span.js';
import { CharSet } from '../../../text/chars.js';
import { allMatches } from '../../../text/matches.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import type { OrganizationCandidate } from './candidate.js';
import { hintsAt, type Levels, placeChainAt } from './prefix.js';

const OPENERS = new CharSet('司参政后联装保总武军警人');
const DEPARTMENT =
  /(?:司令部|参谋部|政治部|政治工作部|后勤部|联勤部|装备部|保障部)(?:(?:(?![部副主])\p{Script=Han}){2,4}(?:部|处|局)|办公室)?(?=(?:党委)?(?:常务)?副?(?:部长|主任|处长|局长|参谋长|政委|秘书长|书记)|(?<=部)长(?![期远]))/uy;
const ANY_DEPARTMENT = /(?:司令部|参谋部|政治部|政治工作部|后勤部|联勤部|装备部|保障部).*$/u;
/** 总参某某基地, 总装备部某某局: units of the general departments of before 2016. */
const GENERAL =
  /(?:总参谋部|总政治部|总后勤部|总装备部|总参|总政|总后|总装)第?\p{Script=Han}{1,12}?(?:基地|大队|学院|[局部所院站])(?=(?:党委)?(?:常务)?副?(?:政委|政治委员|主任|司令员|[局部所院站]长|书记))/uy;
const ARMED = /(?:机动|直属|内卫|第[一二三四五六七八九十]{1,2})?(?:总队|支队|大队|中队)/uy;
const MOBILE = /武警第[一二]机动总队(?:(?:机动|特战|交通|工化)?第[一二三四五六七八九十]{1,2}支队)?/uy;
const BARE =
  /(?:军分区|警备区|人武部|人民武装部)(?=(?:党委)?(?:第一|常务)?副?(?:书记|司令员?|政委|政治委员|部长|主任|参谋长)|(?<=部)长)/uy;

/** A department, unit or command of the army or the armed police that the lists of organs do not have. */
export function militaryAt(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  known: { readonly tokens: TokenIndex; readonly levels: Levels; readonly last: OrganizationCandidate | undefined },
): OrganizationCandidate | undefined {
  const { folded } = context;
  if (!OPENERS.has(folded.charCodeAt(at))) return undefined;
  const { tokens, levels, last } = known;
  return (
    armedPolice(context, at, sentence, tokens, levels) ??
    carriedDepartment(folded, at, sentence, last) ??
    generalUnit(folded, at) ??
    bareCommand(folded, at, sentence, levels)
  );
}

/** 某某军区|政治部, before the head's title: the length of the department at `at`; 0 where none stands. */
export function departmentLength(folded: string, at: number): number {
  if (!OPENERS.has(folded.charCodeAt(at))) return 0;
  DEPARTMENT.lastIndex = at;
  return DEPARTMENT.exec(folded)?.[0].length ?? 0;
}

const COMMAND = /\p{Script=Han}{2}(?:军区|战区|警备区)/gu;

/** 某军区副司令员甲、|政治部|主任乙: a department of the command named before it in the list. */
function carriedDepartment(
  folded: string,
  at: number,
  sentence: Span,
  last: OrganizationCandidate | undefined,
): OrganizationCandidate | undefined {
  if (!'、,;和'.includes(folded[at - 1] ?? ' ')) return undefined;
  const length = departmentLength(folded, at);
  if (length === 0) return undefined;
  const told = last?.kind === 'military' && last.end > sentence.start ? last.name : undefined;
  const command =
    told?.replace(ANY_DEPARTMENT, '') ?? allMatches(COMMAND, folded.slice(sentence.start, at)).at(-1)?.[0];
  if (!command || !/(?:军区|军分区|警备区|战区|总队|支队|集团军|部队|舰队|基地)$/.test(command)) return undefined;
  const name = command + folded.slice(at, at + length);
  const rule = 'recognise/department-carried-over';
  return { ...PLAIN, start: at, end: at + length, name, explicit: false, rule };
}

function generalUnit(folded: string, at: number): OrganizationCandidate | undefined {
  if (folded[at] !== '总') return undefined;
  GENERAL.lastIndex = at;
  const name = GENERAL.exec(folded)?.[0];
  if (name === undefined || /[的和与及在任]/.test(name)) return undefined;
  return { start: at, end: at + name.length, name, ...PLAIN };
}

const PLAIN = {
  kind: 'military',
  aliases: [],
  explicit: true,
  rule: 'recognise/military-unit',
  certain: true,
  weight: 3,
} as const;

/** 武警|某某市|支队: the force stands before the place. */
function armedPolice(
  context: RecogniseContext,
  at: number,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate | undefined {
  const { folded } = context;
  if (!folded.startsWith('武警', at)) return undefined;
  MOBILE.lastIndex = at;
  const mobile = MOBILE.exec(folded)?.[0];
  if (mobile) return { ...PLAIN, start: at, end: at + mobile.length, name: mobile };
  const chain = placeChainAt(context, at + 2, sentence.end, hintsAt(context, at, levels), tokens);
  if (!chain?.division || chain.town !== undefined) return undefined;
  ARMED.lastIndex = chain.end;
  const unit = ARMED.exec(folded)?.[0];
  if (unit === undefined) return undefined;
  const end = chain.end + unit.length;
  const name = `武警${chain.place}${unit}`;
  const printed = folded.slice(at, end);
  const aliases = printed === name ? [] : [printed];
  return { ...PLAIN, start: at, end, name, aliases, division: chain.division, rule: 'recognise/organ-of-place' };
}

/** 军分区|政委, 人武部|部长 without their level: the paper's own prefecture's or county's. */
function bareCommand(folded: string, at: number, sentence: Span, levels: Levels): OrganizationCandidate | undefined {
  if (at > sentence.start && /[省市县区州盟旗]/.test(folded[at - 1] as string)) return undefined;
  BARE.lastIndex = at;
  const form = BARE.exec(folded)?.[0];
  if (form === undefined) return undefined;
  const word = form === '人武部' ? '人民武装部' : form;
  const wanted = word === '人民武装部' ? ['县', '区', '旗', '市'] : ['市', '州', '地区', '盟'];
  const division = wanted.map((level) => levels.resolve(level, at, sentence)).find((found) => found !== undefined);
  if (!division || (word !== '人民武装部' && division.level !== 'prefecture')) return undefined;
  const told = { aliases: [], division, explicit: false, rule: 'recognise/organ-of-level' };
  return { ...PLAIN, ...told, start: at, end: at + form.length, name: division.name + word };
}
