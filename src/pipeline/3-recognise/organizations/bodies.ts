import type { Span } from '../../../domain/span.js';
import type { Organ, OrganizationKind } from '../../../knowledge/organs.js';
import { CharSet } from '../../../text/chars.js';
import type { RecogniseContext } from '../context.js';
import type { TokenIndex } from '../token-index.js';
import { aliasesOf, type OrganizationCandidate } from './candidate.js';
import type { Prefix } from './prefix.js';

export interface Body {
  readonly end: number;
  readonly name: string;
  readonly organ?: Organ;
  /** Kind of an organ of a zone, town or village, whose `name` is then a template. */
  readonly lower?: OrganizationKind;
}

/** The organ or department that follows a prefix. */
export const SESSION = /^第?[一二三四五六七八九十百\d]{1,4}届/;

/** The characters with which `SESSION` begins. */
const SESSION_OPENERS = new CharSet('第一二三四五六七八九十百0123456789');

export function bodyAt(context: RecogniseContext, given: Prefix, sentence: Span, tokens: TokenIndex): Body | undefined {
  const { folded, knowledge } = context;
  // 泉州市|十六届|人大常委会: the session's number is no part of the organ
  const session = SESSION_OPENERS.has(folded.charCodeAt(given.end))
    ? (SESSION.exec(folded.slice(given.end, Math.min(sentence.end, given.end + 8)))?.[0] ?? '')
    : '';
  const skip = session.length || (saysLevelTwice(folded, given) ? 1 : 0);
  const prefix = skip > 0 ? { ...given, end: given.end + skip } : given;
  if (prefix.zone || prefix.town) return lowerBodyAt(folded, prefix);
  if (
    prefix.division &&
    prefix.explicit &&
    folded.startsWith('地委', prefix.end) &&
    !folded.startsWith('员会', prefix.end + 2)
  )
    return formerPrefecture(prefix);
  const organ = knowledge.organs.forms.at(folded, prefix.end, sentence.end);
  const department = knowledge.organs.departments.at(folded, prefix.end, sentence.end);
  if (department && (!organ || department.phrase.length > organ.phrase.length)) {
    return { end: prefix.end + department.phrase.length, name: department.value };
  }
  const region = regionalBodyAt(context, prefix, sentence);
  if (region) return region;
  if (!organ) return undefined;
  const long =
    organ.phrase === '委'
      ? COMMITTEE_BODY.exec(folded.slice(prefix.end + 1, Math.min(sentence.end, prefix.end + 20)))?.[0]
      : undefined;
  if (long) return partyBody(prefix.end + 1 + long.length, long);
  const end = prefix.end + organ.phrase.length;
  const token = tokens.token(tokens.at(prefix.end));
  // 州|委托: the organ's form is only the head of a longer word
  if (token && token.start === prefix.end && token.end > end && organ.phrase === '委') return undefined;
  return { end, name: organ.phrase, organ: organ.value };
}

/** 攸县|县委, 株洲市|市政府: the level printed once more before the organ. */
function saysLevelTwice(folded: string, { end, explicit, town, zone }: Prefix): boolean {
  return (
    explicit &&
    !town &&
    !zone &&
    folded.charCodeAt(end - 1) === folded.charCodeAt(end) &&
    /^[省市县区州](?:委|政府|人大|政协|纪委)/.test(folded.slice(end, end + 3))
  );
}

const COMMITTEE_BODY =
  /^(?:全面[^\s,。、]{2,8}委员会|第[一二三四五六七八九十]+(?:巡视|巡察|督导|指导|督查|巡回指导)组|巡[视察]第[一二三四五六七八九十]+组|讲师团|督查室|外事工作委员会(?:办公室)?|党史学习教育[^\s,。、]{0,6}(?:领导小组|指导组)|[^\s,。、的和与在召开]{2,8}(?:工作领导小组|领导小组)(?:办公室)?)/;

/** 市委全面深化改革委员会, 省委第三巡视组: a body of the party committee. */
function partyBody(end: number, form: string): Body {
  return {
    end,
    name: form,
    organ: { forms: [form], name: `中共{place}委${form}`, kind: 'party', aliases: [`{place}委${form}`] },
  };
}

/** 新疆维吾尔自治区|党委宣传部: the party committee of an autonomous region, or of 兵团, is called 党委, not 委. */
function regionalBodyAt({ folded, knowledge }: RecogniseContext, prefix: Prefix, sentence: Span): Body | undefined {
  if ((!prefix.corps && !prefix.division?.name.endsWith('自治区')) || !folded.startsWith('党委', prefix.end))
    return undefined;
  const form = knowledge.organs.forms.at(folded.slice(prefix.end + 1, Math.min(sentence.end, prefix.end + 14)), 0);
  return form ? { end: prefix.end + 1 + form.phrase.length, name: form.phrase, organ: form.value } : undefined;
}

/** 通化|地委: the party committee of a prefecture that is a city today. */
function formerPrefecture(prefix: Prefix): Body {
  const short = prefix.division?.short ?? prefix.place;
  const organ: Organ = { forms: ['地委'], name: `中共${short}地区委员会`, kind: 'party', aliases: [`${short}地委`] };
  return { end: prefix.end + 2, name: '地委', organ };
}

/** Organs of a zone, town or village, by printed form. */
const LOWER: readonly (readonly [form: string, name: string, kind: OrganizationKind])[] = [
  ['党工委', '中共{place}工作委员会', 'party'],
  ['工委', '中共{place}工作委员会', 'party'],
  ['管委会', '{place}管理委员会', 'government'],
  ['管理委员会', '{place}管理委员会', 'government'],
  ['党委', '中共{place}委员会', 'party'],
  ['人民政府', '{place}人民政府', 'government'],
  ['政府', '{place}人民政府', 'government'],
  ['人大', '{place}人民代表大会', 'congress'],
  ['办事处', '{place}办事处', 'government'],
  ['党支部', '{place}党支部', 'party'],
  ['党总支', '{place}党总支', 'party'],
  ['村委会', '{place}村民委员会', 'other'],
  ['村民委员会', '{place}村民委员会', 'other'],
  ['居委会', '{place}居民委员会', 'other'],
];

function lowerBodyAt(folded: string, prefix: Prefix): Body | undefined {
  const found = LOWER.find(([form]) => folded.startsWith(form, prefix.end));
  if (!found) return undefined;
  const [form, name, kind] = found;
  return { end: prefix.end + form.length, name, lower: kind };
}

/** 漆河镇|党委 → 中共漆河镇委员会: the name is that of the innermost place, which the span starts with. */
export function lowerOrgan(
  { folded }: RecogniseContext,
  prefix: Prefix,
  template: string,
  kind: OrganizationKind,
  end: number,
): OrganizationCandidate {
  const inner = prefix.town ?? prefix.zone ?? prefix.place;
  const start = prefix.end - inner.length;
  const name = template.replace('{place}', inner);
  return {
    start,
    end,
    name,
    kind,
    aliases: aliasesOf(name, folded.slice(start, end)),
    division: prefix.division,
    explicit: true,
    rule: 'recognise/organ-of-place',
    certain: true,
    weight: 2,
  };
}
