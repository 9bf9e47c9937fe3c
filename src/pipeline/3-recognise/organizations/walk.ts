import { extended } from '../../../domain/extended.js';
import type { Span } from '../../../domain/span.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import { isHan, type Token } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import { isStop } from './boundaries.js';
import { hintsAt, type Levels, levelAt, type Prefix, placeChainAt } from './prefix.js';

/** Longest name in code units. */
const LONGEST = 30;

export interface Walk {
  start: number;
  /** True when the name contains a known joint stem (文化和旅游), which stays whole. */
  joint: boolean;
  prefix?: Prefix;
  /** True when some token of the modifier is no dictionary word, or a proper noun. */
  proper: boolean;
}

/** Walks over tokens to the left while they can belong to a name. */
export function stretch(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  suffix: Span,
  kind: OrganizationKind,
): Walk {
  const { folded, knowledge } = context;
  const walk: Walk = { start: suffix.start, joint: false, proper: false };
  const listed = levelInWord(context, sentence, tokens, levels, suffix);
  if (listed) return extended(walk, { start: listed.start, prefix: listed });
  const joint = knowledge.organs.jointStems.find(
    (stem) => folded.endsWith(stem, suffix.start) && folded.startsWith(stem, suffix.start - stem.length),
  );
  if (joint) {
    walk.start = suffix.start - joint.length;
    walk.joint = true;
  }
  let singles = 0;
  for (;;) {
    if (suffix.end - walk.start > LONGEST || walk.start <= sentence.start) break;
    const index = tokens.at(walk.start - 1);
    const token = tokens.token(index);
    if (!token || token.start < sentence.start) break;
    const prefix = prefixEndingAt(context, sentence, tokens, levels, token, walk.start);
    if (prefix) {
      walk.prefix = prefix;
      walk.start = prefix.start;
      const goesOn =
        (kind === 'enterprise' && continuesBefore(context, tokens, sentence, prefix.start)) ||
        isBranch(context, tokens, suffix, prefix);
      if (prefix.explicit && goesOn) {
        delete walk.prefix;
        walk.proper = true;
        if (folded[walk.start - 1] === ' ') walk.start--;
        continue;
      }
      const outer =
        kind === 'association' ? prefixEndingAt(context, sentence, tokens, levels, token, walk.start) : undefined;
      if (outer?.explicit) walk.start = outer.start;
      else if (kind === 'enterprise' && prefix.explicit)
        walk.start = foreignPlaceBefore(context, tokens, sentence, prefix);
      break;
    }
    if (
      isStop(context, token, tokens) &&
      !joinsSchool(context, token, suffix) &&
      !joinsDepartment(context, token, kind)
    ) {
      // 、|同昌药业有限公司: what opens an item of a list is no function word
      const opensItem =
        token.end - token.start === 1 && folded[token.start - 1] === '、' && isHan(folded.charCodeAt(token.start));
      if (kind === 'enterprise' && opensItem && !'和及与或等并在以'.includes(folded[token.start] as string)) {
        walk.start = token.start;
        walk.proper = true;
        break;
      }
      // 某市|地禾科技公司: no particle follows a place
      const word = folded.slice(token.start, token.end);
      const particle =
        kind === 'enterprise' &&
        ('地得过着'.includes(word) || (word === '那' && !'家个些里边种样么'.includes(folded[token.end] as string)));
      const named =
        kind === 'enterprise' && word === '原'
          ? placeBeforeSingle(context, sentence, tokens, levels, token)
          : undefined;
      const place =
        named ?? (particle ? prefixEndingAt(context, sentence, tokens, levels, token, token.start) : undefined);
      if (place?.explicit) {
        walk.prefix = place;
        walk.start = place.start;
        break;
      }
      // 山|西晋|某公司: a word of time across the end of a province
      const across = kind === 'enterprise' ? provinceAcross(context, token) : undefined;
      if (across !== undefined && across < walk.start) {
        walk.start = across;
        walk.proper = true;
        continue;
      }
      // 青|之|禾科技公司
      if (kind === 'enterprise' && isLinkInName(context, tokens, token)) {
        walk.start = token.start;
        walk.proper = true;
        continue;
      }
      const opened = kind === 'enterprise' ? parenthesised(context, walk.start) : undefined;
      if (opened === undefined) break;
      walk.start = opened;
      continue;
    }
    if (['x', 'nz', 'nr', 'nt'].includes(token.pos)) walk.proper = true;
    // 蓝|思|科技: two single characters in a row are no words
    singles = token.end - token.start === 1 ? singles + 1 : 0;
    if (singles === 2) walk.proper = true;
    walk.start = Math.min(walk.start, token.start);
  }
  return walk;
}

/** 某省|禾|原|生物科技公司: the place, where one character parts 原 of a brand from it. */
function placeBeforeSingle(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  token: Token,
): Prefix | undefined {
  const single = tokens.token(tokens.at(token.start - 1));
  if (!single || single.end !== token.start || single.end - single.start !== 1) return undefined;
  if (!isHan(context.folded.charCodeAt(single.start)) || isStop(context, single, tokens)) return undefined;
  return prefixEndingAt(context, sentence, tokens, levels, single, single.start);
}

/** Where a province's short name ends within a word that is cut across it; undefined elsewhere. */
function provinceAcross({ folded, knowledge }: RecogniseContext, token: Token): number | undefined {
  if (token.pos !== 't' || token.end - token.start < 2) return undefined;
  const place = knowledge.gazetteer.byShort(folded.slice(token.start - 1, token.start + 1));
  return place.some(({ level }) => level === 'province') ? token.start + 1 : undefined;
}

/** 之 between two single characters, which no common phrase has. */
function isLinkInName({ folded }: RecogniseContext, tokens: TokenIndex, token: Token): boolean {
  if (token.end - token.start !== 1 || folded[token.start] !== '之') return false;
  const [before, after] = [tokens.token(tokens.at(token.start - 1)), tokens.token(tokens.at(token.end))];
  const isSingle = (each: Token | undefined): boolean =>
    each !== undefined && each.end - each.start === 1 && isHan(folded.charCodeAt(each.start));
  return isSingle(before) && isSingle(after) && folded[token.end] !== '一';
}

/** 省林业厅: a word of the list that opens with its level. */
function levelInWord(
  { folded }: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  suffix: Span,
): Prefix | undefined {
  const word = tokens.token(tokens.at(suffix.start));
  const level = word && word.start >= sentence.start ? levelAt(folded, word.start) : undefined;
  if (!word || !level || !/^[省市州县]$/.test(level) || word.start > suffix.start - 3) return undefined;
  const division = levels.resolve(level, word.start, sentence);
  return division && { start: word.start, end: word.start + 1, place: division.name, division, explicit: false };
}

/** 东海轨道(株洲)|有限公司: the start of a place in brackets that belongs to a company's name. */
function parenthesised({ folded }: RecogniseContext, at: number): number | undefined {
  const bracket = /\(\p{Script=Han}{2,6}\)$/u.exec(folded.slice(Math.max(0, at - 8), at));
  return bracket ? at - bracket[0].length : undefined;
}

/** 州教育|和|体育局, 某省评估|与|代理协会: a conjunction within the name of a department or society whose place stands before it. */
function joinsDepartment({ folded }: RecogniseContext, token: Token, kind: OrganizationKind): boolean {
  const word = folded.slice(token.start, token.end);
  const joins = kind === 'government' ? word === '和' : kind === 'association' && /^[和与]$/.test(word);
  if (!joins) return false;
  const before = folded.slice(Math.max(0, token.start - 8), token.start);
  return /[省市县区州旗盟]\p{Script=Han}{2,6}$/u.test(before) && !/[局厅委办部院会府协联]$/.test(before);
}

/** 大学材料科学|与|工程学院: a conjunction within the name of a university's school. */
function joinsSchool({ folded, knowledge }: RecogniseContext, token: Token, suffix: Span): boolean {
  if (!/^[与和]$/.test(folded.slice(token.start, token.end))) return false;
  // 、材料科学|与|工程学院: a subject on either side
  const isUnit = /^(?:学院|系)$/.test(folded.slice(suffix.start, suffix.end));
  const { disciplines } = knowledge.organs;
  const second = folded.slice(token.end, suffix.start);
  if (
    isUnit &&
    disciplines.some((word) => folded.endsWith(word, token.start)) &&
    disciplines.some((word) => second.endsWith(word))
  )
    return true;
  return /(?:大学|学院|医院|科学院)\p{Script=Han}{2,8}$/u.test(
    folded.slice(Math.max(0, token.start - 14), token.start),
  );
}

/** A place chain or bare level whose last code unit stands before `end`. */
function prefixEndingAt(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  token: Token,
  end: number,
): Prefix | undefined {
  const { folded, knowledge } = context;
  let best: Prefix | undefined;
  for (let start = end - 2; start >= Math.max(sentence.start, end - 16); start--) {
    const unit = folded.charCodeAt(start);
    if (!isHan(unit)) break;
    if (knowledge.divisionOpeners[unit] !== 1 || !tokens.isBoundary(start)) continue;
    const hints = hintsAt(context, start, levels);
    const chain = placeChainAt(context, start, end, hints, tokens);
    if (chain?.end === end) best = chain;
  }
  if (best) return overlappingBefore(context, sentence, tokens, best) ?? best;
  const level = levelAt(folded, token.start);
  if (!level || token.end - token.start !== level.length || token.end !== end) return undefined;
  const before = folded.charCodeAt(token.start - 1);
  const previous = tokens.token(tokens.at(token.start - 1));
  if (token.start > sentence.start && isHan(before) && previous && mayNamePlace(previous)) return undefined;
  const division = levels.resolve(level, token.start, sentence);
  const town = division ? undefined : levels.townOf(level, token.start);
  if (town) return { start: token.start, end, place: town, explicit: true, town };
  return { start: token.start, end, division, place: division?.name ?? level, explicit: false };
}

/** 湖|南京|度…: of two places that share a character the one that starts first, where a word can start there. */
function overlappingBefore(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  found: Prefix,
): Prefix | undefined {
  for (let start = found.start - 1; start >= Math.max(sentence.start, found.start - 2); start--) {
    const { gazetteer } = context.knowledge;
    const form = context.folded.slice(start, found.start + 1);
    const division = gazetteer.byShort(form)[0] ?? gazetteer.byName(form)[0];
    if (division && tokens.isBoundary(start)) {
      return { start, end: start + form.length, division, place: division.name, explicit: true };
    }
  }
  return undefined;
}

/** 上海|安福…公司: a place before one that does not lie in it belongs to the company's name; else the start of `found`. */
function foreignPlaceBefore(context: RecogniseContext, tokens: TokenIndex, sentence: Span, found: Prefix): number {
  const { gazetteer } = context.knowledge;
  const before = tokens.token(tokens.at(found.start - 1));
  if (!before || before.start < sentence.start || before.end !== found.start || !found.division) return found.start;
  const word = context.folded.slice(before.start, before.end);
  const outer = gazetteer.byShort(word)[0];
  const isPart = outer !== undefined && before.pos === 'ns' && !gazetteer.lies(found.division, outer);
  return isPart && !gazetteer.byShort(word).some((each) => found.division && gazetteer.lies(found.division, each))
    ? before.start
    : found.start;
}

/** 国家开发银行|四川省|分行: a branch's name goes on before its place. */
function isBranch(context: RecogniseContext, tokens: TokenIndex, suffix: Span, prefix: Prefix): boolean {
  const { folded } = context;
  if (
    folded[prefix.start - 1] === '驻' &&
    /(?:领事馆|总领馆|大使馆|代表处|办事处)$/.test(folded.slice(suffix.start, suffix.end))
  )
    return true;
  const unit = folded.slice(suffix.start, suffix.end);
  // 星澜集团|江西|公司
  const isOfGroup = unit === '公司' && folded.startsWith('集团', prefix.start - 2) && prefix.end === suffix.start;
  if (!isOfGroup && !/^(?:分行|支行|分公司|营业部|供电公司|分院|记者站)$/.test(unit)) return false;
  const previous = tokens.token(tokens.at(prefix.start - 1));
  return previous !== undefined && isHan(folded.charCodeAt(previous.start)) && !isStop(context, previous, tokens);
}

/** 莫仕|成都|工厂: an unknown word or Latin letters directly before the place belong to the name. */
function continuesBefore(context: RecogniseContext, tokens: TokenIndex, sentence: Span, at: number): boolean {
  const blank = context.folded[at - 1] === ' ' && /[A-Za-z]/.test(context.folded[at - 2] ?? '') ? 1 : 0;
  if (at - blank <= sentence.start) return false;
  // a line of a list: 甲某某|宁波市某某公司
  const opening = context.folded.slice(sentence.start, at);
  const { names } = context.knowledge;
  const limit = opening.length === 3 ? 24 : opening.length === 2 ? 12 : 0;
  if (names.surnameAt(opening, 0) === 1 && names.cost(opening, 0, opening.length, 1) < limit) return false;
  const previous = tokens.token(tokens.at(at - blank - 1));
  if (!previous || isStop(context, previous, tokens)) return false;
  // 投资公司|商丘公司: the whole stands before its branch
  if (context.folded.slice(at - 2, at) === '公司') return false;
  const unit = context.folded.charCodeAt(at - 1);
  if (/[A-Za-z]/.test(context.folded[at - blank - 1] as string)) return true;
  if (!isHan(unit)) return false;
  if (['x', 'nz', 'nr', 'j'].includes(previous.pos)) return true;
  // 湘中|路桥|建设集团: a place word that is no division
  const word = context.folded.slice(previous.start, previous.end);
  const { gazetteer } = context.knowledge;
  if (previous.pos === 'ns' && gazetteer.byShort(word).length === 0 && gazetteer.byName(word).length === 0) return true;
  const before = tokens.token(tokens.at(previous.start - 1));
  const bothSingle = previous.end - previous.start === 1 && before !== undefined && before.end - before.start === 1;
  return (
    bothSingle &&
    before.start >= sentence.start &&
    isHan(context.folded.charCodeAt(before.start)) &&
    !isStop(context, before, tokens)
  );
}

/** An unknown character, or a word that may be the name of the level's place: 甘昌|县. */
function mayNamePlace(token: Token): boolean {
  return (
    token.pos === 'x' ||
    token.pos === 'ns' ||
    token.pos === 'nz' ||
    (token.end - token.start === 1 && 'nag'.includes(token.pos))
  );
}

/** Takes generic words and loose verbs off the left end; undefined when nothing of a name remains. */
export function trim(context: RecogniseContext, tokens: TokenIndex, walk: Walk, suffixStart: number): Walk | undefined {
  if (walk.prefix || walk.joint) return walk;
  const { folded, knowledge } = context;
  let { start } = walk;
  while (start < suffixStart) {
    const token = tokens.token(tokens.at(start));
    if (!token) break;
    const end = Math.min(token.end, suffixStart);
    // 新闻|与传播学院: half of a name
    if (/^[与和]$/.test(folded[end] ?? '')) break;
    const word = folded.slice(start, end);
    const loose =
      knowledge.organs.generic.has(word) ||
      (token.pos === 'v' && word.length >= 2 && start === walk.start && end < suffixStart);
    if (!loose) break;
    start = end;
  }
  return start < suffixStart ? { ...walk, start } : undefined;
}
