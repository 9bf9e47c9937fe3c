import type { Span } from '../../../domain/span.js';
import type { PlaceHints } from '../../../knowledge/gazetteer.js';
import type { OrganizationKind } from '../../../knowledge/organs.js';
import type { Token } from '../../../text/words.js';
import { isHan } from '../../../text/words.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import { isStop } from './boundaries.js';
import type { OrganizationCandidate } from './candidate.js';
import { type Levels, levelAt, type Prefix, placeChainAt } from './prefix.js';

/** Longest name in code units. */
const LONGEST = 30;

/** Suffixes that make a name of whatever stands before them; the others need a place, a level or an unknown word. */
const STRONG =
  /(?:公司|大学|学院|医院|中学|小学|幼儿园|出版社|集团|日报社?|晚报社?|电视台|基金会|协会|学会|商会|联合会|事务所|合作社|研究院|研究所|博物馆|党校|税务局|公安局|管理局|总局|人民政府|人民法院|人民检察院|管委会|管理委员会|领导小组|考察团|代表团|组织部|宣传部|统战部|剧团|剧院|艺术团)$/;

/** Organizations named by their suffix: 湖南京度供应链管理有限公司, 临沂大学, 市博物馆, 成都市公安局. */
export function suffixCandidates(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
): OrganizationCandidate[] {
  const { folded, knowledge } = context;
  const found: OrganizationCandidate[] = [];
  for (const hit of knowledge.organs.suffixes.scan(folded, sentence.start, sentence.end)) {
    const ends =
      tokens.isBoundary(hit.end) || !isHan(folded.charCodeAt(hit.end)) || knowledge.titles.heads.at(folded, hit.end);
    if (!ends) continue;
    const next = folded.slice(hit.end, Math.min(sentence.end, hit.end + 8));
    if (BODY.test(hit.phrase) && POST_AFTER_BODY.test(next)) continue;
    if (LOOSE.test(hit.phrase) && !LOOSE_END.test(next)) continue;
    if (/^(?:[一二三四五]期|项目|工程)/.test(next)) continue;
    const candidate = walkLeft(context, sentence, tokens, levels, hit, hit.value.kind);
    if (candidate) found.push(candidate);
  }
  return found;
}

/** Party bodies whose posts stay with the organization: 临沂大学|党委书记. */
const BODY = /^(?:党组|党委|党总支|团委|工会|董事会|监事会)$/;
const POST_AFTER_BODY = /^(?:常务)?副?(?:书记|成员|委员|常委|组长|主席|主任)/;
/** Company words that end a name only where something other than a noun follows: 蓝思科技、, not 航空发动机. */
const LOOSE =
  /^(?:科技|实业|航空|电力|动画|影业|传媒|建材|矿业|重工|股份|控股|基金|保险|证券|物业|置业|置地|地产|百货|药业|电网)$/;
const LOOSE_END =
  /^(?:[、,。;:!?)”》 ]|等|$|的|和|与|及|在|将|已|是|有|为|党委|党组|董事|总经理|总裁|副总|创始|负责|首席|集团|公司)/;
const EMPTY_NAME = /^(?:高水平|一流|综合性|应用型|世界|双一流|重点|普通|新型|大型|中小型|国家级|省级|市级)/;

interface Walk {
  start: number;
  /** True when the name contains a known joint stem (文化和旅游), which stays whole. */
  joint: boolean;
  prefix?: Prefix;
  /** True when some token of the modifier is no dictionary word, or a proper noun. */
  proper: boolean;
}

function walkLeft(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  suffix: Span,
  kind: OrganizationKind,
): OrganizationCandidate | undefined {
  const { folded } = context;
  const walk = stretch(context, sentence, tokens, levels, suffix, kind);
  const trimmed = trim(context, tokens, walk, suffix.start);
  if (!trimmed) return undefined;
  const { start, prefix } = trimmed;
  const modifier = folded.slice(prefix ? prefix.end : start, suffix.start);
  const printedSuffix = folded.slice(suffix.start, suffix.end);
  if (!prefix) {
    const local = localDepartment(context, sentence, levels, suffix, start, kind);
    if (local) return local;
  }
  if (EMPTY_NAME.test(folded.slice(start, suffix.end)) && !prefix) return undefined;
  if (!prefix && kind === 'government' && /^(?:局|厅|署|办|分局|办公室|委员会|工作组)$/.test(printedSuffix))
    return undefined;
  if (kind === 'government' && printedSuffix === '局' && modifier.length < 2) return undefined;
  if (printedSuffix === '基地' && !isUnit(context, folded.slice(start, suffix.start))) return undefined;
  if (LOOSE.test(printedSuffix) && hasVerb(tokens, prefix ? prefix.end : start, suffix.start)) return undefined;
  if (
    !prefix &&
    !trimmed.proper &&
    !oddList(context, tokens, start, suffix.start) &&
    !(STRONG.test(printedSuffix) && modifier.length >= 2)
  )
    return undefined;
  if (prefix && !prefix.explicit && modifier.length === 0 && printedSuffix.length < 3) return undefined;
  if (!prefix && modifier.length < 2) return undefined;
  if (
    prefix?.explicit &&
    modifier === '' &&
    /^(?:中心|厂|局|厅|工作组|科技|航空|委员会|酒店|集团|部队)$/.test(printedSuffix)
  )
    return undefined;
  return named(context, start, suffix.end, prefix, modifier + printedSuffix, kind);
}

/** A company's unit in a place: TCL成都|基地. */
function isUnit({ knowledge }: RecogniseContext, before: string): boolean {
  return [2, 3].some(
    (length) => before.length > length && knowledge.gazetteer.byShort(before.slice(-length)).length > 0,
  );
}

function hasVerb(tokens: TokenIndex, start: number, end: number): boolean {
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    if (token.pos === 'v' && token.end - token.start > 1) return true;
    at = token.end;
  }
  return false;
}

/** 、可可豆|动画: a single character left over between words of a list item is no word, so the item is a name. */
function oddList({ folded }: RecogniseContext, tokens: TokenIndex, start: number, end: number): boolean {
  if (folded[start - 1] !== '、' || end - start > 4) return false;
  for (let at = start; at < end; ) {
    const token = tokens.token(tokens.at(at));
    if (!token) return false;
    if (token.end - token.start === 1) return true;
    at = token.end;
  }
  return false;
}

const DEPARTMENT_HEAD = /^(?:党委|党组)?(?:常务)?副?(?:书记|局长|厅长|主任|政委|队长|大队长|支队长)/;

/** 副县长、公安局|局长: a department without its level, before its head's title, is that of the place spoken of. */
function localDepartment(
  context: RecogniseContext,
  sentence: Span,
  levels: Levels,
  suffix: Span,
  start: number,
  kind: OrganizationKind,
): OrganizationCandidate | undefined {
  const { folded, knowledge } = context;
  const body = folded.slice(start, suffix.end);
  const association = /^(?:总商会|总工会|工商联|工商业联合会|妇联|科协|文联|残联|侨联|红十字会)$/.test(body);
  const heads = association ? /^(?:党组)?(?:常务)?副?(?:书记|会长|主席|理事长)/ : DEPARTMENT_HEAD;
  if ((kind !== 'government' && !association) || !heads.test(folded.slice(suffix.end, suffix.end + 8)))
    return undefined;
  const department = knowledge.organs.departments.at(body, 0);
  const known = department?.phrase === body;
  if (!known && !association && !/^\p{Script=Han}{2,8}局$/u.test(body)) return undefined;
  const place = levels.spokenOf(start, sentence);
  if (!place) return undefined;
  const name = place.division.name + (known ? (department?.value ?? body) : body);
  return {
    start,
    end: suffix.end,
    name,
    kind,
    aliases: [],
    division: place.division,
    explicit: false,
    rule: 'recognise/local-department',
    certain: place.inSentence,
    weight: 1,
  };
}

/** Walks over tokens to the left while they can belong to a name. */
function stretch(
  context: RecogniseContext,
  sentence: Span,
  tokens: TokenIndex,
  levels: Levels,
  suffix: Span,
  kind: OrganizationKind,
): Walk {
  const { folded, knowledge } = context;
  const walk: Walk = { start: suffix.start, joint: false, proper: false };
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
      break;
    }
    if (isStop(context, token, tokens) && !joinsSchool(context, token) && !joinsDepartment(context, token, kind)) {
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

/** 东海轨道(株洲)|有限公司: the start of a place in brackets that belongs to a company's name. */
function parenthesised({ folded }: RecogniseContext, at: number): number | undefined {
  const bracket = /\(\p{Script=Han}{2,6}\)$/u.exec(folded.slice(Math.max(0, at - 8), at));
  return bracket ? at - bracket[0].length : undefined;
}

/** 州教育|和|体育局: a conjunction within the name of a department whose level stands before it. */
function joinsDepartment({ folded }: RecogniseContext, token: Token, kind: OrganizationKind): boolean {
  if (kind !== 'government' || folded.slice(token.start, token.end) !== '和') return false;
  const before = folded.slice(Math.max(0, token.start - 8), token.start);
  return /[省市县区州旗盟]\p{Script=Han}{2,6}$/u.test(before) && !/[局厅委办部院会府协联]$/.test(before);
}

/** 大学材料科学|与|工程学院: a conjunction within the name of a university's school. */
function joinsSchool({ folded }: RecogniseContext, token: Token): boolean {
  if (!/^[与和]$/.test(folded.slice(token.start, token.end))) return false;
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
  const { folded, knowledge, article } = context;
  let best: Prefix | undefined;
  for (let start = end - 2; start >= Math.max(sentence.start, end - 16); start--) {
    const unit = folded.charCodeAt(start);
    if (!isHan(unit)) break;
    if (knowledge.divisionOpeners[unit] !== 1 || !tokens.isBoundary(start)) continue;
    const hints = (): PlaceHints => ({
      city: article.meta.city,
      province: article.meta.province,
      near: levels.near(start),
    });
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
  const base = { start: token.start, end, place: division?.name ?? level, explicit: false };
  return division ? { ...base, division } : base;
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

/** 国家开发银行|四川省|分行: a branch's name goes on before its place. */
function isBranch(context: RecogniseContext, tokens: TokenIndex, suffix: Span, prefix: Prefix): boolean {
  const { folded } = context;
  if (!/^(?:分行|支行|分公司|营业部|供电公司|分院)$/.test(folded.slice(suffix.start, suffix.end))) return false;
  const previous = tokens.token(tokens.at(prefix.start - 1));
  return previous !== undefined && isHan(folded.charCodeAt(previous.start)) && !isStop(context, previous, tokens);
}

/** 莫仕|成都|工厂: an unknown word or Latin letters directly before the place belong to the name. */
function continuesBefore(context: RecogniseContext, tokens: TokenIndex, sentence: Span, at: number): boolean {
  const blank = context.folded[at - 1] === ' ' && /[A-Za-z]/.test(context.folded[at - 2] ?? '') ? 1 : 0;
  if (at - blank <= sentence.start) return false;
  const previous = tokens.token(tokens.at(at - blank - 1));
  if (!previous || isStop(context, previous, tokens)) return false;
  const unit = context.folded.charCodeAt(at - 1);
  if (/[A-Za-z]/.test(context.folded[at - blank - 1] as string)) return true;
  if (!isHan(unit)) return false;
  if (['x', 'nz', 'nr', 'j'].includes(previous.pos)) return true;
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
function trim(context: RecogniseContext, tokens: TokenIndex, walk: Walk, suffixStart: number): Walk | undefined {
  if (walk.prefix || walk.joint) return walk;
  const { folded, knowledge } = context;
  let { start } = walk;
  while (start < suffixStart) {
    const token = tokens.token(tokens.at(start));
    if (!token) break;
    const end = Math.min(token.end, suffixStart);
    const word = folded.slice(start, end);
    const loose =
      knowledge.organs.generic.has(word) ||
      (token.pos === 'v' && word.length >= 2 && start === walk.start && end < suffixStart);
    if (!loose) break;
    start = end;
  }
  return start < suffixStart ? { ...walk, start } : undefined;
}

/** 湖南自贸区长沙片区|党工委 → 中共湖南自贸区长沙片区工作委员会. */
function workCommittee(
  start: number,
  end: number,
  zone: string,
  printed: string,
  prefix: Prefix | undefined,
): OrganizationCandidate {
  const division = prefix?.division ? { division: prefix.division } : {};
  const rule = 'recognise/place-and-suffix';
  return {
    start,
    end,
    name: `中共${zone}工作委员会`,
    kind: 'party',
    aliases: [printed],
    ...division,
    explicit: true,
    rule,
    certain: true,
    weight: 1,
  };
}

function partyBody(start: number, end: number, prefix: Prefix, body: string): OrganizationCandidate {
  const division = prefix.division ? { division: prefix.division } : {};
  const name = `中共${prefix.place}${body}`;
  const rule = 'recognise/organ-of-level';
  return {
    start,
    end,
    name,
    kind: 'party',
    aliases: [prefix.place + body],
    ...division,
    explicit: prefix.explicit,
    rule,
    certain: true,
    weight: 1,
  };
}

function named(
  context: RecogniseContext,
  start: number,
  end: number,
  prefix: Prefix | undefined,
  body: string,
  kind: OrganizationKind,
): OrganizationCandidate {
  const { folded, knowledge } = context;
  const printed = folded.slice(start, end);
  const committee = /^(.+?)党工委$/.exec(printed)?.[1];
  if (committee && prefix?.explicit !== false) return workCommittee(start, end, committee, printed, prefix);
  // 省委外事工作委员会办公室: a body of the level's party committee
  if (prefix?.division && body.startsWith('委')) return partyBody(start, end, prefix, body);
  const department = knowledge.organs.departments.at(body, 0);
  const full = department && department.phrase === body ? department.value : body;
  const official = kind === 'government' || kind === 'party' || kind === 'judiciary';
  const resolved = prefix && (prefix.division || prefix.town) && (official || !prefix.explicit);
  const place = prefix?.town ?? prefix?.place ?? '';
  const numbered = /^([一二三四五六七八九十]+)(中|小|幼|医院)$/.exec(full);
  const whole = numbered
    ? `第${numbered[1]}${numbered[2] === '中' ? '中学' : numbered[2] === '小' ? '小学' : numbered[2] === '幼' ? '幼儿园' : '人民医院'}`
    : full;
  const name = resolved ? place + whole : printed;
  const certain = !prefix || prefix.explicit || prefix.division !== undefined;
  return {
    start,
    end,
    name,
    kind,
    aliases: name === printed || (prefix && !prefix.explicit) ? [] : [printed],
    ...(prefix?.division ? { division: prefix.division } : {}),
    explicit: prefix?.explicit ?? false,
    rule: prefix ? (prefix.explicit ? 'recognise/place-and-suffix' : 'recognise/level-and-suffix') : 'recognise/suffix',
    certain,
    weight: 1,
  };
}
